"""Which cell of a spreadsheet stands at a line and column of a file of values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from scorecard.base.span import Span
from scorecard.load.actuals.records import Record, read_record, separator_of
from scorecard.load.lines import FileLines


class FileCells:
    """The cells of one file, found when they are asked for.

    A cell in quotes may run over several lines of the file and still stands in one row of a sheet; a first
    line `sep=;` is no row at all.
    """

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        self._path = path
        self._lines = lines
        self._separator, self._above = separator_of(lines)
        # Many faults may stand in one row, such as the header: its cells are found once.
        self._last: tuple[int, tuple[int, ...], dict[int, int]] = (-1, (), {})

    @cached_property
    def _begun(self) -> Sequence[int]:
        """The lines (from 0) on which a row begins."""
        if isinstance(self._lines, FileLines):
            # In a file that is read a column at a time each line is a row.
            return range(self._above, len(self._lines))
        begun, at = [], self._above
        while at < len(self._lines):
            begun.append(at)
            at += self._record(at)[1]
        return begun

    def _record(self, at: int) -> tuple[Record | None, int]:
        """The row that begins on a line, and how many lines it takes."""
        return read_record(self._path, self._lines, at, self._separator)

    def row(self, line: int) -> int:
        """The row, from 1, of a line; 0 above the first."""
        return bisect_right(self._begun, line - 1)

    def at(self, span: Span) -> tuple[int, int] | None:
        """Row and column, from 1, of a place; None where no row stands there."""
        row = self.row(span.line)
        if not row:
            return None
        starts, numbers = self._starts(row)
        if not starts:
            # Its quotes do not pair: the separators before the place are counted as they stand.
            return row, self._lines[span.line - 1].count(self._separator, 0, span.column - 1) + 1
        return row, numbers.get(span.column) or max(1, bisect_right(starts, span.column))

    def _starts(self, row: int) -> tuple[tuple[int, ...], dict[int, int]]:
        """Where the cells of a row begin, and the number of the cell that begins there; none for a broken row."""
        if self._last[0] != row:
            record, _ = self._record(self._begun[row - 1])
            starts = (record.with_cell_columns().columns or (1,)) if record else ()
            numbers = {column: number for number, column in reversed(tuple(enumerate(starts, 1)))}
            self._last = (row, starts, numbers)
        return self._last[1:]
