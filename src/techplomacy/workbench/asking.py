"""`ask`: a question in plain language, with filters, put to the evidence base of a mapped study."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.analysis.ask import SHOWN, Answer, answer_question
from techplomacy.analysis.chain import STATES
from techplomacy.errors import InvalidValueError
from techplomacy.evidence import EvidenceBase, Wanted
from techplomacy.text.dates import parse_date
from techplomacy.vocabulary import Vocabulary, load_vocabulary
from techplomacy.workbench.folder import find_study
from techplomacy.workbench.mapping import find_build
from techplomacy.workbench.outcome import EVIDENCE
from techplomacy.workbench.swap import finish_swap
from techplomacy.workbench.understanding import Understanding, understand


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What was given as options, as written; each narrows what the question says."""

    sectors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    status: str | None = None
    words: str | None = None


def make_filters(
    *,
    since: str | None = None,
    until: str | None = None,
    status: str | None = None,
    words: str | None = None,
    **several: Iterable[str] | None,
) -> Filters:
    """Filters from options of which some were not given; `several` are those that may be repeated."""
    given = {name: tuple(values or ()) for name, values in several.items()}
    filters = Filters(since=since, until=until, status=status, words=words)
    return replace(filters, **given)  # type: ignore[arg-type]  # the names are those of the repeated options


@dataclass(frozen=True)
class Asked:
    """How a question was understood, and its answer; `widened` says what was done where nothing fitted at first."""

    understanding: Understanding
    answer: Answer
    widened: str | None = None


@contextmanager
def open_mapped(study: Path | str | None, built: Path | None = None) -> Iterator[View]:
    """The evidence of a mapped study with its own words; EvidenceError where it was never mapped."""
    root = find_study(study)
    folder = built if built is not None else find_build(root)
    finish_swap(folder)
    codebook = root / "codebook"
    with EvidenceBase.open(folder / EVIDENCE) as base:
        yield View(base, vocabulary=load_vocabulary(codebook if codebook.is_dir() else None))


def ask(view: View, question: str, filters: Filters | None = None, *, shown: int = SHOWN) -> Asked:
    """Understand a question and answer it; where no event tells all its words, fewer are tried, and that is said."""
    given = filters if filters is not None else Filters()
    told = " ".join(filter(None, (question, given.words)))
    understanding = understand(told, view.base, view.study, view.vocabulary)
    understanding.wanted = _narrow(understanding.wanted, given, view)

    def answer(wanted: Wanted) -> Answer:
        return answer_question(view, wanted, shown=shown, with_money=understanding.asks_money)

    if understanding.unread and understanding.wanted == Wanted():
        raise InvalidValueError(
            f"Nothing of “{told}” was understood: no sector, form, step, actor, date or word of the evidence. "
            "Try other words, or filters such as --sector; 'techplomacy explain WORD' says what a word means here."
        )
    first = answer(understanding.wanted)
    if first.found.total or not understanding.wanted.words:
        return Asked(understanding, first)
    for wanted, reason in _widen(understanding):
        wider = answer(wanted)
        if wider.found.total:
            return Asked(understanding, wider, reason)
    return Asked(understanding, first)


def _widen(understanding: Understanding) -> Iterator[tuple[Wanted, str]]:
    """The question with one of its words left out, then with the sectors that its words are subjects of."""
    wanted = understanding.wanted
    for n, left_out in enumerate(wanted.words if len(wanted.words) > 1 else ()):
        words = (*wanted.words[:n], *wanted.words[n + 1 :])
        word = left_out[0].rstrip("*")
        yield replace(wanted, words=words), f"No event tells all words; without “{word}” there are these."
    sectors = tuple(dict.fromkeys((*wanted.sectors, *understanding.finer.values())))
    if understanding.finer and sectors != wanted.sectors:
        fine = ", ".join(understanding.finer)
        reason = f"No event tells the words; {fine} belongs to the sector shown."
        yield replace(wanted, words=(), sectors=sectors), reason


def _narrow(wanted: Wanted, given: Filters, view: View) -> Wanted:
    """The filters of the options in place of what the question says of the same field."""
    vocabulary = view.vocabulary
    if given.status is not None and given.status not in STATES:
        raise InvalidValueError(f"{given.status!r} is no status; write one of {', '.join(STATES)}.")
    sectors = {key: (key, word.label) for key, word in vocabulary.sectors.items()}
    kinds = {key: (key, word.label, word.plural, *word.acronyms) for key, word in vocabulary.instruments.items()}
    steps = {key: (key, word.label) for key, word in vocabulary.steps.items()}
    return replace(
        wanted,
        sectors=_choose("sector", given.sectors, sectors) or wanted.sectors,
        kinds=_choose("kind", given.kinds, kinds) or wanted.kinds,
        steps=_choose("step", given.steps, steps) or wanted.steps,
        actors=_find_actors(given.actors, view) or wanted.actors,
        countries=_find_countries(given.countries, vocabulary) or wanted.countries,
        since=_read_day(given.since, is_since=True, vocabulary=vocabulary) or wanted.since,
        until=_read_day(given.until, is_since=False, vocabulary=vocabulary) or wanted.until,
        scores=STATES[given.status] if given.status else wanted.scores,
    )


def _choose(field: str, written: tuple[str, ...], names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The ids that were written as ids, labels or acronyms; InvalidValueError for what is none."""
    known = {name.casefold(): key for key, told in names.items() for name in told}
    for word in written:
        if word.casefold() not in known:
            raise InvalidValueError(f"{word!r} is no {field}; write one of {', '.join(sorted(names))}.")
    return tuple(dict.fromkeys(known[word.casefold()] for word in written))


def _find_actors(written: tuple[str, ...], view: View) -> tuple[tuple[str, ...], ...]:
    found = []
    for name in written:
        known = view.base.find_actors({name.lower()}).get(name.lower(), ())
        known = known or tuple(view.base.name_actors([name]))
        if not known:
            raise InvalidValueError(f"No actor is called {name!r} here; leave it among the words of the question.")
        found.append(known)
    return tuple(found)


def _find_countries(written: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    codes = []
    for name in written:
        country = vocabulary.find_country(name)
        if country is None:
            raise InvalidValueError(f"{name!r} is no country; write its name or ISO 3166-1 code.")
        codes.append(country.alpha3)
    return tuple(codes)


def _read_day(written: str | None, *, is_since: bool, vocabulary: Vocabulary) -> date | None:
    if written is None:
        return None
    when = parse_date(written, vocabulary=vocabulary)
    day = (when.earliest if is_since else when.latest) if when is not None else None
    if day is None:
        raise InvalidValueError(f"{written!r} is no date; write e.g. 2023, 2023-07 or 2023-07-20.")
    return day


def write_page(view: View, question: str, asked: Asked, *, as_html: bool) -> str:
    """The answer as one HTML page, or as plain text."""
    from techplomacy.presentation.asking import make_answer_page
    from techplomacy.presentation.plain import write_plain

    reading = asked.understanding
    page = make_answer_page(
        view,
        question,
        asked.answer,
        read=reading.read,
        unread=reading.unread,
        widened=asked.widened,
        with_money=reading.asks_money,
    )
    if not as_html:
        return write_plain(page)
    from techplomacy.presentation.html import write_html

    return write_html(page, view.base.path.parent)
