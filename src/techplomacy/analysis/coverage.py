"""How well the record is founded: bases, tiers, sides, witnesses and sources an event."""

from collections import Counter
from statistics import mean, median

from techplomacy.analysis.cells import count_events, make_result, tell
from techplomacy.analysis.view import View, once
from techplomacy.model import Basis, Event, Result, Tier


def answer_bases(view: View) -> Result:
    """How many statements rest on what, every basis with its share."""
    shares = view.base.shares()
    total = sum(shares.values())
    rows = [(tell(basis.value), tell(n), tell(share(n, total))) for basis, n in shares.items()]
    return make_result(
        "bases",
        "On what the statements rest",
        ("basis", "statements", "percent"),
        rows,
        coverage=(f"{total} statements in {len(view.records)} records.",),
    )


@once
def answer_tiers(view: View) -> Result:
    """How many sources each kind of publisher gave, and on how many events each kind speaks."""
    counts = Counter(source.tier for source in view.sources.values())
    rows = []
    for tier in Tier:
        told = [e for e in view.events if any(view.sources[s].tier is tier for s in e.sources if s in view.sources)]
        rows.append(
            (tell(tier.value), tell(counts[tier]), count_events(told), tell(share(len(told), len(view.events))))
        )
    return make_result("tiers", "Who publishes the sources", ("tier", "sources", "events", "percent_of_events"), rows)


@once
def answer_coverage(view: View) -> Result:
    """The figures by which a reader judges the record; one row a figure."""
    events = view.events
    n = len(events)
    sources = [len(event.sources) for event in events]
    a, b = view.study.countries
    sides = Counter(len(view.list_sides(event)) for event in events)
    lone = [event for event in events if event.witnesses <= 1]
    dated = sum(1 for event in events if event.when and event.when.when)
    rows = [
        ("events", n),
        ("events_dated", dated),
        ("records", len(view.records)),
        ("documents", len(view.base.documents())),
        ("sources", len(view.sources)),
        ("sources_without_address", sum(1 for s in view.sources.values() if not s.address)),
        ("copies", sum(1 for s in view.sources.values() if s.copies)),
        ("sources_per_event_mean", round(mean(sources), 2) if n else None),
        ("sources_per_event_median", median(sources) if n else None),
        ("events_one_witness", len(lone)),
        ("percent_one_witness", share(len(lone), n)),
        ("percent_official", share(sum(1 for e in events if is_official(view, e)), n)),
        ("percent_both_sides", share(sides[2], n)),
        ("percent_one_side", share(sides[1], n)),
        ("percent_no_side", share(sides[0], n)),
        (f"events_told_by_{a}", sum(1 for e in events if a in view.list_sides(e))),
        (f"events_told_by_{b}", sum(1 for e in events if b in view.list_sides(e))),
        ("actors", len(view.actors)),
        ("initiatives", len(view.initiatives)),
        ("policies", len(view.policies)),
        ("series", len(view.series)),
        ("observations", sum(len(told) for told in view.observations.values())),
        ("searches", len(view.searches)),
        ("lookups", sum(search.lookups or 0 for search in view.searches)),
        ("issues", len(view.base.issues())),
    ]
    return make_result("coverage", "Coverage", ("figure", "value"), [(tell(name), tell(value)) for name, value in rows])


def is_official(view: View, event: Event) -> bool:
    """Whether an official source stands behind an event."""
    return any(view.sources[source].tier is Tier.OFFICIAL for source in event.sources if source in view.sources)


def share(part: int, whole: int) -> float | None:
    """A share in percent with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def read_figures(result: Result) -> dict[str, float | int | None]:
    """The figures of `answer_coverage` by name."""
    return {str(row[0].value): row[1].value for row in result.rows}  # type: ignore[misc]


def find_strongest(view: View) -> Basis | None:
    """The basis on which most statements rest; None where there is none."""
    shares = view.base.shares()
    return max(shares, key=lambda basis: shares[basis]) if any(shares.values()) else None
