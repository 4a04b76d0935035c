"""Places inside groups over time: of a unit that changed its group they are not compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import message, some
from scorecard.model.board import Board, Place
from scorecard.model.figure import Figure, Flags, where
from scorecard.model.unit import Unit
from scorecard.study.notes import Note
from scorecard.study.trend.series import Show, TrendSubject

Groups = NDArray[np.object_]
"""object[U, B], by unit and board the group whose places are shown; "" where they are those of all, None where it has none."""

_MOST_NAMED = 20


def groups_of(boards: Sequence[Board], what: TrendSubject, show: Show, units: tuple[Unit, ...]) -> Groups:
    """Inside which group the place of each unit is, period by period."""
    groups = np.full((len(units), len(boards)), None, dtype=object)
    if show != "rank" or what.kind not in ("table", "total"):
        return groups
    for n, board in enumerate(boards):
        places: list[Place] = [*board.tables, *board.totals]
        place = next((other for other in places if other.of.id == what.id), None)
        if place:
            among = place.of.ranking.among
            of = {unit.id: (unit.group or "") if among == "group" else "" for unit in place.units}
            groups[:, n] = [of.get(unit.id) for unit in units]
    return groups


def without_other_groups(growth: Figure, before: NDArray[np.int32], groups: Groups) -> Figure:
    """float64[U, B], the growth of places without that between different groups."""
    return where(_other(before, groups), np.nan, growth)


def _other(before: NDArray[np.int32], groups: Groups) -> Flags:
    then = groups[:, before]
    pairs = zip(groups.ravel().tolist(), then.ravel().tolist(), strict=True)
    other = np.array([None not in (a, b) and a != b for a, b in pairs], dtype=np.bool_)
    other_group: Flags = (before >= 0) & other.reshape(groups.shape)
    return other_group


def group_notes(
    before: NDArray[np.int32], groups: Groups, units: tuple[Unit, ...], within: Sequence[int]
) -> Iterator[Note]:
    """Who was in another group in the period that is compared with."""
    moved: Flags = np.any(_other(before, groups)[:, within], axis=1)
    if moved.any():
        names = some(
            [unit.short for unit, flag in zip(units, moved.tolist(), strict=True) if flag], _MOST_NAMED
        )
        sentence = message("{names} changed group: places in different groups are not compared.", names=names)
        yield Note("group_changed", sentence)
