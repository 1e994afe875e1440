"""Compares each act that a paper tells with the evidence: date, parties, kind, status and amount."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from techplomacy.analysis import View
from techplomacy.audit.against.differences import (
    KIN,
    LEAST_SUBJECT,
    Difference,
    compare_parties,
    list_differences,
    list_uncompared,
    tell_date,
)
from techplomacy.audit.against.likeness import Act, Index, Likeness
from techplomacy.audit.against.prose import Prose
from techplomacy.audit.against.telling import cite_event, describe_event, make_finding
from techplomacy.model import About, Event, Finding, Judgement, Link, Precision, Record

KIND = "act"
ORDER = ("name", "kind", "amount", "status", "parties", "date")  # the last that differs names the class
# Set by reading every act of one published paper against its study: below, the subject was another one.
SUBJECT = 0.5
LEAST_SCORE = 0.4  # of a record, below which the reader itself is not sure that there is an act
_WHOLE = 0.75  # of a title that is told where it is named
_EXACT = 0.95  # of a title that can be no other's
_CLOSE = 0.15  # between two subjects, up to which neither is the better
_NEAR_YEARS = 4
_RARE = 5  # events of a body, up to which its name tells which one is meant
_SPOKEN = ("dialogue", "joint_statement", "programme")
_LONG_YEAR = 366  # days
_YEARS = 15  # between the told and the known date, past which they are hardly one act
_RECURRING = ("dialogue", "loan_agreement", "grant", "exchange_of_notes", "programme", "joint_statement")
_TOLD = 4.0  # rarity of the shared words that makes up for bodies that differ: one word in ten titles of five hundred


def check_acts(index: Index, prose: Prose, records: Iterable[Record], links: Sequence[Link] = ()) -> Iterator[Finding]:
    """One finding an act: supported, contradicted, not found, or not checked where nothing is told to compare."""
    linked = _list_linked(index.view, links)
    told: dict[tuple[int, str], list[tuple[Act, Finding]]] = defaultdict(list)
    for act in _list_acts(index, prose, records):
        finding = _check(index, act, linked.get(act.record.id, []))
        told[act.sentence.start, finding.evidence[0] if finding.verdict == "supported" else ""].append((act, finding))
    for (_, key), group in told.items():
        yield from _part(index, index.view.by_id[key], group) if key else (finding for _, finding in group)


def _list_acts(index: Index, prose: Prose, records: Iterable[Record]) -> Iterator[Act]:
    for record in records:
        sentence = prose.find_sentence(record.passage.start) if record.passage else None
        if record.about is not About.ACT or record.passage is None or sentence is None:
            continue
        if record.score >= LEAST_SCORE:
            yield index.read_act(record, sentence)


def _part(index: Index, event: Event, group: Sequence[tuple[Act, Finding]]) -> Iterator[Finding]:
    """One event is not two instruments of one sentence: where two kinds are told, it is the one of its own kind."""
    is_own = any(act.kind == event.kind for act, _ in group) and len({act.kind for act, _ in group}) > 1
    for act, finding in group:
        if is_own and act.kind != event.kind:
            words = (
                f"Another instrument of this sentence is {describe_event(index.view, event)}; none is known for this."
            )
            yield _make(index, act, "not_found", words, [event])
        else:
            yield finding


def _list_linked(view: View, links: Iterable[Link]) -> Mapping[str, list[Event]]:
    """The events that resolution holds to be what a record tells, by record."""
    found: dict[str, list[Event]] = {}
    for link in links:
        if link.about == "event" and link.judgement is not Judgement.DIFFERENT:
            for one, other in ((link.left, link.right), (link.right, link.left)):
                event = view.by_id.get(other)
                if event is not None and one not in view.by_id:
                    found.setdefault(one, []).append(event)
    return found


def _check(index: Index, act: Act, linked: Sequence[Event]) -> Finding:
    pair = set(index.view.study.countries)
    if len(act.countries) > 1 and not pair <= act.countries:
        words = f"The study is about {' and '.join(index.view.name_country(code) for code in sorted(pair))} alone."
        return _make(index, act, "not_checked", words, [])
    near = index.list_near(act)
    found = find_same(index, act, near, linked)
    other = find_misdated(index, act, near)
    if found is not None and not _is_better(index, act, other, found):
        return _judge(index, act, found, near)
    if other is not None:
        return _contradict(index, act, other.event, [tell_date(index.view, act, other.event)])
    if act.when is None:
        words = "The paper tells no date of this act, and nothing else singles it out; it was not compared."
        return _make(index, act, "not_checked", words, [])
    if _is_several(index, act):
        words = "Several acts are told as one, and no single one of them; they were not compared."
        return _make(index, act, "not_checked", words, [])
    nearest = next((one.event for one in near if one.shared or one.subject >= SUBJECT), None)
    words = f"None of the {len(index.view.events):,} acts in the evidence is this one."
    if nearest is not None:
        words += f" The nearest is {describe_event(index.view, nearest)}."
    return _make(index, act, "not_found", words, [nearest] if nearest else [])


def _is_several(index: Index, act: Act) -> bool:
    """Whether the passage names its instrument in the plural alone, without a day: `loans to several states`."""
    known = index.view.vocabulary.instruments.get(act.kind)
    heads = {head.split()[-1].casefold() for head in known.heads.get("en", ())} if known else set()
    words = set(re.findall(r"[^\W\d_]+", act.record.passage.quote.casefold())) if act.record.passage else set()
    plural = {
        head for head in heads if re.sub(r"(?:ie)?s$", "", head) in {re.sub(r"y$", "", h) for h in heads - {head}}
    }
    return not act.sentence.dates and bool(plural & words) and not (heads - plural) & words


def _judge(index: Index, act: Act, found: Likeness, near: Sequence[Likeness]) -> Finding:
    event = found.event
    if index.is_circular(event):
        words = f"Only this paper itself tells of it in the evidence: {describe_event(index.view, event)}."
        return _make(index, act, "not_checked", words, [event])
    differences = list_differences(index, act, found, near)
    if differences:
        return _contradict(index, act, event, differences)
    words = f"Agrees with the evidence: {describe_event(index.view, event)}."
    left = list_uncompared(index, act, found)
    words += f" Not compared, because the evidence names no body on that side: {', '.join(left)}." if left else ""
    return _make(index, act, "supported", words, [event])


def _is_better(index: Index, act: Act, other: Likeness | None, found: Likeness) -> bool:
    """Whether an event of another date is meant: its whole title is told where no body is, or all parties of both sides
    are its own.

    The event of the date told must then be a worse one: of another subject, of other parties, or only within years.
    """
    if other is None:
        return False
    if not act.bodies and other.subject >= _EXACT and other.subject - found.subject > 2 * _CLOSE:
        return True
    is_between = other.is_whole and len(_list_sides(act, other)) > 1
    return is_between and (compare_parties(index, act, found) is not None or _is_loose(act, found, other))


def _is_loose(act: Act, found: Likeness, other: Likeness) -> bool:
    """Whether the event found has no date but a span of years, while a day is told and the other is of that kind."""
    known = found.event.when.when if found.event.when else None
    is_day = act.when is not None and act.when.precision is Precision.DAY
    if known is None or known.earliest is None or known.latest is None:
        return False
    return is_day and (known.latest - known.earliest).days > _LONG_YEAR and other.kind > found.kind


def _list_sides(act: Act, one: Likeness) -> set[str | None]:
    """The countries of the bodies that an act and an event share."""
    return {party.country for party in act.parties if party.actor in one.shared}


def find_same(index: Index, act: Act, near: Sequence[Likeness], linked: Sequence[Event]) -> Likeness | None:
    """The event that the act is, by date and by parties or subject; None where none is."""
    held = {event.id for event in linked}
    for one in near:
        if one.dates not in ("same", "agree") or (one.kind == 0 and one.event.id not in held):
            continue
        if one.event.id in held or _is_same(index, act, one, near):
            return one
    if act.when is None:  # bodies, kind and subject must say the same, or kind and amount
        return next((one for one in near if one.kind == 1.0 and _is_told_so(act, one)), None)
    return None


def _is_told_so(act: Act, one: Likeness) -> bool:
    return (one.is_whole and one.subject >= SUBJECT) or (_shares_amount(act, one) and one.subject >= LEAST_SUBJECT)


def _shares_amount(act: Act, one: Likeness) -> bool:
    known = {(funds.money.amount, funds.money.currency) for funds in one.event.money}
    return any((money.amount, money.currency) in known for money in act.money)


def _is_same(index: Index, act: Act, one: Likeness, near: Sequence[Likeness]) -> bool:
    if one.same_number and one.subject >= LEAST_SUBJECT:
        return True
    if one.kind >= KIN and one.dates == "same" and _shares_amount(act, one):
        return True
    is_told = one.subject >= SUBJECT and one.told >= _TOLD / 2
    if one.shared:
        # One body in common, or two that conclude every month, say little where the subject is another.
        is_rare = any(len(index.by_body.get(body, ())) <= _RARE for body in one.shared)
        is_known = one.is_whole and (act.kind not in _RECURRING or is_rare or one.subject >= LEAST_SUBJECT)
        return is_known or is_told or _is_only(act, one, near)
    if act.bodies and index.bodies[one.event.id]:
        is_told = one.subject >= SUBJECT and one.told >= _TOLD
        return one.kind >= KIN and (is_told or _is_only(act, one, near))
    is_day = act.when is not None and act.when.precision is Precision.DAY
    is_telling = one.is_of_sector or one.told >= 2 * _TOLD
    return (is_told or (is_day and is_telling and one.kind == 1.0)) and one.kind > 0


def _is_only(act: Act, one: Likeness, near: Sequence[Likeness]) -> bool:
    """Whether no other event of that date is of the same kind and sector."""
    alike = [o for o in near if o.dates in ("same", "agree") and o.kind >= KIN and (o.is_of_sector or o.shared)]
    return one.is_of_sector and one.kind == 1.0 and [o.event.id for o in alike] == [one.event.id]


def find_misdated(index: Index, act: Act, near: Sequence[Likeness]) -> Likeness | None:
    """The one event that the act must be although the dates differ; None where several could be it, or none."""
    if act.when is None:
        return None
    found = [one for one in near if one.dates == "differ" and _is_in_reach(act, one) and _is_alike(index, act, one)]
    if not found:
        return None
    best = max(found, key=lambda one: (one.kind, one.subject))
    rivals = [one for one in found if one.kind == best.kind and one.subject >= best.subject - _CLOSE]
    return best if len({str(one.event.when.when) for one in rivals if one.event.when}) == 1 else None


def _is_alike(index: Index, act: Act, one: Likeness) -> bool:
    if one.same_number:
        return one.kind == 1.0 and (one.subject >= SUBJECT or (one.is_of_sector and one.told >= _TOLD))
    if one.kind < KIN or compare_parties(index, act, one) is not None or not _has_numbers(act, one):
        return False
    if act.kind in _RECURRING or one.event.kind in _RECURRING:
        # One project may be told of again; only its whole name tells it from the next.
        return one.kind == 1.0 and one.subject >= _WHOLE and one.told >= 2 * _TOLD and act.kind not in _SPOKEN
    if len(_list_sides(act, one)) > 1:
        return one.subject >= LEAST_SUBJECT or one.told >= _TOLD or _is_only_between(index, act, one)
    if one.kind == 1.0 and one.told >= _TOLD and (one.subject >= _EXACT or _is_by_its_body(act, one)):
        return True
    is_named = one.subject >= 0.6 and one.told >= _TOLD and (one.is_of_sector or one.told >= 2 * _TOLD)
    return is_named and one.is_whole if act.bodies else is_named and one.subject >= _WHOLE


def _is_by_its_body(act: Act, one: Likeness) -> bool:
    """Whether the act's bodies are the event's, in its sector, with some of its words, a few years off at most."""
    is_near = one.is_whole and bool(one.shared) and one.is_of_sector and one.subject >= LEAST_SUBJECT
    known = one.event.when.when if one.event.when else None
    years = abs((known.year or 0) - (act.when.year or 0)) if known and act.when else _YEARS
    return is_near and years <= _NEAR_YEARS


def _is_only_between(index: Index, act: Act, one: Likeness) -> bool:
    """Whether the bodies are told to have concluded nothing else of that kind, and this not long before or after."""
    alike = [e for e in index.view.events if e.kind == one.event.kind and one.shared <= index.bodies[e.id]]
    known = one.event.when.when if one.event.when else None
    years = abs((known.year or 0) - (act.when.year or 0)) if known and act.when else _YEARS
    return [event.id for event in alike] == [one.event.id] and years <= _NEAR_YEARS


def _has_numbers(act: Act, one: Likeness) -> bool:
    """Whether the numbers of phases and parts in an event's title stand in the act's sentence too."""
    numbers = re.findall(r"\b(?:[IVX]{1,4}|\d{1,2})\b", one.event.title)
    return all(re.search(rf"\b{number}\b", act.sentence.plain) for number in numbers)


def _is_in_reach(act: Act, one: Likeness) -> bool:
    known = one.event.when.when if one.event.when else None
    if known is None or known.year is None or act.when is None or act.when.year is None:
        return False
    return abs(known.year - act.when.year) <= _YEARS


def _contradict(index: Index, act: Act, event: Event, differences: Sequence[Difference]) -> Finding:
    words = "; ".join(difference.words for difference in differences)
    first = max(differences, key=lambda difference: ORDER.index(difference.field))
    told = f"{words[0].upper()}{words[1:]}. Compared with {describe_event(index.view, event)}."
    return _make(index, act, "contradicted", told, [event], kind=f"{KIND}-{first.field}")


def _make(index: Index, act: Act, verdict: str, words: str, events: Sequence[Event], *, kind: str = KIND) -> Finding:
    passage = act.record.passage
    assert passage is not None
    cited = tuple(key for event in events for key in cite_event(index.view, event, index.own))
    return make_finding(kind, verdict, (passage.start, passage.end, passage.quote), words, cited)
