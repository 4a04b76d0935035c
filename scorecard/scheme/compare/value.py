"""The value itself."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure
from scorecard.scheme.compare.door import MARK, Comparison, RuleRow
from scorecard.scheme.compare.others import Pool, UnitColumn


@dataclass(frozen=True)
class Value(Comparison):
    """x; of a judged row, the mark."""

    word = "value"
    help = message("the value itself")
    measured = True
    plain = True

    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """The actual."""
        return column.value

    def words(self, row: RuleRow) -> Text:
        """The actual, or the mark."""
        return MARK if row.judging else message("actual")
