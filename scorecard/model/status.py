"""What a cell is, beside its number. None of these is ever mixed with 0."""

from __future__ import annotations

from enum import IntEnum

from scorecard.base.text import Text


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
    Status.SCORED: Text("已计分", "scored"),
    Status.SHOWN: Text("列示", "shown"),
    Status.MISSING: Text("未报", "missing"),
    Status.NOT_DUE: Text("未到期", "not due"),
    Status.NOT_APPLICABLE: Text("不适用", "n/a"),
    Status.PENDING: Text("待核", "pending"),
}
