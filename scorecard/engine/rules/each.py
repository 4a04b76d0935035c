"""By rank: so many points for each place below the first."""

from __future__ import annotations

from scorecard.engine.rules.rule import (
    Award,
    Column,
    ScoringRule,
    amount,
    basis_of,
    gather_order,
    limits,
    within,
)
from scorecard.model.board import Floats
from scorecard.model.scheme import Amount


def award(column: Column, order: Floats) -> Award:
    """w + each · (rank − 1) where `each` is negative, each · (rank − 1) where positive; between 0 and w.

    Source: rules such as "the first gets full points, 0.5 less for each place below".
    """
    basis = basis_of(column, order)
    step = column.rule.each or Amount(0.0)
    start = column.full if step.value < 0 else 0.0
    low, high = limits(column)
    return Award(basis, within(start + amount(step, column.full) * (basis - 1), low, high))


RULE = ScoringRule(gather_order, award, limits)
