"""What moved between two boards: how many totals rose and fell, and who moved most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, comma_list, message, semicolon_list, sense, sequence
from scorecard.model.figure import Floats, as_figures, rounded, where
from scorecard.scheme.written import exact
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.causes import (
    CAUSE_NAMES,
    Cause,
    names_and_more,
    passed_names,
    ranked_beside,
    weightiest,
)
from scorecard.study.compare.changes import BoardComparison, RankChange, TableChange, TotalChange
from scorecard.study.compare.frame import table_label
from scorecard.study.compare.reasons import Reason, why_not_comparable

Subject = TotalChange | TableChange

_TOLD = 3
_BRIEF = 2
_CAUSES = 2
_NAMED = 5

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
    return message("no total can be compared: {reason}.", reason=why_not(comparison, subjects[0].ranking))


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
    sentence = (
        message(
            "{rising} of {number:# comparable unit has|# comparable units have} a higher total, {falling} a lower one{same}."
        )
        if uphill(subject) > 0
        else message(
            "{falling} of {number:# comparable unit has|# comparable units have} a lower total, which is better, "
            "{rising} a higher one{same}."
        )
    )
    return [sentence.fill(number=len(known), rising=up, falling=down, same=same)]


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


def moved_texts(comparison: BoardComparison, subject: Subject, brief: bool = False) -> list[Text]:
    """Those that rose most and those that fell most, or that no rank changed.

    brief : without what each cause brought, and of many units their names alone
    """
    moved = most_moved(comparison, subject)
    if moved is None:
        where = message(" in its group") if inside_groups(subject) else ""
        return [message("No rank{place} changed.", place=where)]
    return [_movers_text(comparison, subject, each, brief) for each in moved]


def _movers_text(comparison: BoardComparison, subject: Subject, moved: Movers, brief: bool) -> Text:
    names = [subject.ranking.units[u].short for u in moved.units]
    several = len(names) > 1
    told = [] if brief and len(names) > _BRIEF else moved.units[:_TOLD]
    changes = semicolon_list(_mover(comparison, subject, u, moved.way, several, brief) for u in told)
    where = message("in rank") if moved.by_rank else message("in total")
    if moved.by_rank and inside_groups(subject):
        where = message("in rank in the group")
    by = sense("ranks", "by {number}") if moved.by_rank else sense("points", "by {number}")
    of_one = sense("one unit", "{names} {verb} most {subject}, {size}{changes}.")
    of_several = sense("several units", "{names} {verb} most {subject}, {size}{changes}.")
    return (of_several if several else of_one).fill(
        names=some_names(names) if brief else comma_list(names),
        verb=message("rose") if moved.way > 0 else message("fell"),
        subject=where,
        size=by.fill(number=exact(moved.by)),
        changes=message(": {changes}", changes=changes) if told else "",
    )


def some_names(names: Sequence[str]) -> Text:
    """Names in a row; of many the first, and how many more there are."""
    return names_and_more(names[:_NAMED], len(names) - _NAMED)


def _mover(
    comparison: BoardComparison, subject: Subject, u: int, way: int, several: bool, brief: bool
) -> Text:
    """Rank and total from then to now, and the two causes that weigh most; with the name where several are told."""
    ranking = subject.ranking
    change = float(as_printed(comparison, ranking)[u])
    rank: Text = ""
    if not np.isnan(ranking.rank.change[u]):
        before, after = exact(float(ranking.rank.then[u])), exact(float(ranking.rank.now[u]))
        whole = message("from rank {before} to {after}, ")
        group = message("from rank {before} to {after} in the group, ")
        rank = (group if inside_groups(subject) else whole).fill(before=before, after=after)
    parts = [
        message("{name} ", name=ranking.units[u].short) if several else "",
        rank,
        total_text(comparison, subject, u, change),
        "" if brief else _cause_breakdown(comparison, ranking, u),
        _but_passed(comparison, subject, u, way, change),
        _why(comparison, subject, u, change),
    ]
    return sequence(parts, "")


def _cause_breakdown(comparison: BoardComparison, ranking: RankChange, u: int) -> Text:
    """What each cause brought to the total, as the columns below have it, where there are several."""
    decimals = comparison.now.scheme.decimals.total
    brought = [(CAUSE_NAMES[cause], float(ranking.because[u, n])) for n, cause in enumerate(CAUSES)]
    told = [
        (name, decimal_text(abs(part), decimals), part)
        for name, part in brought
        if abs(part) >= 0.5 * 10.0**-decimals
    ]
    if len(told) < 2:
        return ""
    words = comma_list(
        message("{cause:lower} {sign}{size}", cause=name, sign="+" if part > 0 else "-", size=size)
        for name, size, part in told
    )
    return message(" ({words})", words=words)


def _why(comparison: BoardComparison, subject: Subject, u: int, change: float) -> Text:
    """The two indicators that weigh most in the direction of the total."""
    causes = weightiest(comparison, subject, u, change, _CAUSES)
    if not causes:
        return ""
    reasons = [_cause_text(comparison, cause) for cause in causes]
    causes_text = sequence(reasons, sense("between names", " and "))
    return message(", most of all by {causes}", causes=causes_text)


def total_text(comparison: BoardComparison, subject: Subject, u: int, change: float) -> Text:
    """The total of a unit then and now, as printed."""
    now = decimal_text(float(subject.ranking.total.now[u]), comparison.now.scheme.decimals.total)
    then = decimal_text(float(subject.ranking.total.then[u]), comparison.then.scheme.decimals.total)
    if not change:
        return message("total still {now}", now=now)
    return _TOTAL["rise" if change > 0 else "fall"].fill(before=then, now=now)


def _but_passed(comparison: BoardComparison, subject: Subject, u: int, way: int, change: float) -> Text:
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


def _cause_text(comparison: BoardComparison, cause: Cause) -> Text:
    """What a cause brought, and why."""
    size = decimal_text(abs(cause.change), comparison.now.scheme.decimals.total)
    verb = message("+") if cause.change > 0 else message("-")
    return message(
        "{cause} {verb}{size} ({reason})", cause=cause.name, verb=verb, size=size, reason=cause.why
    )
