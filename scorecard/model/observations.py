"""What was observed: the figures of one table in one period, as the ledger has them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Flags
from scorecard.model.parts import Parts
from scorecard.model.status import Status

Ints = NDArray[np.int32]
Codes = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Items:
    """The objects that values of a table are made up of; N entries of the ledger, by cell.

    entry : int32[N], the entries, of all periods that are added up
    cell : int64[N], the cell each belongs to, as unit × I + row, ascending
    elsewhere : int32[N], the entry of the same object that counts instead of this one, -1 where it counts
    rows : I, the number of rows of the table
    """

    entry: Ints
    cell: NDArray[np.int64]
    elsewhere: Ints
    rows: int

    def cell_slice(self, u: int, i: int) -> slice:
        """Where the objects of one cell stand."""
        first, last = np.searchsorted(self.cell, [u * self.rows + i, u * self.rows + i + 1]).tolist()
        return slice(first, last)


@dataclass(frozen=True, eq=False)
class Observations:
    """What the ledger says of one table in one period; U units, I rows, J judges.

    value : float64[U, I], NaN where there is no number (for judged rows: the value of the panel)
    status : int8[U, I], `Status`
    entry : int32[U, I], the ledger entry the value stands in, -1 where none or several
    marks : float64[U, I, J], judges' marks, NaN where there is none
    mark_entry : int32[U, I, J], the entries of the marks, -1 where none
    set_aside : bool[U, I], a number was sent for a cell that is not assessed or not due
    exempted : bool[U, I], a "not applicable" mark was sent for a cell that has a target
    answered : bool[U, I], such a mark where the row lets a return say so: the cell does not apply
    carried : bool[U, I], the value is that of an earlier period of the year (policy `carry`)
    judges : the names of the J judges
    items : the objects that values are made up of
    parts : the reports that values are added up from
    suspect : bool[U, I], pending because the scheme does not take such a value at its word
    unrounded : float64[U, I], the values before they were rounded, where any row of the table rounds its own
    """

    value: Figure
    status: Codes
    entry: Ints
    marks: Figure
    mark_entry: Ints
    set_aside: Flags
    exempted: Flags
    answered: Flags
    carried: Flags
    items: Items
    suspect: Flags
    parts: Parts
    judges: tuple[str, ...] = ()
    unrounded: Figure | None = None

    def status_of(self, u: int, i: int) -> Status:
        """The status of a cell."""
        return Status(int(self.status[u, i]))

    @property
    def exact(self) -> Figure:
        """The values as they came in or were worked out, before any rounding."""
        return self.value if self.unrounded is None else self.unrounded
