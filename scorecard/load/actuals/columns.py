"""The cells of plain text, many rows at once: where each stands in the bytes, which are alike, which are numbers.

Nothing here knows what a cell means. Comma, semicolon, tab, digits, line ends and quotes are single bytes in UTF-8 and
never a part of another character, so that nothing needs to be decoded to find them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.model.figure import Flags, Floats

Ints = NDArray[np.int64]
Whole = NDArray[np.signedinteger[Any]]
"""Whole numbers, in no more room than they need."""
Bytes = NDArray[np.uint8]

_WORD = 8
_MASKS = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], np.uint64)
"""What is kept of a word of which so many bytes belong to a cell; of more than all, all."""
_MIXED = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_MOST_NARROW = 1 << 15
_MOST_DIGITS = 15
"""So many digits are a whole number that float64 holds exactly, and so is every power of ten up to it."""
_LONGEST = _MOST_DIGITS + 1
_POWERS = 10.0 ** np.arange(_MOST_DIGITS + 1)
_CHINESE = (0xE3, 0xE9)
"""First bytes of characters none of which is a digit."""
_NOUGHT, _POINT, _MINUS, _RETURN, _LINE, _QUOTE = b'0.-\r\n"'


class ColumnCells(NamedTuple):
    """The cells of one column of a block: where each begins in it, and how many bytes it has."""

    start: Ints
    length: Ints

    def pick_rows(self, rows: Flags | Ints) -> ColumnCells:
        """The cells of some rows."""
        return ColumnCells(self.start[rows], self.length[rows])


class LineBlock:
    """Some whole lines of a file.

    regular : int64[N], of its lines those that have as many cells as the header; others : the other lines
    cells : by column, the cells of the regular lines, without their quotes
    tangled : quotes stand elsewhere than around whole cells of one line; then nothing else of it is known
    """

    def __init__(self, lines: bytes, separator: int, width: int) -> None:
        self._text = lines
        # Words are read beyond the last cell, and masked.
        self._bytes: Bytes = np.frombuffer(lines + bytes(_WORD), np.uint8)
        self._words: NDArray[np.uint64] = np.ndarray((len(lines),), "<u8", self._bytes, strides=(1,))
        self.tangled = False
        own = self._bytes[: len(lines)]
        ends_here = own == _LINE
        marks = np.flatnonzero(ends_here | (own == separator))
        inner: Sequence[Ints]
        if b'"' not in lines and _each(ends_here, marks, width):
            *inner, ends = marks.reshape(-1, width).T
            self.regular, self.others = np.arange(len(ends)), np.zeros(0, np.int64)
            begins = _line_starts(ends)
        else:
            is_end = ends_here[marks]
            ends, parts = marks[is_end], marks[~is_end]
            doubled = np.zeros(len(ends), np.bool_)
            if b'"' in lines:
                quotes = _Quotes(self._bytes, np.flatnonzero(own == _QUOTE), separator)
                if not quotes.are_paired(ends):
                    self.tangled = True
                    return
                parts, doubled = parts[~quotes.around(parts)], quotes.lines_with_quotes(ends)
            behind = np.searchsorted(parts, ends)
            counts = np.diff(behind, prepend=0)
            fits = (counts == width - 1) & ~doubled
            self.regular, self.others = np.flatnonzero(fits), np.flatnonzero(~fits)
            begins, ends = _line_starts(ends)[fits], ends[fits]
            first_parts = (behind - counts)[fits]
            inner = [parts[first_parts + k] for k in range(width - 1)]
        if b"\r" in lines:
            ends = ends - ((ends > begins) & (self._bytes[ends - 1] == _RETURN))
        starts, stops = [begins, *(at + 1 for at in inner)], [*inner, ends]
        self.cells = [*map(self._cells_between, starts, stops)]

    def _cells_between(self, start: Ints, stop: Ints) -> ColumnCells:
        """The cells between two separators each, without their quotes."""
        if b'"' not in self._text:
            return ColumnCells(start, stop - start)
        quoted = (self._bytes[start] == _QUOTE) & (stop > start)
        return ColumnCells(start + quoted, stop - start - 2 * quoted)

    def spellings(self, cells: ColumnCells) -> tuple[list[bytes], Whole]:
        """Each different text once, and which of them every cell is."""
        parts: list[NDArray[Any]] = [cells.length]
        parts += [
            self._words[self._inside(cells.start + at)] & _MASKS.take(cells.length - at, mode="clip")
            for at in range(0, int(cells.length.max(initial=0)), _WORD)
        ]
        # Neighbours are often alike: only where one differs from the one before is it looked at.
        changed = np.ones(len(cells.length), np.bool_)
        changed[1:] = np.logical_or.reduce([part[1:] != part[:-1] for part in parts])
        changes = np.flatnonzero(changed)
        parts = [part[changes] for part in parts]
        key = np.zeros(len(changes), np.uint64)
        for part in parts:
            key = (key ^ part.view(np.uint64)) * _MIXED
            key ^= key >> _HALF
        one, which = _different(key)
        if not all(bool((part == part[one[which]]).all()) for part in parts):
            return self._one_by_one(cells)
        starts, lengths = cells.pick_rows(changes[one])
        texts = [self.text(*bounds) for bounds in zip(starts.tolist(), lengths.tolist(), strict=True)]
        return texts, np.repeat(narrow(which), np.diff(changes, append=len(changed)))

    def _inside(self, places: Ints) -> Ints:
        """Places that rise, none behind the last byte."""
        last = len(self._text) - 1
        return places if not len(places) or places[-1] <= last else np.minimum(places, last)

    def _one_by_one(self, cells: ColumnCells) -> tuple[list[bytes], Whole]:
        """The same where two texts are mixed into one key."""
        known: dict[bytes, int] = {}
        ids = [
            known.setdefault(self.text(*bounds), len(known))
            for bounds in zip(*map(np.ndarray.tolist, cells), strict=True)
        ]
        return list(known), narrow(np.array(ids, np.int64))

    def holds(self, text: str) -> bool:
        """Whether a text stands anywhere in it."""
        return text.encode() in self._text

    def text(self, start: int, length: int) -> bytes:
        """The bytes of a cell."""
        return self._text[start : start + length]

    def lines(self, places: Ints) -> list[tuple[int, str]]:
        """Some of its lines, without their ends, each with its place."""
        if not len(places):
            return []
        lines = self._text.split(b"\n")
        return [(n, lines[n].removesuffix(b"\r").decode()) for n in places.tolist()]

    def may_be_digits(self, cells: ColumnCells) -> Flags:
        """bool[N], cells that may be three digits: of ASCII, or of some script whose characters are not Chinese."""
        first = self._bytes[cells.start]
        ascii_ = (cells.length == 3) & (first >= _NOUGHT) & (first < _NOUGHT + 10)
        other = (first >= 0x80) & ~((first >= _CHINESE[0]) & (first <= _CHINESE[1]))
        either: Flags = ascii_ | (other & (cells.length > 0))
        return either

    def decimals(self, cells: ColumnCells) -> tuple[Floats, Flags]:
        """float64[N], bool[N]: cells that are plain decimals of at most 15 digits, and which are.

        A whole number that float64 holds, divided by a power of ten that it holds, is rounded once: what `float` gives.
        """
        negative = (self._bytes[cells.start] == _MINUS) & (cells.length > 0)
        start = cells.start + negative
        # One more than are read will do for what is too long.
        length = np.minimum(cells.length - negative, _LONGEST + 1).astype(np.uint8)
        whole = np.zeros(len(start))
        digits, points, after = np.zeros((3, len(start)), np.uint8)
        for at in range(min(int(length.max(initial=0)), _LONGEST)):
            if at % _WORD == 0:
                word = self._words[self._inside(start + at)].view(np.uint8).reshape(-1, _WORD)
            here, sign = at < length, word[:, at % _WORD]
            digit = sign - np.uint8(_NOUGHT)
            is_digit = (digit < 10) & here
            whole = np.where(is_digit, whole * 10.0 + digit, whole)
            digits += is_digit
            after += is_digit & (points > 0)
            points += (sign == _POINT) & here
        plain = (digits + points == length) & (points <= 1) & (digits > 0) & (digits <= _MOST_DIGITS)
        plain &= self._bytes[start] != _POINT
        value = whole / _POWERS[np.minimum(after, _MOST_DIGITS)]
        return np.where(negative, -value, value), plain


def narrow(numbers: Ints) -> Whole:
    """Whole numbers from −1 on, in no more room than they need."""
    return numbers.astype(np.int16 if numbers.max(initial=0) < _MOST_NARROW else np.int32)


def _different(keys: NDArray[np.uint64]) -> tuple[Ints, Ints]:
    """Of each different key one place where it stands, and which of them every key is."""
    order = np.argsort(keys)
    in_order = keys[order]
    begins = np.ones(len(keys), np.bool_)
    begins[1:] = in_order[1:] != in_order[:-1]
    which = np.empty(len(keys), np.int64)
    which[order] = np.cumsum(begins) - 1
    return order[begins], which


def _each(ends_here: Flags, marks: Ints, width: int) -> bool:
    """Whether every line has so many cells: of the marks that end cells, those that end lines too come just as often."""
    lasts = marks[width - 1 :: width]
    counts = len(marks), int(np.count_nonzero(ends_here))
    return counts == (len(lasts) * width, len(lasts)) and bool(ends_here[lasts].all())


def _line_starts(ends: Ints) -> Ints:
    """Where each line begins."""
    begins = np.zeros(len(ends), np.int64)
    begins[1:] = ends[:-1] + 1
    return begins


class _Quotes:
    """The quotes of a block, where each pair of them stands around a whole cell of one line.

    Two quotes next to each other inside such a pair stand for one that is meant.
    """

    def __init__(self, text: Bytes, at: Ints, separator: int) -> None:
        self._text = text
        self._separator = separator
        self._at = at
        inner = (np.arange(len(at)) % 2 == 1)[:-1] & (np.diff(at) == 1)
        meant = np.concatenate([inner, [False]]) | np.concatenate([[False], inner])
        self._meant = at[meant]
        self._outer = at[~meant]

    def are_paired(self, ends: Ints) -> bool:
        """Whether all stand as they should; `ends` are the ends of the lines."""
        if len(self._at) % 2 or bool((np.searchsorted(self._at, ends, side="left") % 2).any()):
            return False
        before, behind = self._text[self._outer[::2] - 1], self._text[self._outer[1::2] + 1]
        opens = (before == self._separator) | (before == _LINE) | (self._outer[::2] == 0)
        closes = (behind == self._separator) | (behind == _LINE)
        returns = (behind == _RETURN) & (self._text[self._outer[1::2] + 2] == _LINE)
        return bool(opens.all() and (closes | returns).all())

    def around(self, places: Ints) -> Flags:
        """bool[N], which places stand inside quotes."""
        inside: Flags = np.searchsorted(self._outer, places) % 2 == 1
        return inside

    def lines_with_quotes(self, ends: Ints) -> Flags:
        """bool[L], the lines in which a quote is meant."""
        flags: Flags = np.diff(np.searchsorted(self._meant, ends), prepend=0) > 0
        return flags


def block_of(piece: bytes, separator: int, width: int) -> LineBlock | None:
    """A piece of whole lines, in UTF-8, as a block; None where there is nothing in it."""
    return LineBlock(piece if piece.endswith(b"\n") else piece + b"\n", separator, width) if piece else None
