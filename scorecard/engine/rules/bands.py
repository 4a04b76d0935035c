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
    limits,
    within,
)
from scorecard.model.board import Flags, Floats
from scorecard.model.scheme import Band


def award(column: Column, pool: Pool) -> Award:
    """The points of the first band that the basis falls in.

    Edges are compared after settling, so that a figure on an edge is on it.
    Source: lookup rules such as "≥6 % → 50; [5, 6) → 40; …; <2 → 0".
    """
    basis = settle(basis_of(column, pool))
    rows = [_holds(band, basis) for band in column.rule.bands]
    points = np.select(rows, [amount(band.points, column.full) for band in column.rule.bands], default=np.nan)
    low, high = limits(column)
    return Award(basis, np.where(np.isnan(basis), np.nan, within(points, low, high)))


def bounds(column: Column) -> tuple[Floats, Floats]:
    """The fewest and the most points that any band gives."""
    given = [amount(band.points, column.full) for band in column.rule.bands]
    low, high = limits(column)
    return within(np.minimum.reduce(given), low, high), within(np.maximum.reduce(given), low, high)


def _holds(band: Band, basis: Floats) -> Flags:
    holds = np.ones(basis.shape, dtype=np.bool_)
    if band.low is not None:
        low = settle(np.array(band.low))
        holds &= basis >= low if band.low_included else basis > low
    if band.high is not None:
        high = settle(np.array(band.high))
        holds &= basis <= high if band.high_included else basis < high
    return holds


RULE = ScoringRule(gather, award, bounds)
