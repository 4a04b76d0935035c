"""A broken line: straight between its corners."""

from __future__ import annotations

from itertools import pairwise

from scorecard.base.text import Text
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
from scorecard.model.figure import (
    Figure,
    Line,
    as_number,
    at_least,
    at_most,
    constant,
    least_of,
    less_than,
    most_of,
    named,
    same,
    select,
    where,
)
from scorecard.model.figure.memory import Style

Corner = tuple[Figure, Figure]
POINTS = Line(Text("得分", "Points"))


def award(column: Column, pool: Pool) -> Award:
    """p₀ + (p₁ − p₀) · (b − x₀) ÷ (x₁ − x₀) between two corners; beyond the ends as declared.

    `level`: the points of the end; `continue`: the first or last stretch goes on.

    Source: 60 + 40 · (x − xs) ÷ (xh − xs), with a value that just will not do (xs) and one that is
    fully satisfying (xh).

    20 % between 15 % → 60 points and 25 % → 100 points: 80 points.
    """
    rule = column.rule
    basis = capped(column, basis_of(column, pool))
    style: Style = "percent" if rule.pure else "exact"
    corners = [(constant(knot.at, style), as_number(amount(knot.points, column.full))) for knot in rule.line]
    stretches = [_stretch(basis, *ends) for ends in pairwise(corners)]
    # The stretch is that of the last corner reached; the last corner begins none.
    points = select([less_than(basis, at) for at, _ in corners[1:-1]], stretches[:-1], stretches[-1])
    if rule.beyond == "level":
        (first, fewest), (last, most) = corners[0], corners[-1]
        points = select([at_most(basis, first), at_least(basis, last)], [fewest, most], points)
    low, high = limits(column)
    return Award(basis, within(points, low, high))


def _stretch(basis: Figure, left: Corner, right: Corner) -> Figure:
    """The points of the straight line through two corners; a level one has its points however far it goes."""
    (x0, p0), (x1, p1) = left, right
    sloped = named(p0 + (p1 - p0) * (basis - x0) / (x1 - x0), POINTS)
    return where(same(p0, p1) & basis.known, p0, sloped)


def bounds(column: Column) -> tuple[Figure, Figure]:
    """The fewest and the most points of any corner; without end where the line goes on."""
    points = [amount(knot.points, column.full) for knot in column.rule.line]
    low, high = limits(column)
    if column.rule.beyond == "continue":
        return low, high
    return within(least_of(points), low, high), within(most_of(points), low, high)


RULE = ScoringRule(gather, award, bounds)
