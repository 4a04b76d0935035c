"""What the ledger says of a table in a period: corrections, cumulation, judges and the order of statuses."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scorecard.engine.items import items_of, set_aside
from scorecard.engine.judges import panel_value
from scorecard.model.board import Codes, Ints, Items, Observations, Terms
from scorecard.model.figure import UNIT, Figure, Flags, blank, where
from scorecard.model.ledger import Ledger, Role, ordinal
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status

_NOTHING = -1


@dataclass(frozen=True)
class _Sheet:
    """The standing entries of one period, by unit and row. `status` is -1 where there is no entry."""

    value: Figure
    status: Codes
    entry: Ints


def observe(ledger: Ledger, scheme: Scheme, terms: Terms, period: Period) -> Observations:
    """The observations of one table in one period.

    The status of a cell is the first of these that fits: not applicable (the scheme says so), not
    due, what the row's own status or mark says, a number (scored, or shown where the row has no
    points), missing. A "not applicable" sent for a cell that has a target is missing.
    """
    position = next(n for n, t in enumerate(scheme.tables) if t.id == terms.table.id)
    items = items_of(ledger, scheme, position, terms, period)
    sheets = _Sheets(ledger, position, (len(terms.table.units), len(terms.table.rows)), items)
    value, sent, entry = _cumulated(sheets, scheme, terms, period)
    marks, mark_entry = _marks(ledger, position, terms, period)
    value, sent = _judged(value, sent, marks, terms, ledger.judges)
    carried = _carry(sheets, value, sent, entry, scheme, terms, period)
    seen = _with_status(value, sent, entry, marks, mark_entry, carried, items, terms, period)
    return replace(seen, judges=ledger.judges)


class _Sheets:
    """Looks up the standing, unjudged entries of one table by period; those of objects are added up."""

    def __init__(self, ledger: Ledger, position: int, shape: tuple[int, int], items: Items) -> None:
        self.ledger = ledger
        self.mine = (ledger.table == position) & (ledger.role == Role.STANDING) & (ledger.judge < 0)
        self.shape = shape
        self.elsewhere = set_aside(items, len(ledger))

    def of(self, period: Period) -> _Sheet:
        found = self._plain(period)
        objects = np.flatnonzero(
            self.mine & (self.ledger.period == ordinal(period)) & (self.ledger.item >= 0)
        )
        if not len(objects):
            return found
        cell = self.ledger.unit[objects], self.ledger.row[objects]
        there = np.zeros(self.shape, dtype=np.bool_)
        there[cell] = True
        total, size = np.zeros(self.shape), np.zeros(self.shape)
        status, number = np.full(self.shape, _NOTHING, dtype=np.int8), np.zeros(self.shape)
        # A cell all of whose objects count elsewhere is 0, not missing.
        figures = np.where(self.elsewhere[objects], 0.0, self.ledger.value[objects])
        np.add.at(total, cell, figures)
        np.add.at(size, cell, np.abs(figures))
        np.add.at(number, cell, 1.0)
        np.maximum.at(status, cell, self.ledger.status[objects])
        # Each object is half a last place off at most, and so is each sum on the way.
        found.value.put(there, Figure(total, (1.0 + number) * UNIT * size)[there])
        found.status[there] = status[there]
        return found

    def _plain(self, period: Period) -> _Sheet:
        here = self.mine & (self.ledger.period == ordinal(period)) & (self.ledger.item < 0)
        chosen = np.flatnonzero(here)
        at = self.ledger.unit[chosen], self.ledger.row[chosen]
        value = blank(self.shape)
        status = np.full(self.shape, _NOTHING, dtype=np.int8)
        entry = np.full(self.shape, _NOTHING, dtype=np.int32)
        value.put(at, self.ledger.value[chosen])
        status[at], entry[at] = self.ledger.status[chosen], chosen
        return _Sheet(value, status, entry)


def _cumulated(sheets: _Sheets, scheme: Scheme, terms: Terms, period: Period) -> tuple[Figure, Codes, Ints]:
    """Values from January (or the plan's first year) on; one period absent makes the sum missing.

    Of rows scored by the period alone: those since the period before; a count less the count before.
    """
    now = sheets.of(period)
    value, sent = now.value.copy(), now.status.copy()
    rows = terms.table.rows
    flows = np.array([row.nature == "flow" and row.judging is None for row in rows], dtype=np.bool_)
    by_period = flows & np.array([row.reported == "period" for row in rows], dtype=np.bool_)
    alone = flows & np.array([row.alone for row in rows], dtype=np.bool_)
    since = np.array([row.month_before(period, scheme.frequency) if row.alone else 0 for row in rows])
    for earlier in period.in_year(scheme.frequency):
        added = by_period & (earlier.month > since)
        less = alone & ~by_period & (earlier.month == since)
        if earlier < period and (added | less).any():
            _add(value, sent, sheets.of(earlier), added)
            _add(value, sent, sheets.of(earlier), less, sign=-1)
    flows &= ~alone & np.array([row.per == "plan" for row in rows], dtype=np.bool_)
    by_period &= flows
    for year in scheme.years:
        if year < period.year:
            whole_year = Period(year, 12).in_year(scheme.frequency)
            for earlier in whole_year:
                _add(value, sent, sheets.of(earlier), by_period if earlier != whole_year[-1] else flows)
    return value, sent, now.entry


def _add(value: Figure, sent: Codes, sheet: _Sheet, columns: Flags, sign: int = 1) -> None:
    at = (slice(None), columns)
    value.put(at, value[at] + sheet.value[at] if sign > 0 else value[at] - sheet.value[at])
    lacking = (sheet.status != Status.SCORED) & columns & (sent == Status.SCORED)
    sent[lacking] = np.where(sheet.status[lacking] == Status.PENDING, Status.PENDING, Status.MISSING)


def _marks(ledger: Ledger, position: int, terms: Terms, period: Period) -> tuple[Figure, Ints]:
    shape = len(terms.table.units), len(terms.table.rows), len(ledger.judges)
    marks, entries = blank(shape), np.full(shape, _NOTHING, dtype=np.int32)
    chosen = np.flatnonzero(
        (ledger.table == position)
        & (ledger.role == Role.STANDING)
        & (ledger.judge >= 0)
        & (ledger.period == ordinal(period))
    )
    at = ledger.unit[chosen], ledger.row[chosen], ledger.judge[chosen]
    marks.put(at, ledger.value[chosen])
    entries[at] = chosen
    return marks, entries


def _judged(
    value: Figure, sent: Codes, marks: Figure, terms: Terms, judges: tuple[str, ...]
) -> tuple[Figure, Codes]:
    """Judged rows get the panel's value; too few marks are pending, none at all missing."""
    for i, row in enumerate(terms.table.rows):
        if row.judging is None:
            continue
        count = marks.known[:, i].sum(axis=1)
        panel = panel_value(marks[:, i], row.judging, judges)
        value.put((slice(None), i), panel)
        formed = panel.known
        sent[:, i] = np.where(formed, Status.SCORED, np.where(count > 0, Status.PENDING, _NOTHING))
    return value, sent


def _carry(
    sheets: _Sheets, value: Figure, sent: Codes, entry: Ints, scheme: Scheme, terms: Terms, period: Period
) -> Flags:
    """Where the scheme says `carry`, a missing value is that of the latest earlier period of the year."""
    carried = np.zeros(value.shape, dtype=np.bool_)
    rows = np.array([row.unscored.missing.kind == "carry" for row in terms.table.rows], dtype=np.bool_)
    rows &= np.array(
        [row.judging is None and row.reported == "cumulative" and not row.alone for row in terms.table.rows],
        dtype=np.bool_,
    )
    if not rows.any():
        return carried
    for earlier in reversed(period.in_year(scheme.frequency)):
        if earlier < period:
            sheet = sheets.of(earlier)
            wanting = rows & value.missing & np.isin(sent, (_NOTHING, Status.MISSING, Status.NOT_APPLICABLE))
            # A list of objects is not carried over.
            found = wanting & (sheet.status == Status.SCORED) & (sheet.entry >= 0)
            found &= terms.applicable & terms.due_now
            value.put(found, sheet.value[found])
            entry[found] = sheet.entry[found]
            carried |= found
    return carried


def _with_status(
    value: Figure,
    sent: Codes,
    entry: Ints,
    marks: Figure,
    mark_entry: Ints,
    carried: Flags,
    items: Items,
    terms: Terms,
    period: Period,
) -> Observations:
    scores = np.array([row.scores for row in terms.table.rows], dtype=np.bool_)
    in_period = np.array([not r.due_in or period.month in r.due_in for r in terms.table.rows], dtype=np.bool_)
    number = value.known
    aside = number & (~terms.applicable | ~in_period)
    exempted = (sent == Status.NOT_APPLICABLE) & terms.applicable & terms.due_now
    status = np.select(
        [
            ~terms.applicable,
            np.broadcast_to(~terms.due_now, value.shape),
            sent == Status.PENDING,
            number & ~carried & (sent == Status.SCORED),
        ],
        [
            Status.NOT_APPLICABLE,
            Status.NOT_DUE,
            Status.PENDING,
            np.broadcast_to(np.where(scores, Status.SCORED, Status.SHOWN), value.shape),
        ],
        default=Status.MISSING,
    ).astype(np.int8)
    kept = ~aside & ((status != Status.MISSING) | carried)
    return Observations(
        value=where(kept, value, np.nan),
        status=status,
        entry=entry,
        marks=marks,
        mark_entry=mark_entry,
        set_aside=aside,
        exempted=exempted,
        carried=carried,
        items=items,
        suspect=np.zeros(value.shape, dtype=np.bool_),
    )
