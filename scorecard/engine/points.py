"""From completion to points, row by row, and what the unscored cells do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from scorecard.engine.apply_rule import Rounds, awarded
from scorecard.engine.columns import assessed_of
from scorecard.engine.combining import choose_one
from scorecard.engine.coverage import covered
from scorecard.model.board import Codes, PeriodTargets, RuleInputs
from scorecard.model.figure import Figure, Flags, at_least, blank, less_than, rounded, where
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.rule import Policy
from scorecard.model.scheme import Rounding, Unit
from scorecard.model.status import Status
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
    basis, points = blank(shape), blank(shape)
    status = seen.status.copy()
    by_period: list[Mapping[Period, Figure]] = [{} for _ in terms.table.rows]
    for i, row in enumerate(terms.table.rows):
        if not row.scores:
            continue
        award = awarded(scene, i, units, rounding, rounds or {})
        by_period[i] = award.by_period
        scored = np.isin(status[:, i], (Status.SCORED,)) | seen.carried[:, i]
        column = slice(None), i
        points.put(column, where(scored, _rounded(award.points, rounding), np.nan))
        basis.put(column, where(scored, award.basis, np.nan))
        without = (status[:, i] == Status.SCORED) & points[column].missing
        status[:, i] = np.where(without, award.lacking, status[:, i])
    points, status, unchosen = choose_one(terms.table.tree, points, status)
    # What was not chosen gets nothing, whatever the policy says: else two would be chosen.
    full = where(terms.due_now & ~unchosen, terms.points, 0.0)
    nowhere = np.zeros(shape, dtype=np.bool_)
    cover = covered(terms, points, full)
    earned = Points(basis, points, full, nowhere, nowhere, *cover, status, tuple(by_period))
    return _unscored(earned, terms, units, rounding)


def _rounded(figures: Figure, rounding: Rounding) -> Figure:
    return rounded(figures, rounding.points, rounding.mode)


_UNSCORED = (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)


def _unscored(scored: Points, terms: PeriodTargets, units: tuple[Unit, ...], rounding: Rounding) -> Points:
    """Each status that brings no points of its own does what the scheme says of it.

    Below the coverage that is wanted nothing stands in for what is missing: it is lacking.
    """
    points, full = scored.points.copy(), scored.full.copy()
    shared, lacking = scored.shared.copy(), scored.lacking.copy()
    wanted = terms.table.coverage
    uncovered = less_than(scored.covered / scored.coverable, wanted or 0.0)
    for i, row in enumerate(terms.table.rows):
        for status in _UNSCORED:
            cells = (scored.status[:, i] == status) & scored.points.missing[:, i] & (full.value[:, i] > 0)
            if not row.scores or not cells.any():
                # A class of units whose points are 0 has nothing to share or to lack.
                continue
            if wanted is not None and status != Status.NOT_APPLICABLE:
                lacking[cells & uncovered, i] = True
                cells = cells & ~uncovered
            policy: Policy = getattr(row.unscored, status.id)
            if policy.kind == "amount":
                points.put((cells, i), given(row, policy.amount, full[:, i])[cells])
            elif policy.kind in ("mean", "group_mean"):
                means = _rounded(mean_of_others(policy, scored.points[:, i], full[:, i], units), rounding)
                points.put((cells, i), means[cells])
                lacking[cells, i] = means.missing[cells]
            elif policy.kind == "leave_out":
                full.put((cells, i), 0.0)
            elif policy.kind == "redistribute":
                shared[cells, i] = True
            else:
                lacking[cells, i] = True
    outside = np.array([row.outside for row in terms.table.rows], dtype=np.bool_)
    full.put((slice(None), outside), 0.0)
    shared[:, outside] = False
    return replace(scored, points=points, full=full, shared=shared, lacking=lacking)


def given(row: Indicator, stated: Amount, full: Figure) -> Figure:
    """float64[U], the points that a policy states; a deduction never gives any."""
    points = amount(stated, full)
    return where(at_least(points, 0.0), 0.0, points) if row.counts_as == "deduction" else points


def mean_of_others(policy: Policy, points: Figure, full: Figure, units: tuple[Unit, ...]) -> Figure:
    """float64[U], the mean share of the assessed units that have points of their own × own full points.

    points, full : float64[U], points of a row, NaN where a unit has none of its own, and full points
    `group_mean` is over the units of the same group; a unit without a group has nobody to follow, and nothing
    is found where no other has points.

    9 and 6 of 10 by the others: 7.5 of 10; 90 of 100, 80 of 100 and 9.5 of 10 for one that may have 10: 8.83.
    """
    groups = np.array([unit.group or "" if policy.kind == "group_mean" else "" for unit in units])
    counts = assessed_of(units) & points.known & (full.value > 0)
    if policy.kind == "group_mean":
        counts &= groups != ""
    shares, found = points / full, blank(len(points))
    for group in dict.fromkeys(groups[counts].tolist()):
        inside = groups == group
        found.put(inside, (shares.mean_of(counts & inside) * full)[inside])
    return found
