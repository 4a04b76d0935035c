"""What is told of effects and grades is the board itself: judged once more, they come to the same."""

import numpy as np

from scorecard.base.message import say
from scorecard.study.explain.outcome import effect_steps, grade_steps
from scorecard.study.explain.rerun_outcome import RerunOutcome
from tests.boards import SCORED, case_board, drawn_board
from tests.study.calculator import board_of

SEEDS = 120


def check(board):
    count = 0
    for place in board.places:
        rerun = RerunOutcome(board, place)
        if place.effected is not None:
            assert np.array_equal(rerun.held, place.effected.held)
        for u in range(len(place.units)):
            last = effect_steps(board, place, u)[-1:]
            if last and say(last[0].what, "en") == "Total set":
                assert last[0].result == float(place.total[u])
        if place.of.grades:
            assert rerun.grade == place.grade
            assert rerun.graded.awards == place.awards
            assert place.effected is None or place.effected.grade == rerun.graded.grade
            for u in range(len(place.units)):
                count += 1
                assert say(grade_steps(board, place, u)[-1].shown, "en") == (place.grade[u] or "—")
    return count


def test_the_worked_cases_are_judged_again_as_they_were():
    assert sum(check(case_board(id)) for id in SCORED) > 100


def test_random_schemes_are_judged_again_as_they_were():
    boards = [board for seed in range(SEEDS) if (board := drawn_board(seed))]
    for board in boards:
        check(board)
    assert len(boards) > 0.9 * SEEDS


LADDER = """title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}, 丁: {name: 丁镇}}
grades:
  - {grade: 优秀, if: {at_least: 80}, top: 1}
  - {grade: 良好, if: {at_least: 60}}
  - {grade: 一般}
tables:
  t:
    title: 表
    points: 100
    indicators: {一: {name: 一, number: 1, points: 100, targets: 100}}
"""
SENT = "期间,单位,指标,数值\n2017,甲镇,一,95\n2017,乙镇,一,90\n2017,丙镇,一,70\n2017,丁镇,一,50\n"


def test_a_grade_says_what_stood_in_the_way_of_a_better_one(tmp_path):
    board = board_of(tmp_path, LADDER, SENT, "2017")
    (table,) = board.tables
    lines = [
        [(say(step.what, "en"), say(step.formula, "en")) for step in grade_steps(board, table, u)[:-1]]
        for u in range(4)
    ]
    quota = "优秀: the first 1 by rank (1, rank 1; ties at the edge are in)"
    assert lines == [
        [],
        [("Better grade", quota)],
        [("Better grade", "优秀: the total: 70 (wanted: at least 80)")],
        [
            ("Better grade", "优秀: the total: 50 (wanted: at least 80)"),
            ("Better grade", "良好: the total: 50 (wanted: at least 60)"),
        ],
    ]
