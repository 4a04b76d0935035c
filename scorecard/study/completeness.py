"""What is due in a period, what was reported, what is lacking."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.on_demand import OnDemand
from scorecard.base.records import dataclass
from scorecard.engine.derived_targets import linked_targets
from scorecard.engine.period_state import PeriodState
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.status import Status
from scorecard.model.unit import Unit, Units

Numbers = NDArray[np.int64]


class ReturnsFilter(NamedTuple):
    """The part of the returns that is meant; () and "" for all.

    units : ids; providers : their names; table : an id
    """

    units: Collection[str] = ()
    providers: Collection[str] = ()
    table: str = ""

    def cells(self, board: TableBoard) -> Flags:
        """bool[U, I], the cells of a table that are meant."""
        flags = np.ones(board.points.shape, dtype=np.bool_)
        if self.units:
            flags &= np.array([unit.id in self.units for unit in board.units], dtype=np.bool_)[:, None]
        if self.providers:
            rows = [(row.provider or "") in self.providers for row in board.table.rows]
            flags &= np.array(rows, dtype=np.bool_)
        return flags


ALL = ReturnsFilter()


class Lack(NamedTuple):
    """One cell that is due and has no settled value."""

    table: str
    unit: Unit
    row: Indicator
    status: Status


class LackingCells(OnDemand[Lack]):
    """Lacking cells, of which only the places are kept.

    table, unit, row : int64[N], where each stands; status : int8[N]
    """

    def __init__(
        self, tables: Sequence[TableBoard], table: Numbers, unit: Numbers, row: Numbers, status: Codes
    ) -> None:
        self._tables = tables
        self.table, self.unit, self.row, self.status = table, unit, row, status

    def __len__(self) -> int:
        return len(self.status)

    def make_entry(self, place: int) -> Lack:
        """One of them."""
        table, u, i = self._tables[self.table[place]], int(self.unit[place]), int(self.row[place])
        return Lack(table.table.id, table.units[u], table.table.rows[i], Status(int(self.status[place])))

    def some(self, places: Numbers | slice) -> LackingCells:
        """Those at some places."""
        table, unit, row = self.table[places], self.unit[places], self.row[places]
        return LackingCells(self._tables, table, unit, row, self.status[places])


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
    lacking: Sequence[Lack]
    returned: Returned | None


_RETURNED: tuple[Returned | None, ...] = (None, "yes", "partly", "no")


@dataclass(frozen=True, eq=False)
class Tallies(OnDemand[Tally]):
    """Tallies of N names, kept as columns.

    due, reported, pending, set_aside : int64[N]
    returned : int8[N], the place in `_RETURNED`
    lacking : the lacking cells, name by name; starts, ends : int64[N], where those of each name stand
    """

    names: Sequence[str]
    due: Numbers
    reported: Numbers
    pending: Numbers
    set_aside: Numbers
    returned: Codes
    lacking: LackingCells
    starts: Numbers
    ends: Numbers

    def __len__(self) -> int:
        return len(self.names)

    def make_entry(self, place: int) -> Tally:
        """The tally of one name."""
        return Tally(
            self.names[place],
            int(self.due[place]),
            int(self.reported[place]),
            int(self.pending[place]),
            int(self.set_aside[place]),
            self.lacking.some(slice(self.starts[place], self.ends[place])),
            _RETURNED[self.returned[place]],
        )

    @property
    def said(self) -> Iterator[Returned | None]:
        """Of each name what it returned."""
        return (_RETURNED[code] for code in self.returned.tolist())

    def owing(self) -> Tallies:
        """Those of names that owe anything, or sent in what was set aside."""
        places = np.flatnonzero((self.due > 0) | (self.set_aside > 0))
        columns = ("due", "reported", "pending", "set_aside", "returned", "starts", "ends")
        some = {name: getattr(self, name)[places] for name in columns}
        return replace(self, names=[self.names[n] for n in places.tolist()], **some)


def reported_share(board: Board) -> float:
    """Reported ÷ due cells; 0 where nothing is due."""
    return _share((due_of(table), standing(table)) for table in board.tables)


def most_reported(now: PeriodState) -> float:
    """What `reported_share` is at most, told before anything is scored.

    Scoring takes figures away (what no rule can score is pending) and asks for less only among
    alternatives of which one is chosen, so that these count as reported here.
    """
    return _share(
        (due_cells(terms, now.seen[n].answered), _chosen_cells(terms, n, now))
        for n, terms in enumerate(linked_targets(now))
    )


def _chosen_cells(terms: PeriodTargets, n: int, now: PeriodState) -> Codes:
    status = now.seen[n].status.copy()
    for branch in terms.table.tree.branches:
        if branch.way.one_only:
            status[:, list(branch.leaves)] = Status.NOT_APPLICABLE
    return status


def _share(sheets: Iterable[tuple[Flags, Codes]]) -> float:
    due = reported = 0
    for here, status in sheets:
        due += int(here.sum())
        reported += int((here & ~_open(status)).sum())
    return reported / due if due else 0.0


def _open(status: Codes) -> Flags:
    """Where nothing is settled."""
    flags: Flags = (status == Status.MISSING) | (status == Status.PENDING)
    return flags


class _MeantCells(NamedTuple):
    """The cells of a table that are meant; bool[U, I] each.

    judged : bool[I]; status : int8[U, I]
    """

    due: Flags
    lacking: Flags
    pending: Flags
    set_aside: Flags
    judged: Flags
    status: Codes


def _sheet(table: TableBoard, chosen: ReturnsFilter) -> _MeantCells:
    meant, status = chosen.cells(table), standing(table)
    due = meant & due_of(table)
    judged = np.array([row.judging is not None for row in table.table.rows], dtype=np.bool_)
    pending = due & (status == Status.PENDING)
    return _MeantCells(
        due, due & _open(status), pending, meant & table.observations.set_aside, judged, status
    )


def lacks(board: Board, chosen: ReturnsFilter = ALL) -> LackingCells:
    """All cells that are missing or pending, in printed order."""
    return _lacks(board, [_sheet(table, chosen) for table in board.tables])


def _lacks(board: Board, sheets: Sequence[_MeantCells]) -> LackingCells:
    places = [np.nonzero(sheet.lacking) for sheet in sheets]
    none = np.zeros(0, np.int64)
    table = [np.full(len(unit), n, np.int64) for n, (unit, _) in enumerate(places)]
    status = [sheet.status[place] for sheet, place in zip(sheets, places, strict=True)]
    return LackingCells(
        board.tables,
        np.concatenate([none, *table]),
        np.concatenate([none, *(unit for unit, _ in places)]),
        np.concatenate([none, *(row for _, row in places)]),
        np.concatenate([np.zeros(0, np.int8), *status]),
    )


def standing(table: TableBoard) -> Codes:
    """int8[U, I], how each cell stands; a figure without points only for want of the unit's group is not lacking."""
    group_open = Units.from_sequence(table.units).group_open
    if not group_open.any():
        return table.observations.status
    return np.where(group_open[:, None], table.given.observations.status, table.observations.status)


def unit_tallies(board: Board, chosen: ReturnsFilter = ALL) -> Tallies:
    """A tally per unit, in the scheme's order; of some providers, those that they owe anything for."""
    scored = {unit.id for table in board.tables for unit in table.units}
    units = [unit for unit in board.scheme.units if unit.id in scored]
    units = [unit for unit in units if not chosen.units or unit.id in chosen.units]
    number = {unit.id: n for n, unit in enumerate(units)}
    of = [np.array([number.get(unit.id, -1) for unit in table.units], np.int64) for table in board.tables]
    tallies = _tallies(board, chosen, [unit.short for unit in units], of, of_units=True)
    return tallies.owing() if chosen.providers else tallies


def provider_tallies(board: Board, chosen: ReturnsFilter = ALL) -> Tallies:
    """A tally per provider of figures, in the order of the tables; rows without one under an empty name."""
    of_rows = [[row.provider or "" for row in table.table.rows] for table in board.tables]
    names = [
        name
        for name in dict.fromkeys(name for names in of_rows for name in names)
        if not chosen.providers or name in chosen.providers
    ]
    number = {name: n for n, name in enumerate(names)}
    of = [np.array([number.get(name, -1) for name in names], np.int64) for names in of_rows]
    tallies = _tallies(board, chosen, names, of, of_units=False)
    return tallies.owing() if chosen.units else tallies


def due_of(table: TableBoard) -> Flags:
    """The cells of a table that a return is due for; one that answers “not applicable” is returned, too."""
    return due_cells(table.terms, table.observations.answered)


def due_cells(terms: PeriodTargets, answered: Flags) -> Flags:
    """The same before anything is scored; nothing is sent in for a row that is computed."""
    reported = np.array([not row.derived for row in terms.table.rows], dtype=np.bool_)
    return (terms.applicable | answered) & terms.due_now & reported


def _tallies(
    board: Board, chosen: ReturnsFilter, names: Sequence[str], of: Sequence[Numbers], of_units: bool
) -> Tallies:
    """A tally for each name; `of` says of each table for which name its units, or else its rows, are counted, −1 for none."""
    sheets = [_sheet(table, chosen) for table in board.tables]

    def count_cells(cells: Callable[[_MeantCells], Flags]) -> Numbers:
        counts = np.zeros(len(names), np.int64)
        for sheet, name in zip(sheets, of, strict=True):
            each = cells(sheet).sum(axis=1 if of_units else 0)
            np.add.at(counts, name[name >= 0], each[name >= 0])
        return counts

    due, lacking = count_cells(lambda sheet: sheet.due), count_cells(lambda sheet: sheet.lacking)
    pending, aside = count_cells(lambda sheet: sheet.pending), count_cells(lambda sheet: sheet.set_aside)
    returned = _return_states(due, lacking, pending)
    if of_units and any(sheet.judged.any() for sheet in sheets):
        # What no judge gives; nobody marks himself.
        figures = count_cells(lambda sheet: sheet.due & ~sheet.judged)
        lacked = count_cells(lambda sheet: sheet.lacking & ~sheet.judged)
        unsettled = count_cells(lambda sheet: sheet.pending & ~sheet.judged)
        returned = np.where(figures > 0, _return_states(figures, lacked, unsettled), returned)
    every = _lacks(board, sheets)
    at = every.unit if of_units else every.row
    name = np.concatenate([np.zeros(0, np.int64), *(each[at[every.table == n]] for n, each in enumerate(of))])
    by_name = every.some(np.argsort(name, kind="stable"))
    ends = np.cumsum(lacking)
    return Tallies(names, due, due - lacking, pending, aside, returned, by_name, ends - lacking, ends)


def _return_states(due: Numbers, lacking: Numbers, pending: Numbers) -> Codes:
    """int8[N], whether all that is due was sent in; what is pending was, but is not settled."""
    ways = [due == 0, lacking == 0, (lacking < due) | (pending > 0)]
    return np.select(ways, [0, 1, 2], 3).astype(np.int8)
