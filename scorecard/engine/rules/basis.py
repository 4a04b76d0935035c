"""What a rule compares: the figure it makes of each unit's value and of what it is held against."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.completion import rate
from scorecard.engine.ranks import places
from scorecard.engine.rules.rule import Column, Pool
from scorecard.model.figure import Figure, Flags, blank, more_than, ordinals, read, same, where
from scorecard.model.figure import joined as one_after_another
from scorecard.model.indicator import Direction
from scorecard.model.rule import Reference

_WITH_OTHERS = ("rank", "difference", "ratio", "position")


def gather(column: Column) -> Pool:
    """The figures that units are compared with, where the rule compares them with each other."""
    if column.rule.compare not in _WITH_OTHERS:
        return Pool({}, {})
    figures = column.value
    known = column.compared & figures.known
    of = groups_of(column)
    # Where groups count, a unit without one is compared with nobody.
    named = [group for group in sorted(set(of)) if group or column.rule.among == "table"]
    others = {group: figures[known & (of == group)] for group in named}
    return Pool(others, {id: figures[u] for u, id in enumerate(column.ids)})


def groups_of(column: Column) -> NDArray[np.object_]:
    """The group each unit is compared in; one and the same for all where the whole table is."""
    within = column.groups if column.rule.among == "group" else ("",) * len(column.value)
    return np.array(within, dtype=object)


def basis_of(column: Column, pool: Pool) -> Figure:
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
        return column.value - reference(column, pool, column.rule.against[0])
    if compare == "ratio":
        held = reference(column, pool, column.rule.against[0])
        return rate(
            column.value, where(more_than(held, 0.0), held, np.nan), column.direction, column.rule.reverse
        )
    if compare == "position":
        return _position(column, pool)
    return column.rate


def _rank(column: Column, pool: Pool) -> Figure:
    of, own = groups_of(column), column.own
    place = np.full(column.value.shape, np.nan)
    for group, others in pool.others.items():
        here = of == group
        mine = [column.value[here], others, *([] if own is None else [own[here]])]
        # Turned so that the smallest has the first place: the best, or the worst from the bottom.
        smallest = (column.direction == "lower") != (column.rule.counted_from == "bottom")
        keys = ordinals(one_after_another([one if smallest else -one for one in mine]))
        value, order, was = np.split(keys, np.cumsum([len(mine[0]), len(mine[1])]))
        place[here] = places(value, np.sort(order), column.ties, None if own is None else was)
    return read(place)


def _position(column: Column, pool: Pool) -> Figure:
    low, high = (reference(column, pool, end) for end in column.rule.against)
    equal: Flags = same(high, low)
    found = where(equal, np.nan, (column.value - low) / (high - low))
    if column.rule.if_equal == "pending":
        return found
    return where(equal & column.value.known, 1.0 if column.rule.if_equal == "full" else 0.0, found)


def reference(column: Column, pool: Pool, wanted: Reference) -> Figure:
    """What each unit is held against; float64[U], NaN where there is nothing. Best follows the direction."""
    shape = column.value.shape
    nothing = read(np.full(shape, np.nan))
    if wanted.kind == "target":
        return nothing if column.target is None else column.target
    if wanted.named:
        return column.outside(wanted.named)
    if wanted.kind in ("number", "unit"):
        figure = read(wanted.value) if wanted.kind == "number" else pool.named.get(wanted.id, read(np.nan))
        return where(np.ones(shape, dtype=np.bool_), figure, np.nan)
    own = column.own if column.own is not None else where(column.compared, column.value, np.nan)
    if not column.rule.without_self:
        own = nothing
    found, of = blank(shape), groups_of(column)
    for group, others in pool.others.items():
        here = of == group
        found.put(here, statistic(wanted.kind, others, own[here], column.direction))
    return found


def statistic(kind: str, others: Figure, own: Figure, direction: Direction) -> Figure:
    """Mean, median, best or worst of figures, without each one's own (NaN: all count).

    >>> others, own = read([20.0, 60.0, 10.0]), read([60.0, np.nan])
    >>> [statistic(kind, others, own, "higher").shown.tolist() for kind in ("mean", "median", "best")]
    [[15.0, 30.0], [15.0, 20.0], [20.0, 60.0]]
    """
    inside = own.known
    left = len(others) - inside.astype(np.int64)
    enough = left > 0
    if kind == "mean":
        return (others.sum() - own.filled(0.0)) / where(enough, left.astype(np.float64), np.nan)
    order = others[np.argsort(others.value, kind="stable")]
    # The place at which each one's own figure stands; beyond all where it does not.
    gap = np.where(inside, np.searchsorted(order.value, own.value), len(order))

    def nth(place: NDArray[np.int64]) -> Figure:
        at = np.clip(place + (place >= gap), 0, max(len(order) - 1, 0))
        return where(enough, order[at], np.nan) if len(order) else read(np.full(own.shape, np.nan))

    if kind == "median":
        return (nth((left - 1) // 2) + nth(left // 2)) / 2
    largest = (kind == "best") == (direction == "higher")
    return nth(left - 1 if largest else np.zeros_like(left))
