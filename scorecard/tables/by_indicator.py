"""The units ordered by one indicator."""

from __future__ import annotations

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message, sense
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Floats
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.study.places import places_of_row
from scorecard.tables import words
from scorecard.tables.numbers import full_name
from scorecard.tables.ranking import rank_cell
from scorecard.tables.raw import actual
from scorecard.tables.table import Cell, Column, Table, optional
from scorecard.tables.tones import light_cell
from scorecard.tables.view import View


def by_indicator(board: Board, table: TableBoard, row: Indicator, view: View) -> Table:
    """Actual, target, completion, progress and points of one indicator, the furthest first.

    Ordered by progress where there is a target, else by the place that the rule goes by or the share of the full
    points, the better first; a row with none of these by the places that it shows, if it does.
    """
    i = table.table.index[row.id]
    rank = _ranks(table, i)
    decimals = board.scheme.decimals
    columns = [
        Column("rank", words.RANK, "rank", key=True),
        Column("unit", words.UNIT, key=True),
        Column("actual", words.ACTUAL, "number", row.shown.decimals),
        Column("target", words.TARGET, "number"),
        Column("due", words.DUE, "number", None),
        Column("completion", words.COMPLETION, "percent", decimals.completion),
        Column("progress", words.PROGRESS, "percent", decimals.completion),
        Column("points", words.POINTS, "number", decimals.points),
        Column("status", words.STATUS),
    ]
    if row.lights:
        columns.append(Column("light", words.LIGHT))
    rows = tuple(_row(table, i, u, rank) for u in view.order(table.units, rank))
    caption = (
        _worth(table, i, view)
        if row.scores and not row.outside
        else words.limit(row)
        if row.scores
        else message("shown only")
    )
    return Table(
        f"{table.table.id}.{row.id}", (table.table.title, full_name(row)), tuple(columns), rows, None, caption
    )


def _worth(table: TableBoard, i: int, view: View) -> Text:
    """The full points of the units shown."""
    units = view.shown_units(table.units)
    figures = {float(table.terms.points.shown[u, i]) for u in units}
    if len(figures) == 1:
        (full,) = figures
        return sense("in a heading", "full points {full}", full=plain(full))
    return message("full points: {worth}", worth=words.worth(table, i, units))


def _ranks(table: TableBoard, i: int) -> Floats:
    places = places_of_row(table, i)
    return table.places[:, i].shown if np.isnan(places).all() and table.places is not None else places


def _row(table: TableBoard, i: int, u: int, rank: Floats) -> tuple[Cell, ...]:
    status = table.observations.status_of(u, i)
    value = table.observations.value.shown[u, i]
    figures = (table.completion.shown[u, i], table.progress.shown[u, i], table.points.shown[u, i])
    cells: tuple[Cell, ...] = (
        None
        if status == Status.SHOWN and np.isnan(rank[u])
        else rank_cell(rank[u], status == Status.NOT_DUE),
        table.units[u].short,
        None if np.isnan(value) else actual(table, u, i),
        table.terms.text(u, i),
        optional(table.terms.due.shown[u, i]),
        *(optional(figure) for figure in figures),
        status.text,
    )
    return (*cells, light_cell(table, u, i)) if table.table.rows[i].lights else cells
