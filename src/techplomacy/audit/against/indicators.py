"""Compares shares that a sentence tells of one country with the series of the evidence that measure them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from techplomacy.analysis import View
from techplomacy.analysis.flows import list_points
from techplomacy.analysis.propositions import Shape, make_shape
from techplomacy.audit.against.bases import find_point, tell_point
from techplomacy.audit.against.countries import OTHER, count_countries
from techplomacy.audit.against.phrases import has_word, list_subject_words
from techplomacy.audit.against.prose import Prose, Sentence
from techplomacy.audit.against.telling import make_finding
from techplomacy.model import Finding, Series, When

KIND = "indicator"
_SHARE = re.compile(r"(?<![\w.,-])(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent\b|percent\b)", re.I)
_NEAR = Decimal("0.15")  # of a value, up to which a share may be that of another definition
_CLAUSE = re.compile(r"[;]|,\s|\band\b", re.I)
_SHARES = "percent of "
_LEAST = 2  # telling words of a series that the clause must hold


def check_indicators(view: View, prose: Prose) -> Iterator[Finding]:
    """One finding a share whose words are those of a series and whose year the series has."""
    for sentence in prose.sentences:
        if not sentence.dates or ("%" not in sentence.plain and "cent" not in sentence.plain.casefold()):
            continue
        country = _find_country(view, prose, sentence)
        for match in _SHARE.finditer(sentence.plain) if country else ():
            found = _check(view, sentence, match, country or "")
            if found is not None:
                yield found


def _find_country(view: View, prose: Prose, sentence: Sentence) -> str | None:
    """The one country of the study that the sentence, or what stands before it, speaks of."""
    for text in (sentence.plain, *(s.plain for s in reversed(prose.find_before(sentence, 2)))):
        named = [code for code, count in count_countries(view, text).items() if count]
        if named:
            return named[0] if len(named) == 1 and named[0] != OTHER else None
    return None


def _check(view: View, sentence: Sentence, match: re.Match[str], country: str) -> Finding | None:
    clause = _read_clause(sentence.plain, match)
    if has_word(clause, "rose") or has_word(clause, "fell"):
        return None  # a change is told, not a share
    texts = sentence.plain.casefold(), clause.casefold()
    shapes = [shape for shape in _list_shares(view) if _is_meant(view, shape.series, country, texts)]
    when = min((span.when for span in sentence.dates), key=lambda when: when.sort_key)
    known = [(shape, point) for shape in shapes if (point := find_point(shape.points, when)) is not None]
    if not known or not _is_year(when):
        return None
    told = Decimal(match[1])
    step = Decimal(1).scaleb(int(told.as_tuple().exponent))
    place = sentence.start + match.start(), sentence.start + match.end()
    text = sentence.text[match.start() : match.end()]
    shown = "; ".join(f"{shape.series.title} ({shape.series.basis}): {tell_point(p, shape)}" for shape, p in known)
    cited = tuple(dict.fromkeys(key for shape, p in known for key in (shape.series.id, p.taken.source)))[:6]
    gaps = [(abs(point.taken.value - told), point.taken.value) for _, point in known]
    if any(gap <= step for gap, _ in gaps):
        return make_finding(KIND, "supported", (*place, text), f"The evidence has {shown}.", cited)
    if any(gap <= _NEAR * value for gap, value in gaps):
        words = f"No series has this share; it may be that of another definition or edition. The evidence has {shown}."
        return make_finding(KIND, "not_found", (*place, text), words, cited)
    return make_finding(KIND, "contradicted", (*place, text), f"The evidence has {shown}.", cited)


def _read_clause(text: str, match: re.Match[str]) -> str:
    """The words around a share, up to the next clause on either side."""
    cuts = [0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text)]
    start = max(cut for cut in cuts if cut <= match.start())
    end = min(cut for cut in cuts if cut >= match.end())
    return text[start:end]


@lru_cache(maxsize=2)
def _list_shares(view: View) -> tuple[Shape, ...]:
    series = (s for s in view.series.values() if s.unit.startswith(_SHARES) and s.giver and not s.receiver)
    return tuple(make_shape(view, one) for one in series if list_points(view, one.id))


def _is_meant(view: View, series: Series, country: str, texts: tuple[str, str]) -> bool:
    """Whether the telling words of a series' title stand in the sentence, and what it is a share of in the clause."""
    title, whole = series.title.split(",")[0], series.unit.removeprefix(_SHARES)
    own, base = (list_subject_words(text, view.vocabulary) for text in (title, whole))
    numbers = re.findall(r"\b\d+\b", title)
    sentence, clause = (re.findall(r"[^\W_]+", text) for text in texts)
    is_told = all(_has_form(word, sentence) for word in own) and all(_has_form(word, clause) for word in base)
    return series.giver == country and len(own | base) >= _LEAST and is_told and set(numbers) <= set(sentence)


def _has_form(word: str, words: list[str]) -> bool:
    """Whether a word stands among others, be it with another ending: aged, age."""
    return any(other == word or (len(other) > 2 and _cut(other) == _cut(word)) for other in words)


def _cut(word: str) -> str:
    return re.sub(r"(?:ment|ing|ed|es|e|s|d)$", "", word) if len(word) > 2 else word


def _is_year(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days < 372
