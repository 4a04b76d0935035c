"""What holds of every rule, whatever it compares and however that becomes points."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine import rules
from scorecard.engine.rules import RuleColumn
from scorecard.model.ends import Ends
from scorecard.model.figure import as_figures, at_least, at_most
from scorecard.model.rule import Rule
from scorecard.model.unit import Unit
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.difference import Difference
from scorecard.scheme.compare.position import Position
from scorecard.scheme.compare.rank import Rank
from scorecard.scheme.compare.rate import rate
from scorecard.scheme.compare.ratio import Ratio
from scorecard.scheme.compare.reference import Reference
from scorecard.scheme.compare.value import Value
from scorecard.scheme.scale.bands import Band, Bands
from scorecard.scheme.scale.each import Each
from scorecard.scheme.scale.line import BrokenLine, Knot
from scorecard.scheme.scale.side import StepSide
from scorecard.scheme.scale.steps import Steps

FULL = Amount(1.0, True)
STEPS = Steps(
    1.0,
    FULL,
    StepSide(0.1, Amount(0.5), "dropped", limit=Amount(3.0)),
    StepSide(0.1, Amount(-0.5), "counted"),
)
FROM_ZERO = replace(STEPS, at=0.0, over=replace(STEPS.over, each=2.0), under=replace(STEPS.under, each=2.0))
TIERS = (
    Band(1.0, True, None, False, Amount(10.0)),
    Band(0.5, False, None, False, Amount(5.0)),
    Band(None, False, None, False, Amount(0.0)),
)
LADDER = (
    Band(None, False, 1.0, True, Amount(10.0)),
    Band(None, False, 3.0, True, Amount(6.0)),
    Band(None, False, None, False, Amount(2.0)),
)
LINE = (Knot(0.0, Amount(2.0)), Knot(0.5, Amount(6.0)), Knot(1.0, Amount(10.0)))
ENDS = (Reference("worst"), Reference("best"))
RULES = {
    "in proportion": Rule(),
    "a cap on the rate": Rule(max_rate=1.2),
    "a cap on what is over": Rule(max_extra=Amount(4.0)),
    "bands of completion": Rule(scale=Bands(TIERS)),
    "steps of completion": Rule(scale=STEPS),
    "a line of completion": Rule(scale=BrokenLine(LINE)),
    "each": Rule(Value(), scale=Each(Amount(0.1))),
    "each of what is over": Rule(Value(), scale=Each(Amount(0.1), at=20.0)),
    "difference from the mean": Rule(Difference((Reference("mean"),)), scale=FROM_ZERO),
    "difference without itself": Rule(Difference((Reference("median"),), without_self=True), scale=FROM_ZERO),
    "difference from a number": Rule(Difference((Reference("number", 30.0),)), scale=FROM_ZERO),
    "ratio to the best": Rule(Ratio((Reference("best"),))),
    "ratio to the mean": Rule(Ratio((Reference("mean"),)), scale=STEPS),
    "ratio to the best of the group": Rule(Ratio((Reference("best"),), among="group")),
    "position": Rule(Position(ENDS), scale=BrokenLine(LINE)),
    "position between numbers": Rule(Position((Reference("number", 10.0), Reference("number", 60.0)))),
    "rank": Rule(Rank(), scale=Each(Amount(-0.5))),
    "rank in the group": Rule(Rank("group"), scale=Each(Amount(-0.5))),
    "a ladder of ranks": Rule(Rank(), scale=Bands(LADDER)),
}
GROUPS = ("towns", "towns", "streets", "streets", "towns")
UNITS = tuple(Unit(str(n), str(n), str(n), group) for n, group in enumerate(GROUPS))
VALUES = st.lists(st.integers(0, 80).map(float), min_size=5, max_size=5)
named = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def points(rule, values, order=None, target=40.0):
    chosen = np.arange(5) if order is None else np.array(order)
    cells = as_figures(values)[chosen]
    column = RuleColumn(
        cells,
        rate(cells, as_figures(np.full(5, target)), "higher"),
        as_figures(np.full(5, 10.0)),
        np.ones(5, bool),
        "higher",
        "competition",
        rule,
        ends=Ends(as_figures(np.full(5, target)), as_figures(np.full(5, np.inf)), np.zeros(5, bool)),
        units=UNITS,
        at=chosen,
    )
    found = rules
    return found.award(column, found.gather(column)).points


@named
@given(values=VALUES, more=st.integers(0, 40))
def test_more_never_scores_less(rule, values, more):
    before = points(rule, values)
    after = points(rule, [values[0] + more, *values[1:]])
    if before.known[0] and after.known[0]:
        assert at_least(after, before)[0]


@named
@given(values=VALUES, order=st.permutations(range(5)))
def test_points_go_with_their_units(rule, values, order):
    np.testing.assert_allclose(
        points(rule, values, order).shown, points(rule, values).shown[order], rtol=1e-14, atol=1e-14
    )


@named
@given(values=VALUES)
def test_points_stay_within_the_bounds_that_the_rule_says(rule, values):
    cells = as_figures(values)
    column = RuleColumn(
        cells,
        rate(cells, as_figures(np.full(5, 40.0)), "higher"),
        as_figures(np.full(5, 10.0)),
        np.ones(5, bool),
        "higher",
        "competition",
        rule,
        units=UNITS,
    )
    least, most = rules.bounds(column)
    found = points(rule, values)
    told = found.known
    assert at_least(found, least)[told].all() and at_most(found, most)[told].all()


WITHOUT_MEASURE = [
    name
    for name, rule in RULES.items()
    if rule.compare.pure and all(one.kind != "number" for one in rule.compare.against)
]


@pytest.mark.parametrize("name", [*WITHOUT_MEASURE, "rank", "rank in the group", "a ladder of ranks"])
@given(values=VALUES, factor=st.sampled_from([0.1, 2.0, 1000.0]))
def test_another_measure_of_actual_and_target_changes_nothing(name, values, factor):
    scaled = points(RULES[name], [value * factor for value in values], target=40.0 * factor)
    np.testing.assert_allclose(scaled.shown, points(RULES[name], values).shown, rtol=1e-14, atol=1e-14)
