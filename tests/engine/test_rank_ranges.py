"""Ranks still open, beside every way it may end; what is printed and what is ranked."""

from itertools import product
from math import inf, nan

import numpy as np
import pytest
from by_hand import TIES, rank_by_hand
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.ranking import Key, rank_units
from scorecard.engine.ranks import open_ranks
from scorecard.model.figure import as_figures
from scorecard.model.unit import Unit
from tests import rank_ranges

pytestmark = pytest.mark.long

spans = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=3)


def ends_by_hand(low, high, ties):
    """Every way it may end: units that are not settled have any figure of theirs, or are never ranked."""
    open_ = [a < b for a, b in zip(low, high, strict=True)]
    ways = [
        [*np.linspace(a, b, 1 + 4 * (b - a)), *([None] if o else [])]
        for a, b, o in zip(low, high, open_, strict=True)
    ]
    seen = [set() for _ in low]
    for end in product(*ways):
        for u, total in enumerate(end):
            if total is not None:
                seen[u].add(rank_by_hand(total, end, ties))
    return [min(s) for s in seen], [max(s) for s in seen]


@pytest.mark.parametrize("ties", TIES)
@given(spans)
def test_open_ranks_are_those_of_every_way_it_may_end(ties, given):
    low, high = [a for a, _ in given], [a + more for a, more in given]
    settled = np.array(low) == np.array(high)
    best, worst = open_ranks(
        np.array(low, float), np.array(high, float), np.ones(len(low), bool), settled, ties
    )
    assert [best.tolist(), worst.tolist()] == [
        [float(rank) for rank in end] for end in ends_by_hand(low, high, ties)
    ]


def test_units_outside_the_ranking_have_no_open_rank():
    totals, among = np.array([5.0, 9.0, nan]), np.array([True, False, False])
    for places in open_ranks(totals, totals, among, among, "competition"):
        assert places[0] == 1
        assert np.isnan(places[1:]).all()


def units_of(groups):
    return tuple(Unit(f"u{n}", f"单位{n}", f"单位{n}", group) for n, group in enumerate(groups))


open_units = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 1), st.booleans()), min_size=2, max_size=4
)


@given(open_units)
def test_open_ties_are_broken_in_every_way(given):
    """Totals that may yet rise, and figures that break ties but are not there yet."""
    low = [float(least) for least, *_ in given]
    high = [float(least + more) for least, more, *_ in given]
    known = [not (more and unknown) for _, more, _, unknown in given]
    second = [float(figure) if k else nan for (_, _, figure, _), k in zip(given, known, strict=True)]
    settled = [one == other for one, other in zip(low, high, strict=True)]
    first = [one if ranked else nan for one, ranked in zip(low, settled, strict=True)]
    best = [f if k else inf for f, k in zip(second, known, strict=True)]
    keys = [
        Key(as_figures(first), as_figures(low), as_figures(high)),
        Key(as_figures(second), as_figures(second), as_figures(best)),
    ]
    found = rank_units(keys, units_of([None] * len(given)), "competition")
    totals = [
        [*range(int(a), int(b) + 1), *([] if r else [None])]
        for a, b, r in zip(low, high, settled, strict=True)
    ]
    figures = [[f] if k else [-1, 0, 1, 2] for f, k in zip(second, known, strict=True)]
    seen = [set() for _ in given]
    for ends in product(product(*totals), product(*figures)):
        tuples = [one for one in zip(*ends, strict=True)]
        ranked = [one for one in tuples if one[0] is not None]
        for u, one in enumerate(tuples):
            if one[0] is not None:
                seen[u].add(1 + sum(other > one for other in ranked))
    assert found.best.tolist() == [min(s) for s in seen]
    assert found.worst.tolist() == [max(s) for s in seen]


def test_ranks_in_groups_are_open_inside_the_group_only():
    total, low, high = [9.0, 8.0, nan, 7.0], [9.0, 8.0, 5.0, 7.0], [9.0, 8.0, 7.5, 7.0]
    key = Key(as_figures(total), as_figures(low), as_figures(high))
    found = rank_units([key], units_of(["甲", "甲", "乙", "乙"]), "competition", "group")
    assert (found.best.tolist(), found.worst.tolist()) == ([1, 2, 1, 1], [1, 2, 2, 2])


def test_what_may_move_makes_only_its_own_ranking_unknown():
    key = Key(
        as_figures([9.0, nan, nan, 7.0]),
        as_figures([9.0, 1.0, 1.0, 7.0]),
        as_figures([9.0, 8.0, 8.0, 7.0]),
    )
    moving = np.array([True, False, False, False])
    found = rank_units([key], units_of(["甲", "甲", "乙", "乙"]), "competition", "group", unforeseen=moving)
    assert found.unknown.tolist() == [False, True, False, False]
    assert np.isnan(found.best).tolist() == [False, True, False, False]


@pytest.mark.parametrize("kind", rank_ranges.KINDS)
def test_ranges_hold_whatever_is_sent(kind, record_property):
    """Every rank that comes of any figure lies in the range; of own rules both of its ends come of some."""
    others = rank_ranges.KINDS[kind]
    total, wrong = rank_ranges.run(5, 8, others, tight=others is False)
    print(f"{kind}: {rank_ranges.told(total)}")
    record_property("ranges", rank_ranges.told(total))
    assert [one[:5] for one in wrong] == []
    assert total["open"] + total["unknown"] > 2
    assert others is not False or total["unknown"] == 0


@pytest.mark.parametrize("kind", rank_ranges.KINDS)
def test_units_that_print_the_same_share_rank_and_grade(kind):
    for n in range(25):
        for pair in rank_ranges.printed_apart(f"{n}", rank_ranges.KINDS[kind]):
            pytest.fail(str(pair))
