"""A small invented evidence base of two countries, and papers held against it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.audit.against import check_against
from techplomacy.corpus import make_document
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.extraction import extract_records
from techplomacy.model import (
    About,
    Basis,
    Document,
    Event,
    Finding,
    Funds,
    Initiative,
    Money,
    Observation,
    Participant,
    Record,
    Series,
    Source,
    Statement,
    Step,
    Study,
    Tier,
    When,
    YearType,
)
from techplomacy.resolution import resolve_actors

DST = Participant("Department of Science and Technology", "IND", acronym="DST", actor="ind-dst")
JST = Participant("Japan Science and Technology Agency", "JPN", acronym="JST", actor="jpn-jst")
JICA = Participant("Japan International Cooperation Agency", "JPN", acronym="JICA", actor="jpn-jica")
INDIA = Participant("Government of India", "IND", actor="ind-gov")
JAPAN = Participant("Government of Japan", "JPN", actor="jpn-gov")
OPENING = "# Ties of India and Japan\n\nIndia and Japan have worked together for long.\n\n"


def make_event(
    key: str,
    kind: str,
    title: str,
    step: Step,
    parties: tuple[Participant, ...],
    sector: str,
    money: tuple[Funds, ...] = (),
    sources: tuple[str, ...] = ("gazette", "herald"),
) -> Event:
    return Event(key, kind, title, (step,), parties, (sector,), money, (key,), sources, 2)


EVENTS = (
    make_event(
        "glacier-mou",
        "memorandum_of_understanding",
        "Memorandum of Understanding on glacier monitoring",
        Step("signed", When("2019-05-10")),
        (DST, JST),
        "environment",
    ),
    make_event(
        "tidal-approval",
        "other",
        "Cabinet approval of the tidal energy memorandum",
        Step("approved", When("2020-10-07")),
        (INDIA,),
        "clean_energy",
    ),
    make_event(
        "tidal-moc",
        "memorandum_of_cooperation",
        "Memorandum of Cooperation on tidal energy",
        Step("signed", When("2022-03-19")),
        (INDIA, JAPAN),
        "clean_energy",
    ),
    make_event(
        "kosi-loan",
        "loan_agreement",
        "Kosi bridge rehabilitation project",
        Step("signed", When("2015-03-27")),
        (INDIA, JICA),
        "transport",
        (Funds(Money(Decimal(12_000_000_000), "JPY"), "agreement", "kosi-loan"),),
    ),
    make_event(
        "quantum-mou",
        "memorandum_of_understanding",
        "Memorandum of Understanding on quantum sensors",
        Step("signed", When("2021-02-03")),
        (DST, JST),
        "quantum",
        sources=("itself",),
    ),
)


def make_record(event: Event) -> Record:
    step = event.steps[0]
    told = (
        Statement("kind", event.kind, Basis.CITED),
        Statement("title", event.title, Basis.CITED),
        Statement("step", step, Basis.CITED),
        *(Statement("participant", party, Basis.CITED, n=n) for n, party in enumerate(event.participants)),
        *(Statement("amount", funds.money, Basis.CITED) for funds in event.money),
    )
    return Record(event.id, About.ACT, event.sources[0], "coder:one", told)


def make_source(key: str, title: str) -> Source:
    return Source(key, f'{{"id": "{key}"}}', title, "Press", Tier.OFFICIAL, None, f"https://example.org/{key}")


def make_flow(key: str, basis: str, values: dict[str, int], *, fiscal: bool) -> tuple[Series, list[Observation]]:
    kind = YearType.APRIL_MARCH if fiscal else YearType.CALENDAR
    series = Series(key, key, f"Investment, {basis}", "USD million", basis, kind, "JPN", "IND", "USD")
    found = []
    for year, value in values.items():
        when = When(f"{year}-04-01/{int(year) + 1}-03-31") if fiscal else When(year)
        period = f"FY{year}-{(int(year) + 1) % 100:02}" if fiscal else year
        found.append(Observation(key, period, when, Decimal(value), "gazette"))
    return series, found


BANK = make_flow(
    "fdi_bank", "central bank", {"2014": 1800, "2015": 2500, "2016": 4200, "2017": 3000, "2018": 2500}, fiscal=True
)
OFFICE = make_flow(
    "fdi_office",
    "investment office",
    {"2013": 1200, "2014": 2000, "2015": 2600, "2016": 4700, "2017": 1610, "2018": 2980, "2019": 3170},
    fiscal=True,
)

AGED = Series(
    "aged", "aged", "Population aged 65 and over, Japan", "percent of population", "census", YearType.CALENDAR, "JPN"
)
AGED_IN_2017 = Observation("aged", "2017", When("2017"), Decimal("27.7"), "gazette")


def make_view(folder: Path) -> View:
    path = folder / "evidence.sqlite"
    study = Study("two", "Two countries", "What?", ("IND", "JPN"), When("1950/2025"), date(2025, 6, 30))
    thread = Initiative(
        "seagull",
        "SEAGULL satellite",
        ("space",),
        (),
        promised="launch by 2024",
        delivered="launch now 2029",
        score=0,
        sources=("gazette",),
    )
    write_evidence(
        path,
        Contents(
            study=study,
            sources=[
                make_source("gazette", "Official gazette of acts"),
                make_source("herald", "Herald of both countries"),
                make_source("itself", "Glaciers, tides and bridges"),
            ],
            records=[make_record(event) for event in EVENTS],
            events=EVENTS,
            members={event.id: event.id for event in EVENTS},
            initiatives=[thread],
            series=[BANK[0], OFFICE[0], AGED],
            observations=[*BANK[1], *OFFICE[1], AGED_IN_2017],
        ),
    )
    return View(EvidenceBase.open(path))


def make_paper(text: str, *, opening: str = OPENING) -> Document:
    return make_document(f"{opening}{text}\n\nOther things followed in both countries.\n", name="paper.md")


def find_all(view: View, text: str, *, opening: str = OPENING) -> list[Finding]:
    """The findings of a text against a view, those on what was not compared left out."""
    paper = make_paper(text, opening=opening)
    found = list(extract_records(paper, vocabulary=view.vocabulary))
    records, _, _, _ = resolve_actors(found, vocabulary=view.vocabulary, countries=view.study.countries)
    return [f for f in check_against(view, paper, records) if f.kind not in ("unchecked", "instrument-missing")]


def tell(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.verdict) for finding in findings]
