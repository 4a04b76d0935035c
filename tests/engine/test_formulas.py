"""Formulas beside fractions over the same tree; and a figure that remembers is the one that does not."""

from fractions import Fraction
from math import inf, isnan

import numpy as np
import pytest
from exactly import exactly
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.rules import RuleColumn, award, gather
from scorecard.model.condition import Bound, Condition
from scorecard.model.figure import Line, RememberedFigure, as_figures, leaf, lines
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.completion import Completion
from scorecard.scheme.compare.value import Value
from scorecard.scheme.scale import Proportional
from scorecard.scheme.scale.bands import Band, Bands
from scorecard.scheme.scale.choices import Choice, Choices
from scorecard.scheme.scale.each import Each
from scorecard.scheme.scale.line import BrokenLine, Knot
from scorecard.scheme.scale.side import StepSide
from scorecard.scheme.scale.steps import Steps

TENTHS = st.integers(-5, 40).map(lambda n: n / 10)
POINTS = st.builds(Amount, st.integers(0, 12).map(lambda n: n / 2)) | st.builds(
    Amount, st.sampled_from([0.0, 0.05, 0.3, 0.8, 1.0, 1.2]), st.just(True)
)
SIGNED = st.builds(lambda a, sign: a._replace(value=sign * a.value), POINTS, st.sampled_from([1, -1]))
SIDES = st.sampled_from(["level", "proportional"]) | st.builds(
    StepSide,
    st.sampled_from([0.02, 0.1, 0.3, 1.0]),
    SIGNED,
    st.sampled_from(["dropped", "counted", "pro_rata"]),
    limit=st.none() | POINTS,
)
GATES = st.lists(
    st.builds(
        lambda word, at: Condition(what="basis", bounds=(Bound(word, at),)),
        st.sampled_from(["at_least", "above", "at_most", "below"]),
        TENTHS,
    ),
    max_size=2,
).map(tuple)
BANDS = st.builds(
    lambda low, included, points, conditions: Band(low, included, None, False, points, conditions=conditions),
    st.none() | TENTHS,
    st.booleans(),
    SIGNED,
    GATES,
)
CORNERS = st.lists(st.tuples(TENTHS, SIGNED), min_size=2, max_size=4, unique_by=lambda one: one[0])
SCALES = {
    "proportional": st.just(Proportional()),
    "bands": st.builds(Bands, st.lists(BANDS, min_size=1, max_size=4).map(tuple)),
    "choices": st.builds(
        Choices, st.lists(st.builds(Choice, TENTHS, SIGNED), min_size=1, max_size=4).map(tuple)
    ),
    "line": st.builds(
        lambda corners, beyond: BrokenLine(tuple(Knot(*one) for one in sorted(corners)), beyond),
        CORNERS,
        st.sampled_from(["level", "continue"]),
    ),
    "steps": st.builds(Steps, st.sampled_from([0.3, 1.0, 2.0]), POINTS, SIDES, SIDES),
    "each": st.builds(Each, SIGNED, st.none() | TENTHS, st.booleans()),
}
LIMITS = st.none() | POINTS | st.just(Amount(inf))


@st.composite
def rules(draw, scale):
    return Rule(
        compare=draw(st.sampled_from([Completion(), Value()])) if scale != "proportional" else Completion(),
        scale=draw(SCALES[scale]),
        only_if=draw(GATES),
        max_rate=draw(st.none() | st.sampled_from([1.0, 1.2])),
        max_points=draw(LIMITS),
        min_points=draw(LIMITS),
        max_extra=draw(st.none() | POINTS),
    )


def columns(rule, values, full=10.0):
    """The same column twice: without a memory, and with one."""
    value, points = as_figures(np.array(values)), as_figures(np.full(len(values), full))
    others = np.ones(len(values), dtype=bool)

    def column(value, points):
        return RuleColumn(value, value, points, others, "higher", "competition", rule)

    with_names = leaf(value, Line("actual")), leaf(points, Line("full points"))
    return column(value, points), column(*with_names)


def points(column):
    return award(column, gather(column)).points


VALUES = st.lists(st.just(np.nan) | TENTHS, min_size=1, max_size=6)


@pytest.mark.parametrize("scale", SCALES)
@given(st.data())
def test_what_remembers_is_bit_for_bit_what_does_not(scale, data):
    rule, values = data.draw(rules(scale)), data.draw(VALUES | st.just([inf, 1.0]))
    bare, remembering = (points(column) for column in columns(rule, values))
    assert not isinstance(bare, RememberedFigure)
    for one in ("value", "error", "shown"):
        assert np.array_equal(getattr(bare, one), getattr(remembering, one), equal_nan=True)


@pytest.mark.parametrize("scale", SCALES)
@given(st.data())
def test_points_are_those_of_fractions(scale, data):
    rule, values = data.draw(rules(scale)), data.draw(VALUES)
    found = points(columns(rule, values)[1])
    for u in range(len(values)):
        exact = exactly(found, u)
        assert (exact is None) == isnan(found.value[u])
        if exact is not None:
            assert abs(Fraction(found.value[u]) - exact) < Fraction(1, 10**9)


@pytest.mark.parametrize("scale", SCALES)
@given(st.data())
def test_the_last_line_is_the_points(scale, data):
    rule, values = data.draw(rules(scale)), data.draw(VALUES)
    found = points(columns(rule, values)[1])
    for u in np.flatnonzero(found.known).tolist():
        last = [one for one in lines(found, u, {}) if isinstance(one, RememberedFigure)][-1]
        assert last.at(u) == found.at(u)
