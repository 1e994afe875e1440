"""Values as cells of a workbook: numbers and days as what they are, all else as text that can do nothing."""

import re
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from techplomacy.model import Precision, When
from techplomacy.presentation.tables.table import Datum, Kind, write_datum, write_number

# Cell formats, by their place in `styles.xml` below.
PLAIN, HEAD, GUARDED, DAY, LINK = range(5)
_FORMATS = 5
DECIMALS = 10

LONGEST = 32_767  # characters (UTF-16 units) that a cell of Excel holds
DIGITS = 15  # significant digits that a number of Excel keeps
_FIRST = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_ZERO = date(1899, 12, 30)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TROUBLE = re.compile(
    "[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x"
)  # most texts have none, and stay as they are
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def write_cell(place: str, value: Datum, kind: Kind) -> str:
    """One cell as XML; nothing where there is no value."""
    match value:
        case None | ():
            return ""
        case str():
            return write_text(place, value, link=kind is Kind.ADDRESS) if value else ""
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case int() | float() | Decimal() if _is_exact(value):
            return f'<c r="{place}" s="{_find_format(value)}"><v>{write_number(value)}</v></c>'
        case date() if value >= _FIRST:
            return _write_day(place, value)
        case When(earliest=date() as day) if value.precision is Precision.DAY and value.edtf == day.isoformat():
            return _write_day(place, day) if day >= _FIRST else write_text(place, value.edtf)
        case _:
            return write_text(place, write_datum(value, kind))


def write_text(place: str, text: str, *, style: int | None = None, link: bool = False) -> str:
    """A text cell. What a program might take for a formula is marked as text; what is too long is cut, and says so."""
    if style is None:
        style = GUARDED if text.startswith(_ACTIVE) else LINK if link and is_linked(text) else PLAIN
    text = _cut(text)
    if _TROUBLE.search(text):
        text = escape(_ESCAPE.sub("_x005F_", replace_illegal(text)), {"\r": "&#13;"})
    return f'<c r="{place}" t="inlineStr" s="{style}"><is><t xml:space="preserve">{text}</t></is></c>'


def replace_illegal(text: str) -> str:
    """The text with a mark in the place of each character that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def is_linked(address: str) -> bool:
    """Whether an address becomes a link: a web address that Excel accepts."""
    return address.startswith(("http://", "https://")) and len(address) <= 2_000 and not re.search(r"\s", address)


def write_styles() -> str:
    """The cell formats: plain, head, guarded text, day, link, then numbers with 1 to DECIMALS decimals."""
    formats = "".join(
        f'<numFmt numFmtId="{165 + n}" formatCode="0.{"0" * n}"/>' for n in range(1, DECIMALS + 1)
    )  # fmt: skip
    numbers = "".join(
        f'<xf numFmtId="{165 + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(1, DECIMALS + 1)
    )
    return (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<numFmts count="{DECIMALS + 1}"><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/>{formats}</numFmts>'
        '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font>'
        '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{_FORMATS + DECIMALS}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
        '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        f'<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>{numbers}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _write_day(place: str, day: date) -> str:
    return f'<c r="{place}" s="{DAY}"><v>{(day - _ZERO).days}</v></c>'


def _is_exact(value: int | float | Decimal) -> bool:
    if isinstance(value, float):
        return True
    return len(str(value).strip("-").replace(".", "").strip("0")) <= DIGITS


def _find_format(value: int | float | Decimal) -> int:
    """Shows as many decimals as were written."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return _FORMATS - 1 + decimals if 0 < decimals <= DECIMALS else PLAIN


def _cut(text: str) -> str:
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST:
        return text
    end = f" … [cut here: a cell holds {LONGEST} characters, this has {len(text)}; the CSV file holds all]"
    return units[: 2 * (LONGEST - len(end))].decode("utf-16-le", "ignore") + end
