"""Ranks, with ties as declared; a unit without a figure has none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.model.distinct import distinct
from scorecard.model.figure import Flags, Floats
from scorecard.model.ranking import Ties

SHARED = {"average": 0.5, "last": 1.0}
"""By how much each other unit that is equal moves a place back; not at all under other ways."""


def places(keys: Floats, order: Floats, ties: Ties, own: Floats | None = None) -> Floats:
    """The place of each key among sorted keys, the smallest first; NaN for NaN.

    keys : float64[N]; order : float64[M], ascending, the keys compared with
    own : float64[N], the key under which each itself stands in `order` (NaN: it does not), where
        that may be another than its key; nobody is compared with an older figure of their own

    competition   1 + number of smaller keys                       1 2 2 4
    last          the last of the places that equal keys take up   1 3 3 4
    dense         1 + number of different smaller keys             1 2 2 3
    average       the mean of the places that equal keys take up   1 2.5 2.5 4

    Under `ordinal` equal figures have equal places too: what is printed first is no better for it.
    Only the ranks of totals are told apart that way.

    >>> keys = np.array([10.0, 20.0, 20.0, 30.0])
    >>> [places(keys, keys, ties).tolist() for ties in ("competition", "last", "dense", "average")]
    [[1.0, 2.0, 2.0, 4.0], [1.0, 3.0, 3.0, 4.0], [1.0, 2.0, 2.0, 3.0], [1.0, 2.5, 2.5, 4.0]]
    """
    if own is not None:
        return _among_others(keys, order, ties, own)
    if ties == "dense":
        order = distinct(order)
    below = np.searchsorted(order, keys, side="left")
    place = 1.0 + below
    if ties in SHARED:
        equal = np.searchsorted(order, keys, side="right") - below
        place = place + np.maximum(equal - 1, 0) * SHARED[ties]
    return np.where(np.isnan(keys), np.nan, place)


def _among_others(keys: Floats, order: Floats, ties: Ties, own: Floats) -> Floats:
    """The same with each one's own entry taken out of the order.

    >>> order = np.array([10.0, 20.0])
    >>> _among_others(np.array([30.0]), order, "competition", own=np.array([10.0])).tolist()
    [2.0]
    """
    left, right = np.searchsorted(order, keys, side="left"), np.searchsorted(order, keys, side="right")
    smaller = own < keys
    if ties == "dense":
        left = np.searchsorted(distinct(order), keys, side="left")
        same = np.searchsorted(order, own, side="right") - np.searchsorted(order, own, side="left")
        smaller = smaller & (same == 1)
    place = 1.0 + left - smaller
    if ties in SHARED:
        place = place + (right - left - (own == keys)) * SHARED[ties]
    return np.where(np.isnan(keys), np.nan, place)


def combined_order(keys: Sequence[Floats]) -> Floats:
    """One figure that orders as several do, the first before the next; the larger the better.

    keys : float64[N] each, without NaN
    returns float64[N], 0 for the last; equal where all keys are equal

    90 and 5, 90 and 7, 80 and 9: the second is best, the third last.

    >>> combined_order([np.array([90.0, 90.0, 80.0]), np.array([5.0, 7.0, 9.0])]).tolist()
    [1.0, 2.0, 0.0]
    """
    stacked = np.array(keys)
    turned = np.lexsort(stacked[::-1])
    rising = stacked[:, turned]
    new = (rising[:, 1:] != rising[:, :-1]).any(axis=0)
    ordinals_of = np.zeros(stacked.shape[1])
    ordinals_of[turned] = np.concatenate([[0.0], np.cumsum(new)])[: stacked.shape[1]]
    return ordinals_of


def ranks(totals: Floats, ties: Ties, among: Flags) -> Floats:
    """Ranks of totals, the largest first, among the units chosen; NaN for the others and for NaN.

    >>> ranks(np.array([91.3, np.nan, 95.0, 91.3]), "competition", np.ones(4, dtype=bool)).tolist()
    [2.0, nan, 1.0, 2.0]
    """
    chosen = np.flatnonzero(among & ~np.isnan(totals))
    order = chosen[np.argsort(-totals[chosen], kind="stable")]
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = totals[order[1:]] != totals[order[:-1]]
    begins, run = np.flatnonzero(new), np.cumsum(new) - 1
    place = 1.0 + (run if ties == "dense" else begins[run])
    if ties in SHARED:
        place = place + (np.diff(np.append(begins, len(order))) - 1)[run] * SHARED[ties]
    taken = np.full(len(totals), np.nan)
    taken[order] = place
    return taken


def group_ranks(totals: Floats, ties: Ties, among: Flags, groups: Sequence[str | None]) -> Floats:
    """Ranks inside each group; NaN for units without one."""
    in_groups = np.full(len(totals), np.nan)
    names = np.array(groups, dtype=object)
    for group in sorted({group for group in groups if group}):
        inside = among & (names == group)
        in_groups = np.where(inside, ranks(totals, ties, inside), in_groups)
    return in_groups


def open_ranks(low: Floats, high: Floats, among: Flags, stays: Flags, ties: Ties) -> tuple[Floats, Floats]:
    """The best and the worst place still open to each unit; NaN for units not chosen.

    low, high : float64[U], what the total is at least and at most; equal where it is settled
    stays : bool[U], the units that have a place whatever happens; others may as well never be ranked

    competition   best 1 + number of units that will have more whatever happens, worst 1 + number that may have more
    dense         the same of different totals
    average       half a place more for each unit that has just as much
    last          a whole place more for each unit that has just as much, or will have it whatever happens

    Under `ordinal` no two keys are equal.

    >>> low, high = np.array([70.0, 80.0, 90.0]), np.array([85.0, 80.0, 90.0])
    >>> [place.tolist() for place in open_ranks(low, high, np.ones(3, bool), low == high, "competition")]
    [[2.0, 2.0, 1.0], [3.0, 3.0, 1.0]]
    """
    open_, sure = among & (high > low), among & stays
    fixed = among & ~open_
    floor, ceiling = np.sort(low[sure]), np.sort(high[among])
    best, worst = 1 + _count_above(floor, high), 1 + _count_above(ceiling, low) - open_
    if ties == "dense":
        # Units that may move may also come to have as much as another.
        apart = _count_above(distinct(low[sure & fixed]), high)
        best = 1 + np.maximum(apart, np.minimum(best - 1, 1))
        worst = 1 + _count_above(distinct(low[fixed]), low) + _count_above(np.sort(high[open_]), low) - open_
    if ties == "average":
        best = best + (_equal(np.sort(low[sure & fixed]), high) - (sure & fixed)) / 2
        worst = worst + (_equal(ceiling, low) - fixed) / 2
    if ties == "last":
        best = best + _equal(floor, high) - (sure & fixed)
        worst = worst + _equal(ceiling, low) - fixed
    return np.where(among, best, np.nan), np.where(among, worst, np.nan)


def _count_above(order: Floats, keys: Floats) -> Floats:
    """float64[N], how many of sorted figures are more than each key."""
    return np.asarray(len(order) - np.searchsorted(order, keys, side="right"), dtype=np.float64)


def _equal(order: Floats, keys: Floats) -> Floats:
    """float64[N], how many of sorted figures are just each key."""
    last, first = (np.searchsorted(order, keys, side=side) for side in ("right", "left"))
    return np.asarray(last - first, dtype=np.float64)
