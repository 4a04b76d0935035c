"""Position: where the value lies between two ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import (
    Figure,
    Flags,
    Floats,
    Line,
    at_least,
    at_most,
    constant,
    same,
    where,
    with_line,
)
from scorecard.scheme.compare.door import RuleRow, line_name
from scorecard.scheme.compare.held import AgainstReference
from scorecard.scheme.compare.others import Pool, UnitColumn
from scorecard.scheme.compare.rate import actuals_of
from scorecard.scheme.compare.reference import Reference
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import Word
from scorecard.scheme.written import figure, operand, percent

IF_EQUAL = Word(
    {
        "pending": message("pending"),
        "full": message("as 100%"),
        "none": message("as 0%"),
        "met": message("as 100% where they are reached, else as 0%"),
    }
)


@dataclass(frozen=True)
class Position(AgainstReference):
    """(x − lo) ÷ (hi − lo); where both ends are equal as declared.

    Source: rules such as "60 + 40 × (x − worst) ÷ (best − worst)", and shares of the way from a baseline to a target:
    of a unit that has nothing left to go the ends are equal, and it is there or it is not.
    """

    if_equal: Literal["pending", "full", "none", "met"] = scheme_field(
        IF_EQUAL,
        "两端相等",
        message("what a position between equal ends is"),
        default="pending",
    )

    word = "position"
    help = message("where it lies between two ends, 0 to 100%")
    pure = True
    count = 2
    usual = (Reference("worst"), Reference("best"))

    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """Between the two ends, or beyond them."""
        low, high = self.references(column, pool)
        equal: Flags = same(low, high)
        share = where(equal, np.nan, (column.value - low) / (high - low))
        if self.if_equal != "pending":
            share = where(equal & column.value.known, self._equal_ends_share(column, low), share)

        def says(u: int) -> Text | None:
            if not equal[u]:
                return None
            end, by = operand(figure(low.at(u))), percent(share.at(u))
            return message("both ends are {end}: by the scheme {amount}", end=end, amount=by)

        return with_line(share, lambda: Line(line_name(self.phrase), "percent", says))

    def _equal_ends_share(self, column: UnitColumn, end: Figure) -> Figure:
        """What the position is between ends that are the same; float64[U]."""
        if self.if_equal != "met":
            return constant(1.0 if self.if_equal == "full" else 0.0)
        reached = (at_most if column.direction == "lower" else at_least)(column.value, end)
        return where(reached, 1.0, 0.0)

    def actuals(
        self, edge: float, targets: Sequence[Floats], references: Sequence[Floats]
    ) -> Iterator[Floats]:
        """So far from one end to the other."""
        yield from actuals_of(edge, targets)
        first, last = references
        yield first + edge * (last - first)

    @property
    def phrase(self) -> Text:
        """Between what."""
        first, last = self.texts
        return message("position between {texts} and {texts_2}", texts=first, texts_2=last)

    def sentence(self, scale: Text, row: RuleRow, reverse: str) -> Text:
        """What equal ends give."""
        equal = IF_EQUAL.choices[self.if_equal]
        return message("{words}; between equal ends {equal}", words=scale, equal=equal)

    def runs_against(self, direction: str) -> bool:
        """Two numbers, the better one first."""
        if len(self.against) != 2 or any(end.kind != "number" for end in self.against):
            return False
        first, last = (end.value for end in self.against)
        return first >= last if direction == "higher" else first <= last
