"""Marks and figures that a scheme allows for some units and not for others: each is judged by its own conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np

from scorecard.base.fault import Fault, in_order
from scorecard.base.message import Text
from scorecard.engine.conditions import judge
from scorecard.model.allowed import Allowed
from scorecard.model.board import Board, TableBoard
from scorecard.model.condition import Reported
from scorecard.model.figure import Figure
from scorecard.model.ledger import Role, ordinal
from scorecard.model.named import Named

UNKNOWN = -1
NONE = -2


def disallowed(board: Board) -> tuple[Fault, ...]:
    """A fault for each figure of the period that its row does not allow for its unit, at the place it was read."""
    faults: list[Fault] = []
    for position, table in enumerate(board.tables):
        for i, row in enumerate(table.table.rows):
            if row.allowed_if:
                faults += _of_row(board, position, table, i)
    return in_order(faults)


def undecided(board: Board) -> Iterator[Fault]:
    """A warning for each figure of which it cannot be told whether it is allowed, for want of another."""
    for position, table in enumerate(board.tables):
        for i, row in enumerate(table.table.rows):
            if not row.allowed_if:
                continue
            chosen = chosen_rows(table, i)
            for entry in _entries(board, position, i):
                u = int(board.ledger.unit[entry])
                if chosen[u] == UNKNOWN:
                    args = {"unit": table.units[u].short, "indicator": row.short}
                    yield Fault("SC224", board.ledger.span(entry), args)


def chosen_rows(table: TableBoard, i: int) -> list[int]:
    """By unit, which row of what is allowed counts: the first whose conditions hold.

    UNKNOWN where a figure that decides is lacking, NONE where none of them holds.
    """
    named, row = table.named[i], table.table.rows[i]

    def figure(id: str, what: str) -> Figure:
        return named[Named(id, cast("Reported", what))]

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
    return [int(n) for n in chosen]


def _entries(board: Board, position: int, i: int) -> list[int]:
    """The standing numbers that were sent in for a row in the period, marks among them."""
    ledger = board.ledger
    mine = (ledger.table == position) & (ledger.row == i) & (ledger.role == Role.STANDING)
    mine &= (ledger.period == ordinal(board.period)) & ~np.isnan(ledger.value)
    entries: list[int] = np.flatnonzero(mine).tolist()
    return entries


def _of_row(board: Board, position: int, table: TableBoard, i: int) -> Iterator[Fault]:
    row, chosen = table.table.rows[i], chosen_rows(table, i)
    for entry in _entries(board, position, i):
        u = int(board.ledger.unit[entry])
        if chosen[u] == UNKNOWN:
            continue
        text = board.ledger.details[entry].raw
        args: dict[str, Text] = {"unit": table.units[u].short, "indicator": row.short, "text": text}
        if chosen[u] == NONE:
            yield Fault("SC223", board.ledger.span(entry), args)
            continue
        from scorecard.study.explain.allowed_words import range_text, when_text

        rule = row.allowed_if[chosen[u]]
        args |= {"when": when_text(rule), "range": range_text(rule.between, rule.whole)}
        code = _broken(float(board.ledger.value[entry]), rule)
        if code:
            yield Fault(code, board.ledger.span(entry), args)


def _broken(value: float, allowed: Allowed) -> str:
    """Which code says what is wrong with a figure; "" where it is allowed."""
    if allowed.whole and value != round(value):
        return "SC221"
    return "" if allowed.low <= value <= allowed.high else "SC222"
