"""Judges whose marks are lacking: told judge by judge, else row by row where it is not known who is absent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

import numpy as np

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list, message, term
from scorecard.base.records import dataclass
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Judging
from scorecard.model.ledger import ordinal

_NAMED = 3


@dataclass
class _JudgeMarks:
    """What one judge was asked for: the cells that have a mark, and those that lack one."""

    given: list[tuple[int, int]] = field(default_factory=list)
    lacking: list[tuple[int, int]] = field(default_factory=list)


def missing_mark_faults(board: Board, position: int) -> Iterator[Fault]:
    """A doubt for each judge who gave no mark of a table, or half of them at most, and for rows with too few marks.

    A mark that was sent as absent (`--`) is no gap: somebody has said so. Where every cell has as many
    marks as there are judges due, it does not matter who gave them.
    """
    table = board.tables[position]
    if not any(row.judging for row in table.table.rows):
        return
    judges = tuple(dict.fromkeys((*table.observations.judges, *_jury_judges(table))))
    sheets: dict[str, _JudgeMarks] = {judge: _JudgeMarks() for judge in judges}
    most, here = _most(table), _judges_of_table(board, position, judges, now=True)
    ever = _judges_of_table(board, position, judges, now=False)
    for i, row in enumerate(table.table.rows):
        if row.judging is None or not table.terms.due_now[i]:
            continue
        sent = _mark_rows_sent(table, i, judges)
        due = _due(row.judging, most)
        marked = table.terms.applicable[:, i] & sent.any(axis=1)
        short = marked & (sent.sum(axis=1) < due)
        expected = _expected_judges(row.judging, judges, ever if ever.sum() == due else here)
        # Who is absent is known only where all who could be make up the number.
        known = short & ((expected & ~sent).sum(axis=1) == due - sent.sum(axis=1))
        for j, judge in enumerate(judges):
            sheets[judge].given += [(u, i) for u in np.flatnonzero(sent[:, j]).tolist()]
            gaps = known & expected[j] & ~sent[:, j]
            sheets[judge].lacking += [(u, i) for u in np.flatnonzero(gaps).tolist()]
        unknown = short & ~known
        if unknown.any() and 2 * unknown.sum() >= marked.sum():
            yield _few(board, table, row, due, unknown)
    for judge, sheet in sheets.items():
        if sheet.lacking and len(sheet.given) <= len(sheet.lacking):
            yield _judge_fault(board, table, judge, sheet)


def _judges_of_table(board: Board, position: int, judges: tuple[str, ...], now: bool) -> Flags:
    """bool[J], the judges who marked anything of a table, in the period or in any of the scheme's."""
    ledger = board.ledger
    mine = (ledger.table == position) & (ledger.judge >= 0)
    if now:
        mine &= ledger.period == ordinal(board.period)
    marked = np.zeros(len(judges), dtype=np.bool_)
    marked[ledger.judge[mine]] = True
    return marked


def _jury_judges(table: TableBoard) -> Iterator[str]:
    for row in table.table.rows:
        for jury in row.judging.juries if row.judging else ():
            yield from jury.judges


def _mark_rows_sent(table: TableBoard, i: int, judges: tuple[str, ...]) -> Flags:
    """bool[U, J], whether a judge's row was sent, with a mark or without."""
    known = table.observations.judges
    sent = np.zeros((len(table.units), len(judges)), dtype=np.bool_)
    sent[:, : len(known)] = table.observations.mark_entry[:, i, :] >= 0
    return sent


def _most(table: TableBoard) -> int:
    """The most marks that any cell has of rows that do not say how many judges there are."""
    rows = [
        i
        for i, row in enumerate(table.table.rows)
        if row.judging and not row.judging.panel and not row.judging.juries
    ]
    if not rows or not table.observations.judges:
        return 0
    sent = table.observations.mark_entry[:, rows, :] >= 0
    return int(sent.sum(axis=2).max(initial=0))


def _due(judging: Judging, most: int) -> int:
    """How many marks a cell is to have: as declared, else as many as the fullest cell of the table."""
    if judging.juries:
        return sum(len(jury.judges) for jury in judging.juries)
    return judging.panel or most


def _expected_judges(judging: Judging, judges: tuple[str, ...], here: Flags) -> Flags:
    """bool[J], the judges who are to mark a row: those of its juries, else those of the table."""
    if not judging.juries:
        return here
    return np.array([judging.jury_of(judge) is not None for judge in judges], dtype=np.bool_)


def _few(board: Board, table: TableBoard, row: Indicator, due: int, short: Flags) -> Fault:
    i = table.table.index[row.id]
    cells = [(u, i) for u in np.flatnonzero(short).tolist()]
    args: dict[str, Text] = {
        "indicator": row.short,
        "period": board.label,
        "due": str(due),
        "cells": _some_names([table.units[u].short for u, _ in cells], len(cells)),
    }
    return Fault("SC427", row.span, args)


def _judge_fault(board: Board, table: TableBoard, judge: str, sheet: _JudgeMarks) -> Fault:
    args: dict[str, Text] = {
        "table": table.table.title,
        "period": board.label,
        "judge": judge,
        "given": str(len(sheet.given)),
        "due": str(len(sheet.given) + len(sheet.lacking)),
        "cells": _cells(table, sheet.lacking),
    }
    if not sheet.given:
        return Fault("SC425", table.table.rows[sheet.lacking[0][1]].span, args)
    u, i = sheet.given[0]
    entry = table.observations.mark_entry[u, i, table.observations.judges.index(judge)]
    return Fault("SC426", board.ledger.span(int(entry)), args)


def _cells(table: TableBoard, cells: list[tuple[int, int]]) -> Text:
    """The cells that lack a mark: the first few, and how many more."""
    names = [(table.units[u].short, table.table.rows[i].short) for u, i in cells[:_NAMED]]
    return _some_names([message("{unit} {row}", unit=unit, row=row) for unit, row in names], len(cells))


def _some_names(names: list[Text], count: int) -> Text:
    first = names[:_NAMED]
    if count <= _NAMED:
        return comma_list(first)
    return message(
        "{names} and {rest} more", names=comma_list(first), rest=term(f"{count - _NAMED}", zh=f"{count}")
    )
