"""Takes a written name apart: what stands in brackets, behind commas and between strokes. It decides nothing."""

import re
from dataclasses import dataclass

from techplomacy.resolution.wording import Wording, find_initials, is_acronym

_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]+)[)）\]]\s*")
_STROKE = re.compile(r"\s+/\s+|\s*／\s*")
_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Forms:
    """What a name says of itself. `name` is as `written`, without brackets; `aliases` are other names of the body,
    `renamed` names of another time, `choices` the names between strokes, `parts` the pieces between commas.
    """

    written: str
    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def find_forms(written: str, wording: Wording) -> Forms:
    """The forms in a written name."""
    whole = " ".join(written.split()).strip(" ,;")
    text = _ARTICLE.sub("", whole.strip("."))
    aliases: list[str] = []
    acronyms: list[str] = []
    renamed: list[str] = []
    inner = [match[1].strip() for match in _BRACKET.finditer(text)]
    plain = _BRACKET.sub(" ", text).strip() or text
    keep = False
    for told in inner:
        other = _find_renamed(told, wording)
        if other:
            renamed.append(other)
        elif is_acronym(told):
            acronyms.append(told)
        elif _is_qualifier(told, wording):
            keep = True
        else:
            aliases.append(told)
    name = text if keep else plain
    choices = tuple(part.strip() for part in _STROKE.split(name)) if _STROKE.search(name) else ()
    parts = tuple(part.strip() for part in re.split(r",\s*|、", name) if part.strip())
    return Forms(whole, name, tuple(aliases), tuple(acronyms), tuple(renamed), choices, parts if len(parts) > 1 else ())


def find_abbreviations(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The ways in which a run of three or more of the words may be drawn together to its initials."""
    made = set()
    for start in range(len(words)):
        for end in range(start + 3, min(len(words), start + 7) + 1):
            if end - start < len(words):
                made.add((*words[:start], find_initials(words[start:end]), *words[end:]))
    return made


def _find_renamed(told: str, wording: Wording) -> str:
    folded = told.casefold()
    for word in sorted(wording.lists["renamed"], key=len, reverse=True):
        if folded.startswith(word + " "):
            return told[len(word) + 1 :].strip()
    return ""


def _is_qualifier(told: str, wording: Wording) -> bool:
    """Whether a bracket belongs to the name: a country or a legal form, as in `Boards (India) Limited`."""
    return wording.vocabulary.find_country(told) is not None or wording.split(told) in wording.legal
