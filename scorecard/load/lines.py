"""The lines of a large file, a piece of its bytes at a time: most of them are shown to nobody."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import overload

from scorecard.load.source import Source

BLOCK = 1 << 19
"""Bytes that are read and taken apart together, and the rest of a line."""
STEP = 1 << 16
"""Between two places whose line number is kept lie so many bytes, and the rest of a line."""
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
        # Lines are mostly asked for in their order: the piece that was cut last is kept.
        self._cut_last: tuple[int, list[bytes]] = (-1, [])
        self.start = len(codecs.BOM_UTF8) if source.piece(0, 3) == codecs.BOM_UTF8 else 0

    def bounds(self, step: int = 0) -> Iterator[Bounds]:
        """Where pieces of whole lines begin and end, behind the mark of their order."""
        begin = self.start
        while begin < self.size:
            end = self._line_end(begin + (step or BLOCK) - 1)
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

    @cached_property
    def _begun(self) -> tuple[list[int], list[int]]:
        """Some places where a line begins, and how many lines stand before each; the last is the end of all."""
        places, numbers = [0], [0]
        for piece in map(self.piece, self.bounds(step=STEP)):
            places.append(places[-1] + len(piece))
            numbers.append(numbers[-1] + piece.count(b"\n") + (not piece.endswith(b"\n")))
        return places, numbers

    def __len__(self) -> int:
        return self._begun[1][-1]

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
        places, numbers = self._begun
        if not 0 <= number < numbers[-1]:
            raise IndexError(at)
        n = bisect_right(numbers, number) - 1
        if self._cut_last[0] != n:
            piece = self._source.piece(self.start + places[n], self.start + places[n + 1])
            self._cut_last = n, piece.split(b"\n")
        return self._text(self._cut_last[1][number - numbers[n]])

    def _cut_lines(self, piece: bytes) -> Iterator[str]:
        lines = piece.split(b"\n")
        return map(self._text, lines if lines[-1] else lines[:-1])

    def _text(self, line: bytes) -> str:
        return line.removesuffix(b"\r").decode(self._codec)
