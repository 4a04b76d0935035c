"""Bands: the first row that holds, from the top."""

from __future__ import annotations

import numpy as np

from scorecard.engine.conditions import Judged
from scorecard.engine.rules.basis import basis_of, gather
from scorecard.engine.rules.rule import (
    Award,
    Column,
    Pool,
    ScoringRule,
    amount,
    between,
    capped,
    judged,
    limits,
    within,
)
from scorecard.model.figure import Figure, least_of, most_of, select, where
from scorecard.model.rule import Band


def award(column: Column, pool: Pool) -> Award:
    """The points of the first band that the basis falls in and whose conditions hold.

    Where it cannot be told whether a band holds, for want of a figure, no band below it is taken instead.
    Source: lookup rules such as "≥6 % → 50; [5, 6) → 40; …; <2 → 0", and "≥80 % → 75, if 20 % is
    invested".
    """
    basis = capped(column, basis_of(column, pool))
    rows = [holding(column, band, basis) for band in column.rule.bands]
    given = [
        where(row.holds, amount(band.points, column.full), np.nan)
        for row, band in zip(rows, column.rule.bands, strict=True)
    ]
    points = select([~row.fails for row in rows], given)
    low, high = limits(column)
    return Award(basis, where(basis.missing, np.nan, within(points, low, high)))


def holding(column: Column, band: Band, basis: Figure) -> Judged:
    """Whether one band holds for each unit, where it can be told."""
    inside = between(band, basis)
    if not band.conditions:
        return Judged(inside, ~inside)
    also = judged(column, band.conditions, basis)
    return Judged(inside & also.holds, ~inside | also.fails)


def bounds(column: Column) -> tuple[Figure, Figure]:
    """The fewest and the most points that any band gives."""
    given = [amount(band.points, column.full) for band in column.rule.bands]
    low, high = limits(column)
    return within(least_of(given), low, high), within(most_of(given), low, high)


RULE = ScoringRule(gather, award, bounds)
