"""Ranks of many draws of weights at once: the weighted sums, settled as a scheme settles them, and one sort.

A total is settled before it is ranked, so that units with equal totals are tied in every draw: to the decimals that
are printed, or, where the exact total counts, by joining what differs by noise only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.packing import RankPacking, Whole
from scorecard.engine.settling import Settling
from scorecard.engine.weighing import WeighedTotal
from scorecard.model.figure import SAFETY, UNIT, Floats

_PIECE = 2**18
"""So many products of one matrix multiplication stay with one processor, whichever library multiplies."""

_BLOCK = 2**16
"""So many totals are sorted at once: they stay in a processor's own memory."""

_DRAWS, _TOGETHER = 64, 2**20
"""So many draws are multiplied together, for fewer take longer each, unless that makes too many totals."""

_MANY_DRAWS, _BATCH = 512, 2**19
"""So many draws are worth a thread's while, unless that makes too many ranks."""


class Draws:
    """The kernel: ranks of some units of a weighing under many factors on its weights; N units, M members.

    units : the units that are ranked, by their places in the weighing
    noise : float64[N], by how much a total may be off
    """

    def __init__(self, weighed: WeighedTotal, how: Settling, units: NDArray[np.intp]) -> None:
        self.how = how
        self.count = len(units)
        points, counts, full = (
            figure.value[units] for figure in (weighed.points, weighed.counts, weighed.full)
        )
        added = weighed.added.value[units]
        self._added = added
        self._points = _Pieces(points)
        scaled = not np.array_equal(counts, full)
        own = how.share and not np.array_equal(full, np.broadcast_to(weighed.weights, full.shape))
        self._counts = _Pieces(counts) if scaled else None
        self._full = _Pieces(full) if scaled or own else None
        self._whole = float(weighed.weights.sum())
        limit = _most(weighed, units)
        percent = 100.0 / float(full.sum(axis=1).min()) if how.share else 1.0
        error = weighed.total().error[units] + (len(weighed.members) + 8) * UNIT * limit
        self.noise = SAFETY * error * percent
        self._signed = bool((points < 0).any() or (added < 0).any())
        # Where full points differ from unit to unit, shares of very small ones may come to more.
        self._limit = float(limit.max()) * percent * (1.0 if self._full is None else 1024.0)
        self._most = int(np.ceil(self._limit * self._scale)) + 2
        self._pack = RankPacking(how, self._codes)
        self._fine = RankPacking.finest(how)
        # A little less than there is room for: rounding may take a total beyond the limit.
        self._per_point = 0.999 * self._fine.codes / ((2 if self._signed else 1) * self._limit or 1.0)
        noise = 4 * float(self.noise.max()) * self._per_point
        self._reach = 2 + int(min(np.ceil(noise), self._fine.codes))

    @property
    def batch(self) -> int:
        """How many draws are best ranked at once."""
        return max(self._together, min(_MANY_DRAWS, _BATCH // self.count))

    @property
    def _block(self) -> int:
        return max(1, _BLOCK // self.count)

    @property
    def _together(self) -> int:
        return max(self._block, min(_DRAWS, _TOGETHER // self.count))

    @property
    def kind(self) -> type[np.uint16] | type[np.uint32]:
        """What ranks are kept as."""
        return self._pack.of

    @property
    def halves(self) -> bool:
        """Whether twice the ranks are told."""
        return self.how.ties == "average"

    @property
    def _scale(self) -> float:
        return 10.0 ** (self.how.decimals or 0)

    @property
    def _codes(self) -> int:
        """How many different settled totals there may be at the most, on either side of 0."""
        return self.count if self.how.decimals is None else self._most * (2 if self._signed else 1)

    def totals(self, factors: Floats) -> Floats:
        """float64[D, N], the figure that ranks are formed on, not yet settled; factors : float64[D, M]"""
        made = self._points.times(factors)
        if self._full is not None:
            full = self._full.times(factors)
            if self._counts is not None:
                made *= full / self._counts.times(factors)
            made += self._added
            made = made * 100.0 / full if self.how.share else made
            return np.clip(made, -self._limit, self._limit)
        if self._added.any():
            made += self._added
        return made * (100.0 / self._whole) if self.how.share else made

    def whole_totals(self, totals: Floats) -> Whole:
        """int[D, N], totals as whole numbers that are equal where the totals are; the larger the better."""
        if self.how.decimals is None:
            return _distinct_places(totals, self.noise)
        kind = self._pack.kind
        if not self._signed:
            totals *= self._scale
            totals += 0.5 + self.noise * self._scale
            return totals.astype(kind)
        rounded = np.floor(np.abs(totals) * self._scale + (0.5 + self.noise * self._scale))
        return (np.sign(totals) * rounded + self._most).astype(kind)

    def ranks(self, factors: Floats) -> Whole:
        """uint16 or uint32[D, N], the ranks under each draw; twice the ranks where ties share halves."""
        ranks = np.empty((len(factors), self.count), dtype=self.kind)
        ranked = self._ranks_of_exact if self.how.decimals is None else self._ranks_of_settled
        for first in range(0, len(factors), self._together):
            totals = self.totals(factors[first : first + self._together])
            for at in range(0, len(totals), self._block):
                some = totals[at : at + self._block]
                ranks[first + at : first + at + len(some)] = ranked(some)
        return ranks

    def _ranks_of_settled(self, totals: Floats) -> Whole:
        return self._pack.ranks(self.whole_totals(totals))

    def _ranks_of_exact(self, totals: Floats) -> Whole:
        """The ranks where exact totals count: sorted on a fine grid, and compared themselves where the grid is near.

        Totals whose codes are more than d apart differ by more than d − 1 steps of the grid; `_reach` has room for twice
        the noise of both. Who is further than that from the one before differs from all before by more than noise.
        Between such gaps stand those that are near. If each differs from the next by noise at most, they are all
        tied: put into the right order, neighbours are no further apart. If any does not, the totals of that draw are
        settled one by one.
        """
        codes = np.empty(totals.shape, dtype=np.int64)
        np.multiply(totals, self._per_point, out=codes, casting="unsafe")
        if self._signed:
            codes += self._fine.codes // 2
        order = self._fine.sort_codes(codes, self._reach << self._fine.bits)
        near = np.flatnonzero(~order.new)
        at = order.at.reshape(-1)
        draw, unit = np.divmod(at[near], self.count)
        apart = np.abs(totals[draw, unit] - totals[draw, at[near - 1] - draw * self.count])
        ranks = self._fine.ranks_by_unit(order)
        if self.how.ties == "ordinal" or self._pack.steps > 1:
            tied = np.unique(draw)
            ranks[tied] = self._pack.ranks(order.levels(tied))
        unsure = np.unique(draw[apart > 2 * self.noise.min()])
        if len(unsure):
            ranks[unsure] = self._ranks_of_settled(totals[unsure])
        return ranks


def _most(weighed: WeighedTotal, units: NDArray[np.intp]) -> Floats:
    """float64[N], how large a total may become under any weights that add up to what they did."""
    counts = weighed.counts.value[units]
    counting = np.where(counts > 0, counts, np.inf)
    rates = np.abs(weighed.points.value[units]) / counting
    largest: Floats = rates.max(axis=1) * weighed.weights.sum() + np.abs(weighed.added.value[units])
    return largest


class _Pieces:
    """A matrix laid out in pieces of units, each so small that one processor multiplies it by itself.

    Two threads multiply side by side then, and what comes out does not hang on how many there are.
    """

    def __init__(self, columns: Floats) -> None:
        self.units, self.members = columns.shape
        self.each = max(1, min(self.units, _PIECE // (self.members * _DRAWS)))
        pieces = -(-self.units // self.each)
        padded = np.zeros((pieces * self.each, self.members))
        padded[: self.units] = columns
        self.parts = np.ascontiguousarray(padded.reshape(pieces, self.each, self.members).transpose(0, 2, 1))

    def times(self, factors: Floats) -> Floats:
        """float64[D, N], Σ over members of factor × figure."""
        made = np.empty((len(factors), len(self.parts) * self.each))
        step = max(1, _PIECE // (self.members * self.each))
        for at in range(0, len(factors), step):
            some = made[at : at + step].reshape(-1, len(self.parts), self.each)
            np.matmul(factors[at : at + step], self.parts, out=some.transpose(1, 0, 2))
        return made[:, : self.units]


def _distinct_places(totals: Floats, noise: Floats) -> Whole:
    """int64[D, N], the place of each total among the different ones of its draw, the smallest 0.

    Totals that differ by noise only are joined along the sorted order.
    """
    order = np.argsort(totals, axis=1, kind="stable")
    rising = np.take_along_axis(totals, order, axis=1)
    room = noise[order]
    apart = np.diff(rising, axis=1) > room[:, 1:] + room[:, :-1]
    place = np.zeros(totals.shape, dtype=np.int64)
    np.cumsum(apart, axis=1, out=place[:, 1:])
    joined = np.empty_like(place)
    np.put_along_axis(joined, order, place, axis=1)
    return joined
