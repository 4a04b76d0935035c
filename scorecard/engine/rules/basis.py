"""What a rule compares: the figure it makes of each unit's value and of what it is held against."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.completion import rate
from scorecard.engine.quantity import divide, settle
from scorecard.engine.ranks import places
from scorecard.engine.rules.rule import Column, Pool
from scorecard.model.board import Floats
from scorecard.model.indicator import Direction
from scorecard.model.rule import Reference

_WITH_OTHERS = ("rank", "difference", "ratio", "position")


def gather(column: Column) -> Pool:
    """The figures that units are compared with, where the rule compares them with each other.

    For ranks the figures are turned so that the first place is the smallest.
    """
    if column.rule.compare not in _WITH_OTHERS:
        return Pool({}, {})
    ranked = column.rule.compare == "rank"
    figures = _keys(column, column.value) if ranked else settle(column.value)
    known = column.compared & ~np.isnan(figures)
    of = groups_of(column)
    # Where groups count, a unit without one is compared with nobody.
    named = [group for group in sorted(set(of)) if group or column.rule.among == "table"]
    ordered = {group: np.sort(figures[known & (of == group)]) for group in named}
    return Pool(ordered, dict(zip(column.ids, figures.tolist(), strict=False)))


def groups_of(column: Column) -> NDArray[np.object_]:
    """The group each unit is compared in; one and the same for all where the whole table is."""
    within = column.groups if column.rule.among == "group" else ("",) * len(column.value)
    return np.array(within, dtype=object)


def basis_of(column: Column, pool: Pool) -> Floats:
    """The figure that a rule compares.

    completion, progress, met   the rate, or 1 and 0
    value                       x
    difference                  x − r
    ratio                       x ÷ r; lower is better r ÷ x, or 2 − x ÷ r (`mirror`); none where r ≤ 0
    position                    (x − lo) ÷ (hi − lo); where both are equal as declared
    rank                        1 + number of units before
    """
    compare = column.rule.compare
    if compare == "value":
        return column.value
    if compare == "rank":
        return _rank(column, pool)
    if compare == "difference":
        return settle(column.value - reference(column, pool, column.rule.against[0]))
    if compare == "ratio":
        held = reference(column, pool, column.rule.against[0])
        held = np.where(held > 0, held, np.nan)
        return rate(column.value, held, column.direction, column.rule.reverse)
    if compare == "position":
        return _position(column, pool)
    return column.rate


def _rank(column: Column, pool: Pool) -> Floats:
    of, keys = groups_of(column), _keys(column, column.value)
    own = None if column.own is None else _keys(column, column.own)
    place = np.full(keys.shape, np.nan)
    for group, order in pool.ordered.items():
        here = of == group
        found = places(keys[here], order, column.ties, None if own is None else own[here])
        place[here] = found
    return place


def _position(column: Column, pool: Pool) -> Floats:
    low, high = (reference(column, pool, end) for end in column.rule.against)
    found = settle(divide(column.value - low, high - low))
    if column.rule.if_equal == "pending":
        return found
    equal = (settle(high - low) == 0) & ~np.isnan(column.value)
    return np.where(equal, 1.0 if column.rule.if_equal == "full" else 0.0, found)


def reference(column: Column, pool: Pool, wanted: Reference) -> Floats:
    """What each unit is held against; float64[U], NaN where there is nothing. Best follows the direction."""
    shape = column.value.shape
    if wanted.kind == "target":
        return np.full(shape, np.nan) if column.target is None else column.target
    if wanted.named:
        return column.outside(wanted.named)
    if wanted.kind in ("number", "unit"):
        figure = wanted.value if wanted.kind == "number" else pool.named.get(wanted.id, np.nan)
        return np.full(shape, figure)
    own = column.own if column.own is not None else np.where(column.compared, column.value, np.nan)
    if not column.rule.without_self:
        own = np.full(shape, np.nan)
    found, of = np.full(shape, np.nan), groups_of(column)
    for group, order in pool.ordered.items():
        here = of == group
        found[here] = statistic(wanted.kind, order, settle(own[here]), column.direction)
    return found


def statistic(kind: str, order: Floats, own: Floats, direction: Direction) -> Floats:
    """Mean, median, best or worst of ascending figures, without each one's own (NaN: all count).

    >>> order, own = np.array([10.0, 20.0, 60.0]), np.array([60.0, np.nan])
    >>> [statistic(kind, order, own, "higher").tolist() for kind in ("mean", "median", "best")]
    [[15.0, 30.0], [15.0, 20.0], [20.0, 60.0]]
    """
    inside = ~np.isnan(own)
    left = len(order) - inside.astype(np.int64)
    enough = left > 0
    if kind == "mean":
        total = order.sum() - np.where(inside, own, 0.0)
        return settle(divide(total, np.where(enough, left, np.nan).astype(np.float64)))
    # The place at which each one's own figure stands; beyond all where it does not.
    gap = np.where(inside, np.searchsorted(order, own), len(order))

    def nth(place: NDArray[np.int64]) -> Floats:
        at = np.clip(place + (place >= gap), 0, max(len(order) - 1, 0))
        return np.where(enough, order[at], np.nan) if len(order) else np.full(own.shape, np.nan)

    if kind == "median":
        return settle((nth((left - 1) // 2) + nth(left // 2)) / 2)
    largest = (kind == "best") == (direction == "higher")
    return nth(left - 1 if largest else np.zeros_like(left))


def _keys(column: Column, value: Floats) -> Floats:
    """Figures turned so that the smallest has the first place: the best, or the worst from the bottom."""
    smallest = (column.direction == "lower") != (column.rule.counted_from == "bottom")
    return value if smallest else -value
