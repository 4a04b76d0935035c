"""A gate: no points unless conditions hold."""

from __future__ import annotations

import numpy as np

from scorecard.engine.rules.rule import Award, Column, Pool, ScoringRule, judged, limits, within
from scorecard.model.figure import Figure, least, most, read, where


def gated(rule: ScoringRule) -> ScoringRule:
    """The rule behind a gate: where one of its conditions does not hold, 0 between the limits.

    Source: rules such as "below 90 % no points", "fewer than 3 firms no points", "each also needs 20 %
    invested". A figure exactly on the edge is on the side that the word says. Where it cannot be told
    whether the conditions hold, for want of a figure, there are no points, not 0. A condition that fails
    decides also where there is nothing to compare, as by a divisor of 0; a value that was not reported
    stays missing whatever fails.

    "More than 0 new projects, else 0 points", compared with the new projects: of 0 new ones 0 points.
    """

    def award(column: Column, pool: Pool) -> Award:
        given = rule.award(column, pool)
        open_, shut = judged(column, column.rule.only_if, given.basis)
        points = where(open_ & given.basis.known, given.points, np.nan)
        return Award(given.basis, where(shut & column.value.known, _nothing(column), points))

    def bounds(column: Column) -> tuple[Figure, Figure]:
        fewest, greatest = rule.bounds(column)
        nothing = _nothing(column)
        return least(fewest, nothing), most(greatest, nothing)

    return ScoringRule(rule.gather, award, bounds)


def _nothing(column: Column) -> Figure:
    low, high = limits(column)
    return within(read(np.zeros(column.full.shape)), low, high)
