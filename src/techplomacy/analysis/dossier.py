"""One chapter of sectors: instruments, milestones, actors, money by stage, initiatives with promise and delivery."""

from collections import defaultdict
from dataclasses import dataclass

from techplomacy.analysis.cells import count_events, make_result, tell, tell_event, tell_part
from techplomacy.analysis.searching import find_nothing, find_silence
from techplomacy.analysis.sectors import name_key, rank_actors
from techplomacy.analysis.timeline import answer_instruments
from techplomacy.analysis.view import View, find_when, once
from techplomacy.model import Event, Funds, Initiative, Nothing, Result

MILESTONES = 10
LOWEST = 11  # rank of the weakest instrument
MANY = 4  # sources past which more of them add no weight


@dataclass(frozen=True)
class Dossier:
    """The answers for one chapter; `nothing` says why there is no event, where there is none."""

    chapter: str | None
    sectors: tuple[str, ...]
    events: tuple[Event, ...]
    instruments: Result
    milestones: Result
    actors: Result
    money: Result
    stages: Result
    initiatives: Result
    nothing: Nothing | None


def list_chapters(view: View) -> list[str]:
    """The chapter letters of the sectors vocabulary, in order."""
    return sorted({sector.chapter for sector in view.vocabulary.sectors.values() if sector.chapter})


@once
def answer_dossier(view: View, chapter: str | None) -> Dossier:
    """All that is known of the sectors of one chapter; None stands for the sectors of no chapter."""
    sectors = tuple(s.id for s in view.vocabulary.sectors.values() if s.chapter == chapter)
    events = tuple(event for event in view.events if set(event.sectors) & set(sectors))
    if chapter is None:
        lettered = {s.id for s in view.vocabulary.sectors.values() if s.chapter}
        events = tuple(event for event in events if not set(event.sectors) & lettered)
    letter = chapter or "rest"
    threads = [thread for thread in view.initiatives if set(thread.sectors[:1]) & set(sectors)]
    found = {find_nothing(view, sector) for sector in sectors}
    nothing = next((n for n in (Nothing.PARTLY_SEARCHED, Nothing.NONE_FOUND) if n in found), Nothing.NOT_SEARCHED)
    return Dossier(
        chapter,
        sectors,
        events,
        answer_instruments(view, events),
        _tell_milestones(view, events, letter),
        _tell_actors(view, events, letter),
        _tell_money(view, events, letter),
        _tell_stages(view, events, letter),
        answer_initiatives(view, threads, identifier=f"initiatives_{letter}"),
        None if events else nothing,
    )


def weigh_event(view: View, event: Event) -> float:
    """How much an event stands out: the legal weight of its instrument, and how many sources tell it."""
    known = view.vocabulary.instruments.get(event.kind)
    rank = known.rank if known else LOWEST
    return (LOWEST - rank) / 2 + min(len(event.sources), MANY) + (1 if event.money else 0)


def _tell_milestones(view: View, events: tuple[Event, ...], letter: str) -> Result:
    dated = [event for event in events if find_when(event)]
    best = sorted(dated, key=lambda event: (-weigh_event(view, event), event.id))[:MILESTONES]
    chosen = {event.id for event in (*dated[:1], *best)}
    rows = [
        (
            tell_event(event, find_when(event)),
            tell_event(event, event.title),
            tell_event(event, view.name_kind(event.kind)),
            tell_event(event, ", ".join(s.name for s in event.steps) or None),
            tell_event(event, event.summary),
            tell_event(event, event.witnesses),
        )
        for event in dated
        if event.id in chosen
    ]
    return make_result(
        f"milestones_{letter}",
        "Milestones",
        ("date", "event", "kind", "steps", "summary", "witnesses"),
        rows,
        caveats=("Chosen by the legal weight of the instrument and the number of sources, with the earliest event.",),
        coverage=(f"{tell_part(len(rows), len(events), 'event')}.",),
    )


def _tell_actors(view: View, events: tuple[Event, ...], letter: str) -> Result:
    rows = []
    for country in view.study.countries:
        for key, told in rank_actors(view, list(events), country):
            actor = view.actors.get(key)
            rows.append(
                (
                    tell(name_key(view, key), ids=(key,)),
                    tell(actor.name if actor else key),
                    tell(view.name_country(country), ids=(country,)),
                    tell(actor.kind if actor else None),
                    count_events(told),
                )
            )
    return make_result(f"actors_{letter}", "Actors", ("actor", "name", "country", "kind", "events"), rows)


def list_funds(events: tuple[Event, ...]) -> list[tuple[Event, Funds]]:
    """Each amount of these events with its event."""
    return [(event, funds) for event in events for funds in event.money]


def _tell_money(view: View, events: tuple[Event, ...], letter: str) -> Result:
    stages = view.vocabulary.stages
    rows = [
        (
            tell_event(event, find_when(event)),
            tell_event(event, event.title),
            tell_event(event, funds.money),
            tell_event(event, stages[funds.stage].label if funds.stage in stages else funds.stage),
            tell(funds.within, ids=(funds.within,) if funds.within else ()),
        )
        for event, funds in list_funds(events)
    ]
    return make_result(
        f"money_{letter}",
        "Money, each amount at its stage",
        ("date", "event", "amount", "stage", "within"),
        rows,
        caveats=(
            "Amounts are not added up: notes and the agreement that follows carry the same money, and so do a package "
            "and its loans; what stands under `within` is part of another row.",
        ),
    )


def _tell_stages(view: View, events: tuple[Event, ...], letter: str) -> Result:
    groups: dict[tuple[str, str], list[tuple[Event, Funds]]] = defaultdict(list)
    for event, funds in list_funds(events):
        groups[funds.stage, funds.money.currency].append((event, funds))
    stages = view.vocabulary.stages
    rows = []
    for (stage, currency), told in sorted(groups.items(), key=lambda item: (_order(view, item[0][0]), item[0][1])):
        event, funds = max(told, key=lambda pair: (pair[1].money.amount, pair[0].id))
        rows.append(
            (
                tell(stages[stage].label if stage in stages else stage, ids=(stage,)),
                tell(currency),
                count_events(e for e, _ in told),
                tell_event(event, funds.money),
                tell_event(event, event.title),
            )
        )
    return make_result(
        f"stages_{letter}",
        "Money by stage",
        ("stage", "currency", "events", "largest", "largest_event"),
        rows,
        caveats=("No sum is given: the same money may stand at several stages and levels.",),
    )


def _order(view: View, stage: str) -> int:
    known = view.vocabulary.stages.get(stage)
    return known.order if known else 99


def answer_initiatives(
    view: View, threads: list[Initiative] | None = None, *, identifier: str = "initiatives"
) -> Result:
    """Initiatives with what was promised and delivered; where the outcome is not known, which nothing that is."""
    told = list(view.initiatives) if threads is None else threads
    rows = [
        (
            tell(thread.name, ids=(thread.id,), sources=thread.sources),
            tell(thread.promised, ids=(thread.id,), sources=thread.sources),
            tell(thread.delivered, ids=(thread.id,), sources=thread.sources),
            tell(thread.score if thread.score is not None else find_silence(view, thread), ids=(thread.id,)),
            tell(thread.as_of),
            tell(len(thread.events), ids=thread.events),
            tell(", ".join(view.name_sector(sector) for sector in thread.sectors)),
        )
        for thread in told
    ]
    return make_result(
        identifier,
        "Initiatives: promised and delivered",
        ("initiative", "promised", "delivered", "score", "as_of", "events", "sectors"),
        rows,
        caveats=(
            "1: the main thing promised is in force, in use or produced. 0: under way, or done in form with no use "
            "seen. -1: lapsed, ended short of the aim, or years late with nothing in use.",
        ),
    )
