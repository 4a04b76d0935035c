"""A unit's part of what all have together: a comparison that the tool does not have, as it would be added to it."""

from __future__ import annotations

import numpy as np

from scorecard.base.message import Text, term
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Line, as_figures, constant, with_line
from scorecard.model.figure.operation import operation
from scorecard.scheme.compare.door import Comparison, RuleRow, line_name
from scorecard.scheme.compare.others import (
    Among,
    Pool,
    UnitColumn,
    comparison_pool,
    groups_of,
    units_compared,
)
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import Share
from scorecard.scheme.written import percent


@dataclass(frozen=True)
class Part(Comparison):
    """x ÷ Σ x, as a multiple of the part that is expected."""

    among: Among = units_compared()
    expected: float = scheme_field(
        Share(), "应占", term("the part that is expected", zh="应占的份额"), default="100%", empty=1.0
    )

    word = "part"
    help = term(
        "the value over the sum of all, by the part expected", zh="本单位占各单位之和的份额，按应占折算"
    )
    pure = True
    start = 1.0

    @property
    def sees_others(self) -> bool:
        """Always."""
        return True

    def gather(self, column: UnitColumn) -> Pool:
        """The figures of the others."""
        return comparison_pool(column, self.among)

    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """x ÷ Σ x ÷ expected."""
        whole = with_line(_whole(column.value, self.among, column, pool), Line(_WHOLE))
        return with_line(column.value / whole / constant(self.expected, "percent"), self._line())

    def words(self, row: RuleRow) -> Text:
        """Part of what, beside what is expected."""
        return self._phrase()

    def _phrase(self) -> Text:
        text = term("part of the sum, {expected} expected", zh="占比（应占{expected}）")
        return text.fill(expected=percent(self.expected))

    def _line(self) -> Line:
        return Line(line_name(self._phrase()), "percent")


_WHOLE = term("Sum of all", zh="合计")


@operation()
def _whole(values: Figure, among: Among, column: UnitColumn, pool: Pool) -> Figure:
    whole, of = np.full(values.shape, np.nan), groups_of(column, among)
    for group, others in pool.others.items():
        whole[of == group] = others.sum().value
    return as_figures(whole)
