"""So many points for each 1 beyond a starting point: places below the first, things counted."""

from __future__ import annotations

from scorecard.engine.rules.basis import basis_of, gather
from scorecard.engine.rules.rule import (
    Award,
    Column,
    Pool,
    ScoringRule,
    amount,
    limits,
    within,
)
from scorecard.model.rule import Amount


def award(column: Column, pool: Pool) -> Award:
    """w + each · (b − at) where `each` is negative, each · (b − at) where positive; between 0 and w.

    A deduction, which stands outside full points, is each · (b − at) either way.

    `at` is 1 for ranks, else 0 unless said. Parts of a 1 count in proportion; ranks have none but
    those that ties share.

    Source: rules such as "the first gets full points, 0.5 less for each place below", "0.5 points
    for each patent granted, at most 5".
    """
    basis = basis_of(column, pool)
    step = column.rule.each or Amount(0.0)
    start = column.full if step.value < 0 and not column.rule.from_zero else 0.0
    low, high = limits(column)
    return Award(basis, within(start + amount(step, column.full) * (basis - column.rule.begin), low, high))


RULE = ScoringRule(gather, award, limits)
