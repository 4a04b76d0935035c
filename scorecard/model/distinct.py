"""Each figure of a list, and each kind of row, once.

`numpy.unique` gives the same, and loads the room of masked arrays for it: longer than a small project takes to read.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)


def distinct(figures: NDArray[Number]) -> NDArray[Number]:
    """Figures in ascending order, each once; none of them may be missing.

    >>> distinct(np.array([3.0, 1.0, 3.0])).tolist(), distinct(np.array([])).tolist()
    ([1.0, 3.0], [])
    """
    rising = np.sort(figures)
    first = np.ones(len(rising), dtype=np.bool_)
    first[1:] = rising[1:] != rising[:-1]
    return rising[first]


def kinds_of_rows(rows: NDArray[np.float64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
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
