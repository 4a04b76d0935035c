"""Plain rows, a column each, and those of them that must be looked at with care after all: more than one speaks of a cell."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from scorecard.load.actuals.columns import Ints
from scorecard.load.actuals.entries import Entry
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import field_of
from scorecard.load.source import Source
from scorecard.model.figure import Flags, Floats
from scorecard.model.ledger import Detail, Details
from scorecard.model.status import Status


class PlainFile:
    """A file of plain rows: its bytes, and in which column each field stands."""

    def __init__(self, source: Source, separator: str, header: Record) -> None:
        self.path = source.path
        self.body = source.data.removeprefix(codecs.BOM_UTF8)
        self.encoding = "UTF-8" if len(self.body) == len(source.data) else "UTF-8 BOM"
        self.separator = separator
        self.header = header
        self.at = {field_of(cell): n for n, cell in enumerate(header.cells)}

    @cached_property
    def _ends(self) -> Ints:
        ends: Ints = np.flatnonzero(np.frombuffer(self.body, np.uint8) == ord("\n"))
        return ends

    def line(self, number: int) -> str:
        """A line, from 1."""
        start = int(self._ends[number - 2]) + 1 if number > 1 else 0
        end = int(self._ends[number - 1]) if number <= len(self._ends) else len(self.body)
        return self.body[start:end].decode().removesuffix("\r")

    def detail(self, number: int) -> Detail:
        """What the row on a line says beside its number."""
        cells = self.line(number).split(self.separator)
        said = [cells[self.at[field]] if field in self.at else "" for field in ("value", *Detail._fields[1:])]
        return Detail(said[0], *map(str.strip, said[1:]))


Cells = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]
"""Period, table, unit and row of entries, each int32[N]."""


class PlainRows(NamedTuple):
    """Entries of one file and one scheme, a column each; none has a judge, an object, or months of its own."""

    file: PlainFile
    period: NDArray[np.int32]
    table: NDArray[np.int32]
    unit: NDArray[np.int32]
    row: NDArray[np.int32]
    value: Floats
    line: NDArray[np.int32]
    column: NDArray[np.int32]

    def of(self, chosen: Flags) -> PlainRows:
        """Some of them."""
        period, table, unit, row = (of[chosen] for of in (self.period, self.table, self.unit, self.row))
        return PlainRows(
            self.file, period, table, unit, row, self.value[chosen], self.line[chosen], self.column[chosen]
        )

    def entries(self) -> Iterator[Entry]:
        """The same as entries one by one, for what must be looked at with care."""
        columns = (column.tolist() for column in self[1:])
        for period, table, unit, row, value, line, column in zip(*columns, strict=True):
            yield Entry(
                period, table, unit, row, "", "", 0, value, Status.SCORED, None,
                self.file.path, line, column, self.file.detail(line),
            )  # fmt: skip

    @property
    def cells(self) -> Cells:
        """The cell each entry speaks of."""
        return self.period, self.table, self.unit, self.row


def apart(
    plain: Sequence[PlainRows], entries: Sequence[Entry], whole: bool = False
) -> tuple[list[PlainRows], list[Entry]]:
    """The plain rows that are alone in their cell, and the others as entries; as entries all, where the `whole` is asked for.

    A row for several months speaks of all those of its cell and year.
    """
    if whole or not plain:
        return [], [entry for rows in plain for entry in rows.entries()]
    keys = _packed([cells_of(entries), *(rows.cells for rows in plain)])
    order = _sorted(keys)
    again = keys[order[1:]] == keys[order[:-1]]
    beside = np.zeros(len(keys), np.bool_)
    beside[order[1:]] |= again
    beside[order[:-1]] |= again
    longer = {(entry.period // 12, *entry.cell[1:4]) for entry in entries if entry.months}
    alone: list[PlainRows] = []
    careful: list[Entry] = []
    start = len(entries)
    for rows in plain:
        found = beside[start : start + len(rows.line)]
        start += len(rows.line)
        if longer:
            years = zip(
                (rows.period // 12).tolist(),
                rows.table.tolist(),
                rows.unit.tolist(),
                rows.row.tolist(),
                strict=True,
            )
            found = found | np.array([year in longer for year in years], np.bool_)
        careful += rows.of(found).entries()
        alone.append(rows.of(~found) if found.any() else rows)
    return [rows for rows in alone if len(rows.line)], careful


def cells_of(entries: Sequence[Entry]) -> Cells:
    """The cells that entries speak of, without judges, objects and months."""
    period, table, unit, row = np.array([entry.cell[:4] for entry in entries], np.int32).reshape(-1, 4).T
    return period, table, unit, row


def _packed(parts: Sequence[Cells]) -> Ints:
    """int64[N], each cell as one number, in the order of cells."""
    packed = [np.zeros(len(part[0]), np.int64) for part in parts]
    for n in range(4):
        size = max((int(part[n].max(initial=0)) for part in parts), default=0) + 1
        for keys, part in zip(packed, parts, strict=True):
            keys *= size
            keys += part[n]
    return np.concatenate(packed)


def _sorted(keys: Ints) -> Ints:
    """int64[N], the places of keys in order; most sheets stand in order already."""
    if bool((keys[1:] >= keys[:-1]).all()):
        return np.arange(len(keys))
    return np.argsort(keys, kind="stable")


class DetailsRead(Details):
    """What was read; of plain rows it is cut from the line when it is asked for."""

    def __init__(self, careful: Sequence[Detail], plain: Sequence[PlainRows], order: Ints) -> None:
        self._careful = careful
        self._plain = plain
        self._order = order
        self._starts = np.cumsum([len(careful), *(len(rows.line) for rows in plain)])

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Detail: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Detail]: ...
    def __getitem__(self, at: int | slice) -> Detail | Sequence[Detail]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        number = int(self._order[at])
        if number < len(self._careful):
            return self._careful[number]
        piece = int(np.searchsorted(self._starts, number, side="right")) - 1
        rows = self._plain[piece]
        return rows.file.detail(int(rows.line[number - int(self._starts[piece])]))

    def saying(self, field: str, beginning: str) -> Ints:
        """int64[N], the entries of which a field begins with something; a file without that field is not looked into."""
        says = np.zeros(len(self), np.bool_)
        says[: len(self._careful)] = [getattr(one, field).startswith(beginning) for one in self._careful]
        for rows, start in zip(self._plain, self._starts, strict=False):
            if field in rows.file.at and beginning.encode() in rows.file.body:
                details = map(rows.file.detail, rows.line.tolist())
                says[start : start + len(rows.line)] = [
                    getattr(d, field).startswith(beginning) for d in details
                ]
        found: Ints = np.flatnonzero(says[self._order])
        return found

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence) and len(self) == len(other) and all(map(Detail.__eq__, self, other))
        )

    __hash__ = None  # type: ignore[assignment]


def in_order(parts: Sequence[Cells]) -> Ints:
    """int64[N], the places of entries in canonical order; entries of one cell stay as they stand."""
    return _sorted(_packed(parts))
