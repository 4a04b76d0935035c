"""Where each value comes from: worked out again on figures that remember, it is the value that was scored."""

from pathlib import Path

import numpy as np
import pytest

from scorecard.base.message import say
from scorecard.model.period_names import parse_period
from scorecard.study.explain.derived import value_of
from scorecard.study.explain.step import CellOf
from scorecard.study.explain.walk import steps_of
from scorecard.workspace import read_workspace
from tests.boards import SCORED, case_board, drawn_board
from tests.study.calculator import redo

ROOT = Path(__file__).parents[2]


def check(board):
    for table in board.tables:
        for u in range(len(table.units)):
            for i in range(len(table.table.rows)):
                check_cell(CellOf(board, table, u, i))


def check_cell(cell):
    scored = cell.table.observations.value[[cell.u], cell.i]
    remembered = value_of(cell)
    if scored.known[0]:
        np.testing.assert_array_equal(remembered.value, scored.value)
        np.testing.assert_array_equal(remembered.error, scored.error)
    steps = steps_of(remembered, 0, {})
    for step in steps:
        assert redo(say(step.formula, "zh")) == redo(say(step.formula, "en"))
    if scored.known[0] and steps and not cell.row.words:
        assert steps[-1].result == float(scored[0])


@pytest.mark.parametrize("id", SCORED)
def test_of_every_worked_case(id):
    check(case_board(id))


@pytest.mark.parametrize("period", ["2017Q1", "2017Q4"])
def test_of_the_shipped_example(period):
    check(read_workspace(ROOT).board(parse_period(period)))


def test_of_random_schemes():
    checked = 0
    for seed in range(5_000_000, 5_000_040):
        board = drawn_board(seed)
        if board is not None:
            check(board)
            checked += 1
    assert checked > 30
