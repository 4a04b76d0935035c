"""In proportion: points = full points × rate, held between floor and cap."""

from __future__ import annotations

import numpy as np

from scorecard.engine.rules.rule import Award, Column, ScoringRule, capped, gather_nothing, limits, within
from scorecard.model.board import Floats


def award(column: Column, order: Floats) -> Award:
    """w · min(rate, max_rate), then between the floor (0) and the cap (w), unless others are named.

    Source: the plain completion rule, s = w·min(x/t, 1), and its variants with a cap on the rate.
    """
    rate = capped(column, column.rate)
    low, high = limits(column)
    with np.errstate(invalid="ignore"):
        points = column.full * rate
    return Award(rate, within(points, low, high))


RULE = ScoringRule(gather_nothing, award, limits)
