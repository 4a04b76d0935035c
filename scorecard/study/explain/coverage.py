"""How much of a unit's full points is scored, where a share of them is wanted."""

from __future__ import annotations

from math import isnan

from scorecard.base.text import Text
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import less_than
from scorecard.study.explain.step import Step, exact, figure, percent

_WHAT = Text("覆盖面", "Coverage")


def uncovered(board: TableBoard | TotalBoard, u: int) -> bool:
    """Whether less of the unit's full points is scored than is wanted."""
    wanted = _wanted(board)
    return wanted is not None and bool(less_than(board.coverage[u], wanted))


def _wanted(board: TableBoard | TotalBoard) -> float | None:
    return board.table.coverage if isinstance(board, TableBoard) else board.total_of.coverage


def covered(table: TableBoard, u: int) -> list[Step]:
    """Full points scored ÷ full points due; nothing where no coverage is wanted."""
    if table.table.coverage is None or isnan(table.coverage[u]):
        return []
    scored, due, share = (float(f[u]) for f in (table.covered, table.coverable, table.coverage))
    return [_step(table, u, f"{exact(scored)} ÷ {exact(due)} = {percent(share)}", share)]


def covered_total(whole: Board, board: TotalBoard, u: int) -> list[Step]:
    """The shares of the parts, by weight or by full points."""
    of, share = board.total_of, float(board.coverage[u])
    if of.coverage is None or isnan(share):
        return []
    asked = [id for id in of.whole if board.assesses[id][u]]
    parts = [(id, whole.part(id), whole.part(id).units.index(board.units[u])) for id in asked]
    parts = [(id, one, n) for id, one, n in parts if not isnan(one.coverage[n])]
    worth = [of.weights[id] if of.weights else float(one.full_total[n]) for id, one, n in parts]
    shares = [float(one.coverage[n]) for _, one, n in parts]
    added = " + ".join(f"{figure(w)} × {percent(s)}" for w, s in zip(worth, shares, strict=True))
    return [_step(board, u, f"({added}) ÷ {figure(sum(worth))} = {percent(share)}", share)]


def _step(board: TableBoard | TotalBoard, u: int, formula: str, share: float) -> Step:
    wanted = percent(_wanted(board) or 0.0)
    short = uncovered(board, u)
    zh, en = ("不到", "below") if short else ("达到", "at least")
    said = Text(
        f"已计分的分值占满分：{formula}，{zh} {wanted}" + ("，不排名" if short else ""),
        f"full points that are scored: {formula}, {en} {wanted}" + (": unranked" if short else ""),
    )
    return Step(_WHAT, said, share, percent(share))


def short_of(table: TableBoard, u: int) -> Text:
    """The coverage that a unit falls short of, to go before what it lacks; empty where it does not."""
    if not uncovered(table, u):
        return Text("", "")
    share, wanted = percent(float(table.coverage[u])), percent(table.table.coverage or 0.0)
    return Text(
        f"已计分的分值占满分 {share}，不到 {wanted}；",
        f"({share} of its full points scored, below {wanted}) ",
    )
