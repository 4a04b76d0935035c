"""Marks and figures that a scheme allows for some units and not for others: each is judged by its own conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard.base.fault import Fault, sort_faults
from scorecard.base.message import Text
from scorecard.engine.conditions import judge
from scorecard.model.allowed import AllowedRange
from scorecard.model.board import Board, TableBoard
from scorecard.model.condition import Reported
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import Figure
from scorecard.model.ledger import Role, ordinal
from scorecard.study.first import Doubts, FirstDoubts, Some

Whole = NDArray[np.int64]
UNKNOWN = -1
NONE = -2


def disallowed_figure_faults(board: Board) -> tuple[Fault, ...]:
    """A fault for each figure of the period that its row does not allow for its unit, at the place it was read."""
    faults: list[Fault] = []
    for position, table in enumerate(board.tables):
        for i, entries in _entries(board, position):
            faults += _row_faults(board, table, i, entries)
    return sort_faults(faults)


def undecided_figure_faults(board: Board, position: int, first: FirstDoubts) -> Some:
    """A warning for each figure of a table of which it cannot be told whether it is allowed, for want of another."""
    ledger, table = first.ledger, first.table
    open_ = [np.zeros(0, np.int64)]
    for i, entries in _entries(board, position):
        open_.append(entries[chosen_rows(table, i)[ledger.unit[entries]] == UNKNOWN])
    entry = np.concatenate(open_)
    unit, row = ledger.unit[entry].astype(np.int64), ledger.row[entry].astype(np.int64)

    def fault(n: int) -> Fault:
        args = {"unit": table.units[unit[n]].short, "indicator": table.table.rows[row[n]].short}
        return Fault("SC224", ledger.span(int(entry[n])), args)

    return first.pick_faults(Doubts(np.full(len(entry), "SC224"), unit, row, entry), fault)


def chosen_rows(table: TableBoard, i: int) -> Whole:
    """int64[U], which row of what is allowed counts: the first whose conditions hold.

    UNKNOWN where a figure that decides is lacking, NONE where none of them holds.
    """
    named, row = table.named[i], table.table.rows[i]

    def figure(id: str, what: str) -> Figure:
        return named[ExternalFigure(id, cast("Reported", what))]

    chosen = np.full(len(table.units), NONE)
    open_ = np.ones(len(table.units), dtype=np.bool_)
    for n, allowed in enumerate(row.allowed_if):
        if not allowed.conditions:
            chosen[open_] = n
            break
        told = judge(allowed.conditions, figure)
        chosen[open_ & told.holds] = n
        chosen[open_ & ~told.holds & ~told.fails] = UNKNOWN
        open_ &= told.fails
    return chosen


def _entries(board: Board, position: int) -> Iterator[tuple[int, Whole]]:
    """Of each row that allows some figures for some units, the standing numbers of the period, marks among them."""
    rows = [i for i, row in enumerate(board.tables[position].table.rows) if row.allowed_if]
    if not rows:
        return
    ledger = board.ledger
    mine = (ledger.table == position) & (ledger.role == Role.STANDING)
    mine &= (ledger.period == ordinal(board.period)) & ~np.isnan(ledger.value)
    entries = np.flatnonzero(mine)
    entries = entries[np.argsort(ledger.row[entries], kind="stable")]
    for i in rows:
        first, last = np.searchsorted(ledger.row[entries], [i, i + 1]).tolist()
        yield i, entries[first:last]


def _row_faults(board: Board, table: TableBoard, i: int, entries: Whole) -> Iterator[Fault]:
    row, chosen = table.table.rows[i], chosen_rows(table, i)[board.ledger.unit[entries]]
    codes = np.where(chosen == NONE, "SC223", "")
    for n, allowed in enumerate(row.allowed_if):
        here = chosen == n
        codes[here] = _broken_limits(board.ledger.value[entries[here]], allowed)
    for at in np.flatnonzero(codes != "").tolist():
        entry, code = int(entries[at]), str(codes[at])
        args: dict[str, Text] = {
            "unit": table.units[board.ledger.unit[entry]].short,
            "indicator": row.short,
            "text": board.ledger.details[entry].raw,
        }
        if code != "SC223":
            from scorecard.study.explain.allowed_words import range_text, when_text

            rule = row.allowed_if[chosen[at]]
            args |= {"when": when_text(rule), "range": range_text(rule.between, rule.whole)}
        yield Fault(code, board.ledger.span(entry), args)


def _broken_limits(values: NDArray[np.float64], allowed: AllowedRange) -> NDArray[np.str_]:
    """Which code says what is wrong with figures; "" where they are allowed."""
    whole = allowed.whole & (values != np.round(values))
    outside = (values < allowed.low) | (values > allowed.high)
    return np.select([whole, outside], ["SC221", "SC222"], "")
