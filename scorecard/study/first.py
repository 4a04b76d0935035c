"""Of many doubts about single cells those that are told are made; the others are counted by arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.fault import Fault
from scorecard.base.telling import NONE_UNTOLD, UntoldFaults
from scorecard.model.board import TableBoard
from scorecard.model.distinct import distinct
from scorecard.model.figure import Flags
from scorecard.model.ledger import Ledger

Whole = NDArray[np.int64]


class Doubts(NamedTuple):
    """Doubts about cells of a table, N of them.

    codes : the code of each; unit, row : int64[N], the cell it is about
    entry : int64[N], the entry of the ledger where it stands, −1 where it stands at the row in the scheme
    """

    codes: NDArray[np.str_]
    unit: Whole
    row: Whole
    entry: Whole


Some = tuple[list[Fault], UntoldFaults]
"""Doubts that are told, and those that are counted."""


class FirstDoubts:
    """Of doubts about cells of a table, those that are told: of each code those about the first `most` cells; None: all."""

    def __init__(self, table: TableBoard, ledger: Ledger, most: int | None) -> None:
        self.table, self.ledger, self.most = table, ledger, most

    def pick_faults(self, doubts: Doubts, fault: Callable[[int], Fault]) -> Some:
        """Those that are told, in the order of their places; the others are counted.

        fault : makes one of them
        """
        if not len(doubts.codes):
            return [], NONE_UNTOLD
        paths, place = self._places(doubts)
        order = np.lexsort(place[::-1])
        first = self._first(doubts, order)
        faults = list(map(fault, order[first[order]].tolist()))
        files = frozenset(paths[file] for file in distinct(place[0][~first]).tolist())
        return faults, UntoldFaults(Counter(doubts.codes[~first].tolist()), files)

    def _places(self, doubts: Doubts) -> tuple[Sequence[str], tuple[Whole, ...]]:
        """All paths in order, and the path, line and column of each doubt."""
        ledger, spans = self.ledger, [row.span for row in self.table.table.rows]
        paths = sorted({*ledger.files, *(span.path for span in spans)})
        number = {path: n for n, path in enumerate(paths)}
        of_rows = (
            [number[span.path] for span in spans],
            [span.line for span in spans],
            [span.column for span in spans],
        )
        place = tuple(np.array(each, dtype=np.int64)[doubts.row] for each in of_rows)
        files = np.array([number[path] for path in ledger.files], dtype=np.int64)
        read = doubts.entry >= 0
        entry = doubts.entry[read]
        # Who is alone in a line needs no column to be told from others.
        for at, there in zip(place, (ledger.file, ledger.line, ledger.column), strict=True):
            at[read] = there[entry]
        place[0][read] = files[place[0][read]]
        return paths, place

    def _first(self, doubts: Doubts, order: Whole) -> Flags:
        """bool[N], which doubts are about the first cells with their code."""
        first = np.full(len(doubts.codes), self.most is None)
        if self.most is None:
            return first
        unit, row = self._numbers
        cell = unit[doubts.unit] * (len(row) + 1) + row[doubts.row]
        for code in distinct(doubts.codes):
            at = order[doubts.codes[order] == code]
            some: dict[int, None] = {}
            for number in cell[at]:
                some[int(number)] = None
                if len(some) == self.most:
                    break
            first[at] = np.isin(cell[at], list(some))
        return first

    @cached_property
    def _numbers(self) -> tuple[Whole, Whole]:
        """int64[U] and int64[I], a number for each name of a unit, and of a row: of two numbers never the same is said."""
        units = _number_names(unit.short for unit in self.table.units)
        return units, _number_names(row.short for row in self.table.table.rows)


def _number_names(names: Iterable[str]) -> Whole:
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int64)
