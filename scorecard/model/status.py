"""What a cell is, beside its number. None of these is ever mixed with 0."""

from __future__ import annotations

from enum import IntEnum

from scorecard.base.message import Text, message


class Status(IntEnum):
    """The standing of one cell; the values are what the arrays of a board hold."""

    SCORED = 0
    SHOWN = 1
    MISSING = 2
    NOT_DUE = 3
    NOT_APPLICABLE = 4
    PENDING = 5

    @property
    def id(self) -> str:
        """The word of the JSON."""
        return self.name.lower()

    @property
    def text(self) -> Text:
        """The word that is printed."""
        return _TEXT[self]


_TEXT = {
    Status.SCORED: message("scored"),
    Status.SHOWN: message("shown"),
    Status.MISSING: message("missing"),
    Status.NOT_DUE: message("not due"),
    Status.NOT_APPLICABLE: message("n/a"),
    Status.PENDING: message("pending"),
}
