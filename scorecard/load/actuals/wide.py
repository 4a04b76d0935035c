"""The two wide shapes: indicators down and units across as in an annex, and its turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.span import Span
from scorecard.base.text import Text
from scorecard.load.actuals.about import About
from scorecard.load.actuals.entries import Gathered
from scorecard.load.actuals.known import INDICATOR, UNIT, Known
from scorecard.load.actuals.names import Names, Problem, Slot
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import Rows
from scorecard.load.actuals.values import Said, Values
from scorecard.load.actuals.words import BESIDE, INDICATORS, MEASURES, NUMBERING, UNITS, is_total

Shape = Literal["annex", "turned"]


class Columns(NamedTuple):
    """Which columns hold labels, and which the values of what (by the name in the header)."""

    labels: list[int]
    values: dict[int, str]


def wide_shape(record: Record, known: Known) -> Shape | None:
    """The shape of the sheet that this row heads: it names units or indicators and has no value."""
    cells = [cell for cell in record.cells[1:] if cell.strip()]
    if any(_is_value(cell) for cell in cells):
        return None
    units = sum(1 for cell in cells if any(names.units(cell) for names in known.names))
    rows = sum(
        1 for cell in cells if any(place.row >= 0 for names in known.names for place in names.places(cell))
    )
    if not units and not rows:
        return None
    return "annex" if units >= rows else "turned"


def _is_value(cell: str) -> bool:
    """Whether a cell holds a number, which no header does."""
    return cell.strip().rstrip("%％").replace(",", "").replace(".", "").isdecimal()


class WideSheet:
    """One wide sheet: `side` is what its header names, `label` what its rows are labelled with."""

    def __init__(
        self,
        rows: Rows,
        shape: Shape,
        about: About,
        known: Known,
        values: Sequence[Values],
        gathered: Gathered,
    ) -> None:
        self._rows = rows
        self._annex = shape == "annex"
        self._about = about
        self._names: Names = known.names[about.when.scheme]
        self._values = values[about.when.scheme]
        self._gathered = gathered
        self._group = ""

    def read(self, group_row: Record | None, records: Sequence[Record]) -> int:
        """Enter all cells of the rows below the header; the number of cells that hold anything."""
        columns = self._columns(group_row, records)
        if not columns.labels:
            name = Text("指标", "indicator") if self._annex else Text("单位", "unit")
            self._gathered.fault("SC113", self._rows.header.span(self._rows.path), {"name": name})
            return 0
        return sum(self._read_row(record, columns) for record in records)

    def _columns(self, group_row: Record | None, records: Sequence[Record]) -> Columns:
        """What each column is, with faults for a header that names nothing or one thing twice."""
        found = Columns([], {})
        seen: set[object] = set()
        for number in range(self._rows.width):
            text = self._rows.header.cells[number]
            name = self._header_name(number, text, group_row)
            meaning = self._meaning(name)
            if meaning:
                if meaning in seen:
                    self._fault("SC114", number, {"name": text.strip()})
                else:
                    found.values[number] = name
                seen.add(meaning)
            elif self._is_label(number, text, records, bool(found.values)):
                found.labels.append(number)
            else:
                self._check_beside(number, text, records)
        return found

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
        if values_begun or head in NUMBERING or head in BESIDE or (self._annex and head in MEASURES):
            return False
        return any(self._labels_row(r.cells[number]) for r in records if number < len(r.cells))

    def _labels_row(self, cell: str) -> bool:
        return bool(cell.strip() and (self._names.places(cell) if self._annex else self._names.units(cell)))

    def _check_beside(self, number: int, text: str, records: Sequence[Record]) -> None:
        """A column that holds no values of ours: known as such, a total, or a fault."""
        head = fold_name(text)
        if head in NUMBERING or head in BESIDE or (self._annex and head in MEASURES):
            return
        if is_total(text):
            self._gathered.left_out[self._about.when.scheme] += 1
            self._fault("SC160", number, {"name": text.strip()})
        elif head:
            side = "unit" if self._annex else "indicator"
            self._gathered.problem(self._names.unknown(side, text), self._at_header(number))
        elif any(number < len(r.cells) and r.cells[number].strip() for r in records):
            self._fault("SC121", number, {"number": str(number + 1)})

    def _read_row(self, record: Record, columns: Columns) -> int:
        if len(record.cells) != self._rows.width and not self._rows.fits(record):
            return 0
        record = record.located()
        filled = [n for n in columns.values if record.cells[n].strip()]
        label, at = self._label(record, columns.labels)
        if not label:
            if filled:
                what = INDICATOR if self._annex else UNIT
                self._gathered.fault("SC156", record.span(self._rows.path, at), {"what": what})
            return 0
        if not self._labels_row(label):
            self._unknown_row(record, label, at)
            return 0
        for number in filled:
            unit, indicator = (
                (columns.values[number], label) if self._annex else (label, columns.values[number])
            )
            self._enter(record, number, at, self._names.slot(unit, indicator, self._about.table))
        return len(filled)

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

    def _unknown_row(self, record: Record, label: str, at: int) -> None:
        if self._rows.is_aside(record) or self._rows.is_total(record, (at,), self._about.when.scheme):
            return
        side = "indicator" if self._annex else "unit"
        self._gathered.problem(self._names.unknown(side, label), record.span(self._rows.path, at))

    def _enter(self, record: Record, number: int, label: int, slot: Slot | tuple[Problem, ...]) -> None:
        if not isinstance(slot, Slot):
            for problem in slot:
                across = (problem.side == "unit") == self._annex
                span = self._at_header(number) if across else record.span(self._rows.path, label)
                self._gathered.problem(problem, span)
            return
        about = self._about

        def at(field: str) -> Span:
            return about.judge_at if field == "judge" else record.span(self._rows.path, number)

        # A sheet filled in by a judge may still carry rows that are not judged; these say so one by one.
        said = Said(record.cells[number], about.judge, source=about.source, note=about.note)
        entry = self._values.enter(slot, about.when, said, at)
        if entry:
            self._gathered.entries[about.when.scheme].append(entry)

    def _fault(self, code: str, number: int, args: dict[str, str | Text]) -> None:
        self._gathered.fault(code, self._at_header(number), args)

    def _at_header(self, number: int) -> Span:
        return self._rows.header.span(self._rows.path, number)
