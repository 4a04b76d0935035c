"""A broken line: straight between its corners."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple, Self

import numpy as np

from scorecard.base.message import Text, message, sense, sequence
from scorecard.base.records import dataclass
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
    same,
    select,
    told_as,
    where,
    with_line,
)
from scorecard.scheme.amount import Amount, amount, amount_text
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import KnotsOf, Word
from scorecard.scheme.scale.door import POINTS, Scale, ScaleRule, with_points_line
from scorecard.scheme.written import number_text

BEYOND = Word(
    {
        "level": message("beyond the ends the points of the end"),
        "continue": message("the first and last stretch go on"),
    }
)


class Knot(NamedTuple):
    """A corner: a figure and its points."""

    at: float
    points: Amount


Corner = tuple[Figure, Figure]


@dataclass(frozen=True)
class BrokenLine(Scale):
    """p₀ + (p₁ − p₀) · (b − x₀) ÷ (x₁ − x₀) between two corners; beyond the ends as declared.

    `level`: the points of the end; `continue`: the first or last stretch goes on.

    Source: 60 + 40 · (x − xs) ÷ (xh − xs), with a value that just will not do (xs) and one that is
    fully satisfying (xh).

    20 % between 15 % → 60 points and 25 % → 100 points: 80 points.
    """

    line: tuple[Knot, ...] = scheme_field(
        KnotsOf(), "折线", message("straight between the corners"), always=True, empty=()
    )
    beyond: Literal["level", "continue"] = scheme_field(
        BEYOND, "两端", message("beyond the ends of the line"), default="level"
    )

    own_ends = True

    @classmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """The corners; their figures must rise."""
        knots: list[Knot] = []
        for corner, at, points in rule.get("line") or ():
            if at is None:
                continue
            if knots and at <= knots[-1].at:
                rule.fault("SC273", corner)
            knots.append(Knot(at, points))
        return rule.record(cls, line=tuple(knots)) if knots else None

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """Those of the stretch of the last corner reached; the last corner begins none."""
        corners = [
            (constant(knot.at, of.exactly), as_number(amount(knot.points, full))) for knot in self.line
        ]
        stretches = [_stretch(basis, *ends) for ends in pairwise(corners)]
        points = select([less_than(basis, at) for at, _ in corners[1:-1]], stretches[:-1], stretches[-1])
        if self.beyond == "level":
            first = _end(basis, full, self.line[0], stretches[0], of)
            last = _end(basis, full, self.line[-1], stretches[-1], of)
            outside = [at_most(basis, corners[0][0]), at_least(basis, corners[-1][0])]
            points = select(outside, [first, last], points)
        return points

    def bounds(self, full: Figure) -> tuple[Figure, Figure] | None:
        """The fewest and the most points of any corner; without end where the line goes on."""
        if self.beyond == "continue":
            return None
        given = [amount(knot.points, full) for knot in self.line]
        return least_of(given), most_of(given)

    def turns(self) -> tuple[float, ...]:
        """The corners."""
        return tuple(knot.at for knot in self.line)

    def sentence(self, of: Wording) -> Text:
        """The corners, and what is beyond them."""
        corners = [
            message("{figure} gives {points}", figure=of.quantity(knot.at), points=amount_text(knot.points))
            for knot in self.line
        ]
        beyond = (
            message("beyond the ends the points of the end")
            if self.beyond == "level"
            else message("beyond the ends the line goes on")
        )
        joint = sequence(corners, sense("between clauses", ", "))
        text = message("straight between corners of {basis}: {corners}; {beyond}")
        return text.fill(basis=of.of, corners=joint, beyond=beyond)


def _stretch(basis: Figure, left: Corner, right: Corner) -> Figure:
    """The points of the straight line through two corners; a level one has its points however far it goes."""
    (x0, p0), (x1, p1) = left, right
    sloped = with_points_line(p0 + (p1 - p0) * (basis - x0) / (x1 - x0))
    level = with_line(p0, lambda: Line(POINTS, says=lambda u: _LEVEL))
    flat = where(np.isinf(basis.value), level, told_as(p0, sloped))
    return where(same(p0, p1) & basis.known, flat, sloped)


_LEVEL = message("the points are the same all along this stretch")


def _end(basis: Figure, full: Figure, knot: Knot, stretch: Figure, of: ComparedFigure) -> Figure:
    """The points of an end, for what lies beyond it; exactly there they are those of the stretch."""
    end = amount(knot.points, full)

    def says(u: int) -> Text:
        figure, at = (number_text(value, of.exactly) for value in (float(basis.shown[u]), knot.at))
        points = amount_text(knot.points)
        return message(
            "{figure} lies beyond the end {place}: {points}", figure=figure, place=at, points=points
        )

    beyond = with_line(end, lambda: Line(POINTS, says=says))
    return where(same(basis, knot.at), told_as(end, stretch), beyond)
