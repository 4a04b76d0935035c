"""Each figure of a list once."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)


def distinct(figures: NDArray[Number]) -> NDArray[Number]:
    """Figures in ascending order, each once; none of them may be missing.

    `numpy.unique` gives the same, and loads the room of masked arrays for it: longer than a small project takes to read.

    >>> distinct(np.array([3.0, 1.0, 3.0])).tolist(), distinct(np.array([])).tolist()
    ([1.0, 3.0], [])
    """
    rising = np.sort(figures)
    first = np.ones(len(rising), dtype=np.bool_)
    first[1:] = rising[1:] != rising[:-1]
    return rising[first]
