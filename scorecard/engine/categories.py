"""Words in arrays: a code is a place among the words of a row, and another row may have others."""

from __future__ import annotations

import numpy as np

from scorecard.base.names import fold_name
from scorecard.model.figure import Figure, as_figures


def recode_words(codes: Figure, words: tuple[str, ...], wanted: tuple[str, ...]) -> Figure:
    """Codes of one row's words as those of another's; float64[…], NaN for a word the other does not have.

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
