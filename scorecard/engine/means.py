"""The mean of what others have, which stands in for what a unit does not have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.base.decimals import brief, plain
from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.engine.columns import assessed_of
from scorecard.model.figure import Figure, Flags, Line, as_figures, same, where
from scorecard.model.figure.operation import operation
from scorecard.model.others import ALONE, AllUnits, Places, UnitQuestion
from scorecard.model.policy import Policy
from scorecard.model.unit import Unit
from scorecard.scheme.written import operand

POLICY = message("The scheme")


def mean_of_others(
    policy: Policy, points: Figure, full: Figure, units: tuple[Unit, ...], others: AllUnits = ALONE
) -> Figure:
    """float64[U], the mean share of the assessed units that have points of their own × own full points.

    points, full : float64[U], points of a row, NaN where a unit has none of its own, and full points
    `group_mean` is over the units of the same group; a unit without a group has nobody to follow, and nothing
    is found where no other has points.

    9 and 6 of 10 by the others: 7.5 of 10; 90 of 100, 80 of 100 and 9.5 of 10 for one that may have 10: 8.83.
    """
    counts = _units_in_mean(policy, points, full, units)
    return others.ask(("mean",), MeanOfOthers(points, full, counts, _followed_groups(policy, units)))


def _followed_groups(policy: Policy, units: tuple[Unit, ...]) -> NDArray[np.str_]:
    """By unit, inside which group it follows the others; the same for all where groups do not matter."""
    return np.array([unit.group or "" if policy.kind == "group_mean" else "" for unit in units])


def _units_in_mean(policy: Policy, points: Figure, full: Figure, units: tuple[Unit, ...]) -> Flags:
    """bool[U], the units of whose points a mean is formed."""
    counts = assessed_of(units) & points.known & (full.value > 0)
    if policy.kind == "group_mean":
        counts &= _followed_groups(policy, units) != ""
    return counts


def members_of(policy: Policy, points: Figure, full: Figure, units: tuple[Unit, ...], u: int) -> list[int]:
    """The units of whose points the mean for one unit is formed."""
    groups = _followed_groups(policy, units)
    return [
        int(n) for n in np.flatnonzero(_units_in_mean(policy, points, full, units) & (groups == groups[u]))
    ]


def others_text(policy: Policy, unit: Unit) -> Text:
    """Whose mean a unit follows."""
    return _GROUP.fill(group=unit.group) if policy.kind == "group_mean" else _OTHERS


@dataclass(frozen=True, eq=False)
class MeanOfOthers(UnitQuestion[Figure]):
    """The mean that units follow, inside their groups; counts : bool[U], of whose points it is."""

    points: Figure
    full: Figure
    counts: Flags
    groups: NDArray[np.str_]

    def answer(self) -> Figure:
        """The points of each unit by it."""
        return _mean(self.points, self.full, self.counts, self.groups)

    def answer_for_units(self, answer: Figure, at: Places) -> Figure:
        """Those of some units."""
        return answer[at]


@operation(others=True)
def _mean(points: Figure, full: Figure, counts: Flags, groups: NDArray[np.str_]) -> Figure:
    shares, means = points / full, as_figures(np.full(len(points), np.nan))
    for group in dict.fromkeys(groups[counts].tolist()):
        inside = groups == group
        means = where(inside, shares.mean_of(counts & inside) * full, means)
    return means


MANY = 60
"""Nobody adds up more figures than this by hand: their sum is printed instead."""


def mean_line(
    policy: Policy, name: Text, points: Figure, full: Figure, units: tuple[Unit, ...], mean: Figure
) -> Line:
    """The line of a mean of others: their points, or their shares where full points differ or they are many."""

    def members(u: int) -> list[int]:
        return members_of(policy, points, full, units, u)

    def formula(u: int) -> str:
        others = members(u)
        alike = bool(same(full[others], full[u]).all())
        if len(others) > MANY:
            added = brief(float((points / full)[others].sum()))
        elif alike:
            added = f"({' + '.join(operand(brief(float(points[n]))) for n in others)})"
        else:
            each = (f"{operand(brief(float(points[n])))} ÷ {plain(float(full[n]))}" for n in others)
            added = f"({' + '.join(each)})"
        whole = "" if alike and len(others) <= MANY else f"{plain(float(full[u]))} × "
        return f"{whole}{added} ÷ {len(others)} = {brief(float(mean[u]))}"

    def says(u: int) -> Text:
        return _MEAN.fill(name=name, whose=others_text(policy, units[u]), formula=formula(u))

    def inputs(u: int) -> list[tuple[Text, float]]:
        return [(units[n].short, float(points[n])) for n in members(u)]

    return Line(POLICY, says=says, others=inputs)


_OTHERS = message("the other units")
_GROUP = message("the other units of {group}")
_MEAN = message("{name}: the mean of {whose}: {formula}")
