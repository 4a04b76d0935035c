"""Ranks in words: what they are formed on, and how units with equal totals are told apart."""

from __future__ import annotations

from math import isfinite, isnan
from typing import NamedTuple

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.engine.figures import official
from scorecard.engine.ranking import broken_by, ranked_figure, share_of
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import SHARES, Condition
from scorecard.model.figure import Figure, Line, leaf, ordinals
from scorecard.model.ranking import TieBreak
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.study.explain.condition import figure_text, names_of
from scorecard.study.explain.effect import holding
from scorecard.study.explain.step import Step, exact, figure, fixed, percent
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
    of, decimals = board.of, whole.scheme.decimals.total
    value = float(first_figure(whole, board)[u])
    shown = fixed(value, decimals) if of.rank_on == "printed" else figure(value)
    return Text(f"{shown}%", f"{shown}%") if of.by == "share" else Text(f"{shown} 分", f"{shown} points")


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
    ordered = sorted(tied, key=lambda u: (-float(board.order[u]), u))
    return Broken(tuple(ordered), tuple(shown))


def tie_name(scheme: Scheme, tie: TieBreak) -> Text:
    """A figure that breaks ties, by name."""
    if tie.what == "total":
        title = scheme.title_of(tie.id)
        return Text(f"“{title}”", f"“{title}”")
    return figure_text(Condition(tie.id, tie.what), names_of(scheme))


def broken_text(whole: Board, board: TableBoard | TotalBoard, broken: Broken) -> Text:
    """How one set of units with equal totals stands: `甲镇（47）、乙镇（46.1）`."""
    shown = ranked_on(whole, board, broken.units[0])
    names = listed([board.units[u].short for u in broken.units])
    said = [Text(f"{names.zh}同为 {shown.zh}", f"{names.en} all have {shown.en}")]
    for tie, figures in broken.by:
        name = tie_name(whole.scheme, tie)
        each = [_valued(board, u, tie, figures) for u in broken.units]
        way = Text("，低者在前", ", the lower first") if tie.lower else Text("", "")
        said.append(
            Text(f"按{name.zh}{way.zh}：{'、'.join(each)}", f"by {name.en}{way.en}: {', '.join(each)}")
        )
    ranks = official(board)[list(broken.units)]
    rows = {
        tuple(np.nan_to_num(ordinals(figures)[u], nan=-np.inf) for _, figures in broken.by)
        for u in broken.units
    }
    if board.of.ties == "ordinal" and len(rows) < len(ranks):
        said.append(Text("仍相同的按文件所列先后", "what is still equal stands in the printed order"))
    elif len(set(ranks.tolist())) < len(ranks):
        said.append(Text("仍相同的并列", "what is still equal shares a rank"))
    return Text("；".join(one.zh for one in said), "; ".join(one.en for one in said))


def _valued(board: TableBoard | TotalBoard, u: int, tie: TieBreak, figures: Figure) -> str:
    value = float(figures[u])
    shown = "—" if isnan(value) else percent(value) if tie.what in SHARES else exact(value)
    return f"{board.units[u].short} {shown}"


def ranked(whole: Board, board: TableBoard | TotalBoard, u: int) -> list[Step]:
    """The rank of a unit with a total: what it is formed on, and how a tie was broken."""
    of, unit = board.of, board.units[u]
    rank, group_rank = float(board.rank[u]), float(board.group_rank[u])
    place = float(official(board)[u])
    if isnan(place):
        said = _not_ranked(board, u)
        return [Step(Text("名次", "Rank"), said, shown=Text("不排名", "not ranked"))]
    steps = _share(board, u) if of.by == "share" else []
    count = int((~np.isnan(board.rank)).sum())
    said = _on(whole, board, u)
    said = Text(
        f"{said.zh}，已排名的 {count} 个单位中第 {figure(rank)}",
        f"{said.en}, {figure(rank)} of {count} ranked units",
    )
    if unit.group and not isnan(group_rank):
        said = Text(
            f"{said.zh}；在“{unit.group}”组内第 {figure(group_rank)}",
            f"{said.en}; {figure(group_rank)} in its group {unit.group}",
        )
    for broken in broken_ties(whole, board):
        if u in broken.units:
            steps.append(
                Step(Text("同分先后", "Tie"), broken_text(whole, board, broken), float(board.total[u]))
            )
    shown = Text(f"第{figure(place)}名", f"rank {figure(place)}")
    if of.among == "group":
        shown = Text(f"组内第{figure(place)}名", f"rank {figure(place)} in its group")
    return [*steps, Step(Text("名次", "Rank"), said, place, shown)]


def _not_ranked(board: TableBoard | TotalBoard, u: int) -> Text:
    """Why a unit that lacks nothing has no rank."""
    out = "、".join(effect.name for effect in holding(board, u) if effect.then.unranked)
    if out:
        return Text(f"“{out}”", out)
    if not board.units[u].assessed:
        return Text("该单位只列示", "the unit is shown only")
    if nothing_assessed(board, u):
        return Text(
            "没有考核到有分值的项目，没有总分",
            "nothing that is worth points is assessed for it, so it has no total",
        )
    if outside_groups(board, u):
        return Text("名次在组内产生，该单位没有分组", "ranks are inside groups, and the unit has none")
    return Text("只有一个单位", "there is one unit only")


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
    of, shown = board.of, ranked_on(whole, board, u)
    if of.by == "share":
        return Text(f"按得分率 {shown.zh}", f"on the share of {shown.en}")
    if of.rank_on == "printed":
        number = shown.en.removesuffix(" points")
        return Text(f"按印出的 {shown.zh}", f"on {number} as printed")
    number = shown.en.removesuffix(" points")
    return Text(f"按未修约的 {shown.zh}", f"on {number} before rounding")


def _share(board: TableBoard | TotalBoard, u: int) -> list[Step]:
    """Points ÷ full points of the unit."""
    total = leaf(board.total, Line(Text("总分", "total")))
    full = leaf(board.full_total, Line(Text("满分", "full points")))
    return steps_of(share_of(total, full), u, {})


def open_text(board: TableBoard | TotalBoard, u: int) -> Text | None:
    """The total and the ranks still open to a unit that lacks something; None where it is not ranked at all."""
    if board.rank_unknown[u]:
        return UNKNOWN
    table = isinstance(board, TableBoard)
    what = Text("表内", "the table's ") if table else Text(board.of.title, "the ")
    ranks = open_ranks_text(board, u, Text("表内", "the table") if table else Text("", ""))
    if ranks is None:
        return None
    least, most = float(board.low[u]), float(board.high[u])
    span = _span(least, most)
    if span is None:
        return Text(f"补齐后{ranks.zh}", f"once complete {ranks.en}")
    total = f"{what.zh}总分" if table else what.zh
    return Text(
        f"补齐后{total}在 {span.zh}，{ranks.zh}", f"once complete {what.en}total is {span.en} and {ranks.en}"
    )


def _span(least: float, most: float) -> Text | None:
    """What a total may be; None where anything."""
    if isfinite(least) and isfinite(most):
        return Text(f"{figure(least)} 至 {figure(most)} 之间", f"{figure(least)} to {figure(most)}")
    if isfinite(least):
        return Text(f"{figure(least)} 以上", f"{figure(least)} or more")
    return Text(f"{figure(most)} 以下", f"{figure(most)} or less") if isfinite(most) else None


def unranked(table: TableBoard, u: int) -> list[Step]:
    """What a table lacks for a unit, and the ranks that are still open."""
    names = listed([row.short for n, row in enumerate(table.table.rows) if table.lacking[u, n]])
    said = Text(f"缺 {names.zh}", f"for want of {names.en}")
    still = open_text(table, u)
    if still:
        said = Text(f"{said.zh}；{still.zh}", f"{said.en}; {still.en}")
    return [Step(Text("名次", "Rank"), said, shown=Text("未排名", "unranked"))]
