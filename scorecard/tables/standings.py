"""The ranking of a total or table: who stands where, on how much, what moved, and why in two words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from scorecard.base.decimals import brief_percent, decimal_text, percent, plain, rounded_off
from scorecard.base.message import Text, message, sense
from scorecard.base.names import own_part
from scorecard.engine.figures import official
from scorecard.model.board import Board, Place, TotalBoard
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.total import is_decimal
from scorecard.study.compare.changes import RankChange
from scorecard.study.compare.moved import Subject, uphill
from scorecard.study.overview.leaders import totals_open, wanting_text
from scorecard.study.overview.lost import lost_by_unit
from scorecard.study.overview.subjects import tables_of
from scorecard.study.strengths import Strength, Summary, summaries
from scorecard.study.totals import made_text, part_name
from scorecard.tables import words
from scorecard.tables.delta.words import NOT_COMPARABLE, change_cell
from scorecard.tables.ranking import (
    RankedColumn,
    effects_entry,
    grade_entry,
    inside_groups,
    parts_of_year,
    rank_cell,
    share_entry,
    total_cell,
)
from scorecard.tables.table import PIECE, Bars, Cell, Column, CountOf, Table, TableRows, TonedCell, optional
from scorecard.tables.view import View, groups_of, several_groups


def standings(board: Board, place: Place, view: View, change: Subject | None) -> Table:
    """名次 升降 单位 总分 较上年 等次 达标 各部分 强项 短板, best first, unranked units last."""
    strengths = _strengths(board, place)
    entries = [
        *_ranks(place, view, grouped=False),
        *_moves(change),
        _unit(place),
        _total(board, place),
        *share_entry(board, place),
        *_changes(board, change),
        *grade_entry(place),
        _met_entry(strengths),
        *_parts(board, place),
        *_ends(strengths, spare=1, wants=_wants(board, place)),
        *effects_entry(place),
    ]
    order = view.ranked_units(place)
    name = place.of.title if isinstance(place, TotalBoard) else part_name(board.scheme, place.of.id)
    title = message("Ranking: {total_of}", total_of=name)
    return Table(
        id=f"{place.of.id}.ranking",
        titles=(title,),
        columns=tuple(entry.column for entry in entries),
        rows=tuple(tuple(entry.cell(u) for entry in entries) for u in order),
        caption=_pace(board, place),
        notes=(_legend(board, place),),
        groups=groups_of(place.units, order),
        blocks=inside_groups(place) and several_groups(place.units, order),
        charted="total",
        bars=_bars(board, place, order),
    )


def _bars(board: Board, place: Place, order: Sequence[int]) -> Bars:
    """What each unit lost: totals near one another are told apart by that, not by what they have.

    Where the lowest total is first, its points are what speaks against it.
    """
    lowest, lacks = place.of.ranking.lowest_first, totals_open(place)
    figures = place.total.shown if lowest else lost_by_unit(place, tables_of(board, place)).shown
    lengths = (None if lacks[u] or np.isnan(figures[u]) else float(figures[u]) for u in order)
    return Bars(words.TOTAL if lowest else words.LOST, tuple(lengths))


def sheet_ranking(board: Board, total: TotalBoard, view: View) -> Table:
    """The ranking of a total as a sheet for machines: 名次 单位 得分 达标项 强项 短板."""
    strengths = _strengths(board, total)
    entries = [
        *_ranks(total, view, grouped=True),
        _unit(total),
        _points(board, total),
        *share_entry(board, total),
        _met_entry(strengths),
        *_ends(strengths),
        *grade_entry(total),
        *effects_entry(total),
    ]
    order = view.ranked_units(total)

    def columns(units: Sequence[int]) -> Iterator[Sequence[Cell]]:
        return ([entry.cell(u) for u in units] for entry in entries)

    return Table(
        id=total.total_of.id,
        titles=(message("Ranking: {total_of}", total_of=total.total_of.title),),
        columns=tuple(entry.column for entry in entries),
        rows=TableRows(order, columns),
    )


def _strengths(board: Board, place: Place) -> Callable[[int], Summary]:
    tables = tables_of(board, place)
    of_unit = summaries(tables)
    # Those of the rows that are made together are kept, and no more.
    return lru_cache(PIECE)(lambda u: of_unit(place.units[u].id))


def _ranks(place: Place, view: View, grouped: bool) -> Iterator[RankedColumn]:
    """The official rank; beside it that inside the group where one group alone is shown.

    grouped : the group has a column of its own where ranks are inside groups
    """
    rank, inside = official(place), inside_groups(place)

    def is_not_due(u: int) -> bool:
        return isinstance(place, TotalBoard) and bool(place.status[u] == Status.NOT_DUE)

    if inside and grouped:
        yield RankedColumn(Column("group", words.GROUP, key=True), lambda u: place.units[u].group or "—")
    head = words.GROUP_RANK if inside else words.RANK
    yield RankedColumn(Column("rank", head, "rank", key=True), lambda u: rank_cell(rank[u], is_not_due(u)))
    if view.group is not None and not inside:
        yield RankedColumn(
            Column("group_rank", words.GROUP_RANK, "rank"),
            lambda u: rank_cell(place.ranks.in_group[u], is_not_due(u)),
        )


def _unit(place: Place) -> RankedColumn:
    return RankedColumn(Column("unit", words.UNIT, key=True), lambda u: place.units[u].short)


def _points(board: Board, place: Place) -> RankedColumn:
    """What each unit has, beside its full points where only a part of the year's are due."""
    lacks, parts = totals_open(place), parts_of_year(place)

    def cell(u: int) -> Cell:
        total, known = place.total.shown[u], place.known.shown[u]
        return total_cell(total, known, lacks[u], parts[u])

    return RankedColumn(Column("total", words.POINTS, "number", board.scheme.decimals.total), cell)


def _total(board: Board, place: Place) -> RankedColumn:
    """The total of each unit: full points in the heading where they are the same for all, else beside it."""
    lacks, full = totals_open(place), full_points(place)
    alike = len(set(full)) == 1
    below = message("of {full}", full=plain(full[0])) if alike else None

    def cell(u: int) -> Cell:
        beside = None if alike else full[u]
        return total_cell(place.total.shown[u], place.known.shown[u], lacks[u], beside)

    return RankedColumn(
        Column("total", words.TOTAL, "number", board.scheme.decimals.total, below=below), cell
    )


def full_points(place: Place) -> list[float]:
    """By unit, the full points that a total is of: those due where only a part of the year's are."""
    full = place.full_total.shown
    return [float(full[u]) if part is None else part for u, part in enumerate(parts_of_year(place))]


def _moves(change: Subject | None) -> Iterator[RankedColumn]:
    """How many ranks each unit went up or down, in words."""
    if change is None or not change.ranking.rank.known:
        return
    ranking = change.ranking
    yield RankedColumn(Column("moved", sense("of ranks", "Moved")), lambda u: _move(ranking, u))


def _move(ranking: RankChange, u: int) -> Cell:
    by = float(ranking.rank.change[u])
    if np.isnan(by) or np.isnan(ranking.total.change[u]):
        return "—"
    if by == 0:
        return sense("of ranks", "same")
    if by < 0:
        return TonedCell(sense("of ranks", "up {places}", places=plain(-by)), "rise")
    return TonedCell(sense("of ranks", "down {places}", places=plain(by)), "fall")


def _changes(board: Board, change: Subject | None) -> Iterator[RankedColumn]:
    """The change of each total on the year before, where any can be compared."""
    if change is None or not change.ranking.total.known:
        return
    ranking = change.ranking
    head = sense("heading of a column", "On last year")
    column = Column("change", head, "number", board.scheme.decimals.total, signed=True)

    def cell(u: int) -> Cell:
        by = float(ranking.total.change[u])
        return NOT_COMPARABLE if np.isnan(by) else change_cell(by, uphill(change))

    yield RankedColumn(column, cell)


def _met_entry(strengths: Callable[[int], Summary]) -> RankedColumn:
    return RankedColumn(Column("met", words.MET), lambda u: CountOf(strengths(u).met, strengths(u).scored))


def _parts(board: Board, place: Place) -> Iterator[RankedColumn]:
    """What each part brings to a total, where there are several."""
    if not isinstance(place, TotalBoard) or len(place.parts) < 2:
        return
    for id in place.total_of.parts:
        weight = place.total_of.weights.get(id)
        weight_text = (
            None if weight is None else (plain if is_decimal(weight) else rounded_off)(float(weight))
        )
        column = Column(
            f"part.{id}",
            _part_head(board.scheme, id),
            "number",
            board.scheme.decimals.total,
            below=None if weight_text is None else message("of {full}", full=weight_text),
            spare=2,
        )
        brought = place.parts[id].shown
        yield RankedColumn(column, lambda u, brought=brought: optional(brought[u]))  # type: ignore[misc]


def _part_head(scheme: Scheme, id: str) -> Text:
    """What heads the column of a part: its annex, else what tells its title from those of the other tables."""
    table = next((table for table in scheme.tables if table.id == id and table.annex is None), None)
    if table is None:
        return part_name(scheme, id)
    return own_part(table.title, [other.title for other in scheme.tables if other is not table])


def _ends(
    strengths: Callable[[int], Summary], spare: int = 0, wants: Callable[[int], Text] = lambda u: ""
) -> Iterator[RankedColumn]:
    """What each unit is strongest and weakest in; weaker than anything is what is not there."""

    def worst(u: int) -> Cell:
        lacks = wants(u)
        return TonedCell(lacks, "missing") if lacks else _strength_cell(strengths(u).worst[:1])

    yield RankedColumn(
        Column("best", words.BEST, spare=spare), lambda u: _strength_cell(strengths(u).best[:1])
    )
    yield RankedColumn(Column("worst", words.WORST), worst)


def _wants(board: Board, place: Place) -> Callable[[int], Text]:
    """For want of what a unit's total is open."""
    lacks = totals_open(place)

    def lacking_note(u: int) -> Text:
        names = wanting_text(board, place, u) if lacks[u] else ""
        return message("lacks {what}", what=names) if names else ""

    return lacking_note


def _strength_cell(strengths: Sequence[Strength]) -> Cell:
    if not strengths:
        return "—"
    strength = strengths[0]
    if np.isnan(strength.progress):
        return f"{strength.row.short} {decimal_text(strength.points, 2)}/{plain(strength.full)}"
    return f"{strength.row.short} {percent(strength.progress, 1)}"


def _pace(board: Board, place: Place) -> Text | None:
    """How much of the year's targets is due by now, where that is not all of it."""
    paces = sorted(
        {
            float(pace)
            for table in tables_of(board, place)
            for pace, row in zip(table.terms.pace.value, table.table.rows, strict=True)
            if row.scores and np.isfinite(pace)
        }
    )
    if not paces or paces == [1.0]:
        return None
    if len(paces) == 1:
        return message("Pace: {pace} of the year's targets is due", pace=brief_percent(paces[0]))
    least, most = brief_percent(paces[0]), brief_percent(paces[-1])
    return message("Pace: {least} to {most} of the year's targets is due", least=least, most=most)


def _legend(board: Board, place: Place) -> Text:
    """How the total is made up, and what the columns mean."""
    met = message(
        "Met: items on target so far / items with a target that have points. Strongest, weakest: "
        "with their progress; items that have none with points/full points."
    )
    if not isinstance(place, TotalBoard):
        return met
    return message("{made}. {met}", made=made_text(board.scheme, place.total_of), met=met)
