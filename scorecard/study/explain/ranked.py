"""Ranks in words: what they are formed on, and how units with equal totals are told apart."""

from __future__ import annotations

from math import isfinite, isnan
from typing import NamedTuple

import numpy as np

from scorecard.base.decimals import fixed
from scorecard.base.message import Text, listed, message, sense, sequence, term
from scorecard.engine.figures import official
from scorecard.engine.ranking import broken_by, ranked_figure, share_of
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import SHARES, Condition
from scorecard.model.figure import Figure, Line, leaf, ordinals
from scorecard.model.ranking import TieBreak
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.scheme.written import exact, figure, percent
from scorecard.study.explain.condition import figure_text, names_of
from scorecard.study.explain.effect import holding
from scorecard.study.explain.step import Step
from scorecard.study.explain.walk import steps_of
from scorecard.study.open_ranks import UNKNOWN, open_ranks_text


class Broken(NamedTuple):
    """Units with equal totals, the better first; the figures that are looked at until they differ, by unit."""

    units: tuple[int, ...]
    by: tuple[tuple[TieBreak, Figure], ...]


def first_figure(whole: Board, board: TableBoard | TotalBoard) -> Figure:
    """float64[U], what ranks are formed on before ties are broken."""
    of = board.of
    return ranked_figure(board.total, board.full_total, of.by, of.rank_on, whole.scheme.decimals.total)


def ranked_on(whole: Board, board: TableBoard | TotalBoard, u: int) -> Text:
    """The figure a unit is ranked on, as it is printed."""
    shown = _ranked_figure(whole, board, u)
    return f"{shown}%" if board.of.by == "share" else message("{shown} points", shown=shown)


def _ranked_figure(whole: Board, board: TableBoard | TotalBoard, u: int) -> str:
    value = float(first_figure(whole, board)[u])
    return fixed(value, whole.scheme.decimals.total) if board.of.rank_on == "printed" else figure(value)


def broken_ties(whole: Board, board: TableBoard | TotalBoard) -> tuple[Broken, ...]:
    """Every set of units with equal totals, where something is declared that tells them apart."""
    of = board.of
    if not of.tie_break and of.ties != "ordinal":
        return ()
    first, ranks = first_figure(whole, board), official(board)
    places = ordinals(first)
    sets: dict[tuple[float, str], list[int]] = {}
    for u in np.flatnonzero(~np.isnan(ranks)).tolist():
        group = (board.units[u].group or "") if of.among == "group" else ""
        sets.setdefault((float(places[u]), group), []).append(u)
    return tuple(_broken(whole, board, tied) for tied in sets.values() if len(tied) > 1)


def _broken(whole: Board, board: TableBoard | TotalBoard, tied: list[int]) -> Broken:
    """What is looked at, in order, until no two of them are equal."""
    shown: list[tuple[TieBreak, Figure]] = []
    for tie in board.of.tie_break:
        shown.append((tie, broken_by(whole.scheme, board, tie, whole.tables, whole.totals)))
        rows = {tuple(np.nan_to_num(ordinals(f)[u], nan=-np.inf) for _, f in shown) for u in tied}
        if len(rows) == len(tied):
            break
    ordered = sorted(tied, key=lambda u: (-float(board.ranks.order[u]), u))
    return Broken(tuple(ordered), tuple(shown))


def tie_name(scheme: Scheme, tie: TieBreak) -> Text:
    """A figure that breaks ties, by name."""
    if tie.what == "total":
        title = scheme.title_of(tie.id)
        return f"“{title}”"
    return figure_text(Condition(tie.id, tie.what), names_of(scheme))


def broken_text(whole: Board, board: TableBoard | TotalBoard, broken: Broken) -> Text:
    """How one set of units with equal totals stands: `甲镇（47）、乙镇（46.1）`."""
    shown = ranked_on(whole, board, broken.units[0])
    names = listed([board.units[u].short for u in broken.units])
    said = [message("{names} all have {shown}", names=names, shown=shown)]
    for tie, figures in broken.by:
        name = tie_name(whole.scheme, tie)
        each = [_valued(board, u, tie, figures) for u in broken.units]
        way = message(", the lower first") if tie.lower else ""
        said.append(message("by {name}{way}: {each}", name=name, way=way, each=listed(each)))
    ranks = official(board)[list(broken.units)]
    rows = {
        tuple(np.nan_to_num(ordinals(figures)[u], nan=-np.inf) for _, figures in broken.by)
        for u in broken.units
    }
    if board.of.ties == "ordinal" and len(rows) < len(ranks):
        said.append(message("what is still equal stands in the printed order"))
    elif len(set(ranks.tolist())) < len(ranks):
        said.append(message("what is still equal shares a rank"))
    return sequence(said, sense("between sentences", "; "))


def _valued(board: TableBoard | TotalBoard, u: int, tie: TieBreak, figures: Figure) -> str:
    value = float(figures[u])
    shown = "—" if isnan(value) else percent(value) if tie.what in SHARES else exact(value)
    return f"{board.units[u].short} {shown}"


def ranked(whole: Board, board: TableBoard | TotalBoard, u: int) -> list[Step]:
    """The rank of a unit with a total: what it is formed on, and how a tie was broken."""
    of, unit = board.of, board.units[u]
    rank, group_rank = float(board.ranks.overall[u]), float(board.ranks.in_group[u])
    place = float(official(board)[u])
    if isnan(place):
        said = _not_ranked(board, u)
        return [Step(message("Rank"), said, shown=message("not ranked"))]
    steps = _share(board, u) if of.by == "share" else []
    count = int((~np.isnan(board.ranks.overall)).sum())
    said = _on(whole, board, u)
    said = message("{words}, {rank} of {count} ranked units", words=said, count=count, rank=figure(rank))
    if unit.group and not isnan(group_rank):
        said = message(
            "{words}; {group_rank} in its group {group}",
            words=said,
            group=unit.group,
            group_rank=figure(group_rank),
        )
    for broken in broken_ties(whole, board):
        if u in broken.units:
            steps.append(Step(message("Tie"), broken_text(whole, board, broken), float(board.total[u])))
    shown = message("rank {place}", place=figure(place))
    if of.among == "group":
        shown = message("rank {place} in its group", place=figure(place))
    return [*steps, Step(message("Rank"), said, place, shown)]


def _not_ranked(board: TableBoard | TotalBoard, u: int) -> Text:
    """Why a unit that lacks nothing has no rank."""
    out = "、".join(effect.name for effect in holding(board, u) if effect.then.unranked)
    if out:
        return message("{out}", out=out)
    if not board.units[u].assessed:
        return message("the unit is shown only")
    if nothing_assessed(board, u):
        return message("nothing that is worth points is assessed for it, so it has no total")
    if outside_groups(board, u):
        return message("ranks are inside groups, and the unit has none")
    return message("there is one unit only")


def nothing_assessed(board: TableBoard | TotalBoard, u: int) -> bool:
    """Whether a unit has no total though it lacks nothing: nothing it is assessed on is worth points."""
    if not isnan(board.total[u]):
        return False
    if isinstance(board, TableBoard):
        return not board.partial[u]
    return bool(board.status[u] == Status.NOT_APPLICABLE)


def outside_groups(board: TableBoard | TotalBoard, u: int) -> bool:
    """Whether ranks are formed inside groups and the unit has a total but no group."""
    inside = board.of.among == "group"
    return inside and not board.units[u].group and not isnan(board.total[u])


def _on(whole: Board, board: TableBoard | TotalBoard, u: int) -> Text:
    """The figure that the rank is formed on."""
    of = board.of
    if of.by == "share":
        return message("on the share of {share}", share=ranked_on(whole, board, u))
    points = _ranked_figure(whole, board, u)
    if of.rank_on == "printed":
        return message("on {points} as printed", points=points)
    return message("on {points} before rounding", points=points)


def _share(board: TableBoard | TotalBoard, u: int) -> list[Step]:
    """Points ÷ full points of the unit."""
    total = leaf(board.total, Line(message("total")))
    full = leaf(board.full_total, Line(sense("of a whole", "full points")))
    return steps_of(share_of(total, full), u, {})


def open_text(board: TableBoard | TotalBoard, u: int) -> Text | None:
    """The total and the ranks still open to a unit that lacks something; None where it is not ranked at all."""
    if board.ranks.unknown[u]:
        return UNKNOWN
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


def unranked(table: TableBoard, u: int) -> list[Step]:
    """What a table lacks for a unit, and the ranks that are still open."""
    names = listed([row.short for n, row in enumerate(table.table.rows) if table.lacking[u, n]])
    said = message("for want of {names}", names=names)
    still = open_text(table, u)
    if still:
        said = message("{words}; {still}", words=said, still=still)
    return [Step(message("Rank"), said, shown=message("unranked"))]
