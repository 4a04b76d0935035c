"""The figure of a row as it counts: rounded, where the row says so, before anything is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scorecard.base.message import message
from scorecard.model.figure import Figure, Line, rounded, same, with_columns, with_line
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Observations

ROUNDING = message("Rounding")


def round_row_values(row: Indicator, value: Figure) -> Figure:
    """The values of a row as they count; none stays none.

    What is rounded is what the row comes to: the sum of its reports, what a panel makes of its marks, what its
    formula gives; never a part of it.

    >>> from scorecard.model.figure import as_figures
    >>> from scorecard.model.rounding import RowRounding
    >>> row = Indicator("a", "甲", "甲", relation="numbered", points=(), applies=(), rounding=RowRounding(1))
    >>> round_row_values(row, as_figures([2.64, 2.65, -2.65, float("nan")])).value.tolist()
    [2.6, 2.7, -2.7, nan]
    """
    how = row.rounding
    if how.value is None:
        return value
    result = rounded(value, how.value, how.mode)

    def told(u: int) -> bool:
        """Whether anything was left to round."""
        return bool(value.known[u]) and not same(value[u], result[u])

    return with_line(result, lambda: Line(ROUNDING, "exact", told=told))


def with_rounded_values(seen: Observations, rows: Sequence[Indicator]) -> Observations:
    """Observations with every value as it counts, those from before kept beside them; as they are where no row rounds."""
    if all(row.rounding.value is None for row in rows):
        return seen
    columns = {
        i: round_row_values(row, seen.value[:, i])
        for i, row in enumerate(rows)
        if row.rounding.value is not None
    }
    return replace(seen, value=with_columns(seen.value, columns), unrounded=seen.value)


def with_column(seen: Observations, i: int, row: Indicator, exact: Figure) -> Observations:
    """Observations with the values of one row in place, as they came and as they count."""
    value = with_columns(seen.value, {i: round_row_values(row, exact)})
    unrounded = None if seen.unrounded is None else with_columns(seen.unrounded, {i: exact})
    return replace(seen, value=value, unrounded=unrounded)
