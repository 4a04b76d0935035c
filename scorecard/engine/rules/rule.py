"""What every scoring rule is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from scorecard.engine.conditions import Judged, judge
from scorecard.engine.quantity import settle
from scorecard.model.board import Flags, Floats
from scorecard.model.condition import Condition
from scorecard.model.indicator import Direction
from scorecard.model.named import Named
from scorecard.model.ranking import Ties
from scorecard.model.rule import Amount, Band, Rule, Side


@dataclass(frozen=True, eq=False)
class Column:
    """One indicator over all units.

    value : float64[U], the actual; rate : float64[U], what `completion` compares (may be infinite)
    full : float64[U], full points; compared : bool[U], the units that others are compared with
    target : float64[U], the target the rule sees; groups, ids : by unit, where they are known
    own : float64[U], the value under which each unit itself stands among those gathered, where that
        may be another than `value` (a column of one year against the others of another)
    named : the figures from outside the column that the rule needs, each float64[U]
    """

    value: Floats
    rate: Floats
    full: Floats
    compared: Flags
    direction: Direction
    ties: Ties
    rule: Rule
    own: Floats | None = None
    target: Floats | None = None
    groups: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    named: Mapping[Named, Floats] = field(default_factory=dict)

    def outside(self, named: Named) -> Floats:
        """A figure from outside the column; NaN where it is not at hand."""
        return self.named.get(named, np.full(self.value.shape, np.nan))


@dataclass(frozen=True, eq=False)
class Award:
    """basis : float64[U], the figure compared, after its own limits; points : float64[U], NaN where undefined."""

    basis: Floats
    points: Floats


@dataclass(frozen=True, eq=False)
class Pool:
    """What a rule needs of the whole column.

    ordered : by group (one for the whole table), the figures compared with, ascending
    named : by unit id, the value of each
    """

    ordered: Mapping[str, Floats]
    named: Mapping[str, float]


@dataclass(frozen=True)
class ScoringRule:
    """A rule as two pure functions; most need nothing of the whole column."""

    gather: Callable[[Column], Pool]
    award: Callable[[Column, Pool], Award]
    bounds: Callable[[Column], tuple[Floats, Floats]]


def amount(amount: Amount, full: Floats) -> Floats:
    """An amount of points for each unit; a share is of its full points."""
    return full * amount.value if amount.share else np.full(full.shape, amount.value)


def limits_of(rule: Rule, full: Floats) -> tuple[Floats, Floats]:
    """The fewest and the most points: 0 and full points, unless the rule names others; float64[U].

    A scale that says its own ends is held only by limits that are named. Naming any upper limit
    (`max_rate`, `max_points`, `max_extra`, the limit of a step) replaces the full points; of several
    the lowest holds.

    >>> limits_of(Rule(max_extra=Amount(4.0)), np.array([10.0]))[1].tolist()
    [14.0]
    """
    none = np.full(full.shape, np.inf)
    low = -none if rule.own_ends else np.zeros(full.shape)
    if rule.min_points:
        low = amount(rule.min_points, full)
    named = [amount(rule.max_points, full)] if rule.max_points else []
    named += [full + amount(rule.max_extra, full)] if rule.max_extra else []
    if not named and rule.max_rate is not None and rule.scale == "proportional":
        named = [full * rule.max_rate]
    if not named:
        named = [none if rule.own_ends or _named_within(rule) else full]
    return np.where(np.isposinf(low), -np.inf, low), np.minimum.reduce(named)


def _named_within(rule: Rule) -> bool:
    """Whether the rule names an end before the points are formed: of the rate, or of its steps."""
    limited = (
        rule.steps is not None and isinstance(rule.steps.over, Side) and rule.steps.over.limit is not None
    )
    return limited or rule.max_rate is not None


def limits(column: Column) -> tuple[Floats, Floats]:
    """The fewest and the most points of a column."""
    return limits_of(column.rule, column.full)


def capped(column: Column, basis: Floats) -> Floats:
    """What is compared, cut at `max_rate`."""
    return basis if column.rule.max_rate is None else np.minimum(basis, column.rule.max_rate)


def between(band: Band, basis: Floats) -> Flags:
    """Whether settled figures lie between the edges of a band; bool[U], false where there is no figure."""
    inside = ~np.isnan(basis)
    if band.low is not None:
        low = settle(np.array(band.low))
        inside &= basis >= low if band.low_included else basis > low
    if band.high is not None:
        high = settle(np.array(band.high))
        inside &= basis <= high if band.high_included else basis < high
    return inside


def judged(column: Column, conditions: tuple[Condition, ...], basis: Floats) -> Judged:
    """Whether the conditions of a rule hold for each unit, where it can be told.

    Where points are in proportion to a mark, conditions look at the mark and not at its share.
    """
    own = column.value if column.rule.by_mark else basis

    def figure(id: str, what: str) -> Floats:
        return own if not id else column.outside(Named(id, what))  # type: ignore[arg-type]

    return judge(conditions, figure)


def within(points: Floats, low: Floats, high: Floats) -> Floats:
    """Points held between two limits, the floor last; NaN stays NaN, what is still infinite is undefined."""
    held = np.maximum(np.minimum(points, high), low)
    return np.where(np.isinf(held), np.nan, held)
