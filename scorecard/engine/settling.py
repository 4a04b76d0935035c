"""How totals become ranks: what they are rounded to first, among whom they stand, and what breaks ties."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.figures import among_of
from scorecard.engine.ranking import keys_of
from scorecard.engine.ranks import combined_order
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.figure import ordinals
from scorecard.model.ranking import Ties
from scorecard.model.rounding import Rounding


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
    return Settling(
        decimals, ranking.by == "share", ranking.ties, sets, _tie_break_order(board, place, inside)
    )


def _one_rounding(rounding: Rounding, before: int, printed: int | None) -> bool:
    """Whether rounding a total for real, then as printed, is nothing but the first."""
    return rounding.mode == "half_up" and (printed is None or before <= printed)


def _tie_break_order(board: Board, place: Place, inside: NDArray[np.intp]) -> NDArray[np.int64]:
    """int64[U], the order by all that breaks ties, which no weights change."""
    keys = keys_of(board.scheme, place, board.tables, board.totals)[1:]
    if not keys:
        return np.zeros(len(inside), dtype=np.int64)
    places = [np.nan_to_num(ordinals(key.figure[inside]), nan=-1.0) for key in keys]
    order = combined_order(places)
    return np.unique(order, return_inverse=True)[1].astype(np.int64)
