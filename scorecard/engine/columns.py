"""What the rule of a row is given: values, the targets it sees, full points, what others have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from scorecard.base.message import Text, message
from scorecard.engine.completion import (
    actual_against_end,
    kept_rate,
    meets_target,
    rate_between,
    rounded_rate,
)
from scorecard.engine.rules import RuleColumn
from scorecard.engine.rules.compared import compared_quantity
from scorecard.engine.target_bounds import ends_at_pace
from scorecard.model.ends import Ends
from scorecard.model.external_figure import ALONE, OWN
from scorecard.model.figure import Figure, Flags, Line, same, where, with_line
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Ints, Observations
from scorecard.model.period_targets import PeriodTargets, RuleInputs
from scorecard.model.ranking import Ties
from scorecard.model.rounding import UNROUNDED, Rounding
from scorecard.model.rule import Rule
from scorecard.model.status import Status
from scorecard.model.unit import Unit, Units
from scorecard.scheme.compare.door import line_name
from scorecard.scheme.compare.rate import if_none


def scored_value(seen: Observations, i: int) -> Figure:
    """The values of one row that points are given for; float64[U], NaN elsewhere."""
    scored = (seen.status[:, i] == Status.SCORED) | seen.carried[:, i]
    return where(scored, seen.value[:, i], np.nan)


def compared_value(scene: RuleInputs, i: int, rule: Rule) -> Figure:
    """The values of one row that its rule compares; float64[U].

    In a plan what is held against another year is this year's own figure, not the count of all its years; and what is
    held against the period before is that of this period alone.
    """
    value = scored_value(scene.observations, i)
    beside_year = any(reference.of_year for reference in rule.compare.against)
    beside_period = any(reference.kind == "last_period" for reference in rule.compare.against)
    own = scene.named[i].get(ALONE if beside_period else OWN) if beside_period or beside_year else None
    return value if own is None else where(value.known, own, np.nan)


def assessed_of(units: tuple[Unit, ...]) -> Flags:
    """bool[U], the units that others are compared with."""
    return Units.from_sequence(units).assessed


def table_column(
    scene: RuleInputs, i: int, units: tuple[Unit, ...], rule: Rule, rounding: Rounding
) -> RuleColumn:
    """What a rule of row `i` is given in one table and period."""
    return column_with(scene, i, units, rule, rounding, compared_value(scene, i, rule))


def column_with(
    scene: RuleInputs,
    i: int,
    units: tuple[Unit, ...],
    rule: Rule,
    rounding: Rounding,
    value: Figure,
    at: Ints | None = None,
) -> RuleColumn:
    """The same with figures of one's own, of all units or of those at some places, each as often as it is named."""
    terms, here = scene.terms, slice(None) if at is None else at
    row = terms.table.rows[i].with_rule(rule)
    target, full = target_seen(terms, i, rule).for_units(here), terms.points[here, i]
    seen = terms.seen[here, i]
    named = {name: figures[here] for name, figures in scene.named[i].items()}
    due, promised = terms.due[here, i], terms.target[here, i]
    of = due if _always_due(rule) else seen

    def apart(u: int) -> bool:
        """Whether the rate is of another target than completion and progress, which are told before."""
        return not same(of[u], due[u]) and not same(of[u], promised[u])

    column = column_of(
        row, terms.table.ranking.ties, value, target, full, terms.assessed[here], units, rounding, apart, at
    )
    rate = rate_against_year(row, column.rate, of, due, promised)
    return replace(column, named=named, rate=rate, number=seen)


def rate_against_year(row: Indicator, rate: Figure, of: Figure, due: Figure, promised: Figure) -> Figure:
    """The rate that a rule compares, with a line that says so where it is that of the year's target and not of what is due."""
    if row.met_only or row.rule.compare.met_only:
        return rate

    def says(_: int) -> Text:
        return message("points are against the year's target all year: completion counts, not progress")

    def told(u: int) -> bool:
        return bool(same(of[u], promised[u])) and not same(of[u], due[u])

    return with_line(
        rate, lambda: Line(line_name(compared_quantity(row)), "percent", says, if_none(rate, ""), told)
    )


def target_seen(terms: PeriodTargets, i: int, rule: Rule) -> Ends:
    """The targets of one row that a rule sees; [U]. Progress is always against what is due."""
    if _always_due(rule):
        return terms.due_ends.column(i)
    seen = terms.seen_ends.column(i)
    by_year = rule.compare.due and terms.table.rows[i].interim != "due"
    return ends_at_pace(seen, terms.pace[i]) if by_year else seen


def _always_due(rule: Rule) -> bool:
    """Whether a rule sees what is due by now, whatever the row is held to; a stretch target is due at the end."""
    return rule.compare.due and rule.compare.level == "must"


def column_of(
    row: Indicator,
    ties: Ties,
    value: Figure,
    target: Ends,
    full: Figure,
    compared: Flags,
    units: tuple[Unit, ...] = (),
    rounding: Rounding = UNROUNDED,
    told: Callable[[int], bool] | None = None,
    at: Ints | None = None,
) -> RuleColumn:
    """What the rule of a row is given: float64[U] values, the targets it sees, full points.

    compared : bool[U], the units that others are compared with; units : where groups or ids matter, at : which of
    them these are; rounding : where completion is rounded before points; told : for whom the rate has lines of its own
    """
    return RuleColumn(
        value,
        _rate(row, value, target, rounding, told),
        full,
        compared,
        row.direction,
        ties,
        row.rule,
        units=units,
        at=at,
        ends=target,
    )


def _rate(
    row: Indicator, value: Figure, target: Ends, rounding: Rounding, told: Callable[[int], bool] | None
) -> Figure:
    """How far a row comes up to its target, or to the scale of its marks; float64[U]."""
    head = line_name(compared_quantity(row))
    if row.judging:
        return with_line(value / row.judging.scale, Line(head, "percent"))
    if row.rule.compare.met_only:
        return with_line(kept_rate(value, target), lambda: _met_line(value, target))
    figures = rate_between(value, target, row.rule.reverse, row.over_range, head, told)
    if row.met_only:
        figures = where(figures.missing, np.nan, kept_rate(value, target))
        return with_line(figures, Line(head, "percent", lambda _: _PLACE))
    if row.zero_target == "full" and row.direction == "higher":
        zero = same(target.lower, 0.0) & np.isposinf(target.upper.value) & value.known
        full = where(zero, 1.0, figures)
        figures = with_line(full, Line(head, "percent", lambda _: _ZERO, told=lambda u: bool(zero[u])))
    return rounded_rate(figures, rounding, head, told)


_PLACE = message("a target place is reached or not: 100% if it is, 0% if not")
_ZERO = message("the target is 0 and the scheme gives full points: 100%")


def _met_line(value: Figure, target: Ends) -> Line:
    """Whether the target that a rule sees is reached."""
    reached = meets_target(value, target)
    yes, no = message("met: 100%"), message("not met: 0%")

    def says(u: int) -> Text:
        beside, verdict = actual_against_end(value, target, u), yes if reached[u] else no
        return message("{beside}, {verdict}", beside=beside, verdict=verdict)

    return Line(message("Met"), "percent", says)
