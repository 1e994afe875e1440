"""The letters and digits of a quote, by which it is found again after clean-ups of white-space, hyphens or case."""

import hashlib
import unicodedata


def skeleton(text: str) -> str:
    """Case-folded letters, marks and digits of the text in compatibility form (full-width and ligatures unfolded)."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(c for c in folded if unicodedata.category(c)[0] in "LNM")
    return unicodedata.normalize("NFC", kept)  # an accent may only now stand beside its letter


def make_id(kind: str, *parts: object) -> str:
    """A stable short id: the kind, and a hash of the parts in order."""
    body = "\x1f".join(str(part) for part in parts)
    return f"{kind}-{hashlib.blake2b(body.encode(), digest_size=8).hexdigest()}"
