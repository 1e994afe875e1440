"""Checks short names: two long forms, letters that do not fit, another body's name, never expanded, listed twice."""

import re
from collections import defaultdict
from collections.abc import Iterator

from techplomacy.audit.expansions import ACRONYM, Expansion, is_acronym, split_words
from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.names import drop_country, find_known, list_stems, strip_country
from techplomacy.audit.paper import Paper
from techplomacy.model import Finding
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_TOKEN = re.compile(rf"(?<![\w&/@#.-]){ACRONYM}(?![\w&@]|[-/]\d)")
_CUSTOM = 3  # expansions from which on a paper is taken to expand its short names
_GENERIC = "pafisc"  # initials of Program, Act, Fund, Initiative, Service, Council
_HEADS = ("department", "ministry", "office", "bureau")
_LISTED = 5  # entries from which on a list of abbreviations is taken to be meant whole
_SHORTEST = 3  # letters; shorter ones are too often units and initials of people


def check_abbreviations(paper: Paper) -> Iterator[Finding]:
    """Findings on the short names of a paper."""
    groups: dict[str, list[Expansion]] = defaultdict(list)
    for one in paper.expansions:
        groups[key_of(one.short)].append(one)
    told: set[int] = set()
    for key in sorted(groups):
        for finding in _compare(paper, groups[key]):
            told.add(finding.start)
            yield finding
        yield from _find_doubles(paper, groups[key])
    for one in paper.expansions:
        yield from _check_letters(paper, one, one.start in told)
    yield from _find_unexpanded(paper, groups)
    yield from _find_unlisted(paper, groups)


def _find_unlisted(paper: Paper, groups: dict[str, list[Expansion]]) -> Iterator[Finding]:
    """Short names that the text expands and the paper's own list of abbreviations leaves out, once each."""
    listed = {
        key_of(part) for group in groups.values() for e in group if e.is_listed for part in (e.short, *e.short.split())
    }
    if len(listed) < _LISTED:
        return
    for key in sorted(set(groups) - listed):
        one = groups[key][0]
        parts = re.split(r"[-/ ]", one.short)
        if all(key_of(part) in listed for part in parts) or paper.words.holds("familiar", one.short):
            continue
        text = f"The text expands {one.short}; the list of abbreviations leaves it out."
        yield make_finding(paper, "abbreviation-unlisted", one.start, one.end, text, verdict="not_found")


def key_of(short: str) -> str:
    """What spellings of a short name share: `MoUs`, `MOU` and `M.O.U.` are one."""
    plain = re.sub(r"[^\w&]", "", short)
    if len(plain) > 2 and plain.endswith("s") and plain[-2].isupper():
        plain = plain[:-1]
    return plain.casefold()


def _compare(paper: Paper, group: list[Expansion]) -> Iterator[Finding]:
    """Each long form that differs from the first one; the list of abbreviations is compared, never blamed alone."""
    told: list[tuple[tuple[str, ...], Expansion]] = []
    for one in sorted(group, key=lambda e: (e.is_listed, e.start)):
        stems = _list_own(one, strip_country(one.long, paper.vocabulary), paper)
        bare = _list_own(one, drop_country(one.long, paper.vocabulary), paper)
        if any(
            _is_same(stems, other)
            or _is_same(bare, other)
            or _is_same(stems, _list_own(first, drop_country(first.long, paper.vocabulary), paper))
            for other, first in told
        ):
            continue
        if told:
            other = told[0][1]
            text = (
                f"{one.short} stands here for {quote(paper, one.start, one.end)} and elsewhere for "
                f"{quote(paper, other.start, other.end)}."
            )
            known = _find_known(paper, one) or _find_known(paper, other)
            text += f" It is known as {known[1]}." if known else ""
            first, second = (other, one) if one.is_listed else (one, other)
            yield make_finding(
                paper, "abbreviation-two-ways", first.start, first.end, text, places=((second.start, second.end),)
            )
        told.append((stems, one))


def _list_own(one: Expansion, long: str, paper: Paper) -> tuple[str, ...]:
    own = {part.casefold() for part in one.short.split()}
    return tuple(stem for stem in list_stems(long, paper.words) if stem not in own)


def _find_known(paper: Paper, one: Expansion) -> tuple[bool, str] | None:
    return find_known(one.short, one.long, paper.vocabulary, paper.words, paper.pair)


def _is_same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    short, long = sorted((left, right), key=len)
    least = 2 if short and short[0] in _HEADS else _SHORTEST
    if len(short) >= least and long[-len(short) :] == short:
        return True  # where a long form begins in a sentence is a guess
    return left == right or sorted(left) == sorted(right) or "".join(left) == "".join(right)


def _find_doubles(paper: Paper, group: list[Expansion]) -> Iterator[Finding]:
    listed = [one for one in group if one.is_listed]
    for one in listed[1:]:
        first = listed[0]
        if one.short.casefold() == first.short.casefold():
            text = f"The list of abbreviations already has {one.short}: {quote(paper, first.start, first.end)}."
            yield make_finding(
                paper, "abbreviation-listed-twice", one.start, one.end, text, places=((first.start, first.end),)
            )


def _check_letters(paper: Paper, one: Expansion, is_told: bool) -> Iterator[Finding]:
    """The long form against the letters and against known bodies; a form already told as one of two needs no more."""
    known = _find_known(paper, one)
    if known is not None:
        is_other, name = known
        if is_told and not is_other:
            return
        kind = "abbreviation-wrong-body" if is_other else "abbreviation-misfit"
        yield make_finding(paper, kind, one.start, one.end, f"{one.short} is known as {name}.", places=())
        return
    if is_told or key_of(one.short) in _list_known(paper.vocabulary):
        return
    before = paper.flow[max(0, one.start - 20) : one.start].rstrip(" -").split()
    if before and one.short and before[-1][0].casefold() == one.short[0].casefold() != one.long[0].casefold():
        return  # `On-Site Legal Advice Scheme (OSLAS)`
    wrong = find_misfit(one.short, one.long, paper)
    if wrong:
        yield make_finding(paper, "abbreviation-misfit", one.start, one.end, wrong)


@keep_compiled
def _list_known(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(key_of(short) for body in vocabulary.bodies for short in body.acronyms)


def find_misfit(short: str, long: str, paper: Paper) -> str:
    """Why letters and initials disagree, where they surely do: as many initials as letters and one of them another."""
    letters = [c.casefold() for c in re.sub(r"s$|^\dG ", "", short) if c.isalpha()]
    if not short[-1].isupper() or any(c.islower() for c in short) or len(letters) < _SHORTEST:
        return ""
    parts = split_words(strip_country(long, paper.vocabulary))
    content = [word for word in parts if not paper.words.holds("joining", word)]
    for chosen in (parts, content):
        if [word[0].casefold() for word in chosen] == letters:
            return ""
    initials = [word[0].casefold() for word in content]
    for chosen in (content, parts):
        reason = _compare_letters(paper, short, letters, chosen)
        if reason:
            return reason
    strange = [letter for letter in letters if letter not in long.casefold()]
    rest = [letter for letter in letters if letter in long.casefold()]
    is_left_out = letters[-1] in strange and letters[-1] in _GENERIC  # the Program or Act that a long form leaves out
    if len(strange) == 1 and rest == initials and not is_left_out:
        return f"The letter {strange[0].upper()} of {short} stands for no word of “{long}”."
    return ""


def _compare_letters(paper: Paper, short: str, letters: list[str], chosen: list[str]) -> str:
    """Where there are as many words as letters: the one letter that stands for no word, or two in the wrong order."""
    initials = [word[0].casefold() for word in chosen]
    if len(initials) != len(letters):
        return ""
    wrong = [n for n, (a, b) in enumerate(zip(letters, initials, strict=True)) if a != b]
    n = wrong[0] if wrong else 0
    near = chosen[n].casefold()[1:2] + (chosen[n - 1].casefold() if n else "")
    if len(wrong) == 1 and letters[n] not in near:  # eXploration, PAcific Leaders, PrOtection from Harassment
        return f"The letter {letters[n].upper()} of {short} stands for no word; there is “{chosen[n]}”."
    swapped = [chosen[n] for n in wrong]
    is_joined = any(paper.words.holds("joining", word) for word in swapped)  # an “and” for an “Act”
    if len(wrong) == 2 and sorted(letters) == sorted(initials) and wrong[1] - wrong[0] == 1 and not is_joined:
        return f"The letters of {short} stand in another order than the words of “{' '.join(chosen)}”."
    return ""


def _find_unexpanded(paper: Paper, groups: dict[str, list[Expansion]]) -> Iterator[Finding]:
    """Short names that are nowhere explained, once each, in papers that explain theirs."""
    roles = {section.role for section in paper.sections}
    if len(groups) < _CUSTOM or not roles & {"abbreviations", "bibliography"}:
        return
    is_listed = "abbreviations" in roles
    parts = {key_of(part) for group in groups.values() for one in group for part in one.short.split()}
    seen = set(groups) | parts
    cited = [(c.start, c.end) for c in paper.citations]
    for match in _TOKEN.finditer(paper.flow):
        short, key = match.group(), key_of(match.group())
        if key in seen or not _is_short_name(short, paper) or not _is_whole(short, seen, paper):
            continue
        if not is_listed and paper.vocabulary.find_body(short):
            continue  # a reader of the field knows it; only a list that leaves it out is a slip
        if any(start <= match.start() < end for start, end in cited) or _is_shouted(paper.flow, match):
            continue
        seen.add(key)
        text = f"{short} is used and nowhere expanded, while the paper expands {len(groups)} other short names."
        yield make_finding(paper, "abbreviation-unexpanded", match.start(), match.end(), text, verdict="not_found")


def _is_short_name(short: str, paper: Paper) -> bool:
    letters = [c for c in short if c.isalpha()]
    if not is_acronym(short) or len(letters) < _SHORTEST or any(c.isdigit() for c in short) or "/" in short:
        return False
    if paper.words.holds("familiar", short) or paper.words.holds("familiar", re.sub(r"s$", "", short)):
        return False
    if paper.vocabulary.find_country(short) is not None or short in paper.vocabulary.currencies:
        return False
    return all(c.isupper() for c in short.replace("-", "").replace("&", "")) or len(letters) <= 5


def _is_whole(short: str, seen: set[str], paper: Paper) -> bool:
    """Whether a token is a short name of its own: no pair of known ones, no word in capitals."""
    parts = re.split(r"[-/]", short)
    if len(parts) > 1 and (any(len(part) < 2 for part in parts) or all(key_of(part) in seen for part in parts)):
        return False
    return (
        re.search(rf"(?<!\w){re.escape(short.lower())}(?!\w)|(?<!\w){re.escape(short.capitalize())}(?!\w)", paper.flow)
        is None
    )


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether a word is in capitals among others in capitals, as in a headline."""
    around = text[max(0, match.start() - 30) : match.start()] + text[match.end() : match.end() + 30]
    return len(re.findall(r"\b[A-Z]{4,}\b", around)) > 1
