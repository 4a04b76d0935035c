"""The ranks that a unit could still take, in words."""

from __future__ import annotations

from math import isnan

from scorecard.base.text import Text
from scorecard.engine.figures import among_of
from scorecard.model.board import TableBoard, TotalBoard

UNKNOWN = Text(
    "补齐后的名次现在无法知道：所缺的数还会影响其他单位的结果",
    "its rank once complete cannot be known yet: what is still lacking also moves the results of other units",
)


def open_ranks(board: TableBoard | TotalBoard, u: int) -> tuple[str, str] | None:
    """The best and the worst official rank; None where the unit is not ranked at all, or nobody knows.

    Half ranks are those that ties share.
    """
    best, worst = float(board.rank_low[u]), float(board.rank_high[u])
    return None if isnan(best) else (f"{best:g}", f"{worst:g}")


def rank_word(board: TableBoard | TotalBoard) -> Text:
    """What the official rank is called: the rank, or the rank in the group."""
    in_group = among_of(board) == "group"
    return Text("组内名次", "rank in the group") if in_group else Text("名次", "rank")
