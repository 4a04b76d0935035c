"""A veto is of no cell: what it takes is scope, it is told by name, and ranks still follow from who passed whom."""

import numpy as np
import pytest

from scorecard.base.message import say
from scorecard.study.compare.scheme import differences
from tests.diff.projects import actuals, compared, scheme, write

VETO = "effects: [{name: 研发否决, if: {of: labs.met, equals: 0}, then: THEN}]"
TOTAL = "totals: {overall: {towns: 100}}"
THEN = {"jia": (45, 10), "yi": (40, 10), "bing": (15, 10)}
NOW = {"jia": (50, 9), "yi": (38, 10), "bing": (16, 10)}


def two_years(root, then):
    extra = f"{VETO.replace('THEN', then)}\n{TOTAL}"
    rows = [
        actuals(
            year, {unit: dict(zip(("firms", "labs"), pair, strict=True)) for unit, pair in figures.items()}
        )
        for year, figures in ((2016, THEN), (2017, NOW))
    ]
    return write(root, [scheme(year, extra=extra) for year in (2016, 2017)], "".join(rows))


@pytest.mark.parametrize("then", ["{total: 0}", "{unranked: true}"])
def test_causes_add_up_and_the_effect_is_told(tmp_path, then):
    comparison = compared(two_years(tmp_path, then))
    for part in (*comparison.tables, *comparison.totals):
        np.testing.assert_allclose(
            part.ranking.because.shown.sum(axis=1), part.ranking.total.change, atol=1e-9
        )
    told = [say(note.text, "zh") for note in differences(comparison) if note.code == "effect_held"]
    assert told == ["总分中“研发否决”成立：甲镇。"]


def test_what_a_veto_took_is_scope_and_everybody_passed_the_unit(tmp_path):
    (total,) = compared(two_years(tmp_path, "{total: 0}")).totals
    ranking = total.ranking
    # 95 of 100 then, 0 now; its cells would have brought 100 × (10 + 9) ÷ 20 = 95: all of the fall is the veto.
    assert ranking.total.change[0] == pytest.approx(-95)
    assert ranking.because.shown[0, -1] == pytest.approx(-95)
    assert ranking.rank.change[0] == len(ranking.passing.passed_by(0)) - len(ranking.passing.passed(0)) == 1
    assert {unit.id for unit in ranking.passing.passed_by(0)} == {"bing"}
