"""What effects and grades left: which effects hold, what was before them, what quotas came to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Flags, Floats
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


class QuotaResult(NamedTuple):
    """What the quota of a grade came to, among all units or inside one group.

    ranked : the units that a share is a share of; many : how many places that makes
    empty : places of units kept from the grade that stay empty
    taken : by grade, the ranked units that had it before; barred : those that an effect keeps from the grade
    ranks : those of the units it reached, in order; with ties at the edge they may be more or fewer than `many`
    """

    group: str
    ranked: int
    many: int
    empty: int
    taken: Mapping[str, int]
    barred: int
    ranks: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class EffectOutcome:
    """What the effects of a table or total were judged on, and which of them hold; U units, E effects.

    held : bool[U, E]
    total, known, low, high : float64[U], and the ranks, as they were before the effects
    grade : what the grade of each unit was before caps and shifts; empty where the scheme gives none
    """

    held: Flags
    total: Figure
    known: Figure
    low: Figure
    high: Figure
    ranks: Ranks
    grade: tuple[str, ...] = ()

    @property
    def figures(self) -> dict[str, Any]:
        """The fields of a board as they were."""
        return {
            "total": self.total,
            "known": self.known,
            "low": self.low,
            "high": self.high,
            "ranks": self.ranks,
        }
