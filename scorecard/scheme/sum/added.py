"""Members added up: each counts for all its points."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.message import message
from scorecard.model.figure import Figure
from scorecard.scheme.sum.door import Way, mean_of, parts_by_points


class Sum(Way):
    """Σ pᵢ, of a total Σ w·s.

    3 of 5 and 4 of 5 below a heading: 7 of 10.
    """

    word = "sum"
    choice = message("the points are added up")
    sentence = message("the sum over its rows")
    of_table = True
    by_points = True
    of_total = message("the weighted shares are added up")
    adds_up = True
    made_of = message(", each table as a share of its full points")

    def weights(self, shares: Sequence[Figure], worth: Sequence[Figure]) -> list[Figure]:
        """By full points, which are then what they were."""
        return parts_by_points(worth)

    def covered_share(self, parts: Figure, worth: Figure) -> Figure:
        """Σ wᵢ·cᵢ ÷ Σ wᵢ"""
        return mean_of(parts, worth)
