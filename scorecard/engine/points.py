"""From completion to points, row by row, and what the unscored cells do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from scorecard.engine.award import Rounds, awarded
from scorecard.engine.columns import assessed_of
from scorecard.engine.combining import choose_one
from scorecard.engine.quantity import round_half_up, settle
from scorecard.engine.rules.rule import amount
from scorecard.model.board import Codes, Flags, Floats, Scene, Terms
from scorecard.model.period import Period
from scorecard.model.rule import Policy
from scorecard.model.scheme import Unit
from scorecard.model.status import Status


@dataclass(frozen=True, eq=False)
class Points:
    """Points of every cell of a table; U units, I rows.

    basis, points : float64[U, I]; full : float64[U, I], full points that count, 0 where none do
    least, most : float64[U, I], what a cell that is lacking could still bring
    shared : bool[U, I], the cell's full points go to its siblings
    lacking : bool[U, I], for want of this cell the unit has no total
    status : int8[U, I], the observations' status; a value no rule can score is pending
    by_period : by row, the points of the periods that its rule adds up, each float64[U]
    """

    basis: Floats
    points: Floats
    full: Floats
    least: Floats
    most: Floats
    shared: Flags
    lacking: Flags
    status: Codes
    by_period: tuple[Mapping[Period, Floats], ...] = ()


def score_points(
    scene: Scene,
    units: tuple[Unit, ...],
    rounding: int | None,
    rounds: Rounds | None = None,
) -> Points:
    """Points of a table, before shares for items that do not apply.

    units : those of the table; ranks and means are formed over the assessed ones
    rounds : what rules are given in each period so far, where one counts each of them
    """
    terms, seen = scene.terms, scene.observations
    assessed = assessed_of(units)
    shape = seen.value.shape
    basis, points = np.full(shape, np.nan), np.full(shape, np.nan)
    least, most = np.zeros(shape), np.zeros(shape)
    status = seen.status.copy()
    by_period: list[Mapping[Period, Floats]] = [{} for _ in terms.table.rows]
    for i, row in enumerate(terms.table.rows):
        if not row.scores:
            continue
        award = awarded(scene, i, units, rounds or {})
        figures = settle(award.points)
        by_period[i] = award.by_period
        scored = np.isin(status[:, i], (Status.SCORED,)) | seen.carried[:, i]
        points[:, i] = np.where(scored, _rounded(figures, rounding), np.nan)
        basis[:, i] = np.where(scored, award.basis, np.nan)
        least[:, i], most[:, i] = award.least, award.most
        without = (status[:, i] == Status.SCORED) & np.isnan(points[:, i])
        status[:, i] = np.where(without, award.lacking, status[:, i])
    points, status, unchosen = choose_one(terms.table.tree, points, status)
    # What was not chosen gets nothing, whatever the policy says: else two would be chosen.
    full = terms.points * terms.due_now * ~unchosen
    nowhere = np.zeros(shape, dtype=np.bool_)
    given = Points(basis, points, full, least, most, nowhere, nowhere, status, tuple(by_period))
    return _unscored(given, terms, assessed, rounding)


def _rounded(figures: Floats, rounding: int | None) -> Floats:
    return figures if rounding is None else round_half_up(figures, rounding)


_UNSCORED = (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)


def _unscored(scored: Points, terms: Terms, assessed: Flags, rounding: int | None) -> Points:
    """Each status that brings no points of its own does what the scheme says of it."""
    points, full = scored.points.copy(), scored.full.copy()
    shared, lacking = scored.shared.copy(), scored.lacking.copy()
    for i, row in enumerate(terms.table.rows):
        for status in _UNSCORED:
            cells = (scored.status[:, i] == status) & np.isnan(scored.points[:, i]) & (full[:, i] > 0)
            if not row.scores or not cells.any():
                # A class of units whose points are 0 has nothing to share or to lack.
                continue
            policy: Policy = getattr(row.unscored, status.id)
            if policy.kind == "amount":
                points[cells, i] = amount(policy.amount, full[:, i])[cells]
            elif policy.kind == "mean":
                of_others = scored.points[assessed & ~np.isnan(scored.points[:, i]), i]
                points[cells, i] = (
                    _rounded(settle(np.mean(of_others)), rounding) if len(of_others) else np.nan
                )
                lacking[cells, i] = not len(of_others)
            elif policy.kind == "leave_out":
                full[cells, i] = 0.0
            elif policy.kind == "redistribute":
                shared[cells, i] = True
            else:
                lacking[cells, i] = True
    outside = np.array([row.outside for row in terms.table.rows], dtype=np.bool_)
    full[:, outside], shared[:, outside] = 0.0, False
    return replace(scored, points=points, full=full, shared=shared, lacking=lacking)
