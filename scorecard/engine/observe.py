"""What the ledger says of a table in a period: corrections, cumulation, judges and the order of statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from scorecard.base.records import dataclass
from scorecard.engine.accumulation import parts_of
from scorecard.engine.items import items_of, set_aside
from scorecard.engine.judges import panel_value
from scorecard.engine.row_rounding import with_rounded_values
from scorecard.model.figure import (
    Figure,
    Flags,
    as_figures,
    blank,
    collapse_flags,
    lasting,
    stack_columns,
    sum_by,
    sum_of_pieces,
    where,
    with_columns,
)
from scorecard.model.ledger import Ledger, Role, ordinal
from scorecard.model.observations import Codes, Ints, Items, Observations
from scorecard.model.parts import MonthReports, Parts
from scorecard.model.period import Period
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status

_NOTHING = -1
_SOME = 1 << 16


@dataclass(frozen=True)
class _EntrySheet:
    """The standing entries for some months, by unit and row. `status` is -1 where there is no entry."""

    value: Figure
    status: Codes
    entry: Ints


def observe(ledger: Ledger, scheme: Scheme, terms: PeriodTargets, period: Period) -> Observations:
    """The observations of one table in one period.

    The status of a cell is the first of these that fits: not applicable (the scheme says so), not
    due, what the row's own status or mark says, a number (scored, or shown where the row has no
    points), missing. A "not applicable" sent for a cell that has a target is missing, unless the row
    may be answered so.
    """
    position = next(n for n, t in enumerate(scheme.tables) if t.id == terms.table.id)
    parts = parts_of(ledger, scheme, position, terms, period)
    items = items_of(ledger, position, terms, parts)
    sheets = _Sheets(ledger, position, (len(terms.table.units), len(terms.table.rows)), items)
    sums = _sum_pieces(sheets, parts)
    marks, mark_entry = _marks(ledger, position, terms, period)
    value, sent = _with_panel_values(sums.value, sums.status, marks, terms, ledger.judges)
    now = sheets.piece_sheet(MonthReports(period)).status if parts.carried.any() else sent
    seen = _with_status(value, sent, now, sums.entry, marks, mark_entry, parts, items, terms, period)
    return with_rounded_values(replace(seen, judges=ledger.judges), terms.table.rows)


class _Sheets:
    """Looks up the standing, unjudged entries of one table by their months; those of objects are added up."""

    def __init__(self, ledger: Ledger, position: int, shape: tuple[int, int], items: Items) -> None:
        self.ledger = ledger
        self.mine = ledger.unjudged_entries(position)
        self.shape = shape
        self.items = bool(ledger.items) and bool((self.mine & (ledger.item >= 0)).any())
        self.elsewhere = set_aside(items, len(ledger))

    def piece_sheet(self, piece: MonthReports) -> _EntrySheet:
        sums = self._plain(piece)
        if not self.items:
            return sums
        objects = np.flatnonzero(self.mine & piece.among(self.ledger) & (self.ledger.item >= 0))
        if not len(objects):
            return sums
        cell = self.ledger.unit[objects], self.ledger.row[objects]
        status = np.full(self.shape, _NOTHING, dtype=np.int8)
        np.maximum.at(status, cell, self.ledger.status[objects])
        there = np.zeros(self.shape, dtype=np.bool_)
        there[cell] = True
        # A cell all of whose objects count elsewhere is 0, not missing.
        figures = as_figures(np.where(self.elsewhere[objects], 0.0, self.ledger.value[objects]))
        value = sums.value.copy()
        value.put(there, sum_by([figures], [], at=cell, shape=self.shape)[there])
        sums.status[there] = status[there]
        return _EntrySheet(value, sums.status, sums.entry)

    def _plain(self, piece: MonthReports) -> _EntrySheet:
        ledger, (units, rows) = self.ledger, self.shape
        wanted = piece.among(ledger)
        wanted &= self.mine
        if self.items:
            wanted &= ledger.item < 0
        value = np.full((rows, units), np.nan)
        status = np.full((rows, units), _NOTHING, dtype=np.int8)
        entry = np.full((rows, units), _NOTHING, dtype=np.int32)
        # Some at a time, which takes no room.
        for begin in range(0, len(ledger), _SOME):
            some = slice(begin, begin + _SOME)
            chosen = begin + np.flatnonzero(wanted[some])
            here = some if len(chosen) == _SOME else chosen
            # Row after row, as tables are laid out.
            at = ledger.row[here].astype(np.int64) * units + ledger.unit[here]
            value.ravel()[at] = ledger.value[here]
            status.ravel()[at], entry.ravel()[at] = ledger.status[here], chosen
        return _EntrySheet(
            stack_columns([as_figures(row) for row in value]) if rows else blank(self.shape),
            status.T,
            entry.T,
        )


def _sum_pieces(sheets: _Sheets, parts: Parts) -> _EntrySheet:
    """The values of all cells as their pieces make them up; `entry` is that of the last piece.

    The status is that of the last piece, but for a piece without a number: then it is pending if that is, else missing.
    """
    if len(parts.added) == 1 and not parts.less:
        piece, cells = next(iter(parts.added.items()))
        if cells.all():
            return sheets.piece_sheet(piece)
    status = np.full(sheets.shape, _NOTHING, np.int8, "F")
    entry = np.full(sheets.shape, _NOTHING, np.int32, "F")
    begun = np.zeros(sheets.shape, np.bool_, "F")

    def latest_pieces() -> Iterator[tuple[Figure, Flags]]:
        """The pieces one by one: all of them at once would take much room."""
        for piece, cells in reversed(list(parts.added.items())):
            sheet, last = sheets.piece_sheet(piece), cells & ~begun
            np.copyto(status, sheet.status, where=last)
            np.copyto(entry, sheet.entry, where=last)
            _lack(status, sheet, cells & begun)
            np.logical_or(begun, cells, out=begun)
            yield sheet.value, cells

    def less() -> Iterator[tuple[Figure, Flags]]:
        for piece, cells in parts.less.items():
            sheet = sheets.piece_sheet(piece)
            _lack(status, sheet, cells)
            yield sheet.value, cells

    return _EntrySheet(made_up(latest_pieces(), less()), status, entry)


def made_up(added: Iterable[tuple[Figure, Flags]], less: Iterable[tuple[Figure, Flags]]) -> Figure:
    """Values as their pieces make them up: the sum of those added, less the counts taken off.

    One piece absent makes the value missing; a figure alone stays as it was read.

    added : figures with the cells they belong to, the last of them first; less : the same
    """
    value = sum_of_pieces(added)
    for before, cells in less:
        value = where(cells, value - before, value)
    return value


def _lack(status: Codes, sheet: _EntrySheet, cells: Flags) -> None:
    """For want of a piece there is no sum."""
    lacking = (sheet.status != Status.SCORED) & cells & (status == Status.SCORED)
    status[lacking] = np.where(sheet.status[lacking] == Status.PENDING, Status.PENDING, Status.MISSING)


def _marks(ledger: Ledger, position: int, terms: PeriodTargets, period: Period) -> tuple[Figure, Ints]:
    shape = len(terms.table.units), len(terms.table.rows), len(ledger.judges)
    marks, entries = blank(shape), np.full(shape, _NOTHING, dtype=np.int32)
    if not ledger.judges:
        return marks, entries
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


def _with_panel_values(
    value: Figure, sent: Codes, marks: Figure, terms: PeriodTargets, judges: tuple[str, ...]
) -> tuple[Figure, Codes]:
    """Judged rows get the panel's value; too few marks are pending, none at all missing."""
    columns = {}
    for i, row in enumerate(terms.table.rows):
        if row.judging is None:
            continue
        count = marks.known[:, i].sum(axis=1)
        columns[i] = panel = panel_value(marks[:, i], row.judging, judges)
        formed = panel.known
        sent[:, i] = np.where(formed, Status.SCORED, np.where(count > 0, Status.PENDING, _NOTHING))
    return with_columns(value, columns), sent


def _with_status(
    value: Figure,
    sent: Codes,
    now: Codes,
    entry: Ints,
    marks: Figure,
    mark_entry: Ints,
    parts: Parts,
    items: Items,
    terms: PeriodTargets,
    period: Period,
) -> Observations:
    in_period = np.array([not r.due_in or period.month in r.due_in for r in terms.table.rows], dtype=np.bool_)
    # Most of what follows is the same for all units, and then worked out for one.
    number, applicable, numeric = map(
        collapse_flags, (value.known, terms.applicable, lasting(sent == Status.SCORED))
    )
    aside = number & ~(applicable & in_period)
    carried = collapse_flags(parts.carried) & number & numeric
    marked = np.where(carried, now, sent) if carried.any() else sent
    exempted = collapse_flags(lasting(marked == Status.NOT_APPLICABLE)) & applicable & terms.due_now
    # What one object is marked with does not speak for the others.
    answers = np.array([row.answers for row in terms.table.rows], dtype=np.bool_)
    answered = exempted & answers & (entry >= 0) if (exempted & answers).any() else exempted & answers
    status = np.full(value.shape, Status.MISSING, np.int8, "F")
    shown = np.where(terms.table.scores, Status.SCORED, Status.SHOWN).astype(np.int8)
    np.copyto(status, shown, where=number & ~carried & numeric)
    np.copyto(status, Status.PENDING, where=collapse_flags(lasting(sent == Status.PENDING)))
    np.copyto(status, Status.NOT_DUE, where=~terms.due_now)
    np.copyto(status, Status.NOT_APPLICABLE, where=~applicable | answered)
    stays = ~aside & (collapse_flags(lasting(status != Status.MISSING)) | carried)

    def for_each_unit(flags: Flags) -> Flags:
        return np.broadcast_to(lasting(flags), value.shape)

    return Observations(
        value=where(np.broadcast_to(stays, value.shape), value, np.nan),
        status=status,
        entry=entry,
        marks=marks,
        mark_entry=mark_entry,
        set_aside=for_each_unit(aside),
        exempted=for_each_unit(exempted & ~answered),
        answered=for_each_unit(answered),
        carried=for_each_unit(carried),
        items=items,
        parts=parts,
        suspect=for_each_unit(np.zeros((1, 1), np.bool_)),
    )
