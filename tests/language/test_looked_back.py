"""Which rows a scheme looks up in years before: all that scoring asks for, each in the years it is asked for."""

from __future__ import annotations

import pytest

from scorecard.engine.past import formed_of
from scorecard.engine.period_state import PeriodState
from scorecard.language.earlier_years import earlier_years
from scorecard.language.looked_back import looked_back_rows
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from tests.boards import CASES, SCORED, case_board

SCHEME = """
title: 考核
year: 2017
frequency: quarter
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}}}
tables:
  表:
    title: 表
    indicators:
      产值: {{name: 产值, points: 5, targets: 100}}
      本行: {row}
{more}
"""
GRADES = "    grades: [{grade: 优秀, if: {of: 本行, at_least: 90, periods: 3}}, {grade: 良好}]"
ANY = "    grades: [{grade: 优秀, if: {any: [{of: 本行, above: 9}, {of: 产值.target, above: 9}], periods: 2}}, {grade: 良好}]"
AMENDED = "amendments: [{from: 2017Q3, source: 通知, set: {rule.本行: {compare: ratio, against: last_year}}}]"
TARGET = "amendments: [{from: 2017Q3, source: 通知, set: {targets.甲镇.本行: {times: 2, base: 2015}}}]"


@pytest.mark.parametrize(
    ("row", "more", "expected"),
    [
        ("{name: 专利, targets: 9}", "", set()),
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: last_year}}", "", {(2016, "本行")}),
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: last_period}}", "", {(2016, "本行")}),
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: {year: 2014}}}", "", {(2014, "本行")}),
        ("{name: 增幅, of: 产值, take: growth, targets: 9}", "", {(2016, "产值")}),
        ("{name: 环比, of: 产值, take: period_growth, targets: 9}", "", {(2016, "产值")}),
        ('{name: 两年, formula: "产值 / years_ago(产值, 3)", targets: 9}', "", {(2014, "产值")}),
        ("{name: 翻番, targets: {times: 2, base: 2012}}", "", {(2012, "本行")}),
        ("{name: 翻番, targets: {times: 2, base: 2012, base_value: 30}}", "", set()),
        ("{name: 不降, targets: {times: 1, base: last_year}}", "", {(2016, "本行")}),
        ("{name: 专利, targets: 9}", GRADES, {(2016, "本行")}),
        (
            "{name: 专利, targets: 9}",
            GRADES.replace("本行, at_least: 90", "本行.completion, at_least: 90%"),
            set(),
        ),
        ("{name: 专利, targets: 9}", ANY, {(2016, "本行"), (2016, "产值")}),
        ("{name: 专利, targets: 9}", AMENDED, {(2016, "本行")}),
        ("{name: 专利, targets: 9}", TARGET, {(2015, "本行")}),
    ],
)
def test_rows_and_years(row: str, more: str, expected: set[tuple[int, str]]) -> None:
    file = load_scheme(Source("a.yaml", SCHEME.format(row=row, more=more).encode()))
    assert file.scheme, [fault.lines("en") for fault in file.faults]
    rows = file.scheme.tables[0].rows
    assert {(each.year, rows[each.place.row].id) for each in looked_back_rows(file.scheme)} == expected


@pytest.mark.parametrize("id", [id for id in SCORED if "earlier" in CASES[id]])
def test_nothing_that_scoring_asks_for_is_forgotten(id: str) -> None:
    board = case_board(id)
    assert board is not None
    now = PeriodState.from_board(board)
    formed_of(now)
    asked = {
        (then.period.year, then.scheme.tables[place.table].rows[place.row].id)
        for then, place in now.asked
        if then.period.year < board.scheme.years[0]
    }
    looked = {
        (each.year, board.scheme.tables[each.place.table].rows[each.place.row].id)
        for each in looked_back_rows(board.scheme)
    }
    assert asked <= looked
    assert {year for year, _ in looked} <= earlier_years(board.scheme)
