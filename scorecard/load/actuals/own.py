"""A unit's own sheet: indicators down, and their target and figure across (指标, 目标, 完成)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import fold_name, nearest
from scorecard.base.span import Span
from scorecard.load.actuals.about import SheetContext
from scorecard.load.actuals.by_content import holds_measures
from scorecard.load.actuals.entries import Entry, Gatherings
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import Manner, StatedMeasure, measure_in, measure_in_head
from scorecard.load.actuals.names import Slot, hint
from scorecard.load.actuals.numbers import measure_of, quotable_text, read_number
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.repeated import RepeatedFigures
from scorecard.load.actuals.rows import RowReader, SheetRead
from scorecard.load.actuals.unread_measures import MeasuredRow, measured_otherwise
from scorecard.load.actuals.value_columns import WHICH, hold_second, of_this_period, value_column
from scorecard.load.actuals.values import ValueTexts
from scorecard.load.actuals.words import (
    BESIDE,
    INDICATORS,
    MEASURES,
    NUMBERING,
    TARGETS,
    ValueHead,
    field_of,
    says_another_time,
    value_head,
)
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import period_of

_HEADS = (*INDICATORS, *TARGETS, "计量单位", "完成", "完成数", "实际完成", "累计完成", "当季完成", "序号")
_NOTES = {"备注": "note", "note": "note", "来源": "source", "数据来源": "source", "source": "source"}
_KNOWN = INDICATORS | NUMBERING | TARGETS | MEASURES | BESIDE | frozenset(_NOTES)


def is_own_header(
    record: Record, below: Sequence[Record], known: KnownSchemes, misspelt: bool = False
) -> bool:
    """Whether a row heads a unit's own sheet: it names indicators and values, and no unit or period.

    misspelt : whether a head that is like one of values will do
    """
    heads = [measure_in(cell)[0] for cell in record.cells]
    if not INDICATORS.intersection(heads) or "period" in map(field_of, heads):
        return False
    meant = (nearest(head, _HEADS) or "" for head in heads) if misspelt else heads
    if not any(value_head(fold_name(head), known.starts) for head in meant):
        return False
    if any(names.units(cell) for names in known.names for cell in record.cells if cell.strip()):
        return False
    units = [n for n, head in enumerate(heads) if field_of(head) == "unit"]
    return not any(
        names.units(row.cells[n])
        for names in known.names
        for row in below
        for n in units
        if n < len(row.cells)
    )


class _LabelColumns(NamedTuple):
    """What the columns hold; the head of the label may be merged over further columns of names."""

    label: int
    further: list[int]
    values: list[tuple[int, ValueHead]]
    measures: list[int]
    numbers: list[int]
    targets: list[int]
    notes: dict[str, int]


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
        columns = self._columns(records)
        self._about = replace(self._about, measure=self._rows.measure([columns.label], self._about.measure))
        read = sum(self._read_row(record, columns) for record in records) if columns.values else 0
        self._repeated.check_numbers()
        return read

    def _columns(self, records: Sequence[Record]) -> _LabelColumns:
        places = _LabelColumns(-1, [], [], [], [], [], {})
        kinds = (NUMBERING, places.numbers), (TARGETS, places.targets), (MEASURES, places.measures)
        for number in range(self._rows.width):
            text = self._rows.header.cells[number]
            if holds_measures(records, number, measure_in(text)[0], [self._names]):
                places.measures.append(number)
                continue
            head = self._head_meant(text, number, bool(places.values))
            if head is None:
                continue
            kind = value_head(head, self._names.scheme.first_month)
            known = next((columns for words, columns in kinds if head in words), None)
            if places.label < 0 and head in INDICATORS:
                places = places._replace(label=number)
            elif known is not None:
                known.append(number)
            elif kind:
                places.values.append((number, kind))
            elif head in _NOTES:
                places.notes[_NOTES[head]] = number
            elif head in INDICATORS:
                first = self._rows.header.cells[places.label]
                self._gathered.named_twice(self._rows.header.span(self._rows.path, number), first, text)
            elif not head and places.label == number - 1 - len(places.further) >= 0:
                names = (row.cells[number] for row in records if number < len(row.cells))
                places.further.extend([number] if any(map(self._names.places, names)) else [])
        scheme, header = self._names.scheme, self._rows.header
        values = of_this_period(places.values, self._rows.path, header, self._period, scheme, self._gathered)
        return places._replace(values=list(values))

    def _head_meant(self, text: str, number: int, valued: bool) -> str | None:
        """A head as it is known; one that nobody declared is passed over, unless it resembles one: that is told, and meant.

        valued : whether values stand in a column before; a misspelt head is then not taken for a second one
        """
        head = measure_in(text)[0]
        starts = self._names.scheme.first_month
        if not head or head in _KNOWN or value_head(head, starts):
            return head
        span = self._rows.header.span(self._rows.path, number)
        near = None if says_another_time(text) or len(text) > 40 else nearest(text, _HEADS)
        if near is None:
            self._gathered.pass_over(text, span)
            return None
        args: dict[str, Text] = {
            "name": quotable_text(text),
            "hint": hint(near),
            "known": comma_list(list(_HEADS)),
        }
        self._gathered.fault("SC112", span, args)
        return None if valued and value_head(fold_name(near), starts) else fold_name(near)

    def _read_row(self, record: Record, columns: _LabelColumns) -> int:
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

    def _enter(self, record: Record, columns: _LabelColumns, slot: Slot) -> None:
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

    def _doubt_measure(self, record: Record, columns: _LabelColumns, used: int, row: Indicator) -> None:
        """A warning where only the head of targets states a measure, in which the figure beside them is not read."""
        if self._measures(record, columns, used) or self._about.measure or measure_of(record.cells[used]):
            return
        for number in columns.targets:
            text, span = self._rows.header.cells[number], self._rows.header.span(self._rows.path, number)
            said = measure_in_head(text)
            if (
                said
                and measured_otherwise(said, [MeasuredRow(row.name, row.measure)])
                and span not in self._doubted
            ):
                self._doubted.add(span)
                args = {
                    "text": quotable_text(text),
                    "said": said,
                    "indicator": row.name,
                    "measure": row.measure,
                }
                self._gathered.fault("SC540", span, args)

    def _figure(self, record: Record, columns: _LabelColumns, number: int, row: Indicator) -> float | str:
        """What a cell says in the row's own measure: two columns may be in different ones."""
        text, manner = record.cells[number].strip(), self._manner_of(self._measures(record, columns, number))
        figure = read_number(text, row.measure, row.name, manner)
        return figure if isinstance(figure, float) else text

    def _manner(self, record: Record, columns: _LabelColumns, number: int) -> Manner:
        """How a figure is written; a fault where its measure is stated in two ways."""
        measures = self._measures(record, columns, number)
        self._gathered.agree(measures, record.cells[columns.label])
        return self._manner_of(measures)

    def _manner_of(self, measures: Sequence[StatedMeasure]) -> Manner:
        return Manner(measures[0] if measures else self._about.measure, self._rows.comma)

    def _measures(self, record: Record, columns: _LabelColumns, number: int) -> list[StatedMeasure]:
        """The measure of a figure in a column, behind the label, in the header."""
        path, header = self._rows.path, self._rows.header
        measures = [StatedMeasure(record.cells[n].strip(), record.span(path, n)) for n in columns.measures]
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
