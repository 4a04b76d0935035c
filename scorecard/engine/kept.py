"""What the rows of a table come to, kept from one scoring to the next where no changed figure can reach it."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any, TypeVar

from scorecard.model.others import same_column

T = TypeVar("T")


class RowResults:
    """Works out what is asked for; here each time anew."""

    def get_or_make(self, what: str, rows: tuple[int, ...], work: Callable[[], T]) -> T:
        """Something of some rows."""
        return work()

    def made_of(self, what: object, columns: tuple[Any, ...], work: Callable[[], T]) -> T:
        """Something that is made of some columns and of nothing else that may change."""
        return work()


ANEW = RowResults()


class KeptRowResults(RowResults):
    """The same, taken from the scoring before where it can only come to the same.

    known : what was worked out, by what it is; moved : the rows that changed figures reach, be it by way of others
    """

    def __init__(self, known: dict[Any, Any], moved: Container[int]) -> None:
        self._known = known
        self._moved = moved

    def get_or_make(self, what: str, rows: tuple[int, ...], work: Callable[[], T]) -> T:
        """Something of some rows."""
        if any(row in self._moved for row in rows):
            return work()
        if (what, rows) not in self._known:
            self._known[what, rows] = work()
        kept: T = self._known[what, rows]
        return kept

    def made_of(self, what: object, columns: tuple[Any, ...], work: Callable[[], T]) -> T:
        """Something made of columns: where all are the same to the last bit, so is it."""
        before, made = self._known.get(what, (None, None))
        if before is None or not all(map(same_column, columns, before)):
            made = work()
            self._known[what] = columns, made
        kept: T = made
        return kept
