"""Would the order hold? Every unit's ranks over many draws of weights, the neighbours whose order is fragile, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Text
from scorecard.engine.draws import Draws
from scorecard.engine.figures import among_of, official
from scorecard.engine.run import reweigh_board
from scorecard.engine.settling import settling
from scorecard.engine.weighing import WeighedTotal, is_weighted_sum, row_factors, weighing
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.figure import Floats
from scorecard.study.overview.subjects import subjects, tables_of
from scorecard.study.sensitivity.ranks import RankSpread, Taken, acceptability, places
from scorecard.study.sensitivity.run import DrawRequest, Told, draw_ranks
from scorecard.study.sensitivity.variants import Variant, leave_one_out, name_of, other_policies
from scorecard.study.totals import part_name

MOST_UNITS = 1000
"""Of more units it is not told how often they took each place, nor how they would stand without each indicator."""


class FragilePair(NamedTuple):
    """Two neighbours whose order turns round in many draws.

    above, below : their places among the units; gap : by how much one is above the other
    share : of the draws, those in which the lower one stands before the other
    decided_by : the member whose weight moves the distance between them most
    """

    above: int
    below: int
    gap: float
    share: float
    decided_by: str


class Sensitivity(NamedTuple):
    """What was found of a table or total; N ranked units, by their places `units`, best first.

    weighed : what it is made of; names : what its members are called
    made : how many draws were made, of those asked for
    rescored : whether each draw was scored anew by the engine, for the total is no plain weighted sum
    often : by unit, how often it took each place; None for too many units
    fragile : the pairs whose order turns round in more than `threshold` of the draws, the most fragile first
    without, policies : the ranks without each indicator, and by other choices; None where nobody asked, or too many
    """

    board: Board
    place: Place
    weighed: WeighedTotal
    names: tuple[Text, ...]
    asked: DrawRequest
    made: int
    rescored: bool
    units: NDArray[np.intp]
    rank: Floats
    places: RankSpread
    often: tuple[dict[float, float], ...] | None
    fragile: tuple[FragilePair, ...]
    threshold: float
    without: tuple[Variant, ...] | None
    policies: tuple[Variant, ...] | None

    @property
    def stopped(self) -> bool:
        """Whether it was broken off before all draws were made."""
        return self.made < self.asked.draws


class Subject(NamedTuple):
    """A table or total that can be put to the test: its weights, its ranked units, and the kernel for a plain sum."""

    board: Board
    place: Place
    weighed: WeighedTotal
    units: NDArray[np.intp]
    kernel: Draws | None

    @property
    def can_be_drawn(self) -> bool:
        """Whether its weights can be changed at all: other totals whose points are added up have none of their own."""
        whole = {table.of.id for table in self.board.tables}
        adds = isinstance(self.place, TotalBoard) and not self.place.total_of.weights
        return self.kernel is not None or not adds or set(self.weighed.members) <= whole

    @property
    def rank(self) -> Floats:
        """float64[N], the ranks given."""
        given: Floats = official(self.place)[self.units]
        return given


def subject(board: Board, id: str | None) -> Subject | None:
    """The table or total asked for, else the first that has ranks and several members; None where there is none."""
    for place in subjects(board, id):
        weighed = weighing(board, place)
        ranked = np.flatnonzero(~np.isnan(official(place)))
        if weighed is not None and len(ranked) > 1:
            # Groups one after the other, for ranks are inside groups then.
            groups = [place.units[n].group or "" for n in ranked.tolist()]
            order = {group: n for n, group in enumerate(dict.fromkeys(groups))}
            if among_of(place) == "group":
                ranked = ranked[np.argsort([order[group] for group in groups], kind="stable")]
            return Subject(board, place, weighed, ranked, _kernel(board, place, weighed, ranked))
    return None


def _kernel(board: Board, place: Place, weighed: WeighedTotal, units: NDArray[np.intp]) -> Draws | None:
    """The kernel of a total that is a plain weighted sum; None for any other."""
    how = settling(board, place, units) if is_weighted_sum(place) else None
    try:
        kernel = Draws(weighed, how, units) if how else None
    except OverflowError:
        return None
    if kernel is None:
        return None
    # What does not give the ranks of the board by the weights of the scheme is more than a weighted sum.
    ranks = kernel.ranks(np.ones((1, len(weighed.members))))[0] / (2 if kernel.halves else 1)
    return kernel if np.array_equal(ranks, official(place)[units]) else None


def sensitivity(
    of: Subject, asked: DrawRequest, threshold: float, policies: bool, told: Told = lambda _: None
) -> Sensitivity | None:
    """What the draws, leaving out, and other choices come to; None where it was broken off before the first draw."""
    board, place, weighed, units, kernel = of
    if kernel is not None:
        taken, halves = draw_ranks(kernel, weighed.weights, asked, told), kernel.halves
    else:
        taken, halves = _rescore_draws(of, asked, told), place.of.ranking.ties == "average"
    if not taken.shape[1]:
        return None
    whole = taken.shape[1] == asked.draws
    small = len(units) <= MOST_UNITS
    return Sensitivity(
        board,
        place,
        weighed,
        _names(board, place, weighed),
        asked,
        taken.shape[1],
        kernel is None,
        units,
        of.rank,
        places(taken, of.rank, halves, asked.threads),
        acceptability(taken, halves) if small else None,
        tuple(sorted(_fragile(of, taken, asked, threshold), key=lambda pair: -pair.share)),
        threshold,
        _leave_members_out(of, small) if whole else None,
        tuple(other_policies(board, place)) if whole and policies else None,
    )


def _rescore_draws(of: Subject, asked: DrawRequest, told: Told) -> Taken:
    """uint[N, D], the ranks of a total that is no plain sum: each draw scored by the engine.

    A unit that is taken out of the ranking in a draw stands last in it.
    """
    board, place, weighed, units, _ = of
    source = np.random.Generator(np.random.PCG64(asked.seed))
    each = 2 if place.of.ranking.ties == "average" else 1
    rank_draws: list[Taken] = []
    try:
        while len(rank_draws) < asked.draws:
            factors = asked.around.draw(source, weighed.weights, 1)[0]
            after = official(_reweigh_members(board, place, weighed, factors).part(place.of.id))[units]
            last = np.where(np.isnan(after), len(units), after)
            rank_draws.append((last * each).astype(np.uint32))
            told(len(rank_draws))
    except KeyboardInterrupt:
        pass
    return np.array(rank_draws, dtype=np.uint32).reshape(len(rank_draws), len(units)).T


def _reweigh_members(board: Board, place: Place, weighed: WeighedTotal, factors: Floats) -> Board:
    """The board with other weights of the members of a place."""
    if isinstance(place, TableBoard):
        return reweigh_board(board, {place.table.id: row_factors(place, weighed, factors)})
    if place.total_of.weights:
        return reweigh_board(
            board, {}, {place.total_of.id: dict(zip(weighed.members, factors.tolist(), strict=True))}
        )
    rows = {
        table.table.id: np.full(len(table.table.rows), factor)
        for id, factor in zip(weighed.members, factors.tolist(), strict=True)
        for table in board.tables
        if table.table.id == id
    }
    return reweigh_board(board, rows)


def _leave_members_out(of: Subject, small: bool) -> tuple[Variant, ...] | None:
    """The ranks without each item: of a plain sum by the kernel, else formed anew; None where that is too much."""
    board, place, weighed, units, kernel = of
    counted = (weighed.counts.value[units] > 0).sum(axis=1)
    if kernel is not None and isinstance(place, TableBoard) and (counted > 1).all():
        taken = kernel.ranks(1.0 - np.eye(len(weighed.members))) / (2 if kernel.halves else 1)
        return tuple(
            _left_out(place, id, units, ranks) for id, ranks in zip(weighed.members, taken, strict=True)
        )
    return tuple(leave_one_out(board, place, tables_of(board, place))) if small else None


def _left_out(place: TableBoard, id: str, units: NDArray[np.intp], ranks: Floats) -> Variant:
    every = np.full(len(place.units), np.nan)
    every[units] = ranks
    return Variant(id, name_of(place, id), place.table.id, every)


def _fragile(of: Subject, taken: Taken, asked: DrawRequest, threshold: float) -> Iterator[FragilePair]:
    """The neighbours that stand the other way round in more than so many of the draws; tied ones are none."""
    rank, total = of.rank, of.place.total[of.units]
    groups = [of.place.units[n].group for n in of.units.tolist()]
    apart = among_of(of.place) == "group"
    order = sorted(range(len(rank)), key=lambda n: (groups[n] or "" if apart else "", rank[n], n))
    moves = asked.around.factor_deviation(of.weighed.weights)
    has = _member_points(of.weighed)[of.units]
    for a, b in pairwise(order):
        if rank[a] == rank[b] or (apart and groups[a] != groups[b]):
            continue
        share = float((taken[b] < taken[a]).mean())
        if share > threshold:
            most = int(np.argmax(np.abs(has[a] - has[b]) * moves))
            yield FragilePair(a, b, float((total[a] - total[b]).shown), share, of.weighed.members[most])


def _member_points(weighed: WeighedTotal) -> Floats:
    """float64[U, M], what each member brings to a total by the scheme's weights."""
    points, counts, full = (figure.value for figure in (weighed.points, weighed.counts, weighed.full))
    counted = counts.sum(axis=1, keepdims=True)
    scale = np.where(counted > 0, full.sum(axis=1, keepdims=True) / np.where(counted > 0, counted, 1.0), 1.0)
    brings: Floats = points * scale
    return brings


def _names(board: Board, place: Place, weighed: WeighedTotal) -> tuple[Text, ...]:
    if isinstance(place, TableBoard):
        return tuple(name_of(place, id) for id in weighed.members)
    return tuple(part_name(board.scheme, id) for id in weighed.members)


def fragile_units(pairs: Sequence[FragilePair]) -> frozenset[int]:
    """The units, by their places, that stand in any of some pairs."""
    return frozenset(unit for pair in pairs for unit in (pair.above, pair.below))
