"""Targets with one end, two ends or a level above, beside the same in plain words and exact fractions."""

from fractions import Fraction

import numpy as np
import pytest
from by_hand import array, assert_same
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.completion import meets_target, rate_between
from scorecard.engine.target_bounds import ends_at_pace
from scorecard.model.ends import Ends
from scorecard.model.figure import as_figures, at_least
from scorecard.scheme.target import Target, WrittenNumber

numbers = st.integers(-3_000, 3_000).map(lambda n: Fraction(n, 10))
positive = st.integers(1, 3_000).map(lambda n: Fraction(n, 10))
RELATIONS = ("at_least", "above", "at_most", "below", "equals", "about", "between")
PLUS = Fraction(1, 20)


def met_by_hand(actual, relation, target, upper):
    match relation:
        case "at_least":
            return actual >= target
        case "above":
            return actual > target
        case "at_most":
            return actual <= target
        case "below":
            return actual < target
        case "equals":
            return actual == target
        case "about":
            return abs(actual - target) <= target * PLUS
    return target <= actual <= upper


def rate_by_hand(actual, relation, target, upper, over):
    if relation in ("at_least", "above"):
        return actual / target
    if relation in ("at_most", "below"):
        return target / actual
    low, high = {
        "equals": (target, target),
        "about": (target * (1 - PLUS), target * (1 + PLUS)),
        "between": (target, upper),
    }[relation]
    if actual < low:
        return actual / low
    return high / actual if actual > high and over == "less" else 1


def ends_by(relation, target, upper):
    cell = Target(float(target), "", relation, WrittenNumber(float(upper), ""), float(PLUS))
    if relation != "between":
        cell = cell._replace(upper=None)
    lower, higher, strict = cell.span("higher")
    return Ends(as_figures([lower]), as_figures([higher]), np.array([strict]))


# Half of the actuals lie on an end, where words decide.
@st.composite
def promises(draw):
    target, more = draw(positive), draw(positive)
    on_an_end = st.sampled_from([target, target + more, target * (1 - PLUS), target * (1 + PLUS)])
    return draw(positive | on_an_end), draw(st.sampled_from(RELATIONS)), target, target + more


@given(promises())
def test_met_follows_the_word(promise):
    actual, relation, target, upper = promise
    found = meets_target(array([actual]), ends_by(relation, target, upper))
    assert found.tolist() == [met_by_hand(actual, relation, target, upper)]


@given(promises(), st.sampled_from(["less", "full"]))
def test_completion_against_the_nearer_end(promise, over):
    actual, relation, target, upper = promise
    found = rate_between(array([actual]), ends_by(relation, target, upper), over=over)
    assert_same(found, [rate_by_hand(actual, relation, target, upper, over)])


@given(promises())
def test_what_is_met_has_at_least_the_whole_of_its_completion(promise):
    actual, relation, target, upper = promise
    ends = ends_by(relation, target, upper)
    assert not meets_target(array([actual]), ends)[0] or at_least(rate_between(array([actual]), ends)[0], 1.0)


@given(promises(), st.integers(1, 11))
def test_what_is_due_is_a_share_and_a_ceiling_stays(promise, month):
    _, relation, target, upper = promise
    ends = ends_by(relation, target, upper)
    table = Ends(*(end[:, None] for end in ends))
    due = ends_at_pace(table, as_figures([month]) / 12)
    one_sided = relation in ("at_most", "below")
    share = Fraction(month, 12)
    lower = None if one_sided else float(Fraction(float(ends.lower[0])) * share)
    assert float(due.lower[0, 0]) == (-np.inf if lower is None else pytest.approx(lower, rel=1e-15))
    if one_sided:
        assert float(due.upper[0, 0]) == pytest.approx(float(target * month / 12), rel=1e-15)
    else:
        assert float(due.upper[0, 0]) == float(ends.upper[0])


def test_no_value_meets_nothing():
    ends = ends_by("between", Fraction(2), Fraction(3))
    assert not meets_target(array([None]), ends)[0]
    assert rate_between(array([None]), ends)[0].missing


@given(numbers, numbers)
def test_scaling_everything_changes_nothing(actual, target):
    for relation in ("at_least", "at_most", "equals"):
        one, ten = ends_by(relation, target, target), ends_by(relation, target * 10, target)
        assert_same(
            rate_between(array([actual * 10]), ten), [*map(_none, rate_between(array([actual]), one).shown)]
        )


def _none(figure):
    return None if np.isnan(figure) else figure
