"""Ranks from one sort of plain numbers: settled total, what breaks ties and unit are packed into one."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.settling import Settling
from scorecard.model.figure import Flags

Whole = NDArray[np.signedinteger[Any] | np.unsignedinteger[Any]]

_FEW_BITS, _MANY_BITS = 31, 63


class Sorted(NamedTuple):
    """Units of several draws, in each draw the best first.

    at : intp[D, N], where a unit stands among those of all draws, one draw after the other
    keys : int[D, N], what they were sorted by
    """

    at: NDArray[np.intp]
    keys: Whole


class Packing:
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
    def finest(cls, how: Settling) -> Packing:
        """With as many settled totals as there is room for, and nothing that breaks ties."""
        sets = int(how.sets.max(initial=0)) + 1
        codes = 2 ** (_MANY_BITS - _bits_of_unit(how)) // sets - 2
        return cls(how._replace(broken=np.zeros_like(how.broken)), codes)

    def ranks(self, codes: Whole) -> Whole:
        """The ranks of settled totals, uint[D, N]."""
        order = self.sorted(codes)
        return self.scattered(order.at, self.apart(order.keys >> self.bits, 0))

    def sorted(self, codes: Whole) -> Sorted:
        """The one sort."""
        keys: Whole = codes.astype(self.kind, copy=False)
        keys *= self.kind(self.steps << self.bits)
        np.subtract(self.first, keys, out=keys)
        keys.sort(axis=1)
        at = (keys & self.kind((1 << self.bits) - 1)).astype(np.intp, copy=False)
        at += np.arange(0, keys.size, keys.shape[1])[:, None]
        return Sorted(at, keys)

    def apart(self, keys: Whole, by: int) -> Flags:
        """bool[D, N], whether each of sorted keys is more than so far from the one before; the first of a set is."""
        apart = np.ones(keys.shape, dtype=np.bool_)
        np.greater(keys[:, 1:] - keys[:, :-1], by, out=apart[:, 1:])
        apart |= self.begins
        return apart

    def scattered(self, at: NDArray[np.intp], new: Flags) -> Whole:
        """The ranks by unit; new : bool[D, N], whether a unit is no longer tied with the one before it."""
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
