"""How a figure of an earlier year is told, in a formula as in a rule: as it came about then, and what it counts as now."""

import pytest

from scorecard.base.message import say
from scorecard.model.unit import position_of
from scorecard.study.explain.cell import explain_cell
from tests.boards import CASES, case_board


def told(case, unit, row):
    board = case_board(next(id for id in CASES if id.endswith(case)))
    table = next(t for t in board.tables if any(each.id == row for each in t.table.rows))
    there = next(each for each in table.table.rows if each.id == row)
    steps = explain_cell(board, table, table.units[position_of(unit, table.units)], there).steps
    return [f"{say(step.what, 'zh')}: {say(step.formula, 'zh')}" for step in steps]


@pytest.mark.parametrize(
    ("case", "unit", "row", "lines"),
    [
        (
            "今年不再有的词算未报",
            "丙",
            "档次",
            ["上年的园区类别: 2018 报 市级", "上年的园区类别: “市级”已不是这一指标的词"],
        ),
        (
            "都按合并前各单位之和",
            "丁",
            "增速",
            [
                "上年的工业产值 子镇: 2016 报 30",
                "上年的工业产值 丑镇: 2016 报 50",
                "上年的工业产值: 合并前各单位相加：30 + 50 = 80",
            ],
        ),
        (
            "与直接按万元写的一样",
            "丙",
            "比例",
            [
                "上年的收入 旧甲镇: 2025按万元计，这里按亿元：0.1 ÷ 10000 = 0.00001",
                "上年的收入: 合并前各单位相加：0.00001 + 0.00002 = 0.00003",
            ],
        ),
    ],
)
def test_the_figure_of_each_unit_and_what_it_counts_as_now(case, unit, row, lines):
    said = told(case, unit, row)
    assert [line for line in said if line in lines] == lines
