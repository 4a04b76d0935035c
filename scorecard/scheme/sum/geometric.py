"""The geometric mean of the shares of the members, by weight."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.message import message
from scorecard.model.figure import Figure, product_of, where
from scorecard.scheme.sum.door import MemberShare, Way, mean_of, parts_by_points


class Geometric(Way):
    """P · Π max(0, pᵢ/wᵢ)^(wᵢ/Σw), of a total Σw · Π max(0, s)^(w/Σw).

    64 % and 100 %, of equal weight, below a heading of 10: 10 × 0.64^0.5 × 1^0.5 = 8.
    """

    word = "geometric"
    choice = message("full points × the geometric mean of the shares, weighted by points")
    sentence = message("the weighted geometric mean of the shares of its rows")
    of_table = True
    by_points = True
    of_total = message("100 × the geometric mean of the shares, by weight")
    unformed = (
        message("an item is lacking, so there is no geometric mean"),
        message("a sibling is lacking, so there is no geometric mean"),
    )
    made_of = message(", the geometric mean of the tables' shares of full points")

    def weights(self, shares: Sequence[Figure], worth: Sequence[Figure]) -> list[Figure]:
        """By full points."""
        return parts_by_points(worth)

    def covered_share(self, parts: Figure, worth: Figure) -> Figure:
        """P · Σ wᵢ·cᵢ ÷ Σ wᵢ"""
        return mean_of(parts, worth)

    def product(self, full: Figure, shares: Sequence[MemberShare], whole: Figure) -> Figure:
        """P times each share to the power of its weight."""
        powers = [where(share.counts, share.rate ** (share.weight / whole), 1.0) for share in shares]
        return full * product_of(powers, [share.counts for share in shares])
