"""Each scoring rule beside the same rule in plain loops over exact fractions."""

from fractions import Fraction
from math import inf, isinf, isnan

import numpy as np
from by_hand import TIES, array, assert_same, figures, rank_by_hand
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine import rules
from scorecard.engine.rules import RuleColumn
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.rank import Rank
from scorecard.scheme.compare.value import Value
from scorecard.scheme.scale.bands import Band, Bands
from scorecard.scheme.scale.each import Each


def column(values, rates, full, rule, direction="higher", ties="competition", compared=None):
    among = np.ones(len(full), dtype=bool) if compared is None else np.array(compared)
    return RuleColumn(array(values), array(rates), array(full), among, direction, ties, rule)


def award(of):
    rule = rules
    return rule.award(of, rule.gather(of)).points


amounts = (
    st.none()
    | st.builds(Amount, st.integers(-4, 30).map(float))
    | st.builds(Amount, st.sampled_from([-0.5, 0.0, 0.5, 0.8, 1.0, 1.5]), st.just(True))
)


def points_of(amount, full):
    return Fraction(amount.value) * (full if amount.share else 1)


@given(
    st.lists(st.tuples(st.none() | figures, st.integers(1, 20).map(Fraction)), min_size=1),
    st.none() | st.sampled_from([0.5, 1.0, 1.25, 1.5]),
    amounts,
    amounts,
)
def test_in_proportion_between_its_limits(cells, max_rate, most, least):
    rates = [None if r is None else r / 100 for r, _ in cells]
    full = [f for _, f in cells]
    rule = Rule(max_rate=max_rate, max_points=most, min_points=least)
    wanted = []
    for reached, worth in zip(rates, full, strict=True):
        if reached is None:
            wanted.append(None)
            continue
        counted = reached if max_rate is None else min(reached, Fraction(max_rate))
        top = (
            points_of(most, worth) if most else worth * Fraction(max_rate) if max_rate is not None else worth
        )
        wanted.append(max(min(worth * counted, top), points_of(least, worth) if least else 0))
    assert_same(award(column(rates, rates, full, rule)), wanted)


def test_a_rate_without_bound_gets_the_cap_and_nothing_without_one():
    full = [Fraction(10)] * 1
    capped = column([0], [inf], full, Rule(), "lower")
    stretched = column([0], [inf], full, Rule(max_rate=1.3), "lower")
    unbounded = column([0], [inf], full, Rule(max_points=Amount(inf)), "lower")
    assert award(capped).shown.tolist() == [10.0]
    assert award(stretched).shown.tolist() == [13.0]
    assert isnan(award(unbounded)[0])


edges = st.sampled_from([None, 0.0, 0.6, 0.9, 1.0])
bands = st.lists(st.tuples(edges, st.booleans(), edges, st.booleans(), st.integers(-3, 12)), max_size=4)


def in_band(value, low, low_in, high, high_in):
    above = low is None or value > low or (low_in and value == low)
    below = high is None or value < high or (high_in and value == high)
    return above and below


@given(bands, st.lists(st.sampled_from([None, -0.1, 0.0, 0.59, 0.6, 0.75, 0.9, 0.95, 1.0, 1.2]), min_size=1))
def test_bands_give_the_first_row_that_holds(rows, values):
    rest = (None, False, None, False, 1)
    rows = [*rows, rest]
    rule = Rule(Value(), scale=Bands(tuple(Band(a, b, c, d, Amount(float(p))) for a, b, c, d, p in rows)))
    wanted = [
        None if v is None else next(Fraction(p) for *ends, p in rows if in_band(v, *ends)) for v in values
    ]
    assert_same(award(column(values, values, [Fraction(10)] * len(values), rule)), wanted)


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 5).map(Fraction), st.booleans()), min_size=1, max_size=8),
    st.sampled_from([Amount(-0.5), Amount(-3.0), Amount(1.5), Amount(-0.2, share=True)]),
    st.sampled_from(TIES),
    st.sampled_from(["higher", "lower"]),
)
def test_points_for_each_place_below_the_first(cells, step, ties, direction):
    values = [v for v, _ in cells]
    compared = [c for _, c in cells]
    full = Fraction(10)
    sign = 1 if direction == "higher" else -1
    keys = [None if v is None else sign * v for v in values]
    others = [k for k, c in zip(keys, compared, strict=True) if c]
    wanted = []
    for key in keys:
        if key is None:
            wanted.append(None)
            continue
        place = rank_by_hand(key, others, ties)
        # A unit that is only shown stands where it would come in, beside nobody.
        if ties in ("average", "last") and key not in [o for o in others if o is not None]:
            place = rank_by_hand(key, others, "competition")
        moved = points_of(step, full) * (place - 1)
        wanted.append(max(min((full if step.value < 0 else 0) + moved, full), Fraction(0)))
    rule = Rule(Rank(), scale=Each(step))
    found = award(column(values, values, [full] * len(values), rule, direction, ties, compared))
    assert_same(found, wanted)


def test_infinite_figures_never_leave_a_rule():
    rules = (Rule(), Rule(max_points=Amount(inf)), Rule(min_points=Amount(inf)), Rule(max_rate=1.5))
    for rule in rules:
        found = award(column([0, 3], [inf, 0.5], [Fraction(10)] * 2, rule, "lower"))
        assert not any(isinf(figure) for figure in found.shown.tolist())
