"""Steps: so many points at a starting point, more or fewer for each step over or under it."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import settle
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
from scorecard.model.board import Floats
from scorecard.model.rule import Amount, Side, Slope, Steps

_NEAR = 1e-9


def award(column: Column, pool: Pool) -> Award:
    """base + add · n over `at`, base − deduct · n under it, n = |b − at| ÷ each; then the limits.

    A step begun but not finished is dropped (⌊n⌋), counted (⌈n⌉) or counts pro rata (n), as declared;
    `limit` holds what one side adds or takes away. `level` keeps the base, `proportional` gives
    base · b ÷ at. A figure exactly at the starting point has the base.

    Source: rules such as "1 point less for each 2 % below the target, down to 0"; "0.5 points for
    each percentage point over, at most 10 more; below in proportion".

    110 % against 100 % with 0.5 for each 2 %: 5 steps, 10 + 2.5.
    """
    basis = settle(capped(column, basis_of(column, pool)))
    steps = _steps(column)
    base = amount(steps.base, column.full)
    over = _sloped(steps.over, steps, basis, base, column.full)
    under = _sloped(steps.under, steps, basis, base, column.full)
    points = np.where(basis > steps.at, over, np.where(basis < steps.at, under, base))
    low, high = limits(column)
    return Award(basis, np.where(np.isnan(basis), np.nan, within(points, low, high)))


def bounds(column: Column) -> tuple[Floats, Floats]:
    """The fewest and the most points: what the limits allow, and no more than the steps can add."""
    low, high = limits(column)
    steps = _steps(column)
    adding = [side for side in steps[2:] if isinstance(side, Side) and side.add.value > 0]
    if steps.over == "proportional" or any(side.limit is None for side in adding):
        return low, high
    base = amount(steps.base, column.full)
    gains = [amount(side.limit or Amount(0.0), column.full) for side in adding]
    return low, within(base + np.maximum.reduce([np.zeros(base.shape), *gains]), low, high)


def count(far: Floats, part: str) -> Floats:
    """How many steps a distance in steps is; a distance within 1e-9 of a whole step is that step.

    >>> [count(np.array([2.0000000001, 2.5]), part).tolist() for part in ("dropped", "counted")]
    [[2.0, 2.0], [2.0, 3.0]]
    """
    whole = np.round(far)
    with np.errstate(invalid="ignore"):
        gap = np.abs(far - whole)
    far = np.where(gap <= _NEAR * np.maximum(1.0, np.abs(whole)), whole, far)
    if part == "pro_rata":
        return far
    return np.floor(far) if part == "dropped" else np.ceil(far)


def _steps(column: Column) -> Steps:
    return column.rule.steps or Steps(0.0, Amount(1.0, True), "level", "level")


def _sloped(slope: Slope, steps: Steps, basis: Floats, base: Floats, full: Floats) -> Floats:
    """The points on one side of the starting point, as if all figures lay there."""
    if slope == "level":
        return base
    if not isinstance(slope, Side):
        return base * basis / steps.at
    change = amount(slope.add, full) * count(np.abs(basis - steps.at) / slope.each, slope.part)
    if slope.limit is not None:
        most = amount(slope.limit, full)
        change = np.clip(change, -most, most)
    return base + change


RULE = ScoringRule(gather, award, bounds)
