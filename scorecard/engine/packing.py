"""Ranks from one sort of plain numbers: settled total, what breaks ties and unit are packed into one."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.settling import Settling
from scorecard.model.figure import Flags

Whole = NDArray[np.signedinteger[Any] | np.unsignedinteger[Any]]

_FEW_BITS, _MANY_BITS = 31, 63


class SortedDraws(NamedTuple):
    """Units of several draws, in each draw the best first.

    at : intp[D, N], where a unit stands among those of all draws, one draw after the other
    new : bool[D, N], whether a unit is not tied with the one before it
    """

    at: NDArray[np.intp]
    new: Flags

    def levels(self, draws: NDArray[np.intp]) -> NDArray[np.int64]:
        """int64[D, N], of some draws a number for each unit, the same for those that are tied, the larger the better."""
        count = self.at.shape[1]
        levels = np.empty((len(draws), count), dtype=np.int64)
        units = self.at[draws] - draws[:, None] * count
        np.put_along_axis(levels, units, count - np.cumsum(self.new[draws], axis=1), axis=1)
        return levels


class RankPacking:
    """Set, settled total, what breaks ties and unit in one whole number, and ranks from its order."""

    def __init__(self, how: Settling, codes: int) -> None:
        count = len(how.sets)
        self.ties, self.codes = how.ties, codes
        self.bits = _bits_of_unit(how)
        self.steps = int(how.broken.max(initial=0)) + 1
        span = (codes + 1) * self.steps
        bits = self.bits + (span * (int(how.sets.max(initial=0)) + 1)).bit_length()
        self.kind = np.int32 if bits <= _FEW_BITS else np.int64
        if bits > _MANY_BITS:
            raise OverflowError("totals with so many digits, and so many units, are too long for one number")
        units = np.arange(count, dtype=np.int64)
        first = (how.sets * span + codes * self.steps + (self.steps - 1) - how.broken) << self.bits
        self.first = (first + units).astype(self.kind)
        sizes = np.bincount(how.sets, minlength=1)
        starts = np.cumsum(sizes) - sizes
        self.begins = np.isin(np.arange(count), starts)
        largest = (2 if how.ties == "average" else 1) * count + 2
        self.of = np.uint16 if largest < 2**16 else np.uint32
        self.start: Whole = np.repeat(starts, sizes).astype(self.of)
        self.at: Whole = np.arange(count, dtype=self.of)

    @classmethod
    def finest(cls, how: Settling) -> RankPacking:
        """With as many settled totals as there is room for, and nothing that breaks ties."""
        sets = int(how.sets.max(initial=0)) + 1
        codes = 2 ** (_MANY_BITS - _bits_of_unit(how)) // sets - 2
        return cls(how._replace(broken=np.zeros_like(how.broken)), codes)

    def ranks(self, codes: Whole) -> Whole:
        """uint[D, N], the ranks of settled totals."""
        return self.ranks_by_unit(self.sort_codes(codes))

    def sort_codes(self, codes: Whole, reach: int | None = None) -> SortedDraws:
        """The one sort. Tied are those with the same code; or, with `reach`, whose keys are no further apart."""
        keys: Whole = codes.astype(self.kind, copy=False)
        keys *= self.kind(self.steps << self.bits)
        np.subtract(self.first, keys, out=keys)
        keys.sort(axis=1)
        new = np.ones(keys.shape, dtype=np.bool_)
        if reach is None:
            place = keys >> self.bits
            np.not_equal(place[:, 1:], place[:, :-1], out=new[:, 1:])
        else:
            np.greater(keys[:, 1:] - keys[:, :-1], reach, out=new[:, 1:])
            new |= self.begins
        keys &= self.kind((1 << self.bits) - 1)
        at = keys.astype(np.intp, copy=False)
        at += np.arange(0, keys.size, keys.shape[1])[:, None]
        return SortedDraws(at, new)

    def ranks_by_unit(self, order: SortedDraws) -> Whole:
        """uint[D, N], the ranks by unit, of units that are sorted."""
        at, new = order
        places: Whole = np.empty(at.shape, dtype=self.of)
        places[:] = (self.at - self.start + self.of(1)) * self.of(2 if self.ties == "average" else 1)
        if self.ties != "ordinal":
            tied = np.flatnonzero(~new.all(axis=1))
            places[tied] = self._shared(new[tied])
        scattered: Whole = np.empty(at.size, dtype=self.of)
        scattered[at.reshape(-1)] = places.reshape(-1)
        return scattered.reshape(at.shape)

    def _shared(self, new: Flags) -> Whole:
        """The ranks in the order of the sort where some are tied; twice the ranks where ties share halves."""
        if self.ties == "dense":
            count: Whole = np.cumsum(new, axis=1, dtype=self.of)
            dense: Whole = count - count[:, self.start] + self.of(1)
            return dense
        first: Whole = np.maximum.accumulate(new * self.at, axis=1)
        first -= self.start
        if self.ties == "competition":
            first += self.of(1)
            return first
        last: Whole = np.full(new.shape, self.at[-1], dtype=self.of)
        last[:, :-1] = np.where(new[:, 1:], self.at[:-1], self.at[-1])
        last[:] = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
        last -= self.start
        shared: Whole = first + last + self.of(2) if self.ties == "average" else last + self.of(1)
        return shared


def _bits_of_unit(how: Settling) -> int:
    return max(1, (len(how.sets) - 1).bit_length())
