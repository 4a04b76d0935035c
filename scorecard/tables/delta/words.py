"""Words of a comparison, and the name of the other period."""

from __future__ import annotations

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message, sense
from scorecard.study.compare.changes import BoardComparison
from scorecard.tables.table import Cell, TonedCell, optional

UP_DOWN = message("Up/down")
CHANGE = message("Change")
PERCENT = message("Growth")
PASSED = message("Passed")
PASSED_BY = message("Passed by")
POINTS_CHANGE = message("Points change")
WHY = sense("of a comparison", "Why")
NOT_COMPARABLE = message("n/c")


def then_word(comparison: BoardComparison) -> Text:
    """What the other period is called in a column's head: last year, the period before, or its label."""
    now, then = comparison.now.period, comparison.then.period
    if comparison.tried:
        return message("As it stands")
    if then == now:
        return message("As sealed")
    if (then.year, then.month) == (now.year - 1, now.month):
        return sense("heading of a column", "Last year")
    if comparison.spans is not None:
        return message("Before")
    return comparison.periods[1]


def arrow(change: float) -> Cell:
    """A change of rank: ↑2 is two places up; a dash where there is nothing to compare.

    >>> arrow(-2.0).cell, arrow(1.0).cell, arrow(0.0), arrow(np.nan)
    ('↑2', '↓1', '→', '—')
    """
    if np.isnan(change):
        return "—"
    if change == 0:
        return "→"
    return TonedCell(f"↑{plain(-change)}", "rise") if change < 0 else TonedCell(f"↓{plain(change)}", "fall")


def change_cell(change: float, uphill: int = 1) -> Cell:
    """A change of points; one for the worse is set off, an empty cell has nothing to compare.

    uphill : 1 where more is better, -1 where less is
    """
    return TonedCell(change, "fall") if change * uphill < 0 else optional(change)
