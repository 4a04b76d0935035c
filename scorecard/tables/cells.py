"""One row per unit and indicator: everything about each cell, unrounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from math import isnan

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import message, sense
from scorecard.base.records import dataclass
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Figure, Floats
from scorecard.model.status import Status
from scorecard.tables import words
from scorecard.tables.ranking import inside_groups, rank_cells
from scorecard.tables.table import Cell, Column, Document, Table, TableRows, optional
from scorecard.tables.view import View

_COLUMNS = (
    Column("period", message("period"), key=True),
    Column("table", message("table")),
    Column("unit", words.UNIT, key=True),
    Column("group", words.GROUP),
    Column("indicator", words.INDICATOR, key=True),
    Column("measure", words.MEASURE),
    Column("target", words.TARGET, "number", None),
    Column("due", words.DUE, "number", None),
    Column("actual", words.ACTUAL, "number", None),
    Column("completion", words.COMPLETION, "number", None),
    Column("progress", words.PROGRESS, "number", None),
    Column("points", words.POINTS, "number", None),
    Column("counted", message("Counted"), "number", None),
    Column("full_points", sense("what a row is worth", "Full points"), "number", None),
    Column("status", words.STATUS),
    Column("rank", message("Rank in table"), "rank"),
)


_BESIDE = (Column("class", message("Class")), Column("place", sense("of a figure", "Place"), "rank"))


def cells_document(board: Board, view: View, table: str | None) -> Document:
    """All cells of the tables chosen, in printed order of units inside each table's ranking."""
    chosen = [each for each in board.tables if table in (None, each.table.id)]
    grouped = any(inside_groups(each) for each in chosen)
    beside = any(row.shown.any for each in chosen for row in each.table.rows)
    label, parts, ends = board.label, [], [0]
    for each in chosen:
        parts.append(_TableCells(each, np.array(view.ranked_units(each), np.int64)))
        ends.append(ends[-1] + len(parts[-1]))

    def cell_columns(some: Sequence[int]) -> Iterator[Sequence[Cell]]:
        at, made = np.asarray(some, dtype=np.int64), []
        for part, first, last in zip(parts, ends, ends[1:], strict=False):
            here = at[(at >= first) & (at < last)] - first
            if len(here):
                made.append(list(part.columns(here, label, grouped, beside)))
        return (list(chain.from_iterable(columns)) for columns in zip(*made, strict=True))

    title = message("Every cell")
    columns = (*_COLUMNS, Column("group_rank", words.GROUP_RANK, "rank")) if grouped else _COLUMNS
    columns = (*columns, *_BESIDE) if beside else columns
    rows = TableRows(range(ends[-1]), cell_columns)
    return Document((board.scheme.title,), (Table("cells", (title,), columns, rows),))


@dataclass(frozen=True)
class _TableCells:
    """The cells of one table, unit by unit in this order."""

    table: TableBoard
    order: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.order) * len(self.table.table.rows)

    def columns(
        self, at: NDArray[np.int64], label: str, grouped: bool, beside: bool
    ) -> Iterator[Sequence[Cell]]:
        """Gives the columns of some cells, near one another."""
        table, rows = self.table, self.table.table.rows
        first = int(at[0]) // len(rows)
        units = self.order[first : int(at[-1]) // len(rows) + 1]
        n, i = at // len(rows) - first, at % len(rows)
        of_units, of_rows = [table.units[u] for u in units[n].tolist()], [rows[each] for each in i.tolist()]
        figures = [figure[units].shown[n, i] for figure in _figures(table)]
        yield from ([label] * len(at), [table.table.id] * len(at))
        yield from ([unit.short for unit in of_units], [unit.group for unit in of_units])
        yield from ([row.name for row in of_rows], [row.measure for row in of_rows])
        for k, values in enumerate(map(_optional, figures)):
            each = zip(of_rows, values, strict=True)
            yield (
                [row.words[int(v)] if row.words and v is not None else v for row, v in each]
                if k == _ACTUAL
                else values
            )
        yield [_STATUS[code] for code in table.observations.status[units][n, i].tolist()]
        yield rank_cells(table.ranks.overall, units[n].tolist())
        if grouped:
            yield rank_cells(table.ranks.in_group, units[n].tolist())
        if beside:
            cells = list(zip(units[n].tolist(), i.tolist(), strict=True))
            yield [table.cell_class(u, row) for u, row in cells]
            yield [optional(table.place(u, row)) for u, row in cells]


_STATUS = {int(status): status.text for status in Status}
_ACTUAL = 2
"""Which of the figures may be a word."""


def _figures(table: TableBoard) -> tuple[Figure, ...]:
    """Of each cell target, due, actual, completion, progress, points, as counted, and full points."""
    terms = table.terms
    return (
        *(terms.target, terms.due, table.observations.value),
        *(table.completion, table.progress, table.points, table.counted, table.full),
    )


def _optional(figures: Floats) -> list[float | None]:
    return [None if isnan(figure) else figure for figure in figures.tolist()]
