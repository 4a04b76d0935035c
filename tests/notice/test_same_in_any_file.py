"""One table says the same as text, as a workbook and as a Word document, with merged cells or without."""

from __future__ import annotations

import csv
import io

import docx
import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from scorecard.load.annex.annex import read_notice
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.scaffold.notice import draft

UNITS = ("甲镇", "乙街道", "丙园区（丙镇）", "创意产业\n基地")
NAMES = (
    "专利申请",
    "发明授权（件）",
    "新增企业",
    "5.18期间来访",
    "税收（万元）",
    "研发占比（%）",
    "上报信息",
)
TARGETS = st.sampled_from(["86", "1,200", "47.5%", "--", "≥20", "2-3", "视情况", "", "12件", "0.5"])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """A head and rows, blank where cells are merged, and the merged areas by row and column from 0."""
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True))
    rows = [["单  位\n指  标", "", "", *units]]
    merged = [(0, 0, 0, 2)]
    names = iter(draw(st.permutations(NAMES)))
    for number in range(1, draw(st.integers(1, 4)) + 1):
        below = draw(st.integers(0, 2)) if number < 3 else 0
        first = len(rows)
        if below:
            heading = f"标题{number}"
            for n in range(below):
                rows.append(["" if n else str(number), "" if n else heading, next(names)])
            merged += (
                [(first, 0, first + below - 1, 0), (first, 1, first + below - 1, 1)] if below > 1 else []
            )
        else:
            rows.append([str(number), next(names), ""])
            merged.append((first, 1, first, 2))
        for row in rows[first:]:
            cells = draw(st.lists(TARGETS, min_size=len(units), max_size=len(units)))
            row += cells if any(cell not in ("", "视情况") for cell in cells) else ["1"] * len(units)
    return rows, merged


def as_text(rows: list[list[str]], title: str) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([[title], *rows])
    return written.getvalue().encode("gb18030")


def as_workbook(rows: list[list[str]], title: str, merged: list[tuple[int, int, int, int]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append([title])
    for row in rows:
        book.active.append([cell or None for cell in row])
    for top, left, bottom, right in merged:
        book.active.merge_cells(
            start_row=top + 2, start_column=left + 1, end_row=bottom + 2, end_column=right + 1
        )
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_document(rows: list[list[str]], title: str, merged: list[tuple[int, int, int, int]]) -> bytes:
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for drawn, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(drawn.cells, row, strict=True):
            cell.text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right)).text = rows[top][left]
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def scheme_of(name: str, data: bytes) -> list[str]:
    """The lines of the scheme, without what names the file."""
    notice = read_notice(Source(name, data))
    assert not notice.faults
    yaml = draft(notice, "通知", 2017, "zh").yaml
    file = load_scheme(Source("indicators.yaml", yaml.encode()))
    assert file.scheme, [fault.message.say("zh") for fault in file.faults]
    lines = yaml.split("\n")
    return [line for line in lines if not line.startswith("# ")]


@given(tables())
def test_the_same_scheme(drawn: tuple[list[list[str]], list[tuple[int, int, int, int]]]) -> None:
    rows, merged = drawn
    title = "2017年目标任务表"
    text = scheme_of("a.csv", as_text(rows, title))
    assert scheme_of("a.xlsx", as_workbook(rows, title, merged)) == text
    assert scheme_of("a.docx", as_document(rows, title, merged)) == text
    assert scheme_of("a.xlsx", as_workbook(rows, title, [])) == text
