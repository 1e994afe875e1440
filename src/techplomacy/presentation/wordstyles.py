"""The styles of the Word file: fonts, headings, footnotes, entries."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

TEXT, HEAD = "Cambria", "Calibri"
INK = RGBColor(0x1E, 0x21, 0x27)
_SIZES = {"Heading 1": 17, "Heading 2": 13.5, "Heading 3": 11.5, "Heading 4": 11, "Title": 24, "Subtitle": 13}
# id, name, size in half points, space before and after in twentieths of a point, further properties
_OWN = (
    ("TableText", "Table Text", 17, 20, 20, ""),
    ("TableTitle", "Table Title", 19, 160, 60, "<w:keepNext/>"),
    ("SmallText", "Small Text", 17, 60, 160, ""),
    ("Nothing", "Nothing", 20, 60, 120, ""),
    ("Contents", "Contents Line", 20, 0, 40, ""),
    ("Picture", "Picture", 20, 120, 60, "<w:keepNext/>"),
    ("Entry", "Entry", 16, 0, 60, '<w:ind w:left="340" w:hanging="340"/>'),
    ("EntryText", "Entry Text", 16, 0, 10, '<w:ind w:left="340"/>'),
    ("FootnoteText", "footnote text", 15, 0, 0, ""),
)
# The same for a single page: sizes of headings, and size, space before and after of the others.
_COMPACT = {"Heading 1": 11.0, "Title": 16.0, "Subtitle": 9.5}
_TIGHT = {"SmallText": (16, 0, 30), "Nothing": (18, 0, 30), "FootnoteText": (13, 0, 0)}
_BLOCKS = ("Title", "Subtitle", "Heading 1", "Body Text", "List Bullet")


def add_styles(document: Any, language: str, *, is_compact: bool = False) -> None:
    """Set the fonts of the library's template and add the styles that it lacks; compact ones are for a single page."""
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = TEXT, Pt(9.5 if is_compact else 10.5)
    for name, size in (_SIZES | _COMPACT if is_compact else _SIZES).items():
        font = styles[name].font
        font.name, font.size, font.color.rgb, font.italic = HEAD, Pt(size), INK, name == "Subtitle"
        fonts = styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for identifier, name, size, before, after, extra in _OWN:
        if is_compact and identifier in _TIGHT:
            size, before, after = _TIGHT[identifier]
        styles.element.append(_make_style(identifier, name, size, before, after, extra))
    for name in _BLOCKS if is_compact else ():
        form = styles[name].paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(4 if name == "Heading 1" else 0), Pt(1), 1.0
    styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="character" w:styleId="FootnoteReference">'
            '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        )
    )
    for told in styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), language)


def _make_style(identifier: str, name: str, size: int, before: int, after: int, extra: str) -> Any:
    keep, indent = (extra, "") if "keepNext" in extra else ("", extra)
    space = f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
    colour = '<w:color w:val="8A3B12"/>' if identifier == "Nothing" else ""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{keep}{space}{indent}</w:pPr>'
        f'<w:rPr>{"<w:b/>" if identifier == "TableTitle" else ""}{colour}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )
