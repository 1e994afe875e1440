"""Cuts a text into runs of words that read as one name; it does not know what the names mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from techplomacy.extraction.words import Hit
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_TOKEN = re.compile(  # most tokens are words in small letters, so that these are tried first
    r"[a-z][\w’'.&/-]*[\w’']|M/s\.?|(?:Ltd|Inc|Co|Corp|Pvt|Pte|Rs|Mr|Ms|Dr|Mrs|Prof|Hon|No|St)\.|(?:[A-Z]\.){2,}"
    r"|[^\W\d_][\w’'.&/-]*[\w’']|[^\W_]|&|\d[\w.-]*|[(),;:“”\"‘*]|—|–|-"
)
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{2,6}")
_SPELT = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,6}")  # `KazMunayGas`, `EVN`
_LOWER = "ei"
_LOWER_HEAD = re.compile(r"[ei]-?[A-Z]")  # `e-Governance`, `eHealth`
_LONGEST_BRACKET = 6  # tokens
_LONG = 6  # letters; a shorter word in capitals may be an acronym
_ARTICLES = ("the", "The", "la", "las", "los", "el", "le", "les")
_NONE: frozenset[str] = frozenset()
_STOPS = ".,"
_MINISTRIES = ("Ministry", "Ministries", "Department")
_PREFIXED = ("-based", "-run", "-owned", "-backed", "-led", "-funded", "-headquartered", "-controlled")
_FIELDS = ("for", "of", "on")
_QUOTES = {"“", "”", '"', "‘", "*", "the"}

Token = re.Match[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words by which names are read (name_words.yaml), each set by its id."""

    sets: dict[str, frozenset[str]]
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the countries of each legal form
    holders: dict[str, frozenset[str]] = field(default_factory=dict)  # the sets that hold each word

    def holds(self, name: str, word: str) -> bool:
        """Whether a word, without its full stop, is in a set."""
        return name in self.holders.get(word, _NONE) or (
            word[-1:] in _STOPS and name in self.holders.get(word.rstrip(_STOPS), _NONE)
        )

    def marks(self, word: str) -> bool:
        """Whether a word at its beginning or end makes a name one of a body."""
        return self.holds("opening", word) or self.holds("closing", word)

    def opens(self, word: str) -> bool:
        """Whether a word can begin a name."""
        is_capital = word[:1].isupper() or _LOWER_HEAD.match(word) is not None
        return (
            is_capital
            and not word.endswith(_PREFIXED)
            and not self.holds("stops", word)
            and not self.holds("persons", word)
        )


@keep_compiled
def load_name_words(vocabulary: Vocabulary) -> NameWords:
    """The words of names of a vocabulary."""
    forms = {word: tuple(row["countries"]) for row in vocabulary.triggers["legal_forms"] for word in row["words"]}
    sets = {row["id"]: frozenset(row["words"]) for row in vocabulary.triggers["name_words"]}
    sets["stops"] |= {word.upper() for word in sets["stops"] if len(word) >= _LONG}  # a heading in capitals
    sets["months"] = frozenset(month.title() for month in vocabulary.months.get("en", {}))
    words = {*chain(*sets.values())}
    return NameWords(sets, forms, {w: frozenset(name for name, held in sets.items() if w in held) for w in words})


@dataclass(slots=True)
class Runner:
    """Reads runs of one text. `borders` are the stretches of country names and known bodies, which are never cut.

    Where a people or a known acronym begins (`apart`), `and` joins no words of one name.
    """

    text: str
    words: NameWords
    tokens: list[Token]
    written: list[str]  # the tokens as text
    borders: list[tuple[int, int]]
    apart: frozenset[int]
    fixed: list[tuple[int, int]]

    def find(self) -> list[list[Token]]:
        """The runs in order."""
        runs: list[list[Token]] = []
        begin = 0
        for n, word in enumerate(self.written):
            if n >= begin and (word[0].isupper() or word[0] in _LOWER) and self.words.opens(word):
                runs.append(self._grow(n))
                begin = n + len(runs[-1])
        return runs

    def _grow(self, first: int) -> list[Token]:
        run = [self.tokens[first]]
        n = first + 1
        while n < len(self.tokens):
            end, start = run[-1].end(), self.tokens[n].start()
            if start - end > 1 or (start > end and self.text[end] != " "):
                gap = self.text[end:start]
                if gap.strip() or "\n\n" in gap:
                    break
            step = self._extend(run, n)
            if step == 0:
                break
            run.extend(self.tokens[n : n + step])
            n += step
        return run

    def _extend(self, run: list[Token], n: int) -> int:
        """How many tokens from `n` on belong to the run."""
        word, start = self.written[n], self.tokens[n].start()
        for a, b in self.fixed:
            if a < start < b and a <= run[-1].start():
                return 1
        if word in _MINISTRIES and len(run) >= len(_MINISTRIES):
            return 0  # a column set beside it: `… and Fish Feed Ministry of Agriculture`
        if word[:1].isupper() or word[:1].isdigit():
            return int(not self.words.holds("stops", word) and not self.words.holds("persons", word))
        if word == "(":
            return self._read_bracket(n)
        if word == ",":
            following = self.written[n + 1] if n + 1 < len(self.written) else ""
            return 2 if following in self.words.sets["legal"] else int(self._is_office_list(run, n))
        return self._connect(run, n) if word in self.words.sets["joining"] else 0

    def _read_bracket(self, n: int) -> int:
        """`(ABC)`, `(“ABC”)` or `(Pvt)` after a name belongs to it."""
        inner: list[str] = []
        for m in range(n + 1, min(n + _LONGEST_BRACKET, len(self.written))):
            word = self.written[m]
            if word == ")":
                plain = [w for w in inner if w not in _QUOTES]
                fits = 0 < len(plain) <= 3 and (plain[0][:1].isupper() or plain[0] in self.words.sets["legal"])
                is_other = plain[:1] and (self.words.holds("persons", plain[0]) or self.words.holds("months", plain[0]))
                return m - n + 1 if fits and not is_other else 0  # `(April)` is no part of a name
            inner.append(word)
        return 0

    def _is_office(self, run: Sequence[Token]) -> bool:
        return any(self.words.holds("offices", t.group()) for t in run)

    def _is_office_list(self, run: list[Token], n: int) -> bool:
        """Whether a comma stands inside `Ministry of A, B and C`."""
        following = self.written[n + 1 : n + 9]
        if len(run) < 3 or not following or not self._is_office(run):
            return False
        if following[0] == "and" and "," in (token.group() for token in run):  # `Ministry of A, B, and C`
            last = following[1:2]
            return last != [] and last[0][:1].isupper() and not self._is_head(last[0]) and last[0].istitle()
        if not self.words.opens(following[0]):
            return False
        if self.words.holds("opening", following[0]):
            return False
        for m, word in enumerate(following):
            if word in ("and", "&"):
                rest = following[m + 1 :]
                if rest[:1] == ["the"]:
                    return rest[1:2] != [] and rest[1][:1].isupper() and not any(self._is_head(w) for w in rest[1:4])
                return bool(rest) and rest[0][:1].isupper() and not self.words.holds("opening", rest[0])
            if not (word[:1].isupper() or word in (",", "of", "the")):
                return False
        return False

    def _connect(self, run: list[Token], n: int) -> int:
        """How many tokens a joining word and what follows it add to the run."""
        m = n + 1
        while m < len(self.written) and self.written[m] in _ARTICLES and m - n < 3:
            m += 1
        if m >= len(self.written) or not self.words.opens(self.written[m]):
            return 0
        word, following = self.written[n], self.written[m]
        if word == "on" and not any(self._is_head(t.group()) for t in run):
            return 0  # `the ABC on the Research Station`
        if word in _FIELDS and word != "of" and len(run) == 1 and _SHORT.fullmatch(run[0].group()):
            return 0  # `with the EBRD for the North Grid`
        ends_country = any(b == run[-1].end() for _, b in self.fixed)
        is_part = word == "for" and run[-1].group() in self.words.sets["inner"]  # `Max Planck Institute for …`
        if following.startswith("M/s") or (ends_country and word not in ("of", "and", "&") and not is_part):
            return 0
        if run[-1].group() == ")" and word not in ("of", "&"):
            return 0
        if word in ("and", "&") and not self._is_conjoined(run, n, m, ends_country=ends_country):
            return 0
        return m - n + 1

    def _is_conjoined(self, run: list[Token], n: int, m: int, *, ends_country: bool) -> bool:
        """Whether `and` joins words of one name and not two names."""
        following = self.written[m]
        is_office, has_article = self._is_office(run), m > n + 1
        if any(a == self.tokens[m].start() for a, _ in self.fixed) or self.tokens[m].start() in self.apart:
            return False
        soon = self.written[m : m + 4]
        if has_article:
            return is_office and not any(self._is_head(w) for w in soon)
        is_told = any(b == run[-1].end() for _, b in self.borders)  # `Ministry of A of X and B Bank`: two
        if self.words.holds("separate", following) or (is_told and any(self._is_head(w) for w in soon)):
            return False
        if self._is_firm(run[0].group(), following) if len(run) == 1 else self._is_beside_firm(run, soon):
            return False
        if is_office or self.written[n] == "&":
            return True
        is_inner = any(t.group() in self.words.sets["inner"] for t in run)
        if (
            is_inner
            and not ends_country
            and len(run) > 1
            and run[-2].group() in _FIELDS
            and not any(self.words.holds("opening", w) for w in soon)
        ):
            return True  # `Centre for Chemical and Biological Sciences`
        if self.words.holds("opening", following) or self.words.holds("closing", run[-1].group()):
            return False
        if ends_country or run[-1].group() == ")":
            return False
        if self._is_whole(run[0].group()) and any(self._is_whole(word) for word in soon):
            return False  # `University of A and B University` are two
        return is_inner or self._closes_later(m)

    def _is_firm(self, word: str, following: str) -> bool:
        """Whether a word is a name by its spelling alone (`KazMunayGas`, `EVN`), and no field of work."""
        return _SPELT.fullmatch(word) is not None and not _SPELT.fullmatch(following)

    def _is_beside_firm(self, run: Sequence[Token], soon: Sequence[str]) -> bool:
        """Whether a body stands before a firm that a legal form ends (`Institute of X and Y Co.`)."""
        is_firm = any(word.rstrip(".,") in self.words.sets["legal"] and word[:1].isupper() for word in soon[1:])
        return is_firm and any(self._is_head(t.group()) for t in run)

    def _is_whole(self, word: str) -> bool:
        """Whether a word may both open and close a name, as no field of work does."""
        return self.words.holds("opening", word) and self.words.holds("closing", word)

    def _is_head(self, word: str) -> bool:
        return self.words.holds("opening", word) or self.words.holds("closing", word)

    def _closes_later(self, m: int) -> bool:
        for n, word in enumerate(self.written[m : m + 6], m):
            if self.words.holds("closing", word):
                return True
            if word == "(" and n > m:  # `Survey of Denmark and Greenland (GEUS)`
                return n + 1 < len(self.written) and _SHORT.fullmatch(self.written[n + 1]) is not None
            if word in ("and", ",", "("):
                return False
        return False


def find_runs(text: str, start: int, hits: Sequence[Hit], words: NameWords) -> list[list[Token]]:
    """Runs of tokens of `text` (at offset `start` of the document) that read as one capitalised name."""
    countries = [(h.start - start, h.end - start) for h in hits if h.word.kind == "country" and h.form != "people"]
    bodies = [(h.start - start, h.end - start) for h in hits if h.word.kind == "body" and h.form == "name"]
    apart = frozenset(h.start - start for h in hits if h.form == ("people" if h.word.kind == "country" else "acronym"))
    tokens = list(_TOKEN.finditer(text))
    written = [token.group() for token in tokens]
    return Runner(text, words, tokens, written, countries, apart, countries + bodies).find()
