"""Steps: so many points at a starting point, more or fewer for each step over or under it."""

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
from scorecard.model.figure import Figure, least, less_than, more_than, most, most_of, read, where, whole
from scorecard.model.rule import Amount, Side, Slope, Steps


def award(column: Column, pool: Pool) -> Award:
    """base + add · n over `at`, base − deduct · n under it, n = |b − at| ÷ each; then the limits.

    A step begun but not finished is dropped (⌊n⌋), counted (⌈n⌉) or counts pro rata (n), as declared;
    `limit` holds what one side adds or takes away. `level` keeps the base, `proportional` gives
    base · b ÷ at. A figure exactly at the starting point has the base.

    Source: rules such as "1 point less for each 2 % below the target, down to 0"; "0.5 points for
    each percentage point over, at most 10 more; below in proportion".

    110 % against 100 % with 0.5 for each 2 %: 5 steps, 10 + 2.5.
    """
    basis = capped(column, basis_of(column, pool))
    steps = _steps(column)
    base = amount(steps.base, column.full)
    over = _sloped(steps.over, steps, basis, base, column.full)
    under = _sloped(steps.under, steps, basis, base, column.full)
    points = where(more_than(basis, steps.at), over, where(less_than(basis, steps.at), under, base))
    low, high = limits(column)
    return Award(basis, where(basis.missing, np.nan, within(points, low, high)))


def bounds(column: Column) -> tuple[Figure, Figure]:
    """The fewest and the most points: what the limits allow, and no more than the steps can add."""
    low, high = limits(column)
    steps = _steps(column)
    adding = [side for side in steps[2:] if isinstance(side, Side) and side.add.value > 0]
    if steps.over == "proportional" or any(side.limit is None for side in adding):
        return low, high
    base = amount(steps.base, column.full)
    gains = [amount(side.limit or Amount(0.0), column.full) for side in adding]
    return low, within(base + most_of([read(np.zeros(base.shape)), *gains]), low, high)


def count(far: Figure, part: str) -> Figure:
    """How many steps a distance in steps is; one that is whole but for noise is whole.

    >>> [count((1 - read([0.9, 0.875])) / 0.05, part).shown.tolist() for part in ("dropped", "counted")]
    [[2.0, 2.0], [2.0, 3.0]]
    """
    if part == "pro_rata":
        return far
    return whole(far, "down" if part == "dropped" else "up")


def _steps(column: Column) -> Steps:
    return column.rule.steps or Steps(0.0, Amount(1.0, True), "level", "level")


def _sloped(slope: Slope, steps: Steps, basis: Figure, base: Figure, full: Figure) -> Figure:
    """The points on one side of the starting point, as if all figures lay there."""
    if slope == "level":
        return base
    if not isinstance(slope, Side):
        return base * basis / steps.at
    change = amount(slope.add, full) * count(abs(basis - steps.at) / slope.each, slope.part)
    if slope.limit is not None:
        limit = amount(slope.limit, full)
        change = most(least(change, limit), -limit)
    return base + change


RULE = ScoringRule(gather, award, bounds)
