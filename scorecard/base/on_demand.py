"""Sequences whose entries are made when somebody asks for them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

T = TypeVar("T", covariant=True)


class OnDemand(Sequence[T]):
    """Entries that nobody holds: who extends it says how many there are, and makes the one at a place.

    >>> class Squares(OnDemand[int]):
    ...     def __len__(self) -> int:
    ...         return 4
    ...     def make_entry(self, place: int) -> int:
    ...         return place * place
    >>> Squares()[-1], Squares()[1:3], list(Squares())
    (9, [1, 4], [0, 1, 4, 9])
    """

    @abstractmethod
    def make_entry(self, place: int) -> T:
        """The entry at a place, counted from 0."""

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        places = range(len(self))[at]
        if isinstance(places, int):
            return self.make_entry(places)
        return [self.make_entry(place) for place in places]
