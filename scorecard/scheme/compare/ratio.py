"""Ratio: the value over what it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Floats, Line, more_than, where, with_line
from scorecard.scheme.compare.door import RuleRow, WrittenRule, line_name
from scorecard.scheme.compare.held import AgainstReference
from scorecard.scheme.compare.others import Pool, UnitColumn
from scorecard.scheme.compare.rate import actuals_of, if_none, no_quotient, rate


@dataclass(frozen=True)
class Ratio(AgainstReference):
    """x ÷ r; where lower is better r ÷ x, or 2 − x ÷ r (`mirror`); none where r ≤ 0.

    Source: rules such as "in proportion to the best of all towns".
    """

    word = "ratio"
    help = message("the value over what it is held against; turned round where lower is better")
    pure = True
    divides = True
    start = 1.0

    def check(self, rule: WrittenRule) -> None:
        """Held against the target it would be completion."""
        if any(reference.kind == "target" for reference in self.against):
            rule.fault("SC048", rule.at("against"), a="compare: ratio", b="against: target")

    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """The quotient, or its mirror."""
        value, turned = column.value, column.reverse
        (reference,) = self.references(column, pool)
        reference = where(more_than(reference, 0.0), reference, np.nan)
        ratio = rate(value, reference, column.direction, turned)

        def says(u: int) -> Text | None:
            return no_quotient(value, reference, column.direction, turned, u)

        return with_line(ratio, lambda: Line(line_name(self.phrase), "percent", says, if_none(ratio, "")))

    def actuals(
        self, edge: float, targets: Sequence[Floats], references: Sequence[Floats]
    ) -> Iterator[Floats]:
        """Those of a rate."""
        return actuals_of(edge, targets)

    @property
    def phrase(self) -> Text:
        """To what."""
        return message("ratio to {texts}", texts=self.texts[0])

    def sentence(self, scale: Text, row: RuleRow, reverse: str) -> Text:
        """How it is turned where lower is better."""
        if row.direction != "lower":
            return scale
        quotient = message("what it is held against ÷ actual")
        mirror = message("2 − actual ÷ what it is held against")
        how = quotient if reverse == "quotient" else mirror
        return message("{words}; lower is better, so the ratio is {manner}", words=scale, manner=how)
