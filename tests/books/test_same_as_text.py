"""A workbook says the same as the text that is saved from it."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from scorecard.load.actuals.files import Actuals, load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from tests.faults.gallery import HERE

SCHEME = load_scheme(
    Source("config/indicators.yaml", (HERE / "base" / "config" / "indicators.yaml").read_bytes())
).scheme
assert SCHEME is not None
UNITS = ("甲镇", "乙镇", "丙园区（丙街道）", "丙街道")
ROWS = ("高新产业占比", "专利申请", "发明授权", "新增研发机构", "其中：省级以上", "合计", "不知道")
WORDS = st.sampled_from(["--", "", "暂无", "12件", "1,200", "#DIV/0!", "无", "47.5%", "2017-06-30", "一千"])
VALUES = st.one_of(
    st.integers(0, 10**6), st.decimals(0, 10**4, places=2).map(float), st.booleans(), WORDS, st.none()
)


@st.composite
def sheets(draw: st.DrawFn) -> list[list[Any]]:
    """A sheet of one of the shapes, some of it wrong."""
    shape = draw(st.sampled_from(["long", "annex", "turned", "own"]))
    names = draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=6))
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4))
    titles = draw(st.lists(st.sampled_from(["完成情况表", "填报单位：甲镇人民政府", "单位：件"]), max_size=2))
    above: list[list[Any]] = [[title] for title in titles]
    if shape == "long":
        rows = [["2017Q2", unit, name, draw(VALUES)] for name in names for unit in units]
        return [*above, ["期间", "单位", "指标", "数值"], *rows]
    if shape == "annex":
        rows = [[n, name, *(draw(VALUES) for _ in units)] for n, name in enumerate(names, 1)]
        return [*above, ["序号", "指标", *units], *rows]
    if shape == "turned":
        return [*above, ["单位名称", *names], *([unit, *(draw(VALUES) for _ in names)] for unit in units)]
    return [*above, ["填报单位：甲镇"], ["指标", "完成数"], *([name, draw(VALUES)] for name in names)]


def as_text(sheet: list[list[Any]]) -> bytes:
    """As a spreadsheet saves it: every row as wide as the widest, dates and truths as it shows them."""
    width = max(map(len, sheet))
    written = io.StringIO()
    writer = csv.writer(written)
    for row in sheet:
        writer.writerow([shown(cell) for cell in [*row, *[None] * width][:width]])
    return written.getvalue().encode("utf-8-sig")


def shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def as_workbook(sheet: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in sheet:
        book.active.append([cell for cell in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read(name: str, data: bytes) -> Actuals:
    assert SCHEME is not None
    return load_actuals([Source(f"data/2017Q2.{name}", data)], [SCHEME])


def said(actuals: Actuals) -> tuple[list[Any], list[Any]]:
    """What was read, and what was told, but for where it stands."""
    ledger = actuals.ledgers[2017]
    columns = (ledger.period, ledger.table, ledger.unit, ledger.row, ledger.status, ledger.role)
    rows = sorted(
        (*(int(column[n]) for column in columns), repr(float(ledger.value[n])), ledger.details[n].raw)
        for n in range(len(ledger))
    )
    told = sorted((fault.code, sorted(map(str, fault.args.values()))) for fault in actuals.faults)
    places = (f"{fault.code}" for fault in actuals.faults)
    return [*rows, sorted(places)], told


@given(sheets())
def test_the_same_figures_and_the_same_faults(sheet: list[list[Any]]) -> None:
    text, book = said(read("csv", as_text(sheet))), said(read("xlsx", as_workbook(sheet)))
    assert text[0] == book[0]


def test_the_shipped_quarters_as_one_workbook() -> None:
    root = HERE.parents[1]
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(root / "config", Path(place) / "config")
        schemes = [
            load_scheme(Source(path.name, path.read_bytes())).scheme
            for path in sorted((root / "config").glob("*.yaml"))
        ]
        sources, book = [], openpyxl.Workbook()
        book.remove(book.active)
        for path in sorted((root / "data" / "2017").glob("*.csv")):
            data = path.read_bytes()
            sources.append(Source(path.name, data))
            text = data.decode("utf-8-sig") if data[:3] == b"\xef\xbb\xbf" else _decoded(data)
            sheet = book.create_sheet(path.stem[:31])
            for row in csv.reader(io.StringIO(text)):
                sheet.append(row)
        written = io.BytesIO()
        book.save(written)
        known = [scheme for scheme in schemes if scheme]
        from_text = load_actuals(sources, known)
        from_book = load_actuals([Source("2017.xlsx", written.getvalue())], known)
    assert said(from_text)[0] == said(from_book)[0]


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")
