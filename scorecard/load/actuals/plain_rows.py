"""Plain rows, a column each, and those of them that must be looked at with care after all: more than one speaks of a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scorecard.base.dates import calendar_date, says_no_date
from scorecard.base.span import Span
from scorecard.load.actuals.columns import Ints, LineBlock, Whole, block_of
from scorecard.load.actuals.entries import Entry
from scorecard.load.actuals.records import Record, read_record
from scorecard.load.actuals.words import field_of
from scorecard.load.text import Encoding
from scorecard.model.figure import Flags, Floats
from scorecard.model.ledger import Detail, Details
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.load.lines import FileLines


class PlainFile:
    """A file of plain rows: its lines, and in which column each field stands."""

    def __init__(
        self, path: str, lines: FileLines, encoding: Encoding, separator: str, header: Record
    ) -> None:
        self.path = path
        self.lines = lines
        self.encoding: Encoding = encoding
        self.separator = separator
        self.header = header
        self.at = {field_of(cell): n for n, cell in enumerate(header.cells)}

    def block(self, n: int, piece: bytes) -> LineBlock | None:
        """The n-th piece, in UTF-8, as a block without the header; None where nothing else is in it."""
        lines = piece if n else piece[piece.find(b"\n") + 1 or len(piece) :]
        return block_of(lines, ord(self.separator), len(self.header.cells))

    def soundly_dated(self, block: LineBlock) -> Flags:
        """bool[N], the regular rows of a block whose date is one, or that say none."""
        if "date" not in self.at:
            return np.ones(len(block.regular), np.bool_)
        texts, which = block.spellings(block.cells[self.at["date"]])
        sound: Flags = np.array(
            [says_no_date(text) or calendar_date(text) is not None for text in map(bytes.decode, texts)]
        )
        return sound[which]

    def column(self, number: int) -> int:
        """Where the value stands in a line, counted in characters, from 1."""
        record = self._record(number)
        return record.column(self.at["value"]) if record else 1

    def period(self, number: int) -> tuple[Span, str]:
        """Where the period stands in a line, and as it is written."""
        at, record = self.at["period"], self._record(number)
        text = record.cells[at] if record else ""
        return Span(self.path, number, record.column(at) if record else 1, len(text) or 1), text

    def _record(self, number: int) -> Record | None:
        return read_record(self.path, [self.lines[number - 1]], 0, self.separator)[0]

    def detail(self, number: int) -> Detail:
        """What the row on a line says beside its number."""
        record = self._record(number)
        cells = record.cells if record else []
        texts = [
            cells[self.at[field]] if field in self.at else "" for field in ("value", *Detail._fields[1:])
        ]
        return Detail(texts[0], *map(str.strip, texts[1:]))

    def saying(self, field: str, said: Callable[[str], bool]) -> Ints:
        """int64[N], the lines that say in a field what is asked for; of a file without that field none is looked into."""
        if field not in self.at:
            return np.zeros(0, np.int64)
        lines, first = [np.zeros(0, np.int64)], 1
        for block in filter(None, starmap(self.block, enumerate(self.lines.in_utf8()))):
            texts, which = block.spellings(block.cells[self.at[field]])
            says = np.array([said(text.decode().strip()) for text in texts], np.bool_)
            if says.any():
                lines.append(first + block.regular[says[which]] + 1)
            first += len(block.regular) + len(block.others)
        return np.concatenate(lines)


Cells = tuple[Whole, Whole, Whole, Whole]
"""Period, table, unit and row of entries, each [N]."""


_SOME = 1 << 16


class PlainRows(NamedTuple):
    """Entries of one file and one scheme, a column each; none has a judge, an object, or months of its own."""

    file: PlainFile
    period: Whole
    table: Whole
    unit: Whole
    row: Whole
    value: Floats
    line: Whole

    def pick_rows(self, chosen: Flags) -> PlainRows:
        """Some of them."""
        period, table, unit, row = (of[chosen] for of in (self.period, self.table, self.unit, self.row))
        return PlainRows(self.file, period, table, unit, row, self.value[chosen], self.line[chosen])

    def entries(self) -> Iterator[Entry]:
        """The same as entries one by one, for what must be looked at with care."""
        columns = (column.tolist() for column in self[1:])
        for period, table, unit, row, value, line in zip(*columns, strict=True):
            yield Entry(
                period, table, unit, row, "", "", 0, value, Status.SCORED, None,
                self.file.path, line, self.file.column(line), self.file.detail(line),
            )  # fmt: skip

    @property
    def cells(self) -> Cells:
        """The cell each entry speaks of."""
        return self.period, self.table, self.unit, self.row


def split_plain(
    plain: Sequence[PlainRows], entries: Sequence[Entry], whole: bool = False
) -> tuple[list[PlainRows], list[Entry]]:
    """The plain rows that are alone in their cell, and the others as entries; as entries all, where the `whole` is asked for.

    A row for several months speaks of all those of its cell and year.
    """
    if whole or not plain:
        return [], [entry for rows in plain for entry in rows.entries()]
    parts = [cells_of(entries), *(rows.cells for rows in plain)]
    beside = (
        np.zeros(sum(len(part[0]) for part in parts), np.bool_)
        if rising(parts)
        else _again(_pack_cells(parts))
    )
    longer = np.array([entry.months > 0 for entry in entries], np.bool_)
    if longer.any():
        years = _pack_cells([(period // 12, table, unit, row) for period, table, unit, row in parts])
        beside |= np.isin(years, years[: len(entries)][longer])
    if not beside[len(entries) :].any():
        return [rows for rows in plain if len(rows.line)], []
    alone: list[PlainRows] = []
    careful: list[Entry] = []
    start = len(entries)
    for rows in plain:
        flags = beside[start : start + len(rows.line)]
        start += len(rows.line)
        careful += rows.pick_rows(flags).entries()
        alone.append(rows.pick_rows(~flags) if flags.any() else rows)
    return [rows for rows in alone if len(rows.line)], careful


def _again(keys: Ints) -> Flags:
    """bool[N], keys that stand there more than once."""
    again_flags = np.zeros(len(keys), np.bool_)
    order = np.argsort(keys, kind="stable")
    again = keys[order[1:]] == keys[order[:-1]]
    again_flags[order[1:]] |= again
    again_flags[order[:-1]] |= again
    return again_flags


def cells_of(entries: Sequence[Entry]) -> Cells:
    """The cells that entries speak of, without judges, objects and months."""
    period, table, unit, row = np.array([entry.cell[:4] for entry in entries], np.int32).reshape(-1, 4).T
    return period, table, unit, row


def _pack_cells(parts: Sequence[Cells]) -> Ints:
    """int64[N], each cell as one number, in the order of cells."""
    sizes = _sizes(parts)
    keys = np.empty(sum(len(part[0]) for part in parts), np.int64)
    begin = 0
    for part in parts:
        _pack(part, sizes, keys[begin : begin + len(part[0])])
        begin += len(part[0])
    return keys


def _sizes(parts: Sequence[Cells]) -> list[int]:
    """How many numbers there are of each column of cells."""
    return [max((int(part[n].max(initial=0)) for part in parts), default=0) + 1 for n in range(4)]


def _pack(part: Cells, sizes: Sequence[int], keys: Ints) -> None:
    """Write each cell as one number."""
    keys[:] = part[0]
    for column, size in zip(part[1:], sizes[1:], strict=True):
        keys *= size
        keys += column


def rising(parts: Sequence[Cells]) -> bool:
    """Whether each cell comes after the one before, as in most sheets; some are looked at at once, to take no room."""
    sizes, last = _sizes(parts), -1
    for part in parts:
        for begin in range(0, len(part[0]), _SOME):
            period, table, unit, row = (column[begin : begin + _SOME] for column in part)
            keys = np.empty(len(period), np.int64)
            _pack((period, table, unit, row), sizes, keys)
            if keys[0] <= last or not (keys[1:] > keys[:-1]).all():
                return False
            last = int(keys[-1])
    return True


def canonical_order(parts: Sequence[Cells]) -> Ints | None:
    """int64[N], the places of entries in canonical order, None where they stand so.

    Entries of one cell stay as they stand.
    """
    return None if rising(parts) else np.argsort(_pack_cells(parts), kind="stable")


class DetailsRead(Details):
    """What was read; of plain rows it is cut from the line when it is asked for.

    careful : what entries say that were read one by one
    files : those of plain rows by the numbers in `file`; file, line : the columns of the ledger
    """

    def __init__(
        self, careful: Mapping[int, Detail], files: Mapping[int, PlainFile], file: Whole, line: Whole
    ) -> None:
        self._careful = careful
        self._files = files
        self._file = file
        self._line = line
        # Several things are asked of one entry, one after the other.
        self._last: tuple[int, Detail] = (-1, Detail(""))

    def __len__(self) -> int:
        return len(self._line)

    def make_entry(self, place: int) -> Detail:
        """What one entry says."""
        if place in self._careful:
            return self._careful[place]
        if self._last[0] != place:
            file = self._files[int(self._file[place])]
            self._last = place, file.detail(int(self._line[place]))
        return self._last[1]

    def column(self, place: int) -> int:
        """Where an entry stands in its line."""
        return self._files[int(self._file[place])].column(int(self._line[place]))

    def saying(self, field: str, said: Callable[[str], bool]) -> Ints:
        """int64[N], the entries that say in a field what is asked for; a file without that field is not looked into."""
        says = np.zeros(len(self), np.bool_)
        careful = np.zeros(len(self), np.bool_)
        careful[list(self._careful)] = True
        says[[n for n, detail in self._careful.items() if said(getattr(detail, field))]] = True
        for number, file in self._files.items():
            lines = file.saying(field, said)
            if len(lines):
                says |= ~careful & (self._file == number) & np.isin(self._line, lines)
        numbers: Ints = np.flatnonzero(says)
        return numbers

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence) and len(self) == len(other) and all(map(Detail.__eq__, self, other))
        )

    __hash__ = None  # type: ignore[assignment]
