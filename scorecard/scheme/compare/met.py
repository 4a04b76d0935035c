"""Met: whether the target is reached at all."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.scheme.compare.door import RuleRow
from scorecard.scheme.compare.target import ToTarget


@dataclass(frozen=True)
class Met(ToTarget):
    """1 where the target is reached, else 0; no scale can be put on it."""

    word = "met"
    help = message("whether the target is met: full points or none")
    met_only = True

    def rate_words(self, row: RuleRow) -> Text:
        """Whether it is."""
        return message("target met")
