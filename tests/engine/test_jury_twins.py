"""Juries, and rules on marks, beside the same in plain loops over exact fractions."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from by_hand import array, assert_same, rank_by_hand
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine import rules
from scorecard.engine.columns import column_of
from scorecard.engine.judges import panel_value
from scorecard.model.ends import Ends
from scorecard.model.figure import as_figures, less_than, stack
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Judging, Jury
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.rank import Rank
from scorecard.scheme.compare.ratio import Ratio
from scorecard.scheme.compare.reference import Reference
from scorecard.scheme.compare.value import Value
from scorecard.scheme.scale.bands import Band, Bands
from scorecard.scheme.scale.each import Each

NAMES = ("a", "b", "c", "d", "e")
marks = st.none() | st.integers(0, 20).map(lambda n: Fraction(n, 2))
sheets = st.lists(st.lists(marks, min_size=5, max_size=5), min_size=1, max_size=6)
seatings = st.lists(st.integers(0, 2), min_size=5, max_size=5)
quorums = st.none() | st.integers(1, 3)


def juries(seats, weight, quorum):
    found = []
    for n, share in enumerate((weight, 100 - weight)):
        sitting = tuple(name for name, seat in zip(NAMES, seats, strict=True) if seat == n)
        found.append(Jury(f"jury{n}", float(share), sitting, quorum))
    return tuple(found)


def by_hand(row, said):
    value = Fraction(0)
    for jury in said:
        own = [
            mark for name, mark in zip(NAMES, row, strict=True) if name in jury.judges and mark is not None
        ]
        if len(own) < (jury.quorum or len(jury.judges) // 2 + 1):
            return None
        value += Fraction(jury.weight) * sum(own) / len(own) / 100
    return value


@given(sheets, st.integers(1, 4), st.sampled_from(["mean", "median"]))
def test_a_judge_with_too_few_marks_is_left_out(sheet, fewest, how):
    judging = Judging(how, scale=10.0, fewest_marks=fewest)
    marked = [sum(row[j] is not None for row in sheet) for j in range(len(NAMES))]
    wanted = []
    for row in sheet:
        own = sorted(
            mark for mark, times in zip(row, marked, strict=True) if mark is not None and times >= fewest
        )
        if not own:
            wanted.append(None)
        elif how == "mean":
            wanted.append(sum(own) / len(own))
        else:
            wanted.append((own[(len(own) - 1) // 2] + own[len(own) // 2]) / 2)
    assert_same(panel_value(stack([array(row) for row in sheet]), judging, NAMES), wanted)


@given(sheets, seatings, st.lists(st.integers(1, 9), min_size=2, max_size=2))
def test_juries_weigh_their_means_in_proportion(sheet, seats, weights):
    whole = [Fraction(100 * weight, sum(weights)) for weight in weights]
    said = tuple(
        replace(jury, weight=weight) for jury, weight in zip(juries(seats, 50, None), whole, strict=True)
    )
    found = panel_value(
        stack([array(row) for row in sheet]), Judging("juries", scale=10.0, juries=said), NAMES
    )
    assert_same(found, [by_hand(row, said) for row in sheet])


@given(sheets, seatings, st.integers(0, 100), quorums)
def test_juries_weigh_their_means(sheet, seats, weight, quorum):
    said = juries(seats, weight, quorum)
    found = panel_value(
        stack([array(row) for row in sheet]), Judging("juries", scale=10.0, juries=said), NAMES
    )
    assert_same(found, [by_hand(row, said) for row in sheet])


@given(sheets, seatings, st.integers(0, 100), st.permutations(range(5)))
def test_the_order_of_judges_means_nothing(sheet, seats, weight, order):
    judging = Judging("juries", scale=10.0, juries=juries(seats, weight, 1))
    table = stack([array(row) for row in sheet])
    turned = panel_value(table[:, order], judging, tuple(NAMES[n] for n in order))
    np.testing.assert_array_equal(panel_value(table, judging, NAMES).shown, turned.shown)


@given(sheets, seatings, st.integers(0, 100), st.integers(0, 4))
def test_a_higher_mark_never_makes_less(sheet, seats, weight, judge):
    judging = Judging("juries", scale=10.0, juries=juries(seats, weight, 1))
    table = stack([array(row) for row in sheet])
    raised = table.copy()
    raised.put((slice(None), judge), table[:, judge] + 1.0)
    before, after = (panel_value(one, judging, NAMES) for one in (table, raised))
    assert not less_than(after, before).any()


@given(st.lists(marks, min_size=1, max_size=6), st.sampled_from([-0.02, -0.05, 0.1]), st.integers(0, 3))
def test_places_given_by_judges(values, each, at):
    rule = Rule(Value(), scale=Each(Amount(each, True), at=float(at)))
    wanted = []
    for value in values:
        start = 0 if each > 0 else 200
        points = None if value is None else start + 200 * Fraction(str(each)) * (value - at)
        wanted.append(None if points is None else min(max(points, 0), 200))
    assert_same(scored(values, rule), wanted)


@given(st.lists(marks, min_size=1, max_size=6))
def test_marks_ranked_and_held_against_the_mean(values):
    known = [value for value in values if value is not None]
    ranked = scored(values, Rule(Rank(), scale=Each(Amount(-0.1, True))))
    places = [rank_by_hand(value, values, "competition") for value in values]
    assert_same(ranked, [None if p is None else max(200 - 20 * (p - 1), 0) for p in places])
    mean = sum(known) / len(known) if known else 0
    held = scored(values, Rule(Ratio((Reference("mean"),))))
    assert_same(held, [None if v is None or not mean else min(200 * v / mean, 200) for v in values])


@given(st.lists(marks, min_size=1, max_size=6))
def test_bands_of_marks(values):
    bands = (Band(9.0, True, None, False, Amount(1.0, True)), Band(None, False, None, False, Amount(60.0)))
    found = scored(values, Rule(Value(), scale=Bands(bands)))
    assert_same(found, [None if v is None else 200 if v >= 9 else 60 for v in values])


def scored(values, rule):
    """The points of judged values under a rule; 200 full points, marks without end."""
    row = Indicator(
        "r",
        "r",
        "r",
        relation="numbered",
        points=(200.0,),
        applies=(True,),
        judging=Judging("mean", scale=float("inf")),
    )
    row = replace(row, rule=rule)
    value = array(values)
    nowhere = as_figures(np.full(value.shape, np.nan))
    ends = Ends(nowhere, nowhere, np.zeros(value.shape, dtype=bool))
    everyone = np.ones(value.shape, dtype=bool)
    column = column_of(row, "competition", value, ends, as_figures(np.full(value.shape, 200.0)), everyone)
    return rules.award(column, rules.gather(column)).points
