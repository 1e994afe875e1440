"""Text made ready for the full-text index: scripts without word spaces fall apart into characters.

A phrase query over single characters finds 半導体 inside a longer word; it must not be used on text that is shown.
"""

import re
import unicodedata

_UNSPACED = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Myanmar
    "\u1100-\u11ff\uac00-\ud7af"  # Hangul: particles are glued to the noun
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana, Han
    "\U00020000-\U0003ffff"  # Han, further planes
    "]"
)
_JOINERS = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def space_words(text: str) -> str:
    """The text in compatibility form (full width unfolded), with a space around each character of unspaced scripts."""
    plain = unicodedata.normalize("NFKC", _JOINERS.sub("", text))
    return _UNSPACED.sub(r" \g<0> ", plain)


def make_query(words: str) -> str:
    """An FTS5 query that asks for every word; "a phrase in quotes" stays one, a final * asks for a beginning."""
    terms = []
    for phrase, word in re.findall(r'"([^"]+)"|(\S+)', words):
        body = " ".join(space_words(phrase or word.rstrip("*")).replace('"', " ").split())
        if any(c.isalnum() for c in body):
            terms.append(f'"{body}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)
