"""What the rule of a row is given: values, the targets it sees, full points, what others have."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.engine.completion import kept, rate_between, rounded_rate
from scorecard.engine.rules import Column
from scorecard.engine.target_bounds import paced
from scorecard.model.board import Ends, Ints, Observations, PeriodTargets, RuleInputs
from scorecard.model.figure import Figure, Flags, least, more_than, most, read, same, where
from scorecard.model.indicator import Indicator
from scorecard.model.named import OWN
from scorecard.model.ranking import Ties
from scorecard.model.rule import Rule
from scorecard.model.scheme import UNROUNDED, Rounding, Unit
from scorecard.model.status import Status


def scored_value(seen: Observations, i: int) -> Figure:
    """The values of one row that points are given for; float64[U], NaN elsewhere."""
    scored = (seen.status[:, i] == Status.SCORED) | seen.carried[:, i]
    return where(scored, seen.value[:, i], np.nan)


def compared_value(scene: RuleInputs, i: int, rule: Rule) -> Figure:
    """The values of one row that its rule compares; float64[U].

    In a plan what is held against another year is this year's own figure, not the count of all its years.
    """
    value, own = scored_value(scene.observations, i), scene.named[i].get(OWN)
    beside_year = own is not None and any(one.of_year for one in rule.against)
    return where(value.known, own, np.nan) if own is not None and beside_year else value


def assessed_of(units: tuple[Unit, ...]) -> Flags:
    """bool[U], the units that others are compared with."""
    return np.array([unit.assessed for unit in units], dtype=np.bool_)


def table_column(
    scene: RuleInputs, i: int, units: tuple[Unit, ...], rule: Rule, rounding: Rounding
) -> Column:
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
) -> Column:
    """The same with figures of one's own, of all units or of those at some places, each as often as it is named."""
    terms, here = scene.terms, slice(None) if at is None else at
    row = replace(terms.table.rows[i], rule=rule)
    target, full, seen = target_seen(terms, i, rule).of(here), terms.points[here, i], terms.seen[here, i]
    named = {name: figures[here] for name, figures in scene.named[i].items()}
    chosen = units if at is None else tuple(units[u] for u in at.tolist())
    column = column_of(row, terms.table.ties, value, target, full, assessed_of(chosen), chosen, rounding)
    return replace(column, named=named, target=held_number(target, seen, value))


def held_number(ends: Ends, number: Figure, value: Figure) -> Figure:
    """The number that a difference from a target is taken from; float64[U].

    number : the target the rule sees as it is written

    Of 400左右 it is the 400; of a range the nearest of its figures, so that there is no difference
    inside; of anything else the one end there is.

    >>> from scorecard.model.figure import read
    >>> ends = Ends(read([2.0] * 3), read([4.0] * 3), np.zeros(3, dtype=bool))
    >>> held_number(ends, read([2.0] * 3), read([1.0, 3.0, 9.0])).value.tolist()
    [2.0, 3.0, 4.0]
    >>> held_number(ends, read([3.0] * 3), read([1.0, 3.0, 9.0])).value.tolist()
    [3.0, 3.0, 3.0]
    """
    about = ends.ranged & more_than(number, ends.lower)
    nearest = most(least(value, ends.upper), ends.lower)
    return where(about, number, where(ends.ranged, nearest, ends.number))


def target_seen(terms: PeriodTargets, i: int, rule: Rule) -> Ends:
    """The targets of one row that a rule sees; [U]. Progress is always against what is due."""
    return ends_seen(terms, i, rule).column(i)


def ends_seen(terms: PeriodTargets, i: int, rule: Rule) -> Ends:
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
    value: Figure,
    target: Ends,
    full: Figure,
    compared: Flags,
    units: tuple[Unit, ...] = (),
    rounding: Rounding = UNROUNDED,
) -> Column:
    """What the rule of a row is given: float64[U] values, the targets it sees, full points.

    compared : bool[U], the units that others are compared with; units : where groups or ids matter;
    rounding : where completion is rounded before points.
    A place in a ranking that is reached counts as 100 %, one that is not as 0 %.
    """
    if row.judging:
        figures = value / row.judging.scale
    elif row.rule.compare == "met":
        figures = where(value.missing | target.lower.missing, np.nan, read(kept(value, target)))
    else:
        figures = rate_between(value, target, row.rule.reverse, row.over_range)
        if row.met_only:
            figures = where(figures.missing, np.nan, read(kept(value, target)))
        if row.zero_target == "full" and row.direction == "higher":
            zero = same(target.lower, 0.0) & np.isposinf(target.upper.value)
            figures = where(zero & value.known, 1.0, figures)
        figures = rounded_rate(figures, rounding)
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
