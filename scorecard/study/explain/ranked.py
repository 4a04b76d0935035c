"""Ranks in words: what they are formed on, and how units with equal totals are told apart."""

from __future__ import annotations

from math import isfinite, isnan
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, comma_list, message, semicolon_list, term
from scorecard.engine.figures import official
from scorecard.engine.rank_line import RANK, ranked_on
from scorecard.engine.ranking import broken_by
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.condition import SHARES
from scorecard.model.figure import Figure, Flags, Floats, ordinals
from scorecard.model.ranking import TieBreak
from scorecard.model.status import Status
from scorecard.scheme.written import exact, figure, percent
from scorecard.study.explain.effect import holding
from scorecard.study.explain.rerun_ranks import RerunRanks, tie_name
from scorecard.study.explain.step import Step
from scorecard.study.open_ranks import open_ranks_text, unknown


class BrokenTie(NamedTuple):
    """Units with equal totals, the better first, and what these are ranked on; the figures that are looked at until they
    differ, by unit; whether they all do in the end."""

    units: tuple[int, ...]
    first: Figure
    by: tuple[tuple[TieBreak, Figure], ...]
    all_differ: bool


def broken_ties(whole: Board, board: Place) -> tuple[BrokenTie, ...]:
    """Every set of units with equal totals, where something is declared that tells them apart."""
    of = board.of
    if not of.ranking.tie_break and of.ranking.ties != "ordinal":
        return ()
    first, ranks = RerunRanks.for_place(whole, board).first, official(board)
    places = ordinals(first)
    sets: dict[tuple[float, str], list[int]] = {}
    for u in np.flatnonzero(~np.isnan(ranks)).tolist():
        group = (board.units[u].group or "") if of.ranking.among == "group" else ""
        sets.setdefault((float(places[u]), group), []).append(u)
    equal = [tied for tied in sets.values() if len(tied) > 1]
    if not equal:
        return ()
    by = [
        (tie, broken_by(whole.scheme, board, tie, whole.tables, whole.totals)) for tie in of.ranking.tie_break
    ]
    keys = [np.nan_to_num(ordinals(figures), nan=-np.inf) for _, figures in by]
    return tuple(_tie_break_order(board, first, tied, by, keys) for tied in equal)


def _tie_break_order(
    board: Place, first: Figure, tied: list[int], by: list[tuple[TieBreak, Figure]], keys: list[Floats]
) -> BrokenTie:
    """What is looked at, in order, until no two of them are equal.

    keys : by tie-break, float64[U], the places of its figures
    """
    compared, differ = 0, False
    while compared < len(by) and not differ:
        compared += 1
        differ = len(set(zip(*(key[tied].tolist() for key in keys[:compared]), strict=True))) == len(tied)
    ordered = sorted(tied, key=lambda u: (-float(board.ranks.order[u]), u))
    return BrokenTie(tuple(ordered), first, tuple(by[:compared]), differ)


def broken_text(whole: Board, board: Place, broken: BrokenTie) -> Text:
    """How one set of units with equal totals stands: `甲镇（47）、乙镇（46.1）`."""
    equal = ranked_on(board, broken.first, broken.units[0], whole.scheme.decimals.total)
    names = comma_list([board.units[u].short for u in broken.units])
    parts = [message("{names} all have {shown}", names=names, shown=equal)]
    for tie, figures in broken.by:
        name = tie_name(whole.scheme, tie)
        each = [_tie_figure_text(board, u, tie, figures) for u in broken.units]
        way = message(", the lower first") if tie.lower else ""
        parts.append(message("by {name}{way}: {each}", name=name, way=way, each=comma_list(each)))
    ranks = official(board)[list(broken.units)]
    if board.of.ranking.ties == "ordinal" and not broken.all_differ:
        parts.append(message("what is still equal stands in the printed order"))
    elif len(set(ranks.tolist())) < len(ranks):
        parts.append(message("what is still equal shares a rank"))
    return semicolon_list(parts)


def _tie_figure_text(board: Place, u: int, tie: TieBreak, figures: Figure) -> str:
    value = float(figures[u])
    number = "—" if isnan(value) else percent(value) if tie.what in SHARES else exact(value)
    return f"{board.units[u].short} {number}"


def rank_steps(whole: Board, board: Place, u: int) -> list[Step]:
    """The rank of a unit with a total: what it is formed on, and how a tie was broken."""
    if isnan(float(official(board)[u])):
        return [Step(RANK, _not_ranked(board, u), shown=message("not ranked"))]
    rerun = RerunRanks.for_place(whole, board)
    steps = rerun.steps(rerun.first, u)
    for broken in broken_ties(whole, board):
        if u in broken.units:
            steps.append(Step(message("Tie"), broken_text(whole, board, broken), float(board.total[u])))
    return [*steps, *rerun.steps(rerun.official, u)]


def _not_ranked(board: Place, u: int) -> Text:
    """Why a unit that lacks nothing has no rank."""
    out = "、".join(effect.name for effect in holding(board, u) if effect.then.unranked)
    if out:
        return message("{out}", out=out)
    if not board.units[u].assessed:
        return message("the unit is shown only")
    if nothing_assessed(board)[u]:
        return message("nothing that is worth points is assessed for it, so it has no total")
    if outside_groups(board)[u]:
        return message("ranks are inside groups, and the unit has none")
    return message("there is one unit only")


def nothing_assessed(board: Place) -> Flags:
    """bool[U], whether a unit has no total though it lacks nothing: nothing it is assessed on is worth points."""
    if isinstance(board, TableBoard):
        whole: Flags = board.total.missing & ~board.partial
        return whole
    flags: Flags = board.total.missing & (board.status == Status.NOT_APPLICABLE)
    return flags


def outside_groups(board: Place) -> Flags:
    """bool[U], whether ranks are formed inside groups and the unit has a total but no group."""
    if board.of.ranking.among != "group":
        return np.zeros(len(board.units), dtype=np.bool_)
    groupless = np.array([not unit.group for unit in board.units], dtype=np.bool_)
    return groupless & board.total.known


def open_text(board: Place, u: int) -> Text | None:
    """The total and the ranks still open to a unit that lacks something; None where it is not ranked at all."""
    if board.ranks.unknown[u]:
        return unknown(board, u)
    table = isinstance(board, TableBoard)
    ranks = open_ranks_text(board, u, message("the table") if table else "")
    if ranks is None:
        return None
    least, most = float(board.low[u]), float(board.high[u])
    span = _span(least, most)
    if span is None:
        return message("once complete {ranks}", ranks=ranks)
    total = message("the table's total") if table else term("the total", zh=board.of.title)
    return message("once complete {total} is {range} and {ranks}", total=total, range=span, ranks=ranks)


def _span(least: float, most: float) -> Text | None:
    """What a total may be; None where anything."""
    if isfinite(least) and isfinite(most):
        return message("{least} to {most}", least=figure(least), most=figure(most))
    if isfinite(least):
        return message("{least} or more", least=figure(least))
    return message("{most} or less", most=figure(most)) if isfinite(most) else None


def unranked_steps(table: TableBoard, u: int) -> list[Step]:
    """What a table lacks for a unit, and the ranks that are still open."""
    names = comma_list([row.short for n, row in enumerate(table.table.rows) if table.lacking[u, n]])
    sentence = message("for want of {names}", names=names)
    still = open_text(table, u)
    if still:
        sentence = message("{words}; {still}", words=sentence, still=still)
    return [Step(RANK, sentence, shown=message("unranked"))]
