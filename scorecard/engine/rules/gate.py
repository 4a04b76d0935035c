"""A gate: no points unless what is compared fulfils a condition."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import settle
from scorecard.engine.rules.rule import Award, Column, Pool, ScoringRule, holds, limits, within
from scorecard.model.board import Flags, Floats


def gated(rule: ScoringRule) -> ScoringRule:
    """The rule behind a gate: where the condition does not hold, 0 between the limits.

    Source: rules such as "below 90 % no points", "fewer than 3 firms no points". A figure exactly on
    the edge is on the side that the word says. Without a figure there are no points, not 0.
    """

    def award(column: Column, pool: Pool) -> Award:
        given = rule.award(column, pool)
        shut = _shut(column, given.basis)
        points = np.where(shut, _nothing(column), given.points)
        return Award(given.basis, np.where(np.isnan(given.basis), np.nan, points))

    def bounds(column: Column) -> tuple[Floats, Floats]:
        least, most = rule.bounds(column)
        nothing = _nothing(column)
        return np.minimum(least, nothing), np.maximum(most, nothing)

    return ScoringRule(rule.gather, award, bounds)


def _shut(column: Column, basis: Floats) -> Flags:
    condition = column.rule.only_if
    if condition is None:
        return np.zeros(basis.shape, dtype=np.bool_)
    return ~holds(condition, settle(basis))


def _nothing(column: Column) -> Floats:
    low, high = limits(column)
    return within(np.zeros(column.full.shape), low, high)
