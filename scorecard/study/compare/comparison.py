"""One board against another: what changed, what cannot be compared, and why points changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.engine.lineage import Lineage, links
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Figure, Flags, Floats, added, blank, more_than, read, stack, where
from scorecard.model.observations import Ints
from scorecard.model.rounding import Rounding
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.study.compare.attribution import (
    CAUSES,
    FACTORS,
    POINTS,
    SCOPE,
    ComparedSide,
    shares,
    with_scope,
)
from scorecard.study.compare.frame import BY_UNIT, Frame, frame, matches, went
from scorecard.study.compare.passing import passing, standing
from scorecard.study.compare.reasons import Reason
from scorecard.study.compare.spans import Spans, compared_actuals


class Change(NamedTuple):
    """A figure now and then, and now − then; NaN where there is none or nothing to compare."""

    now: Floats
    then: Floats
    change: Floats


@dataclass(frozen=True, eq=False)
class RankChange:
    """Totals and ranks of the units of one ranking, now and then, by unit of now.

    links : what each unit was; went : the old units that are none now
    total, rank : `rank` is the official one; places in different groups are not compared
    reason : int32[U], `Reason` where totals are not compared
    passed, passed_by : the units it passed, and those that passed it
    explained : gives `because`
    """

    units: tuple[Unit, ...]
    links: tuple[Lineage, ...]
    went: tuple[Unit, ...]
    total: Change
    rank: Change
    reason: Ints
    passed: tuple[tuple[Unit, ...], ...]
    passed_by: tuple[tuple[Unit, ...], ...]
    explained: Callable[[], Figure]

    @cached_property
    def because(self) -> Figure:
        """float64[U, 6], what each of CAUSES brought to the change of the total; NaN where not compared."""
        return self.explained()


@dataclass(frozen=True, eq=False)
class TableChange:
    """One table now and then; U units of now, I rows: those of now, then those that went.

    actual, target, completion, points : float64[U, I]; points are those that enter the total
    percent : float64[U, I], change ÷ then of actuals as a fraction; NaN for ratios and where then is not above 0
    reason : int32[U, I], `Reason`
    split : bool[U, I], the cells whose change is shared out among causes
    brought : float64[U, I], the change of the points that are counted; NaN where it is not known
    rounding : how points are rounded now and then
    """

    frame: Frame
    actual: Change
    percent: Floats
    target: Change
    completion: Change
    points: Change
    reason: Ints
    split: Flags
    brought: Figure
    rounding: tuple[Rounding, Rounding]
    ranking: RankChange

    @property
    def id(self) -> str:
        """The id of the table."""
        return self.frame.now.table.id

    @cached_property
    def because(self) -> Figure:
        """float64[U, I, 6], what each of CAUSES brought to the change of the cell's points."""
        parts = blank((*self.split.shape, len(FACTORS))).filled(0.0).copy()
        for n in np.flatnonzero(self.split.any(axis=0)):
            parts.put((np.flatnonzero(self.split[:, n]), n), self._shares(int(n)))
        return with_scope(parts, self.brought)

    def because_of(self, i: int) -> Figure:
        """float64[U, 6], the same of one row, without the others."""
        parts = blank((self.split.shape[0], len(FACTORS))).filled(0.0).copy()
        if self.split[:, i].any():
            parts.put(np.flatnonzero(self.split[:, i]), self._shares(i))
        return with_scope(parts, self.brought[:, i])

    def _shares(self, i: int) -> Figure:
        """What each factor brought in one row to the cells whose change is shared out."""
        u, laid = np.flatnonzero(self.split[:, i]), self.frame
        new = ComparedSide.of(laid.now, u.astype(np.int32), int(laid.at_now[i]), self.rounding[0])
        old = ComparedSide.of(laid.then, laid.matched[u], int(laid.at_then[i]), self.rounding[1])
        return shares(new, old)


@dataclass(frozen=True, eq=False)
class TotalChange:
    """One weighted total now and then; U units of now.

    tables : the tables that bring something on both sides
    at : by table, int32[U], where each unit stands in it, -1 where it does not
    each : by table, float64[U], the mean of its two weights per point; 0 through a geometric mean
    weighting : by table, float64[U], what the change of the weight per point brought; part of `points`
    whole : by table of one side only, float64[U], all it brings or brought; part of `scope`
    """

    now: TotalBoard
    then: TotalBoard
    tables: tuple[TableChange, ...]
    at: Mapping[str, Ints]
    each: Mapping[str, Figure]
    weighting: Mapping[str, Figure]
    whole: Mapping[str, Figure]
    ranking: RankChange

    @property
    def cells(self) -> Mapping[str, Figure]:
        """By table, float64[U, I, 6], what each cell brought by each cause, at the mean of its two weights."""
        return _cells(self.tables, self.at, self.each)


@dataclass(frozen=True, eq=False)
class Comparison:
    """A board against another. Flows are cumulative, or in the period where `spans` is given.

    tried : it is the same period with changes that are only tried, against what stands
    """

    now: Board
    then: Board
    spans: Spans | None
    links: Mapping[str, Lineage]
    tables: tuple[TableChange, ...]
    totals: tuple[TotalChange, ...]
    tried: bool = False

    @property
    def labels(self) -> tuple[Text, Text]:
        """What each side is called in a sentence: the two periods as their schemes write them."""
        return (message("what is tried"), message("what stands")) if self.tried else self.periods

    @property
    def periods(self) -> tuple[str, str]:
        """The two periods as their schemes write them."""
        now, then = (board.period.label(board.scheme.calendar) for board in (self.now, self.then))
        return now, then

    @property
    def now_title(self) -> Text:
        """The period in words; with changes, that says so."""
        title = self.now.period.title(self.now.scheme.calendar)
        return message("{period} with the changes", period=title) if self.tried else title

    @property
    def then_title(self) -> Text:
        """The other period in words; a period against its own seal, or as it stands, says so."""
        title = self.then.period.title(self.then.scheme.calendar)
        if self.tried:
            return message("{period} as it stands", period=title)
        if self.then.period == self.now.period:
            return message("{period} as sealed", period=title)
        return title

    def table(self, id: str) -> TableChange | None:
        """The change of the table with this id."""
        return next((table for table in self.tables if table.id == id), None)


def compare(now: Board, then: Board, spans: Spans | None = None, tried: bool = False) -> Comparison:
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
        _total(now, then, total, old, linked, tables)
        for total in now.totals
        for old in then.totals
        if old.total_of.id == total.total_of.id
    )
    return Comparison(now, then, spans, linked, tables, totals, tried)


def _table(
    now: Board, then: Board, spans: Spans | None, laid: Frame, linked: Mapping[str, Lineage]
) -> TableChange:
    reason = laid.reasons()
    status = [side.value for side in laid.both(lambda board: read(board.observations.status))]
    split = (reason == Reason.NONE) & (status[0] == Status.SCORED) & (status[1] == Status.SCORED)
    now_actual, then_actual, comparable, reason = compared_actuals(spans, laid, reason)
    change = where(comparable, now_actual - then_actual, np.nan)
    counted = laid.both(lambda board: board.counted)
    brought = _brought_by_cells(laid, counted)
    ratio = laid.flags(lambda row: row.nature == "ratio" or row.measure == "%")
    target_now, target_then = laid.both(lambda board: board.terms.target)
    target_then = where(ratio, target_then, laid.summed(target_then, lambda board: board.terms.target))

    def explained() -> Figure:
        return made.because.sum(axis=1)

    made = TableChange(
        frame=laid,
        actual=_change((now_actual, then_actual), comparable),
        percent=where(ratio | ~more_than(then_actual, 0.0), np.nan, change / then_actual).shown,
        target=_change((target_now, target_then), reason == Reason.NONE),
        completion=_change(laid.both(lambda board: board.completion), reason == Reason.NONE),
        points=_change(counted, split),
        reason=reason,
        split=split,
        brought=brought,
        rounding=(now.scheme.rounding, then.scheme.rounding),
        ranking=_ranking(now, then, laid.now, laid.then, explained, linked),
    )
    return made


def _change(figures: tuple[Figure, Figure], comparable: Flags) -> Change:
    now, then = figures
    return Change(now.shown, then.shown, where(comparable, now - then, np.nan).shown)


def _brought_by_cells(laid: Frame, points: tuple[Figure, Figure]) -> Figure:
    """The change of each cell's points; NaN where a figure is lacking or the unit is not the same."""
    lacking = np.any(
        [side.filled(0.0).value > 0 for side in laid.both(lambda board: read(board.lacking))], axis=0
    )
    unknown = (laid.matched < 0)[:, None] | lacking
    return where(unknown, np.nan, points[0].filled(0.0) - points[1].filled(0.0))


def _ranking(
    now: Board,
    then: Board,
    board: TableBoard | TotalBoard,
    old: TableBoard | TotalBoard,
    explained: Callable[[], Figure],
    linked: Mapping[str, Lineage],
) -> RankChange:
    """Totals and ranks; what is not `explained` of the change (real rounding of totals) is scope."""
    chosen, matched = matches(board.units, old.units, linked)
    new, before = standing(board), standing(old)
    reason = np.array([BY_UNIT[link.kind] for link in chosen], dtype=np.int32)
    total_then, rank_then = _laid(before.total, matched), _laid(read(before.rank), matched).value
    none = reason == Reason.NONE
    reason = np.where(none & total_then.missing, Reason.NO_TOTAL_THEN, reason)
    reason = np.where(none & new.total.missing, Reason.NO_TOTAL_NOW, reason).astype(np.int32)
    comparable = reason == Reason.NONE
    change = where(comparable, new.total - total_then, np.nan)
    passed, passed_by = passing(new, before, matched)
    group_then = [before.group[n] if n >= 0 else "" for n in matched.tolist()]
    same_group = np.array(
        [group == other for group, other in zip(new.group, group_then, strict=True)], dtype=np.bool_
    )
    return RankChange(
        units=board.units,
        links=chosen,
        went=went(board.units, old.units, linked),
        total=_change((new.total, total_then), comparable),
        rank=Change(new.rank, rank_then, np.where(same_group, new.rank - rank_then, np.nan)),
        reason=reason,
        passed=passed,
        passed_by=passed_by,
        explained=lambda: with_scope(explained()[:, :SCOPE], change),
    )


def _laid(figures: Figure, matched: Ints) -> Figure:
    out = blank(len(matched))
    out.put(matched >= 0, figures[matched[matched >= 0]])
    return out


def _total(
    now: Board,
    then: Board,
    board: TotalBoard,
    old: TotalBoard,
    linked: Mapping[str, Lineage],
    tables: tuple[TableChange, ...],
) -> TotalChange:
    """Δ(k·c) = mean(k)·Δc + mean(c)·Δk, with k the weight per point of the table, c the points of a cell."""
    _, matched = matches(board.units, old.units, linked)
    both = tuple(part for part in tables if part.id in board.per_point and part.id in old.per_point)
    at = {table.id: _at(board.units, table.ranking.units) for table in both}
    each: dict[str, Figure] = {}
    weighting: dict[str, Figure] = {}
    for table in both:
        now_each, then_each = board.per_point[table.id], _laid(old.per_point[table.id], matched)
        each[table.id] = (now_each + then_each) / 2
        points = [side.filled(0.0).sum() for side in table.frame.both(lambda side: side.counted)]
        weighting[table.id] = _taken(added(points) / 2, at[table.id]) * (now_each - then_each)

    def explained() -> Figure:
        because = [read(np.zeros(len(board.units)))] * len(CAUSES)
        for id, cells in _cells(both, at, each).items():
            brought = cells.sum(axis=1)
            because = [column + brought[:, n] for n, column in enumerate(because)]
            because[POINTS] = because[POINTS] + weighting[id]
        return stack(because, axis=-1)

    whole = {id: part for id, part in _brought(now, board).items() if id not in at}
    whole |= {id: -_laid(part, matched) for id, part in _brought(then, old).items() if id not in at}
    ranking = _ranking(now, then, board, old, explained, linked)
    return TotalChange(board, old, both, at, each, weighting, whole, ranking)


def _cells(
    tables: tuple[TableChange, ...], at: Mapping[str, Ints], each: Mapping[str, Figure]
) -> dict[str, Figure]:
    """What each cell of each table brought to a total, by each cause."""
    return {table.id: _taken(table.because, at[table.id]) * each[table.id][:, None, None] for table in tables}


def _brought(whole: Board, total: TotalBoard) -> dict[str, Figure]:
    """What each table brings to a total, by id; float64[U], NaN where it has no total."""
    brought = {}
    for id, per_point in total.per_point.items():
        table = whole.table(id)
        figures = _taken(table.total, _at(total.units, table.units))
        brought[id] = per_point * figures
    return brought


def _at(units: tuple[Unit, ...], others: tuple[Unit, ...]) -> Ints:
    """Where each unit stands among others; -1 where it does not."""
    at = {unit.id: n for n, unit in enumerate(others)}
    return np.array([at.get(unit.id, -1) for unit in units], dtype=np.int32)


def _taken(figures: Figure, at: Ints) -> Figure:
    """The figures of some units, by the first axis; 0 where an index is -1: what is not there brings nothing."""
    out = blank((len(at), *figures.shape[1:])).filled(0.0).copy()
    out.put(at >= 0, figures[at[at >= 0]])
    return out
