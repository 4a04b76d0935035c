"""The raw figures of a scheme: units down, figures across, in the scheme's order, without ranks."""

from __future__ import annotations

from math import isnan

from scorecard.base.decimals import brief
from scorecard.model.board import TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.tables import words
from scorecard.tables.numbers import full_name, heads
from scorecard.tables.table import Column, Plain, Table
from scorecard.tables.view import View


def raw_grid(table: TableBoard, view: View) -> Table:
    """Every figure of the table that no points are given for."""
    number = heads(table.table)
    rows = table.table.rows
    columns = [Column("unit", words.UNIT, key=True)]
    columns += [
        Column(row.id, number[row.id], "number", None, legend=full_name(row), short=row.short) for row in rows
    ]
    body = [
        (
            table.units[u].short,
            *(
                actual(
                    row, table.observations.value.shown[u, i], Status(int(table.observations.status[u, i]))
                )
                for i, row in enumerate(rows)
            ),
        )
        for u in view.order(table.units, table.rank)
    ]
    return Table(table.table.id, (table.table.title,), tuple(columns), tuple(body))


def actual(row: Indicator, value: float, status: Status) -> Plain:
    """A figure or a word as it was sent in; a figure that was computed in brief."""
    if isnan(value):
        return words.mark(status)
    if row.words:
        return row.word(value)
    return float(brief(value)) if row.derived else float(value)
