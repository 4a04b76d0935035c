"""The figures that conditions of grades and effects speak of, for every unit of the place they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.attainment import ahead_of_due, met_figure
from scorecard.engine.conditions import Figures
from scorecard.engine.lights import row_light
from scorecard.engine.ranks import group_ranks
from scorecard.engine.sharing import full_points
from scorecard.model.board import Place, TableBoard
from scorecard.model.condition import RANKS
from scorecard.model.figure import (
    Figure,
    Floats,
    Rivals,
    as_figures,
    concatenate,
    ordinals,
    places_by_keys,
    rounded,
    same,
    where,
)
from scorecard.model.figure.operation import THROUGH, Cells, Remembers, Writing, operation
from scorecard.model.figure.writers import MISSING
from scorecard.model.ranking import BoundsOn
from scorecard.model.rule import Among
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit
from scorecard.scheme.words import LIGHT


def official(board: Place) -> Floats:
    """float64[U], the official rank: in the table, or in the group."""
    return board.ranks.official(among_of(board))


def among_of(board: Place) -> Among:
    """Whether official ranks are those of the table or of the group."""
    return board.of.ranking.among


def figures_of(
    scheme: Scheme,
    place: Place,
    rows: Sequence[TableBoard],
    boards: Sequence[Place] = (),
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
    none = as_figures(np.full(len(place.units), np.nan))
    how = bounds_on or place.of.ranking.bounds_on or "share"

    def place_figure(board: Place, what: str) -> Figure:
        figures = _board_figure(scheme, board, what)
        part = part_due(board)
        return (
            where(part.value == 1, figures, figures / part) if what == "total" and how == "share" else figures
        )

    def figure(id: str, what: str, ago: int = 0) -> Figure:
        if not id:
            return place_figure(place, what)
        for board in rows:
            if id in board.table.index or id in board.headings:
                row = board.table.row(id)
                if ago:
                    return (
                        board.past.figure(board.table.id, row, what, ago, place.units) if board.past else none
                    )
                column = _light(scheme, board, id, rows) if what == "light" else row_figure(board, id, what)
                return align_to_units(column, board.units, place.units)
        place_of = next(board for board in boards if board.of.id == id)
        return align_to_units(place_figure(place_of, what), place_of.units, place.units)

    return figure


def align_to_units(column: Figure, units: tuple[Unit, ...], wanted: tuple[Unit, ...]) -> Figure:
    """A column of some units as one of others, by id; NaN for units it does not have."""
    return spread_by(column, [unit.id for unit in units], [unit.id for unit in wanted])


def spread_by(column: Figure, ids: Sequence[str], wanted: Sequence[str]) -> Figure:
    """The same by the ids alone."""
    at = {id: n for n, id in enumerate(ids)}
    return _place_figures(column, np.array([at.get(id, len(ids)) for id in wanted], dtype=np.int64))


def _light(scheme: Scheme, board: TableBoard, id: str, rows: Sequence[TableBoard]) -> Figure:
    """float64[U], which colour the light of a row has, among those there are; NaN where it has none."""
    row, order = board.table.row(id), [table.id for table in scheme.tables]
    near = sorted(rows, key=lambda one: (one is not board, not one.table.inputs, order.index(one.table.id)))
    codes = row_light(board, board.table.index[id], figures_of(scheme, board, near))
    colours = [*(list(LIGHT.choices).index(light.colour) for light in row.lights), np.nan]
    return as_figures(np.array(colours, dtype=np.float64)[codes])


def _write_in_place(writing: Writing, node: Remembers, holds: int) -> str:
    """The figure of a unit as it stands among its own."""
    column, places = node.args
    place = int(places[writing.u])
    return MISSING if place == len(column) else writing.elsewhere(place).figure(column, holds)


def _needs(writing: Writing, node: Remembers) -> Cells:
    column, places = node.args
    place = int(places[writing.u])
    return {} if place == len(column) else writing.elsewhere(place).needs(column)


@operation("{0}", THROUGH, excel=_write_in_place, needs=_needs)
def _place_figures(column: Figure, places: NDArray[np.int64]) -> Figure:
    """The figures of some units in other places; one place more than there are figures is that of none."""
    return concatenate([column, as_figures([np.nan])])[places]


def printed_total(scheme: Scheme, board: Place) -> Figure:
    """The total that ranks, grades and effects look at: as printed, unless the scheme ranks on the exact one."""
    exact = board.of.ranking.rank_on == "exact"
    return board.total if exact else rounded(board.total, scheme.decimals.total)


def bound_now(board: Place, bound: float) -> Figure:
    """float64[U], what a bound on the total of the year comes to while a part of it is due."""
    return as_figures(bound) * part_due(board)


def part_due(board: Place) -> Figure:
    """float64[U], full points due in the period ÷ those of the year; 1 where they are the same, or there are none."""
    due, year = board.due_full, board.year_full
    return where(same(due, year) | (due.value <= 0) | (year.value <= 0), 1.0, due / year)


def _board_figure(scheme: Scheme, board: Place, what: str) -> Figure:
    """The total of a table or total, as a share of its full points, or its official rank from either end."""
    if what == "total":
        return printed_total(scheme, board)
    if what == "share":
        return board.total / board.full_total
    return as_figures(official(board)) if what == "rank" else rank_from_last(board)


def rank_from_last(board: Place) -> Figure:
    """float64[U], the official rank counted anew from the other end: with ties it is not the first end's turned round."""
    return place_among(board, as_figures(official(board)), among_of(board))


def place_among(board: Place, figures: Figure, among: Among, smallest: bool = False) -> Figure:
    """The place of each figure among those of the table or the group, the largest first unless said.

    Under `ordinal` equal figures have equal places: only totals are told apart by their printed order.
    """
    ties = "competition" if board.of.ranking.ties == "ordinal" else board.of.ranking.ties
    groups = [unit.group or "" if among == "group" else "-" for unit in board.units]
    assessed = np.array([unit.assessed for unit in board.units], dtype=np.bool_)
    rivals = Rivals(np.array(groups, dtype=object), assessed & (np.array(groups) != ""), ties, smallest)
    keys = ordinals(figures)
    return places_by_keys(
        [figures], rivals, group_ranks(-keys if smallest else keys, ties, rivals.inside, tuple(groups))
    )


def row_figure(board: TableBoard, id: str, what: str) -> Figure:
    """One figure of a row or heading; points are its own, before others gave it theirs or took it for less."""
    if what in RANKS:
        figures, among, lower = _ranked_by(board, id)
        return place_among(board, figures, among, smallest=lower == (what == "rank"))
    if id in board.headings:
        return _heading_figure(board, id, what)
    i = board.table.index[id]
    if what == "class":
        codes = np.full(len(board.units), -1) if board.classes is None else board.classes[:, i]
        return as_figures(np.where(codes < 0, np.nan, codes.astype(np.float64)))
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
        "ahead": ahead_of_due(board.terms, progress, value, i),
    }
    return columns[what]


def _heading_figure(board: TableBoard, id: str, what: str) -> Figure:
    """The points of a heading, or the share that they are of its full points.

    Of a heading worth 10 a unit has 9.6 of 12, for an item beside it does not apply: 8, and 80 %.
    """
    h = board.headings.index(id)
    lacks = board.lacking[:, rows_below(board, id)].any(axis=1)
    points = where(lacks, np.nan, board.heading_own[:, h])
    if what == "points":
        return points
    branch = next(branch for branch in board.table.tree.branches if branch.heading == id)
    return points / full_points(branch, board.full)


def _ranked_by(board: TableBoard, id: str) -> tuple[Figure, Among, bool]:
    """float64[U], what a row or heading has its places by: its value where it shows them, else its points.

    Beside it among whom, and whether the smallest is first.
    """
    row = board.table.row(id)
    if row.shown.rank:
        return row_figure(board, id, "value"), row.shown.rank, row.direction == "lower"
    return row_figure(board, id, "points"), among_of(board), board.table.ranking.lowest_first


def rows_below(board: TableBoard, heading: str) -> list[int]:
    """The rows below a heading; all of them where it is ""."""
    tree = board.table.tree
    return list(
        next(branch for branch in tree.branches if branch.heading == (heading or tree.heading)).leaves
    )
