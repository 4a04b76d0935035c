"""What the rule of a row gives each unit: what is compared, the gate, the scale, and the limits after it."""

from __future__ import annotations

import numpy as np

from scorecard.base.message import message
from scorecard.engine.conditions import Judgement
from scorecard.engine.rules.rule import Award, RuleColumn, cap_rate, clamp_points, judging, limits
from scorecard.model.figure import (
    Figure,
    Line,
    as_figures,
    least,
    most,
    remember_where,
    untold,
    where,
    with_line,
)
from scorecard.scheme.compare.others import Pool
from scorecard.scheme.compared import OF, ComparedFigure
from scorecard.scheme.scale.door import POINTS

_SHUT = message("a condition does not hold: 0 points")


def gather(column: RuleColumn) -> Pool:
    """The figures that units are compared with, where the rule compares them with each other."""
    return column.rule.compare.gather(column)


def award(column: RuleColumn, pool: Pool) -> Award:
    """The points of the scale for what is compared, held between the limits; where the gate is shut 0 between them.

    Source: rules such as "below 90 % no points", "fewer than 3 firms no points", "each also needs 20 %
    invested". A figure exactly on the edge is on the side that the word says. Where it cannot be told
    whether the conditions hold, for want of a figure, there are no points, not 0. A condition that fails
    decides also where there is nothing to compare, as by a divisor of 0; a value that was not reported
    stays missing whatever fails.

    "More than 0 new projects, else 0 points", compared with the new projects: of 0 new ones 0 points.
    """
    rule, full = column.rule, column.full
    # A mark is compared as a value, and counts as a share of its scale.
    compared = column.rate if rule.by_mark else rule.compare.figure(column, pool)
    basis = remember_where(cap_rate(column, compared), full)
    of = ComparedFigure(rule.compare, judging(column, basis), share=rule.by_mark)
    basis = with_line(basis, lambda: Line(OF, of.briefly, told=untold))
    low, high = limits(column)
    points = clamp_points(rule.scale.points(basis, full, of), low, high)
    if rule.only_if:
        points = _apply_gate(column, basis, points, Judgement(*of.judged(rule.only_if)))
    return Award(basis, points)


def _apply_gate(column: RuleColumn, basis: Figure, points: Figure, gate: Judgement) -> Figure:
    """The points behind a gate."""
    low, high = limits(column)
    zero = remember_where(as_figures(np.zeros(column.full.shape)), column.full)
    nothing = clamp_points(with_line(zero, lambda: Line(POINTS, says=lambda u: _SHUT)), low, high)
    behind = where(gate.holds & basis.known, points, np.nan)
    return where(gate.fails & column.value.known, nothing, behind)


def bounds(column: RuleColumn) -> tuple[Figure, Figure]:
    """The fewest and the most points: what the scale can give inside the limits, and 0 where a gate may be shut."""
    low, high = limits(column)
    ends = column.rule.scale.bounds(column.full)
    fewest, greatest = (low, high) if ends is None else (most(least(end, high), low) for end in ends)
    if not column.rule.only_if:
        return fewest, greatest
    nothing = clamp_points(as_figures(np.zeros(column.full.shape)), low, high)
    return least(fewest, nothing), most(greatest, nothing)
