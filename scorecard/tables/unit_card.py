"""One unit on a page: its totals, every row of its tables, what is strong, weak, lacking and corrected."""

from __future__ import annotations

from math import isnan
from typing import Any

from scorecard.base.text import Lang, Text, say
from scorecard.engine.quantity import settle
from scorecard.model.board import Board, TableBoard
from scorecard.model.scheme import Unit
from scorecard.model.status import Status
from scorecard.study.explain import corrections_for, explain_totals, tables_of
from scorecard.study.notes import notes
from scorecard.study.strengths import Strength, summary
from scorecard.tables import words
from scorecard.tables.numbers import heads
from scorecard.tables.record import number, record
from scorecard.tables.steps import place_text, steps_record, steps_table
from scorecard.tables.table import Cell, Column, Document, Table

_ENDS = 3


def unit_document(board: Board, unit: Unit, table: TableBoard | None, listed: bool) -> Document:
    """Everything of one unit; with `table`, of that table alone."""
    scheme = board.scheme
    tables = (table,) if table else tables_of(board, unit)
    zh, en = board.period.title(scheme.frequency)
    shown = []
    steps = explain_totals(board, unit, table)
    if steps:
        shown.append(steps_table("totals", (words.TOTAL,), steps, listed))
    shown += [_rows(board, each, unit) for each in tables]
    shown += [
        each
        for each in (_ends(board, tables, unit), _lacking(tables, unit), _corrections(board, tables, unit))
        if each.rows
    ]
    illustrative = tuple(note.text for note in notes(board) if note.code == "illustrative")
    title = Text(f"{unit.name} · {zh}", f"{unit.name} · {en}")
    return Document((scheme.title, title), tuple(shown), illustrative)


def _rows(board: Board, table: TableBoard, unit: Unit) -> Table:
    """Every row of a table, in printed order, with what it lost."""
    decimals = board.scheme.decimals
    u, number_of = table.units.index(unit), heads(table.table)
    measured = any(row.targets for row in table.table.rows)
    columns = [Column("number", words.NUMBER, key=True), Column("indicator", words.INDICATOR, key=True)]
    columns.append(Column("actual", words.ACTUAL if measured else Text("评分", "Mark"), "number", None))
    if measured:
        columns.append(Column("target", words.TARGET))
        columns.append(Column("progress", words.PROGRESS, "percent", decimals.completion))
    columns.append(Column("points", words.POINTS, "number", decimals.points))
    columns.append(Column("full", Text("分值", "Full points"), "number", None))
    columns.append(Column("lost", Text("失分", "Lost"), "number", decimals.points))
    body = []
    for i, row in enumerate(table.table.rows):
        status = Status(int(table.observations.status[u, i]))
        value = float(table.observations.value[u, i])
        cells: list[Cell] = [number_of[row.id], row.short, words.mark(status) if isnan(value) else value]
        if measured:
            cells += [table.terms.target_text[u][i], _optional(float(table.progress[u, i]))]
        body.append((*cells, *_worth(table, u, i, status)))
    blank: list[Cell] = [None] * (len(columns) - 5)
    full, known = float(table.full_total[u]), float(table.known[u])
    lacks = bool(table.lacking[u].any())
    lost = None if lacks or not full else float(settle(table.full_total[u] - table.known[u]))
    total: Cell = words.total_cell(known, lacks) if full else None
    body.append(("", Text("合计", "Total"), *blank, total, _optional(full), lost))
    return Table(
        f"{table.table.id}.{unit.id}",
        (table.table.title,),
        tuple(columns),
        tuple(body),
        notes=_remarks(table, u),
    )
