"""Which years before its own a scheme looks back to: what stands in their data is looked for."""

from __future__ import annotations

import pytest

from scorecard.base.fault import errors
from scorecard.language.earlier_years import earlier_years
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source

SCHEME = """
title: 考核
{years}
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
OF_2017 = "year: 2017"
GRADES = "    grades: [{grade: 优秀, if: {of: 本行.completion, at_least: 90%, periods: 3}}, {grade: 良好}]"
AMENDED = "amendments: [{from: 2017Q3, source: 通知, set: {rule.本行: {compare: ratio, against: last_year}}}]"


@pytest.mark.parametrize(
    ("row", "more", "years", "expected"),
    [
        ("{name: 专利, targets: 9}", "", OF_2017, set()),
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: last_year}}", "", OF_2017, {2016}),
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: last_period}}", "", OF_2017, {2016}),
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: {year: 2014}}}", "", OF_2017, {2014}),
        ("{name: 增幅, of: 产值, take: growth, targets: 9}", "", OF_2017, {2016}),
        ("{name: 环比, of: 产值, take: period_growth, targets: 9}", "", OF_2017, {2016}),
        ('{name: 两年平均, formula: "产值 / years_ago(产值, 3)", targets: 9}', "", OF_2017, {2014}),
        ("{name: 翻番, targets: {times: 2, base: 2012}}", "", OF_2017, {2012}),
        # The base stands in the scheme itself: nothing of its year is looked for.
        ("{name: 翻番, targets: {times: 2, base: 2012, base_value: 30}}", "", OF_2017, set()),
        ("{name: 不降, targets: {times: 1, base: last_year}}", "", OF_2017, {2016}),
        ("{name: 专利, targets: 9, rule: {compare: ratio, against: last_year}}", "", "plan: 2016-2020", {2015}),
        ("{name: 专利, targets: 9}", GRADES, OF_2017, {2015, 2016}),
        ("{name: 专利, targets: 9}", AMENDED, OF_2017, {2016}),
    ],
)  # fmt: skip
def test_years_that_are_looked_back_to(row: str, more: str, years: str, expected: set[int]) -> None:
    file = load_scheme(Source("a.yaml", SCHEME.format(row=row, more=more, years=years).encode()))
    assert file.scheme, [fault.lines("en") for fault in errors(file.faults)]
    assert earlier_years(file.scheme) == expected
