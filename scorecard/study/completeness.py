"""What is due in a period, what was reported, what is lacking."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Unit
from scorecard.model.status import Status


@dataclass(frozen=True)
class Lack:
    """One cell that is due and has no settled value."""

    table: str
    unit: Unit
    row: Indicator
    status: Status


@dataclass(frozen=True)
class Tally:
    """Due = reported + lacking, the pending among them; set aside are numbers sent for cells not assessed."""

    name: str
    due: int
    reported: int
    pending: int
    set_aside: int
    lacking: tuple[Lack, ...]


def reported_share(board: Board) -> float:
    """Reported ÷ due cells; 0 where nothing is due."""
    due = sum(t.due for t in by_unit(board))
    return sum(t.reported for t in by_unit(board)) / due if due else 0.0


def lacks(board: Board) -> tuple[Lack, ...]:
    """All cells that are missing or pending, in printed order."""
    return tuple(
        Lack(table.table.id, unit, row, Status(int(table.observations.status[u, i])))
        for table in board.tables
        for u, unit in enumerate(table.units)
        for i, row in enumerate(table.table.rows)
        if table.observations.status[u, i] in (Status.MISSING, Status.PENDING) and _due(table)[u, i]
    )


def by_unit(board: Board) -> tuple[Tally, ...]:
    """A tally per unit, in the scheme's order."""
    return tuple(
        _tally(board, unit.short, [_rows_of(table, unit) for table in board.tables])
        for unit in board.scheme.units
        if any(unit in table.units for table in board.tables)
    )


def by_provider(board: Board) -> tuple[Tally, ...]:
    """A tally per provider of figures, in the order of the tables; rows without one under an empty name."""
    names = dict.fromkeys(row.provider or "" for table in board.tables for row in table.table.rows)
    return tuple(_tally(board, name, [_columns_of(table, name) for table in board.tables]) for name in names)


def _due(table: TableBoard) -> Flags:
    """The cells a return is due for; nothing is sent in for a row that is computed."""
    reported = np.array([not row.derived for row in table.table.rows], dtype=np.bool_)
    return table.terms.applicable & table.terms.due_now & reported


def _rows_of(table: TableBoard, unit: Unit) -> Flags:
    chosen = np.array([one.id == unit.id for one in table.units], dtype=np.bool_)
    return np.repeat(chosen[:, None], len(table.table.rows), axis=1)


def _columns_of(table: TableBoard, provider: str) -> Flags:
    chosen = np.array([(row.provider or "") == provider for row in table.table.rows], dtype=np.bool_)
    return np.repeat(chosen[None, :], len(table.units), axis=0)


def _tally(board: Board, name: str, masks: list[Flags]) -> Tally:
    due = reported = pending = aside = 0
    lacking: list[Lack] = []
    for table, chosen in zip(board.tables, masks, strict=True):
        status = table.observations.status
        here = chosen & _due(table)
        due += int(here.sum())
        reported += int((here & ~np.isin(status, (Status.MISSING, Status.PENDING))).sum())
        pending += int((here & (status == Status.PENDING)).sum())
        aside += int((chosen & table.observations.set_aside).sum())
        for u, i in np.argwhere(here & np.isin(status, (Status.MISSING, Status.PENDING))):
            lack = Status(int(status[u, i]))
            lacking.append(Lack(table.table.id, table.units[u], table.table.rows[i], lack))
    return Tally(name, due, reported, pending, aside, tuple(lacking))
