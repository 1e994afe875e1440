"""Key figures of the default study, from its folder to its report: what must not change unseen, and the known traps."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.ledger import answer_ledger
from techplomacy.analysis.propositions import list_shapes
from techplomacy.analysis.view import find_when
from techplomacy.evidence import EvidenceBase
from techplomacy.model import Event, Money, Record, When, YearType
from techplomacy.workbench.folder import DEFAULT_STUDY
from techplomacy.workbench.mapping import map_study

RAIL = "mahsr"  # the initiative of the high-speed railway
NOTES, FIRST_LOAN = "loan-2017-09-14-mahsr-en-100bn", "loan-mahsr-tranche1"
BILLION = Decimal(10) ** 9


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return map_study(DEFAULT_STUDY, out=tmp_path_factory.mktemp("india_japan")).folder


@pytest.fixture(scope="module")
def view(build: Path) -> View:
    return View(EvidenceBase.open(build / "evidence.sqlite"))


def read_text(build: Path) -> str:
    page = (build / "report.html").read_text(encoding="utf-8")
    plain = re.sub(r"<sup.*?</sup>", "", re.sub(r"<style>.*?</style>", " ", page, flags=re.S), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", plain))


def list_actors(view: View, name: str, country: str | None = None) -> list[tuple[Event, str | None]]:
    """The events in which a body stands under this name, and who it was taken for."""
    return [
        (event, body.actor)
        for event in view.events
        for body in event.participants
        if body.name == name and country in (None, body.country)
    ]


def find_billions(record: Record) -> Decimal:
    (amount,) = record.values("amount")
    assert isinstance(amount, Money)
    return amount.amount / BILLION


def test_nothing_is_lost_on_the_way(view: View) -> None:
    assert len(view.events) == 533
    assert len(view.initiatives) == 168
    assert len(view.policies) == 55
    assert len(view.searches) == 91
    assert len(view.series) == 306
    assert sum(len(told) for told in view.observations.values()) == 3237
    assert {record.id for record in view.base.records() if record.id in view.by_id} == {e.id for e in view.events}


def test_outcomes_of_initiatives_keep_what_is_not_known(view: View) -> None:
    scores = [thread.score for thread in view.initiatives]
    assert [scores.count(score) for score in (1, 0, -1, None)] == [45, 52, 7, 64]


def test_every_value_is_accounted_for() -> None:
    """Nothing became an issue, so that what was used and what was left out on purpose are all there is."""
    with (DEFAULT_STUDY / "accounting.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["file"] for row in rows} >= {"events.jsonl", "initiatives.jsonl", "policies.jsonl", "searches.csv"}
    assert sum(row["file"].startswith("series/") for row in rows) > 100
    for row in rows:
        assert int(row["values"]) == int(row["used"]) + int(row["left_out"]), row
        assert row["reason"] or not int(row["left_out"]), row
    assert sum(int(row["values"]) for row in rows) > 40_000


def test_the_base_accounts_for_what_the_folder_holds(view: View) -> None:
    for account in view.base.accounting():
        assert account.values == account.used + sum(n for _, n in account.left_out) + account.issues


def test_the_railways_hundred_billion_of_notes_count_once(view: View) -> None:
    loan, notes = view.by_id[FIRST_LOAN], view.by_id[NOTES]
    assert [(f.money.amount, f.stage) for f in notes.money] == [(100 * BILLION, "notes")]
    told = [(f.money.amount / BILLION, f.stage, f.within) for f in loan.money]
    assert told == [(Decimal("89.547"), "agreement", NOTES)]
    assert loan.follows == NOTES
    rows = [record for record in view.claims if "High Speed" in str(record.values("title"))]
    sums = {kept: sorted(find_billions(r) for r in rows if r.values("summable") == (kept,)) for kept in (True, False)}
    assert sums[True] == [100, 100, 150, 300, 400]
    assert sums[False] == [Decimal("10.453"), Decimal("89.547"), 300]
    assert sum(sums[False][:2]) == 100
    for row in answer_ledger(view).rows:
        year, stage, total = (str(row[n].value) for n in (0, 1, 2))
        if year in ("JFY2017", "JFY2018") and stage == "agreement":
            assert total == "JPY 0" and not row[2].ids


def test_investment_of_2016_stands_on_three_bases_that_are_never_joined(view: View) -> None:
    found = {}
    for shape in list_shapes(view, "investment"):
        assert {point.taken.series for point in shape.points} == {shape.series.id}
        for point in shape.points:
            if point.taken.period in ("2016", "FY2016-17"):
                found[shape.series.id] = (point.taken.value, shape.series.basis.split()[0], shape.series.year_type)
    assert sorted(found.values()) == [
        (4200, "RBI,", YearType.APRIL_MARCH),
        (4700, "DPIIT", YearType.APRIL_MARCH),
        (5700, "Japan", YearType.CALENDAR),
    ]
    units = {(s.basis, s.year_type, s.unit, s.measure) for s in view.series.values() if s.id in found}
    assert len(units) == 3


def test_the_report_tells_2016_on_each_basis(build: Path) -> None:
    text = read_text(build)
    for value in ("USD 4,700 million in FY2016-17", "USD 4,200 million in FY2016-17", "USD 5,700 million in 2016"):
        assert value in text
    assert "What “2016” can mean: one year, several bases" in text
    assert "none of them corrects another" in text


def test_a_ministry_before_and_after_2001(view: View) -> None:
    bodies = {body.id: body for body in view.vocabulary.bodies}
    before, after = bodies["jpn-miti"], bodies["jpn-meti"]
    assert before.until is not None and before.until.overlaps(When("2001-01"))
    assert (str(after.since), before.successor) == ("2001-01-06", "jpn-meti")
    for event in view.events:
        when = find_when(event)
        named = {body.actor for body in event.participants}
        if when is not None and when.latest is not None and when.latest.year < 2001:
            assert "jpn-meti" not in named, event.id
        if when is not None and when.earliest is not None and when.earliest.year > 2001:
            assert "jpn-miti" not in named, event.id
    assert sum("jpn-meti" in {b.actor for b in event.participants} for event in view.events) > 30


def test_two_companies_of_one_group_stay_two(view: View) -> None:
    ltd = {actor for _, actor in list_actors(view, "NTT Ltd.")}
    data = {actor for _, actor in list_actors(view, "NTT DATA")}
    assert len(ltd) == len(data) == 1
    assert ltd.isdisjoint(data) and None not in ltd | data
    assert len(list_actors(view, "NTT Ltd.")) >= 4 and len(list_actors(view, "NTT DATA")) >= 2


def test_the_ministry_of_communications_depends_on_country_and_year(view: View) -> None:
    told = {event.id: actor for event, actor in list_actors(view, "Ministry of Communications", "IND")}
    early = {actor for key, actor in told.items() if (w := find_when(view.by_id[key])) and w.year and w.year < 2000}
    late = {actor for key, actor in told.items() if (w := find_when(view.by_id[key])) and w.year and w.year > 2000}
    assert (early, late) == ({"ind-moc-1947"}, {"ind-moc"})
    between = {actor for _, actor in list_actors(view, "Ministry of Communications and Information Technology", "IND")}
    assert between == {"ind-mcit"}
    japan = {b.actor for e in view.events for b in e.participants if b.country == "JPN" and b.actor}
    assert "jpn-mic" in japan and japan.isdisjoint({"ind-moc", "ind-moc-1947"})


def test_a_government_is_not_its_agency(view: View) -> None:
    both = [e for e in view.events if {"jpn-gov", "jpn-jica"} <= {b.actor for b in e.participants}]
    assert both
    assert view.base.actors()["jpn-jica"].kind == "agency"


def test_only_announced_or_approved_is_not_concluded(view: View) -> None:
    for event in view.events:
        names = {step.name for step in event.steps}
        assert view.is_concluded(event) == bool(names - {"announced", "planned", "approved"}), event.id


def test_known_duplicates_are_proposed_with_reasons(view: View) -> None:
    pairs = {frozenset((link.left, link.right)): link for link in view.base.links() if link.about == "event"}
    wanted = frozenset(("agr-2026-07-02-defence-codevelopment", "fu-2026-07-02-unicorn-project"))
    assert pairs[wanted].reasons
    told = {frozenset(issue.place.split(" / ")) for issue in view.base.issues() if issue.code == "possible-duplicate"}
    assert wanted in told
    assert view.by_id[min(wanted)].id != view.by_id[max(wanted)].id


def test_page_one_shows_on_what_the_statements_rest(build: Path, view: View) -> None:
    page = (build / "report.html").read_text(encoding="utf-8")
    front = re.sub(r"<[^>]+>", "", page[page.index('id="shares"') : page.index('id="answer"')])
    assert page.index('id="shares"') < page.index('id="answer"') < page.index('id="background"')
    shares = view.base.shares()
    total = sum(shares.values())
    for basis, count in shares.items():
        percent = f"{100 * count / total:.1f}".removesuffix(".0")
        assert f"{basis} {percent} %, {count:,} statements" in front, (basis, front[:600])
    assert total > 13_000


def test_the_answer_counts_what_the_tables_hold(build: Path, view: View) -> None:
    text = read_text(build)
    with (build / "tables" / "events.csv").open(encoding="utf-8", newline="") as stream:
        assert sum(1 for _ in csv.DictReader(stream)) == 533
    assert "The record holds 533 acts of cooperation between India and Japan from 1949 to 2026" in text
    assert "Of 168 initiatives, 45 are in use or in force, 52 are under way, 7 are lapsed" in text
    assert "transport (143), manufacturing and industry (88), energy and clean energy (78)" in text
    assert len(view.by_sector["transport"]) == 143


def test_the_words_claim_no_more_than_the_series(build: Path) -> None:
    text = read_text(build)
    for word in ("skyrocket", "dramatic", "surge", "soared", "unprecedented", "significantly"):
        captions = re.findall(r"Figure \w\. .{0,900}", text)
        assert captions and not any(word in caption.casefold() for caption in captions)
    assert "11 of 24 values may be incomplete" in text


def test_the_report_shows_each_conversion_with_rate_and_index(build: Path) -> None:
    text = read_text(build)
    assert (
        "JFY2015JPY 390 billionUSD 3.222 billion121.0491 JPY per USD, 2015"
        "JPY 430.7 billionUSD 2.844 billion100 in 2015, 110.444 in 2024" in text
    )
    assert "no rate between JPY and USD for 1958 (told from 1995 to 2025)" in text
