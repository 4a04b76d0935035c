"""The fewest and the most points that the rule of a row gives for any figure that may be sent in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from scorecard.engine.apply_rule import Rounds, counted_in_round, periods_counted
from scorecard.engine.columns import column_with, table_column, target_seen
from scorecard.engine.compared_with import compared_with
from scorecard.engine.rules import RuleColumn, award, bounds
from scorecard.engine.rules.rule import limits_of, parts
from scorecard.model.condition import Condition
from scorecard.model.distinct import kinds_of_rows
from scorecard.model.figure import (
    Figure,
    Flags,
    Floats,
    as_figures,
    blank,
    least,
    most,
    rounded,
    sum_figures,
    where,
)
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Ints
from scorecard.model.period_targets import RuleInputs
from scorecard.model.rounding import Rounding
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit
from scorecard.scheme.compare.others import Pool

_JUST = 1e-12
"""How far beside an edge, relative to it, the next figure is tried: nobody reports more digits."""

_OUT = ((1e13, 1e14), (-1e13, -1e14), (1e-12, 1e-13), (-1e-12, -1e-13))
"""Pairs of figures far beyond all edges, and close to 0: where points differ between the two they go on without end."""


class PointRange(NamedTuple):
    """least, most : float64[U], the fewest and the most points, infinite without end, NaN where nothing was asked.

    pending : bool[U], whether a figure may be sent that gets no points
    """

    least: Figure
    most: Figure
    pending: Flags


class _AskedUnits(NamedTuple):
    """A row, the rule that holds there, and the units asked about.

    plan : whether the figures of several years are added up
    turns : the figures compared at which the points of its scale may turn
    """

    plan: bool
    scene: RuleInputs
    i: int
    units: tuple[Unit, ...]
    rule: Rule
    rounding: Rounding
    at: Ints
    turns: tuple[float, ...] = ()


def attainable(scheme: Scheme, scene: RuleInputs, i: int, rounds: Rounds, asked: Flags) -> PointRange:
    """What cells of row `i` could bring; of rules that look at others, and scales of other packages, their limits.

    asked : bool[U], the cells asked about

    The rule itself is asked, at every figure where its points may turn: at its edges, just beside them, at the ends
    of what is allowed, and far out. What is found can therefore be had, and nothing beyond it.

    10 points in proportion, at most 80 allowed, the target 100: 0 to 8.
    """
    units, rounding = scheme.units_of(scene.terms.table), scheme.rounding
    low, high = blank(len(units)), blank(len(units))
    pending = np.zeros(len(units), dtype=np.bool_)
    for rule, here in parts(scene.terms.table.rows[i].rule, scene.terms.groups):
        at = np.flatnonzero(asked & here).astype(np.int32)
        if len(at):
            one = _AskedUnits(scheme.is_plan, scene, i, units, rule, rounding, at)
            reachable = _attainable_over_periods(one, rounds) if rule.every else _once(one)
            low.put(at, rounded(reachable.least, rounding.points, rounding.mode))
            high.put(at, rounded(reachable.most, rounding.points, rounding.mode))
            pending[at] = reachable.pending
    return PointRange(low, high, pending)


def _attainable_over_periods(asked: _AskedUnits, rounds: Rounds) -> PointRange:
    """The same of a rule that counts periods: the points of those that are known, the ends of those that are not."""
    rule, settled = asked.rule, np.zeros(len(asked.at), dtype=np.bool_)
    counted = periods_counted(rule, rounds)
    if not counted:
        nothing = as_figures(np.zeros(len(asked.at)))
        return PointRange(nothing, nothing, settled)
    each = [_attainable_in_period(asked._replace(scene=rounds[period])) for period in counted]
    full = rounds[counted[-1]].terms.points[asked.at, asked.i]
    low, high = limits_of(rule, full)
    fewest, greatest = (
        most(least(sum_figures([getattr(part, end) for part in each]), high), low)
        for end in ("least", "most")
    )
    return PointRange(fewest, greatest, np.logical_or.reduce([part.pending for part in each]))


def _attainable_in_period(asked: _AskedUnits) -> PointRange:
    """One period by the rule that held in it: nothing where it does not count."""
    _, scene, i, _, rule, _, at, _ = asked
    low, high, pending = blank(len(at)), blank(len(at)), np.zeros(len(at), dtype=np.bool_)
    counts = counted_in_round(scene, i)
    for end in (low, high):
        end.put(~counts[at], 0.0)
    for part, units_here in parts(rule.in_round(scene.terms.table.rows[i].rule), scene.terms.groups):
        here = np.flatnonzero((units_here & counts)[at])
        if len(here):
            reachable = _attainable_by(asked._replace(rule=part, at=at[here]))
            low.put(here, reachable.least)
            high.put(here, reachable.most)
            pending[here] = reachable.pending
    return PointRange(low, high, pending)


def _attainable_by(asked: _AskedUnits) -> PointRange:
    """By one rule, in a period by itself; what others may still change is not known."""
    _, scene, i, units, rule, rounding, at, _ = asked
    settled = np.zeros(len(at), dtype=np.bool_)
    column = table_column(scene, i, units, rule, rounding)
    points = award(column, compared_with(scene, i, column)).points[at]
    known, ends = settled if rule.compare.sees_others else points.known, _once(asked)
    return PointRange(
        where(known, points, ends.least), where(known, points, ends.most), ~known & ends.pending
    )


def _once(asked: _AskedUnits) -> PointRange:
    _, scene, i, units, rule, rounding, at, _ = asked
    column = table_column(scene, i, units, rule, rounding)
    low, high = (end[at] for end in bounds(column))
    turns = rule.scale.turns()
    if rule.compare.sees_others or turns is None:
        return PointRange(low, high, np.ones(len(at), dtype=np.bool_))
    if _plain(scene.terms.table.rows[i], rule):
        return PointRange(low, high, np.zeros(len(at), dtype=np.bool_))
    pool = compared_with(scene, i, column)
    first, kind = _kinds_of_units(asked, column, pool)
    one_of_each = _tell(asked._replace(at=at[first], turns=turns), column, pool, low[first], high[first])
    return PointRange(one_of_each.least[kind], one_of_each.most[kind], one_of_each.pending[kind])


def _plain(row: Indicator, rule: Rule) -> bool:
    """Whether a row is in plain proportion to its target, or to its marks: then all from 0 to full points can be had."""
    named = (rule.max_rate, rule.max_points, rule.min_points, rule.max_extra, row.allowed, row.zero_target)
    by_degrees = rule.compare.to_target and not rule.compare.met_only
    to_target = by_degrees or (rule.by_mark and row.judging is not None)
    anything = all(figure is None for figure in named) and not rule.only_if and not row.words
    return rule.scale.in_proportion and to_target and anything


def _tell(asked: _AskedUnits, column: RuleColumn, pool: Pool, low: Figure, high: Figure) -> PointRange:
    """What the rule says of all figures tried; its limits `low` and `high` where that does not tell."""
    _, scene, i, units, rule, rounding, at, _ = asked
    tried = _trial_figures(asked, column, pool)
    repeated = np.tile(at, len(tried))
    flat = column_with(scene, i, units, rule, rounding, as_figures(tried.ravel()), repeated)
    flat_points = award(flat, pool).points
    points = Figure(flat_points.value.reshape(tried.shape), flat_points.error.reshape(tried.shape))
    chosen = np.arange(len(at))
    fewest = points[np.where(points.known, points.value, np.inf).argmin(axis=0), chosen]
    greatest = points[np.where(points.known, points.value, -np.inf).argmax(axis=0), chosen]
    # What another row has yet to say may decide as well: then there is no more to go by than the limits.
    hangs = np.logical_or.reduce([fewest.missing, *(column.outside(name).missing[at] for name in rule.named)])
    falls, rises = _unbounded_sides(points)
    return PointRange(
        where(hangs | falls, low, fewest),
        where(hangs | rises, high, greatest),
        hangs | (points.missing & ~np.isnan(tried)).any(axis=0),
    )


def _unbounded_sides(points: Figure) -> tuple[Flags, Flags]:
    """Whether points still fall, or rise, between the two figures of a pair far out, which are tried last."""
    last = points.value[-2 * len(_OUT) :]
    with np.errstate(invalid="ignore"):
        change = last[1::2] - last[0::2]
        moves = np.abs(change) > 1e-9 * np.maximum(np.abs(last[0::2]), 1.0)
        return np.any(moves & (change < 0), axis=0), np.any(moves & (change > 0), axis=0)


def _trial_figures(asked: _AskedUnits, column: RuleColumn, pool: Pool) -> Floats:
    """float64[K, n], the figures tried for each unit, NaN where one is not allowed; the pairs far out come last."""
    row, count = asked.scene.terms.table.rows[asked.i], len(asked.at)
    if row.words:
        of_words = [np.full(count, float(n)) for n in range(len(row.words))]
        return np.stack([*of_words, *[np.full(count, np.nan)] * (2 * len(_OUT))])
    low, high, whole = _allowed_range(asked, row)
    edges = set(_edges(asked.rule, asked.turns))
    if asked.rounding.completion is not None:
        # Rates that are rounded pass an edge by whole steps only.
        step = 10.0 ** -(asked.rounding.completion + 2)
        edges |= {edge + sign * step for edge in edges for sign in (1, -1)}
    ends = [np.full(count, end) for end in (0.0, low, high)]
    plain = np.stack([*ends, *_turned_back(asked, column, pool, sorted(edges))])
    plain = np.where(np.isfinite(plain), plain, 0.0)
    plain = plain[kinds_of_rows(plain)[0]]
    if whole:
        near = [np.floor(plain) - 1, np.floor(plain), np.ceil(plain), np.ceil(plain) + 1]
    else:
        near = [plain, plain * (1 - _JUST), plain * (1 + _JUST)]
    size = np.maximum(np.abs(plain).max(axis=0), 1.0)
    outside = np.stack([by * size for pair in _OUT for by in pair])
    tried = np.concatenate([*near, np.rint(outside) if whole else outside])
    return np.where((tried >= low) & (tried <= high), tried, np.nan)


def _allowed_range(asked: _AskedUnits, row: Indicator) -> tuple[float, float, bool]:
    """From where to where figures may be sent, and whether in whole numbers; sums of several may be anything."""
    if row.judging:
        return 0.0, row.judging.scale, False
    of_years = asked.plan and row.per == "plan"
    summed = row.nature == "flow" and (row.reported == "period" or row.alone or of_years)
    objects = asked.scene.observations.items
    summed |= bool((objects.cell % max(objects.rows, 1) == asked.i).any())
    if row.allowed is None or row.derived or summed:
        return -np.inf, np.inf, False
    return row.allowed.low, row.allowed.high, row.allowed.whole


def _edges(rule: Rule, turns: tuple[float, ...]) -> Iterator[float]:
    """The compared figures at which the points of a rule may turn."""
    yield from (0.0, 1.0, *turns)
    if rule.max_rate is not None:
        yield rule.max_rate
    yield from _bounds((*rule.only_if, *rule.scale.conditions))


def _bounds(conditions: tuple[Condition, ...]) -> Iterator[float]:
    """The figures that conditions on what is compared speak of."""
    for condition in conditions:
        yield from _bounds(condition.any)
        if not condition.id:
            yield from (bound.value for bound in condition.bounds)


def _held_against(asked: _AskedUnits, column: RuleColumn, pool: Pool) -> list[Floats]:
    """The figures that actuals are held against: the ends of the targets, and what the rule names; float64[n] each."""
    targets = target_seen(asked.scene.terms, asked.i, asked.rule)
    figures_at = [targets.lower, targets.upper, *([] if column.target is None else [column.target])]
    figures_at += asked.rule.compare.references(column, pool)
    values = [figures.value[asked.at] for figures in figures_at]
    return [
        values_of
        for n, values_of in enumerate(values)
        if not any(np.array_equal(values_of, before, equal_nan=True) for before in values[:n])
    ]


def _kinds_of_units(asked: _AskedUnits, column: RuleColumn, pool: Pool) -> tuple[Ints, Ints]:
    """Places among the units asked about, one of each kind that a rule cannot tell apart, and the kind of each unit."""
    facts = [column.full.value[asked.at], *_held_against(asked, column, pool)]
    facts += [asked.scene.terms.seen[:, asked.i].value[asked.at]]
    facts += [figures.value[asked.at] for figures in column.named.values()]
    known = np.nan_to_num(np.stack(facts, axis=1), nan=np.finfo(np.float64).max)
    return kinds_of_rows(known)


def _turned_back(asked: _AskedUnits, column: RuleColumn, pool: Pool, edges: list[float]) -> Iterator[Floats]:
    """The actuals whose compared figure is an edge, each way it may have been formed; float64[n] each."""
    at, against = asked.at, _held_against(asked, column, pool)
    references = [reference.value[at] for reference in asked.rule.compare.references(column, pool)]
    yield from against
    judging = asked.scene.terms.table.rows[asked.i].judging
    with np.errstate(all="ignore"):
        for edge in edges:
            yield np.full(len(at), edge * (judging.scale if judging else 1.0))
            yield np.full(len(at), edge)
            yield from asked.rule.compare.actuals(edge, against, references)
