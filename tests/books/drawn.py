"""Workbooks drawn from text: `## NAME hidden` begins a sheet, rows are written with commas, `!` says what else there is.

## 二季度
期间,单位,指标,数值
2017Q2,甲镇,专利申请,437
!merge A2:A3
!hide row 5
!hide column F
!format D2 0.0%
!text D3 是文字的 437
!date D4 2017-06-30
!error D5 #DIV/0!
!letters D6 ~120~130^1^
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any


def draw(text: str, path: Path) -> None:
    """Write the workbook that a text describes."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet: Any = None
    for line in text.split("\n"):
        if line.startswith("## "):
            name, _, state = line[3:].partition(" ")
            sheet = book.create_sheet(name)
            sheet.sheet_state = state or "visible"
        elif line.startswith("!"):
            _say(sheet, *line[1:].split(" ", 2))
        elif line.strip():
            sheet.append([_typed(cell) for cell in next(csv.reader([line]))])
    # What a file says of the day it was made would differ from run to run.
    book.properties.created = book.properties.modified = datetime.datetime(2017, 1, 1)
    book.save(path)


def _typed(text: str) -> Any:
    if text.startswith("="):
        return text
    try:
        return int(text) if text.lstrip("-").isdecimal() else float(text)
    except ValueError:
        return text or None


def _say(sheet: Any, word: str, *more: str) -> None:
    if word == "merge":
        sheet.merge_cells(more[0])
    elif word == "hide" and more[0] == "row":
        sheet.row_dimensions[int(more[1])].hidden = True
    elif word == "hide":
        sheet.column_dimensions[more[1]].hidden = True
    elif word == "format":
        sheet[more[0]].number_format = more[1]
    elif word == "text":
        sheet[more[0]].value = more[1]
        sheet[more[0]].data_type = "s"
    elif word == "date":
        sheet[more[0]].value = datetime.datetime.fromisoformat(more[1])
    elif word == "error":
        sheet[more[0]].value = more[1]
        sheet[more[0]].data_type = "e"
    elif word == "letters":
        sheet[more[0]].value = in_letters(more[1])
    else:
        raise ValueError(word)


def in_letters(text: str) -> Any:
    """A text of a workbook with what stands between `~` struck through, between `^` raised, between `_` lowered."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    fonts = {
        "~": InlineFont(strike=True),
        "^": InlineFont(vertAlign="superscript"),
        "_": InlineFont(vertAlign="subscript"),
    }
    parts = re.findall(r"([~^_])(.+?)\1|([^~^_]+)", text)
    return CellRichText(*(TextBlock(fonts[sign], inside) if sign else plain for sign, inside, plain in parts))


def pack(text: str, path: Path) -> None:
    """Write an archive from JSON: each part a text, or a list of texts and `[text, how often]`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in json.loads(text).items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as part:
                for piece in [pieces] if isinstance(pieces, str) else pieces:
                    once, often = (piece, 1) if isinstance(piece, str) else piece
                    for _ in range(often):
                        part.write(once.encode())


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats"


def _related(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{one}</Relationships>'


SMALL = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{_TYPE}-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    f'ContentType="{_TYPE}-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{_TYPE}-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
}
"""The parts of the smallest workbook, but for its sheet."""

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"


def small_book(path: Path, *sheet: Any, **others: Any) -> None:
    """A workbook with the XML of one sheet, and further parts."""
    pack(json.dumps({**SMALL, "xl/worksheets/sheet1.xml": list(sheet), **others}), path)


def as_rows(data: bytes) -> list[list[str]]:
    """The rows of a text with commas."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
