"""Choices: points by exact value."""

from __future__ import annotations

from scorecard.engine.rules.basis import gather
from scorecard.engine.rules.rule import Award, Column, Pool, ScoringRule, amount, limits, within
from scorecard.model.figure import Figure, least_of, most_of, same, select


def award(column: Column, pool: Pool) -> Award:
    """The points of the value that is met exactly; none where no choice has it.

    Source: pick-lists such as "leading product in an emerging industry 10, other 5".
    """
    rows = [same(column.value, choice.value) for choice in column.rule.choices]
    points = select(rows, [amount(choice.points, column.full) for choice in column.rule.choices])
    low, high = limits(column)
    return Award(column.value, within(points, low, high))


def bounds(column: Column) -> tuple[Figure, Figure]:
    """The fewest and the most points of any choice."""
    points = [amount(choice.points, column.full) for choice in column.rule.choices]
    low, high = limits(column)
    return within(least_of(points), low, high), within(most_of(points), low, high)


RULE = ScoringRule(gather, award, bounds)
