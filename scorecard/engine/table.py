"""One table, scored: from terms and observations to totals and ranks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.engine.completion import met, rate
from scorecard.engine.observe import observe
from scorecard.engine.points import Points, score_points
from scorecard.engine.quantity import divide, round_half_up, settle
from scorecard.engine.ranks import group_ranks, open_ranks, ranks
from scorecard.engine.sharing import counted_full, counted_points
from scorecard.engine.terms import terms
from scorecard.model.board import Flags, Floats, Ints, Observations, TableBoard, Terms
from scorecard.model.ledger import Ledger
from scorecard.model.period import Period
from scorecard.model.scheme import Branch, RankOn, Scheme, SchemeTable, Ties, Unit


def score_table(scheme: Scheme, table: SchemeTable, ledger: Ledger, period: Period) -> TableBoard:
    """The board of one table in one period, every intermediate kept."""
    held = terms(scheme, table, period)
    seen = observe(ledger, scheme, held, period)
    units = scheme.units_of(table)
    scored = score_points(held, seen, units, scheme.rounding.points)
    full = counted_full(held.table.tree, scored.full, scored.shared)
    counted = counted_points(scored.points, scored.full, full)
    total, known, low, high = _totals(scored, counted, full, scheme.rounding.total)
    completion, progress, reached = _completions(held, seen)
    headings, heading_points, heading_full = _headings(held.table.tree, counted, full)
    rank, group_rank, best, worst = rank_units(
        total, low, high, units, held.table.ties, held.table.rank_on, scheme.decimals.total
    )
    return TableBoard(
        terms=held,
        observations=replace(seen, status=scored.status),
        units=units,
        headings=headings,
        completion=completion,
        progress=progress,
        met=reached,
        basis=scored.basis,
        points=scored.points,
        full=scored.full,
        counted=counted,
        counted_full=full,
        heading_points=heading_points,
        heading_full=heading_full,
        earned=settle(np.nansum(scored.points, axis=1)),
        total=total,
        known=known,
        full_total=settle(full.sum(axis=1)),
        rank=rank,
        group_rank=group_rank,
        rank_low=best,
        rank_high=worst,
        lacking=scored.lacking,
        low=low,
        high=high,
    )


def _completions(held: Terms, seen: Observations) -> tuple[Floats, Floats, Flags]:
    """Completion (actual ÷ target), progress (actual ÷ due), and whether the target is met."""
    shape = seen.value.shape
    completion, progress = np.full(shape, np.nan), np.full(shape, np.nan)
    reached = np.zeros(shape, dtype=np.bool_)
    for i, row in enumerate(held.table.rows):
        value, target, due = seen.value[:, i], held.target[:, i], held.due[:, i]
        completion[:, i] = rate(value, target, row.direction, row.rule.reverse)
        progress[:, i] = rate(value, due, row.direction, row.rule.reverse)
        reached[:, i] = met(value, due, row.direction)
    return _finite(completion), _finite(progress), reached


def _finite(figures: Floats) -> Floats:
    """A rate without a bound has no figure to print."""
    return np.where(np.isfinite(figures), figures, np.nan)


def _totals(
    scored: Points, counted: Floats, full: Floats, rounding: int | None
) -> tuple[Floats, Floats, Floats, Floats]:
    """Total, what is known of it, and what it is at least and at most."""
    known = settle(np.nansum(counted, axis=1))
    factor = np.nan_to_num(divide(full, scored.full))
    open_ = scored.lacking & (factor > 0)
    open_low = (np.where(open_, scored.least, 0.0) * factor).sum(axis=1)
    open_high = (np.where(open_, scored.most, 0.0) * factor).sum(axis=1)
    nothing = full.sum(axis=1) <= 0
    whole = known if rounding is None else round_half_up(known, rounding)
    total = np.where(scored.lacking.any(axis=1) | nothing, np.nan, whole)
    low = np.where(nothing, np.nan, settle(whole + open_low))
    return total, known, low, np.where(nothing, np.nan, settle(whole + open_high))


def _headings(tree: Branch, counted: Floats, full: Floats) -> tuple[tuple[str, ...], Floats, Floats]:
    """Points and full points of each heading: the sums over its children; NaN where all are unknown."""
    found: list[tuple[str, list[int]]] = []

    def walk(branch: Branch) -> None:
        if branch.heading:
            found.append((branch.heading, list(branch.leaves)))
        for member in branch.members:
            if isinstance(member, Branch):
                walk(member)

    walk(tree)
    shape = len(counted), len(found)
    points, whole = np.full(shape, np.nan), np.zeros(shape)
    for h, (_, leaves) in enumerate(found):
        known = ~np.isnan(counted[:, leaves]).all(axis=1)
        points[:, h] = np.where(known, settle(np.nansum(counted[:, leaves], axis=1)), np.nan)
        whole[:, h] = settle(full[:, leaves].sum(axis=1))
    return tuple(id for id, _ in found), points, whole


def rank_units(
    total: Floats,
    low: Floats,
    high: Floats,
    units: tuple[Unit, ...],
    ties: Ties,
    rank_on: RankOn,
    decimals: int,
) -> tuple[Floats, Floats, Ints, Ints]:
    """Rank, rank in the group, best and worst rank still open.

    Ranks are formed on totals as printed unless `exact` is declared, so that no two units share a
    printed total and differ in rank. Units that are not assessed, and a unit alone, have no rank.
    """
    if rank_on == "printed":
        total, low, high = (round_half_up(figures, decimals) for figures in (total, low, high))
    among = np.array([unit.assessed for unit in units], dtype=np.bool_) & (len(units) > 1)
    best, worst = open_ranks(low, high, among & ~np.isnan(low))
    groups = tuple(unit.group for unit in units)
    return ranks(total, ties, among), group_ranks(total, ties, among, groups), best, worst
