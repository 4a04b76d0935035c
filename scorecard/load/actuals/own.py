"""A unit's own sheet: indicators down, and their target and figure across (指标, 目标, 完成)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import fold_name, nearest
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.about import SheetContext
from scorecard.load.actuals.entries import Entry, Gatherings, SecondReport
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import (
    Manner,
    StatedMeasure,
    measure_in,
    measure_in_column,
    measure_in_head,
)
from scorecard.load.actuals.names import Slot, hint
from scorecard.load.actuals.numbers import quotable_text, read_number
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.repeated import RepeatedFigures
from scorecard.load.actuals.rows import RowReader, SheetRead
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
from scorecard.model.period import MONTHS

_HEADS = (*INDICATORS, *TARGETS, "计量单位", "完成", "完成数", "实际完成", "累计完成", "当季完成", "序号")
_NOTES = {"备注": "note", "note": "note", "来源": "source", "数据来源": "source", "source": "source"}
_KNOWN = INDICATORS | NUMBERING | TARGETS | MEASURES | BESIDE | frozenset(_NOTES)
_WHICH: dict[ValueHead, Text] = {
    "cumulative": message("cumulative figures"),
    "period": message("figures of the period"),
    "value": message("values"),
}
_LAST_MONTH = (
    (pattern(r"1[-–—~至到](\d{1,2})月"), 1),
    (pattern(r"(?<![\d-])(\d{1,2})月"), 1),
    (pattern("([一二三四1-4])季度|q([1-4])"), 3),
)
_RANGE = (pattern(r"\d{1,2}月?[-–—~至到](?:[次翌]年)?(\d{1,2})月"), 1)
"""What is read before these where the year does not start in January."""


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
        return places._replace(values=self._of_this_period(places.values))

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

    def _of_this_period(self, values: list[tuple[int, ValueHead]]) -> list[tuple[int, ValueHead]]:
        """The columns of values that do not speak of another period; a fault where only such are there."""
        starts = self._names.scheme.first_month
        heads = {n: fold_name(self._rows.header.cells[n]) for n, _ in values}
        other = [n for n, head in heads.items() if _month_of(head, starts) not in (0, self._period.month)]
        for number in other:
            span = self._rows.header.span(self._rows.path, number)
            text = self._rows.header.cells[number]
            if len(other) < len(values):
                self._gathered.pass_over(text, span)
            else:
                args: dict[str, Text] = {
                    "what": message("period"),
                    "here": quotable_text(text),
                    "there": self._period.label(self._names.scheme.reporting),
                    "where": message("the lines above or the file name"),
                }
                self._gathered.fault("SC123", span, args)
        return [(n, kind) for n, kind in values if n not in other]

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
        used, reason = self._value_column(record, columns, values, slot.indicator)
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
        for number, _ in values:
            if number != used and slot.indicator.nature == "flow" and not slot.indicator.words:
                manner = self._manner(record, columns, number)
                other = read_number(record.cells[number], slot.indicator.measure, slot.indicator.name, manner)
                if isinstance(other, float):
                    cumulative = slot.indicator.reported == "cumulative"
                    name, label = slot.indicator.name, self._period.label(self._names.scheme.reporting)
                    span = record.span(path, number)
                    self._gathered.held.append(
                        SecondReport(about.when.scheme, entry, other, span, cumulative, name, label)
                    )

    def _value_column(
        self,
        record: Record,
        columns: _LabelColumns,
        values: Sequence[tuple[int, ValueHead]],
        indicator: Indicator,
    ) -> tuple[int, Text]:
        """The column whose figure is the row's value (-1: it cannot be told, and why)."""
        by_kind: dict[ValueHead, list[int]] = {}
        for number, kind in values:
            by_kind.setdefault(kind, []).append(number)
        wanted: ValueHead = "cumulative" if indicator.reported == "cumulative" else "period"
        if len(values) == 1:
            number, kind = values[0]
            first = self._period.month == MONTHS[self._names.scheme.reports]
            if indicator.nature != "flow" or kind in ("value", wanted) or first:
                return number, _WHICH[kind]
            reason = message("the scheme wants {wanted}, the sheet has {kind}")
            return -1, reason.fill(wanted=_WHICH[wanted], kind=_WHICH[kind])
        if len({self._figure(record, columns, n, indicator) for n, _ in values}) == 1:
            return values[0][0], _WHICH[wanted]
        twice = next((kind for kind, numbers in by_kind.items() if len(numbers) > 1), None)
        if twice:
            return -1, message("two columns of {kind}").fill(kind=_WHICH[twice])
        if indicator.nature != "flow":
            return -1, message("it is not counted up, and the two columns differ")
        return by_kind.get(wanted, by_kind.get("value", [-1]))[0], _WHICH[wanted]

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
        measures = [
            StatedMeasure(measure_in_column(record.cells[n]), record.span(path, n)) for n in columns.measures
        ]
        names = ((n, self._names.measure_of(record.cells[n])) for n in [columns.label, *columns.further])
        measures += [StatedMeasure(measure, record.span(path, n)) for n, measure in names]
        measures += [StatedMeasure(measure_in_head(header.cells[number]), header.span(path, number))]
        return [measure for measure in measures if measure.text]


def _month_of(head: str, starts: int = 1) -> int:
    """The last month of the year that a head speaks of, 0: none.

    >>> [_month_of(head) for head in ("1-6月累计", "上半年", "二季度完成", "累计完成")]
    [6, 6, 6, 0]
    >>> [_month_of(head, 10) for head in ("10-12月累计", "10月-次年3月累计", "二季度完成", "9月完成")]
    [3, 6, 6, 12]
    """
    words = {"上半年": 6, "前三季度": 9, "全年": 12, "年度": 12}
    named = next((month for word, month in words.items() if word in head), 0)
    forms = _LAST_MONTH if starts == 1 else (_RANGE, *_LAST_MONTH)
    for form, step in forms if not named else ():
        match = form.search(head)
        if match:
            last = next(part for part in match.groups() if part)
            found = ("一二三四".find(last) + 1 or int(last)) * step
            return found if step > 1 else (found - starts) % 12 + 1
    return named


def check_held(gathered: Gatherings, months: Sequence[int]) -> None:
    """A warning where a period's figure and the cumulative ones, of two columns of a sheet, do not add up.

    `months` are those of a period of each scheme. Where an earlier period was not sent in, nothing can be said.
    """
    by_cell: list[dict[tuple[int, ...], Entry]] = [{e.cell[:4]: e for e in some} for some in gathered.entries]
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
            used = _WHICH["cumulative" if cumulative else "period"]
            args: dict[str, Text] = {
                "indicator": sum_entry.name,
                "period": sum_entry.period,
                "read": used,
                "used": used,
            }
            args |= {"here": plain(sum_entry.value), "there": plain(float(due))}
            gathered.fault("SC370", sum_entry.span, args)
