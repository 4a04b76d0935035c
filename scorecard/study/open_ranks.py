"""The ranks that a unit could still take, in words."""

from __future__ import annotations

from math import isnan

from scorecard.base.decimals import plain
from scorecard.base.text import Text
from scorecard.engine.figures import among_of
from scorecard.model.board import TableBoard, TotalBoard

_WHY = Text("所缺的数还会影响其他单位的结果", "what is still lacking also moves the results of other units")
UNKNOWN = Text(
    f"补齐后的名次现在无法知道：{_WHY.zh}", f"its rank once complete cannot be known yet: {_WHY.en}"
)


def open_ranks(board: TableBoard | TotalBoard, u: int) -> tuple[str, str] | None:
    """The best and the worst official rank; None where the unit is not ranked at all, or nobody knows.

    Half ranks are those that ties share.
    """
    best, worst = float(board.rank_low[u]), float(board.rank_high[u])
    return None if isnan(best) else (plain(best), plain(worst))


def open_ranks_text(board: TableBoard | TotalBoard, u: int, where: Text) -> Text | None:
    """The ranks a unit may still take, by what ranking, `where`; None where it is not ranked at all."""
    in_group, ranks = among_of(board) == "group", open_ranks(board, u)
    rank = Text("组内名次" if in_group else "名次", "rank in the group" if in_group else "rank")
    zh, en = f"{where.zh}{rank.zh}", f"its {rank.en}{f' in {where.en}' if where.en else ''}"
    if board.rank_unknown[u]:
        return Text(f"{zh}现在无法知道（{_WHY.zh}）", f"{en} cannot be known yet ({_WHY.en})")
    if ranks is None:
        return None
    best, worst = ranks
    if best == worst:
        return Text(f"{zh}仍是第{best}", f"{en} is {best} all the same")
    return Text(f"{zh}可能在第{best}至第{worst}之间", f"{en} may be {best} to {worst}")
