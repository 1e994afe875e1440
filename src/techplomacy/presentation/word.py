"""The report as a Word file with real footnotes; what is folded away on the page is left out here and said to be."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from docx import Document as open_document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from techplomacy.presentation.markup import Markup
from techplomacy.presentation.outline import Outline
from techplomacy.presentation.section import Bar, Bullets, Entries, Entry, Paragraph, Picture, Section, Table, Tone
from techplomacy.presentation.span import Span, Style, Text, as_text, compose, join_texts
from techplomacy.presentation.wording import count_things
from techplomacy.presentation.wordstyles import add_styles

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINES = ((-1, "separator"), (0, "continuationSeparator"))
_NOTE = (
    '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
)
_AFTER_NOTICE = {"endnotePr", "compat", "docVars", "rsids"}  # what the schema puts after the notice of footnotes
_TONES = {Tone.PLAIN: "BodyText", Tone.LEAD: "BodyText", Tone.CAVEAT: "SmallText", Tone.NOTHING: "Nothing"}
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of the times that an archive can hold: no clock in results
_WIDTH, _EDGE = Cm(16.5), Cm(2.25)
_CLOSE, _NEAR = Cm(1.5), Cm(1.9)  # of a single page: above and below, at the sides


def write_word(outline: Outline, folder: Path, day: date) -> bytes:
    """The file of an outline; drawings are read from `folder/figures`, `day` stands as the day of making."""
    document = open_document()
    add_styles(document, outline.language, is_compact=not outline.has_contents)
    body = Body(outline, folder, document)
    made = parse_xml(f"<w:body {nsdecls('w')}>{''.join(body.write())}</w:body>")
    _place(document, list(made), body.pictures)
    _add_footnotes(document, outline, body.markup)
    _describe(document, outline, day)
    raw = io.BytesIO()
    document.save(raw)
    return fix_times(raw.getvalue())


class Body:
    """Writes the paragraphs of an outline; pictures are left as marks, to be put in by the library."""

    def __init__(self, outline: Outline, folder: Path, document: Any) -> None:
        self.outline = outline
        self.folder = folder
        self.document = document
        self.pictures: list[Any] = []
        anchors = dict(_list_anchors(outline))
        self.markup = Markup(outline.numbers, sorted(anchors), {a: i for i, a in anchors.items() if a})

    def write(self) -> Iterator[str]:
        """Title, contents, sections."""
        yield self.markup.paragraph("Title", as_text(self.outline.title))
        if self.outline.authors:
            yield self.markup.paragraph("SmallText", as_text(", ".join(self.outline.authors)))
        yield self.markup.paragraph("Subtitle", as_text(self.outline.question))
        yield self.markup.paragraph("SmallText", as_text(self.outline.frame))
        for section in self.outline.front:
            yield from self._write_section(section, 1)
        if self.outline.has_contents:
            yield self.markup.paragraph("Heading1", as_text("Contents"))
        for section in self.outline.sections if self.outline.has_contents else ():
            if not _is_left_out(section):
                yield self.markup.paragraph("Contents", (Span(section.heading, f"#{section.id}"),))
        for section in self.outline.sections:
            if not _is_left_out(section):
                yield from self._write_section(section, 1)

    def _write_section(self, section: Section, level: int) -> Iterator[str]:
        yield self.markup.paragraph(f"Heading{level}", as_text(section.heading), anchor=section.id)
        for block in section.blocks:
            yield from self._write_block(block)
        for part in section.parts:
            yield from self._write_section(part, level + 1)

    def _write_block(self, block: object) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self.markup.paragraph(_TONES[block.tone], block.text)
            case Bullets():
                for item in block.items:
                    yield self.markup.paragraph("ListBullet", item)
            case Table():
                yield from self._write_table(block)
            case Picture():
                yield from self._write_picture(block)
            case Bar():
                yield self.markup.paragraph("TableTitle", as_text(block.title))
                for share in block.shares:
                    text = compose("{} {}", Span(share.label, style=Style.STRONG), share.words)
                    yield self.markup.paragraph("ListBullet", text)
            case Entries() if not block.is_folded:
                for entry in block.items:
                    yield from self._write_entry(entry)

    def _write_table(self, table: Table) -> Iterator[str]:
        if table.open_rows:
            yield self.markup.paragraph("TableTitle", as_text(table.title))
            yield self.markup.table(table)
        caveats: list[Text] = list(table.caveats)
        if table.folded_rows:
            left = count_things(len(table.folded_rows), "row")
            where = "stand in the HTML report and in the tables beside it."
            caveats.insert(0, as_text(f"{left} more {where}" if table.open_rows else f"{table.title}: {left} {where}"))
        if caveats:
            joined = [span for text in caveats for span in (*text, Span(" "))]
            yield self.markup.paragraph("SmallText", tuple(joined))

    def _write_picture(self, block: Picture) -> Iterator[str]:
        figure = block.figure
        path = self.folder / "figures" / f"{figure.id}.png"
        if figure.missing is None and path.is_file():
            inline = self.document.part.new_pic_inline(str(path), width=_WIDTH)
            inline.docPr.set("descr", figure.alt)
            inline.docPr.set("name", figure.title)
            self.pictures.append(inline)
            yield '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r/></w:p>'
            words = (figure.caption, figure.note)
        else:
            words = ("", "")
            reason = (figure.missing or "the drawing was not made").rstrip(".")
            yield self.markup.paragraph("Nothing", as_text(f"No evidence, because {reason}."))
        head = Span(f"{block.heading} ", style=Style.STRONG)
        yield self.markup.paragraph("SmallText", compose("{}{} {}", head, *words))

    def _write_entry(self, entry: Entry) -> Iterator[str]:
        text = (*entry.head, Span("."), *entry.brief) if entry.brief else entry.head
        yield self.markup.paragraph("Entry", text, anchor=entry.id)
        for line in () if entry.brief else entry.lines:
            yield self.markup.paragraph("EntryText", line)


def _is_left_out(section: Section) -> bool:
    """A section of nothing but folded lists."""
    return any(isinstance(block, Entries) and block.is_folded for block in section.blocks)


def _list_anchors(outline: Outline) -> Iterator[tuple[str, str | None]]:
    """Each anchor with its alias."""
    for section in (*outline.front, *(s for s in outline.sections if not _is_left_out(s))):
        for part in section.walk():
            yield part.id, None
            for block in part.blocks:
                rows: tuple[Any, ...] = ()
                if isinstance(block, Table):
                    rows = block.open_rows
                elif isinstance(block, Entries):
                    rows = block.items
                yield from ((row.id, getattr(row, "alias", None)) for row in rows if row.id)


def _place(document: Any, paragraphs: list[Any], pictures: list[Any]) -> None:
    """Put the paragraphs before the settings of the page, and each picture into its empty run."""
    body = document.element.body
    waiting = iter(pictures)
    for element in list(body)[:-1]:
        body.remove(element)
    end = body[-1]
    for paragraph in paragraphs:
        end.addprevious(paragraph)
        if getattr(paragraph, "style", None) == "Picture":
            paragraph.r_lst[0].add_drawing(next(waiting))


def _add_footnotes(document: Any, outline: Outline, markup: Markup) -> None:
    """The part of the package that holds the footnotes, in the order in which they were set."""
    parts = [
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>' for n, kind in _LINES
    ]
    for key in list(markup.set_notes):
        text = (Span(" "), *join_texts(outline.notes[key].lines, "; "))
        parts.append(f'<w:footnote w:id="{outline.numbers[key]}"><w:p>{_NOTE}{markup.spell(text)}</w:p></w:footnote>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    made = f"{head}<w:footnotes {nsdecls('w')}>{''.join(parts)}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, made.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    notice = "".join(f'<w:footnote w:id="{n}"/>' for n, _ in _LINES)
    settings = document.settings.element
    place = next((child for child in settings if child.tag.rpartition("}")[2] in _AFTER_NOTICE), None)
    if place is not None:
        place.addprevious(parse_xml(f"<w:footnotePr {nsdecls('w')}>{notice}</w:footnotePr>"))


def _describe(document: Any, outline: Outline, day: date) -> None:
    """Properties of the file and numbers of pages; the day is the study's, not today."""
    core = document.core_properties
    core.title, core.author, core.language = outline.title[:255], ", ".join(outline.authors), outline.language
    core.subject, core.comments, core.last_modified_by, core.revision = outline.question[:255], "", "", 1
    core.created = core.modified = datetime(day.year, day.month, day.day)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = _EDGE
    if not outline.has_contents:
        page.top_margin = page.bottom_margin = _CLOSE
        page.left_margin = page.right_margin = _NEAR
    footer = page.footer.paragraphs[0]
    footer.alignment = 1
    footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def fix_times(raw: bytes) -> bytes:
    """The same archive with every member stamped alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return made.getvalue()
