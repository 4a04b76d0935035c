"""A large table of targets is read a column at a time, a small one row by row: both say the same of every table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecard.load.scheme.file import SchemeFile
from scorecard.load.scheme.plain_table import plain_table
from scorecard.load.scheme.plain_targets import plain_rows
from scorecard.load.source import Source
from tests.load_scheme.test_two_readers import MOSTLY, ROW_BY_ROW, read, told

TARGETS = """title: 示例
year: 2017
frequency: quarter
about: 5%
units: {{甲: {{name: 甲镇, group: 镇}}, 乙: {{name: 乙（丙）, group: 镇}}, 丁: {{name: 丁, group: 街道, assessed: {assessed}}}}}
tables:
  a:
    title: 甲表
    targets: {{from: targets.csv}}
    {measure}
    indicators:
      p: {{name: 产值, number: 1, points: 10}}
      h:
        name: 创新
        number: 2
        points: 20
        children:
          q: {{name: 专利, points: 10, measure: 件}}
          r: {{name: 产值率, points: 10, {more}}}
"""
FIGURES = [
    "5",
    "0",
    "12.50",
    "05",
    "5１",
    "1,200",
    "1200",
    "≥90",
    "5%",
    "--",
    "",
    "5件",
    "2-3",
    "x",
    "-4",
    "1234567890123",
    "5 ",
    "注：a",
]
OF_UNITS = [
    "甲镇",
    "乙（丙）",
    "丙（乙）",
    "丁",
    "甲",
    "镇",
    "戊",
    "",
    "合计",
    "2017Q2",
    "times",
    "计量单位",
    "分值",
    "甲 镇",
    "7",
]
OF_ROWS = [
    "产值",
    "专利（件）",
    "专利(万元)",
    "产值率",
    "其中：专利",
    "创新",
    "",
    "备注",
    "2016年",
    "合计",
    "7",
    "x",
    "产值 ",
]


@st.composite
def targets(draw: st.DrawFn) -> bytes:
    """A table with units down and indicators across, or a list; with some cells changed."""

    def usually(usual: Any, *others: Any) -> Any:
        return usual if draw(st.sampled_from(MOSTLY)) else draw(st.sampled_from(others))

    units = draw(st.permutations(["甲镇", "乙（丙）", "丁"]))[: usually(3, 1, 2)]
    names = draw(st.permutations(["产值", "专利（件）", "产值率"]))[: usually(3, 1, 2)]
    figure = st.one_of(st.integers(1, 300).map(str), st.sampled_from(FIGURES[:3]))
    if draw(st.booleans()):
        rows = [["单位", *names], *([unit, *(draw(figure) for _ in names)] for unit in units)]
        kinds = [OF_UNITS, *([FIGURES] * len(names))]
    else:
        measured = draw(st.booleans())
        rows = [["单位", "指标", "目标值", *(["计量单位"] if measured else [])]]
        rows += [
            [unit, name, draw(figure), *(["件"] if measured else [])] for name in names for unit in units
        ]
        kinds = [OF_UNITS, OF_ROWS, FIGURES, ["件", "", "万元", "%"]]
    for _ in range(usually(0, 1, 2)):
        row, column = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, len(rows[0]) - 1))
        rows[row][column] = draw(
            st.sampled_from(kinds[column] if row else [*OF_ROWS, "单位", "指标", "序号", "区"])
        )
    rows = usually(rows, [["附件"], *rows], [*rows, ["注：无"]], [*rows, rows[-1]])
    return usually("\n", "\r\n", "\n\n").join(map(",".join, rows)).encode()


@given(
    table=targets(),
    assessed=st.sampled_from(["true", "true", "false"]),
    measure=st.sampled_from(["", "", "defaults: {measure: 件}", "defaults: {measure: '%'}"]),
    more=st.sampled_from(
        ["stated: 10", "relation: above", "targets: 7", "relation: about", "direction: lower"]
    ),
)
@example(
    table="单位,产值,专利（件）,产值率\n甲镇,5１,6,7\n乙（丙）,5,6,7.1５\n丁,5,6,7\n".encode(),
    assessed="true",
    measure="",
    more="stated: 10",
)
def test_both_readers_say_the_same_of_targets(table: bytes, assessed: str, measure: str, more: str) -> None:
    text = TARGETS.format(assessed=assessed, measure=measure, more=more)
    by_column, by_row = read(table, 0, text), read(table, ROW_BY_ROW, text)
    assert told(by_column) == told(by_row)
    assert places_of_targets(by_column) == places_of_targets(by_row)


def places_of_targets(file: SchemeFile) -> list[Any]:
    rows = file.scheme.tables[0].rows if file.scheme else ()
    return [(period, tuple(spans)) for row in rows for period, spans in row.target_spans.items()]


@pytest.mark.parametrize(
    "table",
    [
        "单位,产值,专利（件）\n甲镇,5,6\n丁,7.5,8\n",
        "unit,indicator,target,note\n甲镇,产值,5,无\n丁,产值,6,\n",
    ],
)
def test_a_table_of_targets_without_anything_to_take_care_of_is_plain(table: str) -> None:
    plain = plain_table(Source("targets.csv", table.encode()))
    assert plain
    rows = plain_rows(plain)
    assert rows
    assert [entry[0].text for entry in rows[0].targets] == ["甲镇", "丁"]
    assert rows[0].targets[1:] == list(rows[0].targets)[1:]
