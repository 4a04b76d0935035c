"""One member alone: the one with the best share, with the worst, or the one that was reported."""

from __future__ import annotations

import numpy as np

from scorecard.base.message import message
from scorecard.model.figure import Figure, less_than, more_than, most_of, read, where
from scorecard.scheme.sum.door import Way, mean_of


class Best(Way):
    """P · max(pᵢ/wᵢ); of equal ones the first.

    3 of 5 and 10 of 10 below a heading of 20: 20.
    """

    word = "best"
    choice = message("the best share counts")
    sentence = message("the row with the best share")

    def weights(self, shares: Figure, worth: Figure) -> Figure:
        """All of it."""
        return picked(shares, worth, worst=False)

    def covered(self, parts: Figure, worth: Figure) -> Figure:
        """P · max cᵢ: one is enough."""
        return most_of([parts[n] for n in range(len(parts))])


class Chosen(Best):
    """P · pᵢ/wᵢ of the one member that has points.

    Patents or papers, whichever a town reports: 3 of 5 patents below a heading of 10: 6.
    """

    word = "chosen"
    choice = message("the one that was reported counts")
    sentence = message("the one row that was reported")
    one_only = True
    least = "worst"
    most = "best"


class Worst(Way):
    """P · min(pᵢ/wᵢ); of equal ones the first.

    3 of 5 and 10 of 10 below a heading of 20: 12.
    """

    word = "worst"
    choice = message("the worst share counts")
    sentence = message("the row with the worst share")

    def weights(self, shares: Figure, worth: Figure) -> Figure:
        """All of it."""
        return picked(shares, worth, worst=True)

    def covered(self, parts: Figure, worth: Figure) -> Figure:
        """P · Σ cᵢ ÷ n: the worst is known only of all."""
        return mean_of(parts, read(worth.value > 0))


def picked(shares: Figure, worth: Figure, worst: bool) -> Figure:
    """1 for the member whose share is the best or the worst, 0 for the others; float64[M, U].

    Of members that are the same but for noise the first is taken; one without a share only where none has any.
    """
    counts = worth.value > 0
    taken, best = np.zeros(shares.shape[1], dtype=np.int64), shares[0]
    best = where(counts[0], best, np.nan)
    for n in range(1, len(counts)):
        better = less_than(shares[n], best) if worst else more_than(shares[n], best)
        unknown = best.missing & (shares[n].known | ~counts[taken, np.arange(len(taken))])
        better = counts[n] & (better | unknown)
        taken, best = np.where(better, n, taken), where(better, shares[n], best)
    return read((np.arange(len(counts))[:, None] == taken[None, :]) & counts)
