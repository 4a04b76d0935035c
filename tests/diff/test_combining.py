"""What is not a sum over cells (bonuses, combined headings, caps) still adds up: the rest is scope."""

import numpy as np
import pytest

from tests.diff.projects import actuals, compared, scheme, write

EITHER = (
    "{name: 研发投入, number: 1, points: 20, combine: HOW, "
    "children: {a: {name: 甲项, targets: 10}, b: {name: 乙项, weight: 0, targets: 20}}}"
).replace(", weight: 0", "")
BASE = "{name: 基本项, number: 2, points: 80, targets: 100}"
BONUS = (
    "{name: 加分, number: 3, counts_as: bonus, max_points: 4, children: "
    "{c: {name: 丙项, max_points: 3, rule: {compare: value, bands: [{at_least: 1, points: 3}, {points: 0}]}}, "
    "d: {name: 丁项, max_points: 3, rule: {compare: value, bands: [{at_least: 1, points: 3}, {points: 0}]}}}}"
)
THEN = {"jia": (5, 12, 70, 0, 1), "yi": (9, 4, 90, 1, 1), "bing": (10, 20, 100, 0, 0)}
NOW = {"jia": (8, 11, 85, 1, 1), "yi": (3, 19, 88, 0, 1), "bing": (2, 10, 100, 1, 1)}


def figures(year, units):
    ids = ("a", "b", "base", "c", "d")
    return actuals(year, {unit: dict(zip(ids, values, strict=True)) for unit, values in units.items()})


def two_years(root, how):
    rows = {"either": EITHER.replace("HOW", how), "base": BASE, "extra": BONUS}
    extra = "totals:\n  overall: {towns: 100}"
    schemes = [
        scheme(year, rows=rows, extra=extra).replace("title: 任务表", "title: 任务表\n    max_points: 101")
        for year in (2016, 2017)
    ]
    return write(root, schemes, figures(2016, THEN) + figures(2017, NOW))


@pytest.mark.parametrize("how", ["mean", "best", "worst", "geometric"])
def test_causes_add_up_to_the_change(tmp_path, how):
    comparison = compared(two_years(tmp_path, how))
    for part in (*comparison.tables, *comparison.totals):
        change = part.ranking.total.change
        assert not np.isnan(change).any()
        np.testing.assert_allclose(part.ranking.because.shown.sum(axis=1), change, atol=1e-9)


def test_a_cap_that_held_is_scope(tmp_path):
    (table,) = compared(two_years(tmp_path, "best")).tables
    units = [unit.id for unit in table.ranking.units]
    # 丙镇: 10/10 of 20 then, 10/20 now; both bonuses now, 3 + 3 capped at 4: −10 + 6 − 2.
    bing = units.index("bing")
    assert table.ranking.total.change[bing] == pytest.approx(-6)
    scope = table.ranking.because.shown[bing, -1]
    of_cells = table.because.shown[bing, :, -1].sum()
    assert scope - of_cells == pytest.approx(-2)
