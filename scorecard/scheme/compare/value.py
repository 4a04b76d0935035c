"""The value itself."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure
from scorecard.scheme.compare.door import MARK, Comparison, Row
from scorecard.scheme.compare.others import Column, Pool


@dataclass(frozen=True)
class Value(Comparison):
    """x; of a judged row, the mark."""

    word = "value"
    help = message("the value itself")
    measured = True
    plain = True

    def figure(self, column: Column, pool: Pool) -> Figure:
        """The actual."""
        return column.value

    def words(self, row: Row) -> Text:
        """The actual, or the mark."""
        return MARK if row.judging else message("actual")
