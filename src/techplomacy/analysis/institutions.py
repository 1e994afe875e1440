"""Standing dialogues and committees: their sessions, how far they count, and whether they still meet."""

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from statistics import median
from typing import Any

from techplomacy.analysis.cells import count_events, make_result, tell, tell_event
from techplomacy.analysis.sectors import tell_leaders
from techplomacy.analysis.view import View, find_when, once
from techplomacy.model import Cell, Event, Result

KIND = "dialogue"
DORMANT_YEARS = 3.0  # without a session before a dialogue is called dormant, or twice its own usual interval
SHARED = 0.6  # of the fewer words that two titles must share to be of one dialogue
_AS = re.compile(r"\bas (?:an?|the) (?:[^\W\d_]+ ){1,4}")  # "met as a joint working group": says of what a meeting was
COLUMNS = (
    "dialogue", "sessions", "highest_number", "first", "last", "actors_a", "actors_b", "state", "years_silent",
    "thread",
)  # fmt: skip


@dataclass(frozen=True)
class Session:
    """One session: what is left of its title without ordinals and names, and its number where told."""

    event: Event
    words: frozenset[str]
    form: str
    number: int | None

    @property
    def is_formal(self) -> bool:
        """Whether the title says that it is one of several: by the form of a dialogue, or by a number."""
        return bool(self.form) or self.number is not None


@lru_cache(maxsize=1)
def _load_words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = _load_file()["en"]
    return words


@lru_cache(maxsize=1)
def _load_file() -> dict[str, Any]:
    return tomllib.loads((files("techplomacy.analysis") / "sessions.toml").read_text(encoding="utf-8"))


@once
def answer_institutions(view: View) -> Result:
    """One row a dialogue, most sessions first; a dialogue is found by the words that its sessions' titles share."""
    groups = [sorted(group, key=_sort_key) for group in group_sessions(view)]
    groups.sort(key=lambda group: (-len(group), _sort_key(group[0])))
    return make_result(
        "institutions",
        "Dialogues, committees and their sessions",
        COLUMNS,
        [_make_row(view, group) for group in groups],
        caveats=(
            "A session that is not reported leaves no trace here; where the highest number told is above the sessions "
            "found, more were held.",
            f"Dormant means: no session found for {DORMANT_YEARS:g} years before {view.as_of}, or for twice the usual "
            "interval where that is longer.",
        ),
    )


@once
def group_sessions(view: View) -> list[list[Session]]:
    """The sessions of each dialogue, in order of time."""
    sessions = [_read_session(view, event) for event in view.events if event.kind == KIND]
    spread = Counter(word for session in sessions for word in session.words)
    groups: list[list[Session]] = []
    index: dict[str, list[tuple[int, Session]]] = defaultdict(list)
    for session in sessions:
        keys = _list_keys(session, spread)
        near = {(n, id(other)): other for key in keys for n, other in index[key]}
        alike = (n for (n, _), other in sorted(near.items(), key=_first) if _is_same(session, other))
        home = next((n for n in alike if all(_may_be_one(session, other) for other in groups[n])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(session)
        for key in keys:
            index[key].append((home, session))
    return groups


def _first(item: tuple[tuple[int, int], Session]) -> int:
    return item[0][0]


def _list_keys(session: Session, spread: Mapping[str, int]) -> list[str]:
    """By what a session meets those that may be of its dialogue: its thread, and its rarest words.

    Two sets that share SHARED of all their words share one of so many of their rarest words, whatever the words are.
    """
    ordered = sorted(session.words, key=lambda word: (spread[word], word))
    keys = ordered[: len(ordered) - math.ceil(SHARED * len(ordered)) + 1]
    return [*keys, f"#{session.event.initiative}"] if session.event.initiative else keys


def _read_session(view: View, event: Event) -> Session:
    words = _load_words()
    text = event.title.casefold()
    for short, full in _load_file()["spelled"].items():
        text = text.replace(short, full)
    number = _find_number(re.split(r" at | of the ", text)[0], words["ordinals"])
    form = _find_form(text) or _find_form(" ".join(_AS.findall((event.summary or "").casefold())))
    pieces = re.findall(r"\d\+\d|[^\W\d_]+", text)
    dropped = {*words["ordinals"], *words["empty"], *_list_names(view), *_list_months(view), "st", "nd", "rd", "th"}
    return Session(event, frozenset(p for p in pieces if p not in dropped), form, number)


def _find_form(text: str) -> str:
    """The form of dialogue that a text names; empty where it names none."""
    words = _load_words()
    if any(form in text for form in words["groups"]):
        return "group"
    return next((form for form in words["forms"] if form in text), "")


@lru_cache(maxsize=4)
def _split_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(piece for name in names for piece in re.findall(r"[^\W\d_]+", name.casefold()))


def _list_names(view: View) -> frozenset[str]:
    """Words of the two countries' names and adjectives, their capitals included: every title has them."""
    countries = [view.vocabulary.countries.get(code) for code in view.study.countries]
    names = [name for c in countries if c is not None for name in (c.name, *c.demonyms, *c.aliases, c.capital or "")]
    return _split_names(tuple(names))


def _list_months(view: View) -> frozenset[str]:
    return frozenset(view.vocabulary.months.get("en", {}))


def _find_number(text: str, ordinals: list[str]) -> int | None:
    digits = re.search(r"\b(\d{1,3})(?:st|nd|rd|th)\b", text)
    if digits:
        return int(digits[1])
    return next((n for n, word in enumerate(ordinals, 1) if re.search(rf"\b{word}\b", text)), None)


def _may_be_one(left: Session, right: Session) -> bool:
    """Whether the forms let two sessions be of one dialogue.

    A meeting on the subject of a committee is no session of the committee; one that is numbered may leave the form out.
    """
    if left.form == right.form:
        return True
    bare = left if not left.form else right
    return not bare.form and bare.number is not None


def _is_same(left: Session, right: Session) -> bool:
    """Whether two sessions are of one dialogue: forms that fit, and of one thread or with most words in common.

    A thread holds meetings of many sorts: those that name neither a form nor a number must share most of all words.
    """
    if left.form != right.form and not _may_be_one(left, right):
        return False
    if left.words.isdisjoint(right.words):
        return False
    threads = {left.event.initiative, right.event.initiative}
    shared = len(left.words & right.words)
    if len(threads) == 1 and None not in threads and left.is_formal and right.is_formal:
        return shared >= SHARED * min(len(left.words), len(right.words)) > 0
    is_open = len(threads) == 1 or None in threads
    return is_open and shared >= SHARED * len(left.words | right.words) > 0


def _make_row(view: View, group: list[Session]) -> tuple[Cell, ...]:
    events = [session.event for session in group]
    dated = [event for event in events if find_when(event)]
    numbers = [(session.number, session.event) for session in group if session.number]
    highest = max(numbers, key=lambda pair: pair[0], default=None)
    silent = _count_silent_years(view.as_of, dated)
    thread = events[-1].initiative
    return (
        tell(name_dialogue(group), ids=(event.id for event in events), sources=events[-1].sources),
        count_events(events),
        tell_event(highest[1], highest[0]) if highest else tell(None),
        tell_event(dated[0], find_when(dated[0])) if dated else tell(None),
        tell_event(dated[-1], find_when(dated[-1])) if dated else tell(None),
        tell_leaders(view, events, view.study.countries[0], most=2),
        tell_leaders(view, events, view.study.countries[1], most=2),
        tell(_judge(view.as_of, dated, silent)),
        tell(silent),
        tell(thread, ids=(thread,) if thread else ()),
    )


def name_dialogue(group: list[Session]) -> str:
    """The shortest title of the group without its number and what follows a comma or bracket."""
    words = _load_words()
    ordinals = "|".join(words["ordinals"])
    titles = []
    for session in group:
        title = re.sub(rf"(?i)\b(?:\d{{1,3}}(?:st|nd|rd|th)|{ordinals})\b\s*", "", session.event.title)
        title = re.sub(
            r"(?i)^(?:(?:the|meetings?|sessions?|rounds?|launch) (?:of|on) (?:the )?|the )", "", title.strip()
        )
        titles.append(re.split(r" \(|, ", title)[0].strip())
    forms = (*words["forms"], *words["groups"])
    telling = [title for title in titles if any(form in title.casefold() for form in forms)]
    best = min(telling or [t for t in titles if t], key=lambda title: (len(title), title), default="dialogue")
    return best[0].upper() + best[1:]


def _count_silent_years(as_of: date, dated: list[Event]) -> float | None:
    when = find_when(dated[-1]) if dated else None
    if when is None or when.latest is None:
        return None
    return max(0.0, round((as_of - when.latest).days / 365.25, 1))


def _judge(as_of: date, dated: list[Event], silent: float | None) -> str:
    if silent is None:
        return "not dated"
    if len(dated) == 1:
        return "one session known"
    days = sorted({when.earliest for e in dated if (when := find_when(e)) and when.earliest})
    gaps = [(b - a).days / 365.25 for a, b in pairwise(days)]
    limit = max(DORMANT_YEARS, 2 * median(gaps)) if gaps else DORMANT_YEARS
    return "dormant" if silent > limit else "not dormant"


def _sort_key(session: Session) -> tuple[tuple[str, str, str], str]:
    when = find_when(session.event)
    return (when.sort_key if when else ("9999", "9999", ""), session.event.id)


def count_sessions_by_period(view: View, *, years: int = 5) -> dict[int, list[Event]]:
    """The sessions of all dialogues by spells of so many years, told by the first year of the spell."""
    spells: dict[int, list[Event]] = defaultdict(list)
    for event in view.events:
        when = find_when(event)
        if event.kind == KIND and when is not None and when.year is not None:
            spells[when.year // years * years].append(event)
    return dict(sorted(spells.items()))
