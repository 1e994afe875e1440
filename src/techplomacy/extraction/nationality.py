"""Says which country a named body belongs to: by its name, by what stands beside it, or by what is known of it."""

import re
from collections.abc import Sequence

from techplomacy.extraction.runs import NameWords
from techplomacy.extraction.words import Hit

_SURE_ACRONYM = 4  # letters; shorter acronyms are shared by many bodies
_TELLING = 4  # words of a name that no two countries give a body
_BEHIND = 76  # characters behind a body in which `of the Republic of X` may stand
_ARTICLE = 4  # characters that may stand before a known body inside a longer name
_APPOSED = 60  # characters between a body and what is said of it
_BASED = re.compile(r"(?:[’']s)?[-‑– ]based\s+(?:[a-z]+\s+){0,4}")
_CALLED = re.compile(r"\s+(?:[a-z-]+\s+){1,5}(?:giant\s+|firm\s+|company\s+|the\s+)?")
_APPOSITION = re.compile(r"[)”\"]*,\s+(?:(?:an?|the|its|his|their|one of the)\s+)?(?:[a-z-]+\s+){0,2}")
_RANKED = 22  # characters between a country and its minister (`Deputy Prime`, `Second`)
_BEFORE = re.compile(
    r"(?:[’']s?)?\s+(?:the\s+)?(?:(?:Vice|Deputy|Senior|Acting|Second|First|Prime|State|Union|Federal)[\s-]+)*"
)
_COMMA = re.compile(r"[\s)”\"*]*,\s*(?:the\s+)?")  # the next of a list, where the name has a country of its own
_LINK = re.compile(r"[\s)”\"*]*(?:,\s*(?:of|in)?|of|in|from)\s*(?P<rest>[\s\w'’]*)")


def is_sure(hit: Hit, start: int, hits: Sequence[Hit], sure: frozenset[str], words: NameWords) -> bool:
    """Whether a known body is meant: many countries have an `Environment Agency`, and short acronyms are shared."""
    if hit.id in ("INT", "EUE") or hit.id in sure:
        return True
    if any(h.word.kind == "country" and h.id == hit.id for h in hits):
        return True
    if hit.form == "acronym":
        return hit.end - hit.start >= _SURE_ACRONYM or words.holds("sure_acronyms", hit.word.exact)
    written = hit.word.exact.removeprefix("the ").split(" ")
    is_own = hit.start - start <= _ARTICLE or len(written) >= _TELLING
    return is_own and (words.holds("named_after", written[0]) or not words.holds("general", written[0]))


def find_country(
    text: str, offset: int, span: tuple[int, int], hits: Sequence[Hit], known: Hit | None, words: NameWords
) -> tuple[str | None, str]:
    """The country of the body at `span` (document offsets; `text` stands at `offset`), and whence it is known."""
    start, end = span
    if known is not None and known.id == "INT":
        return "INT", "known"
    inside = [h for h in hits if start <= h.start and h.end <= end]
    after = next((h for h in hits if _is_state(h) and end <= h.start <= end + _BEHIND), None)
    own = [h for h in inside if h.word.kind == "country"]
    gap = text[end - offset : after.start - offset] if after is not None else ""
    is_seat = bool(own) and gap.strip() == "in"  # `the Swiss Office in Serbia`
    # `the Government of A, the Government of B`: a state that is named in full is followed by the next of a list.
    is_next = bool(own) and (_COMMA.fullmatch(gap) or (own[-1].form != "people" and _COMMA.match(gap)))
    if after is not None and _is_linked(gap, words) and not is_seat and not is_next:
        return after.id, "behind"
    if own:
        return (own[-1] if own[-1].form != "people" else own[0]).id, "own"
    before = [h for h in hits if h.word.kind == "country" and 0 <= start - h.end <= _RANKED]
    if before and _BEFORE.fullmatch(text[before[-1].end - offset : start - offset]):
        return before[-1].id, "before"
    if known is not None and known.id:
        return known.id, "known"
    beside = _find_beside(text, offset, span, hits)
    if beside is not None:
        return beside
    seats = [h for h in inside if h.word.kind == "place"]
    return (seats[0].id, "seat") if seats else (None, "")


def _find_beside(text: str, offset: int, span: tuple[int, int], hits: Sequence[Hit]) -> tuple[str | None, str] | None:
    """The country that stands beside a body: `Delft-based X`, `Dutch contractor X`, `X, a Dutch contractor`."""
    start, end = span
    for hit in hits:
        if hit.word.kind not in ("country", "place") or not hit.id:
            continue
        if 0 <= start - hit.end <= _APPOSED and _BASED.fullmatch(text[hit.end - offset : start - offset]):
            return hit.id, "beside"
        if hit.form != "people":
            continue
        is_before = 0 <= start - hit.end <= _APPOSED
        if is_before and _CALLED.fullmatch(text[hit.end - offset : start - offset]):
            return hit.id, "beside"
        is_behind = 0 <= hit.start - end <= _APPOSED
        if is_behind and _APPOSITION.fullmatch(text[end - offset : hit.start - offset]):
            return hit.id, "beside"
    return None


def find_form(name: str, words: NameWords, near: frozenset[str]) -> str | None:
    """The country of a company's legal form; of a form that several countries share, the one that the text names."""
    for word in reversed(name.split()):
        countries = words.forms.get(word.rstrip(",")) or words.forms.get(word.rstrip(".,"))
        if countries:
            named = [code for code in countries if code in near]
            return named[0] if len(named) == 1 else countries[0] if len(countries) == 1 else None
    return None


def _is_state(hit: Hit) -> bool:
    return hit.word.kind == "country" and hit.form != "people"


def _is_linked(gap: str, words: NameWords) -> bool:
    """Whether only `, of the Democratic Republic of` stands between a body and its country."""
    link = _LINK.fullmatch(gap)
    return link is not None and all(word in words.sets["state"] for word in link["rest"].split())
