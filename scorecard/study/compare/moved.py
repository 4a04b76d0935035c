"""What moved between two boards: how many totals rose and fell, and who moved most."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, message, semicolon_list, sense
from scorecard.model.figure import Floats, as_figures, rounded, where
from scorecard.scheme.written import exact
from scorecard.study.compare.causes import Cause, passed_names, ranked_beside
from scorecard.study.compare.changes import BoardComparison, RankChange, TableChange, TotalChange
from scorecard.study.compare.frame import table_label
from scorecard.study.compare.reasons import Reason, why_not_comparable

Subject = TotalChange | TableChange

_TOTAL = {
    "rise": sense("rise", "total {before} → {now}"),
    "fall": sense("fall", "total {before} → {now}"),
}


class Movers(NamedTuple):
    """The units that moved furthest one way: `way` is 1 up, -1 down; by so many ranks, or points where there are no ranks."""

    way: int
    by: float
    by_rank: bool
    units: tuple[int, ...]


def title(subject: Subject) -> Text:
    """What a total or table is called."""
    if isinstance(subject, TotalChange):
        return subject.now.total_of.title
    return table_label(subject.now.table)


def inside_groups(subject: Subject) -> bool:
    """Whether the official ranks are those inside groups."""
    return subject.now.of.ranking.among == "group"


def uphill(subject: Subject) -> int:
    """1 where a higher total is better, -1 where a lower one is."""
    return -1 if subject.now.of.ranking.lowest_first else 1


def opening(comparison: BoardComparison, goes_on: bool = True) -> Text:
    """Which two periods are compared, in a sentence that goes on or stands by itself."""
    text = (
        message("Comparing {now} with {before},") if goes_on else message("{now} is compared with {before}.")
    )
    return text.fill(now=comparison.now_title, before=comparison.then_title)


def nothing_compared(comparison: BoardComparison, subjects: list[Subject]) -> Text:
    """That nothing can be compared, and why."""
    if not subjects:
        return message("the two have no table in common; nothing can be compared.")
    why = why_not(comparison, subjects[0].ranking)
    return message("no total can be compared: {reason}.", reason=why)


def why_not(comparison: BoardComparison, ranking: RankChange) -> Text:
    """The reasons met, each once."""
    reasons = [
        why_not_comparable(Reason(int(reason)), link, comparison.labels)
        for reason, link in zip(ranking.reason, ranking.links, strict=True)
    ]
    return semicolon_list(dict.fromkeys(reasons))


def counts(comparison: BoardComparison, subject: Subject) -> list[Text]:
    """How many totals are higher, lower, the same, as printed, the better first; nothing to count in one."""
    change = as_printed(comparison, subject.ranking)
    known = change[~np.isnan(change)]
    if len(known) < 2:
        return []
    up, down, level = int((known > 0).sum()), int((known < 0).sum()), int((known == 0).sum())
    same = message(", {level} the same", level=level) if level else ""
    said = (
        message(
            "{rising} of {number:# comparable unit has|# comparable units have} a higher total, {falling} a lower one{same}."
        )
        if uphill(subject) > 0
        else message(
            "{falling} of {number:# comparable unit has|# comparable units have} a lower total, which is better, "
            "{rising} a higher one{same}."
        )
    )
    return [said.fill(number=len(known), rising=up, falling=down, same=same)]


def as_printed(comparison: BoardComparison, ranking: RankChange) -> Floats:
    """float64[U], the change of each total between what is printed of the two; NaN where they are not compared."""
    now = rounded(as_figures(ranking.total.now), comparison.now.scheme.decimals.total)
    then = rounded(as_figures(ranking.total.then), comparison.then.scheme.decimals.total)
    return where(np.isnan(ranking.total.change), np.nan, now - then).shown


def most_moved(comparison: BoardComparison, subject: Subject) -> tuple[Movers, ...] | None:
    """Those that rose most, then those that fell most: in rank, in the total where there are no ranks.

    Where the lowest total is first, one that became lower rose.

    None where there are ranks and none of them changed.
    """
    ranking = subject.ranking
    rank = np.where(np.isnan(ranking.total.change), np.nan, -ranking.rank.change)
    by_rank = not np.isnan(rank).all()
    moved = rank if by_rank else as_printed(comparison, ranking) * uphill(subject)
    if not np.nan_to_num(moved).any():
        return None if by_rank else ()
    furthest = [(way, float(np.nanmax(moved * way))) for way in (1, -1)]
    return tuple(
        Movers(way, most, by_rank, tuple(np.flatnonzero(moved * way == most).tolist()))
        for way, most in furthest
        if most > 0
    )


def no_rank_changed(subject: Subject) -> Text:
    """That all ranks are as they were."""
    where = message(" in its group") if inside_groups(subject) else ""
    return message("No rank{place} changed.", place=where)


def size_text(moved: Movers) -> Text:
    """By how many ranks or points the movers moved."""
    by = sense("ranks", "by {number}") if moved.by_rank else sense("points", "by {number}")
    return by.fill(number=exact(moved.by))


def total_text(comparison: BoardComparison, subject: Subject, u: int, change: float) -> Text:
    """The total of a unit then and now, as printed."""
    now = decimal_text(float(subject.ranking.total.now[u]), comparison.now.scheme.decimals.total)
    then = decimal_text(float(subject.ranking.total.then[u]), comparison.then.scheme.decimals.total)
    if not change:
        return message("total still {now}", now=now)
    return _TOTAL["rise" if change > 0 else "fall"].fill(before=then, now=now)


def but_passed(comparison: BoardComparison, subject: Subject, u: int, way: int, change: float) -> Text:
    """Where the rank went one way and the total did not: by whom; one that only left or came was not passed."""
    ranking = subject.ranking
    if change * uphill(subject) * way > 0 or np.isnan(ranking.rank.change[u]):
        return ""
    units = ranking.passing.passed(u) if way > 0 else ranking.passing.passed_by(u)
    names, beside = passed_names(comparison, ranking, units), ranked_beside(comparison, ranking, units)
    if way > 0 and beside:
        return message(", yet it passed {names}", names=names)
    if way > 0:
        return message(", with {names} no longer before it", names=names)
    if beside:
        return message(", yet it was passed by {names}", names=names)
    return message(", with {names} now before it", names=names)


def cause_text(comparison: BoardComparison, cause: Cause) -> Text:
    """What a cause brought, and why."""
    size = decimal_text(abs(cause.change), comparison.now.scheme.decimals.total)
    verb = message("+") if cause.change > 0 else message("-")
    return message(
        "{cause} {verb}{size} ({reason})", cause=cause.name, verb=verb, size=size, reason=cause.why
    )
