"""Draws of weights: from a seed, around those of the scheme, told in figures that plain loops find too."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.figures import official
from scorecard.model.board import TableBoard
from scorecard.study.sensitivity.finding import fragile_units, sensitivity, subject
from scorecard.study.sensitivity.method import method
from scorecard.study.sensitivity.ranks import acceptability, places
from scorecard.study.sensitivity.run import Dirichlet, DrawRequest, WeightBand, draw_ranks
from scorecard.study.sensitivity.variants import leave_one_out, other_policies
from scorecard.workspace import read_workspace
from tests.boards import drawn_board
from tests.cli.running import ROOT

AROUND = (Dirichlet(100), Dirichlet(1), WeightBand(0.2), WeightBand(0.0))


@pytest.fixture(scope="module")
def board():
    workspace = read_workspace(ROOT)
    return workspace.board(workspace.period_named("2017Q4"))


@pytest.fixture(scope="module")
def towns(board):
    return subject(board, "towns")


@pytest.mark.parametrize("around", AROUND, ids=str)
def test_drawn_weights_add_up_and_are_around_those_of_the_scheme(around):
    weights = np.array([5.0, 10.0, 20.0, 65.0])
    factors = around.draw(np.random.default_rng(7), weights, 20000)
    assert np.allclose(factors @ weights, weights.sum()) and (factors > 0).all()
    assert np.allclose((factors * weights).mean(axis=0), weights, rtol=0.05)
    # Scaling them to add up again takes a little of what one alone may be.
    assert (
        np.abs(factors.std(axis=0) - around.factor_deviation(weights))
        < 0.6 * around.factor_deviation(weights) + 1e-12
    ).all()


def test_weights_within_a_share_stay_within_it_before_they_are_scaled():
    weights = np.array([30.0, 70.0])
    factors = WeightBand(0.2).draw(np.random.default_rng(1), weights, 5000)
    apart = factors[:, 0] / factors[:, 1]
    assert apart.min() >= 0.8 / 1.2 - 1e-9 and apart.max() <= 1.2 / 0.8 + 1e-9


def test_neither_threads_nor_blocks_change_a_draw(towns):
    asked = DrawRequest(300, 5, Dirichlet(50))
    one = draw_ranks(towns.kernel, towns.weighed.weights, asked, lambda _: None)
    for threads, block in ((1, 1), (2, 7), (4, 64), (2, 300)):
        again = draw_ranks(
            towns.kernel, towns.weighed.weights, asked._replace(threads=threads), lambda _: None, block
        )
        np.testing.assert_array_equal(one, again)
    other = draw_ranks(towns.kernel, towns.weighed.weights, asked._replace(seed=6), lambda _: None)
    assert (one != other).any()


def test_what_is_broken_off_has_the_first_draws(towns):
    whole = draw_ranks(
        towns.kernel, towns.weighed.weights, DrawRequest(300, 5, Dirichlet(50)), lambda _: None, 10
    )

    def enough(done: int) -> None:
        if done >= 50:
            raise KeyboardInterrupt

    part = draw_ranks(towns.kernel, towns.weighed.weights, DrawRequest(300, 5, Dirichlet(50), 2), enough, 10)
    # What was under way by then is still made.
    assert 50 <= part.shape[1] <= 100
    np.testing.assert_array_equal(part, whole[:, : part.shape[1]])


@pytest.mark.parametrize("id", ["towns", "rubric", "overall"])
def test_weights_that_do_not_move_give_the_order_as_it_is(board, id):
    found = sensitivity(subject(board, id), DrawRequest(50, 3, WeightBand(0.0)), 0.0, policies=False)
    for figures in (found.places.median, found.places.best, found.places.worst):
        assert figures.tolist() == found.rank.tolist()
    assert set(found.places.at_rank.tolist()) == {1.0} and not found.fragile
    assert found.often == tuple({rank: 1.0} for rank in found.rank.tolist())


@given(
    st.lists(st.lists(st.integers(1, 9), min_size=12, max_size=12), min_size=1, max_size=5),
    st.booleans(),
    st.data(),
)
def test_few_figures_are_those_of_plain_loops(ranks, halves, data):
    taken, each = np.array(ranks, dtype=np.uint16), 2 if halves else 1
    given_ = [data.draw(st.sampled_from(row)) / each for row in ranks]
    found = places(taken, np.array(given_), halves)
    for n, row in enumerate(ranks):
        order = sorted(rank / each for rank in row)
        for figures, share in ((found.median, 0.5), (found.early, 0.05), (found.late, 0.95)):
            # The first rank that at least that share of the draws does not go beyond.
            assert figures[n] == next(
                r for r in order if sum(o <= r for o in order) >= ceil(share * 12 - 1e-9)
            )
        assert (found.best[n], found.worst[n]) == (order[0], order[-1])
        assert found.at_rank[n] == sum(rank == given_[n] for rank in order) / 12
        often = acceptability(taken, halves)[n]
        assert often == {rank: count / 12 for rank, count in sorted(Counter(order).items())}


def test_fragile_are_neighbours_that_turn_round_in_more_draws_than_said(board, towns):
    asked = DrawRequest(400, 2, Dirichlet(100))
    found = sensitivity(towns, asked, 0.2, policies=False)
    taken = draw_ranks(towns.kernel, towns.weighed.weights, asked, lambda _: None)
    order = sorted(range(len(found.rank)), key=lambda n: found.rank[n])
    expected = {}
    for above, below in itertools.pairwise(order):
        turned = sum(bool(b < a) for a, b in zip(taken[above], taken[below], strict=True)) / 400
        if turned > 0.2:
            expected[above, below] = turned
    assert expected and {(p.above, p.below): p.share for p in found.fragile} == expected
    assert fragile_units(found.fragile) == {n for pair in expected for n in pair}
    for pair in found.fragile:
        has, at = towns.weighed.points.value[towns.units], towns.weighed.members.index(pair.decided_by)
        apart = np.abs(has[pair.above] - has[pair.below])
        # Of equal weights the one decides in which the two are furthest apart.
        assert apart[at] == apart.max()


def test_a_table_without_an_item_is_the_same_by_the_kernel_and_put_together_anew():
    count = 0
    for seed in range(120):
        board = drawn_board(seed)
        for place in board.tables if board else ():
            of = subject(board, place.table.id) if not place.table.inputs else None
            if of is None or of.kernel is None:
                continue
            found = sensitivity(of, DrawRequest(1, 1, WeightBand(0.1)), 0.2, policies=False)
            anew = {one.id: one.ranks[of.units].tolist() for one in leave_one_out(board, place, (place,))}
            for one in found.without or ():
                assert one.ranks[of.units].tolist() == pytest.approx(anew[one.id], nan_ok=True)
                count += 1
    assert count > 40


def test_a_total_that_is_no_plain_sum_is_scored_anew():
    seen = 0
    for seed in range(60):
        board = drawn_board(seed)
        for place in board.places if board else ():
            if isinstance(place, TableBoard) and place.table.inputs:
                continue
            of = subject(board, place.of.id)
            if of is None or of.kernel is not None or not of.can_be_drawn:
                continue
            still = sensitivity(of, DrawRequest(2, 1, WeightBand(0.0)), 0.2, policies=False)
            assert still.rescored and still.places.worst.tolist() == official(place)[of.units].tolist()
            again = [sensitivity(of, DrawRequest(5, 4, Dirichlet(30)), 0.2, policies=False) for _ in range(2)]
            assert again[0].often == again[1].often
            seen += 1
    assert seen > 10


def test_other_choices_are_scored_by_the_changed_scheme(board):
    place = board.part("overall")
    found = {one.id: one for one in other_policies(board, place)}
    lacks = next(n for n, unit in enumerate(place.units) if unit.short == "奔牛镇")
    assert np.isnan(official(place)[lacks])
    worst, best = (found[f"missing.{how}"].ranks[lacks] for how in ("0", "full"))
    assert best < worst <= len(place.units)
    assert {"rank_on.exact", "ties.dense", "points.2", "total.1", "combine.geometric"} <= set(found)
    assert {"not_applicable.0", "not_applicable.mean"} <= set(found)
    # What is declared is no other choice.
    assert "ties.last" in found and "mode.half_down" not in found
    assert "ties.competition" not in found and "not_applicable.redistribute" not in found


def test_halves_go_down_only_where_anything_is_rounded(board):
    scheme = replace(board.scheme, rounding=replace(board.scheme.rounding, points=1))
    rounding = replace(board, scheme=scheme)
    found = {one.id: one for one in other_policies(rounding, rounding.part("overall"))}
    assert "mode.half_down" in found
    down = replace(scheme, rounding=replace(scheme.rounding, mode="half_down"))
    ids = {one.id for one in other_policies(replace(board, scheme=down), board.part("overall"))}
    assert "mode.half_down" not in ids


def test_who_lacks_just_the_item_left_out_is_named():
    workspace = read_workspace(ROOT)
    board = workspace.board(workspace.period_named("2017Q2"))
    found = sensitivity(subject(board, "towns"), DrawRequest(10, 1, AROUND[0]), 0.2, policies=False)
    told = [note.text.say("en") for note in method(found) if note.code == "lacking_one"]
    assert [("省高品" in text, "薛家镇" in text) for text in told] == [(True, True)]
