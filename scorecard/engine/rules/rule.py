"""What every scoring rule is given and gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scorecard.engine.ranks import places
from scorecard.model.board import Flags, Floats
from scorecard.model.scheme import Amount, Direction, Rule, Side, Ties


@dataclass(frozen=True, eq=False)
class Column:
    """One indicator over all units.

    value : float64[U], the actual; rate : float64[U], what `completion` compares (may be infinite)
    full : float64[U], full points; compared : bool[U], the units that others are compared with
    own : float64[U], the value under which each unit itself stands among those gathered, where that
        may be another than `value` (a column of one year against the others of another)
    """

    value: Floats
    rate: Floats
    full: Floats
    compared: Flags
    direction: Direction
    ties: Ties
    rule: Rule
    own: Floats | None = None


@dataclass(frozen=True, eq=False)
class Award:
    """basis : float64[U], the figure compared, after its own limits; points : float64[U], NaN where undefined."""

    basis: Floats
    points: Floats


@dataclass(frozen=True)
class ScoringRule:
    """A rule as two pure functions; most need nothing of the whole column."""

    gather: Callable[[Column], Floats]
    award: Callable[[Column, Floats], Award]
    bounds: Callable[[Column], tuple[Floats, Floats]]


NOTHING: Floats = np.empty(0)


def gather_nothing(column: Column) -> Floats:
    """For rules that look at one unit at a time."""
    return NOTHING


def gather_order(column: Column) -> Floats:
    """The values that ranks are formed on, where the rule compares ranks; ascending, the first place first."""
    if column.rule.compare != "rank":
        return NOTHING
    keys = _keys(column, column.value)
    return np.sort(keys[column.compared & ~np.isnan(keys)])


def basis_of(column: Column, order: Floats) -> Floats:
    """The figure that a rule compares: the rate, the value, or the place among the units."""
    if column.rule.against_target:
        return column.rate
    if column.rule.compare == "value":
        return column.value
    own = None if column.own is None else _keys(column, column.own)
    return places(_keys(column, column.value), order, column.ties, own)


def _keys(column: Column, value: Floats) -> Floats:
    """Figures turned so that the smallest has the first place: the best, or the worst from the bottom."""
    smallest = (column.direction == "lower") != (column.rule.counted_from == "bottom")
    return value if smallest else -value


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


def within(points: Floats, low: Floats, high: Floats) -> Floats:
    """Points held between two limits, the floor last; NaN stays NaN, what is still infinite is undefined."""
    held = np.maximum(np.minimum(points, high), low)
    return np.where(np.isinf(held), np.nan, held)
