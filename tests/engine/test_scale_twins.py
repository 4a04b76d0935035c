"""Steps, lines, choices and counts beside the same in plain fractions, one unit at a time."""

from fractions import Fraction
from math import ceil, floor, inf

import numpy as np
import pytest
from by_hand import array, assert_same, figures
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine import rules
from scorecard.engine.rules import RuleColumn
from scorecard.model.condition import Bound, Condition
from scorecard.model.figure import as_figures, at_least, at_most
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.value import Value
from scorecard.scheme.scale.choices import Choice, Choices
from scorecard.scheme.scale.each import Each
from scorecard.scheme.scale.line import BrokenLine, Knot
from scorecard.scheme.scale.side import StepSide
from scorecard.scheme.scale.steps import Steps

FULL = Fraction(10)
CELLS = st.lists(st.none() | figures, min_size=1, max_size=6)
AMOUNTS = st.builds(Amount, st.integers(0, 12).map(lambda n: n / 2)) | st.builds(
    Amount, st.sampled_from([0.0, 0.05, 0.1, 0.5, 0.8, 1.0]), st.just(True)
)


def column(values, rule):
    cells = array(values)
    return RuleColumn(
        cells,
        cells,
        as_figures(np.full(len(values), float(FULL))),
        np.ones(len(values), bool),
        "higher",
        "competition",
        rule,
    )


def award(values, rule):
    of = column(values, rule)
    return rules.award(of, rules.gather(of)).points


def worth(amount):
    return Fraction(str(amount.value)) * (FULL if amount.share else 1)


def steps_by_hand(distance, each, part):
    n = distance / each
    return {"dropped": floor(n), "counted": ceil(n), "pro_rata": n}[part]


def side_by_hand(value, at, base, side):
    if side == "level":
        return base
    if side == "proportional":
        return base * value / at
    change = worth(side.add._replace(value=abs(side.add.value)))
    change *= steps_by_hand(abs(value - at), Fraction(str(side.each)), side.part)
    if side.limit is not None:
        change = min(change, worth(side.limit))
    return base + change if side.add.value > 0 else base - change


def signed(amount, sign):
    return amount._replace(value=amount.value * sign)


SIDES = st.builds(
    lambda each, add, sign, part, limit: StepSide(each, signed(add, sign), part, limit=limit),
    st.sampled_from([0.1, 0.5, 1.0, 2.0, 25.0]),
    AMOUNTS.filter(lambda a: a.value > 0),
    st.sampled_from([1, -1]),
    st.sampled_from(["dropped", "counted", "pro_rata"]),
    st.none() | AMOUNTS,
)
SLOPES = st.just("level") | st.just("proportional") | SIDES


@given(CELLS, st.sampled_from([1.0, 95.0, 0.3]), AMOUNTS, SLOPES, SLOPES)
def test_steps_over_and_under_a_starting_point(values, at, base, over, under):
    rule = Rule(Value(), max_points=Amount(inf), min_points=Amount(inf), scale=Steps(at, base, over, under))
    begin = Fraction(str(at))
    wanted = [
        None
        if v is None
        else side_by_hand(v, begin, worth(base), over if v > begin else under)
        if v != begin
        else worth(base)
        for v in values
    ]
    assert_same(award(values, rule), wanted)


@given(
    CELLS,
    st.lists(st.tuples(st.integers(-50, 50), AMOUNTS), min_size=2, max_size=4, unique_by=lambda k: k[0]),
    st.sampled_from(["level", "continue"]),
)
def test_a_line_runs_straight_between_its_corners(values, corners, beyond):
    knots = sorted(corners)
    rule = Rule(Value(), scale=BrokenLine(tuple(Knot(float(at), p) for at, p in knots), beyond))
    ends = [(Fraction(at), worth(p)) for at, p in knots]
    wanted = []
    for v in values:
        if v is None:
            wanted.append(None)
            continue
        if beyond == "level":
            v = min(max(v, ends[0][0]), ends[-1][0])
        stretch = [n for n in range(len(ends) - 1) if ends[n][0] <= v] or [0]
        (x0, p0), (x1, p1) = ends[stretch[-1]], ends[stretch[-1] + 1]
        wanted.append(p0 + (p1 - p0) * (v - x0) / (x1 - x0))
    assert_same(award(values, rule), wanted)


@given(
    st.lists(st.none() | st.integers(0, 4).map(Fraction), min_size=1),
    st.dictionaries(st.integers(0, 4), AMOUNTS, min_size=1),
)
def test_choices_are_by_exact_value(values, choices):
    rule = Rule(Value(), scale=Choices(tuple(Choice(float(v), p) for v, p in choices.items())))
    wanted = [worth(choices[int(v)]) if v is not None and int(v) in choices else None for v in values]
    assert_same(award(values, rule), wanted)


@given(
    CELLS,
    st.sampled_from([-2.0, -0.5, 0.5, 3.0]),
    st.none() | st.sampled_from([-3.0, 0.0, 2.5]),
    st.booleans(),
)
def test_so_many_points_for_each(values, each, at, from_zero):
    least = -5 if from_zero else 0
    rule = Rule(Value(), min_points=Amount(least), scale=Each(Amount(each), at=at, from_zero=from_zero))
    start = FULL if each < 0 and not from_zero else 0
    wanted = [
        None
        if v is None
        else max(min(start + Fraction(each) * (v - Fraction(at or 0)), FULL), Fraction(least))
        for v in values
    ]
    assert_same(award(values, rule), wanted)


@given(CELLS, st.sampled_from([0.0, 2.0, 4.0]), AMOUNTS)
def test_points_above_the_full_points_end_where_declared(values, extra, base):
    rule = Rule(Value(), max_extra=Amount(extra), scale=Each(Amount(1.0)))
    wanted = [None if v is None else max(min(v, FULL + Fraction(extra)), Fraction(0)) for v in values]
    assert_same(award(values, rule), wanted)


@pytest.mark.parametrize(("value", "points"), [(0.3, 7.0), (0.30000001, 6.0), (1.1, -1.0)])
def test_a_distance_of_whole_steps_is_those_steps(value, points):
    side = StepSide(0.1, Amount(-1.0), "counted")
    steps = Steps(0.0, Amount(1.0, True), side, "level")
    rule = Rule(Value(), min_points=Amount(inf), scale=steps)
    assert award([value], rule).tolist() == [points]


@given(CELLS, st.sampled_from([1.0, 95.0]), AMOUNTS, SLOPES, SIDES)
def test_points_stay_between_the_bounds(values, at, base, over, under):
    every = (
        Rule(Value(), scale=Steps(at, base, over, under)),
        Rule(Value(), max_extra=Amount(3.0), scale=Steps(at, base, over, under)),
        Rule(Value(), scale=BrokenLine((Knot(0.0, base), Knot(5.0, Amount(1.0, True))))),
        Rule(Value(), scale=Choices((Choice(0.0, base), Choice(1.0, Amount(2.0))))),
        Rule(Value(), scale=Each(Amount(-1.0))),
    )
    for rule in every:
        of = column(values, rule)
        least, most = rules.bounds(of)
        points = award(values, rule)
        known = points.known
        assert at_least(points, least)[known].all() and at_most(points, most)[known].all()


@pytest.mark.parametrize(
    "rule",
    [
        Rule(
            scale=Steps(
                1.0, Amount(1.0, True), StepSide(0.1, Amount(1.0), "dropped", limit=Amount(3.0)), "level"
            )
        ),
        Rule(scale=BrokenLine((Knot(0.5, Amount(1.0)), Knot(1.0, Amount(5.0))))),
        Rule(
            max_extra=Amount(2.0),
            scale=BrokenLine((Knot(0.5, Amount(1.0)), Knot(1.0, Amount(5.0))), "continue"),
        ),
    ],
)
def test_a_rate_without_bound_has_the_most_points_there_are(rule):
    of = column([inf], rule)
    most = rules.bounds(of)[1]
    assert award([inf], rule).tolist() == most.tolist()


EDGES = st.none() | st.sampled_from([-1.0, 0.0, 2.5, 40.0])


@given(CELLS, EDGES, st.booleans(), EDGES, st.booleans())
def test_behind_a_gate_there_are_no_points_and_without_a_figure_none_at_all(
    values, low, low_in, high, high_in
):
    bounds = [Bound("at_least" if low_in else "above", low)] if low is not None else []
    bounds += [Bound("at_most" if high_in else "below", high)] if high is not None else []
    gate = (Condition("", "basis", tuple(bounds)),) if bounds else ()
    rule = Rule(Value(), only_if=gate, scale=Each(Amount(0.5)))
    wanted = []
    for v in values:
        open_ = v is not None and (
            (low is None or v > low or (low_in and v == low))
            and (high is None or v < high or (high_in and v == high))
        )
        given = max(min(v / 2, FULL), Fraction(0)) if open_ else Fraction(0)
        wanted.append(None if v is None else given)
    assert_same(award(values, rule), wanted)
