"""Ranks under many weights, held against plain loops over fractions, and against the board scored anew."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.draws import Draws
from scorecard.engine.figures import official
from scorecard.engine.run import reweigh_board
from scorecard.engine.settling import Settling, settling
from scorecard.engine.weighing import WeighedTotal, is_weighted_sum, row_factors, weighing
from scorecard.model.board import TableBoard
from scorecard.model.figure import as_figures, same
from scorecard.study.sensitivity.run import Dirichlet
from scorecard.workspace import read_workspace
from tests.boards import SCORED, case_board, drawn_board
from tests.cli.running import ROOT

TIES = ("competition", "last", "dense", "average", "ordinal")
EXAMPLES = ("", "examples/per-mu", "examples/fourteenth-five-year", "examples/israel-park")


def ranks_in_loops(totals, how: Settling) -> list[float]:
    """The rank of each total among those of its set: the twin, by comparing each with each."""
    keys = [(settled(total, how), broken) for total, broken in zip(totals, how.broken.tolist(), strict=True)]
    found = []
    for u, key in enumerate(keys):
        rivals = [(keys[v], v) for v in range(len(keys)) if how.sets[v] == how.sets[u]]
        before = [other for other, _ in rivals if other > key]
        equal = [v for other, v in rivals if other == key]
        match how.ties:
            case "competition":
                rank = 1 + len(before)
            case "last":
                rank = len(before) + len(equal)
            case "dense":
                rank = 1 + len(set(before))
            case "average":
                rank = 1 + len(before) + Fraction(len(equal) - 1, 2)
            case _:
                rank = 1 + len(before) + equal.index(u)
        found.append(float(rank))
    return found


def settled(total: Fraction, how: Settling) -> Fraction:
    """A total to its decimals, half away from 0; as it is where the exact one counts."""
    if how.decimals is None:
        return total
    scale = 10**how.decimals
    size = Fraction(floor(abs(total) * scale + Fraction(1, 2)), scale)
    return size if total >= 0 else -size


def totals_in_loops(points, counts, full, added, factors, share: bool) -> list[Fraction]:
    """Σ f·P · Σ f·c ÷ Σ f·a·P + b, or its share of Σ f·P in percent."""
    found = []
    for u in range(len(points)):
        made, counted, whole = (
            sum((f * cell for f, cell in zip(factors, row[u], strict=True)), Fraction(0))
            for row in (points, counts, full)
        )
        total = made * whole / counted + added[u]
        found.append(total / whole * 100 if share else total)
    return found


hundredths = st.integers(-200, 1000).map(lambda n: Fraction(n, 100))
eighths = st.integers(1, 24).map(lambda n: Fraction(n, 8))


@st.composite
def weighed(draw):
    units, members = draw(st.integers(1, 7)), draw(st.integers(2, 4))
    rows = range(units)
    worth = [Fraction(draw(st.integers(1, 12))) for _ in range(members)]
    own = draw(st.booleans())
    full = [[w * (draw(st.integers(1, 2)) if own else 1) for w in worth] for _ in rows]
    here = [[draw(st.booleans()) or m == u % members for m in range(members)] for u in rows]
    if draw(st.booleans()):
        here = [[True] * members for _ in rows]
    points = [[draw(hundredths) if here[u][m] else Fraction(0) for m in range(members)] for u in rows]
    counts = [[full[u][m] if here[u][m] else Fraction(0) for m in range(members)] for u in rows]
    added = [draw(hundredths) if draw(st.booleans()) else Fraction(0) for _ in rows]
    sets = sorted(draw(st.integers(0, 1)) for _ in rows)
    sets = [number - sets[0] for number in sets]
    breaks = draw(st.booleans())
    how = Settling(
        draw(st.sampled_from([None, 0, 1, 2])),
        draw(st.booleans()),
        draw(st.sampled_from(TIES)),
        np.array(sets, dtype=np.int64),
        np.array([draw(st.integers(0, 1)) * breaks for _ in rows], dtype=np.int64),
    )
    factors = [[draw(eighths) for _ in range(members)] for _ in range(3)]
    return points, counts, full, added, how, factors


def figures(table):
    return as_figures([[float(cell) for cell in row] for row in table])


@given(weighed())
def test_ranks_are_those_of_plain_loops_over_fractions(drawn):
    points, counts, full, added, how, factors = drawn
    worth = np.array([[float(cell) for cell in row] for row in full]).max(axis=0)
    laid = WeighedTotal(
        tuple(f"m{n}" for n in range(len(worth))),
        worth,
        figures(points),
        figures(counts),
        figures(full),
        as_figures([float(one) for one in added]),
    )
    # Drawn weights add up to what the declared ones do.
    factors = [
        [
            f
            * sum(map(Fraction, worth.tolist()))
            / sum(f * Fraction(w) for f, w in zip(row, worth.tolist(), strict=True))
            for f in row
        ]
        for row in factors
    ]
    kernel = Draws(laid, how, np.arange(len(points)))
    found = kernel.ranks(np.array([[float(f) for f in row] for row in factors]))
    for row, ranks in zip(factors, found.tolist(), strict=True):
        expected = ranks_in_loops(totals_in_loops(points, counts, full, added, row, how.share), how)
        assert [rank / (2 if kernel.halves else 1) for rank in ranks] == expected


def near_ties(source, units: int, style: str):
    """Points of which many are equal, nearly equal, or below 0; out of 10 each."""
    points = source.random((units, 3)) * 10
    if style == "capped":
        points = np.minimum(points * 4, 10)
    if style == "coarse":
        points = np.round(points / 5) * 5
    if style == "negative":
        points -= 5
    if style == "at the noise":
        points = points[source.integers(0, max(1, units // 3), units)]
        points += source.integers(-3, 4, (units, 1)) * source.choice([1e-14, 1e-13, 5e-13, 1e-12], (units, 1))
    return points


def joined_in_loops(totals, noise) -> list[Fraction]:
    """Along the order, who is not further from the one before than both may be off is put level with it."""
    order = sorted(range(len(totals)), key=lambda u: (totals[u], u))
    level = [Fraction(0)] * len(totals)
    for before, u in pairwise(order):
        level[u] = level[before] + (totals[u] - totals[before] > noise[before] + noise[u])
    return level


def kernel_of(points, how: Settling) -> Draws:
    full = np.full(points.shape, 10.0)
    laid = WeighedTotal(
        ("a", "b", "c"),
        full[0],
        as_figures(points),
        as_figures(full),
        as_figures(full),
        as_figures(np.zeros(len(points))),
    )
    return Draws(laid, how, np.arange(len(points)))


@pytest.mark.parametrize("style", ["plain", "capped", "coarse", "negative", "at the noise"])
@pytest.mark.parametrize("ties", TIES)
def test_exact_totals_are_tied_where_they_differ_by_noise_only(style, ties):
    source = np.random.default_rng(3)
    for units in (1, 2, 7, 30, 60):
        sets = np.sort(source.integers(0, 2, units)) if units > 2 else np.zeros(units, dtype=np.int64)
        broken = source.integers(0, 2, units) * (units == 30)
        kernel = kernel_of(near_ties(source, units, style), Settling(None, False, ties, sets, broken))
        factors = Dirichlet(20).draw(source, np.full(3, 10.0), 8)
        for totals, ranks in zip(kernel.totals(factors), kernel.ranks(factors).tolist(), strict=True):
            expected = [0.0] * units
            for number in set(sets.tolist()):
                inside = np.flatnonzero(sets == number)
                level = joined_in_loops(totals[inside].tolist(), kernel.noise[inside].tolist())
                how = Settling(None, False, ties, sets[inside] * 0, broken[inside])
                for unit, rank in zip(inside, ranks_in_loops(level, how), strict=True):
                    expected[unit] = rank
            assert [rank / (2 if kernel.halves else 1) for rank in ranks] == expected


@pytest.mark.parametrize("decimals", [None, 2])
@pytest.mark.parametrize("style", ["plain", "capped", "negative"])
def test_more_units_than_two_bytes_count(decimals, style):
    source, units = np.random.default_rng(4), 2**16 + 3
    none = np.zeros(units, dtype=np.int64)
    points = np.round(near_ties(source, units, style), 3)
    kernel = kernel_of(points, Settling(decimals, False, "competition", none, none))
    # Factors of eighths and points of thousandths: totals that can be told from each other without binary fractions.
    factors = np.array([[1.0, 1.0, 1.0], [0.5, 0.75, 1.75]])
    for row, ranks in zip(factors, kernel.ranks(factors), strict=True):
        exact = np.rint(points * 1000).astype(np.int64) @ np.rint(row * 8).astype(np.int64)
        # To hundredths, half away from 0: 80 parts of 8000 are one.
        shown = exact if decimals is None else np.sign(exact) * ((np.abs(exact) + 40) // 80)
        rising = np.sort(shown)
        assert ranks.tolist() == (1 + units - np.searchsorted(rising, shown, side="right")).tolist()


def places_of(board):
    for place in board.places:
        if isinstance(place, TableBoard) and place.table.inputs:
            continue
        laid, ranked = weighing(board, place), np.flatnonzero(~np.isnan(official(place)))
        if laid is not None and len(ranked) and is_weighted_sum(place):
            how = settling(board, place, ranked)
            if how is not None:
                yield place, laid, ranked, Draws(laid, how, ranked)


def held_against_board(board) -> int:
    """By the weights of the scheme the kernel gives the board's ranks, and its totals where none is rounded on the way."""
    count = 0
    for place, laid, ranked, kernel in places_of(board):
        found = kernel.ranks(np.ones((1, len(laid.members))))[0] / (2 if kernel.halves else 1)
        assert found.tolist() == official(place)[ranked].tolist()
        rounding = board.scheme.rounding
        if (rounding.total if isinstance(place, TableBoard) else rounding.overall) is None:
            assert same(laid.total()[ranked], place.total[ranked]).all()
        count += 1
    return count


def held_against_scoring(board, seed: int) -> int:
    """Under other weights it gives the ranks of a board that is put together anew."""
    source, count = np.random.default_rng(seed), 0
    for place, laid, ranked, kernel in places_of(board):
        factors = source.uniform(0.5, 1.5, len(laid.weights))
        factors *= laid.weights.sum() / (factors @ laid.weights)
        if isinstance(place, TableBoard):
            after = reweigh_board(board, {place.table.id: row_factors(place, laid, factors)})
        elif place.total_of.weights:
            by_id = dict(zip(laid.members, factors.tolist(), strict=True))
            after = reweigh_board(board, {}, {place.total_of.id: by_id})
        else:
            continue
        found = kernel.ranks(factors[None])[0] / (2 if kernel.halves else 1)
        assert found.tolist() == official(after.part(place.of.id))[ranked].tolist()
        count += 1
    return count


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_weights_of_the_scheme_give_the_ranks_of_the_board(name):
    workspace = read_workspace(ROOT / name)
    boards = [workspace.board(period) for period in workspace.periods]
    # Of plans with one unit nobody is ranked.
    assert (sum(map(held_against_board, boards)) > 0) == (name in EXAMPLES[:2])
    assert [held_against_scoring(board, 1) >= 0 for board in boards]


def test_so_they_do_in_worked_cases_and_random_schemes():
    boards = [*map(case_board, SCORED), *map(drawn_board, range(40))]
    there = [board for board in boards if board is not None]
    assert sum(map(held_against_board, there)) > 100
    assert sum(held_against_scoring(board, n) for n, board in enumerate(there)) > 100


def test_weights_of_one_leave_every_board_as_it_is():
    for board in filter(None, map(drawn_board, range(60))):
        after = reweigh_board(board, {one.table.id: np.ones(len(one.table.rows)) for one in board.tables})
        for before, now in zip(board.places, after.places, strict=True):
            np.testing.assert_array_equal(before.total.value, now.total.value)
            np.testing.assert_array_equal(before.ranks.overall, now.ranks.overall)
            assert before.grade == now.grade


@given(weighed(), st.randoms(use_true_random=False))
def test_units_in_another_order_take_their_ranks_along(drawn, chance):
    points, counts, full, added, how, factors = drawn
    one_set = how._replace(sets=np.zeros(len(points), dtype=np.int64))
    if how.ties == "ordinal":
        return
    order = list(range(len(points)))
    chance.shuffle(order)

    def ranks(at):
        laid = WeighedTotal(
            ("a",) * len(full[0]),
            np.array([[float(cell) for cell in row] for row in full]).max(axis=0),
            figures([points[u] for u in at]),
            figures([counts[u] for u in at]),
            figures([full[u] for u in at]),
            as_figures([float(added[u]) for u in at]),
        )
        return Draws(laid, one_set._replace(broken=one_set.broken[at]), np.arange(len(at))).ranks(
            np.array([[float(f) for f in row] for row in factors])
        )

    np.testing.assert_array_equal(ranks(list(range(len(points))))[:, order], ranks(order))
