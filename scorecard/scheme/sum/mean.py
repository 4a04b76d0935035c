"""The mean of the shares of the members."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.model.figure import Figure, read
from scorecard.scheme.sum.door import Way, equally, mean_of


class Mean(Way):
    """P · Σ(pᵢ/wᵢ) ÷ n; a member without points yet counts in n.

    3 of 5 and 10 of 10 below a heading of 20: 16.
    """

    word = "mean"
    choice = message("full points × the mean of the shares")
    sentence = message("the mean of the shares of its rows")
    of_table = True

    def weights(self, shares: Figure, worth: Figure) -> Figure:
        """Each an equal part."""
        return equally(worth.value > 0)

    def covered(self, parts: Figure, worth: Figure) -> Figure:
        """P · Σ cᵢ ÷ n"""
        return mean_of(parts, read(worth.value > 0))
