"""The figures that conditions of grades and effects speak of, for every unit of the place they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.engine.conditions import Figure
from scorecard.engine.quantity import divide
from scorecard.engine.ranks import group_ranks, ranks
from scorecard.engine.reached import ahead, met_figure
from scorecard.engine.sharing import branches
from scorecard.model.board import Floats, TableBoard, TotalBoard
from scorecard.model.ranking import Ties
from scorecard.model.rule import Among
from scorecard.model.scheme import Unit

# Points come from settled rates, so equal ones may differ far behind the point.
_NEAR = 9


def official(board: TableBoard | TotalBoard) -> Floats:
    """float64[U], the official rank: in the table, or in the group."""
    return board.group_rank if among_of(board) == "group" else board.rank


def among_of(board: TableBoard | TotalBoard) -> Among:
    """Whether official ranks are those of the table or of the group."""
    return board.table.among if isinstance(board, TableBoard) else board.total_of.among


def figures_of(
    place: TableBoard | TotalBoard,
    rows: Sequence[TableBoard],
    boards: Sequence[TableBoard | TotalBoard] = (),
) -> Figure:
    """Where the conditions of a table or total find their figures.

    rows : tables whose rows they may speak of, the nearest first; a row is NaN for units that are
        not in its table
    boards : the tables and totals that they may speak of as a whole
    """

    def figure(id: str, what: str) -> Floats:
        if not id:
            return _of_board(place, what)
        for board in rows:
            if id in board.table.index or id in board.headings:
                return spread(_of_row(board, id, what), board.units, place.units)
        found = next(board for board in boards if _id(board) == id)
        return spread(_of_board(found, what), found.units, place.units)

    return figure


def _id(board: TableBoard | TotalBoard) -> str:
    return board.table.id if isinstance(board, TableBoard) else board.total_of.id


def spread(column: Floats, units: tuple[Unit, ...], wanted: tuple[Unit, ...]) -> Floats:
    """A column of some units as one of others, by id; NaN for units it does not have."""
    at = {unit.id: n for n, unit in enumerate(units)}
    places = np.array([at.get(unit.id, len(units)) for unit in wanted], dtype=np.int64)
    found: Floats = np.append(column, np.nan)[places]
    return found


def _of_board(board: TableBoard | TotalBoard, what: str) -> Floats:
    """The total of a table or total, as a share of its full points, or its official rank from either end."""
    if what == "total":
        return board.total
    if what == "share":
        return divide(board.total, board.full_total)
    rank = official(board)
    if what == "rank":
        return rank
    # The rank is counted anew from the other end: with ties it is not the first end's turned round.
    ties = board.table.ties if isinstance(board, TableBoard) else board.total_of.ties
    return _places(rank, ties, among_of(board), board.units)


def _places(figures: Floats, ties: Ties, among: Among, units: tuple[Unit, ...]) -> Floats:
    """The official place of each figure, the largest first."""
    assessed = np.array([unit.assessed for unit in units], dtype=np.bool_)
    if among == "group":
        return group_ranks(figures, ties, assessed, tuple(unit.group for unit in units))
    return ranks(figures, ties, assessed)


def _of_row(board: TableBoard, id: str, what: str) -> Floats:
    """One figure of a row or heading; points are those that count in the table."""
    if what in ("rank", "rank_from_last"):
        points = np.round(_of_row(board, id, "points"), _NEAR)
        keys = points if what == "rank" else -points
        return _places(keys, board.table.ties, board.table.among, board.units)
    if id in board.headings:
        h = board.headings.index(id)
        lacks = board.lacking[:, _below(board, id)].any(axis=1)
        points = np.where(lacks, np.nan, board.heading_points[:, h])
        return divide(points, board.heading_full[:, h]) if what == "share" else points
    i = board.table.index[id]
    value = board.observations.value[:, i]
    columns = {
        "value": value,
        "target": board.terms.target[:, i],
        "points": board.points[:, i],
        "share": divide(board.points[:, i], board.full[:, i]),
        "completion": board.completion[:, i],
        "progress": board.progress[:, i],
        "met": met_figure(board.terms, value, board.met[:, i], i),
        "ahead": ahead(board.terms, board.completion[:, i], value, i),
    }
    return columns[what]


def _below(board: TableBoard, heading: str) -> list[int]:
    return list(next(one for one in branches(board.table.tree) if one.heading == heading).leaves)
