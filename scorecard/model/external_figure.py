"""Figures from outside the column of a rule: of last year, of an earlier year or period, of other rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from scorecard.model.condition import Condition, Reported


class ExternalFigure(NamedTuple):
    """A figure that a rule needs from outside its column, one for each unit of its table.

    id : the row it is of, "" for the rule's own
    what : its value, or what it promised or how far it has come; `met` is 1 or 0, `ahead` in
        percentage points
    last_year : that of the same period of last year
    year : that of the whole of this earlier year
    last_period : that of the period before; alone : that of this period; both of the period alone
    """

    id: str = ""
    what: Reported = "value"
    last_year: bool = False
    year: int | None = None
    last_period: bool = False
    alone: bool = False

    @property
    def of_time(self) -> bool:
        """Whether it is of another time, or of this one counted otherwise."""
        return self.last_year or self.year is not None or self.last_period or self.alone


OWN = ExternalFigure()
"""The row's own figure of this year: in a plan, what is set beside that of another year."""
ALONE = ExternalFigure(alone=True)
"""The row's own figure of this period alone, which is set beside that of the period before."""


def named_in(conditions: Iterable[Condition]) -> Iterator[ExternalFigure]:
    """The figures of rows that conditions speak of."""
    for condition in conditions:
        yield from named_in(condition.any)
        if condition.id:
            yield ExternalFigure(condition.id, cast("Reported", condition.what))
