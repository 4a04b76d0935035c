"""Progress: actual against what is due by now."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.scheme.compare.door import RuleRow
from scorecard.scheme.compare.target import ToTarget


@dataclass(frozen=True)
class Progress(ToTarget):
    """actual ÷ what is due by now, whatever the row is held to otherwise."""

    word = "progress"
    help = message("actual against what is due by now, always")
    due = True
    start = 1.0

    def rate_words(self, row: RuleRow) -> Text:
        """Progress; of the stretch target its completion."""
        if self.level == "stretch":
            return message("completion of the stretch target")
        return message("progress")
