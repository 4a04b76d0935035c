"""Which reports make up the values of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.due_periods import month_begun
from scorecard.model.figure import Flags, lasting
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger, period_of
from scorecard.model.observations import Codes, Ints
from scorecard.model.parts import MonthReports, Parts
from scorecard.model.period import MONTHS, Period
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status

NO_ENTRY = -1


def parts_of(ledger: Ledger, scheme: Scheme, position: int, terms: PeriodTargets, period: Period) -> Parts:
    """The reports that the values of one table are added up from in a period.

    position : the table's place among the scheme's

    A level, a ratio or a mark is that of its period. A flow counts from January, of a plan from its
    first year: its counts of the year ends and of now, or what was sent in for each period. What is
    scored by the period alone takes those since the period before, or its count less the count before.
    Of rows that are for several months, and of counts to be carried over, see `_covering_reports` and `_carry_forward`.
    """
    reports = _Reports(ledger, position, (len(terms.table.units), len(terms.table.rows)))
    rows = terms.table.rows
    added: dict[MonthReports, Flags] = defaultdict(lambda: np.zeros(reports.shape, np.bool_, "F"))
    less: dict[MonthReports, Flags] = defaultdict(lambda: np.zeros(reports.shape, np.bool_, "F"))
    lengths = reports.longer()
    carry = np.array([carries(row) for row in rows], dtype=np.bool_)
    summed = np.array([row.added_up for row in rows], dtype=np.bool_)
    years = [scheme.years_of(row, period.year) if _counts_over_plan(row) else (period.year,) for row in rows]
    for year in scheme.years:
        if year > period.year:
            break
        columns = np.array([year in years_of for years_of in years], dtype=np.bool_)
        end = min(period, Period(year, 12))
        since = np.array([_since(scheme, row, end) if year == period.year else 0 for row in rows])
        if (columns & summed).any():
            tiles = _covering_reports(reports, scheme, end, since, lengths.get(year, {}))
            for piece, cells in tiles.items():
                added[piece] |= cells & columns & summed
        added[MonthReports(end)] |= columns & ~summed
        for i in np.flatnonzero(columns & ~summed & (since > 0)).tolist():
            less[MonthReports(Period(year, int(since[i])))][:, i] = True
    carried = _carry_forward(added, reports, scheme, terms, period, carry)
    return Parts(
        {piece: lasting(cells) for piece, cells in sorted(added.items())}, dict(less), lasting(carried)
    )


def carries(row: Indicator) -> bool:
    """Whether what was counted, or the level of before, stands where a report is missing."""
    return row.unscored.missing.kind == "carry" and row.judging is None and not row.added_up and not row.alone


def _counts_over_plan(row: Indicator) -> bool:
    """Whether the value of a row counts from the plan's first year."""
    return row.nature == "flow" and row.judging is None and not row.alone


def _since(scheme: Scheme, row: Indicator, now: Period) -> int:
    """The month after which what is scored begins."""
    return month_begun(scheme, row, now) if row.nature == "flow" and row.judging is None else 0


@dataclass
class _Reports:
    """How the standing, unjudged reports of a table stand, by the months they are for."""

    ledger: Ledger
    position: int
    shape: tuple[int, int]
    known: dict[MonthReports, Codes] = field(default_factory=dict)

    @cached_property
    def mine(self) -> Flags:
        """bool[entries], those of the table; most tables ask for none of them."""
        return self.ledger.unjudged_entries(self.position)

    def status(self, piece: MonthReports) -> Codes:
        """int8[U, I], how the reports stand; of objects the worst of them, `NO_ENTRY` for none."""
        if piece not in self.known:
            at = np.flatnonzero(self.mine & piece.among(self.ledger))
            statuses = np.full(self.shape, NO_ENTRY, np.int8, "F")
            np.maximum.at(statuses, (self.ledger.unit[at], self.ledger.row[at]), self.ledger.status[at])
            self.known[piece] = statuses
        return self.known[piece]

    def plain(self, piece: MonthReports) -> Flags:
        """bool[U, I], where the report is not one of objects."""
        at = np.flatnonzero(self.mine & piece.among(self.ledger) & (self.ledger.item < 0))
        reported = np.zeros(self.shape, np.bool_, "F")
        reported[self.ledger.unit[at], self.ledger.row[at]] = True
        return reported

    def longer(self) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """By year and last month, the numbers of months that rows for several of them cover, ascending."""
        lengths: dict[int, dict[int, list[int]]] = {}
        if not self.ledger.months.any():
            return lengths
        at = np.flatnonzero(self.mine & (self.ledger.months > 0))
        for number, months in sorted(
            set(zip(self.ledger.period[at].tolist(), self.ledger.months[at].tolist(), strict=True))
        ):
            period = period_of(number)
            lengths.setdefault(period.year, {}).setdefault(period.month, []).append(months)
        return lengths


def _covering_reports(
    reports: _Reports, scheme: Scheme, end: Period, since: Ints, lengths: Mapping[int, Sequence[int]]
) -> Mapping[MonthReports, Flags]:
    """The reports that cover the months up to `end`, each month once; as few as can be of them are wanting.

    since : int[I], the month after which each row begins; lengths : by last month, how many months
        longer rows cover

    Where a longer row and the scheme's own periods say the same months, the own periods are taken if
    they are all there. A longer row is not divided: in the periods inside it nothing is known.

    Example: of 1-2月 and 3月, the first quarter is both together; January alone is wanting.
    """
    step = MONTHS[scheme.frequency]
    wanting = {0: np.zeros(reports.shape, dtype=np.int64)}
    choice: dict[int, Ints] = {}
    for month in range(step, end.month + 1, step):
        here = Period(end.year, month)
        fewest = wanting[month - step] + (reports.status(MonthReports(here)) != Status.SCORED)
        taken = np.zeros(reports.shape, dtype=np.int32)
        for months in lengths.get(month, ()):
            status = reports.status(MonthReports(here, months))
            before = wanting[month - months] + (status != Status.SCORED)
            better = (before < fewest) & (status != NO_ENTRY) & (month - months >= since)
            fewest, taken = np.where(better, before, fewest), np.where(better, months, taken)
        wanting[month], choice[month] = np.where(month > since, fewest, 0), taken
    at = np.full(reports.shape, end.month)
    pieces: dict[MonthReports, Flags] = {}
    for month in sorted(choice, reverse=True):
        here = (at == month) & (month > since)
        for months in (0, *lengths.get(month, ())):
            cells = here & (choice[month] == months)
            if cells.any():
                pieces[MonthReports(Period(end.year, month), months)] = cells
                at = np.where(cells, month - (months or step), at)
    return pieces


def _carry_forward(
    added: dict[MonthReports, Flags],
    reports: _Reports,
    scheme: Scheme,
    terms: PeriodTargets,
    period: Period,
    rows: Flags,
) -> Flags:
    """Take what was last reported in a year where its end, or now, has no report and the scheme says `carry`.

    bool[U, I], where that is so. A year of a plan in which nothing came in adds nothing to what was
    counted before it.

    Example: 100 in the first year of a plan, 50 in the first quarter of its second, then nothing: 150.
    """
    counted, carried = (np.zeros(reports.shape, np.bool_, "F") for _ in range(2))
    answers = np.array([row.answers for row in terms.table.rows], dtype=np.bool_)
    for year in scheme.years if rows.any() else ():
        end = min(period, Period(year, 12))
        if year > period.year or MonthReports(end) not in added:
            continue
        wanting = added[MonthReports(end)] & rows & terms.applicable & terms.due_now
        sent = reports.status(MonthReports(end))
        wanting &= np.isin(sent, (NO_ENTRY, Status.MISSING)) | ((sent == Status.NOT_APPLICABLE) & ~answers)
        counted |= added[MonthReports(end)] & ~wanting
        for earlier in reversed(end.periods_of_year(scheme.frequency)):
            if earlier < end and wanting.any():
                there = reports.status(MonthReports(earlier)) == Status.SCORED
                # A list of objects is not carried over.
                taken = wanting & there & reports.plain(MonthReports(earlier))
                added[MonthReports(earlier)] |= taken
                added[MonthReports(end)] &= ~taken
                wanting &= ~taken
                carried |= taken
                counted |= taken
        added[MonthReports(end)] &= ~(wanting & counted)
        carried |= wanting & counted
    return carried
