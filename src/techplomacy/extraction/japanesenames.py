"""Finds the bodies that a Japanese sentence names, by their endings; ministers stand for their ministries."""

import re
from collections.abc import Sequence

from techplomacy.extraction.candidates import Party
from techplomacy.extraction.words import Hit
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_RUN = r"[一-龥々〆ァ-ヴー・A-Za-z]"
_THEIRS = "先方"  # the other side
_POINTS = re.compile(r"[同両当各]|.*総理")  # `the same ministry`, `both ministries`, the head of government
_SHORT = re.compile(r"[（(][A-Za-zＡ-Ｚ][A-Za-z/&-]{1,14}[)）]")


@keep_compiled
def load_endings(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[str, str], ...]]:
    """The patterns of names of bodies and of states, and the offices with what stands for them."""
    rows = {row["id"]: tuple(row["words"]) for row in vocabulary.triggers["japanese_names"]}
    ends = "|".join(sorted((*rows["bodies"], *rows["offices"]), key=len, reverse=True))
    opens = "|".join(rows["openings"])
    bodies = re.compile(rf"(?:(?:{opens}){_RUN}+|{_RUN}{{1,24}}?(?:{ends})(?!{_RUN}*(?:{ends})))")
    states = re.compile("|".join(sorted(rows["states"], key=len, reverse=True)))
    offices = tuple(zip(rows["offices"], rows["stand_for"], strict=True))
    return bodies, states, offices


@keep_compiled
def load_pairs(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str], str]:
    """The pattern of two countries told by one sign each (`日印両政府`), the country of each sign, and the own one."""
    rows = {row["id"]: tuple(row["words"]) for row in vocabulary.triggers["japanese_names"]}
    states = dict(zip(rows["pair_marks"], rows["pair_states"], strict=True))
    own, marks, ends = (f"[{''.join(rows['pair_own'])}]", f"[{''.join(states)}]", "|".join(rows["pair_ends"]))
    return re.compile(rf"{own}・?({marks})(?=・?(?:{ends}))"), states, rows["speaks"][0]


def _find_pairs(text: str, start: int, hits: Sequence[Hit], vocabulary: Vocabulary) -> list[Party]:
    """The countries of pairs told by one sign each, and the own one that a sign tells (`日・カナダ・サイバー協議`)."""
    pattern, states, own = load_pairs(vocabulary)
    rows = {row["id"]: row["words"] for row in vocabulary.triggers["japanese_names"]}
    signs = {f"{word}・" for word in rows["pair_own"]}
    found: list[Party] = []
    for hit in hits:
        at = hit.start - start
        if hit.word.kind == "country" and text[max(0, at - 2) : at] in signs:
            found.append(Party(vocabulary.countries[own].name, own, "country", None, hit.start - 2, hit.start - 1))
    for match in pattern.finditer(text):
        first, mark = start + match.start(), start + match.start(1)
        for code, at in ((own, first), (states[match.group(1)], mark)):
            found.append(Party(vocabulary.countries[code].name, code, "country", None, at, at + 1))
    return found


def find_bodies(text: str, start: int, hits: Sequence[Hit], vocabulary: Vocabulary, home: str | None) -> list[Party]:
    """The bodies and states of a sentence at offset `start`, in order; states that a body stands for are left out."""
    bodies, states, offices = load_endings(vocabulary)
    pairs = _find_pairs(text, start, hits, vocabulary)
    found = list(pairs)
    foreign = next((h.id for h in hits if h.word.kind == "country" and h.id != home), None)
    taken = [(h.start, h.end) for h in hits if h.word.kind == "instrument"]
    for match in bodies.finditer(text):
        first, last = start + match.start(), start + match.end()
        is_pair = any(first <= pair.start < last for pair in pairs)
        if is_pair or any(a < last and first < b for a, b in taken) or _POINTS.match(match.group()):
            continue
        own = [h for h in hits if h.id and first <= h.start and h.end <= last]
        short = _SHORT.match(text, match.end())
        name = _name_office(match.group(), offices)
        is_theirs = name.startswith(_THEIRS)
        country = next((h.id for h in own), foreign if is_theirs else home or _find_form(name, vocabulary))
        acronym = short.group().strip("（()）") if short else None
        end = last + (len(short.group()) if short else 0)
        found.append(Party(name.removeprefix(_THEIRS), country, "body", acronym, first, end))
    spans = [(p.start, p.end) for p in found]
    for hit in hits:
        if hit.word.kind not in ("country", "body") or not hit.id or any(a <= hit.start < b for a, b in spans):
            continue
        more = states.match(text, hit.end - start)
        end = hit.end + (more.end() - more.start() if more else 0)
        kind = "body" if hit.word.kind == "body" else "country"
        found.append(Party(text[hit.start - start : end - start], hit.id, kind, None, hit.start, end))
    return _drop_states(sorted(found, key=lambda p: p.start))


def _find_form(name: str, vocabulary: Vocabulary) -> str | None:
    """The country of the legal form in a company's name."""
    rows = vocabulary.triggers["legal_forms"]
    found = [row["countries"] for row in rows if any(word in name for word in row["words"] if not word.isascii())]
    return found[0][0] if found and len(found[0]) == 1 else None


def _name_office(name: str, offices: Sequence[tuple[str, str]]) -> str:
    for office, body in offices:
        if name.endswith(office):
            return name.removesuffix(office) + body
    return name


def _drop_states(parties: list[Party]) -> list[Party]:
    bodies = {p.country for p in parties if p.kind == "body"}
    kept: list[Party] = []
    for party in parties:
        if party.kind == "country" and party.country in bodies:
            continue
        if not any(p.name == party.name for p in kept):
            kept.append(party)
    return kept
