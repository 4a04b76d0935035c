"""What is told of ranks is the ranking itself: formed once more, it comes to the board bit for bit."""

import numpy as np
import pytest

from scorecard.base.message import say
from scorecard.engine.figures import official
from scorecard.model.figure.workbook import written_of
from scorecard.study.explain.ranked import rank_steps
from scorecard.study.explain.rerun_ranks import RerunRanks
from scorecard.study.explain.step import CellOf
from tests.boards import SCORED, case_board, drawn_board
from tests.study.calculator import board_of

formualizer = pytest.importorskip(
    "formualizer", reason="formualizer, which recalculates formulas, is not installed"
)
SEEDS = 80


def check(board):
    for place in board.places:
        rerun = RerunRanks.for_place(board, place)
        assert np.array_equal(rerun.official.value, official(place), equal_nan=True)
        for u in np.flatnonzero(rerun.official.known).tolist():
            line = rank_steps(board, place, u)[-1]
            assert line.result == float(official(place)[u])
            before = figures_before(place, u)
            said = {0: "no unit before", 1: "1 unit before"}.get(before, f"{before} units before")
            text = say(line.formula, "en")
            assert said in text
            if "in its group" in text:
                # Units are counted where it is said among whom.
                of_all = place.of.ranking.among == "table"
                assert (text.index(said) < text.index("in its group")) == of_all


def figures_before(place, u):
    """How many units of the unit's ranking are ranked better."""
    ranks = official(place)
    within = [one.group == place.units[u].group or place.of.ranking.among == "table" for one in place.units]
    return int(np.sum((ranks < ranks[u]) & within))


def test_the_worked_cases_are_ranked_again_as_they_were():
    for id in SCORED:
        check(case_board(id))


def test_random_schemes_are_ranked_again_as_they_were():
    boards = [board for seed in range(SEEDS) if (board := drawn_board(seed))]
    for board in boards:
        check(board)
    assert len(boards) > 0.9 * SEEDS


PLACED = """title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}, 丁: {name: 丁镇}}
ranking: {ties: average, tie_break: [二]}
tables:
  t:
    title: 表
    indicators:
      一: {name: 一, nature: stock, number: 1, targets: 100, rule: {compare: rank, each: -2}}
      二: {name: 二, nature: stock, number: 2, targets: 100}
"""
SENT = "期间,单位,指标,数值\n" + "".join(
    f"2017,{unit}镇,{row},{value}\n"
    for row, values in {"一": (60, 80, 80, 10), "二": (90, 50, 50, 90)}.items()
    for unit, value in zip("甲乙丙丁", values, strict=True)
)


def recalculated(formulas, columns):
    book = formualizer.Workbook()
    sheet = book.sheet("Sheet1")
    for column, values in enumerate(columns, 1):
        for u, value in enumerate(values):
            sheet.set_value(u + 1, column, value)
    for u, formula in enumerate(formulas):
        sheet.set_formula(u + 1, len(columns) + 1, formula)
    book.evaluate_all()
    return [book.evaluate_cell("Sheet1", u + 1, len(columns) + 1) for u in range(len(formulas))]


def in_columns(*names):
    """The cells of figures by what their lines call them, column by column."""
    columns = dict(zip(names, "ABCDE", strict=False))

    def cell_of(node, u):
        column = columns.get(say(node.line.what, "en"))
        return column and f"{column}{u + 1}"

    return cell_of


def test_a_rule_that_ranks_is_a_formula_over_the_cells_of_all(tmp_path):
    board = board_of(tmp_path, PLACED, SENT, "2017")
    (table,) = board.tables
    basis = CellOf(board, table, 0, 0).rerun.row.award.basis
    formulas = [written_of(basis, u, in_columns("Actual")).formula for u in range(4)]
    assert "COUNTIFS" in formulas[0]
    assert recalculated(formulas, [table.observations.value[:, 0].tolist()]) == table.basis[:, 0].tolist()


def test_a_rank_is_a_formula_over_what_it_is_formed_on(tmp_path):
    board = board_of(tmp_path, PLACED, SENT, "2017")
    (table,) = board.tables
    rerun = RerunRanks.for_place(board, table)
    cells = in_columns("Ranked on", "“二”")
    formulas = [written_of(rerun.official, u, cells).formula for u in range(4)]
    columns = [rerun.first.tolist(), table.observations.value[:, 1].tolist()]
    assert recalculated(formulas, columns) == official(table).tolist()
