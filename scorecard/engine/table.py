"""One table, scored: from terms and observations to totals and ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from scorecard.engine.combining import Combined, combined
from scorecard.engine.points import Points, score_points
from scorecard.engine.quantity import round_half_up, settle
from scorecard.engine.ranks import group_ranks, open_ranks, ranks
from scorecard.engine.reached import Reached
from scorecard.engine.sharing import counted_full, counted_points
from scorecard.model.board import Floats, Ints, Scene, TableBoard
from scorecard.model.period import Period
from scorecard.model.scheme import RankOn, Scheme, SchemeTable, Ties, Unit


def score_table(
    scheme: Scheme, scene: Scene, far: Reached, rounds: Mapping[Period, Scene] | None = None
) -> TableBoard:
    """The board of one table in one period, every intermediate kept.

    rounds : what rules were given in each period so far, where one counts each of them
    """
    held = scene.terms
    units = scheme.units_of(held.table)
    scored = score_points(scene, units, scheme.rounding.points, rounds)
    joined, low, high = _joined(held.table, scored)
    total, low, high = _totals(scored, joined, low, high, scheme.rounding.total)
    rank, group_rank, best, worst = rank_units(
        total, low, high, units, held.table.ties, held.table.rank_on, scheme.decimals.total
    )
    return TableBoard(
        terms=held,
        observations=replace(scene.observations, status=scored.status),
        units=units,
        headings=joined.headings,
        completion=far.completion,
        progress=far.progress,
        met=far.met,
        basis=scored.basis,
        points=scored.points,
        full=scored.full,
        counted=joined.counted,
        counted_full=joined.counted_full,
        heading_points=joined.heading_points,
        heading_full=joined.heading_full,
        earned=settle(np.nansum(scored.points, axis=1)) if held.table.tree.plain else joined.total,
        total=total,
        known=joined.total,
        full_total=settle(joined.counted_full.sum(axis=1)),
        rank=rank,
        group_rank=group_rank,
        rank_low=best,
        rank_high=worst,
        lacking=scored.lacking,
        low=low,
        high=high,
        named=scene.named,
        rounds=rounds or {},
        by_period=scored.by_period,
    )


def _joined(table: SchemeTable, scored: Points) -> tuple[Combined, Floats, Floats]:
    """What is known of the table, and its points with the least and the most that lacking cells bring."""
    shares = counted_full(table.tree, scored.full, scored.shared)
    outside = np.array([row.outside for row in table.rows], dtype=np.bool_)

    def joined(points: Floats) -> Combined:
        counted = counted_points(points, scored.full, shares.full)
        return combined(table.tree, counted, shares, outside)

    known = joined(scored.points)
    if not scored.lacking.any():
        return known, known.total, known.total
    # What counts for nothing stays nothing, even where the most it could bring has no bound.
    open_ = scored.lacking & ((shares.full > 0) | outside)
    low, high = (joined(np.where(open_, open, scored.points)) for open in (scored.least, scored.most))
    return known, low.total, high.total


def _totals(
    scored: Points, joined: Combined, low: Floats, high: Floats, rounding: int | None
) -> tuple[Floats, Floats, Floats]:
    """The total, and what it is at least and at most."""
    nothing = joined.counted_full.sum(axis=1) <= 0
    lacks = scored.lacking.any(axis=1)
    whole = joined.total if rounding is None else round_half_up(joined.total, rounding)
    total = np.where(lacks | nothing, np.nan, whole)
    low, high = (np.where(lacks, figures, whole) for figures in (low, high))
    return total, np.where(nothing, np.nan, low), np.where(nothing, np.nan, high)


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
