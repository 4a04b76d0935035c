"""Large sheets in the long shape, a column at a time: the rows in which nothing needs care.

A row is plain where its period, unit and indicator each name one thing, its value is a plain decimal that the scheme
allows, and it says nothing of judges, statuses, objects or corrections. Every other row is handed to `long.py`, which
reads rows one by one and knows all there is to know; what both make of a row is the same.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.span import Span
from scorecard.load.actuals.columns import Block, Cells, Ints, blocks
from scorecard.load.actuals.entries import Gathered
from scorecard.load.actuals.known import Known, KnownPeriod
from scorecard.load.actuals.measures import Comma, comma_beside, measure_in
from scorecard.load.actuals.names import NameProblem, Names
from scorecard.load.actuals.plain_rows import PlainFile, PlainRows
from scorecard.load.actuals.records import Record, read_records, separator_of
from scorecard.load.actuals.stretches import months_covered
from scorecard.load.actuals.words import FIELDS, REQUIRED, field_of
from scorecard.load.source import Source
from scorecard.load.text import refused_characters
from scorecard.model.figure import Flags, Floats
from scorecard.model.indicator import Indicator

FEW = 1 << 16
"""Bytes of a file below which reading it row by row takes no time."""
_SAMPLE = 64
_SILENT = ("judge", "status", "was", "item")
"""What a plain row leaves empty."""
_BESIDE = ("source", "note")
_LEADS = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef\xbf\xbd")
"""How characters begin that may be refused."""
_CONTROLS, _ALLOWED_CONTROLS = 32, b"\t\n\r"
_ANOTHER_YEAR, _UNKNOWN = -1, -2


class Read(NamedTuple):
    """What was read of a large sheet: its plain rows by scheme, how many rows these speak of, and its other rows, the header first."""

    file: PlainFile
    rows: Mapping[int, PlainRows]
    number: int
    others: Sequence[Record]

    @property
    def comma(self) -> Comma:
        """What a comma in a number is."""
        return comma_beside(self.file.separator)


def read_plain(source: Source, known: Known, gathered: Gathered) -> Read | None:
    """Read the plain rows of a file; None where the file itself needs care."""
    file = _plain_file(source)
    return _Reading(file, known, gathered).read() if file else None


def _plain_file(source: Source) -> PlainFile | None:
    """The file, where it is UTF-8 without quotes, headed by nothing but known fields."""
    data = source.data
    body = data.removeprefix(codecs.BOM_UTF8)
    if b'"' in body or body.count(b"\r") != body.count(b"\r\n") or not _is_clean(body):
        return None
    lines = [line.decode().removesuffix("\r") for line in body.split(b"\n", _SAMPLE)[:_SAMPLE]]
    separator, above = separator_of(lines)
    records, _ = read_records(source.path, lines)
    if above or not records or records[0].line != 1 or separator not in lines[0]:
        return None
    header = records[0].cells
    heads = [measure_in(cell) for cell in header]
    fields = [field_of(head) for head, _ in heads]
    if not set(REQUIRED) <= set(fields) or len(set(fields)) < len(fields) or any(said for _, said in heads):
        return None
    if not all(field in FIELDS and field != "measure" for field in fields):
        return None
    return PlainFile(source, separator, records[0])


def _is_clean(body: bytes) -> bool:
    """Whether bytes are UTF-8 without the characters that nobody types on purpose."""
    own = np.frombuffer(body, np.uint8)
    allowed = sum(body.count(bytes([one])) for one in _ALLOWED_CONTROLS)
    if int(np.count_nonzero(own < _CONTROLS)) != allowed or b"\x7f" in body:
        return False
    doubtful = any(lead in body for lead in _LEADS)
    start = 0
    while start < len(body):
        end = body.rfind(b"\n", start, start + (1 << 22)) + 1 or len(body)
        try:
            text = body[start:end].decode()
        except UnicodeDecodeError:
            return False
        if doubtful and refused_characters(text):
            return False
        start = end
    return True


class _Row(NamedTuple):
    """The one row that a spelling names, what is allowed of it, and the number of its kind; table −1 where there is none."""

    table: int
    row: int
    low: float
    high: float
    whole: bool
    kind: int


_NO_ROW = _Row(-1, -1, 0.0, 0.0, False, 0)


class _Spelled:
    """The spellings of a column, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def numbers(self, block: Block, cells: Cells) -> tuple[Ints, list[str]]:
        """The numbers of the cells of a block, and the spellings that are new."""
        texts, which = block.spellings(cells)
        before = len(self._numbers)
        numbers = [self._numbers.setdefault(text, len(self._numbers)) for text in texts]
        new = [text.decode() for text, number in zip(texts, numbers, strict=True) if number >= before]
        return np.array(numbers, np.int64)[which], new


class _Meaning:
    """What the spellings of a file mean in one scheme, as arrays by their numbers."""

    def __init__(self, number: int, names: Names) -> None:
        self._number = number
        self._names = names
        scheme = names.scheme
        # The last place is that of no unit.
        self._seats = np.full((len(scheme.tables), len(scheme.units) + 1), -1, np.int64)
        for t, table in enumerate(scheme.tables):
            self._seats[t, list(table.units)] = np.arange(len(table.units))
        self._unit_of = np.zeros(0, np.int64)
        self._rows: list[_Row] = []
        self._periods: list[KnownPeriod | NameProblem] = []
        self._kinds: dict[tuple[object, ...], tuple[int, Indicator]] = {}

    def learn(self, periods: list[KnownPeriod | NameProblem], units: list[str], rows: list[str]) -> None:
        """Take in spellings that are new."""
        self._periods += periods
        self._unit_of = np.concatenate([self._unit_of, np.array([*map(self._unit, units)], np.int64)])
        self._rows += map(self._row, rows)
        if rows:
            columns = list(zip(*self._rows, strict=True))
            self._table, self._row_of, self._kind = (np.array(columns[n], np.int64) for n in (0, 1, 5))
            self._low, self._high, self._whole = (np.array(columns[n]) for n in (2, 3, 4))
        if periods or rows:
            self._fits = np.array(
                [[self._is_own(when, row) for when in self._periods] for _, row in self._kinds.values()]
            )

    def _unit(self, text: str) -> int:
        found = self._names.units(text)
        return found[0] if len(found) == 1 else -1

    def _row(self, text: str) -> _Row:
        """What is computed may share its name with what it is computed from: that needs care, as all that is ambiguous."""
        places = [place for place in self._names.places(text) if place.row >= 0]
        if len(places) != 1 or self._names.measure_of(text):
            return _NO_ROW
        table, row, indicator = places[0]
        if indicator.words or indicator.judging:
            return _NO_ROW
        kind, _ = self._kinds.setdefault(
            (indicator.added_up, indicator.nature), (len(self._kinds), indicator)
        )
        allowed = indicator.allowed
        limits = (allowed.low, allowed.high, allowed.whole) if allowed else (-np.inf, np.inf, False)
        return _Row(table, row, *limits, kind)

    def _is_own(self, when: KnownPeriod | NameProblem, row: Indicator) -> bool:
        """Whether a period is one of this scheme, and names no months that a row of this kind has to speak of."""
        if isinstance(when, NameProblem) or when.scheme != self._number:
            return False
        said = Gathered([], [])
        scheme = self._names.scheme
        return (
            not months_covered(when, row, scheme.calendar, said, lambda field: _NOWHERE) and not said.faults
        )

    def cells(self, period: Ints, unit: Ints, row: Ints, value: Floats) -> tuple[Flags, Ints, Ints, Ints]:
        """bool[N], which rows are plain ones of this scheme; and the table, unit and row of each."""
        table, kind = self._table[row], self._kind[row]
        seat = self._seats[table, self._unit_of[unit]]
        allowed = (value >= self._low[row]) & (value <= self._high[row])
        allowed &= ~self._whole[row] | (value == np.rint(value))
        plain = (table >= 0) & (seat >= 0) & allowed
        if len(self._kinds):
            plain &= self._fits[kind, period]
        return plain, table, seat, self._row_of[row]


class _Reading:
    """The reading of one file."""

    def __init__(self, file: PlainFile, known: Known, gathered: Gathered) -> None:
        self._file = file
        self._known = known
        self._gathered = gathered
        self._columns = [_Spelled() for _ in REQUIRED[:3]]
        self._meanings = [_Meaning(n, names) for n, names in enumerate(known.names)]
        self._scheme_of: list[int] = []
        self._ordinal_of: list[int] = []
        self._found: list[list[tuple[NDArray[np.int32] | Floats, ...]]] = [[] for _ in known.schemes]
        self._others: list[Record] = [file.header]
        self._number = 0

    def read(self) -> Read:
        """Read all blocks below the header."""
        file = self._file
        below = file.body.find(b"\n") + 1 or len(file.body)
        for block in blocks(file.body, below, 1, ord(file.separator), len(file.header.cells)):
            taken = self._taken(block) if len(block.regular) else np.zeros(0, np.bool_)
            self._number += int(np.count_nonzero(taken))
            self._leave(block, np.sort(np.concatenate([block.others, block.regular[~taken]])))
        rows = [
            PlainRows(file, *(np.concatenate(columns) for columns in zip(*found, strict=True)))
            for found in self._found
            if found
        ]
        schemes = [n for n, found in enumerate(self._found) if found]
        return Read(file, dict(zip(schemes, rows, strict=True)), self._number, self._others)

    def _taken(self, block: Block) -> Flags:
        """bool[N], which regular rows of a block are read: the plain ones, and those of years that no scheme scores."""
        at = self._file.at
        named = [block.cells[at[field]] for field in REQUIRED[:3]]
        numbers, new = zip(
            *(column.numbers(block, cells) for column, cells in zip(self._columns, named, strict=True)),
            strict=True,
        )
        period, unit, row = numbers
        self._learn(*new)
        value, plain = block.decimals(block.cells[at["value"]])
        silent = self._is_silent(block)
        scheme = np.array(self._scheme_of, np.int64)[period]
        taken = silent & (scheme == _ANOTHER_YEAR)
        self._gathered.other_years += int(np.count_nonzero(taken))
        ordinal = np.array(self._ordinal_of, np.int32)[period]
        for n, meaning in enumerate(self._meanings):
            here, *cell = meaning.cells(period, unit, row, value)
            here &= plain & silent
            taken |= here
            columns = (ordinal, *(part.astype(np.int32) for part in cell), value)
            place = (
                (block.first + block.regular + 1).astype(np.int32),
                block.columns(block.cells[at["value"]]).astype(np.int32),
            )
            self._found[n].append(tuple(column[here] for column in (*columns, *place)))
        found: Flags = taken
        return found

    def _learn(self, periods: list[str], units: list[str], rows: list[str]) -> None:
        """What new spellings mean."""
        meant = [self._known.when(text) for text in periods]
        self._scheme_of += [_UNKNOWN if isinstance(when, NameProblem) else when.scheme for when in meant]
        self._ordinal_of += [0 if isinstance(when, NameProblem) else when.ordinal for when in meant]
        for meaning in self._meanings:
            meaning.learn(meant, units, rows)

    def _is_silent(self, block: Block) -> Flags:
        """bool[N], which rows say nothing of judges, statuses, corrections and objects, and were not cut in a number."""
        at = self._file.at
        silent = np.ones(len(block.regular), np.bool_)
        for field in _SILENT:
            if field in at:
                silent &= block.cells[at[field]].length == 0
        behind = at["value"] + 1
        if behind in [at[field] for field in _BESIDE if field in at]:
            silent &= ~block.may_be_digits(block.cells[behind])
        return silent

    def _leave(self, block: Block, lines: Ints) -> None:
        """Keep lines that need care as rows of cells; lines that hold nothing are none."""
        if not len(lines):
            return
        texts = [text.decode() for text in block.lines(lines)]
        kept, _ = read_records(self._file.path, texts, self._file.separator)
        self._others += [Record(block.first + int(lines[one.line - 1]) + 1, one.cells) for one in kept]


_NOWHERE = Span("", 1)
