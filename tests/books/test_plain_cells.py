"""The cells that are taken out of a sheet by a pattern, and those that openpyxl reads, say the same."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from scorecard.load.books import book
from scorecard.load.books.book import read_book
from scorecard.load.books.plain_cells import PlainCells, plain_cells
from scorecard.load.source import Source
from tests.books.drawn import draw, in_letters
from tests.faults.gallery import HERE

TEXTS = st.sampled_from(
    [
        "甲镇",
        "a & b",
        "1 < 2 > 0",
        "“引号”'\"",
        "_x000D_",
        " 前后 ",
        "两\n行",
        "#DIV/0!",
        "12",
        "1e5",
        "--",
        "~\t",
        " ",
        "\ufeff",
    ]
)
NUMBERS = st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False))
TIMES = st.sampled_from(
    [date(2017, 6, 30), datetime(2017, 6, 30, 8, 5), datetime(1899, 12, 31), time(8, 30), timedelta(hours=30)]
)
FORMATS = ("General", "0.00%", '0"万元"', '0"%"', "yyyy-mm-dd", "[h]:mm:ss", "@", "#,##0.000", "h:mm")
CELLS = st.tuples(st.one_of(TEXTS, NUMBERS, TIMES, st.booleans(), st.none()), st.sampled_from(FORMATS))
LETTERS = st.sampled_from(["5^1^", "~120~130", "CO_2_", "甲^注^镇", "~ ~5", "~a & b~"]).map(in_letters)
FONTS = st.sampled_from(
    [Font(), Font(strike=True), Font(vertAlign="superscript"), Font(vertAlign="baseline")]
)
LETTERED = st.tuples(st.one_of(TEXTS, NUMBERS, TIMES, LETTERS), st.sampled_from(FORMATS), FONTS)
SHEETS = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)
AREAS = st.sampled_from(["", "A1:B2", "B2:D3", "A1:A4"])

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CHANGES: dict[str, tuple[bytes, bytes]] = {
    "a cell without its place": (b' r="B1"', b""),
    "a cell twice": (b'<c r="B1"', b'<c r="A1"><v>7</v></c><c r="A1"'),
    "a cell in a comment": (b"<sheetData>", b'<sheetData><!-- <c r="Z9"><v>1</v></c> -->'),
    "a cell beside the rows": (b"</sheetData>", b'</sheetData><c r="Z9"><v>1</v></c>'),
    "a row that is hidden": (b'<row r="2"', b'<row hidden="1" r="2"'),
    "a row that is hidden, with blanks": (b'<row r="2"', b'<row hidden = "1" r="2"'),
    "a cell of the same space of names under another name": (
        b"<sheetData>",
        b'<sheetData><row r="9"><c r="A9"><v>1</v></c><x:c xmlns:x="%b" r="A9"><x:v>2</x:v></x:c></row>' % MAIN,
    ),
    "rows in two places": (b"</sheetData>", b'</sheetData><sheetData><row><c r="Z9"><v>1</v></c></row></sheetData>'),
    "a row without its number": (b'<row r="2"', b"<row"),
    "another space of names": (b'<row r="1"', b'<row xmlns="urn:x" r="1"'),
    "a style that there is not": (b'<c r="A1"', b'<c s="99" r="A1"'),
    "a style that there is not, in its usual place": (b'<c r="A1"', b'<c r="A1" s="99"'),
    "a text that there is not": (b"</row>", b'<c r="Y1" t="s"><v>99</v></c></row>'),
    "a text of no whole number": (b"</row>", b'<c r="Y1" t="s"><v>1.5</v></c></row>'),
    "an error": (b"</row>", b'<c r="Y1" t="e"><v>#REF!</v></c></row>'),
    "a day as text": (b"</row>", b'<c r="Y1" t="d"><v>2017-06-30</v></c></row>'),
    "a formula and its value": (b"</row>", b'<c r="Y1"><f>1+1</f><v>2</v></c></row>'),
    "a formula without its value": (b"</row>", b'<c r="Y1"><f>1+1</f></c></row>'),
    "a number far too large": (b"</row>", b'<c r="Y1"><v>1e999</v></c></row>'),
    "a control character": (b"</row>", b'<c r="Y1" t="inlineStr"><is><t>&#1;</t></is></c></row>'),
    "an entity that there is not": (b"</row>", b'<c r="Y1" t="inlineStr"><is><t>&x;</t></is></c></row>'),
    "a text in runs": (b"</row>", b'<c r="Y1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>'),
    "a raised text": (b"</row>", b'<c r="Y1" t="inlineStr"><is><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c></row>'),
    "a sign written by its number": (b"</row>", b'<c r="Y1" t="inlineStr"><is><t>_x005F_a</t></is></c></row>'),
    "blanks at its ends": (b"</row>", b'<c r="Y1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c></row>'),
    "what stands in UTF-8 and is no character": (b"</row>", b'<c r="Y1" t="inlineStr"><is><t>\xef\xbf\xbf</t></is></c></row>'),
    "what is no UTF-8": (b"</row>", b'<c r="Y1" t="inlineStr"><is><t>\xff</t></is></c></row>'),
    "a column that there is not": (b"</row>", b'<c r="ZZZ1"><v>1</v></c></row>'),
    "a row of naught": (b"</row>", b'<c r="Y0"><v>1</v></c></row>'),
    "a day before all days": (b"</row>", b'<c r="Y1" s="1"><v>-5</v></c></row>'),
    "no end": (b"</worksheet>", b""),
}  # fmt: skip


def agree(data: bytes) -> None:
    """Both ways give the same book, and refuse the same number of cells."""
    for most in (10**6, 3):
        source = Source("data/a.xlsx", data)
        with patch.object(book, "plain_cells", lambda xml: PlainCells(xml, 0, xml)):
            careful = read_book(source, most)
        assert read_book(source, most) == careful


def by_openpyxl(rows: list[list[tuple[Any, ...]]], area: str = "") -> bytes:
    written, made = io.BytesIO(), openpyxl.Workbook()
    for r, row in enumerate(rows, 1):
        for c, (value, number_format, *fonts) in enumerate(row, 1):
            cell = made.active.cell(r, c, value)
            cell.number_format = number_format
            for font in fonts:
                cell.font = font
    if area:
        made.active.merge_cells(area)
    made.save(written)
    return written.getvalue()


def by_xlsxwriter(rows: list[list[tuple[Any, ...]]], area: str = "") -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"strings_to_formulas": False}) as made:
        sheet = made.add_worksheet()
        for r, row in enumerate(rows):
            for c, (value, number_format) in enumerate(row):
                sheet.write(r, c, value, made.add_format({"num_format": number_format}))
        if area:
            sheet.merge_range(area, "合并")
    return written.getvalue()


def changed(data: bytes, old: bytes, new: bytes, where: str = "worksheets/sheet") -> bytes:
    """A workbook in whose sheets, or other parts, something is put in the place of another the first time it stands there."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(old, new, 1) if where in name else part)
    return written.getvalue()


@given(SHEETS, AREAS)
def test_random_sheets(rows: list[list[tuple[Any, str]]], area: str) -> None:
    agree(by_openpyxl(rows, area))
    agree(by_xlsxwriter(rows, area))


@given(st.lists(st.lists(LETTERED, min_size=1, max_size=4), min_size=1, max_size=5))
def test_letters_of_all_kinds(rows: list[list[tuple[Any, ...]]]) -> None:
    agree(by_openpyxl(rows))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
def test_sheets_that_no_program_writes(change: str, write: Any) -> None:
    rows = [[(f"甲{n}", "General"), (n + 0.5, "yyyy-mm-dd"), (n, "0%"), (n, "0")] for n in range(4)]
    agree(changed(write(rows), *CHANGES[change]))


def test_cells_without_a_style_have_the_first_one() -> None:
    """It may be that of a day: all cells of a workbook that somebody formatted whole."""
    data = by_openpyxl([[(n + 43000, "General"), (n + 0.5, "0%")] for n in range(4)])
    for _ in ("the styles that others build on", "those of cells"):
        data = changed(data, b'<xf numFmtId="0"', b'<xf numFmtId="14"', "styles")
    agree(data)
    assert read_book(Source("data/a.xlsx", data), 100).sheets[0].records[0].cells[0][4:5] == "-"


@pytest.mark.parametrize("path", sorted(HERE.glob("*/data/*.sheets")), ids=lambda path: path.parts[-3])
def test_the_workbooks_with_faults(path: Path, tmp_path: Path) -> None:
    draw(path.read_text("utf-8"), tmp_path / "a.xlsx")
    agree((tmp_path / "a.xlsx").read_bytes())


@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
def test_what_programs_write_is_plain(write: Any) -> None:
    data = write([[("甲 & 乙", "General"), (12.5, "0%"), (-3, "General")]])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        plain = plain_cells(parts.read("xl/worksheets/sheet1.xml"))
    assert plain.number == 3 and b"<c " not in plain.rest
