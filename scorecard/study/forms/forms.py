"""Which forms a period needs, whose each is, and which cells they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import count, islice
from typing import NamedTuple

import numpy as np

from scorecard.engine.period_state import PeriodState
from scorecard.language.derived import RowPlace
from scorecard.load.actuals.entries import judge_order
from scorecard.load.actuals.names import SchemeNames, Slot
from scorecard.load.scheme.every import looked_at
from scorecard.model.board import Board
from scorecard.model.indicator import Indicator
from scorecard.model.period import MONTHS, Frequency, Period
from scorecard.model.scheme import Scheme
from scorecard.study.completeness import ALL, ReturnsFilter, due_of
from scorecard.study.forms.beside import PeriodReference, period_before
from scorecard.study.forms.form import By, Form, FormLine, FormOwner, MarkSheet


class _AskedRow(NamedTuple):
    """A row with the units that it is due for, by their place in the table."""

    n: int
    i: int
    row: Indicator
    units: tuple[int, ...]


class _AskedCells:
    """The cells that are due in a period, and what a scheme asks for beside them."""

    def __init__(self, board: Board, chosen: ReturnsFilter) -> None:
        self.board = board
        self._chosen = chosen
        self._names = SchemeNames(board.scheme)

    def rows(self) -> Iterator[_AskedRow]:
        """Every row that anything is asked for, in the order of the scheme."""
        for n, table in enumerate(self.board.tables):
            if self._chosen.table not in ("", table.table.id):
                continue
            due = due_of(table) & self._chosen.cells(table)
            for i, row in enumerate(table.table.rows):
                if due[:, i].any():
                    yield _AskedRow(n, i, row, tuple(np.flatnonzero(due[:, i]).tolist()))

    def periods(self, asked: _AskedRow) -> tuple[Period, ...]:
        """The periods that figures are asked for: this one, or each month of it where a rule counts each."""
        period = self.board.period
        often = self._often.get(RowPlace(asked.n, asked.i))
        if often is None:
            return (period,)
        before = period_before(period, self.board.scheme.frequency)
        return tuple(piece for piece in period.so_far(often) if piece > before)

    @cached_property
    def _often(self) -> Mapping[RowPlace, Frequency]:
        """The rows that a rule looks at more often than the scheme is assessed, and how often."""
        scheme = self.board.scheme
        frequencies: dict[RowPlace, Frequency] = {}
        for n, table in enumerate(self.board.tables):
            for i, row in enumerate(table.table.rows):
                for part in row.rule.parts:
                    if part.every and MONTHS[part.every] < MONTHS[scheme.frequency]:
                        for place in _places(scheme, looked_at(scheme.tables, RowPlace(n, i), part)):
                            often = frequencies.get(place, part.every)
                            frequencies[place] = min(often, part.every, key=MONTHS.__getitem__)
        return frequencies

    def name(self, n: int, u: int, i: int) -> str:
        """How a row is written so that it means no other row of the unit: the shortest of its names that does."""
        table = self.board.scheme.tables[n]
        row, unit = table.rows[i], self.board.scheme.units[table.units[u]]
        path = [row.name]
        while row.parent:
            row = table.row(row.parent)
            path.insert(0, row.name)
        whole = "/".join(path)
        tried = [path[-1], *(["/".join(path[-2:])] if len(path) > 1 else []), whole]
        tried += [f"{table.title}/{whole}", f"{table.id}/{whole}", table.rows[i].id]
        for name in tried:
            slot = self._names.slot(unit.id, name)
            if isinstance(slot, Slot) and (slot.table, slot.row) == (n, i):
                return name
        return tried[0]

    def table_name(self, n: int) -> str:
        """How a table is written so that it means no other."""
        table = self.board.scheme.tables[n]
        return table.title if self._names.table_of(table.title) == n else table.id

    def is_by_objects(self, n: int, i: int) -> bool:
        """Whether a row stands under a heading that counts each object once, so that it is sent in by objects."""
        return i in self._object_rows[n]

    @cached_property
    def _object_rows(self) -> tuple[frozenset[int], ...]:
        trees = (table.table.tree for table in self.board.tables)
        counted_once = (
            [branch.leaves for branch in tree.branches if branch.per_item == "best"] for tree in trees
        )
        return tuple(frozenset().union(*leaves) for leaves in counted_once)


def _places(scheme: Scheme, rows: Iterator[Indicator]) -> Iterator[RowPlace]:
    """Where some rows stand in their scheme."""
    for row in rows:
        for n, table in enumerate(scheme.tables):
            yield from (RowPlace(n, i) for i, other in enumerate(table.rows) if other is row)


Part = tuple[FormOwner, FormLine | MarkSheet]
"""A line or a sheet of marks with whose it is."""

_ALL = FormOwner("all")
_JUDGES = FormOwner("judges")


def suggest_forms_by(board: Board) -> By:
    """Whose forms suit the scheme: of providers where it names any, else of units where there are several."""
    rows = [asked.row for asked in _AskedCells(board, ALL).rows() if not asked.row.judging]
    if any(row.provider for row in rows):
        return "provider"
    return "unit" if len(board.scheme.units) > 1 else "all"


def forms(board: Board, by: By, chosen: ReturnsFilter = ALL) -> tuple[Form, ...]:
    """The forms of a period, each with what is due for it, in the order of the scheme.

    Judges have forms of their own where forms are those of units: nobody marks himself.
    """
    asked = _AskedCells(board, chosen)
    parts = [*_lines(asked, by), *_marks(asked, by)]
    scheme, period = board.scheme, board.period
    units = [unit.id for unit in scheme.units]
    order = list(dict.fromkeys(whose for whose, _ in parts))
    if by == "unit":
        order.sort(key=lambda whose: units.index(whose.name) if whose.name else len(units))
    return tuple(
        Form(
            recipient,
            period,
            period.label(scheme.calendar),
            period_before(period, scheme.frequency).label(scheme.calendar),
            Period(period.year - 1, period.month).label(scheme.calendar),
            tuple(part for whose, part in parts if whose == recipient and isinstance(part, FormLine)),
            tuple(part for whose, part in parts if whose == recipient and isinstance(part, MarkSheet)),
        )
        for recipient in order
    )


def _lines(asked: _AskedCells, by: By) -> Iterator[Part]:
    """The lines for figures: of a unit's form its rows, of others row by row all units."""
    scheme = asked.board.scheme
    state = PeriodState.from_board(asked.board)
    references: dict[Period, PeriodReference] = {}
    for place in asked.rows():
        if place.row.judging:
            continue
        periods = asked.periods(place)
        for u in place.units:
            unit = scheme.units[scheme.tables[place.n].units[u]]
            whose = (
                _ALL if by == "all" else FormOwner(by, unit.id if by == "unit" else place.row.provider or "")
            )
            name, item = asked.name(place.n, u, place.i), asked.is_by_objects(place.n, place.i)
            for period in periods:
                frequency = scheme.frequency if len(periods) == 1 else scheme.reports
                if period not in references:
                    references[period] = PeriodReference(state.at_period(period), frequency)
                label = period.label(scheme.calendar if period == asked.board.period else scheme.reporting)
                beside = references[period].for_cell(place.n, u, place.i)
                table = scheme.tables[place.n].id
                yield whose, FormLine(table, unit, place.row, name, label, beside, item)


def _marks(asked: _AskedCells, by: By) -> Iterator[Part]:
    """The sheets of marks: one for each judge and judged table."""
    judged = [one for one in asked.rows() if one.row.judging]
    parts: dict[tuple[int, FormOwner], list[_AskedRow]] = {}
    for place in judged:
        provider = place.row.provider if by == "provider" else None
        whose = FormOwner("provider", provider) if provider else _ALL if by == "all" else _JUDGES
        parts.setdefault((place.n, whose), []).append(place)
    for (_, whose), rows in parts.items():
        for judge in _judges(asked.board, rows):
            yield whose, _sheet(asked, rows, judge)


def _sheet(asked: _AskedCells, rows: list[_AskedRow], judge: str | int) -> MarkSheet:
    n = rows[0].n
    table = asked.board.tables[n]
    units = sorted({u for place in rows for u in place.units})
    return MarkSheet(
        table.table,
        asked.table_name(n),
        judge,
        tuple(place.row for place in rows),
        tuple(asked.name(n, place.units[0], place.i) for place in rows),
        tuple(table.units[u] for u in units),
        tuple(frozenset(table.units[u].id for u in place.units) for place in rows),
    )


def _judges(board: Board, rows: list[_AskedRow]) -> tuple[str | int, ...]:
    """The judges of some rows: those of their juries, else who marked before, and numbers up to the panel.

    A number stands for a judge whose name is not known; none that a known name ends with.
    """
    judgings = [place.row.judging for place in rows if place.row.judging]
    named = dict.fromkeys(judge for judging in judgings for jury in judging.juries for judge in jury.judges)
    if named:
        return tuple(named)
    ledger = board.ledger
    places = {(place.n, place.i) for place in rows}
    marked = {
        int(j)
        for j, n, i in zip(ledger.judge.tolist(), ledger.table.tolist(), ledger.row.tolist(), strict=True)
        if j >= 0 and (n, i) in places
    }
    known = sorted((ledger.judge_called(j) for j in marked), key=judge_order)
    panel = max((judging.panel or 1 for judging in judgings), default=1)
    taken = {int(last[0]) for name in known if (last := re.search(r"\d{1,9}$", name))}
    free = (number for number in count(1) if number not in taken)
    return (*known, *islice(free, max(0, panel - len(known))))
