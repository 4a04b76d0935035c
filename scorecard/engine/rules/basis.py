"""What a rule compares: the figure it makes of each unit's value and of what it is held against."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Text, message
from scorecard.engine.completion import if_none, no_quotient, rate
from scorecard.engine.ranks import places
from scorecard.engine.rules.compared import headed, held_text
from scorecard.engine.rules.others import groups_of, rank_line, reference_line
from scorecard.engine.rules.rule import Pool, RuleColumn
from scorecard.model.figure import (
    Figure,
    Flags,
    Floats,
    Line,
    Rivals,
    blank,
    constant,
    less_than,
    more_than,
    named,
    ordinals,
    placed,
    read,
    same,
    where,
)
from scorecard.model.figure import joined as one_after_another
from scorecard.model.figure.operation import operation
from scorecard.model.indicator import Direction
from scorecard.model.rule import Reference, Rule
from scorecard.scheme.written import exact, figure, operand, percent

_WITH_OTHERS = ("rank", "difference", "ratio", "position")


def gather(column: RuleColumn) -> Pool:
    """The figures that units are compared with, where the rule compares them with each other."""
    if column.rule.compare not in _WITH_OTHERS:
        return Pool({}, {})
    figures = column.value
    known = column.compared & figures.known
    of = groups_of(column)
    # Where groups count, a unit without one is compared with nobody.
    groups = [group for group in sorted(set(of)) if group or column.rule.among == "table"]
    others = {group: figures[known & (of == group)] for group in groups}
    return Pool(others, {id: figures[u] for u, id in enumerate(column.ids)})


def basis_of(column: RuleColumn, pool: Pool) -> Figure:
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
        return _difference(column, pool)
    if compare == "ratio":
        return _ratio(column, pool)
    if compare == "position":
        return _position(column, pool)
    return column.rate


def _difference(column: RuleColumn, pool: Pool) -> Figure:
    wanted = column.rule.against[0]
    held = reference(column, pool, wanted)

    def says(u: int) -> Text | None:
        ends = column.ends
        if wanted.kind != "target" or ends is None or not same(column.value, held)[u]:
            return None
        if not ends.ranged[u] or not less_than(ends.lower, ends.upper)[u]:
            return None
        value = exact(column.value.at(u))
        return message("{value} lies within the target: no difference", value=value)

    return named(column.value - held, lambda: Line(_headed(column.rule), says=says))


def _ratio(column: RuleColumn, pool: Pool) -> Figure:
    value, turned = column.value, column.rule.reverse
    held = reference(column, pool, column.rule.against[0])
    held = where(more_than(held, 0.0), held, np.nan)
    ratio = rate(value, held, column.direction, turned)

    def says(u: int) -> Text | None:
        return no_quotient(value, held, column.direction, turned, u)

    return named(ratio, lambda: Line(_headed(column.rule), "percent", says, if_none(ratio, "")))


def _position(column: RuleColumn, pool: Pool) -> Figure:
    low, high = (reference(column, pool, end) for end in column.rule.against)
    equal: Flags = same(low, high)
    found = where(equal, np.nan, (column.value - low) / (high - low))
    if column.rule.if_equal != "pending":
        full = 1.0 if column.rule.if_equal == "full" else 0.0
        found = where(equal & column.value.known, full, found)

    def says(u: int) -> Text | None:
        if not equal[u]:
            return None
        end, by = operand(figure(low.at(u))), percent(found.at(u))
        return message("both ends are {end}: by the scheme {amount}", end=end, amount=by)

    return named(found, lambda: Line(_headed(column.rule), "percent", says))


def _headed(rule: Rule) -> Text:
    return headed(held_text(rule))


def _rank(column: RuleColumn, pool: Pool) -> Figure:
    # Turned so that the smallest has the first place: the best, or the worst from the bottom.
    smallest = (column.direction == "lower") != (column.rule.counted_from == "bottom")
    of = groups_of(column)
    inside = column.compared & np.array([group != "" or column.rule.among == "table" for group in of])
    # Whom figures of another year are placed among stands in no cells.
    inside &= column.own is None
    place = placed([column.value], Rivals(of, inside, column.ties, smallest), _places(column, pool, smallest))
    return named(place, lambda: rank_line(column, place))


def _places(column: RuleColumn, pool: Pool, smallest: bool) -> Floats:
    values, of, own = column.value, groups_of(column), column.own
    place = np.full(values.shape, np.nan)
    for group, others in pool.others.items():
        here = of == group
        mine = [values[here], others, *([] if own is None else [own[here]])]
        keys = ordinals(one_after_another([one if smallest else -one for one in mine]))
        value, order, was = np.split(keys, np.cumsum([len(mine[0]), len(mine[1])]))
        place[here] = places(value, np.sort(order), column.ties, None if own is None else was)
    return place


def reference(column: RuleColumn, pool: Pool, wanted: Reference) -> Figure:
    """What each unit is held against; float64[U], NaN where there is nothing. Best follows the direction."""
    shape = column.value.shape
    if wanted.kind == "target":
        return read(np.full(shape, np.nan)) if column.target is None else column.target
    if wanted.named:
        return column.outside(wanted.named)
    if wanted.kind == "number":
        return constant(np.full(shape, wanted.value))
    found = _of_others(column.value, column, pool, wanted)
    return named(found, lambda: reference_line(column, wanted, found))


@operation()
def _of_others(values: Figure, column: RuleColumn, pool: Pool, wanted: Reference) -> Figure:
    """The figure of one unit, or one made of those of all that are compared."""
    if wanted.kind == "unit":
        everywhere = np.ones(values.shape, dtype=np.bool_)
        return where(everywhere, pool.named.get(wanted.id, read(np.nan)), np.nan)
    own = column.own if column.own is not None else where(column.compared, values, np.nan)
    if not column.rule.without_self:
        own = read(np.full(values.shape, np.nan))
    found, of = blank(values.shape), groups_of(column)
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
