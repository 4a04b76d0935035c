"""How much of the full points is scored, whatever way a heading combines its rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.base.message import message
from scorecard.engine.sharing import full_points
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    collapse_flags,
    intro_and_formula,
    stack,
    sum_figures,
    where,
    with_line,
)
from scorecard.model.period_targets import PeriodTargets

COVERAGE = message("Coverage")
SCORED = message("full points that are scored")


class CoveredPoints(NamedTuple):
    """float64[U] each: full points that are scored, and those that are due."""

    scored: Figure
    due: Figure

    @property
    def share(self) -> Figure:
        """float64[U], the share of the full points due that is scored; NaN where nothing is due."""
        return with_line(
            self.scored / self.due,
            lambda: Line(COVERAGE, "percent", says=lambda _: intro_and_formula(SCORED)),
        )


def table_coverage(terms: PeriodTargets, points: Figure, full: Figure) -> CoveredPoints:
    """How much of a table is scored; what does not apply, or stands outside full points, is no part of either.

    points : float64[U, I], NaN where a cell has none of its own; full : float64[U, I], full points that count

    60 of 100 points were reported: 60 and 100.
    """
    inside = ~terms.table.outside
    due = where(np.broadcast_to(collapse_flags(terms.applicable) & inside, full.shape), full, 0.0)
    return covered_of(terms.table.tree, points.known, due, where(inside, full, 0.0))


def covered_of(member: Branch | int, known: Flags, due: Figure, full: Figure) -> CoveredPoints:
    """The same of a row or branch.

    With P the full points of a heading, cᵢ the part of member i that is scored, wᵢ its full points, over the n
    members of which anything applies:

    Of a sum it is Σ wᵢ·cᵢ; the other ways to combine each say what of P is scored (`scheme.sum`).

    A geometric mean of two equal rows under a heading of 100, one of them reported: 50 of 100.

    >>> from scorecard.model.figure import as_figures
    >>> pair = Branch((0, 1), "pair", "geometric", (100.0,))
    >>> one = covered_of(pair, np.array([[True, False]]), as_figures([[100.0, 100.0]]), as_figures([[100.0, 100.0]]))
    >>> [figures.shown.tolist() for figures in one]
    [[50.0], [100.0]]
    """
    if isinstance(member, int):
        return CoveredPoints(where(known[:, member], due[:, member], 0.0), due[:, member])
    below = [covered_of(part, known, due, full) for part in member.members]
    if member.way.adds_up:
        return CoveredPoints(
            sum_figures([cover.scored for cover in below]), sum_figures([cover.due for cover in below])
        )
    counts = np.stack([cover.due.value > 0 for cover in below])
    parts = stack([(cover.scored / cover.due).filled(0.0) for cover in below])
    worth = where(counts, stack([full_points(part, full) for part in member.members]), 0.0)
    whole = where(counts.any(axis=0), np.array(member.points), 0.0)
    return CoveredPoints(whole * member.way.covered_share(parts, worth), whole)
