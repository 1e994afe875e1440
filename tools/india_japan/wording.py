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
        self._whole = dict(data.get("whole", {}))
        self.touched = 0

    def clean(self, text: str | None) -> str | None:
        """The text in the study's words; None where nothing of it stays."""
        if text is None:
            return None
        if text in self._whole:
            self.touched += 1
            return self._whole[text] or None
        kept = []
        for sentence in _SENTENCE.split(text):
            cleaned = sentence
            for pattern, replacement in self._replace[:1]:
                cleaned = pattern.sub(replacement, cleaned)
            if not any(pattern.search(cleaned) for pattern in self._drop):
                kept.append(cleaned)
        made = " ".join(kept)
        for pattern, replacement in self._replace:
            made = pattern.sub(replacement, made)
        made = made.strip()
        made = made[:1].upper() + made[1:] if text[:1].isupper() else made
        self.touched += made != text
        return made or None
