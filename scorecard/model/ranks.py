"""Ranks of the units of a table or total."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.model.figure import Flags, Floats
from scorecard.model.rule import Among


class Ranks(NamedTuple):
    """Where units stand; float64[U] each but the last.

    order : what ranks are formed on, ties broken: the larger the better, NaN where there is no total
    overall, in_group : among all units and in the group, NaN where not ranked (`average` ties give halves)
    best, worst : the official ranks still open, NaN where not ranked at all, and where they cannot be known
    unknown : bool[U], whether they cannot be known, for what others lack moves points of more units than theirs
    """

    order: Floats
    overall: Floats
    in_group: Floats
    best: Floats
    worst: Floats
    unknown: Flags

    def official(self, among: Among) -> Floats:
        """float64[U], the official rank: among all units, or in the group."""
        return self.in_group if among == "group" else self.overall


def empty_ranks(count: int) -> Ranks:
    """Ranks that are yet to be formed."""
    nothing = np.full(count, np.nan)
    return Ranks(nothing, nothing, nothing, nothing, nothing, np.zeros(count, dtype=np.bool_))
