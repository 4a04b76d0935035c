"""Words of a comparison, and the name of the other period."""

from __future__ import annotations

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.text import Text
from scorecard.study.compare.comparison import Comparison
from scorecard.tables.table import Cell

UP_DOWN = Text("升降", "Up/down")
CHANGE = Text("变化", "Change")
PERCENT = Text("增幅", "Growth")
PASSED = Text("超过", "Passed")
PASSED_BY = Text("被超过", "Passed by")
POINTS_CHANGE = Text("得分变化", "Points change")
WHY = Text("原因", "Why")
NOT_COMPARABLE = Text("不可比", "n/c")


def then_word(comparison: Comparison) -> Text:
    """What the other period is called in a column's head: last year, the period before, or its label."""
    now, then = comparison.now.period, comparison.then.period
    if then == now:
        return Text("封存时", "As sealed")
    if (then.year, then.month) == (now.year - 1, now.month):
        return Text("上年", "Last year")
    if comparison.spans is not None:
        return Text("上期", "Before")
    label = comparison.labels[1]
    return Text(label, label)


def arrow(change: float) -> Cell:
    """A change of rank: ↑2 is two places up; a dash where there is nothing to compare.

    >>> arrow(-2.0), arrow(1.0), arrow(0.0), arrow(np.nan)
    ('↑2', '↓1', '→', '—')
    """
    if np.isnan(change):
        return "—"
    return "→" if change == 0 else f"{'↑' if change < 0 else '↓'}{plain(abs(change))}"


def optional(figure: float) -> Cell:
    """A figure, or an empty cell."""
    return None if np.isnan(figure) else float(figure)
