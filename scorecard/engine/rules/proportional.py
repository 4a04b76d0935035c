"""In proportion: points = full points × rate, held between floor and cap."""

from __future__ import annotations

from scorecard.engine.rules.basis import basis_of, gather
from scorecard.engine.rules.rule import Award, Column, Pool, ScoringRule, capped, limits, within


def award(column: Column, pool: Pool) -> Award:
    """w · min(rate, max_rate), then between the floor (0) and the cap (w), unless others are named.

    Source: the plain completion rule, s = w·min(x/t, 1), and its variants with a cap on the rate.
    """
    # A mark is compared as a value, and counts as a share of its scale.
    compared = column.rate if column.rule.compare == "value" else basis_of(column, pool)
    rate = capped(column, compared)
    low, high = limits(column)
    return Award(rate, within(column.full * rate, low, high))


RULE = ScoringRule(gather, award, limits)
