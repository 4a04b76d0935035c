"""The columns of plain rows while they are read, no wider than their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.load.actuals.plain_rows import PlainFile, PlainRows

_SPARE = 1.02
"""Room is made for so many times the rows that a file seems to have by those that were read."""


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
