"""The figures of an earlier scheme as they count in this one: its words, its measure, its decimals."""

from __future__ import annotations

import numpy as np

from scorecard.engine.categories import recode_words
from scorecard.engine.row_rounding import round_row_values
from scorecard.model.figure import Figure, as_figures
from scorecard.model.indicator import Indicator
from scorecard.model.measure import conversion_of_rows


def figures_as_now(column: Figure, then: Indicator, now: Indicator) -> Figure:
    """The values of a row as it was then, as those of the row as it is now; float64[…]."""
    return round_row_values(now, in_measure(recode_words(column, then.words, now.words), then, now))


def in_measure(column: Figure, then: Indicator, now: Indicator) -> Figure:
    """Numbers in the measure of a row as it was then, in that of the row as it is now; none where they are of another thing.

    now = then × size of the old measure ÷ size of the new one

    Example: 10 亿元 are 100000 万元.
    """
    conversion = conversion_of_rows(then.measure, now.measure)
    if not conversion.known:
        return as_figures(np.full(column.shape, np.nan))
    # By whole numbers, which are exact: a tenth is none.
    times, over = map(float, conversion.factor.as_integer_ratio())
    column = column if times == 1 else column * times
    return column if over == 1 else column / over
