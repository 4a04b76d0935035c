"""From lines to records: the cells of each row, and where each cell stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice
from types import MappingProxyType
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.text import LOST

_SAMPLE = 20
_SEPARATOR = pattern(r'"?sep=(.)"?[,;\s]*', re.I)
_QUOTED = pattern(r'"[^"]*"')
_BLANK = " \t,;\u3000\xa0"


class Record(NamedTuple):
    """A row of a file: the line it begins on, its cells, and the columns of those where it has quotes.

    elsewhere : by cell the place of what is not written in the row itself
    merged : in a workbook, by cell the one on its left that is merged over it
    """

    line: int
    cells: list[str]
    columns: tuple[int, ...] | None = None
    elsewhere: Mapping[int, Span] = MappingProxyType({})
    merged: Mapping[int, int] = MappingProxyType({})

    def column(self, cell: int) -> int:
        """The column of a cell in its line, from 1.

        >>> Record(2, ["2017Q2", "春江镇", "5"]).column(2)
        12
        """
        if self.columns is not None:
            return self.columns[min(cell, len(self.columns) - 1)]
        before = min(cell, len(self.cells))
        at_end = cell >= len(self.cells)
        return sum(map(len, self.cells[:before])) + before + (not at_end)

    def with_cell_columns(self) -> Record:
        """The same record with the columns of all cells worked out, for a row of many values."""
        if self.columns is not None:
            return self
        starts = accumulate((len(cell) + 1 for cell in self.cells), initial=1)
        return Record(self.line, self.cells, tuple(starts)[:-1])

    def span(self, path: str, cell: int = 0) -> Span:
        """The place of a cell; of the end of the row for a cell it does not have."""
        if cell in self.elsewhere:
            return self.elsewhere[cell]
        length = len(self.cells[cell]) if cell < len(self.cells) else 1
        return Span(path, self.line, self.column(cell), max(1, length))

    def over(self, cell: int) -> int:
        """The cell of a row of heads that stands over a place, −1: none. Where none is merged, it is the last one filled.

        >>> Record(1, ["单位", "经济指标", "", "创新"]).over(2), Record(1, ["单位", "经济指标", "", ""], merged={2: 1}).over(3)
        (1, -1)
        """
        if self.cells[cell].strip():
            return cell
        if self.merged:
            return self.merged.get(cell, -1)
        return next((n for n in range(cell, -1, -1) if self.cells[n].strip()), -1)

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


def read_records(path: str, lines: Sequence[str], separator: str = "") -> tuple[list[Record], list[Fault]]:
    """The rows that hold anything, with faults for quotes that do not pair; the separator is found where none is given."""
    at = 0
    if not separator:
        separator, at = separator_of(lines)
    records: list[Record] = []
    faults: list[Fault] = []
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.strip(_BLANK):
            continue
        if '"' not in line:
            if LOST not in line:
                records.append(Record(at, line.split(separator)))
            continue
        record, taken = _quoted_record(path, lines, at - 1, separator)
        at += taken - 1
        if isinstance(record, Fault):
            faults.append(record)
        elif not record.blank and not any(LOST in cell for cell in record.cells):
            records.append(record)
    return records, faults


def read_record(path: str, lines: Sequence[str], at: int, separator: str) -> tuple[Record | None, int]:
    """The row that begins on a line (from 0), None where its quotes do not pair, and how many lines it takes."""
    if '"' not in lines[at]:
        return Record(at + 1, lines[at].split(separator)), 1
    record, taken = _quoted_record(path, lines, at, separator)
    return (None, taken) if isinstance(record, Fault) else (record, taken)


def separator_of(lines: Sequence[str]) -> tuple[str, int]:
    """The sign between cells, and how many lines were spent on saying so (`sep=;`)."""
    match = _SEPARATOR.fullmatch(lines[0]) if lines else None
    if match:
        return match[1], 1
    filled = islice((line for line in lines if line.strip(_BLANK)), _SAMPLE)
    sample = _QUOTED.sub("", "\n".join(filled))
    return max(",;\t", key=sample.count), 0


def _quoted_record(path: str, lines: Sequence[str], at: int, separator: str) -> tuple[Record | Fault, int]:
    """A record some of whose cells are in quotes, and the number of lines it takes."""
    cells: list[str] = []
    columns: list[int] = []
    line, start = at, 0
    while True:
        text = lines[line]
        columns.append(start + 1)
        opening = start
        while text[opening : opening + 1] == " ":
            opening += 1
        if text[opening : opening + 1] != '"':
            end = text.find(separator, start)
            cells.append(text[start:] if end < 0 else text[start:end])
        else:
            cell, last, end = _quoted_cell(lines, line, opening)
            if last < 0:
                return Fault("SC108", Span(path, line + 1, opening + 1)), 1
            text, stop = lines[last], lines[last].find(separator, end)
            rest = text[end:stop] if stop >= 0 else text[end:]
            if rest.strip():
                code = "SC109" if last == line else "SC108"
                fault = Fault(code, Span(path, line + 1, opening + 1), {"text": rest.strip()[:20]})
                return fault, 1
            cells.append(cell)
            line, end = last, stop
        if end < 0:
            return Record(at + 1, cells, tuple(columns)), line - at + 1
        start = end + 1


def _quoted_cell(lines: Sequence[str], line: int, opening: int) -> tuple[str, int, int]:
    """What stands between a quote and the next single one; the line (-1: none) and column behind it."""
    parts: list[str] = []
    text, at = lines[line], opening + 1
    while True:
        quote = text.find('"', at)
        if quote < 0:
            parts.append(text[at:] + "\n")
            line, at = line + 1, 0
            if line == len(lines):
                return "", -1, 0
            text = lines[line]
        elif text[quote + 1 : quote + 2] == '"':
            parts.append(text[at : quote + 1])
            at = quote + 2
        else:
            parts.append(text[at:quote])
            return "".join(parts), line, quote + 1
