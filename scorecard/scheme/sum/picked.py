"""One member alone: the one with the best share, with the worst, or the one that was reported."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.base.message import message
from scorecard.model.figure import (
    Figure,
    Line,
    absent,
    as_figures,
    less_than,
    more_than,
    most_of,
    positive,
    remember_where,
    where,
    with_line,
)
from scorecard.scheme.sum.door import Way, mean_of


class Best(Way):
    """P · max(pᵢ/wᵢ); of equal ones the first.

    3 of 5 and 10 of 10 below a heading of 20: 20.
    """

    word = "best"
    choice = message("the best share counts")
    sentence = message("the row with the best share")

    def weights(self, shares: Sequence[Figure], worth: Sequence[Figure]) -> list[Figure]:
        """All of it."""
        return picked_parts(shares, worth, worst=False)

    def covered_share(self, parts: Figure, worth: Figure) -> Figure:
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

    def weights(self, shares: Sequence[Figure], worth: Sequence[Figure]) -> list[Figure]:
        """All of it."""
        return picked_parts(shares, worth, worst=True)

    def covered_share(self, parts: Figure, worth: Figure) -> Figure:
        """P · Σ cᵢ ÷ n: the worst is known only of all."""
        return mean_of(parts, as_figures(worth.value > 0))


def picked_parts(shares: Sequence[Figure], worth: Sequence[Figure], worst: bool) -> list[Figure]:
    """1 for the member whose share is the best or the worst, 0 for the others.

    Of members that are the same but for noise the first is taken; one without a share only where none has any.
    """
    passes, line = (less_than, _WORST) if worst else (more_than, _BEST)
    counts = [positive(part) for part in worth]
    best, has, taken = where(counts[0], shares[0], np.nan), counts[0], [counts[0]]
    for share, here in zip(shares[1:], counts[1:], strict=True):
        unknown = absent(best) & (~absent(share) | ~has)
        better = here & (passes(share, best) | unknown)
        best, has = with_line(where(better, share, best), line), has | better
        taken = [*(before & ~better for before in taken), better]
    each = [remember_where(where(flags, 1.0, 0.0), own) for flags, own in zip(taken, worth, strict=True)]
    return [with_line(part, _COUNTS) for part in each]


_BEST = Line(message("The best share so far"), "percent")
_WORST = Line(message("The worst share so far"), "percent")
_COUNTS = Line(message("Counts"), "exact")
"""What the columns of a workbook are called; in an explanation the heading tells which share it is."""
