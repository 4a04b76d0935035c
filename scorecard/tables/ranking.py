"""Cells and columns that every ranking has: ranks, totals, what is known of them, remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan

import numpy as np

from scorecard.engine.figures import part_due
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Flags, Floats
from scorecard.model.status import Status
from scorecard.study.explain.effect import holding
from scorecard.tables import words
from scorecard.tables.table import Cell, Column, OutOf, Partial


def inside_groups(place: TableBoard | TotalBoard) -> bool:
    """Whether the official ranks are those inside groups, so that the print keeps groups apart."""
    return place.of.ranking.among == "group"


def rank_columns(place: TableBoard | TotalBoard) -> list[Column]:
    """The official rank; where it is inside groups, behind the group and under its own name."""
    if not inside_groups(place):
        return [Column("rank", words.RANK, "rank", key=True)]
    return [Column("group", words.GROUP, key=True), Column("rank", words.GROUP_RANK, "rank", key=True)]


def group_cells(place: TableBoard | TotalBoard, units: Sequence[int]) -> list[list[Cell]]:
    """The column of the groups of some units, where ranks are inside groups."""
    return [[place.units[u].group or "—" for u in units]] if inside_groups(place) else []


def share_columns(board: Board, place: TableBoard | TotalBoard) -> list[Column]:
    """A column for the share of full points, where ranks are formed on it."""
    if place.of.ranking.by != "share":
        return []
    return [Column("share", words.SHARE, "percent", board.scheme.decimals.total)]


def share_cells(place: TableBoard | TotalBoard, units: Sequence[int]) -> list[list[Cell]]:
    """The column of the shares of some units in their own full points, where ranks are formed on these."""
    if place.of.ranking.by != "share":
        return []
    at = np.asarray(units, dtype=np.int64)
    shares = (place.total[at] / place.full_total[at]).tolist()
    return [[None if isnan(share) else share for share in shares]]


def has_remarks(board: TableBoard | TotalBoard) -> bool:
    """Whether an effect holds for any unit, so that there is something to remark."""
    return board.effected is not None and bool(board.effected.held.any())


def remark(board: TableBoard | TotalBoard, u: int) -> str:
    """The effects that hold for a unit, by name."""
    return "、".join(effect.name for effect in holding(board, u))


def rank_cells(rank: Floats, units: Sequence[int], not_formed: bool = False) -> list[Cell]:
    """The ranks of some units."""
    return [rank_cell(each, not_formed) for each in rank[np.asarray(units, dtype=np.int64)].tolist()]


def rank_cell(rank: float, not_formed: bool = False) -> Cell:
    """A rank, or that there is none."""
    if isnan(rank):
        return Status.NOT_DUE.text if not_formed else words.UNRANKED
    return float(rank)


def totals_by_piece(board: TableBoard | TotalBoard, lacks: Flags) -> Callable[[Sequence[int]], list[Cell]]:
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


def parts_of_year(board: TableBoard | TotalBoard) -> list[float | None]:
    """By unit, the full points due where they are not those of the whole year."""
    parts = zip(part_due(board).value.tolist(), board.due_full.tolist(), strict=True)
    return [None if part == 1 else due for part, due in parts]
