"""The ranking of a total: who stands where, and why in two words."""

from __future__ import annotations

import numpy as np

from scorecard.base.decimals import fixed, percent, plain
from scorecard.base.message import Text, message
from scorecard.engine.figures import official, part_due
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Floats
from scorecard.model.status import Status
from scorecard.study.explain.effect import holding
from scorecard.study.strengths import Strength, boards_of, summary
from scorecard.study.totals import made_text
from scorecard.tables import words
from scorecard.tables.table import Cell, Column, OutOf, Partial, Table
from scorecard.tables.view import View


def total_ranking(board: Board, total: TotalBoard, view: View) -> Table:
    """名次 单位 得分 达标项 强项 短板, best first, unranked units last."""
    inside, rank = inside_groups(total), official(total)
    columns = [
        *rank_columns(total),
        Column("unit", words.UNIT, key=True),
        Column("total", words.POINTS, "number", board.scheme.decimals.total),
        *share_columns(board, total),
        Column("met", words.MET),
        Column("best", words.BEST),
        Column("worst", words.WORST),
    ]
    if view.group is not None and not inside:
        columns.insert(1, Column("group_rank", words.GROUP_RANK, "rank"))
    if total.grade:
        columns.append(Column("grade", words.GRADE))
    if remarked(total):
        columns.append(Column("effects", words.REMARK))
    rows = [_row(board, total, rank, u, view) for u in view.order(total.units, rank, inside)]
    return Table(
        id=total.total_of.id,
        titles=(message("Ranking: {total_of}", total_of=total.total_of.title),),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(_weights(board, total),),
    )


def _row(board: Board, total: TotalBoard, rank: Floats, u: int, view: View) -> tuple[Cell, ...]:
    unit = total.units[u]
    found = summary(boards_of(board, total.total_of.id), unit.id)
    cells: list[Cell] = [
        *group_cells(total, u),
        rank_cell(rank, u, total.status[u] == Status.NOT_DUE),
        unit.short,
        total_cell(
            total.total.shown[u],
            total.known.shown[u],
            total.status[u] == Status.MISSING,
            part_of_year(total, u),
        ),
        *share_cells(total, u),
        f"{found.met}/{found.scored}",
        _named(found.best[:1]),
        _named(found.worst[:1]),
    ]
    if view.group is not None and not inside_groups(total):
        cells.insert(1, rank_cell(total.ranks.in_group, u, total.status[u] == Status.NOT_DUE))
    if total.grade:
        cells.append(total.grade[u] or "—")
    if remarked(total):
        cells.append(remark(total, u))
    return tuple(cells)


def inside_groups(one: TableBoard | TotalBoard) -> bool:
    """Whether the official ranks are those inside groups, so that the print keeps groups apart."""
    return one.of.ranking.among == "group"


def rank_columns(one: TableBoard | TotalBoard) -> list[Column]:
    """The official rank; where it is inside groups, behind the group and under its own name."""
    if not inside_groups(one):
        return [Column("rank", words.RANK, "rank", key=True)]
    return [Column("group", words.GROUP, key=True), Column("rank", words.GROUP_RANK, "rank", key=True)]


def group_cells(one: TableBoard | TotalBoard, u: int) -> list[Cell]:
    """The group of a unit, where ranks are inside groups."""
    return [one.units[u].group or "—"] if inside_groups(one) else []


def share_columns(board: Board, one: TableBoard | TotalBoard) -> list[Column]:
    """A column for the share of full points, where ranks are formed on it."""
    if one.of.ranking.by != "share":
        return []
    return [Column("share", words.SHARE, "percent", board.scheme.decimals.total)]


def share_cells(one: TableBoard | TotalBoard, u: int) -> list[Cell]:
    """The share of a unit's own full points, where ranks are formed on it."""
    if one.of.ranking.by != "share":
        return []
    share = float(one.total[u] / one.full_total[u])
    return [None if np.isnan(share) else share]


def remarked(board: TableBoard | TotalBoard) -> bool:
    """Whether an effect holds for any unit, so that there is something to remark."""
    return board.effected is not None and bool(board.effected.held.any())


def remark(board: TableBoard | TotalBoard, u: int) -> str:
    """The effects that hold for a unit, by name."""
    return "、".join(effect.name for effect in holding(board, u))


def rank_cell(rank: Floats, u: int, not_formed: bool = False) -> Cell:
    """A rank, or that there is none."""
    if np.isnan(rank[u]):
        return Status.NOT_DUE.text if not_formed else words.UNRANKED
    return float(rank[u])


def total_cell(total: float, known: float, lacks: bool, full: float | None = None) -> Cell:
    """A total; what is known of it in brackets where something is lacking; with the full points it is of, if said."""
    if np.isnan(total) and not lacks:
        return None
    found = Partial(float(known)) if lacks else float(total)
    return found if full is None else OutOf(found, full)


def part_of_year(board: TableBoard | TotalBoard, u: int) -> float | None:
    """The full points due for a unit where they are not those of the whole year."""
    return None if part_due(board)[u].value == 1 else float(board.due_full.shown[u])


def _named(strengths: tuple[Strength, ...]) -> Cell:
    if not strengths:
        return "—"
    one = strengths[0]
    if np.isnan(one.progress):
        return f"{one.row.short} {fixed(one.points, 2)}/{plain(one.full)}"
    return f"{one.row.short} {percent(one.progress, 1)}"


def _weights(board: Board, total: TotalBoard) -> Text:
    """How the total is made up."""
    made = made_text(board.scheme, total.total_of)
    return message(
        "{made}. Met: items on target so far / scored items that have one. Strongest, weakest: "
        "with their progress; judged items with points/full points.",
        made=made,
    )
