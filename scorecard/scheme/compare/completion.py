"""Completion: actual against the target that the row is held to."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.scheme.compare.door import RuleRow
from scorecard.scheme.compare.target import ToTarget


@dataclass(frozen=True)
class Completion(ToTarget):
    """actual ÷ target, or ÷ what is due by now where the row is held to that; up to its end where that is a range.

    Source: the plain completion rule, s = w·min(x/t, 1).
    """

    word = "completion"
    help = message("actual against the target that `interim` names")
    start = 1.0

    def rate_words(self, row: RuleRow) -> Text:
        """Progress where only a part of the target is due by now."""
        if self.level == "stretch":
            return message("completion of the stretch target")
        if row.interim == "due" and row.pace != "none":
            return message("progress")
        return message("completion")
