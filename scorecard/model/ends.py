"""The ends between which actuals keep what was promised."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.model.figure import Figure, Flags, where
from scorecard.model.observations import Ints


class Ends(NamedTuple):
    """Where actuals keep what was promised; all of one shape, of a table or of a column.

    lower, upper : float64, −inf and inf where there is no such end, NaN where there is no target
    strict : bool, the end itself is not enough
    """

    lower: Figure
    upper: Figure
    strict: Flags

    def column(self, i: int, units: Ints | slice = slice(None)) -> Ends:
        """The ends of one row, of all units or some."""
        return Ends(self.lower[units, i], self.upper[units, i], self.strict[units, i])

    def for_units(self, units: Ints | slice) -> Ends:
        """The ends of some units of a column, or of all."""
        if isinstance(units, slice) and units == slice(None):
            return self
        return Ends(self.lower[units], self.upper[units], self.strict[units])

    @property
    def number(self) -> Figure:
        """The single number that a difference is taken from: the lower end, or the upper where there is none."""
        return where(np.isneginf(self.lower.value), self.upper, self.lower)

    @property
    def ranged(self) -> Flags:
        """bool, whether there is an end on either side."""
        ranged: Flags = np.isfinite(self.lower.value) & np.isfinite(self.upper.value)
        return ranged
