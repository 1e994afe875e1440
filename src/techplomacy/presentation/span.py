"""A stretch of running text with what hangs on it: a link, a note, a language; it knows no output format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a stretch stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    QUOTE = "quote"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text. `link` is `#anchor` or an address; `note` is the key of the note whose mark follows it."""

    text: str
    link: str | None = None
    note: str | None = None
    style: Style = Style.PLAIN
    language: str | None = None


Text = tuple[Span, ...]
Part = str | Span | Text | int


def compose(pattern: str, *parts: Part) -> Text:
    """Running text: each `{}` of the pattern is replaced by the next part."""
    pieces = pattern.split("{}")
    if len(pieces) != len(parts) + 1:
        raise AssertionError(f"{pattern!r} has {len(pieces) - 1} places for {len(parts)} parts")
    spans = list(as_text(pieces[0]))
    for part, piece in zip(parts, pieces[1:], strict=True):
        spans += [*as_text(part), *as_text(piece)]
    return tuple(spans)


def as_text(part: Part) -> Text:
    """Any part as text."""
    if isinstance(part, tuple):
        return part
    if isinstance(part, Span):
        return (part,)
    return (Span(str(part)),) if part != "" else ()


def join_texts(texts: Iterable[Text], mark: str) -> Text:
    """Texts with a mark between each two."""
    spans: list[Span] = []
    for text in texts:
        if spans:
            spans.append(Span(mark))
        spans += text
    return tuple(spans)


def strip_text(text: Sequence[Span]) -> str:
    """The bare words."""
    return "".join(span.text for span in text)
