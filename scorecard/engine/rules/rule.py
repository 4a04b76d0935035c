"""What every scoring rule is given and gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scorecard.engine.ranks import places
from scorecard.model.board import Flags, Floats
from scorecard.model.scheme import Amount, Direction, Rule, Ties


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
    """The values that ranks are formed on, where the rule compares ranks; best first as ascending keys."""
    if column.rule.compare != "rank":
        return NOTHING
    keys = _keys(column, column.value)
    return np.sort(keys[column.compared & ~np.isnan(keys)])


def basis_of(column: Column, order: Floats) -> Floats:
    """The figure that a rule compares: the rate, the value, or the place among the units."""
    if column.rule.compare == "completion":
        return column.rate
    if column.rule.compare == "value":
        return column.value
    own = None if column.own is None else _keys(column, column.own)
    return places(_keys(column, column.value), order, column.ties, own)


def _keys(column: Column, value: Floats) -> Floats:
    """Figures turned so that the smallest is the best."""
    return value if column.direction == "lower" else -value


def amount(amount: Amount, full: Floats) -> Floats:
    """An amount of points for each unit; a share is of its full points."""
    return full * amount.value if amount.share else np.full(full.shape, amount.value)


def limits(column: Column) -> tuple[Floats, Floats]:
    """The fewest and the most points: 0 and full points, unless the rule names others."""
    rule = column.rule
    low = amount(rule.min_points, column.full) if rule.min_points else np.zeros(column.full.shape)
    if rule.max_points:
        high = amount(rule.max_points, column.full)
    elif rule.max_rate is not None:
        high = column.full * rule.max_rate
    else:
        high = column.full
    return np.where(np.isinf(low), -np.inf, low), high


def within(points: Floats, low: Floats, high: Floats) -> Floats:
    """Points held between two limits, the floor last; NaN stays NaN, what is still infinite is undefined."""
    held = np.maximum(np.minimum(points, high), low)
    return np.where(np.isinf(held), np.nan, held)
