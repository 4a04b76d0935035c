"""Which cells the forms of a period ask for, and how often in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scorecard.language.derived import RowPlace
from scorecard.load.actuals.names import Names, Slot
from scorecard.load.scheme.every import looked_at
from scorecard.model.board import Board
from scorecard.model.branch import Branch
from scorecard.model.indicator import Indicator
from scorecard.model.period import MONTHS, Frequency, Period
from scorecard.model.scheme import Scheme
from scorecard.study.completeness import Chosen, due_of
from scorecard.study.forms.beside import period_before


class AskedRow(NamedTuple):
    """A row with the units that it is due for, by their place in the table."""

    n: int
    i: int
    row: Indicator
    units: tuple[int, ...]


class AskedCells:
    """The cells that are due in a period, and what a scheme asks for beside them."""

    def __init__(self, board: Board, chosen: Chosen) -> None:
        self.board = board
        self._chosen = chosen
        self._names = Names(board.scheme)

    def rows(self) -> Iterator[AskedRow]:
        """Every row that anything is asked for, in the order of the scheme."""
        for n, table in enumerate(self.board.tables):
            if self._chosen.table not in ("", table.table.id):
                continue
            due = due_of(table) & self._chosen.cells(table)
            for i, row in enumerate(table.table.rows):
                if due[:, i].any():
                    yield AskedRow(n, i, row, tuple(np.flatnonzero(due[:, i]).tolist()))

    def periods(self, asked: AskedRow) -> tuple[Period, ...]:
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

    def of_objects(self, n: int, i: int) -> bool:
        """Whether a row stands under a heading that counts each object once, so that it is sent in by objects."""
        return i in self._of_objects[n]

    @cached_property
    def _of_objects(self) -> tuple[frozenset[int], ...]:
        return tuple(frozenset(_by_object(table.table.tree)) for table in self.board.tables)


def _places(scheme: Scheme, rows: Iterator[Indicator]) -> Iterator[RowPlace]:
    """Where some rows stand in their scheme."""
    for row in rows:
        for n, table in enumerate(scheme.tables):
            yield from (RowPlace(n, i) for i, other in enumerate(table.rows) if other is row)


def _by_object(branch: Branch) -> Iterator[int]:
    if branch.per_item == "best":
        yield from branch.leaves
    else:
        for member in branch.members:
            if isinstance(member, Branch):
                yield from _by_object(member)
