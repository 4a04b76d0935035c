"""What is told of headings, tables and totals is the score itself: run once more, it comes to the board bit for bit."""

import numpy as np

from scorecard.base.message import say
from scorecard.model.status import Status
from scorecard.study.explain.cell import explain_totals
from scorecard.study.explain.rerun_table import RerunTable, rerun_together
from scorecard.study.explain.rerun_total import RerunTotal
from tests.boards import SCORED, case_board, drawn_board
from tests.study.calculator import board_of, redo

SEEDS = 80


def same_bits(found, wanted):
    return np.array_equal(found.value, wanted.value, equal_nan=True) and np.array_equal(
        found.error, wanted.error
    )


def check(board):
    for table in board.tables:
        for u in range(len(table.units)):
            made = rerun_together(table, u).made
            for found, wanted in (
                (made.counted, table.counted),
                (made.counted_full, table.counted_full),
                (made.heading_points, table.heading_points),
                (made.heading_full, table.heading_full),
                (made.total, (table.effected or table).known),
            ):
                assert same_bits(found, wanted[[u]])
            check_last_line(table, u)
    for total in board.totals:
        for u in range(len(total.units)):
            formed = (total.effected or total).total
            if formed.known[u] and total.status[u] == Status.SCORED:
                found = RerunTotal(board, total, u).total
                assert same_bits(found, formed[[u]])


def check_last_line(table, u):
    known = (table.effected or table).known
    lines = RerunTable(table, u).total()
    for line in lines:
        assert redo(say(line.formula, "zh")) == redo(say(line.formula, "en"))
    if not np.isnan(lines[-1].result):
        assert lines[-1].result == float(known[u])


def test_the_worked_cases_run_again_to_the_same_totals():
    for id in SCORED:
        check(case_board(id))


def test_random_schemes_run_again_to_the_same_totals():
    boards = [board for seed in range(SEEDS) if (board := drawn_board(seed))]
    for board in boards:
        check(board)
    assert len(boards) > SEEDS * 0.9


HEADINGS = """title: 示例
year: 2010
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  t:
    title: 表
    indicators:
      上:
        name: 上项
        number: 1
        points: 40
        combine: mean
        children:
          内: {name: 内项, points: 10, max_points: 4, children: {
            一: {name: 一, nature: stock, points: 6, targets: 100}, 二: {name: 二, nature: stock, points: 4, targets: 100}}}
          外: {name: 外项, nature: stock, points: 30, targets: 100}
"""
ROWS = "期间,单位,指标,数值\n2010,甲镇,一,100\n2010,甲镇,二,50\n2010,甲镇,外,60\n"


def test_a_heading_that_counts_in_part_is_limited_on_its_own_points(tmp_path):
    board = board_of(tmp_path, HEADINGS, ROWS, "2010")
    (table,) = board.tables
    steps = RerunTable(table, 0).heading(table.headings.index("内"))
    # 6 + 2 of 10, 4 at most: 4 of 10. It is one of two equal parts of 40: 8 of 20.
    assert [say(step.formula, "en") for step in steps] == [
        "12 + 4 = 16",
        "16 × 10 ÷ 20 = 8",
        "8 is over the limit of 4 points: 4 counts",
        "4 × 20 ÷ 10 = 8",
    ]
    assert say(RerunTable(table, 0).heading(0)[-1].formula, "en").endswith("8 + 12 = 20")
    assert float(table.total[0]) == 20
    assert all(say(step.formula, "en") for step in explain_totals(board, board.scheme.units[1]))
