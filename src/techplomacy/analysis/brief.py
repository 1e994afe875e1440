"""What one page on a sector, an actor, an initiative or the pair says: each fact under a key that outlives a build.

A fact's value is a short text: two briefs of one subject differ exactly where the values under a key do.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from techplomacy.analysis.ask import find_form
from techplomacy.analysis.dossier import weigh_event
from techplomacy.analysis.outlook import Item, list_items
from techplomacy.analysis.searching import find_nothing, find_silence
from techplomacy.analysis.sectors import is_instrument, rank_actors
from techplomacy.analysis.tally import Amount, list_purses
from techplomacy.analysis.view import View, find_when
from techplomacy.model import Event, Initiative, Nothing

ACTS, THREADS, COMING, LEADERS, SUMS = 4, 4, 3, 3, 3  # how much of each kind of fact one page holds
STAGES = ("pledge", "notes", "agreement", "disbursement", "investment")  # what a page names first
WHOLE = "all"  # how the search log calls a search over all sectors


class Kind(StrEnum):
    """What a brief is about."""

    SECTOR = "sector"
    ACTOR = "actor"
    INITIATIVE = "initiative"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is about: its kind, its id, and its name."""

    kind: Kind
    id: str
    label: str


@dataclass(frozen=True)
class Brief:
    """The facts of a page. `values` holds, by key, what a later build is compared with."""

    subject: Subject
    events: tuple[Event, ...]
    forms: dict[str, int]
    acts: tuple[Event, ...]
    leaders: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    amounts: tuple[Amount, ...]
    threads: tuple[Initiative, ...]
    silences: dict[str, Nothing]
    scores: dict[int | None, int]
    coming: tuple[Item, ...]
    lone: int
    nothing: Nothing
    values: dict[str, str]


def find_subject(view: View, name: str) -> Subject | None:
    """The sector, initiative or actor of an id, label, name or acronym; the pair for "pair"; None for anything else."""
    word = " ".join(name.split()).casefold()
    if word in ("pair", ""):
        return Subject(Kind.PAIR, "pair", " and ".join(view.name_country(code) for code in view.study.countries))
    for sector in view.vocabulary.sectors.values():
        if word in (sector.id.casefold(), sector.id.replace("_", " "), sector.label.casefold()):
            return Subject(Kind.SECTOR, sector.id, sector.label)
    for thread in view.initiatives:
        if word in (thread.id.casefold(), thread.name.casefold()):
            return Subject(Kind.INITIATIVE, thread.id, thread.name)
    for actor in view.actors.values():
        if word in {actor.id.casefold(), actor.name.casefold(), *(n.name.casefold() for n in actor.names)}:
            return Subject(Kind.ACTOR, actor.id, actor.name)
    return None


def answer_brief(view: View, subject: Subject) -> Brief:
    """The facts on a subject, the weightiest and the latest of them where there are many."""
    events = _list_events(view, subject)
    ids = {event.id for event in events}
    threads = _list_threads(view, subject, events)
    dated = [event for event in events if find_when(event)]
    best = sorted(dated, key=lambda e: (-weigh_event(view, e) - _find_recency(view, e), e.id))[:ACTS]
    known = {thread.id for thread in threads}
    items = [item for item in list_items(view) if set(item.ids) & (ids | known)]
    found = Brief(
        subject=subject,
        events=tuple(events),
        forms=dict(Counter(find_form(view, event.kind) for event in events)),
        acts=tuple(event for event in dated if event in best),
        leaders=tuple((c, _rank(view, subject, events, c)) for c in view.study.countries),
        amounts=_pick_amounts(view, events),
        threads=tuple(threads[:THREADS]),
        silences={t.id: find_silence(view, t) for t in threads if t.score is None},
        scores=dict(Counter(thread.score for thread in threads)),
        coming=_pick_items(items),
        lone=sum(1 for event in events if event.witnesses <= 1),
        nothing=find_nothing(view, subject.id if subject.kind is Kind.SECTOR else WHOLE),
        values={},
    )
    found.values.update(_list_values(found))
    return found


def _list_events(view: View, subject: Subject) -> list[Event]:
    match subject.kind:
        case Kind.SECTOR:
            return view.by_sector.get(subject.id, [])
        case Kind.INITIATIVE:
            return view.by_initiative.get(subject.id, [])
        case Kind.ACTOR:
            return [e for e in view.events if any(p.actor == subject.id for p in e.participants)]
        case Kind.PAIR:
            return list(view.events)


def _list_threads(view: View, subject: Subject, events: Iterable[Event]) -> list[Initiative]:
    """The threads of the events, most of their events first; those of a sector only where it is theirs too."""
    counts = Counter(event.initiative for event in events if event.initiative)
    told = [thread for thread in view.initiatives if thread.id in counts]
    if subject.kind is Kind.SECTOR:
        told = [thread for thread in told if subject.id in thread.sectors]
    return sorted(told, key=lambda thread: (-counts[thread.id], thread.id))


def _find_recency(view: View, event: Event) -> float:
    """A weight that halves with every five years before the day of the study."""
    when = find_when(event)
    day = when.earliest or when.latest if when else None
    years = abs((view.as_of - day).days) / 365.25 if day else 100.0
    return float(8 * 0.5 ** (years / 5))


def _pick_items(items: list[Item]) -> tuple[Item, ...]:
    """The last that fell overdue, what is due next, then what was announced last."""
    overdue = [item for item in items if item.state == "overdue"]
    scheduled = [item for item in items if item.state == "scheduled"]
    announced = [item for item in items if item.state == "announced"]
    told = [*overdue[-1:], *scheduled[: COMING - 1], *reversed(announced), *reversed(overdue[:-1]), *scheduled]
    return tuple({item.ids: item for item in told}.values())[:COMING]


def _pick_amounts(view: View, events: list[Event]) -> tuple[Amount, ...]:
    """The largest amount of each stage in its usual currency: no package; of an instrument where there is one."""
    stages: dict[str, list[Amount]] = {}
    for purse in sorted(list_purses(view, events), key=lambda purse: -len(purse.amounts)):
        stages.setdefault(purse.stage, [amount for amount in purse.amounts if not amount.parts])
    best = []
    for stage in sorted(stages, key=lambda stage: STAGES.index(stage) if stage in STAGES else len(STAGES)):
        told = [a for a in stages[stage] if is_instrument(view, a.event)] or stages[stage]
        if told:
            best.append(max(told, key=lambda amount: (amount.funds.money.amount, amount.event.id)))
    return tuple(best[:SUMS])


def _rank(view: View, subject: Subject, events: list[Event], country: str) -> tuple[tuple[str, int], ...]:
    ranked = [(key, len(told)) for key, told in rank_actors(view, events, country) if key != subject.id]
    return tuple(ranked[:LEADERS])


def _list_values(brief: Brief) -> dict[str, str]:
    """Every fact by its key, in the words of data: what the sentences of a page rest on, and nothing else."""
    values = {"events": str(len(brief.events)), "lone": f"{brief.lone}/{len(brief.events)}"}
    values["forms"] = ", ".join(f"{form} {n}" for form, n in sorted(brief.forms.items()))
    values["scores"] = ", ".join(f"{score} {n}" for score, n in sorted(brief.scores.items(), key=str))
    for event in brief.acts:
        values[f"act:{event.id}"] = f"{event.title}: {_write_steps(event)}"
    for country, ranked in brief.leaders:
        values[f"leaders:{country}"] = ", ".join(f"{key} {n}" for key, n in ranked)
    for amount in brief.amounts:
        values[f"amount:{amount.event.id}:{amount.funds.stage}"] = str(amount.funds.money)
    for thread in brief.threads:
        silence = brief.silences.get(thread.id, "")
        values[f"outcome:{thread.id}"] = (
            f"{thread.score} {thread.as_of or ''} {thread.delivered or ''} {silence}".strip()
        )
    for item in brief.coming:
        values[f"coming:{item.ids[0]}"] = f"{item.state} {item.due or ''} {item.new or ''}".strip()
    values["nothing"] = brief.nothing.value
    return values


def _write_steps(event: Event) -> str:
    return "; ".join(f"{step.name} {step.when}" if step.when else step.name for step in event.steps)
