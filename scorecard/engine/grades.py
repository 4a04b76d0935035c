"""Grades: by conditions, by quota, the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

import numpy as np

from scorecard.engine.conditions import Figure, holds, known
from scorecard.engine.quantity import divide, settle
from scorecard.engine.sharing import branches
from scorecard.model.board import Flags, Floats, TableBoard, TotalBoard
from scorecard.model.condition import Grade
from scorecard.model.rule import Among
from scorecard.model.scheme import Unit


def graded_table(board: TableBoard) -> TableBoard:
    """The board with the grades of its units."""
    table = board.table
    if not table.grades:
        return board
    figure = figures_of((board,), board.units, board.total, official(board, table.among))
    found = grades_of(
        table.grades, board.units, board.total, official(board, table.among), table.among, figure
    )
    return replace(board, grade=found)


def graded_total(board: TotalBoard, tables: Sequence[TableBoard]) -> TotalBoard:
    """The total with the grades of its units; conditions may speak of the rows of all tables."""
    total = board.total_of
    if not total.grades:
        return board
    rank = official(board, total.among)
    figure = figures_of(tables, board.units, board.total, rank)
    return replace(board, grade=grades_of(total.grades, board.units, board.total, rank, total.among, figure))


def official(board: TableBoard | TotalBoard, among: Among) -> Floats:
    """float64[U], the official rank: in the table, or in the group."""
    return board.group_rank if among == "group" else board.rank


def grades_of(
    grades: tuple[Grade, ...],
    units: tuple[Unit, ...],
    total: Floats,
    rank: Floats,
    among: Among,
    figure: Figure,
) -> tuple[str, ...]:
    """The grade of each unit, "" for none; the first that holds, in the order written, the rest last.

    total, rank : float64[U], NaN where there are none

    A unit without a total gets a grade only where conditions on other figures decide it before any
    that still cannot be told: 直接通过 by an honour, but never the rest. Units that are only shown get none.

    Of 11 ranked units, A: top 25 % rounded up, B: top 45 % rounded down, D: bottom 5 % rounded up,
    C: the rest: 3, 4, 1 and 3 [S80].
    """
    found = [""] * len(units)
    still = np.array([unit.assessed for unit in units], dtype=np.bool_)
    groups = [unit.group if among == "group" else "" for unit in units]
    for grade in sorted(grades, key=lambda one: one.rest):
        if grade.conditions:
            chosen, told = still & holds(grade.conditions, figure), known(grade.conditions, figure)
        else:
            chosen, told = still & ~np.isnan(total), ~np.isnan(total)
        if grade.quota is not None:
            chosen, told = chosen & _in_quota(grade, rank, still, groups), told & ~np.isnan(total)
        for u in np.flatnonzero(chosen):
            found[u] = grade.grade
        still &= ~chosen & (told | ~np.isnan(total))
    return tuple(found)


def _in_quota(grade: Grade, rank: Floats, still: Flags, groups: list[str | None]) -> Flags:
    """bool[U], the units that the count of a quota reaches, group by group."""
    reached = np.zeros(len(rank), dtype=np.bool_)
    for group in dict.fromkeys(groups):
        inside = np.array([one == group for one in groups]) & ~np.isnan(rank)
        count = quota(int(inside.sum()), grade)
        keys = rank if grade.bottom is None else -rank
        pool = np.sort(keys[inside & still])
        if not count or not len(pool):
            continue
        edge = pool[min(count, len(pool)) - 1]
        over = int((pool <= edge).sum()) > count and grade.edge_tie == "exclude"
        reached |= inside & still & ((keys < edge) if over else (keys <= edge))
    return reached


def quota(ranked: int, grade: Grade) -> int:
    """How many of so many ranked units a quota is.

    >>> [quota(11, Grade("A", top=0.25, whole=whole)) for whole in ("down", "up", "half_up")]
    [2, 3, 3]
    """
    exact = float(settle(np.array(ranked * (grade.quota or 0.0))))
    if grade.whole == "half_up":
        return floor(exact + 0.5)
    return ceil(exact) if grade.whole == "up" else floor(exact)


def figures_of(tables: Sequence[TableBoard], units: tuple[Unit, ...], total: Floats, rank: Floats) -> Figure:
    """Where conditions find their figures; those of a row are NaN for units that are not in its table."""

    def figure(id: str, what: str) -> Floats:
        if what == "total":
            return total
        if what == "rank":
            return rank
        if what == "rank_from_last":
            return np.nan_to_num(np.nanmax(rank, initial=0)) + 1 - rank
        return of_row(tables, units, id, what)

    return figure


def of_row(tables: Sequence[TableBoard], units: tuple[Unit, ...], id: str, what: str) -> Floats:
    """float64[U], a figure of a row or heading; NaN for units that are not in its table."""
    out = np.full(len(units), np.nan)
    for board in tables:
        if id not in board.table.index and id not in board.headings:
            continue
        column = _column(board, id, what)
        at = {unit.id: n for n, unit in enumerate(board.units)}
        for u, unit in enumerate(units):
            if unit.id in at:
                out[u] = column[at[unit.id]]
        break
    return out


def _column(board: TableBoard, id: str, what: str) -> Floats:
    """One figure of a row or heading; points are those that count in the table."""
    if id in board.headings:
        h = board.headings.index(id)
        points, full = board.heading_points[:, h], board.heading_full[:, h]
        lacks = board.lacking[:, _below(board, id)].any(axis=1)
        points = np.where(lacks, np.nan, points)
        return divide(points, full) if what == "share" else points
    i = board.table.index[id]
    value = board.observations.value[:, i]
    columns = {
        "value": value,
        "points": board.points[:, i],
        "share": divide(board.points[:, i], board.full[:, i]),
        "completion": board.completion[:, i],
        "progress": board.progress[:, i],
        "met": np.where(np.isnan(value) | np.isnan(board.terms.due[:, i]), np.nan, board.met[:, i]),
    }
    return columns[what]


def _below(board: TableBoard, heading: str) -> list[int]:
    return list(next(one for one in branches(board.table.tree) if one.heading == heading).leaves)
