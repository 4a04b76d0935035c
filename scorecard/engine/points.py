"""From completion to points, row by row, and what the unscored cells do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from scorecard.engine.combining import choose_one
from scorecard.engine.completion import kept, rate_between
from scorecard.engine.ends import paced
from scorecard.engine.quantity import divide, round_half_up, settle
from scorecard.engine.rules import Column, Pool, rule_for
from scorecard.engine.rules.parts import parts
from scorecard.engine.rules.rule import amount
from scorecard.model.board import Codes, Ends, Flags, Floats, Observations, Scene, Terms
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Policy, Rule
from scorecard.model.scheme import Ties, Unit
from scorecard.model.status import Status


@dataclass(frozen=True, eq=False)
class Points:
    """Points of every cell of a table; U units, I rows.

    basis, points : float64[U, I]; full : float64[U, I], full points that count, 0 where none do
    least, most : float64[U, I], what a cell that is lacking could still bring
    shared : bool[U, I], the cell's full points go to its siblings
    lacking : bool[U, I], for want of this cell the unit has no total
    status : int8[U, I], the observations' status; a value no rule can score is pending
    """

    basis: Floats
    points: Floats
    full: Floats
    least: Floats
    most: Floats
    shared: Flags
    lacking: Flags
    status: Codes


def score_points(scene: Scene, units: tuple[Unit, ...], rounding: int | None) -> Points:
    """Points of a table, before shares for items that do not apply.

    units : those of the table; ranks and means are formed over the assessed ones
    """
    terms, seen = scene.terms, scene.observations
    assessed = assessed_of(units)
    shape = seen.value.shape
    basis, points = np.full(shape, np.nan), np.full(shape, np.nan)
    least, most = np.zeros(shape), np.zeros(shape)
    status = seen.status.copy()
    for i, row in enumerate(terms.table.rows):
        if not row.scores:
            continue
        award = awarded(scene, i, units)
        figures = settle(award.points)
        scored = np.isin(status[:, i], (Status.SCORED,)) | seen.carried[:, i]
        points[:, i] = np.where(scored, _rounded(figures, rounding), np.nan)
        basis[:, i] = np.where(scored, award.basis, np.nan)
        least[:, i], most[:, i] = award.least, award.most
        status[:, i] = np.where(
            (status[:, i] == Status.SCORED) & np.isnan(points[:, i]), Status.PENDING, status[:, i]
        )
    points, status, unchosen = choose_one(terms.table.tree, points, status)
    # What was not chosen gets nothing, whatever the policy says: else two would be chosen.
    full = terms.points * terms.due_now * ~unchosen
    nowhere = np.zeros(shape, dtype=np.bool_)
    return _unscored(
        Points(basis, points, full, least, most, nowhere, nowhere, status), terms, assessed, rounding
    )


def _rounded(figures: Floats, rounding: int | None) -> Floats:
    return figures if rounding is None else round_half_up(figures, rounding)


def scored_value(seen: Observations, i: int) -> Floats:
    """The values of one row that points are given for; float64[U], NaN elsewhere."""
    scored = (seen.status[:, i] == Status.SCORED) | seen.carried[:, i]
    return np.where(scored, seen.value[:, i], np.nan)


def assessed_of(units: tuple[Unit, ...]) -> Flags:
    """bool[U], the units that others are compared with."""
    return np.array([unit.assessed for unit in units], dtype=np.bool_)


class Awarded(NamedTuple):
    """What the rule of a row gives; float64[U]. least, most : what it could give at least and at most."""

    basis: Floats
    points: Floats
    least: Floats
    most: Floats


def awarded(scene: Scene, i: int, units: tuple[Unit, ...]) -> Awarded:
    """What the rule of row `i` gives each unit; where it differs by group, that of the unit's own."""
    found = Awarded(*(np.full(len(units), np.nan) for _ in range(4)))
    for part, here in parts(scene.terms.table.rows[i].rule, scene.terms.groups):
        column = table_column(scene, i, units, part)
        rule = rule_for(part)
        award = rule.award(column, rule.gather(column))
        for figures, given in zip(found, (award.basis, award.points, *rule.bounds(column)), strict=True):
            figures[here] = given[here]
    return found


def table_column(scene: Scene, i: int, units: tuple[Unit, ...], rule: Rule) -> Column:
    """What a rule of row `i` is given in one table and period."""
    terms = scene.terms
    row = replace(terms.table.rows[i], rule=rule)
    target = target_seen(terms, i, rule)
    value, full = scored_value(scene.observations, i), terms.points[:, i]
    column = column_of(row, terms.table.ties, value, target, full, assessed_of(units), units)
    return replace(column, named=scene.named[i])


def target_seen(terms: Terms, i: int, rule: Rule) -> Ends:
    """The targets of one row that a rule sees; [U]. Progress is always against what is due."""
    return ends_seen(terms, i, rule).column(i)


def ends_seen(terms: Terms, i: int, rule: Rule) -> Ends:
    """The same within the ends of the whole table; [U, I]."""
    if rule.compare != "progress":
        return terms.seen_ends
    if rule.level == "must":
        return terms.due_ends
    by_year = terms.table.rows[i].interim != "due"
    return paced(terms.seen_ends, terms.pace) if by_year else terms.seen_ends


def column_of(
    row: Indicator,
    ties: Ties,
    value: Floats,
    target: Ends,
    full: Floats,
    compared: Flags,
    units: tuple[Unit, ...] = (),
) -> Column:
    """What the rule of a row is given: float64[U] values, the targets it sees, full points.

    compared : bool[U], the units that others are compared with; units : where groups or ids matter.
    A place in a ranking that is reached counts as 100 %, one that is not as 0 %.
    """
    if row.judging:
        figures = settle(divide(value, np.full(value.shape, row.judging.scale)))
    elif row.rule.compare == "met":
        figures = np.where(np.isnan(value) | np.isnan(target.lower), np.nan, kept(value, target))
    else:
        figures = rate_between(value, target, row.rule.reverse, row.over_range)
        if row.met_only:
            figures = np.where(np.isnan(figures), np.nan, kept(value, target))
        if row.zero_target == "full" and row.direction == "higher":
            zero = (target.lower == 0) & np.isposinf(target.upper)
            figures = np.where(zero & ~np.isnan(value), 1.0, figures)
    return Column(
        value,
        figures,
        full,
        compared,
        row.direction,
        ties,
        row.rule,
        target=target.number,
        groups=tuple(unit.group or "" for unit in units),
        ids=tuple(unit.id for unit in units),
    )


def points_of(column: Column, pool: Pool, rounding: int | None) -> Floats:
    """The points a rule awards to a column, given what it gathered; settled, rounded where declared."""
    return _rounded(settle(rule_for(column.rule).award(column, pool).points), rounding)


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
    return Points(scored.basis, points, full, scored.least, scored.most, shared, lacking, scored.status)
