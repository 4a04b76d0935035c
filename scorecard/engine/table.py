"""One table, scored: from terms and observations to totals and ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from scorecard.engine.attainment import Attainment
from scorecard.engine.combining import Combined, combine_points
from scorecard.engine.kept import ANEW, RowResults
from scorecard.engine.open import AnyUnit, decided_tree, still_open, unforeseen
from scorecard.engine.points import Points, score_points
from scorecard.engine.ranking import rank_table
from scorecard.engine.sharing import Shares, counted_full, full_points
from scorecard.engine.shown import with_shown_columns
from scorecard.model.board import TableBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    Floats,
    lasting,
    positive,
    rounded,
    where,
)
from scorecard.model.outcome import empty_ranks
from scorecard.model.period import Period
from scorecard.model.period_targets import PeriodTargets, RuleInputs
from scorecard.model.rounding import Rounding
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.scheme.amount import Amount


def score_table(
    scheme: Scheme,
    scene: RuleInputs,
    attainment: Attainment,
    rounds: Mapping[Period, RuleInputs] | None = None,
) -> TableBoard:
    """The board of one table in one period, every intermediate kept.

    rounds : what rules were given in each period so far, where one counts each of them
    """
    return ranked_table(scheme, unranked_table(scheme, scene, attainment, rounds))


def ranked_table(scheme: Scheme, board: TableBoard) -> TableBoard:
    """A table with what follows from its totals and figures side by side: ranks, places, classes."""
    return with_shown_columns(rank_table(scheme, board))


def unranked_table(
    scheme: Scheme,
    scene: RuleInputs,
    attainment: Attainment,
    rounds: Mapping[Period, RuleInputs] | None = None,
    kept: RowResults = ANEW,
) -> TableBoard:
    """The same table before its ranks: all that is worked out unit by unit, beside what units are compared with."""
    terms = scene.terms
    units = scheme.units_of(terms.table)
    scored = score_points(scene, units, scheme.rounding, rounds, kept)
    joined, low, high = _known_and_bounds(scheme, scene, scored, rounds or {}, kept)
    return TableBoard(
        terms=terms,
        observations=replace(scene.observations, status=scored.status),
        given=scene,
        units=units,
        completion=attainment.completion,
        progress=attainment.progress,
        met=attainment.met,
        basis=scored.basis,
        points=scored.points,
        full=scored.full,
        covered=scored.covered,
        coverable=scored.coverable,
        shared=scored.shared,
        lacking=scored.lacking,
        unsettled=lasting(scene.observations.status == Status.PENDING),
        ranks=empty_ranks(len(units)),
        unforeseen=unforeseen(scene, units, scored),
        named=scene.named,
        rounds=rounds or {},
        by_period=scored.by_period,
        bare={bare_heading.heading: bare_heading.cells for bare_heading in scored.bare},
        **_board_fields(terms, scored, joined, low, high, scheme.rounding),
    )


def reweighed_table(scheme: Scheme, board: TableBoard, factors: Floats) -> TableBoard:
    """The table with other weights: what its rows brought counts so many times, and is put together and ranked anew.

    board : as it was before its effects; factors : float64[I], 0 for a row that is left out
    """
    tree = _scale_branch(board.table.tree, factors)
    terms = replace(board.terms, points=board.terms.points * factors, table=replace(board.table, tree=tree))
    scored = Points(
        basis=board.basis,
        points=board.points * factors,
        full=board.full * factors,
        shared=board.shared,
        lacking=board.lacking,
        covered=board.covered,
        coverable=board.coverable,
        status=board.observations.status,
    )
    shares = counted_full(tree, scored.full, scored.shared)
    joined = combine_points(tree, scored.points, scored.full, shares, board.outside)
    made = _board_fields(terms, scored, joined, joined.total, joined.total, scheme.rounding)
    now = replace(board, terms=terms, points=scored.points, full=scored.full, **made)
    return rank_table(scheme, now)


def _scale_branch(branch: Branch, factors: Floats) -> Branch:
    """A heading whose rows count so many times: its own full points and limits count as often; those of a table stay."""

    def scale_member(member: Branch | int) -> Branch | int:
        if isinstance(member, int):
            return member
        by = float(factors[list(member.leaves)].max())
        return replace(
            _scale_branch(member, factors),
            points=tuple(points * by for points in member.points),
            most=_times(member.most, by),
            least=_times(member.least, by),
        )

    return replace(branch, members=tuple(map(scale_member, branch.members)))


def _times(limit: Amount | None, by: float) -> Amount | None:
    return limit if limit is None or limit.share else Amount(limit.value * by)


def _board_fields(
    held: PeriodTargets, scored: Points, joined: Combined, low: Figure, high: Figure, rounding: Rounding
) -> dict[str, Any]:
    """What is made of the points of the rows: the fields of the board that hang on how they are put together."""
    total, low, high = _totals(held, scored, joined, low, high, rounding)
    return {
        "headings": joined.headings,
        "counted": joined.counted,
        "counted_full": joined.counted_full,
        "heading_points": joined.heading_points,
        "heading_full": joined.heading_full,
        "heading_own": joined.heading_own,
        "cut": joined.cut,
        "earned": _earned_points(held, scored, joined),
        "total": total,
        "known": joined.total,
        "full_total": joined.counted_full.sum(),
        "due_full": _worth(held, held.due_now),
        "year_full": _worth(held, np.ones(len(held.table.rows), dtype=np.bool_)),
        "low": low,
        "high": high,
    }


def _earned_points(held: PeriodTargets, scored: Points, joined: Combined) -> Figure:
    """float64[U], the table's points before any full points went to others: only what applies counts."""
    tree = held.table.tree
    if tree.plain:
        return scored.points.filled(0.0).sum()
    if not scored.shared.any():
        return joined.total
    full = where(scored.shared, 0.0, scored.full)
    shares = counted_full(tree, full, np.zeros_like(scored.shared))
    return combine_points(tree, scored.points, full, shares, held.table.outside).total


def _worth(held: PeriodTargets, chosen: Flags) -> Figure:
    """float64[U], the table's full points in some of its rows, whether or not they apply to the unit."""
    counting = np.broadcast_to(chosen & ~held.table.outside, held.points.shape)
    return full_points(held.table.tree, where(counting, held.points, 0.0))


def _known_and_bounds(
    scheme: Scheme, scene: RuleInputs, scored: Points, rounds: Mapping[Period, RuleInputs], kept: RowResults
) -> tuple[Combined, Figure, Figure]:
    """What is known of the table, and its points with the least and the most that lacking cells bring."""
    table = scene.terms.table
    outside = table.outside

    def shared(tree: Branch) -> Shares:
        return counted_full(tree, scored.full, scored.shared)

    known_by = "shares", id(table.tree)
    whole = kept.made_of(known_by, (scored.full, scored.shared), partial(shared, table.tree))

    def combine_with(tree: Branch, ends: Figure) -> Combined:
        # Shares know a branch by itself, and that of a decided tree is another.
        shares = whole if tree is table.tree else shared(tree)
        # What counts for nothing stays nothing, even where the most it could bring has no bound.
        points = where(positive(shares.full) | outside, ends, scored.points)
        return combine_points(tree, points, scored.full, shares, outside)

    known = combine_with(table.tree, scored.points)
    lacks = scheme.totals or scene.others.ask(("lacks",), AnyUnit(np.any(scored.lacking, axis=1))).any()
    if not lacks:
        # Nobody in it is unranked, and nothing is made of it: no rank is open.
        return known, known.total, known.total
    still = still_open(scheme, scene, scored, rounds)
    if not still.moves.any():
        return known, known.total, known.total
    low = combine_with(decided_tree(table.tree, "least"), still.least).total
    high = combine_with(decided_tree(table.tree, "most"), still.most).total
    low, high = where(still.anything, -np.inf, low), where(still.anything, np.inf, high)
    return known, where(still.moves, low, known.total), where(still.moves, high, known.total)


def _totals(
    held: PeriodTargets, scored: Points, joined: Combined, low: Figure, high: Figure, rounding: Rounding
) -> tuple[Figure, Figure, Figure]:
    """The total, and what it is at least and at most; a table of bonuses alone has no full points."""
    extra_alone = all(row.outside for row in held.table.rows if row.scores)
    nothing = ~held.extra if extra_alone else joined.counted_full.sum().value <= 0
    lacks = scored.lacking.any(axis=1)
    whole = rounded(joined.total, rounding.total, rounding.mode)
    total = where(lacks | nothing, np.nan, whole)
    low, high = (
        whole if end is joined.total else rounded(end, rounding.total, rounding.mode) for end in (low, high)
    )
    # What is left out altogether may yet come; what does not apply does not.
    never = nothing & ~np.isinf(low.value)
    return total, where(never, np.nan, low), where(never, np.nan, high)
