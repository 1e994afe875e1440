"""A question by filters and words: the events that fit, with their passages, their money and their outcomes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from techplomacy.analysis.cells import make_result, tell, tell_event
from techplomacy.analysis.chain import Chain, list_chains
from techplomacy.analysis.ledger import list_matching_loans, sum_loans
from techplomacy.analysis.searching import find_nothing
from techplomacy.analysis.sectors import BINDING
from techplomacy.analysis.tally import Purse, list_purses
from techplomacy.analysis.view import View, find_when
from techplomacy.analysis.witnesses import Telling, list_tellings
from techplomacy.evidence import Found, Wanted
from techplomacy.model import Event, Nothing, Record, Result

MEETING = "dialogue"
INSTRUMENTS, MEETINGS, OTHERS = "instrument", "meeting", "project or statement"
SHOWN = 50  # events of an answer that are told in full where nothing else is asked for
COUNTED = 200  # events whose money is looked at where money is asked for, shown or not
ANYWHERE = "all"


@dataclass(frozen=True)
class Hit:
    """One event with what each of its sources says, and its thread."""

    event: Event
    form: str
    tellings: tuple[Telling, ...]
    chain: Chain | None
    names: dict[str, str] = field(hash=False)


@dataclass(frozen=True)
class Answer:
    """All that fits (`found`), the first of it told in full (`hits`), their threads, and the money at each stage.

    `purses` look at the first COUNTED events. `loans` are rows of the ledger that the same words tell, `total` their
    sum with each money once, by currency; `nothing` says which nothing it is where no event fits.
    """

    wanted: Wanted
    found: Found
    hits: tuple[Hit, ...]
    chains: tuple[Chain, ...]
    purses: tuple[Purse, ...]
    loans: tuple[Record, ...]
    total: Result
    nothing: Nothing | None

    def count_forms(self, view: View) -> dict[str, int]:
        """How many of the events are instruments, meetings and others."""
        counts: Counter[str] = Counter()
        for kind, n in self.found.kinds.items():
            counts[find_form(view, kind)] += n
        return {form: counts[form] for form in (INSTRUMENTS, MEETINGS, OTHERS) if counts[form]}


def answer_question(view: View, wanted: Wanted, *, shown: int = SHOWN, with_money: bool = False) -> Answer:
    """The events that fit, the first `shown` in full; with money, amounts of up to COUNTED and loans of the ledger."""
    found = view.base.find(wanted, limit=max(shown, COUNTED) if with_money else shown)
    counted = view.base.pick_events(found.ids)
    events = counted[:shown]
    chains = list_chains(view, events)
    loans = list_matching_loans(view, wanted, set(found.ids)) if with_money else []
    return Answer(
        wanted,
        found,
        tuple(_list_hits(view, events, chains)),
        tuple(chains),
        tuple(list_purses(view, counted)),
        tuple(loans),
        sum_loans(loans),
        None if found.total else _find_nothing(view, wanted),
    )


def _list_hits(view: View, events: list[Event], chains: list[Chain]) -> Iterator[Hit]:
    threads = {chain.thread.id: chain for chain in chains}
    sources = view.base.pick_sources(source for event in events for source in event.sources)
    records = view.base.pick_records(event.id for event in events)
    names = view.base.name_actors(p.actor for event in events for p in event.participants if p.actor)
    for event in events:
        tellings = list_tellings(event, records.get(event.id, ()), sources)
        yield Hit(event, find_form(view, event.kind), tellings, threads.get(event.initiative or ""), names)


def find_form(view: View, kind: str) -> str:
    """Whether a kind is an instrument that parties conclude, a meeting, or neither."""
    known = view.vocabulary.instruments.get(kind)
    if kind == MEETING:
        return MEETINGS
    return INSTRUMENTS if known is not None and known.rank <= BINDING else OTHERS


def _find_nothing(view: View, wanted: Wanted) -> Nothing:
    """Which nothing an empty answer is: by the searches for its sectors, else for all."""
    told = {find_nothing(view, sector) for sector in wanted.sectors or (ANYWHERE,)}
    return told.pop() if len(told) == 1 else Nothing.PARTLY_SEARCHED


def tabulate_answer(view: View, answer: Answer) -> Result:
    """One row a hit, for files: what happened, and for each source the passage or note and its address."""
    rows = [
        (
            tell_event(hit.event, find_when(hit.event)),
            tell_event(hit.event, hit.event.title),
            tell(hit.form),
            tell(view.name_kind(hit.event.kind)),
            tell("; ".join(f"{s.name} {s.when}" if s.when else s.name for s in hit.event.steps)),
            tell("; ".join(name_parties(hit))),
            tell("; ".join(view.name_sector(sector) for sector in hit.event.sectors)),
            tell("; ".join(f"{funds.money} ({funds.stage})" for funds in hit.event.money) or None),
            tell(hit.chain.thread.name if hit.chain else None, ids=(hit.chain.thread.id,) if hit.chain else ()),
            tell(name_state(hit.chain)),
            tell(hit.chain.thread.as_of if hit.chain else None),
            tell(_join(telling.words for telling in hit.tellings[:1])),
            tell(hit.tellings[0].basis.value if hit.tellings else None),
            tell(_join(telling.address for telling in hit.tellings), sources=hit.event.sources),
            tell(hit.event.id, ids=(hit.event.id,)),
        )
        for hit in answer.hits
    ]
    columns = (
        "date", "event", "form", "kind", "steps", "parties", "sectors", "money", "initiative", "state", "as_of",
        "words", "basis", "addresses", "id",
    )  # fmt: skip
    return make_result("ask", "Events that fit", columns, rows)


def name_state(chain: Chain | None) -> "str | Nothing | None":
    """What came of a thread: delivered, not delivered, or which nothing that is; None without a thread."""
    if chain is None:
        return None
    score = chain.thread.score
    if score is None:
        return chain.silence
    return "delivered" if score > 0 else "not delivered: lapsed or years late" if score < 0 else "not delivered yet"


def name_parties(hit: Hit) -> list[str]:
    """The names of the parties, each once."""
    return list(dict.fromkeys(hit.names.get(p.actor or "", p.name) for p in hit.event.participants))


def _join(words: Iterable[str | None]) -> str | None:
    return " | ".join(" ".join(told.split()) for told in words if told) or None
