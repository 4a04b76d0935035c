"""What units are held against, counted out one unit at a time over plain lists of fractions."""

from fractions import Fraction
from statistics import mean, median

import numpy as np
from by_hand import array, assert_same, figures
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine import rules
from scorecard.engine.rules import RuleColumn
from scorecard.model.figure import as_figures
from scorecard.model.rule import Rule
from scorecard.model.unit import Unit
from scorecard.scheme.compare.difference import Difference
from scorecard.scheme.compare.position import Position
from scorecard.scheme.compare.rank import Rank
from scorecard.scheme.compare.ratio import Ratio
from scorecard.scheme.compare.reference import Reference

GROUPS = ("镇", "街道", "")
CELLS = st.lists(
    st.tuples(st.none() | figures, st.booleans(), st.sampled_from(GROUPS)), min_size=1, max_size=7
)
KINDS = st.sampled_from(["mean", "median", "best", "worst"])
DIRECTIONS = st.sampled_from(["higher", "lower"])


def basis(cells, rule, direction):
    values = array([value for value, _, _ in cells])
    column = RuleColumn(
        values,
        values,
        as_figures(np.full(len(cells), 10.0)),
        np.array([compared for _, compared, _ in cells]),
        direction,
        "competition",
        rule,
        units=tuple(Unit(str(n), str(n), str(n), group) for n, (_, _, group) in enumerate(cells)),
    )
    return rule.compare.figure(column, rules.gather(column))


def others(cells, n, among, without_self):
    """The figures that unit `n` is compared with."""
    group = cells[n][2]
    if among == "group" and not group:
        return []
    return [
        value
        for m, (value, compared, of) in enumerate(cells)
        if value is not None
        and compared
        and (among == "table" or of == group)
        and not (without_self and m == n)
    ]


def held(kind, values, direction):
    if not values:
        return None
    if kind in ("mean", "median"):
        return {"mean": mean, "median": median}[kind](values)
    return max(values) if (kind == "best") == (direction == "higher") else min(values)


@given(CELLS, KINDS, DIRECTIONS, st.sampled_from(["table", "group"]), st.booleans())
def test_the_difference_from_a_figure_of_the_others(cells, kind, direction, among, without_self):
    rule = Rule(Difference((Reference(kind),), among, without_self))
    wanted = []
    for n, (value, _, _) in enumerate(cells):
        against = held(kind, others(cells, n, among, without_self), direction)
        wanted.append(None if value is None or against is None else value - against)
    assert_same(basis(cells, rule, direction), wanted)


@given(CELLS, KINDS, DIRECTIONS, st.sampled_from(["quotient", "mirror"]))
def test_the_ratio_to_a_figure_of_the_others(cells, kind, direction, reverse):
    rule = Rule(Ratio((Reference(kind),)), reverse=reverse)
    wanted = []
    for n, (value, _, _) in enumerate(cells):
        against = held(kind, others(cells, n, "table", False), direction)
        if value is None or against is None or against <= 0:
            wanted.append(None)
        elif direction == "higher":
            wanted.append(value / against)
        elif reverse == "mirror":
            wanted.append(2 - value / against)
        else:
            wanted.append(against / value if value > 0 else Fraction(10**9))
    found = basis(cells, rule, direction)
    assert_same(np.where(np.isposinf(found.value), 1e9, found.value), wanted)


@given(CELLS, DIRECTIONS, st.sampled_from(["pending", "full", "none", "met"]))
def test_the_position_between_worst_and_best(cells, direction, if_equal):
    rule = Rule(Position((Reference("worst"), Reference("best")), if_equal=if_equal))
    wanted = []
    for n, (value, _, _) in enumerate(cells):
        among = others(cells, n, "table", False)
        if value is None or not among:
            wanted.append(None)
            continue
        low, high = held("worst", among, direction), held("best", among, direction)
        there = value >= low if direction == "higher" else value <= low
        equal = {"pending": None, "full": 1, "none": 0, "met": int(there)}[if_equal]
        wanted.append(equal if low == high else (value - low) / (high - low))
    assert_same(basis(cells, rule, direction), wanted)


@given(CELLS, DIRECTIONS, st.sampled_from(["top", "bottom"]))
def test_places_inside_a_group_from_either_end(cells, direction, counted_from):
    rule = Rule(Rank("group", counted_from))
    largest_first = (direction == "higher") == (counted_from == "top")
    wanted = []
    for n, (value, _, group) in enumerate(cells):
        among = others(cells, n, "group", False)
        before = (
            [v for v in among if (v > value if largest_first else v < value)] if value is not None else []
        )
        wanted.append(None if value is None or not group else 1 + len(before))
    assert_same(basis(cells, rule, direction), wanted)


@given(CELLS, st.integers(0, 6))
def test_one_unit_is_the_measure_of_all(cells, n):
    rule = Rule(Difference((Reference("unit", id=str(n)),)))
    against = cells[n][0] if n < len(cells) else None
    wanted = [None if value is None or against is None else value - against for value, _, _ in cells]
    assert_same(basis(cells, rule, "higher"), wanted)
