"""Every line that `explain` prints can be redone from what it prints, and ends in the figures of the board."""

import re
from itertools import takewhile
from math import isnan
from pathlib import Path

import pytest

from scorecard.base.message import say
from scorecard.model.period_names import parse_period
from scorecard.study.explain.cell import explain_cell, explain_totals
from scorecard.workspace import read_workspace
from tests.boards import SCORED, case_board
from tests.study.calculator import redo

NOISE = re.compile(r"\d*[1-9]\d*\.\d*000000|[1-9]000000[1-9]")
"""Noughts inside a figure that was not far below one to begin with."""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("wrong", ["3 × 90.1099% = 2.7034", "(8 + 9) ÷ 2 = 8", "2 − 4 ÷ 5 = 121%"])
def test_the_calculator_notices_a_wrong_line(wrong):
    with pytest.raises(AssertionError):
        redo(wrong)


def cells(board):
    for table in board.tables:
        for i, row in enumerate(table.table.rows):
            for u, unit in enumerate(table.units):
                yield table, u, i, explain_cell(board, table, unit, row)


EARNED = ("得分", "封顶", "保底", "修约", "方案规定")


def check_cell(board, table, u, i, explained):
    said = [say(step.what, "zh") for step in explained.steps]
    for step in explained.steps:
        zh = say(step.formula, "zh")
        assert redo(zh) == redo(say(step.formula, "en"))
        assert not NOISE.search(f"{zh} {step.shown}")
    points, total = float(table.points[u, i]), float(table.total[u])
    if not isnan(points):
        assert [s.result for s in explained.steps if say(s.what, "zh") in EARNED][-1] == pytest.approx(
            points, abs=1e-9
        )
    elif float(table.full[u, i]) or not table.table.rows[i].scores:
        assert "为什么" in said
    worth = float(table.counted_full[u, i])
    counts = worth not in (0, float(table.full[u, i])) and not isnan(table.counted[u, i])
    if counts and not isnan(points):
        counted = next(s.result for s in explained.steps if say(s.what, "zh") == "计入得分")
        assert counted == pytest.approx(float(table.counted[u, i]), abs=1e-9)
    if not isnan(total) and table.table.rows[i].scores:
        of_table = takewhile(lambda step: say(step.what, "zh") != "名次", explained.steps)
        sums = [s.result for s in of_table if say(s.what, "zh") in ("表内总分", "总分修约", "总分改记")]
        assert sums[-1] == pytest.approx(total, abs=1e-9)


@pytest.mark.parametrize("id", SCORED)
def test_every_cell_of_the_worked_cases_can_be_redone(id):
    board = case_board(id)
    assert board is not None
    for table, u, i, explained in cells(board):
        check_cell(board, table, u, i, explained)


@pytest.mark.parametrize("period", ["2017Q1", "2017Q2", "2017Q3", "2017Q4"])
def test_every_cell_of_the_shipped_example_can_be_redone(period):
    board = read_workspace(ROOT).board(parse_period(period))
    for table, u, i, explained in cells(board):
        check_cell(board, table, u, i, explained)
    for table in board.tables:
        for unit in table.units:
            assert all(say(step.formula, "zh") for step in explain_totals(board, unit, table))
