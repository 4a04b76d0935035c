"""Whom a unit passed, and who passed it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.model.board import TableBoard, TotalBoard
from scorecard.model.figure import Figure, Flags, Floats
from scorecard.model.observations import Ints
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.model.unit import Unit


class RankStanding(NamedTuple):
    """A ranking: its units, their totals and official ranks, and the figures the ranks were formed on.

    total, rank, figure : float64[U], NaN where a unit has none; group : object[U], units of unequal
    groups are not compared with each other
    """

    units: tuple[Unit, ...]
    total: Figure
    rank: Floats
    figure: Floats
    group: np.ndarray[tuple[int], np.dtype[np.object_]]


def standing(board: TableBoard | TotalBoard) -> RankStanding:
    """The official ranking of a table or a total."""
    of: SchemeTable | Total = board.table if isinstance(board, TableBoard) else board.total_of
    by_group = of.ranking.among == "group"
    rank = board.ranks.in_group if by_group else board.ranks.overall
    group = np.array([(unit.group or "") if by_group else "" for unit in board.units], dtype=object)
    return RankStanding(
        board.units, board.total, rank, np.where(np.isnan(rank), np.nan, board.ranks.order), group
    )


def passing(
    now: RankStanding, then: RankStanding, matched: Ints
) -> tuple[tuple[tuple[Unit, ...], ...], tuple[tuple[Unit, ...], ...]]:
    """The units each one passed, and those that passed it; by the units of `now`, in their order.

    matched : int32[U], where each unit of `now` stands in `then`, -1 where it does not

    passed    = better then (strictly) and not better now
    passed by = better now and not better then

    Units of one side only count too, and those that came from another group or went to one, so that with competition
    ranks rank now − rank then = passed by − passed, exactly. Units unranked on either side pass nobody, nor do those
    whose places are in different groups.
    """
    kept = set(matched.tolist())
    gone = [n for n in range(len(then.units)) if n not in kept]
    units = (*now.units, *(then.units[n] for n in gone))
    at_now = np.concatenate([np.arange(len(now.units)), np.full(len(gone), -1)])
    at_then = np.concatenate([matched, np.array(gone, dtype=np.int32)]).astype(np.int32)
    better_now, better_then = _better(now, at_now), _better(then, at_then)
    ranked = ~np.isnan(_take_figures(now.figure, at_now)) & ~np.isnan(_take_figures(then.figure, at_then))
    ranked &= _group(now, at_now) == _group(then, at_then)
    passed = better_then & ~better_now & ranked[:, None]
    passed_by = better_now & ~better_then & ranked[:, None]

    def chosen_units(chosen: Flags) -> tuple[tuple[Unit, ...], ...]:
        return tuple(
            tuple(units[v] for v in np.flatnonzero(chosen[u]).tolist()) for u in range(len(now.units))
        )

    return chosen_units(passed), chosen_units(passed_by)


def _take_figures(figures: Floats, at: Ints) -> Floats:
    return np.where(at >= 0, figures[at] if len(figures) else np.nan, np.nan)


def _group(side: RankStanding, at: Ints) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    return np.array([side.group[n] if n >= 0 else "" for n in at.tolist()], dtype=object)


def _better(side: RankStanding, at: Ints) -> Flags:
    """bool[N, N]: whether the second is strictly better than the first, in the same group."""
    figure = _take_figures(side.figure, at)
    if not len(side.units):
        return np.zeros((len(at), len(at)), dtype=np.bool_)
    group = _group(side, at)
    same: Flags = np.equal(group[None, :], group[:, None])
    return same & np.greater(figure[None, :], figure[:, None])
