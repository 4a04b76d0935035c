"""Which rows a scheme looks up in years before: all that scoring asks for, each in the years it is asked for."""

from __future__ import annotations

import pytest

from scorecard.engine.past import formed_of
from scorecard.engine.period_state import PeriodState
from scorecard.language.looked_back import earlier_years, looked_back_rows
from scorecard.load.scheme.file import load_scheme
from scorecard.load.scheme.years import earlier_measure_faults
from scorecard.load.source import Source
from tests.boards import CASES, SCORED, case_board

SCHEME = """
title: 考核
{years}
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}}}
tables:
  表:
    title: 表
    indicators:
      产值: {{name: 产值, points: 5, targets: 100}}
      本行: {row}
      大类: {{name: 大类, points: 5, children: {{甲项: {{name: 甲项, points: 5, targets: 9}}}}}}
{more}
"""
OF_2017 = "year: 2017\nfrequency: quarter"
BY_YEAR = "year: 2017\nfrequency: year"
PLAN = "plan: 2016-2020\nfrequency: year"
GRADES = "    grades: [{grade: 优秀, if: {of: 本行, at_least: 90, periods: 3}}, {grade: 良好}]"
COMPLETION = GRADES.replace("本行, at_least: 90", "本行.completion, at_least: 90%")
HEADING = GRADES.replace("本行,", "大类.points,")
LIGHT = "{name: 专利, targets: 9, lights: [{light: red, if: {below: 0, periods: 3}}, {light: green}]}"
ANY = "    grades: [{grade: 优秀, if: {any: [{of: 本行, above: 9}, {of: 产值.target, above: 9}], periods: 2}}, {grade: 良好}]"
INNER = ANY.replace(
    "[{of: 本行, above: 9}, {of: 产值.target, above: 9}]", "[{of: 本行, above: 9, periods: 2}]"
)
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
        # The base stands in the scheme itself: nothing of its year is looked for.
        ("{name: 翻番, targets: {times: 2, base: 2012, base_value: 30}}", "", set()),
        ("{name: 不降, targets: {times: 1, base: last_year}}", "", {(2016, "本行")}),
        ("{name: 专利, targets: 9}", GRADES, {(2016, "本行")}),
        ("{name: 专利, targets: 9}", COMPLETION, {(2016, "本行")}),
        ("{name: 专利, targets: 9}", HEADING, {(2016, "大类")}),
        (LIGHT, "", {(2016, "本行")}),
        ("{name: 专利, targets: 9}", ANY, {(2016, "本行"), (2016, "产值")}),
        ("{name: 专利, targets: 9}", AMENDED, {(2016, "本行")}),
        ("{name: 专利, targets: 9}", TARGET, {(2015, "本行")}),
    ],
)
def test_rows_and_years(row: str, more: str, expected: set[tuple[int, str]]) -> None:
    assert asked_of(row, more, OF_2017) == expected


@pytest.mark.parametrize(
    ("row", "more", "years", "expected"),
    [
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: last_year}}", "", PLAN, {2015}),
        # Three years running are this one and the two before it.
        ("{name: 专利, targets: 9}", GRADES, BY_YEAR, {2016, 2015}),
        ("{name: 专利, targets: 9}", COMPLETION, BY_YEAR, {2016, 2015}),
        (LIGHT, "", BY_YEAR, {2016, 2015}),
        ("{name: 专利, targets: 9}", GRADES, PLAN, {2015, 2014}),
        # A row that is assessed in one quarter alone has a period a year.
        ("{name: 专利, targets: 9, due_in: [Q4]}", GRADES, OF_2017, {2016, 2015}),
        # Two periods running inside two are three.
        ("{name: 专利, targets: 9}", INNER, BY_YEAR, {2016, 2015}),
    ],
)
def test_years_that_are_looked_back_to(row: str, more: str, years: str, expected: set[int]) -> None:
    assert {year for year, _ in asked_of(row, more, years)} == expected


def asked_of(row: str, more: str, years: str) -> set[tuple[int, str]]:
    """The years that a scheme looks back to, and the rows."""
    file = load_scheme(Source("a.yaml", SCHEME.format(row=row, more=more, years=years).encode()))
    assert file.scheme, [fault.lines("en") for fault in file.faults]
    rows = {(each.year, each.id) for each in looked_back_rows(file.scheme)}
    assert earlier_years(file.scheme) == {year for year, _ in rows}
    return rows


@pytest.mark.parametrize(("frequency", "told"), [("year", ["SC515"]), ("quarter", [])])
def test_a_measure_of_two_years_ago(frequency: str, told: list[str]) -> None:
    row = "{{name: 外资, measure: {}, targets: 9}}"
    schemes = []
    for year, measure in ((2015, "个"), (2016, "万元"), (2017, "万元")):
        years = f"year: {year}\nfrequency: {frequency}"
        text = SCHEME.format(row=row.format(measure), more=GRADES if year == 2017 else "", years=years)
        file = load_scheme(Source(f"{year}.yaml", text.encode()))
        assert file.scheme
        schemes.append(file.scheme)
    assert [fault.code for fault in earlier_measure_faults(schemes)] == told


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
    assert asked <= {(each.year, each.id) for each in looked_back_rows(board.scheme)}
