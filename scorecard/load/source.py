"""A file as it was read, and the place of anything in it."""

from __future__ import annotations

import os
import weakref
from pathlib import Path

from scorecard.base.file_changed import FileChanged
from scorecard.base.records import dataclass


@dataclass(frozen=True)
class Source:
    """A file's bytes and the name it is shown under: relative to the project, forward slashes."""

    path: str
    data: bytes

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.data)

    def piece(self, start: int, stop: int) -> bytes:
        """Some of them."""
        return self.data[start:stop]


class LargeSource(Source):
    """A large file whose bytes are read when they are asked for.

    It is kept open, so that another file that is put in its place is not taken for it.
    """

    def __init__(self, path: str, place: Path) -> None:
        file = os.open(place, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, file)
        self.__dict__.update(path=path, _file=file, _stood=_stands(file))

    @property
    def data(self) -> bytes:
        """All of them."""
        return self.piece(0, self.size)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        size: int = self.__dict__["_stood"][0]
        return size

    def piece(self, start: int, stop: int) -> bytes:
        """Some of them; raises `FileChanged` where they are no more what they were."""
        file, wanted = self.__dict__["_file"], min(stop, self.size) - start
        pieces = []
        while wanted > 0 and (read := _read_at(file, start, wanted)):
            pieces.append(read)
            start += len(read)
            wanted -= len(read)
        if wanted > 0 or _stands(file) != self.__dict__["_stood"]:
            raise FileChanged(self.path)
        return b"".join(pieces)


def _read_at(file: int, start: int, count: int) -> bytes:
    """Some bytes of an open file: where the system can, without moving a place that several processes share."""
    if hasattr(os, "pread"):
        return os.pread(file, count, start)
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, count)


def _stands(file: int) -> tuple[int, int]:
    """The size of an open file, and when it was last written into."""
    status = os.fstat(file)
    return status.st_size, status.st_mtime_ns
