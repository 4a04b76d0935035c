"""What is due in a period, what was reported, what is lacking."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

import numpy as np

from scorecard.engine.derive import PeriodState
from scorecard.engine.derived_targets import linked
from scorecard.engine.sharing import branches
from scorecard.model.board import Board, PeriodTargets, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.status import Status
from scorecard.model.unit import Unit


class Chosen(NamedTuple):
    """The part of the returns that is meant; () and "" for all.

    units : ids; providers : their names; table : an id
    """

    units: Collection[str] = ()
    providers: Collection[str] = ()
    table: str = ""

    def cells(self, board: TableBoard) -> Flags:
        """bool[U, I], the cells of a table that are meant."""
        units = np.array([not self.units or one.id in self.units for one in board.units], dtype=np.bool_)
        rows = [not self.providers or (row.provider or "") in self.providers for row in board.table.rows]
        return units[:, None] & np.array(rows, dtype=np.bool_)[None, :]


ALL = Chosen()


class Lack(NamedTuple):
    """One cell that is due and has no settled value."""

    table: str
    unit: Unit
    row: Indicator
    status: Status


Returned = Literal["yes", "partly", "no"]


class Tally(NamedTuple):
    """Due = reported + lacking, the pending among them; set aside are numbers sent for cells not assessed.

    returned : whether all that is due was sent in, some of it, or nothing; None where nothing is due. Units do not mark
        themselves: of a unit it is told by its figures, where any are due.
    """

    name: str
    due: int
    reported: int
    pending: int
    set_aside: int
    lacking: tuple[Lack, ...]
    returned: Returned | None


_OPEN = (Status.MISSING, Status.PENDING)


def reported_share(board: Board) -> float:
    """Reported ÷ due cells; 0 where nothing is due."""
    return _share((due_of(table), standing(table)) for table in board.tables)


def most_reported(now: PeriodState) -> float:
    """What `reported_share` is at most, told before anything is scored.

    Scoring takes figures away (what no rule can score is pending) and asks for less only among
    alternatives of which one is chosen, so that these count as reported here.
    """
    return _share(
        (due_cells(terms, now.seen[n].answered), _chosen(terms, n, now))
        for n, terms in enumerate(linked(now))
    )


def _chosen(terms: PeriodTargets, n: int, now: PeriodState) -> Codes:
    status = now.seen[n].status.copy()
    for branch in branches(terms.table.tree):
        if branch.way.one_only:
            status[:, list(branch.leaves)] = Status.NOT_APPLICABLE
    return status


def _share(sheets: Iterable[tuple[Flags, Codes]]) -> float:
    due = reported = 0
    for here, status in sheets:
        due += int(here.sum())
        reported += int((here & ~np.isin(status, _OPEN)).sum())
    return reported / due if due else 0.0


def lacks(board: Board, chosen: Chosen = ALL) -> tuple[Lack, ...]:
    """All cells that are missing or pending, in printed order."""
    return tuple(
        Lack(table.table.id, table.units[u], table.table.rows[i], Status(int(status[u, i])))
        for table, status in ((table, standing(table)) for table in board.tables)
        for u, i in np.argwhere(due_of(table) & np.isin(status, _OPEN) & chosen.cells(table))
    )


def standing(table: TableBoard) -> Codes:
    """int8[U, I], how each cell stands; a figure without points only for want of the unit's group is not lacking."""
    group_open = np.array([unit.group_open for unit in table.units], dtype=np.bool_)
    return np.where(group_open[:, None], table.given.observations.status, table.observations.status)


def by_unit(board: Board, chosen: Chosen = ALL) -> tuple[Tally, ...]:
    """A tally per unit, in the scheme's order; of some providers, those that they owe anything for."""
    tallies = [
        _tally(board, unit.short, chosen._replace(units=(unit.id,)), of_unit=True)
        for unit in board.scheme.units
        if any(unit in table.units for table in board.tables)
        if not chosen.units or unit.id in chosen.units
    ]
    return tuple(tally for tally in tallies if not chosen.providers or tally.due or tally.set_aside)


def by_provider(board: Board, chosen: Chosen = ALL) -> tuple[Tally, ...]:
    """A tally per provider of figures, in the order of the tables; rows without one under an empty name."""
    names = dict.fromkeys(row.provider or "" for table in board.tables for row in table.table.rows)
    tallies = [
        _tally(board, name, chosen._replace(providers=(name,)))
        for name in names
        if not chosen.providers or name in chosen.providers
    ]
    return tuple(tally for tally in tallies if not chosen.units or tally.due or tally.set_aside)


def due_of(table: TableBoard) -> Flags:
    """The cells of a table that a return is due for; one that answers “not applicable” is returned, too."""
    return due_cells(table.terms, table.observations.answered)


def due_cells(terms: PeriodTargets, answered: Flags) -> Flags:
    """The same before anything is scored; nothing is sent in for a row that is computed."""
    reported = np.array([not row.derived for row in terms.table.rows], dtype=np.bool_)
    return (terms.applicable | answered) & terms.due_now & reported


def _tally(board: Board, name: str, chosen: Chosen, of_unit: bool = False) -> Tally:
    due = reported = pending = aside = 0
    lacking: list[Lack] = []
    figures: list[int] = []
    for table in board.tables:
        meant = chosen.cells(table)
        status = standing(table)
        here = meant & due_of(table)
        due += int(here.sum())
        reported += int((here & ~np.isin(status, _OPEN)).sum())
        pending += int((here & (status == Status.PENDING)).sum())
        aside += int((meant & table.observations.set_aside).sum())
        judged = np.array([row.judging is not None for row in table.table.rows], dtype=np.bool_)
        figures += status[here & ~judged].tolist()
        for u, i in np.argwhere(here & np.isin(status, _OPEN)):
            lack = Status(int(status[u, i]))
            lacking.append(Lack(table.table.id, table.units[u], table.table.rows[i], lack))
    if of_unit and figures:
        returned = _returned(len(figures), sum(one in _OPEN for one in figures), Status.PENDING in figures)
    else:
        returned = _returned(due, len(lacking), pending > 0)
    return Tally(name, due, reported, pending, aside, tuple(lacking), returned)


def _returned(due: int, lacking: int, pending: bool) -> Returned | None:
    """Whether all that is due was sent in; what is pending was, but is not settled."""
    if not due:
        return None
    return "yes" if not lacking else "partly" if lacking < due or pending else "no"
