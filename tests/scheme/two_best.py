"""The mean of the two best shares: a way to combine that the tool does not have, as it would be added to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.base.message import term
from scorecard.model.figure import Figure, as_figures
from scorecard.scheme.sum.door import Way, mean_of


class TwoBest(Way):
    """P · (s₁ + s₂) ÷ 2 of the two best shares; of one alone P · s₁."""

    word = "two_best"
    choice = term("the mean of the two best shares counts", zh="取最好的两项得分率的平均")
    sentence = term("the two rows with the best shares", zh="取得分率最高的两项")
    of_table = True

    def weights(self, shares: Sequence[Figure], worth: Sequence[Figure]) -> list[Figure]:
        """Half each for the two best, all of it for one alone."""
        counts = np.array([one.value > 0 for one in worth])
        keys = np.where(counts, [one.filled(-1.0).value for one in shares], -np.inf)
        order = np.argsort(np.argsort(-keys, axis=0, kind="stable"), axis=0, kind="stable")
        taken = (order < 2) & counts
        return [(as_figures(one) / as_figures(taken.sum(axis=0))).filled(0.0) for one in taken]

    def covered_share(self, parts: Figure, worth: Figure) -> Figure:
        """As for a mean: which are the two best is known of all only."""
        return mean_of(parts, as_figures(worth.value > 0))
