"""Each vectorised formula beside the same formula in plain loops over exact fractions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import inf, nan
from statistics import median

import numpy as np
import pytest
from by_hand import TIES, array, assert_same, figures, numbers, rank_by_hand
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.base.decimals import decimal_text
from scorecard.engine.completion import meets_target
from scorecard.engine.judges import panel_value
from scorecard.engine.ranks import group_ranks, places, ranks
from scorecard.engine.sharing import counted_full, counted_points
from scorecard.model.branch import Branch
from scorecard.model.ends import Ends
from scorecard.model.figure import Line, RememberedFigure, as_figures, either, leaf, rounded, same, stack
from scorecard.model.judging import Judging
from scorecard.scheme.compare.rate import rate


def completion_by_hand(actual, target, direction, reverse):
    if actual is None or target is None:
        return None
    if direction == "higher":
        return None if target == 0 else 1 + (actual - target) / abs(target)
    if target == 0:
        return Fraction(1 if actual <= 0 else 0)
    if reverse == "mirror":
        return 1 + (target - actual) / abs(target)
    if target < 0:
        return 1 + (target - actual) / abs(target)
    return target / actual if actual > 0 else inf


@given(
    st.lists(st.tuples(st.none() | figures, st.none() | figures), min_size=1),
    st.sampled_from([("higher", "quotient"), ("lower", "quotient"), ("lower", "mirror")]),
)
def test_completion(pairs, how):
    actual, target = zip(*pairs, strict=True)
    found = rate(array(actual), array(target), *how)
    assert_same(found, [completion_by_hand(a, t, *how) for a, t in pairs])


@given(st.lists(st.tuples(st.none() | figures, st.none() | figures), min_size=1))
def test_a_target_is_met_on_the_edge(pairs):
    actual, target = zip(*pairs, strict=True)
    known = [a is not None and t is not None for a, t in pairs]
    higher = [k and a >= t for (a, t), k in zip(pairs, known, strict=True)]
    lower = [k and a <= t for (a, t), k in zip(pairs, known, strict=True)]
    open_ = np.zeros(len(pairs), dtype=bool)
    known = np.where(array(target).known, np.inf, nan)
    assert meets_target(array(actual), Ends(array(target), as_figures(known), open_)).tolist() == higher
    assert meets_target(array(actual), Ends(as_figures(-known), array(target), open_)).tolist() == lower


few = st.lists(st.none() | st.integers(0, 5).map(Fraction), min_size=1, max_size=9)


@given(few, st.sampled_from(TIES), st.data())
def test_ranks(totals, ties, data):
    among = data.draw(st.lists(st.booleans(), min_size=len(totals), max_size=len(totals)))
    chosen = [t if a else None for t, a in zip(totals, among, strict=True)]
    wanted = [rank_by_hand(t, chosen, ties) for t in chosen]
    assert_same(ranks(numbers(totals), ties, np.array(among)), wanted)


@given(few, st.sampled_from(TIES), st.data())
def test_a_new_figure_is_ranked_among_the_others_and_not_beside_its_own_old_one(old, ties, data):
    new = data.draw(st.lists(st.integers(0, 5).map(Fraction), min_size=len(old), max_size=len(old)))
    wanted = []
    for n, figure in enumerate(new):
        others = [o for m, o in enumerate(old) if m != n and o is not None]
        before = [o for o in others if o < figure]
        beside = others.count(figure) * {"average": Fraction(1, 2), "last": 1}.get(ties, 0)
        wanted.append(1 + len(set(before) if ties == "dense" else before) + beside)
    order = np.sort(numbers([o for o in old if o is not None]))
    assert_same(places(numbers(new), order, ties, own=numbers(old)), wanted)


@given(few, st.sampled_from(TIES), st.data())
def test_ranks_inside_groups(totals, ties, data):
    groups = data.draw(
        st.lists(st.sampled_from(["镇", "街道", None]), min_size=len(totals), max_size=len(totals))
    )
    wanted = [
        rank_by_hand(t, [o for o, g in zip(totals, groups, strict=True) if g == group], ties)
        if group
        else None
        for t, group in zip(totals, groups, strict=True)
    ]
    found = group_ranks(numbers(totals), ties, np.ones(len(totals), dtype=bool), tuple(groups))
    assert_same(found, wanted)


shapes = st.recursive(st.just(None), lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=8)


def branch_of(shape, leaves):
    """A tree of the shape drawn, its leaves numbered in order; `leaves` gathers them."""
    members = []
    for inner in shape:
        if inner is None:
            leaves.append(len(leaves))
            members.append(leaves[-1])
        else:
            members.append(branch_of(inner, leaves))
    return Branch(tuple(members))


def share_by_hand(branch, given_points, full, shared, counted):
    parts = [(m, list(m.leaves) if isinstance(m, Branch) else [m]) for m in branch.members]
    worth = [
        sum(full[i] for i in below) if any(full[i] > 0 and not shared[i] for i in below) else Fraction(0)
        for _, below in parts
    ]
    for (member, _), weight in zip(parts, worth, strict=True):
        part = given_points * weight / sum(worth) if sum(worth) else Fraction(0)
        if isinstance(member, Branch):
            share_by_hand(member, part, full, shared, counted)
        else:
            counted[member] = part


def test_a_choice_is_told_where_its_question_is_also_if_all_units_take_a_bare_figure():
    asked = same(leaf(as_figures([3.0, 4.0]), Line("Share")), as_figures([3.0, 4.0]))
    chosen = either(asked, lambda: as_figures([1.0, 2.0]), lambda: as_figures([0.0, 0.0]))
    assert isinstance(chosen, RememberedFigure) and chosen.tolist() == [1.0, 2.0]


@given(st.lists(shapes, min_size=1, max_size=4), st.data())
def test_sharing_follows_the_tree_and_conserves_full_points(shape, data):
    leaves = []
    tree = branch_of(shape, leaves)
    count = len(leaves)
    full = [Fraction(n, 2) for n in data.draw(st.lists(st.integers(0, 20), min_size=count, max_size=count))]
    shared = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    found = counted_full(tree, array(full)[None, :], np.array([shared])).full[0]
    anyone = any(f > 0 and not s for f, s in zip(full, shared, strict=True))
    wanted = [Fraction(0)] * count
    if anyone:
        share_by_hand(tree, sum(full), full, shared, wanted)
    assert_same(found, wanted)
    assert float(found.sum()) == pytest.approx(float(sum(full)) if anyone else 0.0)
    assert all(figure == 0 for figure, s in zip(found.shown.tolist(), shared, strict=True) if s)
    if not any(shared):
        assert_same(found, full)


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 40), st.integers(0, 40), st.integers(0, 80)), min_size=1)
)
def test_counted_points_keep_the_share_earned(cells):
    points, full, counted = ([c[n] for c in cells] for n in range(3))
    wanted = [None if p is None else Fraction(p * c, f) if f else Fraction(p) for p, f, c in cells]
    assert_same(counted_points(array(points), array(full), array(counted)), wanted)


marks = st.lists(st.none() | st.integers(0, 20).map(lambda n: Fraction(n, 2)), min_size=1, max_size=7)


def panel_by_hand(row, how, least):
    given_marks = sorted(m for m in row if m is not None)
    if len(given_marks) < max(least, 3 if how == "trimmed" else 1):
        return None
    if how == "median":
        return Fraction(median(given_marks))
    kept = given_marks[1:-1] if how == "trimmed" else given_marks
    return Fraction(sum(kept), len(kept))


@given(marks, marks, st.sampled_from(["mean", "median", "trimmed"]), st.integers(1, 7), st.booleans())
def test_panel(one, other, how, number, named):
    width = max(len(one), len(other))
    rows = [row + [None] * (width - len(row)) for row in (one, other)]
    judging = Judging(how, scale=10.0, quorum=number) if named else Judging(how, scale=10.0, panel=number)
    least = number if named else number // 2 + 1
    found = panel_value(stack([array(row) for row in rows]), judging)
    assert_same(found, [panel_by_hand(row, how, least) for row in rows])


@given(st.integers(-(10**10), 10**10), st.integers(0, 6), st.integers(0, 4))
def test_rounding_is_that_of_paper(number, written, decimals):
    exact = Decimal(number).scaleb(-written)
    assume(abs(exact) < 1_000_000)
    wanted = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert float(rounded(as_figures(float(exact)), decimals)) == float(wanted)
    assert decimal_text(float(exact), decimals) == f"{wanted if wanted else abs(wanted):f}"


@pytest.mark.parametrize("text", ["2.675", "1.005", "0.125", "8.335", "25.005", "-0.125", "1.0049999"])
def test_rounding_where_binary_fractions_mislead(text):
    wanted = Decimal(text).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert float(rounded(as_figures(float(text)), 2)) == float(wanted)
