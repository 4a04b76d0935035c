"""What `explain` runs again is the score itself: to the last bit, for rates, for what is due and for what is compared.

Each line that tells of them can be redone from what it prints, and the last one ends in the figure of the board.
"""

from math import isfinite

import numpy as np
import pytest

from scorecard.base.message import say
from scorecard.study.explain.step import CellOf
from tests.boards import SCORED, case_board, drawn_board
from tests.study.calculator import redo

SCHEMES = 200


def columns(board):
    for table in board.tables:
        for i in range(len(table.table.rows)) if table.units else ():
            yield table, i


def same_bits(again, board, where=None):
    here = slice(None) if where is None else where
    return np.array_equal(again.value[here], board.value[here], equal_nan=True)


def check_column(board, table, i):
    """One row run again: completion, progress, what is due and what is compared."""
    rerun, row = CellOf(board, table, 0, i).rerun, table.table.rows[i]
    terms = rerun.row.given.terms
    for name in ("target", "due", "seen"):
        assert same_bits(getattr(terms, name)[:, i], getattr(table.terms, name)[:, i]), name
    for name in ("ends", "due_ends", "seen_ends"):
        again, board_has = getattr(terms, name).column(i), getattr(table.terms, name).column(i)
        assert same_bits(again.lower, board_has.lower) and same_bits(again.upper, board_has.upper), name
    assert same_bits(rerun.row.attained.completion, table.completion[:, i])
    assert same_bits(rerun.row.attained.progress, table.progress[:, i])
    assert rerun.row.attained.met.tolist() == table.met[:, i].tolist()
    if row.scores:
        assert same_bits(rerun.row.award.basis, table.basis[:, i], table.basis.known[:, i])


def check_lines(board, table, u, i):
    """The lines of one cell, redone; the last of each is what the board holds."""
    rerun = CellOf(board, table, u, i).rerun
    ends_in = {
        "due": (rerun.row.given.terms.due[:, i], table.terms.due),
        "completion": (rerun.row.attained.completion, table.completion),
        "progress": (rerun.row.attained.progress, table.progress),
    }
    if table.table.rows[i].scores:
        ends_in["basis"] = rerun.row.award.basis, table.basis
    for name, (figures, board_has) in ends_in.items():
        steps = rerun.steps(figures)
        for step in steps:
            redo(say(step.formula, "zh"))
            redo(say(step.formula, "en"))
        result = float(board_has[u, i])
        if steps and isfinite(result):
            assert steps[-1].result == pytest.approx(result, abs=1e-12, rel=1e-12), name


@pytest.mark.parametrize("id", SCORED)
def test_every_row_of_the_worked_cases_comes_out_the_same(id):
    board = case_board(id)
    for table, i in columns(board):
        check_column(board, table, i)


def test_every_row_of_random_schemes_comes_out_the_same_and_its_lines_end_in_the_figures_of_the_board():
    drawn = [board for seed in range(SCHEMES) if (board := drawn_board(seed))]
    for n, board in enumerate(drawn):
        for table, i in columns(board):
            check_column(board, table, i)
            for u in range(len(table.units)) if n % 2 == 0 else ():
                check_lines(board, table, u, i)
