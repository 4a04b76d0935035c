"""A broken line: straight between its corners."""

from __future__ import annotations

import numpy as np

from scorecard.engine.rules.basis import basis_of, gather
from scorecard.engine.rules.rule import (
    Award,
    Column,
    Pool,
    ScoringRule,
    amount,
    capped,
    limits,
    within,
)
from scorecard.model.figure import Figure, at_least, least, least_of, most, most_of, read, same, stack, where


def award(column: Column, pool: Pool) -> Award:
    """p₀ + (p₁ − p₀) · (b − x₀) ÷ (x₁ − x₀) between two corners; beyond the ends as declared.

    `level`: the points of the end; `continue`: the first or last stretch goes on.

    Source: 60 + 40 · (x − xs) ÷ (xh − xs), with a value that just will not do (xs) and one that is
    fully satisfying (xh).

    20 % between 15 % → 60 points and 25 % → 100 points: 80 points.
    """
    rule = column.rule
    basis = capped(column, basis_of(column, pool))
    corners = read([knot.at for knot in rule.line])
    points = stack([amount(knot.points, column.full) for knot in rule.line])
    at = most(least(basis, corners[-1]), corners[0]) if rule.beyond == "level" else basis
    # The stretch is that of the last corner reached; the last corner begins none.
    left = np.sum([at_least(at, knot.at) for knot in rule.line[1:-1]], axis=0, dtype=np.int64)
    left = np.broadcast_to(left, at.shape)
    units = np.arange(len(basis))
    low_points, high_points = points[left, units], points[left + 1, units]
    share = (at - corners[left]) / (corners[left + 1] - corners[left])
    # A stretch that is level has its points however far it goes on, also at a rate without bound.
    level = same(low_points, high_points) & at.known
    points = where(level, low_points, low_points + (high_points - low_points) * share)
    low, high = limits(column)
    return Award(basis, within(points, low, high))


def bounds(column: Column) -> tuple[Figure, Figure]:
    """The fewest and the most points of any corner; without end where the line goes on."""
    points = [amount(knot.points, column.full) for knot in column.rule.line]
    low, high = limits(column)
    if column.rule.beyond == "continue":
        return low, high
    return within(least_of(points), low, high), within(most_of(points), low, high)


RULE = ScoringRule(gather, award, bounds)
