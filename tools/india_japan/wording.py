"""Rewords notes by the rules of wording.yaml, so that they tell of the act and not of how it was looked for."""

import re
from pathlib import Path

import yaml

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z\"'(0-9])")


class Wording:
    """The rules, compiled; `touched` counts the notes that they changed."""

    def __init__(self, path: Path) -> None:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        self._drop = [re.compile(pattern) for pattern in data["drop"]]
        self._replace = [(re.compile(pattern), text) for pattern, text in data["replace"]]
        self.touched = 0

    def clean(self, text: str | None) -> str | None:
        """The text in the study's words; None where nothing of it stays."""
        if text is None:
            return None
        kept = [self._clean_sentence(sentence) for sentence in _SENTENCE.split(text)]
        made = " ".join(sentence for sentence in kept if sentence)
        self.touched += made != text
        return made or None

    def _clean_sentence(self, sentence: str) -> str:
        made = sentence
        for pattern, replacement in self._replace:
            made = pattern.sub(replacement, made)
        if any(pattern.search(made) for pattern in self._drop):
            return ""
        made = made.strip()
        return made[:1].upper() + made[1:] if sentence[:1].isupper() else made
