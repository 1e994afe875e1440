"""Finds the bodies and countries that a stretch of text names, in order; it does not know which of them are parties."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from techplomacy.extraction.aliases import drop_called, join_expansions
from techplomacy.extraction.name import Name
from techplomacy.extraction.nationality import find_country, find_form, is_sure
from techplomacy.extraction.runs import NameWords, Token, find_runs
from techplomacy.extraction.words import Hit
from techplomacy.text.sieves import holds_any

_ARTICLE = 4  # characters before the first word that counts
_LONGEST_STATE = 8  # words of a country's name with its government and forms of state
_ACRONYM = re.compile(r"\([“\"'‘*]*([A-Z][A-Za-z/&-]{1,14})[”\"'’*]*\)")
_CAPITALS = re.compile(
    r"[A-Z][A-Za-z]{0,3}[A-Z]{2,6}|[A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĖĘĞĢĪĮİĶŁĽŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ]{3,8}"
)  # an acronym such as a body has
_TITLED = re.compile(r"\b(?:Ambassador|President|Minister|Chairman|Director|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|Prof\.?)\s+$")
_DASH = re.compile(r"\s*[–—-]")
_GENERAL = re.compile(
    r"(?:The\s+)?(?:Authorities|Companies|Universities|Institutes|Agencies|Banks|Firms|Ministries|Institutions|Governments|"
    r"Departments|Centres|Centers)"
)
_PERSONAL = re.compile(
    r"(?:(?:Foreign|Prime|Deputy|First|Finance|Energy|Trade|Defen[cs]e|Health|Education|Interior|Environment|Agriculture|"
    r"Transport|Industry|Science|Economy|Water|Labou?r|Tourism|Planning)\s+)*"
    r"Ministers?\b(?!-in-charge)(?! (?:of|for)\b)"
)
_STATE = re.compile(r"(?:the\s+)?(?:Governments?|Republic|Kingdom|State)\b", re.IGNORECASE)
_PLAIN = (
    r"(?:\s+(?!and\b|or\b|of\b|in\b|to\b|on\b|by\b|at\b|the\b|with\b|for\b)[a-z][a-z-]+){0,3}?\s+"
    r"(?:ministry|agency|service|authority|institute|university|bank|regulator|commission|council|board|"
    r"corporation|academy|survey|fund|centre|center|laboratory)\b(?!\s+[a-z]+(?:ing|s)\b)"
    r"(?!\s+(?:provider|company|firm|giant|group|operator|supplier|official|chief|head|president)\b)"
)
_PLAIN_OF = re.compile(_PLAIN)
_PLAIN_WITH = re.compile(r"['’]s" + _PLAIN)
_TITLE = 40  # characters; a shorter line in capitals may be a row of acronyms
_CAPITAL_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_CALLING = 20  # characters
_HYPHENS = ("-", "–", "/")
_MARKS = " *“”\"'‘’"


def find_names(
    text: str, start: int, hits: Sequence[Hit], words: NameWords, *, sure: frozenset[str] = frozenset()
) -> list[Name]:
    """The names in `text`, which stands at offset `start` of the document; `hits` are its words.

    `sure` are countries whose bodies are meant by their bare names and acronyms.
    """
    text = soften_capitals(text, words)
    names: list[Name] = []
    held: list[int] = []  # where the bodies begin whose gathering is named
    for run in find_runs(text, start, hits, words):
        if run[-1].group() in words.sets["gatherings"]:
            held += [
                h.start for h in hits if h.word.kind == "body" and run[0].start() <= h.start - start < run[-1].end()
            ]
        several = _split_states(text, start, run, hits)
        name = None if several else _read_run(text, start, run, hits, words, sure)
        names += several or ([name] if name is not None else [])
    covered = [(n.start, n.end) for n in names]
    for hit in hits:
        if hit.word.kind not in ("country", "body", "place") or hit.start in held:
            continue
        for a, b in covered:
            if a <= hit.start < b:
                break
        else:
            names.append(_name_hit(text, start, hit, hits, words, sure))
    names.sort(key=lambda n: n.start)
    names = [_read_plain(text, start, name) for name in names]
    return join_expansions(text, start, drop_called(names))


def soften_capitals(text: str, words: NameWords) -> str:
    """A text that is all in capitals, as a title writes it (`Agreement between …`); any other text as it is.

    It has as many characters as before; words in brackets of their own stay, for they are acronyms.
    """
    if len(text) < _TITLE or not text.isupper():
        return text
    return _CAPITAL_WORD.sub(partial(_soften_word, small=words.sets["small"]), text)


def _soften_word(match: re.Match[str], small: frozenset[str]) -> str:
    word, text = match.group(), match.string
    if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
        return word
    softened = word.lower() if word.lower() in small else word[0] + word[1:].lower()
    return softened if len(softened) == len(word) else word


def _read_plain(text: str, start: int, name: Name) -> Name:
    """A people with the body that lower-case words name behind it (`the Kazakh geological service`)."""
    if name.kind not in ("people", "country"):
        return name
    body = (_PLAIN_OF if name.kind == "people" else _PLAIN_WITH).match(text, name.end - start)
    if body is None:
        return name
    return replace(name, end=start + body.end(), name=name.name + body.group(), kind="body", how="own")


def _split_states(text: str, start: int, run: list[Token], hits: Sequence[Hit]) -> list[Name]:
    """The countries of a run that joins several (`the X-Y Joint Committee`); empty for any other run."""
    first, last = start + run[0].start(), start + run[-1].end()
    if not holds_any(text[max(0, first - start - 1) : last - start], _HYPHENS):
        return []
    inside = [h for h in hits if first <= h.start and h.end <= last]
    inside = [h for h in inside if h.word.kind == "country" or (h.word.kind == "body" and h.id == "INT")]
    before = [h for h in hits if h.word.kind == "country" and h.end == first - 1]
    if before and text[first - 1 - start] in _HYPHENS and inside and inside[0].start == first:
        inside = [*before, *inside]  # `A–B Joint Commission`, with a dash that cuts the run
    if not any(a.id != b.id and text[a.end - start : b.start - start].strip() in _HYPHENS for a, b in pairwise(inside)):
        return []
    inside = [h for h in inside if h.start >= first]
    return [_name_hit(text, start, hit, hits, NameWords({}), frozenset()) for hit in inside]


def _name_hit(text: str, start: int, hit: Hit, hits: Sequence[Hit], words: NameWords, sure: frozenset[str]) -> Name:
    written = text[hit.start - start : hit.end - start]
    if hit.word.kind == "country":
        kind = "country" if hit.form != "people" else "people"
        return Name(hit.start, hit.end, written, hit.id, kind, how="name")
    if hit.word.kind == "place":
        return Name(hit.start, hit.end, written, hit.id, "place", how="place")
    acronym = written if hit.form == "acronym" else None
    if not is_sure(hit, hit.start, hits, sure, words):
        return Name(hit.start, hit.end, written, None, "body", acronym)
    return Name(hit.start, hit.end, written, hit.id, "body", acronym, "known")


def _read_run(
    text: str, start: int, run: list[Token], hits: Sequence[Hit], words: NameWords, sure: frozenset[str]
) -> Name | None:
    """The name that a run is; None where it names a person, a thing, or nothing known to be a body."""
    run = _cut_person(run, words)
    first, last = start + run[0].start(), start + run[-1].end()
    plain = text[first - start : last - start]
    inside = [h for h in hits if first <= h.start and h.end <= last]
    state = _read_state(text, start, run, inside, words) if inside else None
    if state is not None or _is_no_body(text, run, plain, inside):
        return state
    bodies = (h for h in inside if h.word.kind == "body" and is_sure(h, first, hits, sure, words))
    known = next(bodies, None) if inside else None
    if known is not None and run[-1].group() in words.sets["gatherings"]:
        return None  # `the General Conference of X`, at whose margins others sign
    if known is not None and _owns_place(text, start, known, (first, last), inside):
        return _name_hit(text, start, known, hits, words, sure)
    is_body = known is not None or _is_body(run, words)
    if not is_body and not _is_called(text[max(0, run[0].start() - _LONGEST_CALLING) : run[0].start()], words):
        return None
    country, how = find_country(text, start, (first, last), hits, known, words)
    if not is_body and how != "beside":
        return None  # a person or thing
    owner = next((h for h in inside if h.word.kind == "country" and h.start == first), None)
    if owner is not None and text[owner.end - start : owner.end - start + 3] in ("'s ", "’s "):
        plain = text[owner.end + 3 - start : last - start]  # `Morocco's Atlas Cement`
    if country is None:
        country = find_form(plain, words, sure | {h.id for h in hits if h.word.kind in ("country", "place")})
        how = "form" if country else how
    if country is None and _is_international(run, words):
        country, how = "INT", "form"
    kind = "government" if country and _STATE.match(plain) else "body"
    short = _ACRONYM.search(plain)
    return Name(first, last, plain.strip(_MARKS), country, kind, short.group(1) if short else None, how)


def _owns_place(text: str, start: int, body: Hit, span: tuple[int, int], inside: Sequence[Hit]) -> bool:
    """Whether a run is a known body and the place of an office of it (`AFD's Rabat office`)."""
    first, last = span
    seat = body.end + len("'s ")
    is_owner = body.start == first and text[body.end - start : seat - start] in ("'s ", "’s ")
    return is_owner and any(h.word.kind in ("place", "country") and h.start == seat and h.end == last for h in inside)


def _read_state(text: str, start: int, run: list[Token], inside: Sequence[Hit], words: NameWords) -> Name | None:
    """The country that a run is, or that it names before a person; `inside` are the hits in it."""
    first, last = start + run[0].start(), start + run[-1].end()
    whole = next((h for h in inside if _is_whole(h, first, last)), None)
    if whole is not None and len(run) <= _LONGEST_STATE:
        return Name(first, last, text[first - start : last - start].strip(_MARKS), whole.id, "country", how="name")
    near = (h for h in inside if h.word.kind == "country" and h.form != "people" and h.start - first <= _ARTICLE)
    state = next(near, None)
    if state is None or not _is_bearer(run, start, state, words):
        return None
    written = text[first - start : state.end - start].strip(_MARKS)
    return Name(first, state.end, written, state.id, "country", how="name")


def _is_no_body(text: str, run: list[Token], plain: str, inside: Sequence[Hit]) -> bool:
    """Whether a run is a person, a scheme by its acronym (`GGP`), or a city in a dateline, in capitals."""
    if _PERSONAL.match(plain):
        return True
    if _is_dateline(text, run, inside):
        return True
    if len(run) > 1:
        return False
    if _GENERAL.fullmatch(plain):
        return True  # `authorities from A and B signed`
    is_thing = any(h.word.kind in ("instrument", "place") and h.end - h.start >= len(plain) for h in inside)
    return is_thing or _TITLED.search(text[: run[0].start()]) is not None


def _is_dateline(text: str, run: list[Token], inside: Sequence[Hit]) -> bool:
    """Whether a run is the city and agency that open a story (`Hanoi (VNA) – `)."""
    is_seated = any(h.word.kind == "place" for h in inside) and run[-1].group() == ")"
    return is_seated and not text[: run[0].start()].strip() and _DASH.match(text, run[-1].end()) is not None


def _cut_person(run: list[Token], words: NameWords) -> list[Token]:
    """A run without the person whose seat it tells (`Jane Doe of the Tema Office of the Bank of X`)."""
    written = [token.group() for token in run]
    is_office = written[0] == "Secretary" and written[1:2] == ["of"]
    if "of" not in written[1 if is_office else 2 : 4]:
        return run
    cut = written.index("of", 1 if is_office else 2)
    behind = cut + 2 if written[cut + 1 : cut + 2] in (["the"], ["The"]) else cut + 1
    is_person = all(word.isalpha() and word[0].isupper() and not words.marks(word) for word in written[:cut])
    is_seat = any(word in words.sets["inner"] or word in words.sets["offices"] for word in written[behind:])
    is_seat = is_seat or (behind == cut + 2 and any(map(words.marks, written[behind:])))
    return run[behind:] if is_person and is_seat else run


def _is_called(before: str, words: NameWords) -> bool:
    """Whether the word before a name says that it is a firm's (`the Chinese battery manufacturer X`)."""
    last = before.rsplit(maxsplit=1)[-1:] if before.endswith(" ") else []
    return bool(last) and last[0] in words.sets["callings"]


def _is_international(run: list[Token], words: NameWords) -> bool:
    """Whether a name such as `International … Organization` is that of a body of several states."""
    written = [token.group() for token in run]
    return written[0] in words.sets["worldwide"] and _find_core(written) in words.sets["of_states"]


def _is_bearer(run: list[Token], start: int, state: Hit, words: NameWords) -> bool:
    """Whether a run names a country and then a person or thing, and no body (`the Federation of X Jane Doe`)."""
    rest = [token.group() for token in run if start + token.start() >= state.end]
    if not rest or any(words.holds("opening", word) or words.holds("closing", word) for word in rest):
        return False
    return all(word[:1].isupper() and not _CAPITALS.fullmatch(word) and word.isalpha() for word in rest) and _is_body(
        run[: len(run) - len(rest)], words
    )


def _is_whole(hit: Hit, first: int, last: int) -> bool:
    return hit.word.kind == "country" and hit.form != "people" and hit.start - first <= 4 and last - hit.end <= 1


def _find_core(written: list[str]) -> str:
    """The last word of a name before its bracket, its years and numbers."""
    cut = written.index("(") if "(" in written[1:] else len(written)
    core = [word for word in written[:cut] if word[:1].isalpha()]
    return core[-1] if core else written[-1]


def _is_body(run: list[Token], words: NameWords) -> bool:
    written = [token.group() for token in run]
    if words.holds("things", _find_core(written)):
        return False
    if len(written) == 2 and written[0].endswith(("'s", "’s")):
        written = written[1:]  # `Austria's FWF`
    if len(written) == 1:
        if _CAPITALS.fullmatch(written[0]) and written[0].upper() not in words.sets["no_bodies"]:
            return True
    elif written[-1] == ")":
        short = [word for word in written if _CAPITALS.fullmatch(word)]
        if short and short[-1].upper() not in words.sets["no_bodies"]:
            return True
    return any(map(words.marks, written))
