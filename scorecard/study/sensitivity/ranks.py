"""The ranks that units took in many draws, told in few figures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.model.figure import Floats

Taken = NDArray[np.unsignedinteger[Any]]

_UNITS = 16
"""So many units are sorted at once: what they take stays near at hand to a processor."""


class RankSpread(NamedTuple):
    """Where the units stood; float64[N] each.

    median, early, late : the rank that half, 5 % and 95 % of the draws do not exceed
    best, worst : the first and the last rank in any draw
    at_rank : the share of draws in which a unit has the rank it was given
    """

    median: Floats
    early: Floats
    late: Floats
    best: Floats
    worst: Floats
    at_rank: Floats


def places(taken: Taken, rank: Floats, halves: bool, threads: int = 1) -> RankSpread:
    """The ranks of every draw in few figures.

    taken : uint[N, D], the ranks, in each row those of a unit; twice the ranks where there are `halves`
    rank : float64[N], the rank given

    >>> found = places(np.array([[1, 1, 1, 2], [2, 2, 2, 1]], dtype=np.uint16), np.array([1.0, 2.0]), halves=False)
    >>> found.median.tolist(), found.worst.tolist(), found.at_rank.tolist()
    ([1.0, 2.0], [2.0, 2.0], [0.75, 0.75])
    """
    units, draws = taken.shape
    at = [least_of(share, draws) for share in (0.5, 0.05, 0.95)]
    places_of = np.empty((6, units))
    each = 2 if halves else 1

    def tell(first: int) -> None:
        some = slice(first, first + _UNITS)
        # Numpy is quicker at sorting numbers of four bytes than of two.
        order = taken[some].astype(np.uint32)
        order.sort(axis=1)
        places_of[:5, some] = order[:, [*at, 0, -1]].T / each
        given = (rank[some] * each).astype(taken.dtype)
        places_of[5, some] = np.count_nonzero(taken[some] == given[:, None], axis=1) / draws

    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(tell, range(0, units, _UNITS)):
            pass
    return RankSpread(*places_of)


def least_of(share: float, draws: int) -> int:
    """Which of so many in order is the first that a share of them does not exceed.

    >>> least_of(0.5, 4), least_of(0.05, 1000), least_of(0.95, 1)
    (1, 49, 0)
    """
    return max(0, int(np.ceil(round(share * draws, 9))) - 1)


def acceptability(taken: Taken, halves: bool) -> tuple[dict[float, float], ...]:
    """By unit, in which share of the draws it took each rank it ever took, the best first.

    >>> acceptability(np.array([[1, 1, 2, 1]], dtype=np.uint16), halves=False)
    ({1.0: 0.75, 2.0: 0.25},)
    """
    draws, each = taken.shape[1], 2 if halves else 1
    counted = (np.unique(row, return_counts=True) for row in taken)
    return tuple(
        {float(rank) / each: count / draws for rank, count in zip(*map(np.ndarray.tolist, pair), strict=True)}
        for pair in counted
    )
