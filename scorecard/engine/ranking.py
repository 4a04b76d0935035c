"""Ranks of a table or total: on the figure declared, with ties broken as declared, and the ranks still open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.engine.figures import align_to_units, figures_of
from scorecard.engine.ranks import combined_order, group_ranks, open_ranks, ranks
from scorecard.language.derived import nearest_first
from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.figure import (
    Figure,
    Flags,
    Floats,
    Line,
    Rivals,
    as_figures,
    concatenate,
    ordinals,
    places_by_keys,
    remember_where,
    rounded,
    untold,
    where,
    with_line,
)
from scorecard.model.outcome import Ranks
from scorecard.model.ranking import By, RankOn, TieBreak, Ties
from scorecard.model.rule import Among
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.unit import Unit, Units


class Key(NamedTuple):
    """A figure that ranks are formed on, and what it is at least and at most; float64[U], larger is better:
    where less is better it is the figure below 0 (`as_told` turns it round again).

    The three are one figure where it is settled. The first key is NaN where there is no total.
    """

    figure: Figure
    low: Figure
    high: Figure


TieNames = Callable[[TieBreak], Text]
"""What the lines of an explanation call a figure that breaks ties."""


def no_tie_name(_: TieBreak) -> Text:
    """No name: nothing is told where nothing remembers."""
    return ""


class KeyPlaces(NamedTuple):
    """Where units stand by their keys, float64[U] each.

    order : the larger the better; low, high : what it is at least and at most, on the same scale
    overall, in_group : the ranks; of_all, of_group : whom each is ranked among
    """

    order: Floats
    low: Floats
    high: Floats
    overall: Figure
    in_group: Figure
    of_all: Rivals
    of_group: Rivals


class RankingExits(NamedTuple):
    """bool[U] each: the units that are taken out of the ranking, and those that may yet be."""

    out: Flags
    may: Flags


def rank_table(scheme: Scheme, board: TableBoard, leaving: RankingExits | None = None) -> TableBoard:
    """The board with its ranks, formed anew from its totals."""
    keys = keys_of(scheme, board, (board,), (), leaving)
    return replace(board, ranks=_form_ranks(board, keys, leaving, board.unforeseen))


def rank_total(
    scheme: Scheme,
    board: TotalBoard,
    tables: Sequence[TableBoard],
    totals: Sequence[TotalBoard],
    leaving: RankingExits | None = None,
) -> TotalBoard:
    """The same of a total; `totals` are those that were formed before it."""
    keys = keys_of(scheme, board, tables, totals, leaving)
    looked_at = [board, *(_part_of(tie, tables, totals, board) for tie in board.total_of.ranking.tie_break)]
    moving = np.logical_or.reduce(
        [_align_flags(part.unforeseen, part.units, board.units) for part in looked_at]
    )
    return replace(board, ranks=_form_ranks(board, keys, leaving, moving))


def keys_of(
    scheme: Scheme,
    board: Place,
    tables: Sequence[TableBoard],
    totals: Sequence[TotalBoard],
    leaving: RankingExits | None = None,
    names: TieNames = no_tie_name,
) -> list[Key]:
    """What the ranks of a table or total are formed on: its total, then what breaks ties.

    names : what the lines of an explanation call that, where the total remembers
    """
    broken = [_tie_break_key(scheme, board, tie, tables, totals, names) for tie in board.of.ranking.tie_break]
    return [_first(scheme, board, leaving), *broken]


def _form_ranks(board: Place, keys: Sequence[Key], leaving: RankingExits | None, unforeseen: Flags) -> Ranks:
    """Ranks as the table or total declares them."""
    of, stays = board.of, board.total.known if leaving is None else board.total.known & ~leaving.may
    return rank_units(keys, board.units, of.ranking.ties, of.ranking.among, stays, unforeseen)


def _align_flags(flags: Flags, units: tuple[Unit, ...], wanted: tuple[Unit, ...]) -> Flags:
    spread_flags: Flags = align_to_units(as_figures(flags), units, wanted).value == 1.0
    return spread_flags


def rank_units(
    keys: Sequence[Key],
    units: tuple[Unit, ...],
    ties: Ties,
    among: Among = "table",
    stays: Flags | None = None,
    unforeseen: Flags | None = None,
) -> Ranks:
    """Ranks by the first key, then the next where units are equal; `ordinal` looks at the printed order last.

    stays : bool[U], the units that are ranked whatever happens; those with a figure unless said
    unforeseen : bool[U], the units whose figure may become any other

    Units that are not assessed, and a unit alone, have no rank. What is open counts as its best and
    its worst: a unit is surely better only if its worst is better than the other's best, and if it is ranked at all.
    Open ranks are those of the official ranking, `among` all or the units of the group. Where figures of that ranking
    may become any other, nobody knows the ranks of units that lack something.

    Totals 90 and 90, the second better in what breaks the tie: ranks 2 and 1.
    """
    inside = _ranked_at_all(units)
    place = placed_by(keys, units, ties)
    has = keys[0].figure.known
    best, worst, unknown = (
        np.full(len(units), np.nan),
        np.full(len(units), np.nan),
        np.zeros(len(units), np.bool_),
    )
    open_ = np.zeros(len(units), dtype=np.bool_)
    if among == "group":
        open_ = Units.from_sequence(units).group_open
    for together in _rankings(units, among):
        # Whose group is not known yet may come to be ranked here.
        here = (together | open_) & inside & keys[0].low.known
        sure = (has if stays is None else stays) & ~open_
        settled = place.low is place.high and not (here & ~sure).any()
        first, last = (
            ((place.overall if among == "table" else place.in_group).value,) * 2
            if settled
            else open_ranks(place.low, place.high, here, sure, ties)
        )
        moving = unforeseen is not None and bool((unforeseen & here).any())
        unknown |= here & (~has | open_) & (moving | open_)
        best, worst = np.where(here, first, best), np.where(here, last, worst)
    nowhere = np.where(unknown, np.nan, 0.0)
    return Ranks(
        place.order, place.overall.value, place.in_group.value, best + nowhere, worst + nowhere, unknown
    )


def _ranked_at_all(units: tuple[Unit, ...]) -> Flags:
    """bool[U], the units that are assessed, where there is another."""
    return Units.from_sequence(units).assessed & (len(units) > 1)


def placed_by(keys: Sequence[Key], units: tuple[Unit, ...], ties: Ties) -> KeyPlaces:
    """Ranks by the first key, then the next where units are equal, among all and in each group."""
    figures, inside = [key.figure for key in keys], _ranked_at_all(units)
    if ties == "ordinal":
        position = as_figures(-np.arange(len(units), dtype=np.float64))
        keys = [*keys, Key(position, position, position)]
    order, low, high = _merge_keys(keys)
    groups = Units.from_sequence(units).groups
    of_all = Rivals(np.zeros(len(units), dtype=np.int64), inside, ties)
    # Units without a group are placed among nobody.
    within = np.array(groups, dtype=object)
    of_group = Rivals(within, inside & (within != ""), ties)
    overall = places_by_keys(figures, of_all, ranks(order, ties, inside))
    in_group = places_by_keys(figures, of_group, group_ranks(order, ties, inside, groups))
    return KeyPlaces(order, low, high, overall, in_group, of_all, of_group)


def _rankings(units: tuple[Unit, ...], among: Among) -> list[Flags]:
    """The units that are ranked with each other, bool[U] each: all, or those of each group."""
    if among == "table":
        return [np.ones(len(units), dtype=np.bool_)]
    groups = np.array(Units.from_sequence(units).groups, dtype=object)
    return [groups == group for group in dict.fromkeys(groups.tolist()) if group]


def _merge_keys(keys: Sequence[Key]) -> tuple[Floats, Floats, Floats]:
    """Several keys as one: on the same scale, so that worst and best can be compared with each other.

    Where nothing is open, all three are one.
    """
    settled = all(key.low is key.figure and key.high is key.figure for key in keys)
    sides = [ordinals(key.figure if settled else concatenate(key)) for key in keys]
    places = sides[0]
    if len(keys) > 1:
        known = ~np.isnan(places)
        places = np.full(len(known), np.nan)
        places[known] = combined_order([np.where(np.isnan(side), -1.0, side)[known] for side in sides])
    order, low, high = [places] * 3 if settled else np.split(places, 3)
    return order, low, high


def _first(scheme: Scheme, board: Place, leaving: RankingExits | None = None) -> Key:
    of = board.of
    decimals = scheme.decimals.total

    def figure(total: Figure) -> Figure:
        total = total if leaving is None else where(leaving.out, np.nan, total)
        return ranked_figure(total, board.full_total, of.ranking.by, of.ranking.rank_on, decimals)

    first, turned = figure(board.total), of.ranking.lowest_first
    first = -first if turned else first
    ends = (board.high, board.low) if turned else (board.low, board.high)
    # What lacks nothing is all three, and its rank is not open.
    of_ends = [first if end is board.total else -figure(end) if turned else figure(end) for end in ends]
    return Key(first, *of_ends)


def as_told(board: Place, first: Figure) -> Figure:
    """The first key as it is printed: the total or share itself, whichever end is the better."""
    return -first if board.of.ranking.lowest_first else first


def ranked_figure(total: Figure, full: Figure, by: By | None, rank_on: RankOn, decimals: int) -> Figure:
    """What a total is ranked on: its points, or its share of the unit's own full points in percent.

    On totals as printed unless `exact` is declared, so that no two units share a printed total and
    differ in rank.

    81 of 90 and 85 of 100 points: by share 90.00 and 85.00.

    >>> ranked_figure(as_figures([81.0, 85.0]), as_figures([90.0, 100.0]), "share", "printed", 2).value.tolist()
    [90.0, 85.0]
    """
    figure = where(np.isinf(total.value), total, share_of(total, full) * 100.0) if by == "share" else total
    figure = rounded(figure, decimals) if rank_on == "printed" else figure
    return with_line(figure, lambda: Line(RANKED_ON, told=untold))


RANKED_ON = message("Ranked on")


def share_of(total: Figure, full: Figure) -> Figure:
    """A total as a share of the unit's own full points."""
    return with_line(total / full, lambda: Line(message("Share"), "percent"))


def _tie_break_key(
    scheme: Scheme,
    board: Place,
    tie: TieBreak,
    tables: Sequence[TableBoard],
    totals: Sequence[TotalBoard],
    names: TieNames,
) -> Key:
    """A key that breaks ties; unknown where the unit lacks it, there or along with its total.

    Who lacks it comes after those that have it, and may come to have any.
    """
    figure = with_line(
        remember_where(broken_by(scheme, board, tie, tables, totals), board.total),
        lambda: Line(names(tie), told=untold),
    )
    figure = -figure if tie.lower else figure
    part = _part_of(tie, tables, totals, board)
    lacks: Flags = np.any(part.lacking, axis=1) if isinstance(part, TableBoard) else part.total.missing
    open_ = (board.total.missing | _align_flags(lacks, part.units, board.units)) & _may_move(
        part, tie, figure, board
    )
    return Key(figure, where(open_, np.nan, figure), where(open_, np.inf, figure))


def _may_move(part: Place, tie: TieBreak, figure: Figure, board: Place) -> Flags:
    """bool[U], whether the figure of a tie-break hangs on what its unit lacks: what a row was scored with does not."""
    if not isinstance(part, TableBoard) or tie.id not in part.table.index or tie.what == "value":
        return figure.missing
    # What a policy gives instead may still give way to points of its own.
    status = part.observations.status[:, part.table.index[tie.id]]
    return figure.missing | _align_flags(status != Status.SCORED, part.units, board.units)


def _part_of(
    tie: TieBreak, tables: Sequence[TableBoard], totals: Sequence[TotalBoard], board: Place
) -> Place:
    """The table or total that the figure of a tie-break is of, or of whose rows."""
    if tie.what == "total":
        parts: tuple[Place, ...] = (*tables, *totals)
        return next(part for part in parts if part.of.id == tie.id)
    return next(
        part for part in _nearest(board, tables) if tie.id in part.table.index or tie.id in part.headings
    )


def _nearest(board: Place, tables: Sequence[TableBoard]) -> list[TableBoard]:
    """The tables whose rows a tie-break may speak of, the nearest first."""
    own = {board.table.id} if isinstance(board, TableBoard) else set(board.per_point)
    return [tables[n] for n in nearest_first([part.table for part in tables], own)]


def broken_by(
    scheme: Scheme, board: Place, tie: TieBreak, tables: Sequence[TableBoard], totals: Sequence[TotalBoard]
) -> Figure:
    """float64[U], the figure of a tie-break as it stands; NaN where a unit has none.

    Of a table or total it is what that ranks on: its points, or its share of full points.
    """
    if tie.what != "total":
        return figures_of(scheme, board, _nearest(board, tables))(tie.id, tie.what)
    part = _part_of(tie, tables, totals, board)
    return align_to_units(as_told(part, _first(scheme, part).figure), part.units, board.units)
