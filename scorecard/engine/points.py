"""From completion to points, row by row, and what the unscored cells do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scorecard.base.decimals import brief, brief_percent, operand, plain
from scorecard.base.message import Text, message
from scorecard.engine.apply_rule import Rounds, awarded
from scorecard.engine.columns import assessed_of
from scorecard.engine.combining import choose_one
from scorecard.engine.coverage import covered
from scorecard.model.board import RuleInputs
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    at_least,
    beside,
    less_than,
    named,
    read,
    rounded,
    same,
    where,
)
from scorecard.model.figure.operation import operation
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.others import ALONE, OfAllUnits, Others, Places
from scorecard.model.period import Period
from scorecard.model.policy import Policy
from scorecard.model.rounding import Rounding
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.amount import Amount, amount


@dataclass(frozen=True, eq=False)
class Points:
    """Points of every cell of a table; U units, I rows.

    basis, points : float64[U, I]; full : float64[U, I], full points that count, 0 where none do
    shared : bool[U, I], the cell's full points go to its siblings
    lacking : bool[U, I], for want of this cell the unit has no total
    covered, coverable : float64[U], full points that are scored, and those that are due
    status : int8[U, I], the observations' status; a value no rule can score is pending
    by_period : by row, the points of the periods that its rule adds up, each float64[U]
    """

    basis: Figure
    points: Figure
    full: Figure
    shared: Flags
    lacking: Flags
    covered: Figure
    coverable: Figure
    status: Codes
    by_period: tuple[Mapping[Period, Figure], ...] = ()


def score_points(
    scene: RuleInputs,
    units: tuple[Unit, ...],
    rounding: Rounding,
    rounds: Rounds | None = None,
) -> Points:
    """Points of a table, before shares for items that do not apply.

    units : those of the table; ranks and means are formed over the assessed ones
    rounds : what rules are given in each period so far, where one counts each of them
    """
    terms, seen = scene.terms, scene.observations
    shape = seen.value.shape
    nothing = read(np.full(shape[0], np.nan))
    basis, points = [nothing] * shape[1], [nothing] * shape[1]
    status = seen.status.copy()
    by_period: list[Mapping[Period, Figure]] = [{} for _ in terms.table.rows]
    for i, row in enumerate(terms.table.rows):
        if not row.scores:
            continue
        award = awarded(scene, i, units, rounding, rounds or {})
        by_period[i] = award.by_period
        scored = np.isin(status[:, i], (Status.SCORED,)) | seen.carried[:, i]
        points[i] = where(scored, _rounded(award.points, rounding), np.nan)
        basis[i] = where(scored, award.basis, np.nan)
        without = (status[:, i] == Status.SCORED) & points[i].missing
        status[:, i] = np.where(without, award.lacking, status[:, i])
    own, status, unchosen = choose_one(terms.table.tree, beside(points), status)
    # What was not chosen gets nothing, whatever the policy says: else two would be chosen.
    full = where(terms.due_now & ~unchosen, terms.points, 0.0)
    nowhere = np.zeros(shape, dtype=np.bool_)
    cover = covered(terms, own, full)
    earned = Points(beside(basis), own, full, nowhere, nowhere, *cover, status, tuple(by_period))
    return _unscored(earned, scene, units, rounding)


def _rounded(figures: Figure, rounding: Rounding) -> Figure:
    return rounded(figures, rounding.points, rounding.mode)


UNSCORED = (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)


def _unscored(scored: Points, scene: RuleInputs, units: tuple[Unit, ...], rounding: Rounding) -> Points:
    """Each status that brings no points of its own does what the scheme says of it.

    Below the coverage that is wanted nothing stands in for what is missing: it is lacking.
    """
    terms = scene.terms
    points = [scored.points[:, i] for i in range(scored.points.shape[1])]
    full = [where(not row.outside, scored.full[:, i], 0.0) for i, row in enumerate(terms.table.rows)]
    shared, lacking = scored.shared.copy(), scored.lacking.copy()
    wanted = terms.table.coverage
    uncovered = less_than(scored.covered / scored.coverable, wanted or 0.0)
    for i, row in enumerate(terms.table.rows):
        own, worth = scored.points[:, i], scored.full[:, i]
        for status in UNSCORED:
            cells = (scored.status[:, i] == status) & own.missing & (worth.value > 0)
            policy = row.unscored.of(status)
            if not row.scores or not (cells.any() or policy.of_others):
                # A class of units whose points are 0 has nothing to share or to lack.
                continue
            if wanted is not None and status != Status.NOT_APPLICABLE:
                lacking[cells & uncovered, i] = True
                cells = cells & ~uncovered
            if policy.gives:
                others = scene.others.within(i, status)
                instead = stand_in(row, status, own, worth, units, rounding, others)
                points[i] = where(cells, instead, points[i])
                lacking[cells, i] = instead.missing[cells]
            elif policy.kind == "leave_out":
                full[i] = where(cells, 0.0, full[i])
            elif policy.kind == "redistribute":
                shared[cells, i] = not row.outside
            else:
                lacking[cells, i] = True
    return replace(scored, points=beside(points), full=beside(full), shared=shared, lacking=lacking)


POLICY = message("The scheme")


def stand_in(
    row: Indicator,
    status: Status,
    points: Figure,
    full: Figure,
    units: tuple[Unit, ...],
    rounding: Rounding,
    others: Others = ALONE,
) -> Figure:
    """float64[U], the points that the policy of a status gives instead of those that are lacking.

    points, full : float64[U], points of the row, NaN where a unit has none of its own, and full points
    """
    policy, name = row.unscored.of(status), status.text
    if policy.kind == "amount":
        instead = given(row, policy.amount, full)
        return named(instead, lambda: _share_line(policy.amount, name, full, instead))
    mean = mean_of_others(policy, points, full, units, others)
    told = named(mean, lambda: _mean_line(policy, name, points, full, units, mean))
    return _rounded(told, rounding)


def given(row: Indicator, stated: Amount, full: Figure) -> Figure:
    """float64[U], the points that a policy states; a deduction never gives any."""
    points = amount(stated, full)
    return where(at_least(points, 0.0), 0.0, points) if row.counts_as == "deduction" else points


def _share_line(stated: Amount, name: Text, full: Figure, points: Figure) -> Line:
    def says(u: int) -> Text:
        share, found = brief_percent(stated.value), brief(float(points[u]))
        said = message("{name}: {full} × {share} = {points}")
        return said.fill(name=name, full=plain(float(full[u])), share=share, points=found)

    return Line(POLICY, says=says)


def mean_of_others(
    policy: Policy, points: Figure, full: Figure, units: tuple[Unit, ...], others: Others = ALONE
) -> Figure:
    """float64[U], the mean share of the assessed units that have points of their own × own full points.

    points, full : float64[U], points of a row, NaN where a unit has none of its own, and full points
    `group_mean` is over the units of the same group; a unit without a group has nobody to follow, and nothing
    is found where no other has points.

    9 and 6 of 10 by the others: 7.5 of 10; 90 of 100, 80 of 100 and 9.5 of 10 for one that may have 10: 8.83.
    """
    counts = _followed(policy, points, full, units)
    return others.ask(("mean",), MeanOfOthers(points, full, counts, _followed_groups(policy, units)))


def _followed_groups(policy: Policy, units: tuple[Unit, ...]) -> NDArray[np.str_]:
    """By unit, inside which group it follows the others; the same for all where groups do not matter."""
    return np.array([unit.group or "" if policy.kind == "group_mean" else "" for unit in units])


def _followed(policy: Policy, points: Figure, full: Figure, units: tuple[Unit, ...]) -> Flags:
    """bool[U], the units of whose points a mean is formed."""
    counts = assessed_of(units) & points.known & (full.value > 0)
    if policy.kind == "group_mean":
        counts &= _followed_groups(policy, units) != ""
    return counts


@dataclass(frozen=True, eq=False)
class MeanOfOthers(OfAllUnits[Figure]):
    """The mean that units follow, inside their groups; counts : bool[U], of whose points it is."""

    points: Figure
    full: Figure
    counts: Flags
    groups: NDArray[np.str_]

    def answer(self) -> Figure:
        """The points of each unit by it."""
        return _mean(self.points, self.full, self.counts, self.groups)

    def told(self, answer: Figure, at: Places) -> Figure:
        """Those of some units."""
        return answer[at]


@operation(others=True)
def _mean(points: Figure, full: Figure, counts: Flags, groups: NDArray[np.str_]) -> Figure:
    shares, found = points / full, read(np.full(len(points), np.nan))
    for group in dict.fromkeys(groups[counts].tolist()):
        inside = groups == group
        found = where(inside, shares.mean_of(counts & inside) * full, found)
    return found


MANY = 60
"""Nobody adds up more figures than this by hand: their sum is printed instead."""


def _mean_line(
    policy: Policy, name: Text, points: Figure, full: Figure, units: tuple[Unit, ...], mean: Figure
) -> Line:
    """The line of a mean of others: their points, or their shares where full points differ or they are many."""
    counts, groups = _followed(policy, points, full, units), _followed_groups(policy, units)

    def members(u: int) -> list[int]:
        return [int(n) for n in np.flatnonzero(counts & (groups == groups[u]))]

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
        whose = _GROUP.fill(group=units[u].group) if policy.kind == "group_mean" else _OTHERS
        return _MEAN.fill(name=name, whose=whose, formula=formula(u))

    def inputs(u: int) -> list[tuple[Text, float]]:
        return [(units[n].short, float(points[n])) for n in members(u)]

    return Line(POLICY, says=says, others=inputs)


_OTHERS = message("the other units")
_GROUP = message("the other units of {group}")
_MEAN = message("{name}: the mean of {whose}: {formula}")
