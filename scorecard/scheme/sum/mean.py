"""The mean of the shares of the members."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.message import message
from scorecard.model.figure import Figure, as_figures
from scorecard.scheme.sum.door import Way, equally, mean_of


class Mean(Way):
    """P · Σ(pᵢ/wᵢ) ÷ n; a member without points yet counts in n.

    3 of 5 and 10 of 10 below a heading of 20: 16.
    """

    word = "mean"
    choice = message("full points × the mean of the shares")
    sentence = message("the mean of the shares of its rows")
    of_table = True

    def weights(self, shares: Sequence[Figure], worth: Sequence[Figure]) -> list[Figure]:
        """Each an equal part."""
        return equally(worth)

    def covered_share(self, parts: Figure, worth: Figure) -> Figure:
        """P · Σ cᵢ ÷ n"""
        return mean_of(parts, as_figures(worth.value > 0))
