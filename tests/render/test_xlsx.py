"""Workbooks: what is read back from the file is what was handed over, and nothing of it is live that was a name."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from scorecard.base.address import Address
from scorecard.base.message import Lang
from scorecard.render.formats import format_named
from scorecard.tables.table import (
    Cell,
    CellFormula,
    Column,
    CountOf,
    Document,
    FlaggedFigure,
    Listing,
    OutOf,
    Partial,
    Table,
    TonedCell,
)
from tests.render.rendered import render
from tests.render.samples import DOCUMENTS, HOSTILE_NAMES

POINTS = Column("points", "得分", "number", 2)
UNIT = Column("unit", "单位", key=True)


def opened(document: Document, lang: Lang = "zh") -> openpyxl.Workbook:
    drawn = render(document, "xlsx", lang)
    assert isinstance(drawn, bytes)
    return openpyxl.load_workbook(BytesIO(drawn))


def table(*cells: Cell, column: Column = POINTS) -> Table:
    return Table("t", ("表",), (UNIT, column), tuple((f"单位{n}", cell) for n, cell in enumerate(cells, 1)))


def held(cell: Cell, column: Column = POINTS) -> tuple[object, str]:
    """What one cell holds, and how it is shown."""
    page = opened(Document((), (table(cell, column=column),))).worksheets[0]
    found = next(line[1] for line in page.iter_rows() if line[0].value == "单位1")
    return found.value, found.number_format


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        (9.335, 9.335, "0.00"),
        (Partial(84.875), 84.875, '"（"0.00"）"'),
        (OutOf(91.275, 92.0), 91.275, '0.00" / 92"'),
        (OutOf(Partial(1.5), 92.0), 1.5, '"（"0.00"）"" / 92"'),
        (CountOf(11, 14), 11, '0"/14"'),
        (FlaggedFigure(0.5, "黄", "yellow"), 0.5, '0.00" 黄"'),
        (FlaggedFigure(float("nan"), "黄", "yellow"), "黄", "General"),
        (TonedCell(10.0, "met"), 10, '0.00" √"'),
        (TonedCell(8.0, "shorter"), 8, '0.00" ×"'),
        (TonedCell("未报", "missing"), "未报", "General"),
        ("59.0", 59, "0.0"),
        ("--", "--", "General"),
        (None, None, "General"),
    ],
)
def test_a_number_is_a_number_and_shown_as_printed(cell: Cell, value: object, shown: str) -> None:
    assert held(cell) == (value, shown)


def test_a_rate_is_a_percentage_and_growth_has_its_sign() -> None:
    assert held(0.9655, Column("rate", "完成率", "percent", 1)) == (0.9655, "0.0%")
    assert held("47.0%", Column("target", "目标值", "number")) == (0.47, "0.0%")
    signed = Column("change", "变化", "number", 2, signed=True)
    assert held(-1.5, signed) == (-1.5, "+0.00;-0.00;0.00")


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_runs_give_the_same_bytes_and_the_mark_shows_near_the_beginning(name: str, lang: Lang) -> None:
    first, again = (render(DOCUMENTS[name], "xlsx", lang) for _ in range(2))
    assert first == again and isinstance(first, bytes)
    assert format_named("xlsx").mark in first[:4096]


def test_names_that_look_like_formulas_come_out_as_names() -> None:
    book = opened(DOCUMENTS["hostile"])
    cells = [cell for page in book for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    shown = {str(cell.value) for cell in cells}
    for name in ("=1+1", "[bold]孟河镇[/]", "<script>alert(1)</script>"):
        assert name in HOSTILE_NAMES and name in shown


def test_names_of_sheets_are_what_a_workbook_takes_and_no_two_alike() -> None:
    titles = ("a/b[c]:d*e?", "x" * 40, "x" * 40, "History", "'a'", "")
    tables = tuple(table(1.0)._replace(titles=(title,)) for title in titles)
    names = opened(Document((), tables)).sheetnames
    assert len({name.lower() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_heads_stay_where_they_are_on_the_screen_and_on_paper() -> None:
    page = opened(Document((), (table(1.0, 2.0),))).worksheets[0]
    assert page.freeze_panes == "B3"
    assert (page.print_title_rows, page.print_title_cols) == ("$2:$2", "$A:$A")
    assert (page.page_setup.paperSize, page.page_setup.fitToHeight) == (9, None)
    long = opened(Document((), (table(*[1.0] * 200),))).worksheets[0]
    assert long.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_a_column_of_nothing_but_written_numbers_holds_numbers_and_a_key_stays_a_text() -> None:
    columns = (Column("number", "序号", key=True), Column("target", "目标值"), Column("words", "说明"))
    rows = (("6.1", "47.0%", "3"), ("7", "--", "第3名"))
    page = opened(Document((), (Table("t", ("表",), columns, rows),))).worksheets[0]
    assert [[cell.value for cell in line] for line in page["A3:C4"]] == [
        ["6.1", 0.47, "3"],
        ["7", "--", "第3名"],
    ]


def test_a_wide_table_lies_across() -> None:
    wide = Table(
        "w", ("宽表",), (UNIT, *(POINTS._replace(id=f"p{n}") for n in range(14))), (("甲镇", *[1.0] * 14),)
    )
    assert opened(Document((), (wide,))).worksheets[0].page_setup.orientation == "landscape"


def test_a_first_page_with_its_chart_stands_upright_on_one_sheet() -> None:
    columns = (UNIT, *(POINTS._replace(id=f"p{n}") for n in range(11)))
    ranked = Table("r", ("排名",), columns, tuple((f"单位{n}", *[1.0] * 11) for n in range(12)), charted="p0")
    page = opened(Document(("题",), (ranked,), notes=("注",) * 8, fill_in=("单位：", "日期："))).worksheets[0]
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("portrait", None)


def test_a_chart_that_the_page_of_its_table_has_no_room_for_has_one_of_its_own() -> None:
    def first_page(notes: int) -> Any:
        columns = (UNIT, *(POINTS._replace(id=f"p{n}") for n in range(11)))
        rows = tuple((f"单位{n}", *[1.0] * 11) for n in range(12))
        ranked = Table("r", ("排名",), columns, rows, charted="p0")
        return opened(Document(("题",), (ranked,), notes=("注",) * notes)).worksheets[0]

    page = first_page(22)
    # One title, one of the table, heads, twelve rows and 22 notes; the blank line goes with the chart.
    assert [each.id for each in page.row_breaks.brk] == [37]
    assert page.page_setup.scale and not page.sheet_properties.pageSetUpPr.fitToPage
    # Heads do not stand above a chart alone, but above the rest of a table.
    assert page.print_title_rows is None and first_page(80).print_title_rows == "$3:$3"


def test_a_sheet_that_is_wider_than_paper_is_parted_between_heads() -> None:
    columns = [POINTS._replace(id=f"{head}{k}", over=head) for head in "甲乙丙丁" for k in range(9)]
    page = opened(
        Document((), (Table("w", ("宽表",), (UNIT, *columns), (("某镇", *[1.0] * 36),)),))
    ).worksheets[0]
    assert [each.id for each in page.col_breaks.brk] == [19]
    assert page.page_setup.scale < 100 and not page.sheet_properties.pageSetUpPr.fitToPage
    # What stands across begins beside the columns that are repeated, and ends with the first page.
    assert page["B1"].value == "宽表" and "B1:S1" in {str(merged) for merged in page.merged_cells.ranges}


def test_what_short_names_stand_for_is_told_below_a_table() -> None:
    column = POINTS._replace(id="a", header="6.1", legend="申请专利数（件）", short="专利申请")
    page = opened(Document((), (Table("t", ("表",), (UNIT, column), (("甲镇", 10.0),)),))).worksheets[0]
    assert [line[0].value for line in page.iter_rows()][-1] == "专利申请：申请专利数（件）"


def test_sentences_alone_stand_across_two_columns() -> None:
    page = opened(Document(("题",), (), appendices=(Listing("计分办法", ("一", "二")),)))["计分办法"]
    assert {str(merged) for merged in page.merged_cells.ranges} == {"A1:B1", "A2:B2", "A3:B3"}


def test_columns_are_as_wide_as_chinese_needs_and_rows_as_high() -> None:
    long = "现代农业产业园区（孟河镇）高新技术产业产值占规模以上工业产值比重"
    one = Table("t", ("表",), (UNIT, Column("words", "说明")), (("甲", long), ("乙", "短")))
    page = opened(Document((), (one,))).worksheets[0]
    high, low = (page.row_dimensions[n].height for n in (3, 4))
    assert page.column_dimensions["B"].width >= 34 and high > low


def test_a_formula_names_the_cells_of_its_sheets() -> None:
    own, other = Address("calc", "points", 0), Address("other", "points", None)
    formula = CellFormula(("=SUM(", own, ",", other, ")"), 3.0)
    sheets = (
        Table("calc", ("计算",), (UNIT, POINTS, Column("sum", "合计", "number", 2)), (("甲", 1.0, formula),)),
        Table("other", ("另一张",), (UNIT, POINTS), (("甲", 1.0), ("乙", 1.0))),
    )
    page = opened(Document(("标题",), (), calculations=sheets))["计算"]
    assert page["C3"].value == "=SUM(B3,另一张!B$3:B$4)"
    drawn = render(Document(("标题",), (), calculations=sheets), "xlsx", "zh")
    assert openpyxl.load_workbook(BytesIO(drawn), data_only=True)["计算"]["C3"].value == 3


def test_totals_are_drawn_as_a_chart_beside_their_table() -> None:
    ranked = table(3.0, 2.0, 1.0)._replace(charted="points")
    drawn = render(Document((), (ranked,)), "xlsx", "zh")
    assert isinstance(drawn, bytes)
    assert "xl/charts/chart1.xml" in ZipFile(BytesIO(drawn)).namelist()


def test_who_has_no_rank_has_no_bar() -> None:
    rows = (*((float(n), f"单位{n}", 9.0 - n) for n in (1, 2, 3)), ("未排名", "单位4", "（2.00）"))
    ranked = Table(
        "t", ("表",), (Column("rank", "名次", "rank", key=True), UNIT, POINTS), rows, charted="points"
    )
    drawn = render(Document((), (ranked,)), "xlsx", "zh")
    assert isinstance(drawn, bytes)
    chart = ZipFile(BytesIO(drawn)).read("xl/charts/chart1.xml").decode("utf-8")
    first, last = (int(number) for number in re.findall(r"\$C\$(\d+)", chart))
    page = openpyxl.load_workbook(BytesIO(drawn)).worksheets[0]
    assert [page.cell(n, 2).value for n in range(first, last + 1)] == ["单位1", "单位2", "单位3"]
