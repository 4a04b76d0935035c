"""Annex 2 of 2017 as it was printed, drawn as text, as a workbook and as a Word document with merged cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

TITLE = ("附件2", "2017年常州高新区（新北区）园区（镇、街道）\n创新驱动强化工程目标与任务表")
CORNER = "单  位\n指  标"
UNITS = (
    "滨江经济开发区\n（春江镇）",
    "现代农业产业园区（孟河镇）",
    "新龙国际\n商务区\n(新桥镇)",
    "生命健康产业园区（薛家镇）",
    "空港\n产业园\n（罗溪镇）",
    "西夏墅镇",
    "奔\n牛\n镇",
    "河海街道",
    "三井街道",
    "光伏产业园区\n（龙虎塘街道）",
    "创意产业\n基地",
)
ROWS: tuple[tuple[str, str, str, str], ...] = (
    (
        "1",
        "高新技术产业产值占规上工业产值比重（%）",
        "",
        "47.0% 13.5% 57.5% 56.5% 59.0% 28.5% 66.0% 45.5% 62.5% 85.0% --",
    ),
    ("2", "有效期内的高企总数", "", "86 23 14 50 35 23 16 33 53 31 33"),
    ("3", "新增市级以上研发机构", "", "3 1 1 3 1 2 1 1 3 1 1"),
    ("4", "民科指标数", "", "56 60 12 45 39 39 18 30 40 19 10"),
    ("5", "新申报的省高品数", "", "86 23 14 50 35 23 14 33 53 31 33"),
    ("6", "专利", "专利申请", "910 600 450 700 550 600 180 1200 1600 600 185"),
    ("", "", "发明申请", "350 100 200 300 260 200 70 600 800 280 65"),
    ("", "", "发明授权", "70 16 20 55 45 26 10 170 110 55 20"),
    ("7", "认定市级及以上创新人才", "", "3 1 1 2 1 1 1 1 3 2 2"),
    ("8", "举办专场产学研活动", "", "5 3 3 5 4 3 3 3 4 4 3"),
    ("", "其中：5.18期间来访\n产学研活动", "", "1 1 1 1 1 1 1 1 1 1 1"),
    ("", "签订产学研协议", "", "18 8 5 10 7 10 7 7 10 7 7"),
    ("9", "组织专场科普活动场", "", "30 20 20 20 20 20 20 20 20 20 3"),
    ("10", "上报\n信息", "其中：科普\n工作信息", "25 15 15 15 15 15 15 15 15 15 3"),
    ("", "", "其中：科技\n工作信息", "12 12 12 12 12 12 12 12 12 12 3"),
)
NOTE = "备注：产学研活动及协议以报科技局合作处备案信息为准。"

# Areas by row and column, from 0, below the two lines of the title: the corner, 专利, 上报信息, and names over two columns.
MERGED = [(0, 0, 0, 2), (6, 0, 8, 0), (6, 1, 8, 1), (14, 0, 15, 0), (14, 1, 15, 1)]
MERGED += [(n, 1, n, 2) for n, (_, _, name, _) in enumerate(ROWS, 1) if not name and n not in (7, 8, 15)]


def table() -> list[list[str]]:
    """The head and the rows, blank where the print has merged cells."""
    return [[CORNER, "", "", *UNITS], *([*row[:3], *row[3].split()] for row in ROWS)]


def as_text() -> bytes:
    """As a file of text saved by a spreadsheet."""
    written = io.StringIO()
    rows = [[line, *[""] * 13] for line in TITLE] + table() + [[NOTE, *[""] * 13]]
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def as_workbook(path: Path, scale: float | None = None) -> None:
    """As a workbook with merged cells, shares in percent formats; `scale` makes figures of the targets."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    fill_sheet(sheet, scale)
    book.save(path)


def fill_sheet(sheet: Any, scale: float | None = None) -> None:
    """The annex on one sheet."""
    for line in TITLE:
        sheet.append([line])
    sheet.merge_cells("A2:N2")
    for row in table():
        sheet.append([text or None for text in row])
    sheet.append([NOTE])
    for row in sheet.iter_rows(min_row=4, max_row=18, min_col=4):
        for cell in row:
            _as_number(cell, scale)
    for top, left, bottom, right in MERGED:
        sheet.merge_cells(start_row=top + 3, start_column=left + 1, end_row=bottom + 3, end_column=right + 1)


def _as_number(cell: Any, scale: float | None) -> None:
    text = str(cell.value)
    if text.endswith("%"):
        cell.value, cell.number_format = round(float(text[:-1]) / 100, 6), "0.0%"
    elif text.isdecimal():
        cell.value = int(text) if scale is None else round(int(text) * scale)


def as_document(path: Path) -> None:
    """As a Word document: a heading of the notice, the title in two paragraphs, the table with merged cells."""
    import docx

    document = docx.Document()
    document.add_paragraph("关于下达2017年目标任务的通知")
    for line in TITLE:
        document.add_paragraph(line)
    rows = table()
    drawn = document.add_table(rows=len(rows), cols=14)
    for row, cells in zip(drawn.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for top, left, bottom, right in MERGED:
        merged = drawn.cell(top, left).merge(drawn.cell(bottom, right))
        merged.text = rows[top][left]
    document.add_paragraph(NOTE)
    document.save(str(path))
