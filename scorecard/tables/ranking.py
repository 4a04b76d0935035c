"""Cells and columns that every ranking has: ranks, totals, what is known of them, remarks."""

from __future__ import annotations

import numpy as np

from scorecard.engine.figures import part_due
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Floats
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


def group_cells(place: TableBoard | TotalBoard, u: int) -> list[Cell]:
    """The group of a unit, where ranks are inside groups."""
    return [place.units[u].group or "—"] if inside_groups(place) else []


def share_columns(board: Board, place: TableBoard | TotalBoard) -> list[Column]:
    """A column for the share of full points, where ranks are formed on it."""
    if place.of.ranking.by != "share":
        return []
    return [Column("share", words.SHARE, "percent", board.scheme.decimals.total)]


def share_cells(place: TableBoard | TotalBoard, u: int) -> list[Cell]:
    """The share of a unit's own full points, where ranks are formed on it."""
    if place.of.ranking.by != "share":
        return []
    share = float(place.total[u] / place.full_total[u])
    return [None if np.isnan(share) else share]


def remarked(board: TableBoard | TotalBoard) -> bool:
    """Whether an effect holds for any unit, so that there is something to remark."""
    return board.effected is not None and bool(board.effected.held.any())


def remark(board: TableBoard | TotalBoard, u: int) -> str:
    """The effects that hold for a unit, by name."""
    return "、".join(effect.name for effect in holding(board, u))


def rank_cell(rank: Floats, u: int, not_formed: bool = False) -> Cell:
    """A rank, or that there is none."""
    if np.isnan(rank[u]):
        return Status.NOT_DUE.text if not_formed else words.UNRANKED
    return float(rank[u])


def total_cell(total: float, known: float, lacks: bool, full: float | None = None) -> Cell:
    """A total; what is known of it in brackets where something is lacking; with the full points it is of, if said."""
    if np.isnan(total) and not lacks:
        return None
    points = Partial(float(known)) if lacks else float(total)
    return points if full is None else OutOf(points, full)


def parts_of_year(board: TableBoard | TotalBoard) -> list[float | None]:
    """By unit, the full points due where they are not those of the whole year."""
    part, due = part_due(board).value, board.due_full.shown
    return [None if part[u] == 1 else float(due[u]) for u in range(len(board.units))]
