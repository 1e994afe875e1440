"""Understands a question in plain language: filters by the vocabulary, days by the date grammar, the rest as words.

It says how it read each piece and what it could make nothing of; it must not guess in silence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from techplomacy.analysis.chain import STATES
from techplomacy.evidence import EvidenceBase, Wanted
from techplomacy.model import Study, When
from techplomacy.text.dates import find_dates
from techplomacy.vocabulary import Vocabulary
from techplomacy.workbench.phrases import Phrases, Sense, fold, make_phrases
from techplomacy.workbench.variants import list_variants

LONGEST = 7  # words of an actor's name that are tried as one
SHORTEST = 3  # letters below which a name in lower case is none: "is", "of"
_TOKEN = re.compile(r"""[^\s|,;:!?"“”‘()\[\]<>？！。、，「」．।]+""")  # by its ends: to \w vowel signs are no letters
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass
class Understanding:
    """What was asked: the filters, whether money or delivery is asked for, how each piece was read, and what was not.

    `finer` holds words of the question that are subject words of a sector: where nothing tells them, the sector may.
    """

    wanted: Wanted = field(default_factory=Wanted)
    asks_money: bool = False
    asks_delivery: bool = False
    read: list[tuple[str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    finer: dict[str, str] = field(default_factory=dict)


def understand(question: str, base: EvidenceBase, study: Study, vocabulary: Vocabulary) -> Understanding:
    """Read a question against an evidence base; every piece ends in `read` or in `unread` but for filler words."""
    phrases = make_phrases(vocabulary)
    made = Understanding()
    text = fold(question)
    taken = _read_days(question, text, made, phrases, study, vocabulary)
    free = _blank(text, taken)
    for start, end, name, actors in _find_actors(question, free, phrases, base):
        made.read.append((name, f"actor: {', '.join(base.name_actors(actors).values())}"))
        made.wanted = replace(made.wanted, actors=(*made.wanted.actors, actors))
        taken.append((start, end))
    free = _blank(text, taken)
    for start, end, sense in list(phrases.matcher.find(free)):
        taken.append((start, end))
        _apply(made, question[start:end], sense, study)
    _read_words(_blank(text, taken), made, phrases, base, study)
    return made


def _blank(text: str, taken: Sequence[tuple[int, int]]) -> str:
    """The text with what was read replaced by marks that end a word."""
    kept = list(text)
    for start, end in taken:
        kept[start:end] = "|" * (end - start)
    return "".join(kept)


def _read_days(
    question: str, text: str, made: Understanding, phrases: Phrases, study: Study, vocabulary: Vocabulary
) -> list[tuple[int, int]]:
    """The days of a question: open ends by the words beside them; a bare date stands for the time that it names."""
    today = When(study.as_of.isoformat())
    told = [(s.start, s.end, s.when) for s in find_dates(question, published=today, vocabulary=vocabulary)]
    covered = _blank(text, [(start, end) for start, end, _ in told])
    told += [(m.start(), m.end(), When(m[0])) for m in _YEAR.finditer(covered)]
    taken = []
    for start, end, when in sorted(told, key=lambda item: item[0]):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        opening, is_since = _find_opening(before, after, phrases)
        since, until = _limit(when, opening, is_since, phrases)
        made.wanted = replace(
            made.wanted,
            since=since if since is not None else made.wanted.since,
            until=until if until is not None else made.wanted.until,
        )
        limits = [f"since {since}" if since else "", f"until {until}" if until else ""]
        made.read.append((f"{opening} {question[start:end]}".strip(), " ".join(filter(None, limits))))
        taken.append((start, end))
    return taken


def _find_opening(before: str, after: str, phrases: Phrases) -> tuple[str, bool]:
    """The word beside a date that opens it, and whether towards later days; empty where there is none."""
    for key in ("since", "until"):
        for word in phrases.openings[key]:
            stands_before = before == word or before.endswith(f" {word}")
            if stands_before if word.isascii() else after.startswith(word):
                return word, key == "since"
    return "", False


def _limit(when: When, opening: str, is_since: bool, phrases: Phrases) -> tuple[date | None, date | None]:
    beyond = opening in phrases.openings["beyond"]
    if not opening or "/" in when.edtf:
        return when.earliest, when.latest
    if is_since:
        return (when.latest + timedelta(days=1) if beyond and when.latest else when.earliest), None
    return None, (when.earliest - timedelta(days=1) if beyond and when.earliest else when.latest)


def _find_actors(
    question: str, free: str, phrases: Phrases, base: EvidenceBase
) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Names of actors, the longest first from the left; an acronym in lower case needs three letters."""
    plain = {(start, end): sense for start, end, sense in phrases.matcher.find(free)}
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(free)]
    spans = [
        (tokens[i][0], tokens[j][1])
        for i in range(len(tokens))
        for j in range(i, min(i + LONGEST, len(tokens)))
        if "|" not in free[tokens[i][0] : tokens[j][1]]
    ]
    spans = [span for span in spans if span not in plain and span[1] - span[0] >= SHORTEST]
    known = base.find_actors({free[start:end] for start, end in spans})
    reached = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached and free[start:end] in known:
            reached = end
            yield start, end, question[start:end], known[free[start:end]]


def _apply(made: Understanding, written: str, sense: Sense, study: Study) -> None:
    """Take what a phrase means into the question."""
    wanted = made.wanted
    match sense.field:
        case "filler":
            return
        case "money":
            made.asks_money = True
        case "delivery":
            made.asks_delivery = True
        case "sector":
            made.wanted = replace(wanted, sectors=_join(wanted.sectors, sense.values))
        case "kind":
            made.wanted = replace(wanted, kinds=_join(wanted.kinds, sense.values))
        case "step":
            made.wanted = replace(wanted, steps=_join(wanted.steps, sense.values))
        case "state":
            made.asks_delivery = True
            made.wanted = replace(wanted, scores=STATES[sense.values[0]])
        case "country" if sense.values[0] in study.countries:
            made.read.append((written, f"{sense.label}, one of the two countries: all events are of both, no filter"))
            return
        case "country":
            made.wanted = replace(wanted, countries=_join(wanted.countries, sense.values))
    made.read.append((written, sense.label))


def _join(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _read_words(free: str, made: Understanding, phrases: Phrases, base: EvidenceBase, study: Study) -> None:
    """What is left: words that the evidence holds in some form, and words that nothing holds."""
    for match in _TOKEN.finditer(free):
        for word in re.split(r"[-/.&'’]", match[0]):
            if not word:
                continue
            variants = list_variants(word, base.find_terms)
            sector = phrases.subjects.get(word) or phrases.subjects.get(word.removesuffix("s"))
            if not base.count_told(variants):
                if sector:  # a subject that nothing tells in this form, or in this language
                    _apply(made, word, Sense("sector", (sector,), f"subject word of the sector {sector}"), study)
                else:
                    made.unread.append(word)
                continue
            if sector:
                made.finer[word] = sector
            made.wanted = replace(made.wanted, words=(*made.wanted.words, variants))
            made.read.append((word, f"word of the evidence: {', '.join(variants)}"))
