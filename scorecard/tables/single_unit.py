"""A table of one unit as the notice prints it: indicators down."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.tables import words
from scorecard.tables.grid import completion_cell, own_notes
from scorecard.tables.numbers import heads, marked_name
from scorecard.tables.ranking import parts_of_year, total_cell
from scorecard.tables.raw import actual
from scorecard.tables.table import Bars, Cell, Column, Table, Tone, optional
from scorecard.tables.tones import bar, toned_points, tones


def single_unit(board: Board, table: TableBoard, with_due: bool = True) -> Table:
    """A table of one unit as the notice prints it: indicators down.

    with_due : what is due by now, and the progress on it, stand beside the target where that is another figure
    """
    paced = with_due and bool((table.terms.pace.value < 1).any())
    number = heads(table.table)
    decimals = board.scheme.decimals
    columns = (
        Column("number", words.NUMBER, key=True),
        Column("indicator", words.INDICATOR, key=True),
        Column("measure", words.MEASURE),
        Column("target", words.TARGET, "number"),
        *([Column("due", words.DUE, "number", None)] if paced else []),
        Column("actual", words.ACTUAL, "number", None),
        Column("completion", words.COMPLETION, "percent", decimals.completion, spare=int(paced)),
        *([Column("progress", words.PROGRESS, "percent", decimals.completion)] if paced else []),
        Column("points", words.POINTS, "number", decimals.points),
    )
    rows: list[tuple[Cell, ...]] = []
    bars: list[float | None] = []
    tone = tones(table)[0]
    for row in table.table.indicators:
        printed = number[row.id] if row.number is not None else ""
        of_row = _heading_cells(table, row, paced) if row.heading else _row_cells(table, row, paced, tone)
        rows.append((printed, marked_name(row), *of_row))
        bars.append(None if row.heading else bar(table, 0, table.table.index[row.id]))
    lacks = bool(table.partial.any())
    total: Cell = total_cell(table.total.shown[0], table.known.shown[0], lacks, parts_of_year(table)[0])
    due: tuple[Cell, ...] = (None,) if paced else ()
    rows.append(("", message("Total"), "", "", *due, None, None, *due, total))
    return Table(
        table.table.id,
        (table.table.title,),
        columns,
        tuple(rows),
        table.table.annex,
        table.units[0].name,
        own_notes(table),
        bars=Bars(words.PROGRESS if paced else words.COMPLETION, (*bars, None), 1.0),
    )


def _row_cells(table: TableBoard, row: Indicator, paced: bool, tone: list[Tone]) -> tuple[Cell, ...]:
    """Measure, target, what is due, actual, completion, progress and points of a row of the one unit."""
    i = table.table.index[row.id]
    points = table.points.shown[0, i]
    return (
        row.measure,
        table.terms.text(0, i).replace("%", ""),
        *([optional(table.terms.due.shown[0, i])] if paced else []),
        actual(table, 0, i),
        completion_cell(table, 0, i),
        *([optional(table.progress.shown[0, i])] if paced else []),
        toned_points(table, 0, i, optional(points), tone[i], with_actual=False),
    )


def _heading_cells(table: TableBoard, row: Indicator, paced: bool) -> tuple[Cell, ...]:
    """A heading has points alone."""
    due: tuple[Cell, ...] = (None,) if paced else ()
    return (
        "",
        "",
        *due,
        None,
        None,
        *due,
        optional(table.heading_points.shown[0, table.headings.index(row.id)]),
    )
