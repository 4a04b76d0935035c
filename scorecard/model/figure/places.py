"""Places of figures among each other, and whom each was placed among."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.model.figure.figure import Figure, Flags, Floats, less_than, more_than, read, same
from scorecard.model.figure.operation import operation


class Rivals(NamedTuple):
    """Whom each unit is placed among, and how.

    sets : [U], units with the same label are placed among each other
    inside : bool[U], who is placed, and counted in the places of others
    ties : competition, last, dense, average or ordinal: what equal ones get
    smallest : whether the first place is that of the smallest figure
    """

    sets: NDArray[Any]
    inside: Flags
    ties: str
    smallest: bool = False

    def of(self, u: int) -> list[int]:
        """The units that one is placed among, itself among them."""
        rivals: list[int] = np.flatnonzero(self.inside & (self.sets == self.sets[u])).tolist()
        return rivals

    def before(self, figures: Figure, u: int) -> list[int]:
        """Of these the ones that stand before it."""
        passes = (less_than if self.smallest else more_than)(figures, figures[u])
        return [n for n in self.of(u) if passes[n]]

    def equal(self, figures: Figure, u: int) -> list[int]:
        """Of these the ones whose figure is just its own, itself among them."""
        alike = same(figures, figures[u])
        return [n for n in self.of(u) if alike[n]]


@operation()
def placed(keys: Sequence[Figure], rivals: Rivals, places: Floats) -> Figure:
    """The places that units have by some keys, of which the next decides where they are equal by those before.

    keys : float64[U] each; they and the rivals are what the places were found by, and are kept where the keys remember
    places : float64[U], NaN for those that have none
    """
    return read(places)
