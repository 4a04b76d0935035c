"""One board against another: what changed, what cannot be compared, and why points changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from scorecard.engine.lineage import Lineage, links
from scorecard.model.board import Board, Place, TotalBoard
from scorecard.model.figure import (
    Figure,
    as_figures,
    blank,
    stack,
    sum_figures,
    where,
)
from scorecard.model.observations import Ints
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.study.compare.attribution import (
    CAUSES,
    POINTS,
    SCOPE,
    with_scope,
)
from scorecard.study.compare.changes import (
    BoardComparison,
    FigureChange,
    RankChange,
    TableChange,
    TotalChange,
    cells_brought,
    take_or_zero,
)
from scorecard.study.compare.frame import BY_UNIT, Frame, Spans, compared_actuals, frame, matches, went
from scorecard.study.compare.passing import Passing, standing
from scorecard.study.compare.reasons import Reason


def compare(now: Board, then: Board, spans: Spans | None = None, tried: bool = False) -> BoardComparison:
    """A board against another: tables, totals, units and rows are matched by id.

    With `spans`, actuals of flows are compared in the period; everything else as it was scored.
    tried : they are of one period, and the first is only tried
    """
    linked = links(now.scheme, then.scheme)
    laid = [
        frame(table, old, linked)
        for table in now.tables
        for old in then.tables
        if old.table.id == table.table.id
    ]
    tables = tuple(_table(now, then, spans, table, linked) for table in laid)
    totals = tuple(
        _total(total, old, linked, tables)
        for total in now.totals
        for old in then.totals
        if old.total_of.id == total.total_of.id
    )
    return BoardComparison(now, then, spans, linked, tables, totals, tried)


def _table(
    now: Board, then: Board, spans: Spans | None, laid: Frame, linked: Mapping[str, Lineage]
) -> TableChange:
    reason = laid.reasons()
    status = [side.value for side in laid.both(lambda board: as_figures(board.observations.status))]
    split = (reason == Reason.NONE) & (status[0] == Status.SCORED) & (status[1] == Status.SCORED)
    actuals, comparable, reason = compared_actuals(spans, laid, reason)
    counted = laid.both(lambda board: board.counted)
    brought = _brought_by_cells(laid, counted)

    def brought_causes() -> Figure:
        return made.because.sum(axis=1)

    made = TableChange(
        frame=laid,
        actuals=actuals,
        counted=counted,
        comparable=comparable,
        reason=reason,
        split=split,
        brought=brought,
        schemes=(now.scheme, then.scheme),
        ranking=_ranking(laid.now, laid.then, brought_causes, linked),
    )
    return made


def _brought_by_cells(laid: Frame, points: tuple[Figure, Figure]) -> Figure:
    """The change of each cell's points; NaN where a figure is lacking or the unit is not the same."""
    lacking = np.any(
        [side.filled(0.0).value > 0 for side in laid.both(lambda board: as_figures(board.lacking))], axis=0
    )
    unknown = (laid.matched < 0)[:, None] | lacking
    return where(unknown, np.nan, points[0].filled(0.0) - points[1].filled(0.0))


def _ranking(
    board: Place, old: Place, explained: Callable[[], Figure], linked: Mapping[str, Lineage]
) -> RankChange:
    """Totals and ranks; what is not `explained` of the change (real rounding of totals) is scope."""
    chosen, matched = matches(board.units, old.units, linked)
    new, before = standing(board), standing(old)
    reason = np.array([BY_UNIT[link.kind] for link in chosen], dtype=np.int32)
    total_then, rank_then = (
        _align_figures(before.total, matched),
        _align_figures(as_figures(before.rank), matched).value,
    )
    none = reason == Reason.NONE
    reason = np.where(none & total_then.missing, Reason.NO_TOTAL_THEN, reason)
    reason = np.where(none & new.total.missing, Reason.NO_TOTAL_NOW, reason).astype(np.int32)
    comparable = reason == Reason.NONE
    change = where(comparable, new.total - total_then, np.nan)
    group_then = [before.group[n] if n >= 0 else "" for n in matched.tolist()]
    same_group = np.array(
        [group == other for group, other in zip(new.group, group_then, strict=True)], dtype=np.bool_
    )
    return RankChange(
        units=board.units,
        links=chosen,
        went=went(board.units, old.units, linked),
        total=FigureChange.between((new.total, total_then), comparable),
        rank=FigureChange(new.rank, rank_then, np.where(same_group, new.rank - rank_then, np.nan)),
        reason=reason,
        passing=Passing(new, before, matched),
        explained=lambda: with_scope(explained()[:, :SCOPE], change),
    )


def _align_figures(figures: Figure, matched: Ints) -> Figure:
    out = blank(len(matched))
    out.put(matched >= 0, figures[matched[matched >= 0]])
    return out


def _total(
    board: TotalBoard, old: TotalBoard, linked: Mapping[str, Lineage], tables: tuple[TableChange, ...]
) -> TotalChange:
    """Δ(k·c) = mean(k)·Δc + mean(c)·Δk, with k the weight per point of the table, c the points of a cell."""
    _, matched = matches(board.units, old.units, linked)
    both = tuple(part for part in tables if part.id in board.per_point and part.id in old.per_point)
    at = {table.id: _unit_positions(board.units, table.ranking.units) for table in both}
    each: dict[str, Figure] = {}
    weighting: dict[str, Figure] = {}
    for table in both:
        now_each, then_each = board.per_point[table.id], _align_figures(old.per_point[table.id], matched)
        each[table.id] = (now_each + then_each) / 2
        points = [side.filled(0.0).sum() for side in table.frame.both(lambda side: side.counted)]
        weighting[table.id] = take_or_zero(sum_figures(points) / 2, at[table.id]) * (now_each - then_each)

    def brought_causes() -> Figure:
        because = [as_figures(np.zeros(len(board.units)))] * len(CAUSES)
        for id, cells in cells_brought(both, at, each).items():
            brought = cells.sum(axis=1)
            because = [column + brought[:, n] for n, column in enumerate(because)]
            because[POINTS] = because[POINTS] + weighting[id]
        return stack(because, axis=-1)

    return TotalChange(board, old, both, each, _ranking(board, old, brought_causes, linked))


def _unit_positions(units: tuple[Unit, ...], others: tuple[Unit, ...]) -> Ints:
    """Where each unit stands among others; -1 where it does not."""
    at = {unit.id: n for n, unit in enumerate(others)}
    return np.array([at.get(unit.id, -1) for unit in units], dtype=np.int32)
