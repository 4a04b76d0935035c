"""Choices: points by exact value."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import settle
from scorecard.engine.rules.basis import gather
from scorecard.engine.rules.rule import Award, Column, Pool, ScoringRule, amount, limits, within
from scorecard.model.board import Floats


def award(column: Column, pool: Pool) -> Award:
    """The points of the value that is met exactly; none where no choice has it.

    Source: pick-lists such as "leading product in an emerging industry 10, other 5".
    """
    value = settle(column.value)
    rows = [value == settle(np.array(choice.value)) for choice in column.rule.choices]
    points = np.select(rows, [amount(choice.points, column.full) for choice in column.rule.choices], np.nan)
    low, high = limits(column)
    return Award(value, within(points, low, high))


def bounds(column: Column) -> tuple[Floats, Floats]:
    """The fewest and the most points of any choice."""
    points = [amount(choice.points, column.full) for choice in column.rule.choices]
    low, high = limits(column)
    return within(np.minimum.reduce(points), low, high), within(np.maximum.reduce(points), low, high)


RULE = ScoringRule(gather, award, bounds)
