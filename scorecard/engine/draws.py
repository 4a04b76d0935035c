"""Ranks of many draws of weights at once: the weighted sums, settled as a scheme settles them, and one sort.

A total is settled before it is ranked, so that units with equal totals are tied in every draw: to the decimals that
are printed, or, where the exact total counts, by joining what differs by noise only. What is settled, what breaks ties
and the unit are then packed into one whole number, so that one sort of plain numbers does for all three.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.figures import among_of
from scorecard.engine.ranking import keys_of
from scorecard.engine.ranks import ordered
from scorecard.engine.weighing import Weighing
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.figure import SAFETY, UNIT, Flags, Floats, ordinals
from scorecard.model.ranking import Ties
from scorecard.model.rounding import Rounding

Whole = NDArray[np.signedinteger[Any] | np.unsignedinteger[Any]]

_PIECE = 2**18
"""So many products of one matrix multiplication stay with one processor, whichever library multiplies."""

_BLOCK = 2**17
"""So many totals are worked on at once: they stay in a processor's own memory."""

_ROWS = 64

_FEW_BITS, _MANY_BITS = 31, 63

_FINE_BITS = 40
"""A grid of so many bits tells nearly all totals apart."""


class Settling(NamedTuple):
    """How totals become ranks.

    decimals : those that totals are rounded to, half-up, before they are ranked; None: the exact total counts
    share : whether the share of the unit's own full points is ranked, in percent
    sets : int64[U], units with the same number are ranked among each other
    broken : int64[U], where equal totals stand by what breaks ties, from 0, the larger the better
    """

    decimals: int | None
    share: bool
    ties: Ties
    sets: NDArray[np.int64]
    broken: NDArray[np.int64]


def settling(board: Board, place: Place, inside: NDArray[np.intp]) -> Settling | None:
    """How the totals of some ranked units of a place are settled; None where that is not one rounding."""
    ranking, scheme = place.of.ranking, board.scheme
    decimals = scheme.decimals.total if ranking.rank_on == "printed" else None
    before = scheme.rounding.total if isinstance(place, TableBoard) else scheme.rounding.overall
    if ranking.lowest_first:
        return None
    if before is not None:
        if not _one_rounding(scheme.rounding, before, decimals) or ranking.by == "share":
            return None
        decimals = before
    apart = among_of(place) == "group"
    labels = [(place.units[n].group or "") if apart else "" for n in inside.tolist()]
    numbers = {label: n for n, label in enumerate(dict.fromkeys(labels))}
    sets = np.array([numbers[label] for label in labels], dtype=np.int64)
    return Settling(decimals, ranking.by == "share", ranking.ties, sets, _broken(board, place, inside))


def _one_rounding(rounding: Rounding, before: int, printed: int | None) -> bool:
    """Whether rounding a total for real, then as printed, is nothing but the first."""
    return rounding.mode == "half_up" and (printed is None or before <= printed)


def _broken(board: Board, place: Place, inside: NDArray[np.intp]) -> NDArray[np.int64]:
    """int64[U], the order by all that breaks ties, which no weights change."""
    keys = keys_of(board.scheme, place, board.tables, board.totals)[1:]
    if not keys:
        return np.zeros(len(inside), dtype=np.int64)
    places = [np.nan_to_num(ordinals(key.figure[inside]), nan=-1.0) for key in keys]
    order = ordered(places)
    return np.unique(order, return_inverse=True)[1].astype(np.int64)


class Draws:
    """The kernel: ranks of some units of a weighing under many factors on its weights; N units, M members.

    units : the units that are ranked, by their places in the weighing
    """

    def __init__(self, weighed: Weighing, how: Settling, units: NDArray[np.intp]) -> None:
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
        self._noise = SAFETY * error * percent
        self._signed = bool((points < 0).any() or (added < 0).any())
        # Where full points differ from unit to unit, shares of very small ones may come to more.
        self._limit = float(limit.max()) * percent * (1.0 if self._full is None else 1024.0)
        self._most = int(np.ceil(self._limit * self._scale)) + 2
        self._pack = _Packing(how, self._codes)
        taken = max(1, self.count.bit_length()) + int(how.sets.max(initial=0) + 1).bit_length()
        fine = 2 ** min(_FINE_BITS, _MANY_BITS - 2 - taken)
        self._per_point = fine / (2 * self._limit or 1.0)
        self._fine = _Packing(how._replace(broken=np.zeros_like(how.broken)), fine)

    @property
    def block(self) -> int:
        """How many draws are worked on at once."""
        return max(1, _BLOCK // max(self.count, 1))

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

    def settled(self, totals: Floats) -> Whole:
        """int[D, N], totals as whole numbers that are equal where the totals are; the larger the better."""
        if self.how.decimals is None:
            return _joined(totals, self._noise)
        kind = self._pack.kind
        if not self._signed:
            totals *= self._scale
            totals += 0.5 + self._noise * self._scale
            return totals.astype(kind)
        rounded = np.floor(np.abs(totals) * self._scale + (0.5 + self._noise * self._scale))
        return (np.sign(totals) * rounded + self._most).astype(kind)

    def ranks(self, factors: Floats) -> Whole:
        """uint16 or uint32[D, N], the ranks under each draw; twice the ranks where ties share halves."""
        totals = self.totals(factors)
        if self.how.decimals is None and self._pack.steps == 1:
            return self._ranks_of_exact(totals)
        return self._pack.ranks(self.settled(totals))

    def _ranks_of_exact(self, totals: Floats) -> Whole:
        """The same where exact totals count and nothing breaks ties: sorted on a fine grid, then compared themselves.

        Where it is close whether two are tied, or the grid is too coarse for their order, that draw is settled first.
        """
        grid = (np.clip(totals, -self._limit, self._limit) + self._limit) * self._per_point
        order = self._fine.sorted(grid.astype(np.int64))
        rising = np.take(totals.reshape(-1), self._fine.flat(order.units))
        apart = np.abs(rising[:, 1:] - rising[:, :-1])
        new = (apart > 2 * self._noise.max()) | self._fine.edges
        close = ~new & (apart > 2 * self._noise.min())
        close |= new & ~self._fine.edges & (order.keys[:, 1:] == order.keys[:, :-1])
        if self.how.ties == "ordinal":
            # Those that are tied stand in the printed order, not in that of the grid.
            close |= ~new
        ranks = self._fine.scattered(order.units, new)
        at = np.flatnonzero(close.any(axis=1))
        if len(at):
            ranks[at] = self._pack.ranks(self.settled(totals[at]))
        return ranks


def _most(weighed: Weighing, units: NDArray[np.intp]) -> Floats:
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
        rows = min(_ROWS, max(1, _BLOCK // self.units))
        self.each = max(1, min(self.units, _PIECE // (self.members * rows)))
        pieces = -(-self.units // self.each)
        padded = np.zeros((pieces * self.each, self.members))
        padded[: self.units] = columns
        self.parts = np.ascontiguousarray(padded.reshape(pieces, self.each, self.members).transpose(0, 2, 1))

    def times(self, factors: Floats) -> Floats:
        """float64[D, N], Σ over members of factor × figure."""
        made = np.empty((len(factors), len(self.parts) * self.each))
        step = max(1, _PIECE // (self.members * self.each))
        for at in range(0, len(factors), step):
            some = np.matmul(factors[at : at + step], self.parts)
            made[at : at + step].reshape(-1, len(self.parts), self.each)[...] = some.transpose(1, 0, 2)
        return made[:, : self.units]


def _joined(totals: Floats, noise: Floats) -> Whole:
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


class _Sorted(NamedTuple):
    """Of each draw the units, best first, and what they were sorted by."""

    units: Whole
    keys: Whole


class _Packing:
    """Set, settled total, what breaks ties and unit in one whole number, and ranks from its order."""

    def __init__(self, how: Settling, codes: int) -> None:
        count = len(how.sets)
        self.ties = how.ties
        self.bits = max(1, (count - 1).bit_length())
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
        self.several = len(sizes) > 1
        self.start = np.repeat(starts, sizes)
        self.edges = np.isin(np.arange(1, count), starts)
        largest = (2 if how.ties == "average" else 1) * count + 2
        self.of = np.uint16 if largest < 2**16 else np.uint32
        self.at = np.arange(count, dtype=self.of)

    def ranks(self, codes: Whole) -> Whole:
        """The ranks of settled totals, uint[D, N]."""
        order = self.sorted(codes)
        return self.scattered(order.units, order.keys[:, 1:] != order.keys[:, :-1])

    def sorted(self, codes: Whole) -> _Sorted:
        """The one sort."""
        keys: Whole = codes.astype(self.kind, copy=False)
        keys *= self.kind(self.steps << self.bits)
        np.subtract(self.first, keys, out=keys)
        keys.sort(axis=1)
        units = keys & self.kind((1 << self.bits) - 1)
        keys >>= self.bits
        return _Sorted(units, keys)

    def flat(self, units: Whole) -> Whole:
        """Where the units of each draw stand, all draws one after the other."""
        first = (np.arange(len(units), dtype=np.int64) * units.shape[1]).astype(self.kind)
        at: Whole = units + first[:, None]
        return at

    def scattered(self, units: Whole, new: Flags) -> Whole:
        """The ranks by unit; new : bool[D, N − 1], whether a unit is no longer tied with the one before it."""
        places = self._places(new)
        scattered = np.empty(units.shape, dtype=self.of)
        scattered.reshape(-1)[self.flat(units).reshape(-1)] = places.reshape(-1)
        return scattered

    def _places(self, new: Flags) -> Whole:
        """The ranks in the order of the sort; twice the ranks where ties share halves."""
        shape = (len(new), len(self.at))
        if self.ties == "ordinal":
            return np.broadcast_to((self.at - self.start + 1).astype(self.of), shape)
        if self.ties == "dense":
            count = np.zeros(shape, dtype=self.of)
            np.cumsum(new, axis=1, out=count[:, 1:])
            return count - count[:, self.start] + self.of(1)
        first = np.zeros(shape, dtype=self.of)
        np.multiply(new, self.at[1:], out=first[:, 1:])
        np.maximum.accumulate(first, axis=1, out=first)
        if self.ties in ("average", "last"):
            last = np.full(shape, self.at[-1], dtype=self.of)
            last[:, :-1] = np.where(new, self.at[:-1], self.at[-1])
            last[:] = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
            both = first + last - self.start.astype(self.of) if self.ties == "average" else last
            shared: Whole = both + self.of(2 if self.ties == "average" else 1) - self.start.astype(self.of)
            return shared
        first += self.of(1)
        if self.several:
            first -= self.start.astype(self.of)
        return first
