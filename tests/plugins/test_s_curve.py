"""The scale of the package beside the same in plain fractions, and what must hold of any scale."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.engine import rules
from scorecard.engine.rules import RuleColumn
from scorecard.load.plugins import installed_scale
from scorecard.model.figure import as_figures
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.value import Value
from scorecard.scheme.scale.custom import Custom
from scorecard.study.custom import troubles

pytestmark = pytest.mark.usefixtures("with_s_curve")
FULL = Fraction(10)
BASES = st.lists(st.none() | st.integers(-300, 300).map(lambda n: Fraction(n, 100)), min_size=1, max_size=6)
ENDS = st.tuples(st.integers(-100, 200), st.integers(1, 200)).map(
    lambda pair: (Fraction(pair[0], 100), Fraction(sum(pair), 100))
)
LEAST = st.sampled_from([Amount(0.0), Amount(2.0), Amount(0.25, True), Amount(-1.5)])
SHAPES = st.sampled_from(["smooth", "steep"])
REPEATABLE = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def custom(ends, shape, least):
    found = installed_scale("s_curve")
    given = {"start": float(ends[0]), "end": float(ends[1]), "shape": shape, "least": least}
    scale = found.scale
    return Custom(
        found.name,
        found.package,
        found.version,
        tuple(given.items()),
        scale.says,
        (),
        scale.award,
        scale.steps,
        scale.bounds,
    )


def column(values, rule):
    cells = as_figures([np.nan if v is None else float(v) for v in values])
    full = as_figures(np.full(len(values), float(FULL)))
    return RuleColumn(cells, cells, full, np.ones(len(values), bool), "higher", "competition", rule)


def award(values, rule):
    of = column(values, rule)
    return rules.award(of, rules.gather(of)).points.shown


def by_hand(value, ends, shape, least):
    """One unit in exact fractions."""
    start, end = ends
    u = min(max((value - start) / (end - start), Fraction(0)), Fraction(1))
    s = 3 * u**2 - 2 * u**3 if shape == "smooth" else 10 * u**3 - 15 * u**4 + 6 * u**5
    low = Fraction(str(least.value)) * (FULL if least.share else 1)
    return min(max(low + (FULL - low) * s, Fraction(0)), FULL)


@REPEATABLE
@given(BASES, ENDS, SHAPES, LEAST)
def test_agrees_with_fractions(values, ends, shape, least):
    points = award(values, Rule(Value(), scale=custom(ends, shape, least)))
    for found, value in zip(points, values, strict=True):
        if value is None:
            assert np.isnan(found)
        else:
            assert found == pytest.approx(float(by_hand(value, ends, shape, least)), abs=1e-9)


@REPEATABLE
@given(BASES, ENDS, SHAPES, LEAST, st.sampled_from([None, Amount(4.0), Amount(0.5, True)]))
def test_points_lie_within_the_bounds_told(values, ends, shape, least, most):
    rule = Rule(Value(), max_points=most, scale=custom(ends, shape, least))
    of = column(values, rule)
    points = award(values, rule)
    low, high = (end.shown for end in rules.bounds(of))
    known = ~np.isnan(points)
    assert (points[known] >= low[known] - 1e-9).all() and (points[known] <= high[known] + 1e-9).all()


@REPEATABLE
@given(BASES.filter(lambda v: None not in v), ENDS, SHAPES, LEAST, st.randoms(use_true_random=False))
def test_more_never_scores_less_and_order_changes_nothing(values, ends, shape, least, dice):
    rule = Rule(Value(), scale=custom(ends, shape, least))
    ordered = award(sorted(values), rule)
    assert (np.diff(ordered) >= -1e-9).all()
    shuffled = list(range(len(values)))
    dice.shuffle(shuffled)
    assert award([values[n] for n in shuffled], rule).tolist() == award(values, rule)[shuffled].tolist()


@REPEATABLE
@given(BASES.filter(lambda v: None not in v), ENDS, SHAPES, LEAST)
def test_there_is_nothing_to_say_against_it(values, ends, shape, least):
    scale = custom(ends, shape, least)
    basis = np.array([float(v) for v in values])
    rule = Rule(Value(), scale=scale)
    assert list(troubles(scale, rule, basis, np.full(basis.shape, 10.0))) == []
