"""The tests of implications: each looks at events and says for, against or silent, with the numbers it rests on."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain, compress, repeat
from operator import attrgetter, eq

from techplomacy.analysis.deadlines import find_deadline
from techplomacy.analysis.flows import Point
from techplomacy.analysis.institutions import KIND
from techplomacy.analysis.propositions import list_shapes
from techplomacy.analysis.view import View, find_when
from techplomacy.model import Event, Precision

FEW = 10  # events or initiatives below which a test stays silent
NEAR = 3  # days on either side of a leaders' meeting
STATEMENTS = ("joint_statement", "joint_declaration")  # what leaders issue when they meet
GROWTH = 1.1  # how many times the earlier mean the later one must be, to count as risen
RATIO = 2.0  # how many times the even spread the acts near meetings must be, to count as gathered

_GET_ID, _GET_SECTORS = attrgetter("id"), attrgetter("sectors")


class Verdict(StrEnum):
    """What the evidence says of one implication."""

    FOR = "for"
    AGAINST = "against"
    SILENT = "silent"


@dataclass(frozen=True)
class Weighing:
    """The verdict, the finding in a sentence, and the ids it rests on."""

    verdict: Verdict
    finding: str
    ids: tuple[str, ...] = ()


Measure = Callable[[View, Sequence[Event]], Weighing]


def weigh_breadth(view: View, events: Sequence[Event]) -> Weighing:
    """Sectors in the first decade with enough events and in the last, by number and evenness (exponential entropy)."""
    # Asked again for each publisher that is left out: with whole lists, not event by event.
    ids = tuple(map(_GET_ID, events))
    decades = list(map(view.decades.__getitem__, ids))
    counts = Counter(decades)
    full = sorted(decade for decade, count in counts.items() if decade is not None and count >= FEW)
    if len(full) < 2:
        return Weighing(Verdict.SILENT, "Fewer than two decades have enough events to compare.")
    first, last = full[0], full[-1]
    early, late = (
        Counter(chain.from_iterable(map(_GET_SECTORS, compress(events, map(eq, decades, repeat(decade))))))
        for decade in (first, last)
    )
    low, high = _count_effective(early), _count_effective(late)
    new = sorted(set(late) - set(early))
    finding = (
        f"The {first}s count {len(early)} sectors (as many as {low:.1f} of equal size), the {last}s {len(late)} "
        f"({high:.1f} of equal size); {len(new)} of the later ones had no event in the earlier decade."
    )
    verdict = Verdict.FOR if high > low and len(late) > len(early) else Verdict.AGAINST
    return Weighing(verdict, finding, tuple(compress(ids, map(_is_told, decades))) if None in counts else ids)


def _is_told(decade: int | None) -> bool:
    return decade is not None


def _count_effective(counts: Counter[str]) -> float:
    total = counts.total()
    return math.exp(-sum(n / total * math.log(n / total) for n in counts.values()))


def weigh_occasions(view: View, events: Sequence[Event]) -> Weighing:
    """Acts within three days of a leaders' meeting, against an even spread over the years of such meetings."""
    dated = [(e, when.earliest) for e in events if (when := find_when(e)) and when.precision is Precision.DAY]
    meetings = sorted({day for e, day in dated if day and e.kind in STATEMENTS and _is_of_leaders(view, e)})
    years = {day.year for day in meetings}
    others = [(e, day) for e, day in dated if day and e.kind not in STATEMENTS and day.year in years]
    if len(meetings) < 3 or len(others) < FEW:
        return Weighing(Verdict.SILENT, "Too few acts are dated to the day, or too few meetings of leaders are known.")
    window = {day + timedelta(days=n) for day in meetings for n in range(-NEAR, NEAR + 1)}
    near = [e for e, day in others if day in window]
    expected = len([day for day in window if day.year in years]) / (365.25 * len(years))
    found = len(near) / len(others)
    finding = (
        f"Of {len(others)} acts dated to the day in the {len(years)} years with leaders' meetings, {len(near)} "
        f"({100 * found:.0f} %) fall within {NEAR} days of one of {len(meetings)} meetings; an even spread would put "
        f"{100 * expected:.0f} % there."
    )
    verdict = Verdict.FOR if found >= RATIO * expected else Verdict.AGAINST if found <= expected else Verdict.SILENT
    return Weighing(verdict, finding, tuple(e.id for e in near))


def _is_of_leaders(view: View, event: Event) -> bool:
    sides = {p.country for p in event.participants if p.kind == "government"}
    return set(view.study.countries) <= sides


def weigh_benefits(view: View, events: Sequence[Event]) -> Weighing:
    """Acts that are said to give both sides something, against those that name one side alone."""
    both, one = [], []
    for event in events:
        gainers = {told.partition(":")[0] for told in view.find_values(event, "benefit")}
        if "both" in gainers or set(view.study.countries) <= gainers:
            both.append(event)
        elif gainers & set(view.study.countries):
            one.append(event)
    n = len(both) + len(one)
    if n < FEW:
        return Weighing(Verdict.SILENT, "Too few acts are coded for who is said to gain.")
    sides = Counter(_find_gainer(view, event) for event in one)
    named = ", ".join(f"{view.name_country(code)} alone {count}" for code, count in sorted(sides.items()))
    finding = (
        f"Of {n} acts coded for gains, {len(both)} ({100 * len(both) / n:.0f} %) name both sides; {named}. The codes "
        "repeat what sources say of gains and measure none."
    )
    return Weighing(
        Verdict.FOR if len(both) > len(one) else Verdict.AGAINST, finding, tuple(e.id for e in (*both, *one))
    )


def _find_gainer(view: View, event: Event) -> str:
    gainers = {told.partition(":")[0] for told in view.find_values(event, "benefit")}
    return next(code for code in view.study.countries if code in gainers)


def weigh_delivery(view: View, events: Sequence[Event]) -> Weighing:
    """Initiatives whose promise had a date that has passed: how many are in use, under way, or failed."""
    kept = {event.id for event in events}
    due = []
    for thread in view.initiatives:
        limit = find_deadline(thread.promised)
        told = not thread.events or any(view.by_id[e].id in kept for e in thread.events if e in view.by_id)
        if limit is not None and limit.latest and limit.latest < view.as_of and told:
            due.append(thread)
    known = [
        thread for thread in view.initiatives if thread.score is not None and _has_event(view, thread.events, kept)
    ]
    scores = Counter(thread.score for thread in known)
    done = sum(1 for thread in due if thread.score == 1)
    judged = [thread for thread in due if thread.score is not None]
    everything = (
        f"Initiatives with a known outcome: {len(known)}; in use or in force {scores[1]}, under way {scores[0]}, "
        f"lapsed or years late {scores[-1]}."
    )
    if len(judged) < FEW:
        finding = (
            f"Promises with a date that has passed and a known outcome: {len(judged)} (in use {done}), too few to "
            f"judge. {everything}"
        )
        return Weighing(Verdict.SILENT, finding, tuple(thread.id for thread in known))
    verdict = Verdict.FOR if done > len(judged) / 2 else Verdict.AGAINST
    finding = (
        f"Of {len(judged)} promises whose date has passed and whose outcome is known, {done} are in use. {everything}"
    )
    return Weighing(verdict, finding, tuple(thread.id for thread in known))


def _has_event(view: View, events: Sequence[str], kept: set[str]) -> bool:
    return not events or any(view.by_id[e].id in kept for e in events if e in view.by_id)


def weigh_sessions(view: View, events: Sequence[Event]) -> Weighing:
    """Sessions of dialogues in the last whole ten years against the ten before."""
    days = [when.earliest for e in events if e.kind == KIND and (when := find_when(e)) and when.earliest]
    last = [day for day in days if _years_before(view.as_of, day) < 10]
    before = [day for day in days if 10 <= _years_before(view.as_of, day) < 20]
    if len(last) + len(before) < FEW:
        return Weighing(Verdict.SILENT, "Too few sessions of dialogues are known.")
    finding = (
        f"In the ten years before {view.as_of}, {len(last)} sessions of dialogues and committees are known; in the ten "
        f"years before that, {len(before)}."
    )
    ids = tuple(event.id for event in events if event.kind == KIND)
    return Weighing(Verdict.FOR if len(last) > len(before) else Verdict.AGAINST, finding, ids)


def _years_before(as_of: date, day: date) -> float:
    return (as_of - day).days / 365.25


def weigh_finance(view: View, events: Sequence[Event]) -> Weighing:
    """The mean of the later half of the years told against the earlier half, in the longest series of each family."""
    told = [
        shape
        for family in ("loans", "investment")
        if (shape := next((s for s in list_shapes(view, family) if len(s.years) >= FEW), None))
    ]
    if not told:
        return Weighing(Verdict.SILENT, "No series of loans or investment tells enough years.")
    words, changes = [], []
    for shape in told:
        half = len(shape.years) // 2
        early, late = (_find_mean(years) for years in (shape.years[:half], shape.years[-half:]))
        changes.append(late / early if early else 0.0)
        words.append(
            f"{shape.series.title} ({shape.series.unit}): {early:,.1f} a year in the first {half} years told, from "
            f"{shape.years[0].taken.period}, and {late:,.1f} in the last {half}, to {shape.years[-1].taken.period}"
        )
    rose = sum(1 for change in changes if change > GROWTH)
    fell = sum(1 for change in changes if change < 1 / GROWTH)
    verdict = Verdict.FOR if rose == len(changes) else Verdict.AGAINST if fell and not rose else Verdict.SILENT
    finding = (
        "; ".join(words) + f". Less than {GROWTH - 1:.0%} more or less counts as no change. Prices are those of the "
        "day, and years that are not told do not count."
    )
    return Weighing(verdict, finding, tuple(shape.series.id for shape in told))


def _find_mean(points: Sequence[Point]) -> float:
    return float(sum(point.taken.value for point in points)) / len(points)


def list_measures() -> Mapping[str, Measure]:
    """The tests by the names that a study's implications use."""
    return {
        "sectors_by_period": weigh_breadth,
        "acts_by_occasion": weigh_occasions,
        "benefits_by_side": weigh_benefits,
        "delivery_by_sector": weigh_delivery,
        "dialogue_sessions": weigh_sessions,
        "finance_series": weigh_finance,
    }
