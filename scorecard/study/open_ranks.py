"""The ranks that a unit could still take, in words."""

from __future__ import annotations

from math import isnan

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message
from scorecard.engine.figures import among_of
from scorecard.model.board import Place

_WHY = message("what is still lacking also moves the results of other units")
_GROUP = message("its group is not known")


def unknown(board: Place, u: int) -> Text:
    """That nobody can know the rank of a unit yet, and why."""
    return message("its rank once complete cannot be known yet: {reason}", reason=_why(board, u))


def _why(board: Place, u: int) -> Text:
    return _GROUP if among_of(board) == "group" and board.units[u].group_open else _WHY


def open_ranks(board: Place, u: int) -> tuple[str, str] | None:
    """The best and the worst official rank; None where the unit is not ranked at all, or nobody knows.

    Half ranks are those that ties share.
    """
    best, worst = float(board.ranks.best[u]), float(board.ranks.worst[u])
    return None if isnan(best) else (plain(best), plain(worst))


def open_ranks_text(board: Place, u: int, where: Text) -> Text | None:
    """The ranks a unit may still take, by what ranking, `where`; None where it is not ranked at all."""
    in_group, ranks = among_of(board) == "group", open_ranks(board, u)
    rank = message("rank in the group") if in_group else message("rank")
    of = (
        message("its {rank} in {place}", rank=rank, place=where)
        if where
        else message("its {rank}", rank=rank)
    )
    if board.ranks.unknown[u]:
        return message("{rank} cannot be known yet ({reason})", rank=of, reason=_why(board, u))
    if ranks is None:
        return None
    best, worst = ranks
    if best == worst:
        return message("{rank} can only be {best}", rank=of, best=best)
    return message("{rank} may be {best} to {worst}", rank=of, best=best, worst=worst)
