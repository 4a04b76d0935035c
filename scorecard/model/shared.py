"""Entries by unit, many of whom share one: what is asked of an entry is worked out once for each different one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
S = TypeVar("S")


class OneForAll(Sequence[T]):
    """The one entry that all units have; the same as a tuple of it, without the room that this takes.

    >>> OneForAll(10.0, 3), OneForAll(10.0, 3) == (10.0, 10.0, 10.0), OneForAll(10.0, 3)[1:]
    ((10.0, 10.0, 10.0), True, (10.0, 10.0))
    """

    __slots__ = ("_entry", "_units")

    def __init__(self, entry: T, units: int) -> None:
        self._entry = entry
        self._units = units

    def __len__(self) -> int:
        return self._units

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> OneForAll[T]: ...
    def __getitem__(self, at: int | slice) -> T | OneForAll[T]:
        if isinstance(at, slice):
            return OneForAll(self._entry, len(range(*at.indices(self._units))))
        if not -self._units <= at < self._units:
            raise IndexError(at)
        return self._entry

    def __iter__(self) -> Iterator[T]:
        return repeat(self._entry, self._units)

    def __contains__(self, entry: object) -> bool:
        return self.count(entry) > 0

    def count(self, entry: object) -> int:
        """All of them, or none."""
        return self._units if entry is self._entry or entry == self._entry else 0

    def __eq__(self, other: object) -> bool:
        if isinstance(other, OneForAll):
            return len(self) == len(other) and (not len(self) or other._entry in self)
        return other == tuple(self) if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class SharedEntries(Generic[T]):
    """Entries of units; different : the different ones."""

    def __init__(self, entries: Sequence[T]) -> None:
        self.entries = entries
        self.alone = one_for_all(entries)
        # By identity: to compare entries takes longer than to ask them.
        first = {} if self.alone else {id(entry): entry for entry in entries}
        self.different: list[T] = list(entries[:1]) if self.alone else list(first.values())
        self._place = {number: n for n, number in enumerate(first)}

    @cached_property
    def which(self) -> NDArray[np.intp]:
        """int[U], which of the different ones each unit has."""
        if self.alone:
            return np.zeros(len(self.entries), np.intp)
        return np.fromiter((self._place[id(entry)] for entry in self.entries), np.intp, len(self.entries))

    def map_entries(self, what: Callable[[T], S]) -> Sequence[S]:
        """Something of the entry of each unit."""
        made = [what(entry) for entry in self.different]
        return (
            OneForAll(made[0], len(self.entries))
            if self.alone
            else tuple([made[n] for n in self.which.tolist()])
        )

    def numbers(self, what: Callable[[T], float], kind: type = np.float64) -> NDArray[Any]:
        """[U], a number of the entry of each unit; where all share one it is kept once."""
        made: NDArray[Any] = np.array([what(entry) for entry in self.different], kind)
        return np.broadcast_to(made, (len(self.entries),)) if self.alone else made[self.which]


def one_for_all(entries: Sequence[object]) -> bool:
    """Whether all have the same entry; where there are none, none is shared."""
    return bool(entries) and entries[0] == entries[-1] and entries.count(entries[0]) == len(entries)


def numbers_of(entries: Sequence[float], kind: type = np.float64) -> NDArray[Any]:
    """[U], the numbers of units; where all have the same it is kept once."""
    if one_for_all(entries):
        return np.broadcast_to(np.array(entries[:1], kind), (len(entries),))
    return np.array(entries, kind)
