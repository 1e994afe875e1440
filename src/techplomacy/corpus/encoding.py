"""Bytes to characters: the declared charset, then UTF-8, then the usual old code pages, then a guess."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from techplomacy.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536  # bytes that are enough to tell code pages apart


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the charset that gave them, and whether it was guessed."""

    text: str
    charset: str
    is_guess: bool = False


def decode_bytes(raw: bytes, *, declared: str | None = None) -> Decoded:
    """The text of `raw`; DocumentError with code document-encoding where no charset gives readable text."""
    for mark, charset in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(charset, errors="replace"), charset)
    for candidate in [declared, "utf-8"] if declared else ["utf-8"]:
        text = _try(raw, candidate)
        if text is not None:
            return Decoded(text, candidate)
    return _guess(raw)


def is_binary(raw: bytes) -> bool:
    """Whether the bytes are no text in any charset that this module tries."""
    head = raw[:4096]
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return False
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return b"\0" in head or controls * 50 > len(head)


def _guess(raw: bytes) -> Decoded:
    for charset, is_plausible in (("euc_jp", _is_japanese), ("cp932", _is_japanese), ("cp1252", _is_latin)):
        text = _try(raw, charset)
        if text is not None and is_plausible(text):
            return Decoded(text, charset, is_guess=True)
    best = from_bytes(raw[:_SAMPLE]).best()
    text = _try(raw, best.encoding) if best is not None else None
    if text is None or best is None:
        raise DocumentError(
            "The bytes are readable text in no charset that was tried.",
            code="document-encoding",
            remedy="Open the file in an editor and save it as UTF-8.",
        )
    return Decoded(text, best.encoding, is_guess=True)


def _try(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode("cp932" if charset.lower().replace("-", "_") in ("shift_jis", "sjis", "x_sjis") else charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_japanese(text: str) -> bool:
    """Kana among the wide characters, and few half-width ones (the sign of a wrong code page)."""
    wide = [c for c in text[:_SAMPLE] if c > "\x7f"]
    kana = sum("\u3041" <= c <= "\u30fe" for c in wide)
    half = sum("\uff61" <= c <= "\uff9f" for c in wide)
    return len(wide) > 1 and kana * 5 > len(wide) and half * 5 < len(wide)


def _is_latin(text: str) -> bool:
    """Letters and quotation marks of western languages, few in number among plain ones."""
    other = [c for c in text[:_SAMPLE] if c > "\x7f"]
    letters = sum("\xc0" <= c <= "\xff" or c in "–—‘’‚“”„•…€£¥°§ŒœŠšŽž\xa0«»" for c in other)
    return letters * 10 >= len(other) * 9 and len(other) * 3 < len(text[:_SAMPLE])
