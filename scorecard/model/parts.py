"""Which reports the figures of a table are added up from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.figure import Flags
from scorecard.model.ledger import Ledger, entries_equal, ordinal
from scorecard.model.period import MONTHS, Frequency, Period


class MonthReports(NamedTuple):
    """The reports that are for the same months.

    months : as in a ledger, 0 for the scheme's own period
    """

    period: Period
    months: int = 0

    def meets(self, other: MonthReports, frequency: Frequency) -> bool:
        """Whether any month is in both.

        >>> halves = MonthReports(Period(2017, 6), 6), MonthReports(Period(2017, 12), 6)
        >>> [half.meets(MonthReports(Period(2017, 6)), "quarter") for half in halves]
        [True, False]
        """
        (first, last), (others_first, others_last) = self._stretch(frequency), other._stretch(frequency)
        return first <= others_last and others_first <= last

    def _stretch(self, frequency: Frequency) -> tuple[int, int]:
        """The first and the last month, as ordinals."""
        last = ordinal(self.period)
        return last - (self.months or MONTHS[frequency]) + 1, last

    def among(self, ledger: Ledger) -> Flags:
        """bool[entries], the entries of a ledger that are for these months."""
        flags: Flags = ledger.period == ordinal(self.period)
        flags &= entries_equal(ledger.months, self.months)
        return flags


@dataclass(frozen=True, eq=False)
class Parts:
    """What the values of a table are made up of; U units, I rows.

    added : by piece, in order of time: bool[U, I], the cells it is added up in
    less : by piece: bool[U, I], the cells whose count of that period is taken off
    carried : bool[U, I], where what was last reported stands for a report that is missing
    """

    added: Mapping[MonthReports, Flags]
    less: Mapping[MonthReports, Flags]
    carried: Flags

    def cell_pieces(self, u: int, i: int) -> tuple[MonthReports, ...]:
        """The pieces that one value is added up from, in order of time."""
        return tuple(piece for piece, cells in self.added.items() if cells[u, i])

    def taken_off(self, u: int, i: int) -> MonthReports | None:
        """The count that is taken off one value; None where there is none."""
        return next((piece for piece, cells in self.less.items() if cells[u, i]), None)

    def entries(self, ledger: Ledger, table: int) -> Flags:
        """bool[entries], the unjudged entries of a table that its values are made up of, whatever became of them.

        table : its place among the scheme's
        """
        mine = entries_equal(ledger.table, table) & entries_equal(ledger.judge, -1)
        among = np.zeros(len(ledger), dtype=np.bool_)
        for cells in (self.added, self.less):
            for piece, flags in cells.items():
                here = piece.among(ledger)
                here &= mine
                if not flags.all():
                    at = np.flatnonzero(here)
                    here[at] = flags[ledger.unit[at], ledger.row[at]]
                among |= here
        return among
