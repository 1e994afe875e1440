"""The India-Japan study: counts, traps of the data, and nothing that is not ours."""

import json
import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from random import Random

import pytest

from techplomacy.model import About, Basis, Bound, Money, Record, Step, Tier, YearType
from techplomacy.workbench.folder import DEFAULT_STUDY, open_study
from techplomacy.workbench.material import Material

PAPER = "patel-ijcrt"


@lru_cache(maxsize=1)
def load() -> Material:
    return open_study(DEFAULT_STUDY)


def acts() -> dict[str, Record]:
    return {record.id: record for record in load().records if record.about is About.ACT}


def steps(identifier: str) -> list[str]:
    found = [step for step in acts()[identifier].values("step") if isinstance(step, Step)]
    return [f"{step.name} {step.when or ''}".strip() for step in found]


def test_everything_is_there() -> None:
    material = load()
    about = Counter(record.about for record in material.records)
    assert about == {About.ACT: 533, About.POLICY: 55, About.CLAIM: 142}
    assert len(material.initiatives) == 168
    assert len(material.searches) == 91
    assert len(material.observations) == 3237
    assert len(material.series) == 306
    assert len(material.sources) > 1000
    assert material.study.as_of == date(2026, 11, 22)
    assert str(material.study.period) == "1949/2026"


def test_only_what_the_data_themselves_flag_is_an_issue() -> None:
    assert Counter(issue.code for issue in load().issues) == {
        "overlapping-rows": 3,
        "not-sti-policy": 3,
        "source-without-address": 1,
    }


def test_the_second_reading_is_a_sample_drawn_by_its_seed() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for coding in load().codings:
        told[coding.coder].add(coding.record)
    assert set(told) == {"first-pass", "second-reading"}
    assert told["first-pass"] == set(acts())
    assert told["second-reading"] == set(Random(20261126).sample(sorted(acts()), 200))


def test_no_evidence_of_a_claim_stands_on_both_sides() -> None:
    for argument in load().arguments:
        assert not set(argument.evidence_for) & set(argument.evidence_against), argument.id


def test_the_accounts_add_up_and_leave_nothing_out() -> None:
    for account in load().accounting:
        assert account.values == account.used + account.issues, account


def test_every_act_has_a_source_a_kind_and_a_step() -> None:
    sources = {source.id for source in load().sources}
    for record in acts().values():
        assert record.get("kind") and record.get("title") and record.get("step"), record.id
        assert record.source in sources
        assert set(record.values("source")) <= sources
        assert all(statement.basis in (Basis.CITED, Basis.DERIVED) for statement in record.statements)


def test_dates_keep_their_precision() -> None:
    assert steps("thumba-1960s") == ["launched 196X"]
    assert steps("prog-2010-2020-friendship-1") == ["launched 2010-07", "ended 2020-03"]
    assert str(acts()["toshiba-socrates-2005"].values("date")[0]) == "2005~"


@pytest.mark.parametrize(
    ("identifier", "told"),
    [
        ("ann-2020-10-07-cabinet-cyber", ["approved 2020-10-07"]),
        ("ann-2023-10-25-cabinet-semiconductor-moc", ["approved 2023-10-25"]),
        ("fu-2022-04-13-johkasou-cabinet", ["approved 2022-04-13"]),
        ("ms-2017-09-14-mahsr-foundation", ["launched 2017-09-14"]),
        ("agr-2016-11-11-nuclear-cooperation", ["signed 2016-11-11", "in_force"]),
        ("en-2017-09-14-yen-loans-5", ["exchanged 2017-09-14"]),
        ("hero-honda-1984", ["launched 1984", "ended 2010-12"]),
        ("inv-2020-09-ntt-2bn", ["announced 2020-09"]),
    ],
)
def test_approved_signed_started_and_ended_are_told_apart(identifier: str, told: list[str]) -> None:
    assert steps(identifier) == told


def test_no_act_that_was_only_announced_or_approved_is_done() -> None:
    for record in acts().values():
        if set(record.values("status")) & {"announced", "planned", "approved"}:
            names = {step.name for step in record.values("step") if isinstance(step, Step)}
            assert names <= {"announced", "planned", "approved"}, record.id


def test_money_is_not_summed_twice() -> None:
    """Within one stage and currency, what stands inside a package is told, and totals are marked."""
    found = acts()
    high_speed = ["loan-mahsr-tranche1", "loan-2017-09-14-mahsr-en-100bn"]
    assert found[high_speed[0]].values("within") == (high_speed[1],)
    assert found[high_speed[1]].values("within") == ("en-2017-09-14-yen-loans-5",)
    assert found["loan-2023-03-29-mahsr-4"].values("within") == ("en-2023-03-20-mahsr-4",)
    children = [r for r in found.values() if "en-2024-02-20-oda-package" in r.values("within")]
    total = sum((m.amount for r in children for m in r.values("amount") if isinstance(m, Money)), Decimal(0))
    package = found["en-2024-02-20-oda-package"].values("amount")[0]
    assert isinstance(package, Money)
    assert total == package.amount == Decimal(232_209_000_000)
    assert len(children) == 9
    for identifier in ("ms-2021-01-07-wdfc", "seed-agri-oda-1988", "fu-2025-10-08-mumbai-metro3-opened"):
        assert found[identifier].values("summable") == (False,)


def test_no_part_is_larger_than_its_package() -> None:
    parts: dict[str, Decimal] = defaultdict(Decimal)
    found = acts()
    for record in found.values():
        for whole in record.values("within"):
            amount = next(iter(record.values("amount")), None)
            if isinstance(amount, Money) and record.values("kind") == found[str(whole)].values("kind"):
                parts[str(whole)] += amount.amount
    for whole, total in parts.items():
        package = found[whole].values("amount")[0]
        assert isinstance(package, Money)
        rounded = Decimal("1.01") if package.bound is Bound.ABOUT else Decimal(1)
        assert total <= package.amount * rounded, whole


def test_targets_are_no_flows() -> None:
    for identifier in ("ann-2022-03-19-5-trillion", "ann-2025-08-29-10-trillion"):
        assert acts()[identifier].values("stage") == ("target",)


def test_overlapping_loans_are_kept_and_not_summed() -> None:
    loans = [record for record in load().records if record.about is About.CLAIM]
    overlapping = [record for record in loans if record.values("summable") == (False,)]
    assert len(overlapping) == 3
    assert {m.currency for r in loans for m in r.values("amount") if isinstance(m, Money)} == {"JPY", "INR"}
    yen = [
        m.amount
        for r in loans
        if "High Speed Rail (I)" in str(r.values("title")[0]) and r.values("summable") == (True,)
        for m in r.values("amount")
        if isinstance(m, Money)
    ]
    assert yen == [Decimal(100_000_000_000)]


def test_the_three_values_of_2016_are_three_series() -> None:
    """4.2, 4.7 and 5.7 billion dollars: bases and year types that are never joined."""
    material = load()
    kinds = {series.id: series for series in material.series}
    found = {
        (o.series, o.period): o.value for o in material.observations if o.series.startswith(("fdi_japan", "fdi_equity"))
    }
    rbi = ("fdi_japan_to_india_rbi", "FY2016-17")
    dpiit = ("fdi_equity_japan_to_india_dpiit", "FY2016-17")
    payments = ("fdi_japan_outward_to_india_mof_bop.basis-not-named", "2016")
    assert [found[rbi], found[payments]] == [4200, 5700]
    told = sorted(o.value for o in material.observations if (o.series, o.period) == dpiit)
    assert told == [4700, 4709]
    assert [kinds[key[0]].year_type for key in (rbi, dpiit, payments)] == [
        YearType.APRIL_MARCH,
        YearType.APRIL_MARCH,
        YearType.CALENDAR,
    ]
    assert len({kinds[key[0]].basis for key in (rbi, dpiit, payments)}) == 3


def test_one_series_has_one_year_type_and_one_unit() -> None:
    for observation in load().observations:
        series = next(s for s in load().series if s.id == observation.series)
        first, last = observation.when.earliest, observation.when.latest
        if series.year_type is YearType.CALENDAR:
            assert first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if series.year_type is YearType.APRIL_MARCH:
            assert first and last and (first.month, first.day, last.month, last.day) == (4, 1, 3, 31)
            assert observation.period.startswith(("FY", "JFY"))


def test_three_rows_of_the_policies_are_flagged_and_kept() -> None:
    flagged = [r for r in load().records if r.about is About.POLICY and r.values("is_sti") == (False,)]
    assert len(flagged) == 3


def test_drafts_are_told_from_what_was_adopted() -> None:
    levels = Counter(r.values("level")[0] for r in load().records if r.about is About.POLICY)
    assert levels == {"adopted": 45, "announced": 7, "draft": 3}


def test_the_paper_stands_for_what_only_it_tells() -> None:
    only = [record.id for record in acts().values() if record.values("verified") == ("paper_only",)]
    assert len(only) == 9
    assert all(acts()[identifier].values("source") == (PAPER,) for identifier in only)


def test_reprints_of_one_story_are_one_witness() -> None:
    sources = {source.id: source for source in load().sources}
    copies = [source for source in sources.values() if source.copies]
    assert len(copies) >= 3
    assert all(sources[source.copies or ""].copies is None for source in copies)


def test_sources_are_told_apart_by_tier_and_side() -> None:
    tiers = Counter((source.tier, source.side) for source in load().sources)
    assert tiers[(Tier.OFFICIAL, "JPN")] > 100 and tiers[(Tier.OFFICIAL, "IND")] > 50
    assert {source.side for source in load().sources} == {"IND", "JPN", None}


def test_each_act_is_in_one_thread_at_most() -> None:
    threads = Counter(event for thread in load().initiatives for event in thread.events)
    assert set(threads.values()) == {1}
    assert len(acts().keys() - threads.keys()) == 36


def test_notes_tell_of_the_acts_and_not_of_how_they_were_looked_for() -> None:
    banned = re.compile(r"search tool|seed_errors|\bseed paper\b|stored (page|corpus|cop)|first collection", re.I)
    for path in sorted(DEFAULT_STUDY.rglob("*")):
        if path.is_file():
            found = banned.search(path.read_text(encoding="utf-8"))
            assert found is None, (path.name, found)


def test_every_source_line_is_one_item() -> None:
    text = (DEFAULT_STUDY / "sources.json").read_text(encoding="utf-8")
    assert len(json.loads(text)) == len(text.splitlines()) - 2
