"""Cells and columns that every ranking has: ranks, totals, what is known of them, remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import isnan
from typing import NamedTuple

import numpy as np

from scorecard.engine.figures import part_due
from scorecard.model.board import Board, Place
from scorecard.model.figure import Flags, Floats
from scorecard.model.status import Status
from scorecard.study.explain.effect import holding
from scorecard.tables import words
from scorecard.tables.table import Cell, Column, OutOf, Partial, optional


def inside_groups(place: Place) -> bool:
    """Whether the official ranks are those inside groups, so that the print keeps groups apart."""
    return place.of.ranking.among == "group"


def rank_columns(place: Place) -> list[Column]:
    """The official rank; where it is inside groups, behind the group and under its own name."""
    if not inside_groups(place):
        return [Column("rank", words.RANK, "rank", key=True)]
    return [Column("group", words.GROUP, key=True), Column("rank", words.GROUP_RANK, "rank", key=True)]


def group_cells(place: Place, units: Sequence[int]) -> list[list[Cell]]:
    """The column of the groups of some units, where ranks are inside groups."""
    return [[place.units[u].group or "—" for u in units]] if inside_groups(place) else []


class RankedColumn(NamedTuple):
    """A column, and what stands in it for each unit."""

    column: Column
    cell: Callable[[int], Cell]


def share_entry(board: Board, place: Place) -> Iterator[RankedColumn]:
    """The share of each unit's own full points, where ranks are formed on it."""
    if place.of.ranking.by == "share":
        share = (place.total / place.full_total).shown
        column = Column("share", words.SHARE, "percent", board.scheme.decimals.total)
        yield RankedColumn(column, lambda u: optional(share[u]))


def grade_entry(place: Place) -> Iterator[RankedColumn]:
    """The grade of each unit, where there are grades."""
    if place.grade:
        yield RankedColumn(Column("grade", words.GRADE), lambda u: place.grade[u] or "—")


def effects_entry(place: Place) -> Iterator[RankedColumn]:
    """The effects that hold for each unit, by name, where one holds for any."""
    if place.effected is not None and place.effected.held.any():
        column = Column("effects", words.REMARK)
        yield RankedColumn(column, lambda u: "、".join(effect.name for effect in holding(place, u)))


def rank_cells(rank: Floats, units: Sequence[int], not_formed: bool = False) -> list[Cell]:
    """The ranks of some units."""
    return [rank_cell(each, not_formed) for each in rank[np.asarray(units, dtype=np.int64)].tolist()]


def rank_cell(rank: float, not_formed: bool = False) -> Cell:
    """A rank, or that there is none."""
    if isnan(rank):
        return Status.NOT_DUE.text if not_formed else words.UNRANKED
    return float(rank)


def totals_by_piece(board: Place, lacks: Flags) -> Callable[[Sequence[int]], list[Cell]]:
    """Gives the totals of some units, with the full points due beside them where these are not those of the year.

    lacks : bool[U], of which only a part is known
    """
    whole_year = part_due(board).value == 1

    def cells(units: Sequence[int]) -> list[Cell]:
        at = np.asarray(units, dtype=np.int64)
        due = board.due_full[at].tolist()
        parts = [None if year else full for year, full in zip(whole_year[at].tolist(), due, strict=True)]
        totals, known = board.total[at].tolist(), board.known[at].tolist()
        return list(map(total_cell, totals, known, lacks[at].tolist(), parts))

    return cells


def total_cell(total: float, known: float, lacks: bool, full: float | None = None) -> Cell:
    """A total; what is known of it in brackets where something is lacking; with the full points it is of, if said."""
    if isnan(total) and not lacks:
        return None
    points = Partial(float(known)) if lacks else float(total)
    return points if full is None else OutOf(points, full)


def parts_of_year(board: Place) -> list[float | None]:
    """By unit, the full points due where they are not those of the whole year."""
    parts = zip(part_due(board).value.tolist(), board.due_full.tolist(), strict=True)
    return [None if part == 1 else due for part, due in parts]
