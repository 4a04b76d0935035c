"""The lines of a large file, a piece of its bytes at a time: most of them are shown to nobody."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload

from scorecard.load.source import Source

BLOCK = 1 << 19
"""Bytes that are read and taken apart together, and the rest of a line."""
_SOME = 1 << 12
"""Bytes in which the end of a line is looked for."""

Bounds = tuple[int, int]
"""Where a piece begins and ends in its file."""


class FileLines(Sequence[str]):
    """The lines of a clean file whose lines end in LF or CR LF, each cut when it is asked for."""

    def __init__(self, source: Source, codec: str) -> None:
        self._source = source
        self._codec = codec
        self.size = source.size
        self.start = len(codecs.BOM_UTF8) if source.piece(0, 3) == codecs.BOM_UTF8 else 0
        # Some places where a line begins, and how many lines stand before each; the last is where those end that were counted.
        self._begun: tuple[list[int], list[int]] = [self.start], [0]
        # Lines are mostly asked for in their order: the piece that was cut last is kept.
        self._cut_last: tuple[int, list[bytes]] = (-1, [])

    def bounds(self) -> Iterator[Bounds]:
        """Where pieces of whole lines begin and end, behind the mark of their order."""
        begin = self.start
        while begin < self.size:
            end = self._line_end(begin + BLOCK - 1)
            yield begin, end
            begin = end

    def _line_end(self, at: int) -> int:
        """The place behind the line that a byte stands in."""
        while at < self.size:
            some = self._source.piece(at, at + _SOME)
            if b"\n" in some:
                return at + some.index(b"\n") + 1
            at += len(some)
        return self.size

    def piece(self, bounds: Bounds) -> bytes:
        """The bytes between two places."""
        return self._source.piece(*bounds)

    def in_utf8(self) -> Iterator[bytes]:
        """All pieces in UTF-8."""
        pieces = map(self.piece, self.bounds())
        return pieces if self._codec == "utf-8" else (piece.decode(self._codec).encode() for piece in pieces)

    def learn_lines(self, bounds: Bounds, number: int) -> None:
        """Take in that so many lines stand before the end of a piece; of no use where those before it were not counted."""
        places, numbers = self._begun
        if bounds[0] == places[-1]:
            places.append(bounds[1])
            numbers.append(number)

    def _count_lines(self, until: int | None = None) -> int:
        """How many lines there are; with `until`, no more than that one are looked for: those of the first are near."""
        places, numbers = self._begun
        while (until is None or numbers[-1] <= until) and places[-1] < self.size:
            bounds = places[-1], self._line_end(places[-1] + BLOCK - 1)
            piece = self.piece(bounds)
            self.learn_lines(bounds, numbers[-1] + piece.count(b"\n") + (not piece.endswith(b"\n")))
        return numbers[-1]

    def __len__(self) -> int:
        return self._count_lines()

    def __iter__(self) -> Iterator[str]:
        return (line for bounds in self.bounds() for line in self._cut_lines(self.piece(bounds)))

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return list(islice(self, *at.indices(len(self))))
        number = at + len(self) if at < 0 else at
        if not 0 <= number < self._count_lines(until=number):
            raise IndexError(at)
        places, numbers = self._begun
        n = bisect_right(numbers, number) - 1
        if self._cut_last[0] != n:
            self._cut_last = n, self.piece((places[n], places[n + 1])).split(b"\n")
        return self._text(self._cut_last[1][number - numbers[n]])

    def _cut_lines(self, piece: bytes) -> Iterator[str]:
        lines = piece.split(b"\n")
        return map(self._text, lines if lines[-1] else lines[:-1])

    def _text(self, line: bytes) -> str:
        return line.removesuffix(b"\r").decode(self._codec)
