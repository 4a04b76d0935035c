"""Figures from outside a column, and conditions on them, counted out one unit at a time over plain lists."""

from fractions import Fraction

import numpy as np
from by_hand import array, assert_same, figures
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine import rules
from scorecard.engine.lineage import Lineage, column_by_lineage
from scorecard.engine.rules import RuleColumn
from scorecard.model.condition import Bound, Condition
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Rule
from scorecard.model.unit import Unit
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.difference import Difference
from scorecard.scheme.compare.ratio import Ratio
from scorecard.scheme.compare.reference import Reference
from scorecard.scheme.compare.value import Value
from scorecard.scheme.scale.bands import Band, Bands
from scorecard.scheme.scale.each import Each

FULL = Fraction(10)
SMALL = st.none() | st.integers(-3, 3).map(Fraction)
WORDS = st.sampled_from(["at_least", "above", "at_most", "below", "equals"])
BOUNDS = st.lists(st.tuples(WORDS, st.integers(-3, 3).map(Fraction)), min_size=1, max_size=2)
LEAVES = st.tuples(st.sampled_from(["", "甲", "乙"]), BOUNDS)
CONDITIONS = st.lists(LEAVES | st.lists(LEAVES, min_size=1, max_size=3), min_size=1, max_size=3)
CELLS = st.lists(st.tuples(SMALL, SMALL, SMALL), min_size=1, max_size=5)


def condition(written):
    if isinstance(written, list):
        return Condition(any=tuple(map(condition, written)))
    id, bounds = written
    what = "value" if id else "basis"
    return Condition(id, what, tuple(Bound(word, float(value)) for word, value in bounds))


def within(value, word, bound):
    return {
        "at_least": value >= bound,
        "above": value > bound,
        "at_most": value <= bound,
        "below": value < bound,
        "equals": value == bound,
    }[word]


def told(written, cell):
    """True, False, or None where it cannot be told."""
    if isinstance(written, list):
        each = [told(one, cell) for one in written]
        return True if True in each else None if None in each else False
    id, bounds = written
    value = cell[("", "甲", "乙").index(id)]
    return None if value is None else all(within(value, word, bound) for word, bound in bounds)


def all_told(conditions, cell):
    each = [told(one, cell) for one in conditions]
    return False if False in each else None if None in each else True


def award(cells, rule, **named):
    values = array([value for value, _, _ in cells])
    outside = {
        ExternalFigure("甲"): array([one for _, one, _ in cells]),
        ExternalFigure("乙"): array([two for _, _, two in cells]),
    }
    outside |= {ExternalFigure(**{key: True}): column for key, column in named.items()}
    of = RuleColumn(
        values,
        values,
        np.full(len(cells), float(FULL)),
        np.ones(len(cells), dtype=bool),
        "higher",
        "competition",
        rule,
        named=outside,
    )
    return rules.award(of, rules.gather(of))


@given(CELLS, CONDITIONS)
def test_a_gate_on_other_figures_is_open_shut_or_cannot_be_told(cells, conditions):
    gate = tuple(map(condition, conditions))
    rule = Rule(Value(), only_if=gate, scale=Each(Amount(1.0)))
    wanted = []
    for cell in cells:
        open_ = all_told(conditions, cell)
        given_ = max(min(cell[0], FULL), Fraction(0)) if cell[0] is not None else None
        wanted.append(None if cell[0] is None or open_ is None else given_ if open_ else Fraction(0))
    assert_same(award(cells, rule).points, wanted)


ROWS = st.lists(st.tuples(st.none() | st.integers(-3, 3), st.just([]) | CONDITIONS), min_size=1, max_size=4)


@given(CELLS, ROWS)
def test_bands_with_conditions_are_taken_from_the_top(cells, rows):
    bands = [
        Band(low, True, None, False, Amount(float(9 - n)), conditions=tuple(map(condition, conditions)))
        for n, (low, conditions) in enumerate(rows)
    ]
    rule = Rule(Value(), scale=Bands((*bands, Band(None, False, None, False, Amount(0.0)))))
    wanted = []
    for cell in cells:
        points = None if cell[0] is None else Fraction(0)
        for n, (low, conditions) in enumerate(rows):
            if cell[0] is None or (low is not None and cell[0] < low):
                continue
            holds = all_told(conditions, cell)
            if holds is not False:
                points = Fraction(9 - n) if holds else None
                break
        wanted.append(points)
    assert_same(award(cells, rule).points, wanted)


@given(st.lists(st.tuples(st.none() | figures, st.none() | figures), min_size=1, max_size=6))
def test_the_difference_from_and_the_ratio_to_last_year(cells):
    last = array([then for _, then in cells])
    rows = [(now, None, None) for now, _ in cells]
    against = (Reference("last_year"),)
    found = award(rows, Rule(Difference(against), scale=Each(Amount(1.0))), last_year=last)
    assert_same(found.basis, [None if None in cell else cell[0] - cell[1] for cell in cells])
    found = award(rows, Rule(Ratio(against)), last_year=last)
    wanted = [None if None in (now, then) or then <= 0 else now / then for now, then in cells]
    assert_same(found.basis, wanted)


LINKS = st.lists(
    st.tuples(
        st.sampled_from(["same", "merged", "came", "split"]),
        st.lists(st.integers(0, 5), min_size=2, max_size=3),
    ),
    min_size=1,
    max_size=5,
)


@given(
    st.lists(st.none() | figures, min_size=0, max_size=4), LINKS, st.sampled_from(["flow", "stock", "ratio"])
)
def test_a_column_of_an_earlier_year_in_the_order_of_this_ones_units(column, links, nature):
    olds = [str(n) for n in range(len(column))]
    row = Indicator("a", "甲", "甲", relation="numbered", points=(1.0,), applies=(True,), nature=nature)
    found = {}
    wanted = []
    for n, (kind, parts) in enumerate(links):
        count = {"same": 1, "came": 0}.get(kind, len(parts))
        then = parts[:count]
        found[f"u{n}"] = Lineage(kind, tuple(Unit(str(p), str(p), str(p)) for p in then))
        there = [column[p] if p < len(column) else None for p in then]
        adds = kind == "same" or (kind == "merged" and nature != "ratio")
        wanted.append(sum(there) if adds and None not in there else None)
    assert_same(column_by_lineage(found, list(found), olds, array(column), row), wanted)
