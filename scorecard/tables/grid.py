"""A table of the notice turned for reading: units down, indicators across, under their short names."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from math import isnan

import numpy as np
from numpy.typing import NDArray

from scorecard.base.decimals import brief_percent, plain
from scorecard.base.message import Text, message, say, sense, sequence
from scorecard.engine.figures import official
from scorecard.engine.judges import counted_marks, jury_means
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Floats
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Jury
from scorecard.model.observations import Codes
from scorecard.model.status import Status
from scorecard.study.seats import seats
from scorecard.tables import words
from scorecard.tables.numbers import full_name, heads
from scorecard.tables.ranking import (
    RankedColumn,
    effects_entry,
    grade_entry,
    group_cells,
    inside_groups,
    rank_cell,
    rank_cells,
    rank_columns,
    share_entry,
    totals_by_piece,
)
from scorecard.tables.raw import actual
from scorecard.tables.table import Cell, Column, FlaggedFigure, Plain, Table, TableRows, TonedCell, optional
from scorecard.tables.tones import toned_points, tones
from scorecard.tables.view import View, groups_of, order_by_group, several_groups

_STATUS = {int(status): status for status in Status}
_SAID = (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)
"""What is said beside points that stand in for it."""
Columns = Callable[[Sequence[int]], Iterable[Sequence[Cell]]]
"""Gives the columns of some units."""
Units = NDArray[np.int64]


def points_grid(board: Board, table: TableBoard, view: View, blocks: bool = True) -> Table:
    """Points of every scored row, the total, the rank; a sheet for machines has no blocks."""
    rows = [row for row in table.table.rows if row.scores]
    decimals = board.scheme.decimals
    columns = _columns(table, view, rows, "number", lambda row: decimals.points, True, blocks)
    columns.append(Column("total", words.TOTAL, "number", decimals.total))
    ends = [*share_entry(board, table), *grade_entry(table), *effects_entry(table)]
    columns += [entry.column for entry in ends]
    tone = tones(table) if blocks else []
    places = [table.table.index[row.id] for row in rows]

    def unit_columns(units: Sequence[int]) -> Iterator[Sequence[Cell]]:
        at = np.asarray(units, dtype=np.int64)
        points, status = table.points[at].shown, table.observations.status[at]
        for i in places:
            cells = _point_cells(points[:, i], status[:, i])
            each = zip(units, cells, strict=True)
            yield [toned_points(table, u, i, cell, tone[u][i]) for u, cell in each] if blocks else cells

    unseen = {row.id for row in table.table.rows if not row.scores}
    notes = (*_full_points_notes(table, rows, view), *own_notes(table, unseen))
    return _grid(table, view, words.POINTS, columns, unit_columns, _endings(table, ends), notes, blocks)


def completion_grid(board: Board, table: TableBoard, view: View) -> Table:
    """Completion of every row that has a target, against the year's target."""
    rows = [row for row in table.table.rows if row.targets]
    columns = _columns(table, view, rows, "percent", lambda row: board.scheme.decimals.completion)

    tone = tones(table)

    def cell(u: int, i: int) -> Cell:
        lit = completion_cell(table, u, i)
        none = words.mark(table.observations.status_of(u, i))
        return TonedCell(none if lit is None else lit, tone[u][i])

    return _grid(table, view, words.COMPLETION, columns, _one_by_one(table, rows, cell))


def actuals_grid(table: TableBoard, view: View) -> Table:
    """Actuals of every row that has a target or shows more beside them, and the words of those that take words."""
    rows = [row for row in table.table.rows if row.targets or row.words or row.shown.any]
    columns = _columns(table, view, rows, "number", lambda row: row.shown.decimals)
    tone = tones(table)

    def cell(u: int, i: int) -> Cell:
        return TonedCell(actual(table, u, i), tone[u][i])

    return _grid(table, view, words.ACTUAL, columns, _one_by_one(table, rows, cell))


def marks_grid(board: Board, table: TableBoard, i: int, view: View) -> Table:
    """The marks of every judge of one judged item, and the points they make."""
    row = table.table.rows[i]
    columns = [*rank_columns(table), Column("unit", words.UNIT, key=True)]
    juries = (row.judging and row.judging.juries) or (None,)
    made = [figure for jury in juries for figure in _panel_columns(board, table, i, jury)]
    columns += [column for column, _ in made]
    columns.append(Column("points", words.POINTS, "number", board.scheme.decimals.points))
    rows, rank = [], official(table)
    for u in view.order(table.units, rank, inside_groups(table)):
        marks = ["–" if np.isnan(figures[u]) else float(figures[u]) for _, figures in made]
        points = _points(float(table.points.shown[u, i]), int(table.observations.status[u, i]))
        group = (cells[0] for cells in group_cells(table, [u]))
        rows.append((*group, rank_cell(rank[u]), table.units[u].short, *marks, points))
    title = f"{heads(table.table)[row.id]} {row.name}".strip()
    return Table(
        f"{table.table.id}.{row.id}",
        (table.table.title, title),
        tuple(columns),
        tuple(rows),
        table.table.annex,
    )


def _panel_columns(board: Board, table: TableBoard, i: int, jury: Jury | None) -> list[tuple[Column, Floats]]:
    """The marks of each judge, and a jury's mean."""
    seen, judging = table.observations, table.table.rows[i].judging
    none = np.full(len(table.units), np.nan)
    made = [
        (
            Column(f"judge{n}", seat.called, "number"),
            none if seat.at is None else seen.marks.shown[:, i, seat.at],
        )
        for n, seat in enumerate(seats(board, table, i), 1)
        if seat.jury == jury
    ]
    if jury and judging:
        counted = counted_marks(seen.marks[:, i], judging)
        mean = jury_means(counted, judging, seen.judges)[:, judging.juries.index(jury)].shown
        mean_text = message("{jury} mean", jury=jury.name)
        made.append((Column(f"jury{judging.juries.index(jury) + 1}", mean_text, "number", 2), mean))
    return made


def _grid(
    table: TableBoard,
    view: View,
    caption: Text,
    columns: list[Column],
    cells: Columns,
    endings: Columns | None = None,
    notes: tuple[Text, ...] = (),
    blocks: bool = True,
) -> Table:
    rank = official(table)
    not_due = not table.due
    order = view.order(table.units, rank, inside_groups(table))
    if blocks:
        order = order_by_group(table.units, order)

    def whole(units: Sequence[int]) -> Iterator[Sequence[Cell]]:
        yield from () if blocks else group_cells(table, units)
        yield rank_cells(rank, units, not_due)
        yield [table.units[u].short for u in units]
        yield from cells(units)
        yield from endings(units) if endings else ()

    lines = TableRows(order, whole)
    return Table(
        id=table.table.id if endings else f"{table.table.id}.{say(caption, 'en').lower()}",
        titles=(table.table.title,),
        columns=tuple(columns),
        rows=tuple(lines) if blocks else lines,
        annex=table.table.annex,
        caption=caption,
        notes=notes,
        groups=groups_of(table.units, order),
        blocks=blocks and several_groups(table.units, order),
    )


def _one_by_one(table: TableBoard, rows: list[Indicator], cell: Callable[[int, int], Cell]) -> Columns:
    """The cells of some rows, each made for itself."""
    places = [table.table.index[row.id] for row in rows]
    return lambda units: ([cell(u, i) for u in units] for i in places)


def _endings(table: TableBoard, ends: Sequence[RankedColumn]) -> Columns:
    """What ends each line: the total, and what stands behind it."""
    totals = totals_by_piece(table, table.partial)
    return lambda units: (totals(units), *([entry.cell(u) for u in units] for entry in ends))


def _columns(
    table: TableBoard,
    view: View,
    rows: list[Indicator],
    kind: str,
    decimals: Callable[[Indicator], int | None],
    with_points: bool = False,
    blocks: bool = True,
) -> list[Column]:
    number = heads(table.table)
    parents = {row.id: row for row in table.table.indicators}
    ranked = rank_columns(table)[-1:] if blocks else rank_columns(table)
    units = np.array(view.shown_units(table.units), dtype=np.int64)
    below = [_below(table, row, units, with_points) for row in rows]
    kinds = _what_is_below(table, rows, with_points) if any(below) else ""
    columns = [*ranked, Column("unit", words.UNIT, key=True, below=kinds)]
    for row, text in zip(rows, below, strict=True):
        name = full_name(row)
        parent = parents.get(row.parent or "")
        if parent and parent.heading:
            name = message("{parent}: {name}", parent=parent.name, name=name)
        legend = _worth(table, name, row, units) if with_points else name
        columns.append(
            Column(row.id, number[row.id], kind, decimals(row), legend=legend, short=row.short, below=text)  # type: ignore[arg-type]
        )
    return columns


def _is_paced(table: TableBoard, row: Indicator) -> bool:
    """Whether only a part of a row's target is due by now."""
    pace = float(table.terms.pace.value[table.table.index[row.id]])
    return bool(row.targets) and np.isfinite(pace) and pace != 1


def _what_is_below(table: TableBoard, rows: list[Indicator], with_points: bool) -> Text:
    """What stands under the names of rows, in words."""
    parts: list[Text] = [sense("below a heading", "full points") if with_points else words.MEASURE]
    if any(_is_paced(table, row) for row in rows):
        parts.append(sense("below a heading", "pace"))
    return sequence(parts, "·")


def _below(table: TableBoard, row: Indicator, units: Units, with_points: bool) -> Text:
    """What stands under a row's name: its full points, else its measure; and how much of the year's target is due."""
    i = table.table.index[row.id]
    worth = _full_points(table, row, units) if with_points else row.measure
    if not _is_paced(table, row):
        return worth
    # Each keeps its line: a pace alone would stand where the full points do.
    return sequence([worth or "–", brief_percent(float(table.terms.pace.value[i]))], "·")


def _full_points(table: TableBoard, row: Indicator, units: Units) -> str:
    """The full points of a row, or their range where units have different ones; nothing of a bonus or deduction."""
    if row.outside:
        return ""
    figures = words.full_points(table, table.table.index[row.id], units)
    return "–".join(plain(figure) for figure in dict.fromkeys((figures[0], figures[-1])))


def _point_cells(points: Floats, status: Codes) -> list[Plain]:
    """The points of a row for some units; a number alone but where there is none, or it stands in for another."""
    cells: list[Plain] = points.tolist()
    for n in np.flatnonzero(np.isnan(points) | np.isin(status, _SAID)).tolist():
        cells[n] = _points(float(points[n]), int(status[n]))
    return cells


def _points(points: float, stands: int) -> Plain:
    """The points of a cell; with its status beside them where they stand in for what was not reported."""
    status = _STATUS[stands]
    if not isnan(points) and status in _SAID:
        return FlaggedFigure(points, status.text, "")
    return words.mark(status) if isnan(points) else points


def _worth(table: TableBoard, name: Text, row: Indicator, units: Units) -> Text:
    """A row's name with its full points, those of each class; or that it is a bonus or deduction with its limit."""
    if not row.outside:
        worth = words.worth(table, table.table.index[row.id], units)
        return message("{name}, {worth}", name=name, worth=worth)
    return message("{name}, {words}", name=name, words=words.limit(row))


def completion_cell(table: TableBoard, u: int, i: int) -> Plain:
    """The completion of a cell, with its light where it has one."""
    light, completion = table.light(u, i), float(table.completion.shown[u, i])
    if light is None or light.colour == "none":
        return optional(completion)
    return FlaggedFigure(completion, words.LIGHTS[light.colour], light.colour)


def _full_points_notes(table: TableBoard, rows: list[Indicator], view: View) -> Iterator[Text]:
    """The full points that no single figure under a name says: those of each class, of a bonus, of a deduction."""
    units = np.array(view.shown_units(table.units), dtype=np.int64)
    for row in rows:
        i = table.table.index[row.id]
        if row.outside or len(words.full_points(table, i, units)) > 1:
            worth = words.limit(row) if row.outside else words.worth(table, i, units)
            yield message("{name}: {worth}", name=row.short, worth=worth)


def own_notes(table: TableBoard, unseen: Container[str] = ()) -> tuple[Text, ...]:
    """What the scheme itself notes on a table and its rows, and where they are from.

    unseen : the ids of the rows that are not shown, of which nothing is noted
    """
    note = table.table.note
    # One that counts its own sentences is said to be the table's: numbers would stand behind numbers.
    own = [message("As the table notes: {note}", note=note) if note[0].isdigit() else note] if note else []
    rows = [f"{row.short}：{row.note}" for row in table.table.indicators if row.note and row.id not in unseen]
    source = [message("Source: {source}", source=table.table.source)] if table.table.source else []
    return (*own, *rows, *source)
