"""Cuts a text into runs of words that read as one name; it does not know what the names mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from techplomacy.extraction.words import Hit
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_TOKEN = re.compile(
    r"M/s\.?|(?:Ltd|Inc|Co|Corp|Pvt|Pte|Rs|Mr|Ms|Dr|Mrs|Prof|Hon|No|St)\.|(?:[A-Z]\.){2,}"
    r"|[^\W\d_][\w’'.&/-]*[\w’']|[^\W_]|&|\d[\w.-]*|[(),;:“”\"‘*]|—|–|-"
)
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{2,6}")
_LOWER_HEAD = re.compile(r"[ei]-?[A-Z]")  # `e-Governance`, `eHealth`
_LONGEST_BRACKET = 6  # tokens
_ARTICLES = ("the", "The", "la", "las", "los", "el", "le", "les")
_QUOTES = {"“", "”", '"', "‘", "*", "the"}

Token = re.Match[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words by which names are read (name_words.yaml), each set by its id."""

    sets: dict[str, frozenset[str]]
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the countries of each legal form

    def holds(self, name: str, word: str) -> bool:
        """Whether a word, without its full stop, is in a set."""
        return word in self.sets[name] or word.rstrip(".,") in self.sets[name]

    def opens(self, word: str) -> bool:
        """Whether a word can begin a name."""
        is_capital = word[:1].isupper() or _LOWER_HEAD.match(word) is not None
        return is_capital and not self.holds("stops", word) and not self.holds("persons", word)


@keep_compiled
def load_name_words(vocabulary: Vocabulary) -> NameWords:
    """The words of names of a vocabulary."""
    forms = {word: tuple(row["countries"]) for row in vocabulary.triggers["legal_forms"] for word in row["words"]}
    return NameWords({row["id"]: frozenset(row["words"]) for row in vocabulary.triggers["name_words"]}, forms)


@dataclass(slots=True)
class Runner:
    """Reads runs of one text. `borders` are the stretches of country names and known bodies, which are never cut."""

    text: str
    words: NameWords
    tokens: list[Token]
    borders: list[tuple[int, int]]
    fixed: list[tuple[int, int]]

    def find(self) -> list[list[Token]]:
        """The runs in order."""
        runs: list[list[Token]] = []
        n = 0
        while n < len(self.tokens):
            if not self.words.opens(self.tokens[n].group()):
                n += 1
                continue
            runs.append(self._grow(n))
            n += len(runs[-1])
        return runs

    def _grow(self, first: int) -> list[Token]:
        run = [self.tokens[first]]
        n = first + 1
        while n < len(self.tokens):
            gap = self.text[run[-1].end() : self.tokens[n].start()]
            step = 0 if gap.strip() or "\n\n" in gap else self._extend(run, n)
            if step == 0:
                break
            run.extend(self.tokens[n : n + step])
            n += step
        return run

    def _extend(self, run: list[Token], n: int) -> int:
        """How many tokens from `n` on belong to the run."""
        token = self.tokens[n]
        word = token.group()
        if any(a < token.start() < b and a <= run[-1].start() for a, b in self.fixed):
            return 1
        if word[:1].isupper() or word[:1].isdigit():
            return int(not self.words.holds("stops", word) and not self.words.holds("persons", word))
        if word == "(":
            return self._read_bracket(n)
        if word == ",":
            following = self.tokens[n + 1].group() if n + 1 < len(self.tokens) else ""
            return 2 if following in self.words.sets["legal"] else int(self._is_office_list(run, n))
        return self._connect(run, n) if word in self.words.sets["joining"] else 0

    def _read_bracket(self, n: int) -> int:
        """`(ABC)`, `(“ABC”)` or `(Pvt)` after a name belongs to it."""
        inner: list[str] = []
        for m in range(n + 1, min(n + _LONGEST_BRACKET, len(self.tokens))):
            word = self.tokens[m].group()
            if word == ")":
                plain = [w for w in inner if w not in _QUOTES]
                fits = 0 < len(plain) <= 3 and (plain[0][:1].isupper() or plain[0] in self.words.sets["legal"])
                return m - n + 1 if fits and not self.words.holds("persons", plain[0]) else 0
            inner.append(word)
        return 0

    def _is_office(self, run: Sequence[Token]) -> bool:
        return any(self.words.holds("offices", t.group()) for t in run)

    def _is_office_list(self, run: list[Token], n: int) -> bool:
        """Whether a comma stands inside `Ministry of A, B and C`."""
        following = [t.group() for t in self.tokens[n + 1 : n + 9]]
        if len(run) < 3 or not self._is_office(run) or not following or not self.words.opens(following[0]):
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
        while m < len(self.tokens) and self.tokens[m].group() in _ARTICLES and m - n < 3:
            m += 1
        if m >= len(self.tokens) or not self.words.opens(self.tokens[m].group()):
            return 0
        word, following = self.tokens[n].group(), self.tokens[m].group()
        ends_country = any(b == run[-1].end() for _, b in self.fixed)
        if following.startswith("M/s") or (ends_country and word not in ("of", "and", "&")):
            return 0
        if run[-1].group() == ")" and word not in ("of", "&"):
            return 0
        if word in ("and", "&") and not self._is_conjoined(run, n, m, ends_country=ends_country):
            return 0
        return m - n + 1

    def _is_conjoined(self, run: list[Token], n: int, m: int, *, ends_country: bool) -> bool:
        """Whether `and` joins words of one name and not two names."""
        following = self.tokens[m].group()
        is_office, has_article = self._is_office(run), m > n + 1
        if any(a == self.tokens[m].start() for a, _ in self.borders):
            return False
        soon = [t.group() for t in self.tokens[m : m + 4]]
        if has_article:
            return is_office and not any(self._is_head(w) for w in soon)
        is_told = any(b == run[-1].end() for _, b in self.borders)  # `Ministry of A of X and B Bank`: two
        if self.words.holds("separate", following) or (is_told and any(self._is_head(w) for w in soon)):
            return False
        if is_office or self.tokens[n].group() == "&":
            return True
        if self.words.holds("opening", following) or self.words.holds("closing", run[-1].group()):
            return False
        if ends_country or run[-1].group() == ")":
            return False
        if self._is_whole(run[0].group()) and any(self._is_whole(word) for word in soon):
            return False  # `University of A and B University` are two
        is_inner = any(t.group() in self.words.sets["inner"] for t in run)
        return is_inner or self._closes_later(m)

    def _is_whole(self, word: str) -> bool:
        """Whether a word may both open and close a name, as no field of work does."""
        return self.words.holds("opening", word) and self.words.holds("closing", word)

    def _is_head(self, word: str) -> bool:
        return self.words.holds("opening", word) or self.words.holds("closing", word)

    def _closes_later(self, m: int) -> bool:
        for n, token in enumerate(self.tokens[m : m + 6], m):
            if self.words.holds("closing", token.group()):
                return True
            if token.group() == "(" and n > m:  # `Survey of Denmark and Greenland (GEUS)`
                return n + 1 < len(self.tokens) and _SHORT.fullmatch(self.tokens[n + 1].group()) is not None
            if token.group() in ("and", ",", "("):
                return False
        return False


def find_runs(text: str, start: int, hits: Sequence[Hit], words: NameWords) -> list[list[Token]]:
    """Runs of tokens of `text` (at offset `start` of the document) that read as one capitalised name."""
    countries = [(h.start - start, h.end - start) for h in hits if h.word.kind == "country" and h.form != "people"]
    bodies = [(h.start - start, h.end - start) for h in hits if h.word.kind == "body" and h.form == "name"]
    return Runner(text, words, list(_TOKEN.finditer(text)), countries, countries + bodies).find()
