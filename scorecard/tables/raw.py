"""The raw figures of a scheme: units down, figures across, in the scheme's order, without ranks."""

from __future__ import annotations

from math import isnan

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message
from scorecard.model.board import TableBoard
from scorecard.tables import words
from scorecard.tables.numbers import full_name, heads, printed_value
from scorecard.tables.table import Column, FlaggedFigure, Plain, Table
from scorecard.tables.view import View


def raw_grid(table: TableBoard, view: View) -> Table:
    """Every figure of the table that no points are given for."""
    number = heads(table.table)
    rows = table.table.rows
    columns = [Column("unit", words.UNIT, key=True)]
    columns += [
        Column(row.id, number[row.id], "number", row.shown.decimals, legend=full_name(row), short=row.short)
        for row in rows
    ]
    body = [
        (table.units[u].short, *(actual(table, u, i) for i in range(len(rows))))
        for u in view.order(table.units, table.ranks.overall)
    ]
    return Table(table.table.id, (table.table.title,), tuple(columns), tuple(body))


def actual(table: TableBoard, u: int, i: int) -> Plain:
    """A figure or a word as it was sent in, with what its row shows beside it; a figure that was computed in brief."""
    row, value = table.table.rows[i], float(table.observations.value.shown[u, i])
    if isnan(value):
        return words.mark(table.observations.status_of(u, i))
    if row.words:
        return row.word(value)
    figure = printed_value(row, value)
    beside = beside_figure(table, u, i)
    return FlaggedFigure(figure, beside, "") if beside else figure


def beside_figure(table: TableBoard, u: int, i: int) -> Text:
    """The class and the place that a row shows beside a figure; "" where it shows none."""
    place = table.place(u, i)
    texts: list[Text] = [table.cell_class(u, i)]
    if not isnan(place):
        texts.append(message("no. {place}", place=plain(place)))
    return comma_list([text for text in texts if text])
