"""The long shape: one row per value, `period,unit,indicator,value` and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

import numpy as np

from scorecard.base.message import Text, comma_list, message, term
from scorecard.base.names import Suggestions
from scorecard.base.place import path_parts
from scorecard.base.span import Span
from scorecard.load.actuals.about import measure_above
from scorecard.load.actuals.by_content import holds_measures, names_units
from scorecard.load.actuals.entries import Entry
from scorecard.load.actuals.known import INDICATOR, UNIT, KnownPeriod
from scorecard.load.actuals.measures import Manner, StatedMeasure, measure_in, measure_in_column
from scorecard.load.actuals.names import NamedCell, NameProblem, Slot, hint
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.plain_rows import PlainRows
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.repeated import RepeatedFigures
from scorecard.load.actuals.rows import RowReader, SheetRead
from scorecard.load.actuals.sums import check_sum
from scorecard.load.actuals.values import ValueTexts
from scorecard.load.actuals.words import (
    BESIDE,
    FIELDS,
    NUMBERING,
    REQUIRED,
    REQUIRED_HEAD,
    TARGETS,
    field_of,
    is_sum,
    says_another_time,
)

_EXTRA = ValueTexts._fields[1:]
_WHOLE = message(": {head} must be there", head=REQUIRED_HEAD)
_KNOWN = comma_list([term(field, zh=chinese) for field, chinese in FIELDS.items()])


def is_long_header(cells: Sequence[str]) -> bool:
    """Whether a row heads a long sheet; `指标` and `单位` alone may head a wide one.

    >>> is_long_header(["期间", "单位", "指标", "值"]), is_long_header(["序号", "指标", "单位", "春江镇"])
    (True, False)
    """
    fields = {field_of(measure_in(cell)[0]) for cell in cells}
    needed = fields & set(REQUIRED)
    return len(needed) >= 3 or (len(needed) == 2 and bool(fields & {"period", "value"}) and len(cells) <= 4)


def read_long(
    sheet: SheetRead,
    records: Sequence[Record],
    at: int,
    plain: Mapping[int, PlainRows] = MappingProxyType({}),
) -> int:
    """Read the rows below the header `records[at]`; the number of rows that speak of a value.

    plain : by scheme, rows of the sheet that are read already
    """
    path, gathered = sheet.path, sheet.gathered
    above = measure_above(sheet, records[:at])
    header = records[at].with_cell_columns()
    columns = _columns(sheet, header, records[at + 1 :])
    if any(field not in columns for field in REQUIRED):
        return 0
    stated = measure_in(header.cells[columns["value"]])[1]
    rows = RowReader(sheet, header)
    above = rows.measure([columns["indicator"], columns["unit"]], above)
    head = StatedMeasure(stated, header.span(path, columns["value"])) if stated else None
    if head and above:
        gathered.agree([head, above], header.cells[columns["value"]])
    long = _LongSheet(sheet, rows, columns, Manner(above, sheet.comma), head, plain)
    read = sum(map(long.read_row, records[at + 1 :]))
    long.check_sums()
    return read


def _columns(sheet: SheetRead, header: Record, records: Sequence[Record]) -> dict[str, int]:
    """Where each field stands, with faults for what the header has wrong."""
    path, gathered = sheet.path, sheet.gathered
    columns: dict[str, int] = {}
    meant: dict[str, int] = {}
    suggestions = Suggestions(4_000)
    fields = [field_of(measure_in(cell)[0]) for cell in header.cells]
    for number, (cell, field) in enumerate(zip(header.cells, fields, strict=True)):
        unsure = (not field and cell.strip()) or (field == "unit" and fields.count("unit") > 1)
        if unsure and holds_measures(records, number, measure_in(cell)[0], sheet.known.names):
            field = "measure"
        elif unsure and "unit" not in fields and names_units(records, number, cell, sheet.known.names):
            field = "unit"
        if field in columns:
            gathered.named_twice(header.span(path, number), header.cells[columns[field]], cell)
        elif field:
            columns[field] = number
        elif cell.strip():
            near = suggestions.nearest(cell, [*FIELDS, *FIELDS.values()]) if len(cell) < 40 else None
            head = measure_in(cell)[0]
            if head in TARGETS:
                columns.setdefault("target", number)
                continue
            if head in NUMBERING | BESIDE:
                continue
            if says_another_time(cell) or not near:
                gathered.pass_over(cell, header.span(path, number))
                continue
            meant.setdefault(field_of(near) or "", number)
            args: dict[str, Text] = {"name": quotable_text(cell), "hint": hint(near), "known": _KNOWN}
            gathered.fault("SC112", header.span(path, number), args)
    for field in REQUIRED:
        if field not in columns and field not in meant:
            lacking = {"name": term(field, zh=FIELDS[field]), "whole": _WHOLE}
            gathered.fault("SC113", header.span(path), lacking)
    # What stands below a misspelt head is read as what is meant, for its own faults.
    return meant | columns


class _LongSheet:
    """The rows of one long sheet."""

    def __init__(
        self,
        sheet: SheetRead,
        rows: RowReader,
        columns: dict[str, int],
        manner: Manner,
        head: StatedMeasure | None,
        plain: Mapping[int, PlainRows],
    ) -> None:
        self._rows = rows
        self._head = head
        self._manner = manner
        self._plain = plain
        self._entered: dict[tuple[int, int, str], list[Entry]] = {}
        self._totals: list[tuple[Record, KnownPeriod]] = []
        self._columns = columns
        self._known = sheet.known
        self._values = sheet.values
        self._gathered = sheet.gathered
        self._places = tuple(columns.get(field, -1) for field in _EXTRA)
        after = columns["value"] + 1
        worded = {columns.get(field) for field in ("judge", "source", "note")}
        # No comma parts the cells of a workbook: none can cut a number in two.
        parted = not path_parts(rows.path).sheet
        self._words_after = after if parted and after in worded else -1
        self._unnamed = [n for n, cell in enumerate(rows.header.cells[: rows.width]) if not cell.strip()]

    def read_row(self, record: Record) -> bool:
        """Enter one row; whether it spoke of a value at all."""
        rows, columns, cells = self._rows, self._columns, record.cells
        if len(cells) != rows.width and not rows.fits(record):
            return False
        if self._unnamed and self._has_unnamed_cell(record):
            return False
        if self._is_cut(cells):
            rows.cut_number(record, columns["value"])
            return True
        unit, indicator = cells[columns["unit"]], cells[columns["indicator"]]
        when = self._known.when(cells[columns["period"]])
        if isinstance(when, NameProblem):
            if rows.is_aside(record) or rows.is_total(record, [columns[f] for f in REQUIRED[:3]]):
                return False
            self._gathered.problem(when, self._span(record, "period"))
            self._check_rest(record)
            return True
        if when.scheme < 0:
            first = self._span(record, "period"), cells[columns["period"]]
            self._gathered.other_years.add(when.ordinal, [first])
            self._gathered.unscored.add((self._rows.path, record.line))
            return True
        slot = self._known.names[when.scheme].slot(unit, indicator)
        if not isinstance(slot, Slot):
            return self._report_unplaced(record, slot, when)
        entry = self._enter(record, slot, when)
        if "target" in columns:
            repeated = RepeatedFigures(self._known.schemes[when.scheme], when.ordinal, self._gathered)
            bracketed = self._known.names[when.scheme].measure_of(indicator)
            manner = self._manner_of(record, bracketed) or self._manner
            stated = measure_in(self._rows.header.cells[columns["target"]])[1]
            if stated:
                manner = manner._replace(measure=StatedMeasure(stated, self._span(record, "target")))
            repeated.target([slot], cells[columns["target"]], manner, self._span(record, "target"))
        if entry:
            self._gathered.entries[when.scheme].append(entry)
            self._entered.setdefault((when.scheme, when.ordinal, slot.indicator.id), []).append(entry)
        return True

    def _enter(self, record: Record, slot: Slot, when: KnownPeriod) -> Entry | None:
        cells = record.cells
        parts = ValueTexts(cells[self._columns["value"]], *[cells[n] if n >= 0 else "" for n in self._places])
        manner = self._manner_of(
            record, self._known.names[when.scheme].measure_of(cells[self._columns["indicator"]])
        )
        at = partial(self._span, record)
        return self._values[when.scheme].enter(slot, when, parts, at, manner) if manner else None

    def _manner_of(self, record: Record, bracketed: str) -> Manner | None:
        """How the figure of a row is written; None where its column of measures, its name and the head contradict."""
        column = self._columns.get("measure", -1)
        in_column = measure_in_column(record.cells[column]) if column >= 0 else ""
        texts = [("measure", in_column), ("indicator", bracketed)]
        measures = [StatedMeasure(text, self._span(record, field)) for field, text in texts if text]
        measures += [self._head] if self._head else []
        if not self._gathered.agree(measures, record.cells[self._columns["indicator"]]):
            return None
        return self._manner._replace(measure=measures[0]) if measures else self._manner

    def check_sums(self) -> None:
        """Hold the totals of the sheet against the figures of their indicator and period."""
        for record, when in self._totals:
            unit, name = (record.cells[self._columns[field]] for field in ("unit", "indicator"))
            names = self._known.names[when.scheme]
            ids = {place.indicator.id for place in names.places(name)}
            entered = [e for id in ids for e in self._entered.get((when.scheme, when.ordinal, id), [])]
            entered += self._entered_plainly(when, names.places(name))
            about = unit, name, self._span(record, "value")
            text = record.cells[self._columns["value"]]
            manner = self._manner_of(record, names.measure_of(name))
            if is_sum(unit) and manner:
                check_sum(names.scheme, entered, text, manner, about, self._gathered)

    def _entered_plainly(self, when: KnownPeriod, places: Sequence[NamedCell]) -> list[Entry]:
        """The plain rows of an indicator and period."""
        rows = self._plain.get(when.scheme)
        if rows is None:
            return []
        of_row = np.logical_or.reduce([(rows.table == p.table) & (rows.row == p.row) for p in places])
        return list(rows.pick_rows((rows.period == when.ordinal) & of_row).entries())

    def _check_rest(self, record: Record) -> None:
        """The faults of a row whose period is not known, by the latest scheme that knows its names."""
        unit, indicator = (record.cells[self._columns[field]] for field in ("unit", "indicator"))
        latest = sorted(range(len(self._known.schemes)), key=lambda n: -self._known.schemes[n].year)
        slots = [(n, self._known.names[n].slot(unit, indicator)) for n in latest]
        for number, slot in slots:
            if isinstance(slot, Slot):
                self._enter(record, slot, KnownPeriod(number, 0))
                return
        for number, slot in slots[:1]:
            if not isinstance(slot, Slot):
                self._report_unplaced(record, slot, KnownPeriod(number, 0))

    def _is_cut(self, cells: list[str]) -> bool:
        """Whether an unquoted thousands comma pushed the end of a number into a column of words."""
        if self._words_after < 0:
            return False
        tail = cells[self._words_after]
        if len(tail) != 3 or not tail.isdecimal():
            return False
        head = cells[self._words_after - 1].strip()
        return len(head) <= 3 and head.isdecimal()

    def _report_unplaced(self, record: Record, problems: tuple[NameProblem, ...], when: KnownPeriod) -> bool:
        """A row whose names mean no cell: a total, a merged cell, or names that are wrong."""
        if self._rows.is_total(record, (self._columns["unit"], self._columns["indicator"]), when.scheme):
            self._totals.append((record, when))
            return False
        for problem in problems:
            empty = not record.cells[self._columns[problem.side]].strip()
            side = UNIT if problem.side == "unit" else INDICATOR
            stated = NameProblem("SC156", problem.side, {"what": side}) if empty else problem
            self._gathered.problem(stated, self._span(record, problem.side))
        self._check_cell(record, when)
        return True

    def _check_cell(self, record: Record, when: KnownPeriod) -> None:
        """What the cell of a row has wrong whose names mean none, by the names near them; its value goes nowhere."""
        unit, indicator = (record.cells[self._columns[field]] for field in ("unit", "indicator"))
        slot = self._known.names[when.scheme].meant(unit, indicator)
        if slot:
            self._enter(record, slot, when)

    def _has_unnamed_cell(self, record: Record) -> bool:
        """Whether a cell stands in a column without a name."""
        for number in self._unnamed:
            if record.cells[number].strip():
                span = record.span(self._rows.path, number)
                self._gathered.fault("SC121", span, {"number": str(number + 1)})
                return True
        return False

    def _span(self, record: Record, field: str) -> Span:
        return record.span(self._rows.path, self._columns.get(field, self._columns["value"]))
