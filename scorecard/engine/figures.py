"""The figures that conditions of grades and effects speak of, for every unit of the place they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.engine.attainment import ahead, met_figure
from scorecard.engine.conditions import Figures
from scorecard.engine.ranks import group_ranks, ranks
from scorecard.engine.sharing import branches
from scorecard.model.board import TableBoard, TotalBoard
from scorecard.model.condition import RANKS
from scorecard.model.figure import Figure, Floats, joined, ordinals, read, rounded, same, where
from scorecard.model.ranking import BoundsOn, Ties
from scorecard.model.rule import Among
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit


def official(board: TableBoard | TotalBoard) -> Floats:
    """float64[U], the official rank: in the table, or in the group."""
    return board.ranks.official(among_of(board))


def among_of(board: TableBoard | TotalBoard) -> Among:
    """Whether official ranks are those of the table or of the group."""
    return board.of.ranking.among


def figures_of(
    scheme: Scheme,
    place: TableBoard | TotalBoard,
    rows: Sequence[TableBoard],
    boards: Sequence[TableBoard | TotalBoard] = (),
    bounds_on: BoundsOn | None = None,
) -> Figures:
    """Where the conditions of a table or total find their figures.

    Bounds on a total are those of the whole year: while only a part of it is due, a total counts for what it
    is worth of the year, printed × full points of the year ÷ full points due, unless `bounds_on` says points.

    rows : tables whose rows they may speak of, the nearest first; a row is NaN for units that are
        not in its table
    boards : the tables and totals that they may speak of as a whole
    bounds_on : what bounds are met on, where that is not to be what the place itself declares

    85 of 100 in the year, 88 due: 75.10 counts as 85.34.
    """
    how = bounds_on or place.of.ranking.bounds_on or "share"

    def of_board(board: TableBoard | TotalBoard, what: str) -> Figure:
        found = _of_board(scheme, board, what)
        part = part_due(board)
        return where(part.value == 1, found, found / part) if what == "total" and how == "share" else found

    def figure(id: str, what: str) -> Figure:
        if not id:
            return of_board(place, what)
        for board in rows:
            if id in board.table.index or id in board.headings:
                return spread(_of_row(board, id, what), board.units, place.units)
        found = next(board for board in boards if board.of.id == id)
        return spread(of_board(found, what), found.units, place.units)

    return figure


def spread(column: Figure, units: tuple[Unit, ...], wanted: tuple[Unit, ...]) -> Figure:
    """A column of some units as one of others, by id; NaN for units it does not have."""
    at = {unit.id: n for n, unit in enumerate(units)}
    places = np.array([at.get(unit.id, len(units)) for unit in wanted], dtype=np.int64)
    return joined([column, read([np.nan])])[places]


def printed_total(scheme: Scheme, board: TableBoard | TotalBoard) -> Figure:
    """The total that ranks, grades and effects look at: as printed, unless the scheme ranks on the exact one."""
    exact = board.of.ranking.rank_on == "exact"
    return board.total if exact else rounded(board.total, scheme.decimals.total)


def bound_now(board: TableBoard | TotalBoard, bound: float) -> Figure:
    """float64[U], what a bound on the total of the year comes to while a part of it is due."""
    return read(bound) * part_due(board)


def part_due(board: TableBoard | TotalBoard) -> Figure:
    """float64[U], full points due in the period ÷ those of the year; 1 where they are the same, or there are none."""
    due, year = board.due_full, board.year_full
    return where(same(due, year) | (due.value <= 0) | (year.value <= 0), 1.0, due / year)


def _of_board(scheme: Scheme, board: TableBoard | TotalBoard, what: str) -> Figure:
    """The total of a table or total, as a share of its full points, or its official rank from either end."""
    if what == "total":
        return printed_total(scheme, board)
    if what == "share":
        return board.total / board.full_total
    rank = official(board)
    if what == "rank":
        return read(rank)
    # The rank is counted anew from the other end: with ties it is not the first end's turned round.
    return read(_places(rank, board.of.ranking.ties, among_of(board), board.units))


def _places(figures: Floats, ties: Ties, among: Among, units: tuple[Unit, ...]) -> Floats:
    """The official place of each figure, the largest first."""
    assessed = np.array([unit.assessed for unit in units], dtype=np.bool_)
    if among == "group":
        return group_ranks(figures, ties, assessed, tuple(unit.group for unit in units))
    return ranks(figures, ties, assessed)


def _of_row(board: TableBoard, id: str, what: str) -> Figure:
    """One figure of a row or heading; points are those that count in the table."""
    if what in RANKS:
        place = ordinals(_of_row(board, id, "points"))
        keys = -place if (what == "rank") == board.table.ranking.lowest_first else place
        return read(_places(keys, board.table.ranking.ties, board.table.ranking.among, board.units))
    if id in board.headings:
        h = board.headings.index(id)
        lacks = board.lacking[:, _below(board, id)].any(axis=1)
        points = where(lacks, np.nan, board.heading_points[:, h])
        return points / board.heading_full[:, h] if what == "share" else points
    i = board.table.index[id]
    value, completion, progress = (
        where(board.unsettled[:, i], np.nan, figures[:, i])
        for figures in (board.observations.value, board.completion, board.progress)
    )
    columns = {
        "value": value,
        "target": board.terms.target[:, i],
        "points": board.points[:, i],
        "share": board.points[:, i] / board.full[:, i],
        "completion": completion,
        "progress": progress,
        "met": met_figure(board.terms, value, board.met[:, i], i),
        "ahead": ahead(board.terms, progress, value, i),
    }
    return columns[what]


def _below(board: TableBoard, heading: str) -> list[int]:
    return list(next(one for one in branches(board.table.tree) if one.heading == heading).leaves)
