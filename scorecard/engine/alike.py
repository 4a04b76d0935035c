"""Rows of figures that are alike, found by sorting; what numpy has for it loads a package of its own first."""

from __future__ import annotations

import numpy as np

from scorecard.model.figure import Floats
from scorecard.model.observations import Ints


def kinds_of_rows(rows: Floats) -> tuple[Ints, Ints]:
    """Places of one row of each kind, the first there is, in the order of their figures, and the kind of every row.

    >>> first, kind = kinds_of_rows(np.array([[2.0, 1.0], [1.0, 5.0], [2.0, 1.0]]))
    >>> first.tolist(), kind.tolist()
    ([1, 0], [1, 0, 1])
    """
    order = np.lexsort(rows.T[::-1])
    ordered = rows[order]
    begins = np.ones(len(rows), dtype=np.bool_)
    begins[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    kind = np.empty(len(rows), dtype=np.int32)
    kind[order] = np.cumsum(begins) - 1
    return order[begins].astype(np.int32), kind
