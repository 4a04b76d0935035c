"""A table's cells against another period's: actuals, completion, points, and the reason where not comparable."""

from __future__ import annotations

import numpy as np

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, comma_list, message, sense
from scorecard.model.figure import Floats, as_figures
from scorecard.model.status import Status
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.causes import CAUSE_NAMES
from scorecard.study.compare.changes import BoardComparison, TableChange
from scorecard.study.compare.reasons import Reason, reason_text
from scorecard.tables import words
from scorecard.tables.delta import words as delta_words
from scorecard.tables.delta.words import change_cell, then_word
from scorecard.tables.numbers import printed_value, with_measure
from scorecard.tables.table import Cell, Column, Table, optional
from scorecard.tables.view import View

FEW = 3


def largest_changes(comparison: BoardComparison, table: TableChange, view: View) -> Table:
    """Of each unit the cells whose points changed most, at most FEW."""
    rows = [_brief(comparison, table, u, i) for u in _order(table, view) for i in _most(table, u)]
    decimals = comparison.now.scheme.decimals
    columns = (
        Column("unit", words.UNIT, key=True),
        Column("indicator", words.INDICATOR, key=True),
        *_actual_columns(comparison),
        Column("points_change", delta_words.POINTS_CHANGE, "number", decimals.points, signed=True),
        Column("why", delta_words.WHY),
    )
    caption = message("the {names} largest changes of points of each unit", names=FEW)
    return _table(table, "largest", columns, rows, caption)


def all_changes(comparison: BoardComparison, table: TableChange, view: View) -> Table:
    """Every cell: actual, target, completion, points, each now and then."""
    rows = [
        (*_name_cells(table, u, i), *_figures(comparison, table, u, i))
        for u in _order(table, view)
        for i in range(len(table.frame.rows))
    ]
    columns = (
        Column("unit", words.UNIT, key=True),
        Column("indicator", words.INDICATOR, key=True),
        *_columns(comparison),
    )
    return _table(table, "cells", columns, rows, None)


def flat_changes(comparison: BoardComparison, tables: list[TableChange], view: View) -> Table:
    """The same of several tables as one, each row with its table and unit: for a spreadsheet."""
    rows = tuple(
        (table.id, table.ranking.units[u].short, row.short, row.measure, *_figures(comparison, table, u, i))
        for table in tables
        for u in _order(table, view)
        for i, row in enumerate(table.frame.rows)
    )
    columns = (
        Column("table", message("table"), key=True),
        Column("unit", words.UNIT, key=True),
        Column("indicator", words.INDICATOR, key=True),
        Column("measure", words.MEASURE),
        *_columns(comparison),
    )
    return Table("cells", (sense("of a comparison", "Every cell"),), columns, rows)


def _columns(comparison: BoardComparison) -> tuple[Column, ...]:
    then = then_word(comparison)
    decimals = comparison.now.scheme.decimals
    return (
        *_actual_columns(comparison),
        Column("target", words.TARGET, "number"),
        Column("target_then", then, "number"),
        Column("completion", words.COMPLETION, "percent", decimals.completion),
        Column("completion_then", then, "percent", decimals.completion),
        Column("points", words.POINTS, "number", decimals.points),
        Column("points_then", then, "number", decimals.points),
        Column("points_change", delta_words.CHANGE, "number", decimals.points, signed=True),
        Column("why", delta_words.WHY),
    )


def _actual_columns(comparison: BoardComparison) -> tuple[Column, ...]:
    return (
        Column("actual", words.ACTUAL, "number"),
        Column("actual_then", then_word(comparison), "number"),
        Column("change", delta_words.CHANGE, "number", signed=True),
        Column("percent", delta_words.PERCENT, "percent", 1, signed=True),
    )


def _table(
    table: TableChange,
    id: str,
    columns: tuple[Column, ...],
    rows: list[tuple[Cell, ...]],
    caption: Text | None,
) -> Table:
    now = table.now.table
    return Table(f"{table.id}.{id}", (now.title,), columns, tuple(rows), now.annex, caption)


def _order(table: TableChange, view: View) -> list[int]:
    return view.order(table.ranking.units, table.ranking.rank.now)


def _most(table: TableChange, u: int) -> list[int]:
    """The cells whose points changed most, the largest first; not those that came or went for everybody."""
    everywhere = (Reason.ROW_CAME, Reason.ROW_WENT, Reason.NOW_NOT_DUE, Reason.THEN_NOT_DUE)
    size = np.where(
        np.isin(table.reason[u], everywhere), 0.0, np.abs(np.nan_to_num(table.because[u].sum().shown))
    )
    largest = np.argsort(-size, kind="stable")[:FEW]
    return [int(i) for i in largest if size[i] > 0]


def _brief(comparison: BoardComparison, table: TableChange, u: int, i: int) -> tuple[Cell, ...]:
    return (
        *_name_cells(table, u, i),
        *_actual(table, u, i),
        _points_change(table, u, i),
        _why(comparison, table, u, i),
    )


def _figures(comparison: BoardComparison, table: TableChange, u: int, i: int) -> tuple[Cell, ...]:
    sides = (table.target, table.completion, table.points)
    return (
        *_actual(table, u, i),
        *(optional(side[u, i]) for pair in sides for side in (pair.now, pair.then)),
        _points_change(table, u, i),
        _why(comparison, table, u, i),
    )


def _name_cells(table: TableChange, u: int, i: int) -> tuple[Cell, ...]:
    """The unit and the indicator with its measure."""
    return table.ranking.units[u].short, with_measure(table.frame.rows[i])


def _actual(table: TableChange, u: int, i: int) -> tuple[Cell, ...]:
    """Now, then, change, growth; a status where there is no figure, percentage points for percentages."""
    row = table.frame.rows[i]
    change = float(table.actual.change[u, i])
    change = change if np.isnan(change) else printed_value(row, change)
    points = not np.isnan(change) and row.measure == "%"
    return (
        _figure(table, table.actual.now, u, i, side=0),
        _figure(table, table.actual.then, u, i, side=1),
        _percentage_points(change) if points else optional(change),
        optional(table.percent[u, i]),
    )


def _figure(table: TableChange, figures: Floats, u: int, i: int, side: int) -> Cell:
    if not np.isnan(figures[u, i]):
        row = (table.frame.rows_now, table.frame.rows_then)[side][i]
        figure = float(figures[u, i])
        return (row.word(figure) or printed_value(row, figure)) if row else figure
    status = table.frame.both(lambda board: as_figures(board.observations.status))[side].value[u, i]
    return None if np.isnan(status) or status < Status.MISSING else words.mark(Status(int(status)))


def _percentage_points(change: float) -> Text:
    """A change of a percentage.

    >>> _percentage_points(1.5).say("zh"), _percentage_points(-0.25).say("en")
    ('+1.5个百分点', '-0.25 pts')
    """
    digits = decimal_text(change, 6).rstrip("0").rstrip(".")
    signed = digits if digits == "0" or digits.startswith("-") else f"+{digits}"
    return message("{shown} pts", shown=signed)


def _points_change(table: TableChange, u: int, i: int) -> Cell:
    """The change of the points that enter the total; none where nothing is compared."""
    return change_cell(float(table.points.change[u, i]))


def _why(comparison: BoardComparison, table: TableChange, u: int, i: int) -> Cell:
    """The reason where a cell is not compared, else the causes with what they brought."""
    parts = table.because[u, i].shown
    reason = Reason(int(table.reason[u, i]))
    if reason not in (Reason.NONE, Reason.SPAN):
        sentence = reason_text(reason, table.frame.links[u], comparison.labels)
        scope = float(np.nan_to_num(table.because[u, i].sum().shown))
        if not scope:
            return sentence
        size = _signed_points(comparison, scope)
        return message("{words} (scope {size})", words=sentence, size=size)
    told: list[tuple[Text, str]] = [
        (CAUSE_NAMES[CAUSES[n]], _signed_points(comparison, float(parts[n])))
        for n in np.argsort(-np.abs(parts), kind="stable")
        if abs(np.nan_to_num(parts[n])) >= 0.005
    ]
    if reason == Reason.SPAN:
        told.insert(0, (reason_text(reason, table.frame.links[u], comparison.labels), ""))
    return comma_list((message("{name} {size}", name=name, size=size) for name, size in told))


def _signed_points(comparison: BoardComparison, figure: float) -> str:
    decimals = comparison.now.scheme.decimals.points
    digits = decimal_text(figure, decimals)
    return digits if digits.startswith("-") else f"+{digits}"
