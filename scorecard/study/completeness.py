"""What is due in a period, what was reported, what is lacking."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np

from scorecard.engine.derive import PeriodState
from scorecard.engine.derived_targets import linked
from scorecard.engine.sharing import branches
from scorecard.model.board import Board, Codes, PeriodTargets, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Unit
from scorecard.model.status import Status


class Lack(NamedTuple):
    """One cell that is due and has no settled value."""

    table: str
    unit: Unit
    row: Indicator
    status: Status


class Tally(NamedTuple):
    """Due = reported + lacking, the pending among them; set aside are numbers sent for cells not assessed."""

    name: str
    due: int
    reported: int
    pending: int
    set_aside: int
    lacking: tuple[Lack, ...]


_OPEN = (Status.MISSING, Status.PENDING)


def reported_share(board: Board) -> float:
    """Reported ÷ due cells; 0 where nothing is due."""
    return _share((table.terms, table.observations.status) for table in board.tables)


def most_reported(now: PeriodState) -> float:
    """What `reported_share` is at most, told before anything is scored.

    Scoring takes figures away (what no rule can score is pending) and asks for less only among
    alternatives of which one is chosen, so that these count as reported here.
    """
    return _share((terms, _chosen(terms, n, now)) for n, terms in enumerate(linked(now)))


def _chosen(terms: PeriodTargets, n: int, now: PeriodState) -> Codes:
    status = now.seen[n].status.copy()
    for branch in branches(terms.table.tree):
        if branch.combine == "chosen":
            status[:, list(branch.leaves)] = Status.NOT_APPLICABLE
    return status


def _share(sheets: Iterable[tuple[PeriodTargets, Codes]]) -> float:
    due = reported = 0
    for terms, status in sheets:
        here = due_cells(terms)
        due += int(here.sum())
        reported += int((here & ~np.isin(status, _OPEN)).sum())
    return reported / due if due else 0.0


def lacks(board: Board, units: Collection[str] = ()) -> tuple[Lack, ...]:
    """All cells that are missing or pending, in printed order; units : those of these ids alone, () for all."""
    return tuple(
        Lack(table.table.id, unit, row, Status(int(table.observations.status[u, i])))
        for table in board.tables
        for u, unit in enumerate(table.units)
        for i, row in enumerate(table.table.rows)
        if not units or unit.id in units
        if table.observations.status[u, i] in _OPEN and due_cells(table.terms)[u, i]
    )


def by_unit(board: Board, units: Collection[str] = ()) -> tuple[Tally, ...]:
    """A tally per unit, in the scheme's order; units : those of these ids alone, () for all."""
    return tuple(
        _tally(board, unit.short, [_rows_of(table, (unit.id,)) for table in board.tables])
        for unit in board.scheme.units
        if any(unit in table.units for table in board.tables)
        if not units or unit.id in units
    )


def by_provider(board: Board, units: Collection[str] = ()) -> tuple[Tally, ...]:
    """A tally per provider of figures, in the order of the tables; rows without one under an empty name.

    units : of what is due for those of these ids alone, () for all
    """
    names = dict.fromkeys(row.provider or "" for table in board.tables for row in table.table.rows)
    every = units or [unit.id for unit in board.scheme.units]
    cells = [_rows_of(table, every) for table in board.tables]
    tallies = [
        _tally(
            board, name, [_columns_of(t, name) & here for t, here in zip(board.tables, cells, strict=True)]
        )
        for name in names
    ]
    return tuple(tally for tally in tallies if not units or tally.due or tally.set_aside)


def due_cells(terms: PeriodTargets) -> Flags:
    """The cells a return is due for; nothing is sent in for a row that is computed."""
    reported = np.array([not row.derived for row in terms.table.rows], dtype=np.bool_)
    return terms.applicable & terms.due_now & reported


def _rows_of(table: TableBoard, units: Collection[str]) -> Flags:
    chosen = np.array([one.id in units for one in table.units], dtype=np.bool_)
    return np.repeat(chosen[:, None], len(table.table.rows), axis=1)


def _columns_of(table: TableBoard, provider: str) -> Flags:
    chosen = np.array([(row.provider or "") == provider for row in table.table.rows], dtype=np.bool_)
    return np.repeat(chosen[None, :], len(table.units), axis=0)


def _tally(board: Board, name: str, masks: list[Flags]) -> Tally:
    due = reported = pending = aside = 0
    lacking: list[Lack] = []
    for table, chosen in zip(board.tables, masks, strict=True):
        status = table.observations.status
        here = chosen & due_cells(table.terms)
        due += int(here.sum())
        reported += int((here & ~np.isin(status, _OPEN)).sum())
        pending += int((here & (status == Status.PENDING)).sum())
        aside += int((chosen & table.observations.set_aside).sum())
        for u, i in np.argwhere(here & np.isin(status, _OPEN)):
            lack = Status(int(status[u, i]))
            lacking.append(Lack(table.table.id, table.units[u], table.table.rows[i], lack))
    return Tally(name, due, reported, pending, aside, tuple(lacking))
