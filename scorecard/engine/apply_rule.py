"""What the rule of a row gives: group by group where groups differ, period by period where each counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from scorecard.base.message import message
from scorecard.engine.columns import table_column
from scorecard.engine.compared_with import compared_with
from scorecard.engine.rules import award
from scorecard.engine.rules.rule import clamp_points, limits_of, parts
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    as_figures,
    remember_where,
    select,
    sum_figures,
    untold,
    where,
    with_line,
)
from scorecard.model.observations import Codes
from scorecard.model.period import Period
from scorecard.model.period_targets import RuleInputs
from scorecard.model.rounding import Rounding
from scorecard.model.rule import Rule
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.scale.door import POINTS

Rounds = Mapping[Period, RuleInputs]


class RowAward(NamedTuple):
    """What the rule of a row gives each unit.

    basis, points : float64[U]
    lacking : int8[U], what a cell with a value is that got no points
    by_period : float64[U] each, the points of the periods that are added up, where each counts
    """

    basis: Figure
    points: Figure
    lacking: Codes
    by_period: Mapping[Period, Figure]


def rule_award(
    scene: RuleInputs, i: int, units: tuple[Unit, ...], rounding: Rounding, rounds: Rounds
) -> RowAward:
    """What the rule of row `i` gives each unit; where it differs by group, that of the unit's own."""
    return _award(scene, i, units, scene.terms.table.rows[i].rule, rounding, rounds)


def _award(
    scene: RuleInputs, i: int, units: tuple[Unit, ...], rule: Rule, rounding: Rounding, rounds: Rounds
) -> RowAward:
    if not rule.by_group:
        return _part(scene, i, units, rule, rounding, rounds)
    of_groups = [
        (here, _part(scene, i, units, part, rounding, rounds))
        for part, here in parts(rule, scene.terms.groups)
    ]

    groups = [here for here, _ in of_groups]

    def group_column(name: str) -> Figure:
        """One column of what is given, each unit's from its own group."""
        return select(groups, [getattr(rule_figures, name) for _, rule_figures in of_groups])

    lacking = np.select(groups, [rule.lacking for _, rule in of_groups], Status.PENDING).astype(np.int8)
    none = as_figures(np.full(len(units), np.nan))
    periods = sorted({period for _, rule in of_groups for period in rule.by_period})
    by_period = {
        period: select(groups, [rule.by_period.get(period, none) for _, rule in of_groups])
        for period in periods
    }
    return RowAward(group_column("basis"), group_column("points"), lacking, by_period)


def _part(
    scene: RuleInputs, i: int, units: tuple[Unit, ...], part: Rule, rounding: Rounding, rounds: Rounds
) -> RowAward:
    if part.every:
        return _award_over_periods(part, i, units, rounding, rounds)
    return _once(scene, i, units, part, rounding)


def _once(scene: RuleInputs, i: int, units: tuple[Unit, ...], part: Rule, rounding: Rounding) -> RowAward:
    column = table_column(scene, i, units, part, rounding)
    basis, points = award(column, compared_with(scene, i, column))
    return RowAward(basis, points, np.full(len(units), Status.PENDING, np.int8), {})


def periods_counted(rule: Rule, rounds: Rounds) -> list[Period]:
    """The periods of the year so far that a rule counts, in order of time."""
    return [period for period in sorted(rounds) if rule.every and period.fits(rule.every)]


def _award_over_periods(
    part: Rule, i: int, units: tuple[Unit, ...], rounding: Rounding, rounds: Rounds
) -> RowAward:
    """The points of each period, added up and held by the rule's limits once more; the basis is the last one.

    Each goes by the rule that held in it. A period in which the row is not due, or does not apply to the unit, adds
    nothing. One without points leaves no sum: it is missing where a figure was not reported, else pending.

    Source: rules such as "each month the first three get 0.5, 0.3 and 0.1".

    0.5, 0 and 0.3 in three months: 0.8.
    """
    counted = periods_counted(part, rounds)
    if not counted:
        # In January no quarter is over: there is nothing to add up yet.
        nothing = as_figures(np.zeros(len(units)))
        none = as_figures(np.full(len(units), np.nan))
        return RowAward(none, nothing, np.full(len(units), Status.PENDING, np.int8), {})
    each = [
        _award(scene, i, units, part.in_round(scene.terms.table.rows[i].rule), rounding, {})
        for scene in (rounds[period] for period in counted)
    ]
    scored = [
        _due(rounds[p], i, part_figures.points, p) for p, part_figures in zip(counted, each, strict=True)
    ]
    missing = [rounds[p].observations.status[:, i] == Status.MISSING for p in counted]
    low, high = limits_of(part, rounds[counted[-1]].terms.points[:, i])
    return RowAward(
        each[-1].basis,
        clamp_points(with_line(sum_figures(scored), Line(POINTS)), low, high),
        np.where(np.any(missing, axis=0), Status.MISSING, Status.PENDING).astype(np.int8),
        dict(zip(counted, scored, strict=True)),
    )


_NOT_DUE = message("not due: nothing is added")
_NOT_ASSESSED = message("not assessed: nothing is added")


def counted_in_round(scene: RuleInputs, i: int) -> Flags:
    """bool[U], the units for which a period counts: those that the row is due for and applies to."""
    counts: Flags = (scene.observations.status[:, i] != Status.NOT_APPLICABLE) & scene.terms.due_now[i]
    return counts


def _due(scene: RuleInputs, i: int, points: Figure, period: Period) -> Figure:
    """The points of a period that are added; nothing where it does not count."""
    why = _NOT_ASSESSED if scene.terms.due_now[i] else _NOT_DUE
    nothing = with_line(
        remember_where(as_figures(np.zeros(points.shape)), points),
        lambda: Line(POINTS, says=lambda u: why),
    )
    due = where(counted_in_round(scene, i), points, nothing)
    return with_line(due, lambda: Line(str(period), told=untold))
