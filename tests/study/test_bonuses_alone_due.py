"""A table of which only bonuses are due in a quarter: its full points wait, and so does every total they are part of."""

from textwrap import dedent

import pytest

from scorecard.base.message import say
from scorecard.study.notes import notes
from scorecard.study.overview.subjects import subjects
from scorecard.tables.grid import points_grid
from scorecard.tables.view import WHOLE
from tests.study.calculator import board_of

SCHEME = """
title: 例
year: 2026
frequency: quarter
units: {甲: {name: 甲镇, group: 镇}, 乙: {name: 乙街, group: 街}}
tables:
  任务:
    title: 任务表
    indicators:
      项目: {name: 项目, number: 1, nature: flow, points: {镇: 4, 街: 6}, targets: 8}
      比率: {name: 比率, number: 2, nature: stock, points: 6, targets: 10}
  评议:
    title: 评议表
    indicators:
      印象: {name: 印象, number: 1, points: 10, due_in: [Q2, Q4], judges: mean}
      平台: {name: 平台, number: 2, counts_as: bonus, max_points: 3, rule: {each: 1}}
totals:
"""
RETURNS = dedent("""\
    期间,单位,指标,数值
    2026Q1,甲镇,项目,2
    2026Q1,乙街,项目,1
    2026Q1,甲镇,比率,10
    2026Q1,乙街,比率,10
    2026Q1,甲镇,平台,1
    2026Q1,乙街,平台,0
    """)


@pytest.fixture
def board(tmp_path):
    return lambda totals: board_of(tmp_path, SCHEME + totals, RETURNS, "2026Q1")


@pytest.mark.parametrize("weights", ["[任务, 评议]", "{任务: 80, 评议: 20}"])
def test_no_total_leaves_the_bonus_of_a_waiting_table_out(board, weights):
    quarter = board(f"  总: {{weights: {weights}}}\n")
    said = [say(note.text, "en") for note in notes(quarter)]
    assert not quarter.totals[0].due
    assert "“评议表” is not due in this period, so the 总分 is not formed." in said
    assert not [text for text in said if "not for 甲镇" in text]


def test_a_bonus_that_is_added_counts_while_its_table_waits(board):
    quarter = board("  总: {weights: [任务], add: [评议]}\n")
    # 甲镇 has all 10 points of the task table and 1 of the bonus; 乙街 3 of 6, and all 6.
    assert quarter.totals[0].total.shown.tolist() == [11, 9]


def test_the_first_page_ranks_by_tables_whose_full_points_are_due(board):
    quarter = board("  总: {weights: [任务, 评议]}\n")
    assert [place.of.id for place in subjects(quarter)] == ["任务"]


def test_full_points_by_group_stand_in_the_line_of_full_points(board):
    quarter = board("  总: {weights: [任务, 评议]}\n")
    points = points_grid(quarter, quarter.table("任务"), WHOLE)
    heads = [say(column.below or "", "zh") for column in points.columns]
    assert heads[1:4] == ["满分·序时", "4–6·25%", "6"]
