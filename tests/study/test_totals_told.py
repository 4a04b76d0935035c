"""What is printed of totals and ties can be redone, and stands in notes in both languages."""

import pytest

from scorecard.base.message import say
from scorecard.study.explain.cell import explain_totals
from scorecard.study.notes import notes
from tests.study.calculator import board_of, redo

TREE = """title: 示例
year: 2010
units: {甲: {name: 甲市}, 乙: {name: 乙市}, 丙: {name: 丙市}}
unscored: {missing: leave_out}
tables:
  duty: {title: 目标任务, annex: 2, indicators: {任务: {name: 任务, number: 1, nature: stock, points: 100, targets: 100}}}
  level:
    title: 静态
    indicators:
      静: {name: 静项, number: 1, nature: stock, points: 60, targets: 100}
      稳: {name: 稳项, number: 2, nature: stock, points: 40, targets: 100}
  change: {title: 动态, indicators: {动: {name: 动项, number: 1, nature: stock, points: 50, targets: 100}}}
  extra:
    title: 特别加分
    units: [甲, 乙]
    indicators: {加: {name: 加分项, number: 1, counts_as: bonus, max_points: none, nature: stock, rule: {each: 1}}}
totals:
  city:
    title: 综合
    weights: {duty: 20, results: 80}
    add: [extra]
    max_points: 84
    coverage: 60%
    ranking: {tie_break: [results, 动.completion], ties: ordinal}
  results: {title: 成效, weights: {level: 40, change: 60}, combine: geometric}
  all: {title: 合计, weights: [duty, change], ranking: {by: share, tie_break: duty}}
"""
ROWS = """期间,单位,指标,数值
2010,甲市,任务,95
2010,甲市,静项,90
2010,甲市,稳项,70
2010,甲市,动项,80
2010,甲市,加分项,6
2010,乙市,任务,80
2010,乙市,静项,80
2010,乙市,动项,92
2010,乙市,加分项,9
2010,丙市,任务,100
2010,丙市,稳项,90
2010,丙市,动项,60
"""


@pytest.fixture
def board(tmp_path):
    return board_of(tmp_path, TREE, ROWS, "2010")


def test_every_line_of_a_total_can_be_redone(board):
    seen = 0
    for unit in board.scheme.units:
        for step in explain_totals(board, unit):
            found = redo(say(step.formula, "zh"))
            assert found == redo(say(step.formula, "en"))
            seen += found
    assert seen >= 20


def test_the_last_figure_told_is_the_total(board):
    for total in board.totals:
        title = total.total_of.title
        for n, unit in enumerate(total.units):
            steps = [s for s in explain_totals(board, unit) if say(s.what, "zh") in (title, f"{title}限额")]
            told = steps[-1].result
            assert told != told or told == pytest.approx(float(total.total[n]), rel=1e-13)


def test_what_is_made_first_is_told_first(board):
    unit = board.scheme.units[0]
    said = [say(step.what, "zh") for step in explain_totals(board, unit)]
    assert said.index("成效") < said.index("综合")


def test_a_unit_short_of_coverage_is_told_how_short(board):
    # 丙市: 40 of the 100 points of 静态 are scored: (20 × 100% + 80 × (40 × 40% + 60 × 100%) ÷ 100) ÷ 100.
    (city,) = [total for total in board.totals if total.total_of.id == "city"]
    assert city.coverage.tolist() == pytest.approx(
        [1, 0.2 + 0.8 * (0.4 * 0.6 + 0.6), 0.2 + 0.8 * (0.4 * 0.4 + 0.6)]
    )


@pytest.mark.parametrize("code", ["ranking", "tie"])
def test_ranking_and_ties_are_in_the_notes(board, code):
    said = [note.text for note in notes(board) if note.code == code]
    assert said and all(
        say(one, "zh") and say(one, "en") and say(one, "zh") != say(one, "en") for one in said
    )


def test_a_tie_is_told_with_the_figures_that_break_it(board):
    (said,) = [say(note.text, "zh") for note in notes(board) if note.code == "tie"]
    assert (
        said == "综合同分：甲市、乙市同为 84.00 分；按“成效”：乙市 87.0061、甲市 80.7967。"
        or "同为 84.00 分" in said
    )
