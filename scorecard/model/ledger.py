"""Every row of actuals that was read: flat columns, one entry per value, and where each was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields, replace
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Text
from scorecard.base.on_demand import OnDemand
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.figure import Flags
from scorecard.model.period import Calendar, NamedPeriod, Period
from scorecard.model.status import Status

Whole = NDArray[np.signedinteger[Any]]


class Role(IntEnum):
    """What became of a row: it stands, a later correction replaced it, or it was set aside as a repeat."""

    STANDING = 0
    CORRECTED = 1
    REPEATED = 2


IN_ITS_LINE = 0
"""The column of an entry that is alone in its line, where it is found when it is asked for."""


class Detail(NamedTuple):
    """What a row says beside its number, as written."""

    raw: str
    source: str = ""
    note: str = ""
    was: str = ""
    reason: str = ""
    signer: str = ""
    date: str = ""
    item: str = ""
    judge: str = ""


class Details(OnDemand[Detail]):
    """What each entry of a ledger says beside its number."""

    def column(self, place: int) -> int:
        """Where an entry stands in its line; nowhere where nothing was read."""
        return IN_ITS_LINE

    def saying(self, field: str, said: Callable[[str], bool]) -> NDArray[np.int64]:
        """int64[N], the entries that say in a field what is asked for."""
        entries = [n for n, detail in enumerate(self) if said(getattr(detail, field))]
        return np.array(entries, np.int64)


class _OneMore(Details):
    """The same with one entry more that says nothing."""

    def __init__(self, before: Details) -> None:
        self._before = before

    def __len__(self) -> int:
        return len(self._before) + 1

    def column(self, place: int) -> int:
        """Its own; the entry that was added stands nowhere."""
        return self._before.column(place) if place < len(self._before) else IN_ITS_LINE

    def make_entry(self, place: int) -> Detail:
        """Its own, or that of the entry that was added."""
        return self._before[place] if place < len(self._before) else Detail("")


class CellKey(NamedTuple):
    """A cell of a period, in the indices of a ledger."""

    period: int
    table: int
    unit: int
    row: int


@dataclass(frozen=True, eq=False)
class Ledger:
    """Flat columns, one entry per value read, for the periods of one scheme; whole numbers are as wide as they must be.

    period : `ordinal` of the period
    table, unit, row, judge : indices: of the scheme's tables, the table's units, the table's
        rows, `judges` (-1: no judge)
    item : index of `items`, the object a row is of (-1: of none)
    months : of a flow sent in by the period, how many months up to the period's end the entry
        is for, where these are more (or fewer) than the scheme's own period; else 0
    value : float64, NaN where there is no number
    status : int8, `Status.SCORED` for a number, otherwise what its mark or status column says
    role : int8, `Role`
    previous : the entry that this one corrects, else -1
    file, line, column : where it was read (`files[file]`); a column may be `IN_ITS_LINE`
    blanks : the cells of sheets that stand empty, which is no entry
    """

    period: Whole
    table: Whole
    unit: Whole
    row: Whole
    judge: Whole
    item: Whole
    months: Whole
    value: NDArray[np.float64]
    status: NDArray[np.int8]
    role: NDArray[np.int8]
    previous: Whole
    file: Whole
    line: Whole
    column: Whole
    details: Details
    judges: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    totals_left_out: int = 0
    other_years: int = 0
    blanks: Mapping[CellKey, Span] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.period)

    def unjudged_entries(self, table: int) -> Flags:
        """bool[N], the standing entries of a table that no judge gave."""
        flags: Flags = (self.table == table) & entries_equal(self.role, Role.STANDING)
        return flags & entries_equal(self.judge, -1)

    def judge_called(self, j: int) -> str:
        """A judge's name as the returns write it; of several spellings the first in canonical order."""
        entries = np.flatnonzero(self.judge == j)
        written = self.details[int(entries[0])].judge if len(entries) else ""
        return written or self.judges[j]

    def span(self, entry: int) -> Span:
        """Where an entry was read."""
        return Span(
            self.files[self.file[entry]],
            int(self.line[entry]),
            int(self.column[entry]) or self.details.column(entry),
            len(self.details[entry].raw) or 1,
        )

    def standing(self, cell: CellKey) -> NDArray[np.int64]:
        """The entries that count for a cell of a period."""
        here = (self.period == cell.period) & (self.table == cell.table) & (self.unit == cell.unit)
        return np.flatnonzero(here & (self.row == cell.row) & (self.role == Role.STANDING))

    def with_value(self, cell: CellKey, value: float) -> Ledger:
        """The ledger as it would be had a figure been sent for a cell: every judge that marked gave it, no object its own."""
        at = self.standing(cell)
        if not len(at):
            return self._with_entry(cell, value)
        figures, status, role, item = (
            self.value.copy(),
            self.status.copy(),
            self.role.copy(),
            self.item.copy(),
        )
        judged = self.judge[at] >= 0
        role[at[1:][~judged[1:]]] = Role.REPEATED
        figures[at], status[at], item[at] = value, Status.SCORED, -1
        return replace(self, value=figures, status=status, role=role, item=item)

    def _with_entry(self, cell: CellKey, value: float) -> Ledger:
        """The ledger with one entry more, which stands in no file."""
        more: dict[str, float] = {**cell._asdict(), "value": value, "status": Status.SCORED}
        more |= {"judge": -1, "item": -1, "previous": -1, "role": Role.STANDING}
        columns: dict[str, Any] = {
            field.name: np.append(getattr(self, field.name), np.array([more.get(field.name, 0)])).astype(
                getattr(self, field.name).dtype
            )
            for field in fields(self)
            if isinstance(getattr(self, field.name), np.ndarray)
        }
        return replace(self, **columns, details=_OneMore(self.details), files=self.files or ("",))

    def chain(self, entry: int) -> tuple[int, ...]:
        """The entry and all it corrects, the first report first."""
        chain = [entry]
        while self.previous[chain[-1]] >= 0:
            chain.append(int(self.previous[chain[-1]]))
        return tuple(reversed(chain))


def entries_equal(column: Whole | NDArray[np.int8], what: int) -> Flags:
    """bool[N], which entries of a column are `what`; one answer, kept once, where all say the same."""
    alike = column.strides == (0,) and len(column) > 0
    flags: Flags = np.broadcast_to(column[0] == what, column.shape) if alike else column == what
    return flags


def ordinal(period: Period) -> int:
    """A period as one whole number, in the order of time.

    >>> ordinal(Period(2017, 12)) - ordinal(Period(2017, 9))
    3
    """
    return period.year * 12 + period.month - 1


def period_of(number: int) -> Period:
    """The period of an ordinal.

    >>> period_of(ordinal(Period(2017, 12)))
    Period(year=2017, month=12)
    """
    return Period(number // 12, number % 12 + 1)


def label_of(number: int, months: int, calendar: Calendar) -> str:
    """The period of an entry as its scheme writes it, the months it covers where they are said.

    >>> [label_of(ordinal(Period(2017, 2)), months, Calendar("month")) for months in (2, 0)]
    ['2017-01/2017-02', '2017-02']
    """
    period = period_of(number)
    return NamedPeriod(period, months).label(calendar.starts) if months else period.label(calendar)


def said_of(number: int, months: int, calendar: Calendar) -> Text:
    """The same in words, where several months are said.

    >>> from scorecard.base.message import say
    >>> [say(said_of(ordinal(Period(2017, 2)), months, Calendar("month")), "zh") for months in (2, 0)]
    ['2017年1—2月', '2017-02']
    """
    if months:
        return NamedPeriod(period_of(number), months).title(calendar.starts)
    return label_of(number, months, calendar)
