"""What is left out, or not chosen, follows a figure that is typed in where none was, or taken out again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.workbook.recalculated import Book, Cell, differing
from tests.workbook.test_calculation import libreoffice, workbook

SHEET = "计算 表"
LEFT_OUT = "unscored: {missing: leave_out, pending: leave_out}"
SCHEME = """title: 示例
year: 2017
%s
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  表:
    title: 表
    %s
    indicators:
%s
"""
HEADING = """      成果:
        name: 成果
        number: 1
        points: 10
        combine: %s
        children:
          专利: {name: 专利, nature: stock, targets: 10%s}
          论文: {name: 论文, nature: stock, targets: 10%s}
          奖项: {name: 奖项, nature: stock, targets: [--, 10]%s}
      项目: {name: 项目, number: 2, points: 5, nature: stock, targets: 10}
"""
ROWS = """      专利: {name: 专利, number: 1, points: 10, nature: stock, targets: 10}
      论文: {name: 论文, number: 2, points: 20, nature: stock, targets: 10}
      奖项: {name: 奖项, number: 3, points: 10, nature: stock, targets: [%s, 10]}
      项目: {name: 项目, number: 4, points: 5, nature: stock, targets: 10}
"""


def heading(way: str) -> str:
    points = (", points: 3", ", points: 3", ", points: 4") if way in ("sum", "geometric") else ("", "", "")
    return HEADING % (way, *points)


SCHEMES = {
    **{
        f"{way}, {word}": (SCHEME % (policy, "", heading(way)))
        for way in ("sum", "mean", "best", "worst", "geometric")
        for word, policy in (("left out", LEFT_OUT), ("unranked", ""))
    },
    "beside what does not apply": SCHEME % (LEFT_OUT, "", ROWS % "--"),
    "by share": SCHEME % (f"{LEFT_OUT}\nranking: {{by: share}}", "", ROWS % 10),
    "a table of a mean": SCHEME % (LEFT_OUT, "points: 40\n    combine: mean", ROWS % 10),
    "a geometric table": SCHEME % (LEFT_OUT, "points: 40\n    combine: geometric", ROWS % 10),
}
ALL = {
    ("甲镇", "专利"): 5.0,
    ("甲镇", "论文"): 7.0,
    ("甲镇", "项目"): 5.0,
    ("乙镇", "专利"): 2.0,
    ("乙镇", "论文"): 9.0,
    ("乙镇", "奖项"): 4.0,
    ("乙镇", "项目"): 3.0,
}
LACKING = (("甲镇", "论文"), ("乙镇", "专利"))
Marks = Mapping[tuple[str, str], float]


def book(at: Path, text: str, marks: Marks) -> Book:
    for folder in ("config", "data"):
        (at / folder).mkdir(parents=True)
    (at / "config" / "2017.yaml").write_text(text, "utf-8")
    lines = [f"2017,{unit},{row},{mark}" for (unit, row), mark in marks.items()]
    (at / "data" / "2017.csv").write_text("\n".join(["期间,单位,指标,数值", *lines, ""]), "utf-8")
    return workbook(at, at, "2017")


@pytest.mark.parametrize("name", SCHEMES)
def test_a_figure_typed_over_a_missing_one_counts_as_the_tool_counts_it(name: str, tmp_path: Path) -> None:
    marks = dict(ALL)
    if "奖项: {name: 奖项, number: 3, points: 10, nature: stock, targets: [10" in SCHEMES[name]:
        marks["甲镇", "奖项"] = 6.0
    some = {cell: mark for cell, mark in marks.items() if cell not in LACKING}
    before, after = (
        book(tmp_path / "before", SCHEMES[name], some),
        book(tmp_path / "after", SCHEMES[name], marks),
    )
    assert differing(before.by_formualizer(), before.worked) == {}
    typed = {before.cell(SHEET, *place, "完成值"): marks[place] for place in LACKING}
    found = before.by_formualizer(typed)
    assert differing(by_place(before, found), by_place(after, after.worked)) == {}
    assert by_place(before, before.worked) != by_place(after, after.worked)


@libreoffice
@pytest.mark.parametrize("name", ["mean, left out", "best, left out", "beside what does not apply"])
def test_a_figure_taken_out_is_left_out(name: str, tmp_path: Path) -> None:
    some = {cell: mark for cell, mark in ALL.items() if cell not in LACKING}
    before, after = (
        book(tmp_path / "before", SCHEMES[name], ALL),
        book(tmp_path / "after", SCHEMES[name], some),
    )
    taken_out = {before.cell(SHEET, *place, "完成值"): None for place in LACKING}
    found = before.by_libreoffice(tmp_path, taken_out)
    assert differing(by_place(before, found), by_place(after, after.worked)) == {}


def by_place(book: Book, values: Mapping[Cell, float | str | None]) -> dict[Cell, float | str | None]:
    """Totals and ranks, in whichever columns they stand."""
    heads = ("总分", "名次")
    return {
        Cell(SHEET, row, column): values.get(book.cell(SHEET, unit, "", head))
        for row, unit in enumerate(("甲镇", "乙镇"))
        for column, head in enumerate(heads)
    }


STAYS = {
    "报的是其中哪一项": SCHEME % ("", "", heading("chosen")),
    "够不够算总分": SCHEME % (LEFT_OUT, "coverage: 60%", ROWS % 10),
    "现在没有一个单位有数": SCHEME
    % ("", "", f"{ROWS % 10}      加分: {{name: 加分, counts_as: bonus, max_points: 3, rule: {{each: 1}}}}"),
    "仍按现在的折算": SCHEME % (LEFT_OUT, "", heading("sum").replace("combine: sum", "max_points: 6")),
}


@pytest.mark.parametrize("reason", STAYS)
def test_what_does_not_follow_is_listed(reason: str, tmp_path: Path) -> None:
    page = book(tmp_path, STAYS[reason], {("甲镇", "项目"): 5.0, ("乙镇", "项目"): 3.0}).values[SHEET]
    notes = [str(cell.value) for line in page.iter_rows() for cell in line if cell.value]
    assert any("不随表重算" in note and reason in note for note in notes)
