"""Rows whose figures are set beside each other: in the same measure, or by a formula that converts."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from scorecard.base.fault import Fault
from scorecard.base.message import say
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source

SCHEME = """\
title: 示例
year: 2026
language: en
units: {{a: {{name: 甲镇}}, b: {{name: 乙镇}}}}
inputs:
  output: {{name: 产值, measure: 亿元, nature: stock}}
  services: {{name: 服务业, measure: 万元, nature: stock}}
  firms: {{name: 企业, measure: 家, nature: stock}}
  people: {{name: 人口, measure: 万人, nature: stock}}
  share: {{name: 占比, measure: "%", nature: ratio}}
  unsaid: {{name: 其他, nature: stock}}
  land: {{name: 用地, measure: 公顷, nature: stock}}
tables:
  t:
    title: 表
    indicators:
      row: {{name: 行, number: 1, {row}}}
{more}"""


def faults(row: str, more: str = "") -> Sequence[Fault]:
    text = SCHEME.format(row=row, more=more)
    return load_scheme(Source("config/indicators.yaml", text.encode())).faults


def codes(row: str, more: str = "") -> list[str]:
    return [fault.code for fault in faults(row, more)]


TARGET = "measure: 万元, targets: 100"
MONEY = "measure: 万元, nature: stock"


@pytest.mark.parametrize(
    "row",
    [
        *(
            f"of: output, take: {take}, {TARGET}"
            for take in ("level", "last_year", "increment", "period_increment")
        ),
        *(
            f"formula: {formula}, {TARGET}"
            for formula in ("output", "last_year(output)", "'years_ago(output, 2)'")
        ),
        *(
            f"formula: {formula}, {TARGET}"
            for formula in ("services + output", "services - output", "-output")
        ),
        *(f"formula: '{formula}', {TARGET}" for formula in ("max(output, services)", "units_mean(output)")),
        "formula: output + services, targets: 100",
        "formula: 'if(firms > 3, output, services)', measure: 亿元, targets: 1",
        "of: firms, measure: 万元, targets: 100",
        "of: share, measure: 百分点, targets: 100",
        "of: share, measure: 万元, targets: 100",
        "of: land, measure: 亩, targets: 100",
        f"{MONEY}, targets: {{indicator: output}}",
        f"{MONEY}, targets: {{times: 1.1, indicator: output}}",
        f"{MONEY}, targets: {{indicator: firms}}",
        f"{MONEY}, rule: {{compare: ratio, against: {{indicator: output}}}}",
        f"{MONEY}, rule: {{compare: difference, against: {{indicator: output}}, each: 1}}",
        f"{MONEY}, rule: {{compare: difference, against: {{indicator: people}}, each: 1}}",
        f"{MONEY}, rule: {{compare: position, against: [{{indicator: services}}, {{indicator: output}}]}}",
    ],
)
def test_figures_in_another_measure_are_a_fault(row: str) -> None:
    assert codes(row) == ["SC512"]


@pytest.mark.parametrize(
    "row",
    [
        "of: output, measure: 亿元, targets: 1",
        "of: output, measure: 100000000元, targets: 1",
        "of: output, targets: 1",
        "of: unsaid, measure: 万元, targets: 1",
        "of: firms, measure: 个, targets: 1",
        'of: output, take: growth, measure: "%", targets: 1',
        "of: share, take: increment, measure: 百分点, targets: 1",
        f"formula: output * 10000, {TARGET}",
        f"formula: services + output * 10000, {TARGET}",
        "formula: output / people, measure: 万元/人, targets: 1",
        f"formula: services + firms, {TARGET}",
        "formula: 'units_count(output)', measure: 个, targets: 1",
        "formula: completion(row_2) * 100, measure: '%', targets: 1",
        f"{MONEY}, targets: {{indicator: services}}",
        "measure: 人, nature: stock, targets: {times: 3, indicator: firms}",
        "measure: 件, nature: stock, rule: {compare: ratio, against: {indicator: people}}",
        f"{MONEY}, rule: {{compare: ratio, against: {{indicator: unsaid}}}}",
    ],
)
def test_figures_in_the_same_measure_and_formulas_that_convert_are_none(row: str) -> None:
    assert codes(row, "      row_2: {name: 行二, number: 2, nature: stock, targets: 1}\n") == []


@pytest.mark.parametrize(
    ("row", "cured"),
    [
        ("of: output", "formula: output * 10000"),
        ("of: output, take: increment", "formula: (output - last_year(output)) * 10000"),
        ("formula: services + output", "formula: services + output * 10000"),
        ("of: land, measure: 平方米", "formula: land * 10000, measure: 平方米"),
        ("of: land, measure: 平方公里", "formula: land / 100, measure: 平方公里"),
    ],
)
def test_the_cure_cures(row: str, cured: str) -> None:
    measured = "" if "measure" in row else ", measure: 万元"
    (fault,) = faults(f"{row}{measured}, targets: 1")
    formula = cured.removeprefix("formula: ").partition(",")[0]
    told = re.search(r"use the formula (.*)|not, write (.*) in place of", say(fault.cure, "en"))
    assert told and formula.endswith(told[1] or told[2])
    assert codes(f"{cured}{measured}, targets: 1") == []


def test_a_row_of_its_own_cures_targets_and_rules() -> None:
    row = f"{MONEY}, targets: {{times: 1.1, indicator: output}}"
    (fault,) = faults(row)
    assert "with the measure 万元 and the formula output * 10000" in say(fault.cure, "en")
    own = "      output_2: {name: 产值二, number: 2, points: 0, measure: 万元, formula: output * 10000}\n"
    assert codes(row.replace("output", "output_2"), own) == []


def test_what_an_amendment_sets_is_held_against_it_too() -> None:
    amendment = "amendments: [{{from: 2026-06, source: 文, set: {{{}}}}}]\n"
    frequency = "frequency: month\n"
    for change in (
        "targets.甲镇.行: {indicator: output}",
        "rule.行: {compare: ratio, against: {indicator: output}}",
    ):
        assert codes(TARGET + ", nature: stock", frequency + amendment.format(change)) == ["SC512"]


@pytest.mark.parametrize(
    "formula",
    [
        "if(output > services, 1, 0)",
        "if(output - services > 0, 1, 0)",
        "(output - services) / services * 100",
        "max(output, services) / output",
        "if(firms > 0 and output >= services, 1, 0)",
        "firms * (output + services)",
    ],
)
def test_what_is_added_up_or_compared_further_in_is_in_one_measure(formula: str) -> None:
    row = f"measure: 分, nature: stock, formula: '{formula}', rule: {{compare: value, each: 1}}"
    assert codes(row) == ["SC512"]
    assert codes(row.replace("services", "(services / 10000)")) == []


@pytest.mark.parametrize(
    "formula",
    [
        "output / services",
        "output * services",
        "if(output > 5, services, 0)",
        "(output / firms) / (services / people)",
    ],
)
def test_products_and_quotients_of_unlike_measures_may_be_meant(formula: str) -> None:
    row = f"nature: stock, formula: '{formula}', rule: {{compare: value, each: 1}}"
    assert codes(row) == []


POINTS = [
    *("百分点", "个百分点", "percentage points", "Percentage Point", "percentage-points", "percent points"),
    *(
        "percentage pts",
        "points of percent",
        "pct. pts.",
        "% points",
        "%-pts",
        "% pt",
        "pp",
        "p.p.",
        "pps",
        "pts",
    ),
]


@pytest.mark.parametrize("measure", [*POINTS, "%"])
@pytest.mark.parametrize("figure", ["formula: share - last_year(share)", "of: share, take: increment"])
def test_percentages_differ_by_percentage_points(measure: str, figure: str) -> None:
    assert codes(f'measure: "{measure}", nature: ratio, {figure}, rule: {{compare: value, each: 1}}') == []


@pytest.mark.parametrize("measure", ["points", "point", "分", "点", "万元"])
def test_points_of_a_table_are_no_percentage_points_and_the_cure_cures(measure: str) -> None:
    row = "nature: ratio, formula: share - last_year(share), rule: {compare: value, each: 1}"
    (fault,) = faults(f"measure: {measure}, {row}")
    assert fault.code == "SC512"
    assert "write percentage points as the measure" in say(fault.cure, "en")
    assert codes(f"measure: percentage points, {row}") == []


def test_pts_are_percentage_points_only_as_a_difference_of_percentages() -> None:
    row = "of: points_sent, measure: percentage points, nature: ratio, rule: {compare: value, each: 1}"
    for measure, told in (("p.p.", []), ("pts", ["SC512"])):
        raw = f"  points_sent: {{name: 送来的, measure: {measure}, nature: ratio}}\n"
        text = SCHEME.format(row=row, more="").replace("tables:\n", raw + "tables:\n", 1)
        found = load_scheme(Source("config/indicators.yaml", text.encode())).faults
        assert [fault.code for fault in found] == told
