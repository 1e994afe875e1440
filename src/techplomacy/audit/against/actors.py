"""Finds bodies named for a time at which they did not exist under that name, by their active dates."""

import re
from collections.abc import Iterator
from functools import lru_cache

from techplomacy.analysis import View
from techplomacy.audit.against.countries import count_countries
from techplomacy.audit.against.phrases import has_word
from techplomacy.audit.against.prose import Prose, Sentence
from techplomacy.audit.against.telling import make_finding
from techplomacy.model import Actor, Finding, When
from techplomacy.text.matching import Matcher

KIND = "body-time"
_LONGER = re.compile(r"(?<=[\w,] )(?!The\b)[A-Z][a-z]+ $|^(?!The\b|In\b|At\b|By\b|Both\b)[A-Z][a-z]+ $")
_SHORTEST = 3  # letters of an acronym that is looked for


def check_actors(view: View, prose: Prose) -> Iterator[Finding]:
    """One finding a sentence and body; sentences that tell of a body's own history are passed over."""
    matcher = _load_bodies(view)
    named = count_countries(view, " ".join(sentence.plain for sentence in prose.sentences))
    for sentence in prose.sentences:
        whens = [span.when for span in sentence.dates if span.when.earliest and span.when.latest]
        if not whens or has_word(sentence.plain, "undone"):
            continue
        seen: set[str] = set()
        for start, end, bodies in matcher.find(sentence.plain.casefold()):
            written = sentence.plain[start:end]
            meant = [body for body in bodies if _is_written(written, body) and named[body.country or ""]]
            if _LONGER.search(sentence.plain[:start]) and " " in written:
                continue  # the end of a longer name
            if not meant or any(body.id in seen for body in meant):
                continue
            seen |= {body.id for body in meant}
            if finding := _check_bodies(view, sentence, (start, end), meant, whens):
                yield finding


@lru_cache(maxsize=2)
def _load_bodies(view: View) -> Matcher[tuple[Actor, ...]]:
    """The names and short names of the bodies of both countries, those that never changed included."""
    patterns: dict[str, tuple[Actor, ...]] = {}
    taken = {acronym for word in view.vocabulary.instruments.values() for acronym in word.acronyms}
    for body in view.vocabulary.bodies:
        if body.country in view.study.countries:
            for name in {body.name, *(n.name for n in body.names)}:
                if len(name) >= _SHORTEST and name.isascii() and name not in taken:
                    patterns[name.casefold()] = (*patterns.get(name.casefold(), ()), body)
    return Matcher(patterns)


def _is_written(written: str, body: Actor) -> bool:
    """Whether a body is written so: short names keep their capitals."""
    if written in body.acronyms:
        return True
    names = {body.name, *(name.name for name in body.names if name.kind != "acronym")}
    return len(written.split()) > 1 and written.casefold() in {name.casefold() for name in names}


def _check_bodies(
    view: View, sentence: Sentence, span: tuple[int, int], bodies: list[Actor], whens: list[When]
) -> Finding | None:
    """A finding where no body of that name existed at any date of the sentence."""
    if any(body.is_active(when) for body in bodies for when in whens):
        return None
    body = min(bodies, key=lambda one: one.id)
    when = whens[0]
    life = f"since {body.since}" if body.until is None else f"from {body.since or 'an unknown day'} to {body.until}"
    others = [other for other in view.vocabulary.bodies if other.successor == body.id and other.is_active(when)]
    others += [other for other in view.vocabulary.bodies if other.id == body.successor and other.is_active(when)]
    words = f"{body.name} ({view.name_country(body.country)}) existed {life}; the sentence names it for {when}."
    if others:
        words += f" At that time it was {' or '.join(other.name for other in others)}."
    place = sentence.start + span[0], sentence.start + span[1]
    text = sentence.text[span[0] : span[1]]
    source = view.vocabulary.body_sources.get(body.id, "")
    cited = (body.id, source) if source else (body.id,)
    return make_finding(KIND, "contradicted", (*place, text), words, cited)
