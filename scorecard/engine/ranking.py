"""Ranks of a table or total: on the figure declared, with ties broken as declared, and the ranks still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.engine.figures import figures_of, spread
from scorecard.engine.ranks import group_ranks, open_ranks, ordered, ranks
from scorecard.language.derived import nearest_first
from scorecard.model.board import Ints, TableBoard, TotalBoard
from scorecard.model.figure import Figure, Flags, Floats, joined, ordinals, read, rounded, where
from scorecard.model.ranking import By, RankOn, TieBreak, Ties
from scorecard.model.scheme import Scheme, SchemeTable, Total, Unit


class Key(NamedTuple):
    """A figure that ranks are formed on, and what it is at least and at most; float64[U], larger is better.

    The three are one figure where it is settled. The first key is NaN where there is no total.
    """

    figure: Figure
    low: Figure
    high: Figure


class Ranks(NamedTuple):
    """order, rank, group_rank : float64[U]; low, high : int32[U], the ranks still open; see `TableBoard`."""

    order: Floats
    rank: Floats
    group_rank: Floats
    low: Ints
    high: Ints


def rank_table(scheme: Scheme, board: TableBoard, out: Flags | None = None) -> TableBoard:
    """The board with its ranks, formed anew from its totals; `out` : bool[U], units taken out of the ranking."""
    keys = [_first(scheme, board, out)]
    keys += [_broken(scheme, board, tie, (board,), ()) for tie in board.table.tie_break]
    found = rank_units(keys, board.units, board.table.ties)
    return replace(
        board,
        order=found.order,
        rank=found.rank,
        group_rank=found.group_rank,
        rank_low=found.low,
        rank_high=found.high,
    )


def rank_total(
    scheme: Scheme,
    board: TotalBoard,
    tables: Sequence[TableBoard],
    totals: Sequence[TotalBoard],
    out: Flags | None = None,
) -> TotalBoard:
    """The same of a total; `totals` are those that were formed before it."""
    keys = [_first(scheme, board, out)]
    keys += [_broken(scheme, board, tie, tables, totals) for tie in board.total_of.tie_break]
    found = rank_units(keys, board.units, board.total_of.ties)
    return replace(
        board,
        order=found.order,
        rank=found.rank,
        group_rank=found.group_rank,
        rank_low=found.low,
        rank_high=found.high,
    )


def unranked(count: int) -> Ranks:
    """Ranks that are yet to be formed."""
    nothing, nowhere = np.full(count, np.nan), np.zeros(count, dtype=np.int32)
    return Ranks(nothing, nothing, nothing, nowhere, nowhere)


def rank_units(keys: Sequence[Key], units: tuple[Unit, ...], ties: Ties) -> Ranks:
    """Ranks by the first key, then the next where units are equal; `ordinal` looks at the printed order last.

    Units that are not assessed, and a unit alone, have no rank. What is open counts as its best and
    its worst: a unit is surely better only if its worst is better than the other's best.

    Totals 90 and 90, the second better in what breaks the tie: ranks 2 and 1.
    """
    among = np.array([unit.assessed for unit in units], dtype=np.bool_) & (len(units) > 1)
    if ties == "ordinal":
        position = read(-np.arange(len(units), dtype=np.float64))
        keys = [*keys, Key(position, position, position)]
    order, low, high = _merged(keys)
    best, worst = open_ranks(low, high, among & keys[0].low.known)
    groups = tuple(unit.group for unit in units)
    return Ranks(order, ranks(order, ties, among), group_ranks(order, ties, among, groups), best, worst)


def _merged(keys: Sequence[Key]) -> tuple[Floats, Floats, Floats]:
    """Several keys as one: on the same scale, so that worst and best can be compared with each other."""
    sides = [ordinals(joined(key)) for key in keys]
    known = ~np.isnan(sides[0])
    places = np.full(len(known), np.nan)
    places[known] = ordered([np.where(np.isnan(side), -1.0, side)[known] for side in sides])
    order, low, high = np.split(places, 3)
    return order, low, high


def _first(scheme: Scheme, board: TableBoard | TotalBoard, out: Flags | None = None) -> Key:
    of = _of(board)
    decimals = scheme.decimals.total

    def figure(total: Figure) -> Figure:
        total = total if out is None else where(out, np.nan, total)
        return ranked_figure(total, board.full_total, of.by, of.rank_on, decimals)

    return Key(figure(board.total), figure(board.low), figure(board.high))


def ranked_figure(total: Figure, full: Figure, by: By | None, rank_on: RankOn, decimals: int) -> Figure:
    """What a total is ranked on: its points, or its share of the unit's own full points in percent.

    On totals as printed unless `exact` is declared, so that no two units share a printed total and
    differ in rank.

    81 of 90 and 85 of 100 points: by share 90.00 and 85.00.

    >>> ranked_figure(read([81.0, 85.0]), read([90.0, 100.0]), "share", "printed", 2).value.tolist()
    [90.0, 85.0]
    """
    figure = where(np.isinf(total.value), total, total * 100.0 / full) if by == "share" else total
    return rounded(figure, decimals) if rank_on == "printed" else figure


def _of(board: TableBoard | TotalBoard) -> SchemeTable | Total:
    return board.table if isinstance(board, TableBoard) else board.total_of


def _broken(
    scheme: Scheme,
    board: TableBoard | TotalBoard,
    tie: TieBreak,
    tables: Sequence[TableBoard],
    totals: Sequence[TotalBoard],
) -> Key:
    """A key that breaks ties; unknown where the unit lacks it along with its total."""
    figure = broken_by(scheme, board, tie, tables, totals)
    figure = -figure if tie.lower else figure
    open_ = figure.missing & board.total.missing
    return Key(figure, figure, where(open_, np.inf, figure))


def broken_by(
    scheme: Scheme,
    board: TableBoard | TotalBoard,
    tie: TieBreak,
    tables: Sequence[TableBoard],
    totals: Sequence[TotalBoard],
) -> Figure:
    """float64[U], the figure of a tie-break as it stands; NaN where a unit has none.

    Of a table or total it is what that ranks on: its points, or its share of full points.
    """
    if tie.what != "total":
        own = {board.table.id} if isinstance(board, TableBoard) else set(board.per_point)
        rows = [tables[n] for n in nearest_first([one.table for one in tables], own)]
        return figures_of(scheme, board, rows)(tie.id, tie.what)
    parts: tuple[TableBoard | TotalBoard, ...] = (*tables, *totals)
    part = next(one for one in parts if _of(one).id == tie.id)
    return spread(_first(scheme, part).figure, part.units, board.units)
