"""A file as it was read, and the place of anything in it."""

from __future__ import annotations

from dataclasses import dataclass


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
