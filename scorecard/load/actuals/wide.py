"""The two wide shapes: indicators down and units across as in an annex, and its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from scorecard.base.message import Text
from scorecard.base.names import fold_name
from scorecard.base.span import Span
from scorecard.load.actuals.about import SheetContext
from scorecard.load.actuals.by_content import holds_measures
from scorecard.load.actuals.column_measures import measures_over, row_of_measures
from scorecard.load.actuals.entries import Entry
from scorecard.load.actuals.known import INDICATOR, UNIT
from scorecard.load.actuals.measures import Manner, StatedMeasure, measure_in, measure_in_column
from scorecard.load.actuals.names import NameProblem, SchemeNames, Slot
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.repeated import RepeatedFigures
from scorecard.load.actuals.rows import RowReader, SheetRead
from scorecard.load.actuals.sums import check_sum
from scorecard.load.actuals.value_columns import hold_second
from scorecard.load.actuals.values import ValueTexts
from scorecard.load.actuals.wide_heads import Shape, WideColumns
from scorecard.load.actuals.words import (
    BESIDE,
    CORNERS,
    INDICATORS,
    MEASURES,
    NUMBERING,
    TARGETS,
    UNITS,
    is_sum,
    is_total,
    is_unit_head,
    says_another_time,
)
from scorecard.model.ledger import CellKey, period_of


class WideSheet:
    """One wide sheet: `side` is what its header names, `label` what its rows are labelled with.

    seconds : by the columns of values, those that are held against them
    """

    def __init__(
        self,
        sheet: SheetRead,
        rows: RowReader,
        shape: Shape,
        about: SheetContext,
        seconds: Mapping[int, Sequence[int]] = MappingProxyType({}),
    ) -> None:
        self._rows = rows
        self._annex = shape == "annex"
        self._about = about
        self._names: SchemeNames = sheet.known.names[about.when.scheme]
        self._values = sheet.values[about.when.scheme]
        self._gathered = sheet.gathered
        self._seconds = seconds
        self._group = ""
        self._repeated = RepeatedFigures(self._names.scheme, about.when.ordinal, sheet.gathered)
        self._measured: dict[int, StatedMeasure] = {}
        self._over: dict[int, StatedMeasure] = {}
        self._entered: dict[int, list[Entry]] = {}

    def read(self, group_row: Record | None, records: Sequence[Record]) -> int:
        """Enter all cells of the rows below the header; the number of cells that hold anything."""
        about, columns = self._about, self._columns(group_row, records)
        if not columns.labels:
            args: dict[str, Text] = {"name": INDICATOR if self._annex else UNIT, "whole": ""}
            self._gathered.fault("SC113", self._rows.header.span(self._rows.path), args)
            return 0
        self._about = replace(about, measure=self._rows.measure(columns.labels, about.measure))
        path, header, heads = self._rows.path, self._rows.header, range(self._rows.width)
        if group_row:
            self._over = measures_over(path, group_row, heads, self._names.measure_of, not self._annex)
        if records and columns.values:
            self._measured = row_of_measures(path, records[0], header, columns.labels, columns.values)
        records = records[1:] if self._measured else records
        read = sum(self._read_row(record, columns) for record in records)
        self._repeated.check_numbers()
        return read

    def _columns(self, group_row: Record | None, records: Sequence[Record]) -> WideColumns:
        """What each column is, with faults for a header that names nothing or one thing twice."""
        columns = WideColumns([], {}, {}, [], [], [], [], [])
        seen: dict[object, str] = {}
        beside = {n for others in self._seconds.values() for n in others}
        for number in (n for n in range(self._rows.width) if n not in beside):
            text = self._rows.header.cells[number]
            name = self._header_name(number, text, group_row)
            meaning = self._meaning(name)
            if meaning:
                if meaning in seen:
                    self._gathered.named_twice(self._at_header(number), seen[meaning], text.strip())
                else:
                    columns.values[number], seen[meaning] = name, text.strip()
            elif holds_measures(records, number, fold_name(text), [self._names]):
                columns.measures.append(number)
            elif self._is_label(number, text, records, bool(columns.values)):
                columns.labels.append(number)
            else:
                self._check_beside(number, text, records, columns)
        self._pass_over(columns)
        return columns

    def _pass_over(self, columns: WideColumns) -> None:
        """A remark on each column of nothing known; where no other holds values, one of these should have."""
        lost, side = not columns.values and not columns.meant, "unit" if self._annex else "indicator"
        for number in columns.others:
            text, span = self._rows.header.cells[number], self._at_header(number)
            if lost and columns.labels and not says_another_time(text):
                self._gathered.problem(self._names.unknown(side, text), span)
            else:
                self._gathered.pass_over(text, span)

    def _header_name(self, number: int, text: str, group_row: Record | None) -> str:
        """The name in a header cell, with the merged label above it where only that makes it one row."""
        if self._annex or group_row is None or not text.strip():
            return text
        above = next((c for c in reversed(group_row.cells[: number + 1]) if c.strip()), "").strip()
        path = f"{above}/{text}"
        return path if self._names.places(path) else text

    def _meaning(self, name: str) -> object:
        """What a header cell names, or nothing."""
        if not name.strip():
            return ()
        if self._annex:
            return self._names.units(name)
        return tuple((p.table, p.indicator.id) for p in self._names.places(name))

    def _is_label(self, number: int, text: str, records: Sequence[Record], values_begun: bool) -> bool:
        """Whether a column names the rows: by its header, or by what stands in it."""
        head = fold_name(text)
        if head in (INDICATORS if self._annex else UNITS):
            return True
        if not self._annex and not values_begun and is_unit_head(head):
            return True
        if values_begun or head in NUMBERING | TARGETS | BESIDE or (self._annex and head in MEASURES):
            return False
        return any(self._labels_row(r.cells[number]) for r in records if number < len(r.cells))

    def _labels_row(self, cell: str) -> bool:
        return bool(cell.strip() and (self._names.places(cell) if self._annex else self._names.units(cell)))

    def _check_beside(self, number: int, text: str, records: Sequence[Record], found: WideColumns) -> None:
        """A column that holds no values of ours: known as such, a total, passed over, or a fault."""
        head = measure_in(text)[0]
        kinds = (
            (NUMBERING | CORNERS, found.numbers),
            (TARGETS, found.targets),
            (MEASURES if self._annex else (), found.measures),
        )
        for words, columns in kinds:
            if head in words:
                columns.append(number)
                return
        side = "unit" if self._annex else "indicator"
        if head in BESIDE:
            return
        if is_total(text):
            self._gathered.left_out[self._about.when.scheme] += 1
            self._gathered.fault("SC160", self._at_header(number), {"name": text.strip()})
            found.totals.append(number)
        elif head and not says_another_time(head) and (near := self._names.near(side, text)):
            self._gathered.problem(self._names.unknown(side, text), self._at_header(number))
            found.meant[number] = near
        elif head:
            found.others.append(number)
        elif any(number < len(r.cells) and r.cells[number].strip() for r in records):
            self._gathered.fault("SC121", self._at_header(number), {"number": str(number + 1)})

    def _read_row(self, record: Record, columns: WideColumns) -> int:
        if len(record.cells) != self._rows.width and not self._rows.fits(record):
            return 0
        record = record.with_cell_columns()
        filled = {n for n in columns.values if record.cells[n].strip()}
        label, at = self._label(record, columns.labels)
        if not label:
            # 合计 is often merged over the number of a row and its name.
            at = next((n for n in self._rows.numbering if is_total(record.cells[n])), at)
            label = record.cells[at].strip()
        if not label:
            if filled and not self._rows.is_aside(record):
                args = {"what": INDICATOR if self._annex else UNIT}
                self._gathered.fault("SC156", record.span(self._rows.path, at), args)
            return 0
        if not self._labels_row(label):
            self._unknown_row(record, label, at, columns)
            return 0
        entered: list[Entry] = []
        slots: list[Slot] = []
        for number in columns.values:
            slot = self._slot(label, columns.values[number])
            if number not in filled:
                self._blank(slot, record.span(self._rows.path, number))
                continue
            manner = self._manner(record, columns, number, at)
            entry = self._enter(record, number, at, slot, manner) if manner else None
            if isinstance(slot, Slot):
                slots.append(slot)
            if entry:
                self._gathered.entries[self._about.when.scheme].append(entry)
                entered.append(entry)
                self._entered.setdefault(number, []).append(entry)
                self._hold_seconds(record, columns, number, at, entry)
        self._check_cells(record, columns, label, at, columns.meant)
        self._check_beside_values(record, columns, at, entered, slots)
        return len(filled)

    def _hold_seconds(
        self, record: Record, columns: WideColumns, number: int, label: int, entry: Entry
    ) -> None:
        """Hold further figures of a cell against the one that was read."""
        scheme, when = self._names.scheme, self._about.when
        row = scheme.tables[entry.table].rows[entry.row]
        for other in self._seconds.get(number, ()):
            manner = self._manner(record, columns, other, label)
            of = record.span(self._rows.path, other), period_of(when.ordinal), scheme.reporting
            if manner:
                self._gathered.held += hold_second(when.scheme, entry, record.cells[other], manner, row, of)

    def _slot(self, label: str, head: str) -> Slot | tuple[NameProblem, ...]:
        """Where the values of a row belong that stand below a head."""
        unit, indicator = (head, label) if self._annex else (label, head)
        return self._names.slot(unit, indicator, self._about.table)

    def _blank(self, slot: Slot | tuple[NameProblem, ...], span: Span) -> None:
        """An empty cell says nothing, but where it is may be asked for; of several the first."""
        when = self._about.when
        if isinstance(slot, Slot) and not self._about.judge:
            cell = CellKey(when.ordinal, slot.table, slot.unit, slot.row)
            self._gathered.blanks.setdefault(when.scheme, {}).setdefault(cell, span)

    def _check_beside_values(
        self, record: Record, columns: WideColumns, at: int, entered: list[Entry], slots: list[Slot]
    ) -> None:
        """What stands beside the values of a row: its number, its target, its total."""
        path, label = self._rows.path, record.cells[at]
        if self._annex and slots:
            for number in columns.numbers:
                self._repeated.number(slots[0].indicator, record.cells[number], record.span(path, number))
        if slots and (self._annex or len(columns.values) == 1):
            for number in columns.targets:
                manner = self._manner(record, columns, number, at)
                if manner:
                    self._repeated.target(slots, record.cells[number], manner, record.span(path, number))
        for number in columns.totals:
            self._check_sum(record, columns, number, at, (self._rows.header.cells[number], label), entered)

    def _check_sum(
        self,
        record: Record,
        columns: WideColumns,
        number: int,
        at: int,
        names: tuple[str, str],
        entered: Sequence[Entry],
    ) -> None:
        """Hold a total against the values that were read; names : its own, and that of what it is of."""
        manner = self._manner(record, columns, number, at)
        if is_sum(names[0]) and manner:
            about = *names, record.span(self._rows.path, number)
            check_sum(self._names.scheme, entered, record.cells[number], manner, about, self._gathered)

    def _manner(self, record: Record, columns: WideColumns, number: int, label: int) -> Manner | None:
        """How a figure is written: its measure stands in a column, in brackets behind a name, or above the sheet.

        None where two of these contradict each other.
        """
        path, header = self._rows.path, self._rows.header
        measures = [
            StatedMeasure(text, record.span(path, n))
            for n in (columns.measures if self._annex else columns.measures_of(number))
            if (text := measure_in_column(record.cells[n]))
        ]
        measures += [self._measured[number]] if number in self._measured else []
        for text, span in (
            (record.cells[label], record.span(path, label)),
            (header.cells[number], header.span(path, number)),
        ):
            bracketed = self._names.measure_of(text)
            measures += [StatedMeasure(bracketed, span)] if bracketed else []
        if not self._gathered.agree(measures, record.cells[label]):
            return None
        usual = self._over.get(number, self._about.measure)
        return Manner(measures[0] if measures else usual, self._rows.comma)

    def _label(self, record: Record, labels: Sequence[int]) -> tuple[str, int]:
        """The name of a row and its column; a merged label before it is tried as the first part of a path."""
        if not self._annex:
            at = next((n for n in labels if fold_name(self._rows.header.cells[n]) in UNITS), labels[-1])
            return record.cells[at].strip() and record.cells[at], at
        filled = [n for n in labels if record.cells[n].strip()]
        if labels[0] in filled:
            self._group = record.cells[labels[0]]
        if not filled:
            return "", labels[-1]
        own = record.cells[filled[-1]]
        path = f"{self._group}/{own}"
        return (path if filled[-1] != labels[0] and self._names.places(path) else own), filled[-1]

    def _unknown_row(self, record: Record, label: str, at: int, columns: WideColumns) -> None:
        if self._rows.is_aside(record):
            return
        if self._rows.is_total(record, (at,), self._about.when.scheme):
            for number, entered in self._entered.items():
                self._check_sum(record, columns, number, at, (label, columns.values[number]), entered)
            return
        side = "indicator" if self._annex else "unit"
        self._gathered.problem(self._names.unknown(side, label), record.span(self._rows.path, at))
        self._check_cells(record, columns, label, at, columns.values | columns.meant)

    def _check_cells(
        self, record: Record, columns: WideColumns, label: str, at: int, heads: Mapping[int, str]
    ) -> None:
        """What cells have wrong whose label or head is misspelt, by the names near them; their values go nowhere."""
        for number, head in heads.items():
            unit, indicator = (head, label) if self._annex else (label, head)
            slot = self._names.meant(unit, indicator) if record.cells[number].strip() else None
            manner = self._manner(record, columns, number, at) if slot else None
            if slot and manner:
                self._enter(record, number, at, slot, manner)

    def _enter(
        self, record: Record, number: int, label: int, slot: Slot | tuple[NameProblem, ...], manner: Manner
    ) -> Entry | None:
        if not isinstance(slot, Slot):
            for problem in slot:
                across = (problem.side == "unit") == self._annex
                span = self._at_header(number) if across else record.span(self._rows.path, label)
                self._gathered.problem(problem, span)
            return None
        about = self._about

        def at(field: str) -> Span:
            return about.judge_at if field == "judge" else record.span(self._rows.path, number)

        # A sheet filled in by a judge may still carry rows that are not judged; these say so one by one.
        entry_parts = ValueTexts(record.cells[number], about.judge, source=about.source, note=about.note)
        return self._values.enter(slot, about.when, entry_parts, at, manner)

    def _at_header(self, number: int) -> Span:
        return self._rows.header.span(self._rows.path, number)
