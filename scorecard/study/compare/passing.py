"""Whom a unit passed, and who passed it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.model.board import Place, TableBoard
from scorecard.model.figure import Figure, Flags, Floats
from scorecard.model.observations import Ints
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.model.unit import Unit

Groups = NDArray[np.object_]


class RankStanding(NamedTuple):
    """A ranking: its units, their totals and official ranks, and the figures the ranks were formed on.

    total, rank, figure : float64[U], NaN where a unit has none; group : object[U], units of unequal
    groups are not compared with each other
    """

    units: tuple[Unit, ...]
    total: Figure
    rank: Floats
    figure: Floats
    group: Groups


def standing(board: Place) -> RankStanding:
    """The official ranking of a table or a total."""
    of: SchemeTable | Total = board.table if isinstance(board, TableBoard) else board.total_of
    by_group = of.ranking.among == "group"
    rank = board.ranks.in_group if by_group else board.ranks.overall
    group = np.array([(unit.group or "") if by_group else "" for unit in board.units], dtype=object)
    return RankStanding(
        board.units, board.total, rank, np.where(np.isnan(rank), np.nan, board.ranks.order), group
    )


class Passing:
    """Who passed whom between two rankings, told of the units that are asked for: of all, it would be units × units.

    passed    = better then (strictly) and not better now
    passed by = better now and not better then

    Units of one side only count too, and those that came from another group or went to one, so that with competition
    ranks rank now − rank then = passed by − passed, exactly. Units unranked on either side pass nobody, nor do those
    whose places are in different groups.
    """

    def __init__(self, now: RankStanding, then: RankStanding, matched: Ints) -> None:
        """matched : int32[U], where each unit of `now` stands in `then`, -1 where it does not."""
        kept = set(matched.tolist())
        gone = [n for n in range(len(then.units)) if n not in kept]
        at_now = np.concatenate([np.arange(len(now.units)), np.full(len(gone), -1)])
        at_then = np.concatenate([matched, np.array(gone, dtype=np.int32)]).astype(np.int32)
        self._units = (*now.units, *(then.units[n] for n in gone))
        self._now, self._then = (
            (_take_figures(side.figure, at), _take_groups(side.group, at))
            for side, at in ((now, at_now), (then, at_then))
        )

    def passed(self, u: int) -> tuple[Unit, ...]:
        """The units that a unit of now passed, in their order."""
        return self._chosen(u, self._better(self._then, u) & ~self._better(self._now, u))

    def passed_by(self, u: int) -> tuple[Unit, ...]:
        """The units that passed it."""
        return self._chosen(u, self._better(self._now, u) & ~self._better(self._then, u))

    def _better(self, side: tuple[Floats, Groups], u: int) -> Flags:
        """bool[N], which units are strictly better than one in its group."""
        figure, group = side
        better: Flags = (group == group[u]) & (figure > figure[u])
        return better

    def _chosen(self, u: int, chosen: Flags) -> tuple[Unit, ...]:
        (now, group), (then, group_then) = self._now, self._then
        if np.isnan(now[u]) or np.isnan(then[u]) or group[u] != group_then[u]:
            return ()
        return tuple(self._units[v] for v in np.flatnonzero(chosen).tolist())


def _take_figures(figures: Floats, at: Ints) -> Floats:
    return np.where(at >= 0, figures[at] if len(figures) else np.nan, np.nan)


def _take_groups(groups: Groups, at: Ints) -> Groups:
    return np.array([groups[n] if n >= 0 else "" for n in at.tolist()], dtype=object)
