"""What is due in a period, what was reported, what is lacking."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.derived_targets import linked
from scorecard.engine.period_state import PeriodState
from scorecard.model.board import Board, PeriodTargets, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.status import Status
from scorecard.model.unit import Unit

Numbers = NDArray[np.int64]


class Chosen(NamedTuple):
    """The part of the returns that is meant; () and "" for all.

    units : ids; providers : their names; table : an id
    """

    units: Collection[str] = ()
    providers: Collection[str] = ()
    table: str = ""

    def cells(self, board: TableBoard) -> Flags:
        """bool[U, I], the cells of a table that are meant."""
        units = np.array([not self.units or unit.id in self.units for unit in board.units], dtype=np.bool_)
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
    for branch in terms.table.tree.branches:
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
    scored = {unit.id for table in board.tables for unit in table.units}
    units = [unit for unit in board.scheme.units if unit.id in scored]
    units = [unit for unit in units if not chosen.units or unit.id in chosen.units]
    number = {unit.id: n for n, unit in enumerate(units)}
    parts = [
        np.array([number.get(unit.id, -1) for unit in table.units], np.int64)[:, None]
        for table in board.tables
    ]
    tallies = _tallies(board, chosen, [unit.short for unit in units], parts, of_unit=True)
    return tuple(tally for tally in tallies if not chosen.providers or tally.due or tally.set_aside)


def by_provider(board: Board, chosen: Chosen = ALL) -> tuple[Tally, ...]:
    """A tally per provider of figures, in the order of the tables; rows without one under an empty name."""
    of_rows = [[row.provider or "" for row in table.table.rows] for table in board.tables]
    names = [
        name
        for name in dict.fromkeys(name for names in of_rows for name in names)
        if not chosen.providers or name in chosen.providers
    ]
    number = {name: n for n, name in enumerate(names)}
    parts = [np.array([number.get(name, -1) for name in names], np.int64)[None, :] for names in of_rows]
    tallies = _tallies(board, chosen, names, parts)
    return tuple(tally for tally in tallies if not chosen.units or tally.due or tally.set_aside)


def due_of(table: TableBoard) -> Flags:
    """The cells of a table that a return is due for; one that answers “not applicable” is returned, too."""
    return due_cells(table.terms, table.observations.answered)


def due_cells(terms: PeriodTargets, answered: Flags) -> Flags:
    """The same before anything is scored; nothing is sent in for a row that is computed."""
    reported = np.array([not row.derived for row in terms.table.rows], dtype=np.bool_)
    return (terms.applicable | answered) & terms.due_now & reported


class _Counts:
    """What is counted for each of some names, int64[N] each; figures are what no judge gives."""

    def __init__(self, names: int) -> None:
        self.due, self.open, self.pending, self.aside = np.zeros((4, names), np.int64)
        self.figures, self.open_figures, self.pending_figures = np.zeros((3, names), np.int64)
        self.lacking: list[list[Lack]] = [[] for _ in range(names)]

    def add(self, table: TableBoard, chosen: Chosen, part: Numbers) -> None:
        """Count the cells of a table; `part` says for which name each is counted, −1 for none."""
        of = np.broadcast_to(part, table.observations.status.shape)
        meant, status = chosen.cells(table) & (of >= 0), standing(table)
        here = meant & due_of(table)
        open_, pending = here & np.isin(status, _OPEN), here & (status == Status.PENDING)
        judged = np.array([row.judging is not None for row in table.table.rows], dtype=np.bool_)
        counted = (
            (self.due, here),
            (self.open, open_),
            (self.pending, pending),
            (self.aside, meant & table.observations.set_aside),
            (self.figures, here & ~judged),
            (self.open_figures, open_ & ~judged),
            (self.pending_figures, pending & ~judged),
        )
        for counts, cells in counted:
            counts += np.bincount(of[cells], minlength=len(counts))
        for u, i in np.argwhere(open_).tolist():
            lack = Lack(table.table.id, table.units[u], table.table.rows[i], Status(int(status[u, i])))
            self.lacking[of[u, i]].append(lack)

    def returned(self, n: int, of_unit: bool) -> Returned | None:
        """How much of what is due a name has sent in; of a unit that owes figures, how many of these."""
        if of_unit and self.figures[n]:
            return _returned(self.figures[n], self.open_figures[n], bool(self.pending_figures[n]))
        return _returned(self.due[n], self.open[n], bool(self.pending[n]))


def _tallies(
    board: Board, chosen: Chosen, names: Sequence[str], parts: Sequence[Numbers], of_unit: bool = False
) -> list[Tally]:
    """A tally for each name; `parts` says of each table for which name each cell is counted."""
    counts = _Counts(len(names))
    for table, part in zip(board.tables, parts, strict=True):
        counts.add(table, chosen, part)
    columns = (counts.due, counts.due - counts.open, counts.pending, counts.aside)
    numbers = zip(*(column.tolist() for column in columns), strict=True)
    return [
        Tally(name, due, reported, pending, aside, tuple(counts.lacking[n]), counts.returned(n, of_unit))
        for n, (name, (due, reported, pending, aside)) in enumerate(zip(names, numbers, strict=True))
    ]


def _returned(due: int, lacking: int, pending: bool) -> Returned | None:
    """Whether all that is due was sent in; what is pending was, but is not settled."""
    if not due:
        return None
    return "yes" if not lacking else "partly" if lacking < due or pending else "no"
