"""The report as one HTML page that opens offline: style and figures are inside it, scripts and requests are not."""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from techplomacy.presentation.figure import Figure
from techplomacy.presentation.outline import Outline
from techplomacy.presentation.span import Span, Style, Text

_TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.QUOTE: "q", Style.MINOR: "small"}
_OWN_ID = re.compile(r"""\b(id=["']|xlink:href=["']#|href=["']#|url\(["']?#)""")


class Page:
    """Writes one outline; counts how often each note has been referred to, so that each mark has its own anchor."""

    def __init__(self, outline: Outline, folder: Path) -> None:
        self.outline = outline
        self.folder = folder
        self.anchors = outline.anchors
        self.marks: dict[str, int] = {}

    def write(self) -> str:
        """The whole page."""
        template = _load_environment().get_template("report.html.jinja")
        return template.render(
            page=self,
            outline=self.outline,
            style=_load_css(),
            kind=_name_block,
        )

    def spell(self, text: Text) -> str:
        """Running text as HTML, with links and marks of notes."""
        return "".join(self._spell(text))

    def _spell(self, text: Text) -> Iterator[str]:
        after_mark = False
        for span in text:
            if span.note is not None and not span.text and after_mark:
                yield '<sup class="mark">,&#8201;</sup>'
            inner = html.escape(_unquote(span) if span.style is Style.QUOTE else span.text)
            tag = _TAGS.get(span.style)
            language = ""
            if span.language and span.language != self.outline.language:
                language = f' lang="{html.escape(span.language)}"'
            if tag or language:
                name = tag or "span"
                inner = f"<{name}{language}>{inner}</{name}>"
            if span.link and (not span.link.startswith("#") or span.link[1:] in self.anchors):
                outside = "" if span.link.startswith("#") else ' rel="noreferrer"'
                inner = f'<a href="{html.escape(span.link)}"{outside}>{inner}</a>'
            yield inner
            if span.note is not None:
                yield self._mark(span.note)
            after_mark = span.note is not None

    def _mark(self, key: str) -> str:
        number = self.outline.numbers[key]
        self.marks[key] = self.marks.get(key, 0) + 1
        own = f' id="mark-{number}"' if self.marks[key] == 1 else ""
        return f'<sup class="mark"><a{own} href="#note-{number}" aria-label="Note {number}">{number}</a></sup>'

    def list_notes(self) -> list[tuple[int, list[str]]]:
        """Number and lines of each note, in order; called last, when all marks have been set."""
        order = sorted(self.outline.numbers.items(), key=lambda pair: pair[1])
        return [(n, [self.spell(line) for line in self.outline.notes[key].lines]) for key, n in order]

    def draw(self, figure: Figure) -> str | None:
        """The drawing of a figure, its inner names made its own; None where there is no file."""
        path = self.folder / "figures" / f"{figure.id}.svg"
        if figure.missing is not None or not path.is_file():
            return None
        drawing = path.read_text(encoding="utf-8")
        drawing = drawing[drawing.index("<svg") :]
        drawing = _OWN_ID.sub(lambda match: f"{match[1]}{figure.id}-", drawing)
        return drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def write_html(outline: Outline, folder: Path) -> str:
    """The page of an outline; drawings are read from `folder/figures`."""
    return Page(outline, folder).write()


def _unquote(span: Span) -> str:
    """The words of a quote without its marks: the element `q` brings its own."""
    return span.text[1:-1] if span.text.startswith("“") and span.text.endswith("”") else span.text


def _name_block(block: object) -> str:
    return type(block).__name__.casefold()


@lru_cache(maxsize=1)
def _load_environment() -> Environment:
    loader = PackageLoader("techplomacy.presentation", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@lru_cache(maxsize=1)
def _load_css() -> str:
    return (files("techplomacy.presentation") / "templates" / "style.css").read_text(encoding="utf-8")
