"""Ranks as a workbook counts them, on totals as they are ranked."""

from __future__ import annotations

from scorecard.base.address import Address
from scorecard.base.message import message, sense
from scorecard.engine.figures import official
from scorecard.engine.ranking import ranked_figure
from scorecard.model.board import Board, Place
from scorecard.model.figure import Floats
from scorecard.model.ranking import Ranking
from scorecard.study.calculation.worked import Entry, Parts, Where
from scorecard.study.calculation.writing import Columns

_RANK = message("Rank")
_KEY = sense("heading of a column", "Ranked on")
_MOST = 12
"""Decimals of a figure that is ranked as it is; what is beyond them is noise."""


def write_ranks(columns: Columns, board: Board, place: Place, total: Where, full: Where | None) -> None:
    """The figure that is ranked on, and the official rank by it."""
    rank = official(place)
    grouped = place.of.ranking.among == "group"
    units = [u for u in columns.units if place.units[u].group or not grouped]
    columns.block(None, "")
    if len(columns.units) < 2:
        return
    if not _counted(place) or (place.of.ranking.by == "share" and full is None):
        entries = [Entry(float(rank[u])) for u in columns.units]
        columns.formulas("rank", _RANK, "rank", None, entries)
        columns.note(_KEPT, [_RANK])
        return
    shown = None if place.of.ranking.rank_on == "exact" else board.scheme.decimals.total
    key = columns.formulas("key", _KEY, "number", shown, _keys(board, place, total, full))
    groups = columns.sheet if grouped else ""
    entries = [
        Entry(float(rank[u]), "", _rank(key, u, place.of.ranking, groups) if u in units else ())
        for u in columns.units
    ]
    columns.formulas("rank", _RANK, "rank", None, entries)


_KEPT = message("ranked by tie-breaks, without gaps, in their printed order, or after effects")


def _counted(place: Place) -> bool:
    """Whether ranks are nothing but how many are better."""
    assessed = all(unit.assessed for unit in place.units)
    counts = place.of.ranking.ties in ("competition", "last", "average")
    return counts and not place.of.ranking.tie_break and place.effected is None and assessed


def _keys(board: Board, place: Place, total: Where, full: Where | None) -> list[Entry]:
    """By unit, the total as it is ranked: as printed, or as it is, or as a share."""
    printed = board.scheme.decimals.total
    decimals = _MOST if place.of.ranking.rank_on == "exact" else printed
    share = full if place.of.ranking.by == "share" else None
    figures = ranked_figure(
        place.total, place.full_total, place.of.ranking.by, place.of.ranking.rank_on, printed
    )
    shown: Floats = figures.shown
    return [
        Entry(float(shown[u]), "", _key(total(u), share and share(u), decimals)) for u in range(len(shown))
    ]


def _key(total: Address | None, full: Address | None, decimals: int) -> Parts:
    if total is None:
        return ()
    figure: Parts = (total,) if full is None else (total, "/", full, "*100")
    needed: Parts = (total,) if full is None else (total, ",", full)
    count = 1 if full is None else 2
    return ("=IF(COUNT(", *needed, f')<{count},"",ROUND(ROUND(', *figure, f",{_MOST}),{decimals}))")


def _rank(key: Where, u: int, ranking: Ranking, groups: str) -> Parts:
    """How many are better, and one; halves or none are added for those that have as much."""
    own = key(u)
    if own is None:
        return ()
    every = own._replace(row=None)
    # An empty text counts as more than any number.
    some: Parts = ("(", every, '<>"")*(', every, "<1E+280)*")
    if groups:
        group = Address(groups, "group", u)
        some = (*some, "(", group._replace(row=None), "=", group, ")*")
    more: Parts = (*some, "(", every, "<" if ranking.lowest_first else ">", own, ")")
    alike: Parts = (*some, "(", every, "=", own, ")")
    counted: Parts = ("1+SUMPRODUCT(", *more, ")")
    if ranking.ties == "average":
        counted = (*counted, "+(SUMPRODUCT(", *alike, ")-1)/2")
    if ranking.ties == "last":
        counted = ("SUMPRODUCT(", *more, ")+SUMPRODUCT(", *alike, ")")
    return ("=IF(COUNT(", own, ')<1,"",', *counted, ")")
