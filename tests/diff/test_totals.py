"""Totals of totals, sums, bonuses, limits and geometric means: the causes add up to the change all the same."""

import numpy as np
import pytest

from tests.diff.projects import compared, write

TABLES = """title: {year}
year: {year}
frequency: year
units: {{jia: {{name: 甲镇}}, yi: {{name: 乙镇}}, bing: {{name: 丙镇}}}}
ranking: {{tie_break: a}}
tables:
  level: {{title: 静态, indicators: {{a: {{name: 甲项, number: 1, nature: stock, points: 100, targets: 100}}}}}}
  change: {{title: 动态, indicators: {{b: {{name: 乙项, number: 1, nature: stock, points: 50, targets: 100}}}}}}
  extra:
    title: 加分
    units: [jia, yi]
    indicators: {{c: {{name: 丙项, number: 1, counts_as: bonus, max_points: 9, nature: stock, rule: {{each: 1}}}}}}
totals:
  city: {city}
  results: {results}
"""
FIGURES = {2016: {"jia": (80, 60, 2), "yi": (70, 90, 5), "bing": (95, 40, None)}}
FIGURES[2017] = {"jia": (90, 60, 4), "yi": (70, 80, 1), "bing": (85, 70, None)}
RESULTS = {
    "weights": "{weights: {level: 40, change: 60}}",
    "other weights": "{weights: {level: 50, change: 50}}",
    "sum": "[level, change]",
    "geometric": "{weights: {level: 40, change: 60}, combine: geometric}",
}


def project(root, results, city):
    rows = [
        f"{year},{unit},{row},{value}\n"
        for year, units in FIGURES.items()
        for unit, values in units.items()
        for row, value in zip("abc", values, strict=True)
        if value is not None
    ]
    schemes = [
        TABLES.format(year=year, city=one, results=two)
        for year, one, two in zip((2016, 2017), city, results, strict=True)
    ]
    return write(root, schemes, "".join(rows))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("weights", "weights"),
        ("weights", "other weights"),
        ("sum", "sum"),
        ("sum", "weights"),
        ("geometric", "geometric"),
        ("weights", "geometric"),
    ],
)
@pytest.mark.parametrize("limit", ["", ", max_points: 85"])
def test_causes_add_up_at_any_depth(tmp_path, then, now, limit):
    city = "{weights: {level: 20, results: 80}, add: extra" + limit + "}"
    comparison = compared(project(tmp_path, (RESULTS[then], RESULTS[now]), (city, city)))
    for part in (*comparison.tables, *comparison.totals):
        change = part.ranking.total.change
        assert not np.isnan(change).any()
        np.testing.assert_allclose(part.ranking.because.shown.sum(axis=1), change, atol=1e-9)


def test_a_changed_weight_below_is_a_change_of_points(tmp_path):
    city = "{weights: {level: 20, results: 80}, add: extra}"
    both = (RESULTS["weights"], RESULTS["other weights"])
    top = next(
        t for t in compared(project(tmp_path, both, (city, city))).totals if t.now.total_of.id == "city"
    )
    units = [unit.id for unit in top.ranking.units]
    # 甲镇: 0.2×80 + 0.8×(0.4×80 + 0.6×60) + 2 → 0.2×90 + 0.8×(0.5×90 + 0.5×60) + 4
    jia = units.index("jia")
    assert top.ranking.total.change[jia] == pytest.approx((18 + 0.8 * 75 + 4) - (16 + 0.8 * 68 + 2))
    actual, points = top.ranking.because.shown[jia, 0], top.ranking.because.shown[jia, 2]
    # level brings 0.52 and then 0.6 per point, change 0.96 (of 50) and then 0.8.
    assert actual == pytest.approx(10 * (0.52 + 0.6) / 2 + 2)
    assert points == pytest.approx(85 * (0.6 - 0.52) + 30 * (0.8 - 0.96))


def test_a_bonus_that_is_new_is_scope(tmp_path):
    plain, more = "{weights: {level: 20, results: 80}}", "{weights: {level: 20, results: 80}, add: extra}"
    same = (RESULTS["weights"],) * 2
    top = next(
        t for t in compared(project(tmp_path, same, (plain, more))).totals if t.now.total_of.id == "city"
    )
    units = [unit.id for unit in top.ranking.units]
    assert top.ranking.because.shown[units.index("jia"), -1] == pytest.approx(4)
    assert top.ranking.because.shown[units.index("bing"), -1] == pytest.approx(0)
