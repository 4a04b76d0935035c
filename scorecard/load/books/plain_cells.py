"""The cells of a sheet that hold no more than a number, or the number of a shared text: nearly all of a long sheet.

They are found in the bytes by one pattern and taken out; the reader of workbooks is left the others, and all else that
a sheet says. What both make of a cell is the same: how numbers are written, what a style means and which texts are
shared is asked of that reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from scorecard.base.pattern import pattern
from scorecard.load.books.cell_text import cell_text, lettering_of
from scorecard.load.lettering import Lettering

_MAIN = rb"http://schemas\.openxmlformats\.org/spreadsheetml/2006/main"
_ROOT = pattern(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*\?>)?\s*<worksheet\b[^<>]*\sxmlns=[\"']" + _MAIN + rb"[\"']"
)
_HIDDEN = pattern(rb"<row\b[^<>]*\shidden\s*=")
_PREFIXED = pattern(rb"<[\w.-]+:(?:row|c)\b")
_CELL = pattern(rb"<c\b")
_PLACED = pattern(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"')
_PLAIN = pattern(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?:'
    rb'(?: t="([sn])")?><v>(-?[0-9]{1,17}(?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,3})?)</v>'
    rb'| t="inlineStr"><is><t(?: xml:space="preserve")?>([^<>]+)</t></is>)</c>'
)

Cell = tuple[int, int]


class Look(NamedTuple):
    """How a cell shows what is stored in it."""

    number_format: str
    lettering: Lettering


class PlainCells(NamedTuple):
    """A sheet's XML, how many plain cells stand in it, and the XML without them."""

    xml: bytes
    number: int
    rest: bytes


def plain_cells(xml: bytes) -> PlainCells:
    """The plain cells of a sheet; none where its rows or cells need to be looked at one after the other.

    >>> head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
    >>> cells = b'<c r="A1"><v>1</v></c><c r="B1" t="str"><v>x</v></c>'
    >>> plain = plain_cells(head + cells + b"</row></sheetData></worksheet>")
    >>> plain.number, plain.rest.removeprefix(head)
    (1, b'<c r="B1" t="str"><v>x</v></c></row></sheetData></worksheet>')
    """
    none = PlainCells(xml, 0, xml)
    start, stop = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if not 0 <= start < stop or not _ROOT.match(xml):
        return none
    # Comments and the like may hold what looks like a cell; another space of names makes it another thing.
    if b"<!" in xml or xml.count(b"<?") > 1 or xml.count(b"xmlns=") > 1 or xml.count(b"<sheetData") > 1:
        return none
    if _HIDDEN.search(xml) or _PREFIXED.search(xml):
        return none
    places = _PLACED.findall(xml)
    if not len(places) == len(_CELL.findall(xml)) == len(set(places)):
        return none
    rows, count = _PLAIN.subn(b"", xml[start:stop])
    return PlainCells(xml, count, xml[:start] + rows + xml[stop:])


def plain_texts(plain: PlainCells, reader: Any, sheet: Any) -> dict[Cell, str]:
    """The texts of plain cells, but for those that an area is merged over.

    reader, sheet : openpyxl's reader of the workbook, and the sheet without them
    """
    if not plain.number:
        return {}
    from openpyxl.utils import column_index_from_string
    from openpyxl.worksheet._reader import WorkSheetParser

    book, strings = reader.wb, reader.shared_strings
    parser = WorkSheetParser(b"", strings, True, book.epoch, book._date_formats, book._timedelta_formats)
    columns: dict[bytes, int] = {}
    shared: dict[tuple[bytes | None, bytes, Lettering], str] = {}
    looks: dict[bytes | None, Look] = {}
    texts: dict[Cell, str] = {}
    for letters, row, style, kind, value, inline in _cell_parts(plain):
        column = columns.get(letters) or columns.setdefault(
            letters, column_index_from_string(letters.decode())
        )
        if style not in looks:
            looks[style] = _look(sheet, int(style or 0))
        look = looks[style]
        if inline or kind == b"s":
            key = kind, inline or value, look.lettering
            if key not in shared:
                shared[key] = cell_text(_own_text(inline) if inline else strings[int(value)], *look)
            text = shared[key]
        elif int(style or 0) in book._date_formats:
            text = cell_text(_date_value(parser, letters + row, style or b"0", value), *look)
        else:
            text = cell_text(int(value) if value.lstrip(b"-").isdigit() else float(value), *look)
        texts[int(row), column] = text
    for area in sheet.merged_cells.ranges:
        for cell in islice(area.cells, 1, None):
            texts.pop(cell, None)
    return texts


def _cell_parts(plain: PlainCells) -> Iterator[tuple[Any, ...]]:
    """Letters, row, style, kind, value and own text of each plain cell, in the order in which they stand."""
    start, stop = plain.xml.find(b"<sheetData>"), plain.xml.rfind(b"</sheetData>")
    return (match.groups() for match in _PLAIN.finditer(plain.xml, start, stop))


def _date_value(parser: Any, place: bytes, style: bytes, value: bytes) -> Any:
    """A number that its style shows as a day or a time, as the reader reads such a cell."""
    from xml.etree.ElementTree import Element, SubElement

    from openpyxl.worksheet._reader import VALUE_TAG

    element = Element("c", {"r": place.decode(), "s": style.decode()})
    SubElement(element, VALUE_TAG).text = value.decode()
    return parser.parse_cell(element)["value"]


def _own_text(inline: bytes) -> str:
    """The text that stands in a cell itself, as the reader reads it."""
    from xml.etree.ElementTree import fromstring

    return (fromstring(b"<t>%b</t>" % inline).text or "").replace("x005F_", "")


def _look(sheet: Any, style: int) -> Look:
    """The look of a style, as a cell of the reader has it."""
    from openpyxl.styles.styleable import StyleableObject

    cell = StyleableObject(sheet, sheet.parent._cell_styles[style])
    return Look(cell.number_format, lettering_of(cell.font))
