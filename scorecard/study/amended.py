"""What an amendment changed, in words."""

from __future__ import annotations

from scorecard.base.message import Text, message, sense
from scorecard.model.amendment import AmendedField
from scorecard.model.rule import Rule
from scorecard.scheme.target import Target


def what_changed(change: AmendedField) -> Text | str:
    """A target by what it was and is, full points the same under their name; a rule has no short words."""
    words = f"{change.before} → {change.after}"
    if isinstance(change.value, Target):
        return words
    if isinstance(change.value, Rule):
        return sense("what an amendment changes", "its rule")
    return message("full points {words}", words=words)
