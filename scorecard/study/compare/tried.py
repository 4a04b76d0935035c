"""Changes that were tried, each with what stood before it and what stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text
from scorecard.load.changes.meant import ResolvedChange
from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Role, ordinal
from scorecard.model.period import Period
from scorecard.model.status import Status
from scorecard.study.explain.rounding import way
from scorecard.study.explain.words import rule_text

Held = float | Status | Text | None
"""What stands at an address: a number, why there is none, words, or nothing."""


class TriedChange(NamedTuple):
    """One change: its address by ids and by names, what it is of in full, what stands, and what is tried."""

    address: str
    called: str
    of: tuple[Text, ...]
    before: Held
    after: Held


def tried_changes(changes: Sequence[ResolvedChange], now: Board, then: Board) -> tuple[TriedChange, ...]:
    """The changes between what stands (`then`) and what was tried."""
    return tuple(
        TriedChange(
            change.address,
            _named_address(then, change),
            _names(then, change),
            _AT[change.form](then, change),
            _AT[change.form](now, change),
        )
        for change in changes
    )


def _names(board: Board, change: ResolvedChange) -> tuple[Text, ...]:
    """The unit, the row, the judge; or the total and its part."""
    if change.form == "weights":
        part = board.part(change.part).of
        return board.part(change.total).of.title, part.title
    table, row = _row(board, change)
    unit = (table.units[change.unit].name,) if change.unit >= 0 else ()
    return (*unit, row.name, *((change.judge,) if change.judge else ()))


def _named_address(board: Board, change: ResolvedChange) -> str:
    """The address with its unit and row by their names; a table or total has its id, as after -t."""
    if change.form == "weights":
        return change.address
    table, row = _row(board, change)
    names = {row.id: row.short}
    if change.unit >= 0:
        names |= {table.units[change.unit].id: table.units[change.unit].short}
    return ".".join(names.get(part, part) for part in change.address.split("."))


def _row(board: Board, change: ResolvedChange) -> tuple[TableBoard, Indicator]:
    table = board.tables[change.table]
    return table, table.table.row(change.row)


def _actual(board: Board, change: ResolvedChange) -> Held:
    """The entry that counts; of several, such as the marks of judges, what they come to."""
    table, row = _row(board, change)
    ledger, i = board.ledger, table.table.index[change.row]
    here = (ledger.table == change.table) & (ledger.unit == change.unit) & (ledger.row == i)
    standing = np.flatnonzero(
        here & (ledger.period == ordinal(board.period)) & (ledger.role == Role.STANDING)
    )
    if change.judge:
        standing = np.array(
            [e for e in standing if ledger.judges[ledger.judge[e]] == change.judge], dtype=int
        )
    if not len(standing):
        return Status.MISSING
    if len(standing) == 1:
        value, status = float(ledger.value[standing[0]]), Status(int(ledger.status[standing[0]]))
    else:
        value = float(table.observations.value.shown[change.unit, i])
        status = Status(int(table.observations.status[change.unit, i]))
    return row.word(value) or (value if value == value else status)


def _target(board: Board, change: ResolvedChange) -> Held:
    """The target of the year: a number, or what it says beside its number."""
    _, row = _row(board, change)
    year = Period(board.period.year, 12)
    cell = row.targets[year if year in row.targets else Period(board.scheme.year, 12)][change.unit]
    plain = cell.known and cell.relation is None and not (cell.stretch or cell.link)
    return cell.value if plain else cell.notice_text(row.measure)


def _rounding(board: Board, change: ResolvedChange) -> Held:
    how = _row(board, change)[1].rounding
    return None if how.value is None else way(how.value, how.mode)


def _weight(board: Board, change: ResolvedChange) -> Held:
    total = next(place.total_of for place in board.totals if place.total_of.id == change.total)
    return float(total.weights[change.part])


_AT: Mapping[str, Callable[[Board, ResolvedChange], Held]] = {
    "actual": _actual,
    "targets": _target,
    "points": lambda board, change: _row(board, change)[1].full,
    "rule": lambda board, change: rule_text(_row(board, change)[1]),
    "rounding": _rounding,
    "weights": _weight,
}
