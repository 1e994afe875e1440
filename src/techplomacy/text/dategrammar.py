"""The rules of dates compiled for a vocabulary, and the scan that applies them; it gives parts, not yet dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from techplomacy.text.caching import keep_compiled
from techplomacy.text.dateparts import JoinWords, Part, Scope, is_date
from techplomacy.text.daterelative import list_relative_rules
from techplomacy.text.daterules import Rule, list_rules
from techplomacy.text.datesigns import list_sign_rules
from techplomacy.text.datewords import DateWords, is_east, load_datewords, make_trie
from techplomacy.text.dateyears import list_year_rules
from techplomacy.text.sieves import Openings, fold, opens_word
from techplomacy.vocabulary import Vocabulary

_FIGURE = re.compile(r"\d+")
_GROUP = re.compile(r"\(\?P<\w+>")
_KEPT = 128  # compiled patterns; a vocabulary has some 30
_MONTH = 7  # characters of a date that tells no more than its month
_LEAD = 32  # characters before a date that may belong to it, as `summer of`


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one vocabulary makes of the rules: each rule, the alternation of all of them, and what joins parts.

    `west` is the alternation for texts without Chinese characters, kana and Hangul.
    """

    words: DateWords
    rules: dict[str, Rule]
    west: str
    east: str
    join: JoinWords
    lead: re.Pattern[str]
    future: re.Pattern[str]
    opening: re.Pattern[str]
    heads: Openings  # with what a date begins that begins with a word, in texts of the west

    def find_parts(self, text: str, scope: Scope) -> list[Part]:
        """The parts of a text in order, none over another."""
        for match in self._find_east(text) if is_east(text) else self._find_west(text):
            rule = self.rules[match.lastgroup or ""]
            if (whole := _compile(rule.pattern).match(text, match.start())) is not None:
                for part in rule.read(whole, scope):
                    scope.found.append(self._lead(part, text, scope.end))
        return scope.found

    def _find_east(self, text: str) -> Iterator[re.Match[str]]:
        """What any of the rules fits, none over another."""
        pattern, place = _compile(self.east), 0
        while match := pattern.search(text, place):
            place = match.end()
            yield match

    def _find_west(self, text: str) -> Iterator[re.Match[str]]:
        """The same where a date begins with a digit, a letter before a digit, or one of the heads: only there."""
        starts = set(self.heads.find_starts(fold(text)))
        for figure in _FIGURE.finditer(text):
            start = figure.start()
            if start and text[start - 1].isalpha():
                start -= 1
            if opens_word(text, start):
                starts.add(start)
        place = 0
        for start in sorted(starts):
            if start >= place and (match := _compile(self.west).match(text, start)) is not None:
                place = match.end()
                yield match

    def _lead(self, part: Part, text: str, floor: int) -> Part:
        """The part with the words before it that belong to it; `early`, `around` make it approximate."""
        edtf = part.edtf
        if part.relative or "/" in edtf or len(edtf) > _MONTH:
            return part
        lead = self.lead.search(text, max(floor, part.start - _LEAD), part.start)
        if lead is None:
            return part
        if lead["fuzzy"] and not edtf.endswith("XX") and is_date(edtf + "~"):
            edtf += "~"
        return replace(part, start=lead.start(), edtf=edtf)


@lru_cache(maxsize=_KEPT)
def _compile(pattern: str) -> re.Pattern[str]:
    """The pattern compiled when it is first needed: few texts need them all, and each takes some milliseconds."""
    return re.compile(pattern)


@keep_compiled
def load_grammar(vocabulary: Vocabulary) -> Grammar:
    """The grammar of a vocabulary."""
    words = load_datewords(vocabulary)
    rules = [*list_rules(words), *list_year_rules(words), *list_sign_rules(words), *list_relative_rules(words)]
    to, both = words.make_pattern("to"), words.make_pattern("and")
    fuzzy, part = words.make_pattern("fuzzy", cases=True), words.make_pattern("part", cases=True)
    figure, word = _write_alternatives(rules, "figure"), _write_alternatives(rules, "word")
    west = rf"(?<!\w)(?:(?=\d)(?:{figure})|(?={_write_heads(words)})(?:{word}))"
    return Grammar(
        words=words,
        rules={rule.name: rule for rule in rules},
        west=west,
        east=f"{_write_alternatives(rules, 'sign')}|{west}",
        join=JoinWords(
            to=re.compile(rf"\s{{0,9}}(?:[-–—−~〜～]|,?\s(?:{to}))\s{{0,9}}"),
            both=re.compile(rf"\s?(?:,|,?\s(?:{both})|&)\s{{0,9}}"),
            between=re.compile(rf"(?<!\w)(?:{words.make_pattern('between', cases=True)})\s{{1,9}}(?:the\s{{1,9}})?$"),
        ),
        lead=re.compile(rf"(?<![\w.])(?:(?P<fuzzy>{fuzzy})|(?:{part}))(?:\s{{1,9}}|-)(?:the\s{{1,9}})?$"),
        opening=_compile_opening(words, vocabulary),
        # A letter for an era stands before a digit, and is found by it.
        heads=Openings(word.split(" ")[0] for word in (*_list_heads(words), *_list_fixed(words)) if len(word) > 1),
        future=re.compile(rf"(?<!\w)(?:{words.make_pattern('future', cases=True)})(?!\w)"),
    )


def _compile_opening(words: DateWords, vocabulary: Vocabulary) -> re.Pattern[str]:
    """What may stand before a date that is a whole string: a weekday in any language, or words like `dated`."""
    days = make_trie((day.rstrip(".") for table in vocabulary.weekdays.values() for day in table), cases=True)
    return re.compile(
        rf"^(?:(?:{words.make_pattern('opening', cases=True)})\s+)?(?:(?:{days})(?:[.,]\s*|\s+))?(?=[\w’'])"
    )


def _write_alternatives(rules: Sequence[Rule], head: str) -> str:
    """The patterns that begin alike, each as one named group, its own groups without names."""
    return "|".join(f"(?P<{rule.name}>{_GROUP.sub('(?:', rule.pattern)})" for rule in rules if rule.head == head)


def _write_heads(words: DateWords) -> str:
    """What a date that begins with a word begins with; most words of a text fail here, at little price."""
    signs = [f"{letter}{n}" for letter, last in (("Q", 4), ("H", 2)) for n in range(1, last + 1)]
    letters = "".join(form for form in words.eras if len(form) == 1)
    return rf"{make_trie(_list_heads(words), cases=True)}|{make_trie([*_list_fixed(words), *signs])}|[{letters}]\d"


def _list_heads(words: DateWords) -> list[str]:
    """The words of any case that begin a date."""
    ranks = [word for n in range(1, 5) for word in words.rows[f"rank_{n}"]]
    relative = [word for word in words.relative if not is_east(word)]
    return [*words.months, *words.weekdays, *ranks, *relative, *words.rows["figurative"]]


def _list_fixed(words: DateWords) -> list[str]:
    """The words that begin a date as they are written."""
    return [*words.rows["fiscal"], *words.rows["fiscal_known"], *words.eras]
