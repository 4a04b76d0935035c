"""Bands: the first row that holds, from the top."""

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
    holds,
    limits,
    within,
)
from scorecard.model.board import Floats


def award(column: Column, pool: Pool) -> Award:
    """The points of the first band that the basis falls in.

    Edges are compared after settling, so that a figure on an edge is on it.
    Source: lookup rules such as "≥6 % → 50; [5, 6) → 40; …; <2 → 0".
    """
    basis = settle(basis_of(column, pool))
    rows = [holds(band, basis) for band in column.rule.bands]
    points = np.select(rows, [amount(band.points, column.full) for band in column.rule.bands], default=np.nan)
    low, high = limits(column)
    return Award(basis, np.where(np.isnan(basis), np.nan, within(points, low, high)))


def bounds(column: Column) -> tuple[Floats, Floats]:
    """The fewest and the most points that any band gives."""
    given = [amount(band.points, column.full) for band in column.rule.bands]
    low, high = limits(column)
    return within(np.minimum.reduce(given), low, high), within(np.maximum.reduce(given), low, high)


RULE = ScoringRule(gather, award, bounds)
