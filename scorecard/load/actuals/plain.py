"""Large sheets in the long shape, a column at a time: the rows in which nothing needs care.

A row is plain where its period, unit and indicator each name one thing, its value is a plain decimal that the scheme
allows, and it says nothing of judges, statuses, objects or corrections. Every other row is handed to `long.py`, which
reads rows one by one and knows all there is to know; what both make of a row is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scorecard.base.span import Span
from scorecard.load.actuals.columns import Block, Ints
from scorecard.load.actuals.entries import Gathered
from scorecard.load.actuals.growing import Growing, narrow
from scorecard.load.actuals.known import Known, KnownPeriod
from scorecard.load.actuals.measures import Comma, comma_beside, measure_in
from scorecard.load.actuals.names import NameProblem, Names
from scorecard.load.actuals.other_years import FEW
from scorecard.load.actuals.plain_rows import PlainFile, PlainRows, Whole
from scorecard.load.actuals.records import Record, read_record, read_records, separator_of
from scorecard.load.actuals.stretches import months_covered
from scorecard.load.actuals.words import FIELDS, REQUIRED, field_of
from scorecard.load.ahead import ahead
from scorecard.load.lines import Lines
from scorecard.load.source import Source
from scorecard.load.text import Encoding, refused_characters, surely_utf8
from scorecard.model.figure import Flags, Floats
from scorecard.model.indicator import Indicator

_SAMPLE = 64
_SAMPLE_BYTES = 1 << 16
"""Lines, and bytes, by which a file shows what separates its cells."""
_SILENT = ("judge", "status", "was", "item")
"""What a plain row leaves empty."""
_BESIDE = ("source", "note")
_LEADS = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef\xbf\xbd")
"""How characters begin that may be refused."""
_CONTROLS, _ALLOWED_CONTROLS = 32, (b"\t", b"\n", b"\r")
_ANOTHER_YEAR, _UNKNOWN = -1, -2
_NOWHERE = Span("", 1)


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
    for codec in ("utf-8", "gb18030"):
        try:
            file = _plain_file(source, codec)
            return _Reading(file, known, gathered).read(codec) if file else None
        except UnicodeDecodeError:
            # What is no UTF-8 may be GB18030; what is neither needs care.
            continue
        except _NotPlain:
            return None
    return None


class _NotPlain(Exception):
    """A file turned out to need care."""


def _plain_file(source: Source, codec: str) -> PlainFile | None:
    """The file, where it is headed by nothing but known fields."""
    plain_lines = Lines(source, codec)
    sample = source.piece(plain_lines.start, plain_lines.start + _SAMPLE_BYTES)
    if b"\n" in sample and len(sample) < source.size - plain_lines.start:
        sample = sample[: sample.rfind(b"\n") + 1]
    lines = [line.removesuffix("\r") for line in sample.decode(codec).split("\n", _SAMPLE)[:_SAMPLE]]
    separator, above = separator_of(lines)
    if above or separator not in lines[0] or lines[0].startswith("\ufeff"):
        return None
    record, taken = read_record(source.path, lines, 0, separator)
    if record is None or taken > 1:
        return None
    heads = [measure_in(cell) for cell in record.cells]
    fields = [field_of(head) for head, _ in heads]
    if (
        not set(REQUIRED) <= set(fields)
        or len(set(fields)) < len(fields)
        or any(problem for _, problem in heads)
    ):
        return None
    if not all(field in FIELDS and field != "measure" for field in fields):
        return None
    encoding: Encoding = "GB18030" if codec == "gb18030" else "UTF-8 BOM" if plain_lines.start else "UTF-8"
    return PlainFile(source.path, plain_lines, encoding, separator, record)


def _plain(piece: bytes, codec: str) -> bytes:
    """A piece of a file in UTF-8; raises `_NotPlain` for characters that nobody types on purpose."""
    if b"\r" in piece and piece.count(b"\r") != piece.count(b"\r\n"):
        raise _NotPlain
    text = piece.decode(codec)
    if codec == "gb18030" and _may_be_utf8(piece):
        raise _NotPlain
    body = piece if codec == "utf-8" else text.encode()
    own = np.frombuffer(body, np.uint8)
    there = [ord(control) for control in _ALLOWED_CONTROLS if control in body]
    allowed = sum(int(np.count_nonzero(own == control)) for control in there)
    if int(np.count_nonzero(own < _CONTROLS)) != allowed or b"\x7f" in body:
        raise _NotPlain
    # One byte is found at once, several are not.
    if any(lead[:1] in body and lead in body for lead in _LEADS) and refused_characters(text):
        raise _NotPlain
    return body


def _may_be_utf8(piece: bytes) -> bool:
    """Whether some line of a file that is no UTF-8 can hardly be anything else."""
    try:
        piece.decode("gb2312")
    except UnicodeDecodeError:
        return any(surely_utf8(line) for line in piece.split(b"\n") if not line.isascii())
    return False


class _Row(NamedTuple):
    """The one row that a spelling names, what is allowed of it, and the number of its kind, −1 where there is none."""

    table: int
    row: int
    low: float
    high: float
    whole: bool
    kind: int


_NO_ROW = _Row(0, 0, -np.inf, np.inf, False, -1)


class _Spelled:
    """The spellings of a column, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def numbers(self, texts: Sequence[bytes], which: Ints) -> tuple[Ints, list[str]]:
        """The numbers of cells, and the spellings that are new; which of some texts every cell is."""
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
        seats = np.full((len(scheme.tables), len(scheme.units) + 1), -1, np.int64)
        for t, table in enumerate(scheme.tables):
            seats[t, list(table.units)] = np.arange(len(table.units))
        self._seats = narrow(seats)
        self._unit_of = np.zeros(0, np.int64)
        self._rows: list[_Row] = []
        self._periods: list[KnownPeriod | NameProblem] = []
        self._kinds: dict[tuple[object, ...], tuple[int, Indicator]] = {}

    def learn(self, periods: list[KnownPeriod | NameProblem], units: list[str], rows: list[str]) -> None:
        """Take in spellings that are new."""
        self._periods += periods
        if units:
            meant = [fits[0] if len(fits) == 1 else -1 for fits in self._names.units_of_each(units)]
            self._unit_of = np.concatenate([self._unit_of, np.array(meant, np.int64)])
        self._rows += map(self._row, rows)
        if rows:
            columns = list(zip(*self._rows, strict=True))
            self._table, self._row_of, self._kind = (narrow(np.array(columns[n])) for n in (0, 1, 5))
            self._low, self._high, self._whole = (np.array(columns[n]) for n in (2, 3, 4))
            self._limited = bool(np.isfinite([self._low, self._high]).any() or self._whole.any())
        if periods or rows:
            # The last kind is that of no row.
            kinds = [[self._is_own(when, row) for when in self._periods] for _, row in self._kinds.values()]
            self._fits = np.array([*kinds, [False] * len(self._periods)])

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
        aside = Gathered([], [])
        scheme = self._names.scheme
        return (
            not months_covered(when, row, scheme.calendar, aside, lambda field: _NOWHERE) and not aside.faults
        )

    def cells(self, period: Ints, unit: Ints, row: Ints, value: Floats) -> tuple[Flags, Whole, Whole, Whole]:
        """bool[N], which rows are plain ones of this scheme; and the table, unit and row of each."""
        table = self._table[row]
        seat = self._seats[table, self._unit_of[unit]]
        plain = self._fits[self._kind[row], period] & (seat >= 0)
        if self._limited:
            plain &= (value >= self._low[row]) & (value <= self._high[row])
            plain &= ~self._whole[row] | (value == np.rint(value))
        return plain, table, seat, self._row_of[row]


class _Cut(NamedTuple):
    """What the bytes of a block say, whatever the schemes; of its regular rows, N.

    named : of period, unit and indicator the different texts, and which of them each row has
    value, plain : float64[N], bool[N], the values, and which of them are plain decimals
    silent : bool[N], the rows that say nothing of judges, statuses, corrections and objects, and were not cut in a number
    """

    block: Block
    named: Sequence[tuple[list[bytes], Ints]]
    value: Floats
    plain: Flags
    silent: Flags


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
        self._found = [Growing() for _ in known.schemes]
        self._others: list[Record] = [file.header]
        self._other_years: dict[int, tuple[list[int], int]] = {}
        self._number = self._read = 0
        # How many lines stand before a block.
        self._first = 1

    def read(self, codec: str) -> Read:
        """Read all blocks below the header; raises `_NotPlain` where the file needs care."""
        file = self._file

        def cut(piece: tuple[int, bytes]) -> _Cut | None:
            return self._cut(piece[0], _plain(piece[1], codec))

        for pieces in filter(None, ahead(cut, enumerate(file.lines.pieces()))):
            block = pieces.block
            self._read += block.size
            taken = self._taken(pieces) if len(block.regular) else np.zeros(0, np.bool_)
            self._number += int(np.count_nonzero(taken))
            if len(block.others) or not taken.all():
                self._leave(block, np.sort(np.concatenate([block.others, block.regular[~taken]])))
            self._first += len(block.regular) + len(block.others)
        for ordinal, (lines, count) in self._other_years.items():
            self._gathered.other_years.add(ordinal, map(file.period, lines), count, count)
        rows = {n: growing.rows(file) for n, growing in enumerate(self._found) if growing.count}
        return Read(file, rows, self._number, self._others)

    def _cut(self, n: int, piece: bytes) -> _Cut | None:
        """What the n-th piece says; None where there is nothing in it. Raises `_NotPlain` where quotes need care."""
        block, at = self._file.block(n, piece), self._file.at
        if block is None:
            return None
        if block.tangled:
            raise _NotPlain
        cells = block.cells[at["value"]]
        named = [block.spellings(block.cells[at[field]]) for field in REQUIRED[:3]]
        return _Cut(block, named, *block.decimals(cells), self._is_silent(block))

    def _taken(self, one: _Cut) -> Flags:
        """bool[N], which regular rows of a block are read: the plain ones, and those of years that no scheme scores."""
        numbers, new = zip(
            *(column.numbers(*texts) for column, texts in zip(self._columns, one.named, strict=True)),
            strict=True,
        )
        period, unit, row = numbers
        self._learn(*new)
        taken: Flags = one.silent & (np.array(self._scheme_of, np.int64)[period] == _ANOTHER_YEAR)
        ordinal = narrow(np.array(self._ordinal_of, np.int64))[period]
        line = (self._first + one.block.regular + 1).astype(np.int32)
        for number in np.unique(ordinal[taken]).tolist():
            lines = line[taken & (ordinal == number)].tolist()
            first, count = self._other_years.get(number, ([], 0))
            self._other_years[number] = [*first, *lines][:FEW], count + len(lines)
        for n, meaning in enumerate(self._meanings):
            here, *cell = meaning.cells(period, unit, row, one.value)
            here &= one.plain & one.silent
            taken |= here
            columns = (ordinal, *cell, one.value, line)
            share = self._read / self._file.lines.size
            self._found[n].add(columns if here.all() else [of[here] for of in columns], share)
        return taken

    def _learn(self, periods: list[str], units: list[str], rows: list[str]) -> None:
        """What new spellings mean."""
        meant = [self._known.when(text) for text in periods]
        self._scheme_of += [_UNKNOWN if isinstance(when, NameProblem) else when.scheme for when in meant]
        self._ordinal_of += [0 if isinstance(when, NameProblem) else when.ordinal for when in meant]
        for meaning in self._meanings:
            meaning.learn(meant, units, rows)

    def _is_silent(self, block: Block) -> Flags:
        """bool[N], which rows say nothing of judges, statuses, corrections, objects and wrong dates, and were not cut in a number."""
        at = self._file.at
        silent = self._file.soundly_dated(block)
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
        self._others += [
            Record(self._first + int(lines[record.line - 1]) + 1, record.cells, record.columns)
            for record in kept
        ]
