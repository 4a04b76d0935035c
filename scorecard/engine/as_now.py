"""The figures of an earlier scheme as they count in this one: its words, its measure, its decimals."""

from __future__ import annotations

import numpy as np

from scorecard.base.names import fold_name
from scorecard.engine.row_rounding import round_row_values
from scorecard.model.figure import Figure, as_figures
from scorecard.model.indicator import Indicator
from scorecard.model.measure import conversion_of_rows


def recode_words(codes: Figure, words: tuple[str, ...], wanted: tuple[str, ...]) -> Figure:
    """Codes of one row's words, places among them, as those of another's; float64[…], NaN for a word it does not have.

    Numbers stay what they are; a number is no word, and a word no number.

    >>> recode_words(as_figures([0.0, 1.0, np.nan]), ("是", "否"), ("否", "是", "部分")).value.tolist()
    [1.0, 0.0, nan]
    """
    if words == wanted:
        return codes
    at = {fold_name(word): float(n) for n, word in enumerate(wanted)}
    # The last place is for what has no word, so that no index is out of range.
    places = np.array([*(at.get(fold_name(word), np.nan) for word in words), np.nan])
    known = codes.known & bool(words)
    return as_figures(places[np.where(known, codes.value, len(words)).astype(np.int64)])


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
