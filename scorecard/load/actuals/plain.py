"""Large sheets in the long shape, a column at a time: the rows in which nothing needs care.

A row is plain where its period, unit and indicator each name one thing, its value is a plain decimal that the scheme
allows, and it says nothing of judges, statuses, objects or corrections. Every other row is handed to `long.py`, which
reads rows one by one and knows all there is to know; what both make of a row is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.load.actuals.columns import Ints, LineBlock, narrow
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.file_names import stems
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import Comma, comma_beside, measure_in
from scorecard.load.actuals.names import NameProblem
from scorecard.load.actuals.numbers import decimal_commas
from scorecard.load.actuals.other_years import FEW, OtherYears
from scorecard.load.actuals.plain_rows import PlainFile, PlainRows
from scorecard.load.actuals.records import Record, read_record, read_records, separator_of
from scorecard.load.actuals.spelled import SchemeMeaning, SpelledColumn, Spellings
from scorecard.load.actuals.unread_measures import BESIDE_FIGURES, may_measure_beside, named_measures
from scorecard.load.actuals.words import FIELDS, REQUIRED, field_of
from scorecard.load.ahead import ahead
from scorecard.load.lines import Bounds, FileLines
from scorecard.load.source import Source
from scorecard.load.text import Encoding, refused_characters, surely_utf8
from scorecard.model.figure import Flags

_SPARE = 1.02
"""Room is made for so many times the rows that a file seems to have by those that were read."""
_SAMPLE = 64
_SAMPLE_BYTES = 1 << 16
"""Lines, and bytes, by which a file shows what separates its cells."""
_SILENT = ("judge", "status", "was", "item")
"""What a plain row leaves empty."""
_BESIDE = ("source", "note")
_WORDS = (*_BESIDE, "reason", "signer")
"""What may stand beside a plain figure, and says nothing of its measure."""
_LEADS = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef\xbf\xbd")
"""How characters begin that may be refused."""
_CONTROLS, _ALLOWED_CONTROLS = 32, (b"\t", b"\n", b"\r")
_ANOTHER_YEAR, _UNKNOWN = -1, -2
_LARGE = 1 << 22
"""Bytes of a file from which on it is worth several processes."""


class PlainReading(NamedTuple):
    """What was read of a large sheet: its plain rows by scheme, how many rows these speak of, and its other rows, the header first."""

    file: PlainFile
    rows: Mapping[int, PlainRows]
    number: int
    others: Sequence[Record]

    @property
    def comma(self) -> Comma:
        """What a comma in a number is."""
        return comma_beside(self.file.separator)


def read_plain(source: Source, known: KnownSchemes, gathered: Gatherings) -> PlainReading | None:
    """Read the plain rows of a file; None where the file itself needs care."""
    for codec in ("utf-8", "gb18030"):
        try:
            file = _plain_file(source, codec)
            return _Reading(file, known).read(codec, gathered) if file else None
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
    if any(map(named_measures, stems(source.path))):
        # All its figures may be in that measure.
        return None
    plain_lines = FileLines(source, codec)
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


class _Piece(NamedTuple):
    """What was read of a piece of a file.

    lines : how many it has; number : how many of them were read
    other_years : of these those of years that no scheme scores: by the ordinal of the period how many, and the places of the first
    rows : by scheme, how many rows are plain ones of it, and their columns: period, table, unit, row, value and place in the piece
    others : the lines that need care, each with its place in the piece
    """

    lines: int
    number: int
    other_years: Mapping[int, tuple[int, Sequence[int]]]
    rows: Sequence[tuple[int, Sequence[NDArray[Any]]]]
    others: Sequence[tuple[int, str]]


class GrowingColumns:
    """The columns of plain rows while they are read, in room for as many as a file seems to have."""

    def __init__(self) -> None:
        self.count = 0
        self._columns: list[NDArray[Any]] = []

    def add(self, columns: Sequence[NDArray[Any]], more: int, share: float) -> None:
        """Put some more rows below, of a column in which all are alike the one entry; `share` of the file has been read."""
        if not more:
            return
        count = self.count + more
        if not self._columns:
            self._columns = [column[:0] for column in columns]
        room = len(self._columns[0])
        room = int(count / share * _SPARE) + 1 if count > room else room
        for n, column in enumerate(columns):
            self._make_room(n, room, np.promote_types(self._columns[n].dtype, column.dtype))
            self._columns[n][self.count : count] = column
        self.count = count

    def _make_room(self, n: int, room: int, kind: np.dtype[Any]) -> None:
        column = self._columns[n]
        if len(column) < room or column.dtype != kind:
            wider = np.empty(room, kind)
            wider[: self.count] = column[: self.count]
            self._columns[n] = wider

    def rows(self, file: PlainFile) -> PlainRows:
        """All of them."""
        return PlainRows._make([file, *(column[: self.count] for column in self._columns)])


class _Reading:
    """The reading of one file. What spellings mean is learnt by each process for itself."""

    def __init__(self, file: PlainFile, known: KnownSchemes) -> None:
        self._file = file
        self._known = known
        self._columns = [Spellings() for _ in REQUIRED[:3]]
        self._meanings = [SchemeMeaning(n, names) for n, names in enumerate(known.names)]
        self._scheme_of: list[int] = []
        self._ordinal_of: list[int] = []

    def read(self, codec: str, gathered: Gatherings) -> PlainReading:
        """Read all pieces below the header; raises `_NotPlain` where the file needs care."""
        file, others = self._file, [self._file.header]
        columns_of, other_years = [GrowingColumns() for _ in self._meanings], OtherYears()
        # How many lines stand before a piece.
        number, first = 0, 1

        def piece_at(numbered: tuple[int, Bounds]) -> tuple[Bounds, _Piece] | None:
            n, bounds = numbered
            piece = self._piece(file.block(n, _plain(file.lines.piece(bounds), codec)))
            return (bounds, piece) if piece else None

        at_once = ahead if file.lines.size >= _LARGE else map
        for bounds, piece in filter(None, at_once(piece_at, enumerate(file.lines.bounds()))):
            for growing, (count, (*cells, place)) in zip(columns_of, piece.rows, strict=False):
                line = place + np.int32(first + 1)
                growing.add((*cells, line), count, bounds[1] / file.lines.size)
            others += self._records(first, piece.others)
            number += piece.number
            for period, (count, places) in piece.other_years.items():
                spans = [file.period(place + first + 1) for place in places]
                other_years.add(period, spans, count, count)
            first += piece.lines
            file.lines.learn_lines(bounds, first)
        if decimal_commas(others, comma_beside(file.separator)):
            # A point may then part thousands.
            raise _NotPlain
        # Only now, for a file that needs care after all is read once more.
        gathered.other_years.join(other_years)
        rows = {n: growing.rows(file) for n, growing in enumerate(columns_of) if growing.count}
        return PlainReading(file, rows, number, others)

    def _piece(self, block: LineBlock | None) -> _Piece | None:
        """What a block says; None where there is none. Raises `_NotPlain` where quotes need care."""
        if block is None:
            return None
        if block.tangled:
            raise _NotPlain
        lines = len(block.regular) + len(block.others)
        if not len(block.regular):
            return _Piece(lines, 0, {}, (), block.lines(block.others))
        value, is_decimal = block.decimals(block.cells[self._file.at["value"]])
        silent = self._is_silent(block)
        period, unit, row = self._named(block)
        of_others = silent & period.meaning(np.array(self._scheme_of, np.int64) == _ANOTHER_YEAR)
        ordinal = period.meaning(narrow(np.array(self._ordinal_of, np.int64)))
        taken, rows = of_others.copy(), []
        for meaning in self._meanings:
            here, *cell = meaning.cells(period, unit, row, value)
            here &= is_decimal & silent
            taken |= here
            columns = (ordinal, *cell, value, block.regular.astype(np.int32))
            rows.append((int(np.count_nonzero(here)), [_once(of[here]) for of in columns]))
        left = np.sort(np.concatenate([block.others, block.regular[~taken]]))
        others = _first_by_period(ordinal[of_others], block.regular[of_others])
        return _Piece(lines, int(np.count_nonzero(taken)), others, rows, block.lines(left))

    def _named(self, block: LineBlock) -> list[SpelledColumn]:
        """Of period, unit and indicator of a block, the spellings, once what is new has been learnt."""
        texts, which = zip(
            *(block.spellings(block.cells[self._file.at[field]]) for field in REQUIRED[:3]), strict=True
        )
        numbers, new = zip(*map(Spellings.numbers, self._columns, texts), strict=True)
        self._learn(*new)
        return list(map(SpelledColumn, numbers, which))

    def _learn(self, periods: list[str], units: list[str], rows: list[str]) -> None:
        """What new spellings mean."""
        meant = [self._known.when(text) for text in periods]
        self._scheme_of += [_UNKNOWN if isinstance(when, NameProblem) else when.scheme for when in meant]
        self._ordinal_of += [0 if isinstance(when, NameProblem) else when.ordinal for when in meant]
        for meaning in self._meanings:
            meaning.learn(meant, units, rows)

    def _is_silent(self, block: LineBlock) -> Flags:
        """bool[N], which rows say nothing of judges, statuses, corrections, objects and wrong dates, and were not cut in a number."""
        at = self._file.at
        silent = self._file.soundly_dated(block)
        for field in _SILENT:
            if field in at:
                silent &= block.cells[at[field]].length == 0
        behind = at["value"] + 1
        if behind in [at[field] for field in _BESIDE if field in at]:
            silent &= ~block.may_be_digits(block.cells[behind])
        if any(map(block.holds, BESIDE_FIGURES)):
            for field in (field for field in _WORDS if field in at):
                texts, which = block.spellings(block.cells[at[field]])
                silent &= ~np.array([may_measure_beside(text.decode()) for text in texts], np.bool_)[which]
        return silent

    def _records(self, first: int, others: Sequence[tuple[int, str]]) -> Iterator[Record]:
        """Lines that need care as rows of cells; lines that hold nothing are none."""
        kept, _ = read_records(self._file.path, [text for _, text in others], self._file.separator)
        for record in kept:
            place, _ = others[record.line - 1]
            yield Record(first + place + 1, record.cells, record.columns)


def _once(column: NDArray[Any]) -> NDArray[Any]:
    """A column, or its one entry where all are alike."""
    return column[:1] if len(column) and (column == column[0]).all() else column


def _first_by_period(ordinal: NDArray[Any], places: Ints) -> dict[int, tuple[int, list[int]]]:
    """By the ordinal of the period how many rows there are, and the places of the first few."""
    rows = {period: places[ordinal == period] for period in set(ordinal.tolist())}
    return {period: (len(own), own[:FEW].tolist()) for period, own in rows.items()}
