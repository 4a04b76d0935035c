"""Difference: the value less what it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Floats, Line, same, with_line
from scorecard.scheme.compare.door import line_name
from scorecard.scheme.compare.held import AgainstReference
from scorecard.scheme.compare.others import Pool, UnitColumn
from scorecard.scheme.written import exact


@dataclass(frozen=True)
class Difference(AgainstReference):
    """x − r, in the measure of the row; of a target that is a range, the nearest of its figures is r.

    Source: rules such as "each percentage point above the county's mean gets 1 point".
    """

    word = "difference"
    help = message("the value less what it is held against")
    measured = True
    start = 0.0

    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """x − r."""
        (reference,) = self.references(column, pool)
        of_target = self.against[0].kind == "target"

        def says(u: int) -> Text | None:
            if not of_target or not same(column.value, reference)[u] or not column.ranged[u]:
                return None
            return message("{value} lies within the target: no difference", value=exact(column.value.at(u)))

        return with_line(column.value - reference, lambda: Line(line_name(self.phrase), says=says))

    def actuals(
        self, edge: float, targets: Sequence[Floats], references: Sequence[Floats]
    ) -> Iterator[Floats]:
        """r + edge."""
        yield from (r + edge for r in targets)

    @property
    def phrase(self) -> Text:
        """From what."""
        return message("difference from {texts}", texts=self.texts[0])
