"""A unit's own sheet: indicators down, and their target and figure across (指标, 目标, 完成)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message
from scorecard.base.span import Span
from scorecard.load.actuals.about import SheetContext
from scorecard.load.actuals.entries import Entry, Gatherings
from scorecard.load.actuals.measures import Manner, StatedMeasure, measure_in_column, measure_in_head
from scorecard.load.actuals.names import Slot
from scorecard.load.actuals.numbers import measure_of, quotable_text, read_number
from scorecard.load.actuals.own_heads import OwnColumns, OwnHeads
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.repeated import RepeatedFigures
from scorecard.load.actuals.rows import RowReader, SheetRead
from scorecard.load.actuals.unread_measures import MeasuredRow, measured_otherwise
from scorecard.load.actuals.value_columns import WHICH, hold_second, value_column
from scorecard.load.actuals.values import ValueTexts
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import period_of


class OwnSheet:
    """The sheet of one unit."""

    def __init__(self, sheet: SheetRead, rows: RowReader, about: SheetContext) -> None:
        self._rows = rows
        self._about = about
        self._names = sheet.known.names[about.when.scheme]
        self._values = sheet.values[about.when.scheme]
        self._gathered = sheet.gathered
        self._repeated = RepeatedFigures(self._names.scheme, about.when.ordinal, sheet.gathered)
        self._period = period_of(about.when.ordinal)
        self._doubted: set[Span] = set()

    def read(self, records: Sequence[Record]) -> int:
        """Enter all rows below the header; the number of values they hold."""
        if self._about.unit < 0:
            self._gathered.fault("SC371", self._rows.header.span(self._rows.path))
            return 0
        columns = OwnHeads(self._rows, self._names, self._period, self._gathered).columns(records)
        self._about = replace(self._about, measure=self._rows.measure([columns.label], self._about.measure))
        read = sum(self._read_row(record, columns) for record in records) if columns.values else 0
        self._repeated.check_numbers()
        return read

    def _read_row(self, record: Record, columns: OwnColumns) -> int:
        if len(record.cells) != self._rows.width and not self._rows.fits(record):
            return 0
        record = record.with_cell_columns()
        path = self._rows.path
        at = next((n for n in reversed(columns.further) if record.cells[n].strip()), columns.label)
        label = record.cells[at]
        filled = [n for n, _ in columns.values if record.cells[n].strip()]
        if not label.strip() or not self._names.places(label):
            return self._report_unnamed(record, at, bool(filled))
        unit = self._names.scheme.units[self._about.unit].id
        slot = self._names.slot(unit, label, self._about.table)
        if not isinstance(slot, Slot):
            for problem in slot if filled else ():
                self._gathered.problem(problem, record.span(path, at))
            return len(filled[:1])
        for number in columns.numbers:
            self._repeated.number(slot.indicator, record.cells[number], record.span(path, number))
        for number in columns.targets:
            manner = self._manner(record, columns, number)
            self._repeated.target([slot], record.cells[number], manner, record.span(path, number))
        if filled:
            self._enter(record, columns, slot)
        return len(filled[:1])

    def _report_unnamed(self, record: Record, at: int, filled: bool) -> int:
        """A row whose label names no indicator: a footer, a total, or a fault."""
        aside = self._rows.is_aside(record) or self._rows.is_total(record, (at,), self._about.when.scheme)
        label = record.cells[at]
        if aside or (not label.strip() and not filled):
            return 0
        span = record.span(self._rows.path, at)
        if label.strip():
            self._gathered.problem(self._names.unknown("indicator", label), span)
        else:
            self._gathered.fault("SC156", span, {"what": message("indicator")})
        return 0

    def _enter(self, record: Record, columns: OwnColumns, slot: Slot) -> None:
        """Enter the column of values that fits `reported`, and hold the other against it."""
        values = [(n, kind) for n, kind in columns.values if record.cells[n].strip()]
        alike = len({self._figure(record, columns, n, slot.indicator) for n, _ in values}) == 1
        used, reason = value_column(values, slot.indicator, self._period, self._names.scheme, alike)
        path = self._rows.path
        if used < 0:
            heads = [f"“{self._rows.header.cells[n].strip()}”" for n, _ in values]
            args: dict[str, Text] = {
                "indicator": slot.indicator.name,
                "columns": comma_list(heads),
                "reason": reason,
            }
            self._gathered.fault("SC369", record.span(path, values[0][0]), args)
            return
        about = self._about

        def at(field: str) -> Span:
            return about.judge_at if field == "judge" else record.span(path, columns.notes.get(field, used))

        notes = {field: record.cells[n].strip() for field, n in columns.notes.items()}
        source, note = (
            notes.get(field) or usual for field, usual in (("source", about.source), ("note", about.note))
        )
        entry_parts = ValueTexts(record.cells[used], about.judge, source=source, note=note)
        entry = self._values.enter(slot, about.when, entry_parts, at, self._manner(record, columns, used))
        if not entry:
            return
        self._gathered.entries[about.when.scheme].append(entry)
        self._doubt_measure(record, columns, used, slot.indicator)
        for number, _ in values:
            if number != used:
                manner, span = self._manner(record, columns, number), record.span(path, number)
                of = span, self._period, self._names.scheme.reporting
                text = record.cells[number]
                self._gathered.held += hold_second(about.when.scheme, entry, text, manner, slot.indicator, of)

    def _doubt_measure(self, record: Record, columns: OwnColumns, used: int, row: Indicator) -> None:
        """A warning where only the head of targets states a measure, in which the figure beside them is not read."""
        if self._measures(record, columns, used) or self._about.measure or measure_of(record.cells[used]):
            return
        for number in columns.targets:
            text, span = self._rows.header.cells[number], self._rows.header.span(self._rows.path, number)
            stated = measure_in_head(text)
            if (
                stated
                and measured_otherwise(stated, [MeasuredRow(row.name, row.measure)])
                and span not in self._doubted
            ):
                self._doubted.add(span)
                args = {
                    "text": quotable_text(text),
                    "said": stated,
                    "indicator": row.name,
                    "measure": row.measure,
                }
                self._gathered.fault("SC540", span, args)

    def _figure(self, record: Record, columns: OwnColumns, number: int, row: Indicator) -> float | str:
        """What a cell says in the row's own measure: two columns may be in different ones."""
        text, manner = record.cells[number].strip(), self._manner_of(self._measures(record, columns, number))
        figure = read_number(text, row.measure, row.name, manner)
        return figure if isinstance(figure, float) else text

    def _manner(self, record: Record, columns: OwnColumns, number: int) -> Manner:
        """How a figure is written; a fault where its measure is stated in two ways."""
        measures = self._measures(record, columns, number)
        self._gathered.agree(measures, record.cells[columns.label])
        return self._manner_of(measures)

    def _manner_of(self, measures: Sequence[StatedMeasure]) -> Manner:
        return Manner(measures[0] if measures else self._about.measure, self._rows.comma)

    def _measures(self, record: Record, columns: OwnColumns, number: int) -> list[StatedMeasure]:
        """The measure of a figure in a column, behind the label, in the header."""
        path, header = self._rows.path, self._rows.header
        measures = [
            StatedMeasure(measure_in_column(record.cells[n]), record.span(path, n)) for n in columns.measures
        ]
        names = ((n, self._names.measure_of(record.cells[n])) for n in [columns.label, *columns.further])
        measures += [StatedMeasure(measure, record.span(path, n)) for n, measure in names]
        measures += [StatedMeasure(measure_in_head(header.cells[number]), header.span(path, number))]
        return [measure for measure in measures if measure.text]


def check_held(gathered: Gatherings, months: Sequence[int]) -> None:
    """A warning where a period's figure and the cumulative ones, of two columns of a sheet, do not add up.

    `months` are those of a period of each scheme. Where an earlier period was not sent in, nothing can be said.
    """
    if not gathered.held:
        return
    by_cell: list[dict[tuple[int, ...], Entry]] = [{e[:4]: e for e in some} for some in gathered.entries]
    for sum_entry in gathered.held:
        entry, step = sum_entry.entry, months[sum_entry.scheme]
        period = period_of(entry.period)
        cells = by_cell[sum_entry.scheme]
        ends = range(entry.period - period.month + step, entry.period, step)
        earlier = [cells.get((end, *entry.cell[1:4])) for end in ends]
        cumulative = sum_entry.cumulative
        needed = earlier[-1:] if cumulative else earlier
        if (
            not all(part is not None and part.value == part.value for part in needed)
            or entry.value != entry.value
        ):
            continue
        before = sum((Fraction(repr(part.value)) for part in needed if part is not None), Fraction(0))
        value = Fraction(repr(entry.value))
        due = value - before if cumulative else value + before
        if due != Fraction(repr(sum_entry.value)):
            used = WHICH["cumulative" if cumulative else "period"]
            args: dict[str, Text] = {
                "indicator": sum_entry.name,
                "period": sum_entry.period,
                "read": used,
                "used": used,
            }
            args |= {"here": plain(sum_entry.value), "there": plain(float(due))}
            gathered.fault("SC370", sum_entry.span, args)
