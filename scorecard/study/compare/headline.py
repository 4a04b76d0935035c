"""Who rose most, who fell most, and why: one paragraph in the words of a circular."""

from __future__ import annotations

import numpy as np

from scorecard.base.decimals import fixed
from scorecard.base.message import Text, listed, message, sense, sentences, sequence
from scorecard.model.figure import Floats, read, rounded, where
from scorecard.scheme.written import exact
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.causes import CAUSE_NAMES, Cause, causes, named
from scorecard.study.compare.comparison import Comparison, RankChange, TableChange, TotalChange
from scorecard.study.compare.frame import called
from scorecard.study.compare.reasons import Reason, why_not_comparable

_TOLD = 3

Subject = TotalChange | TableChange


def headline(comparison: Comparison) -> Text:
    """The paragraph on the first total; on a table where no total can be compared; or that nothing can."""
    ranked = [t for t in comparison.tables if not np.isnan(t.ranking.rank.change).all()]
    subjects: list[Subject] = [*comparison.totals, *ranked, *comparison.tables]
    found = next((one for one in subjects if not np.isnan(one.ranking.total.change).all()), None)
    if found is None:
        return _joined([_opening(comparison), _nothing(comparison, subjects)])
    said = [_opening(comparison)]
    if subjects[0] is not found:
        said.append(_instead(comparison, subjects[0], found))
    said += _counts(comparison, found)
    said += _movers(comparison, found)
    said += _left_out(comparison, found.ranking)
    return _joined(said)


def title(subject: Subject) -> Text:
    """What a total or table is called."""
    if isinstance(subject, TotalChange):
        return subject.now.total_of.title
    return called(subject.frame.now.table)


_TOTAL = {
    "rise": sense("rise", "total {before} → {now}"),
    "fall": sense("fall", "total {before} → {now}"),
}


def inside_groups(subject: Subject) -> bool:
    """Whether the official ranks are those inside groups."""
    board = subject.now if isinstance(subject, TotalChange) else subject.frame.now
    return board.of.ranking.among == "group"


def _joined(said: list[Text]) -> Text:
    return sentences(said)


def _opening(comparison: Comparison) -> Text:
    return message(
        "Comparing {now} with {before},", now=comparison.now.period.title, before=comparison.then_title
    )


def _nothing(comparison: Comparison, subjects: list[Subject]) -> Text:
    if not subjects:
        return message("the two have no table in common; nothing can be compared.")
    why = _why_not(comparison, subjects[0].ranking)
    return message("no total can be compared: {reason}.", reason=why)


def _instead(comparison: Comparison, wanted: Subject, found: Subject) -> Text:
    why = _why_not(comparison, wanted.ranking)
    return message(
        "{wanted} cannot be compared ({reason}); what follows is on {name}:",
        wanted=title(wanted),
        reason=why,
        name=title(found),
    )


def _why_not(comparison: Comparison, ranking: RankChange) -> Text:
    """The reasons met, each once."""
    reasons = [
        why_not_comparable(Reason(int(reason)), link, comparison.labels)
        for reason, link in zip(ranking.reason, ranking.links, strict=True)
    ]
    return sequence(dict.fromkeys(reasons), sense("between sentences", "; "))


def _counts(comparison: Comparison, subject: Subject) -> list[Text]:
    """How many totals are higher, lower, the same, as printed; nothing to count in one."""
    change = _as_printed(comparison, subject.ranking)
    known = change[~np.isnan(change)]
    if len(known) < 2:
        return []
    up, down, level = int((known > 0).sum()), int((known < 0).sum()), int((known == 0).sum())
    same = message(", {level} the same", level=level) if level else ""
    return [
        message(
            "{rising} of {number} comparable units have a higher total, {falling} a lower one{same}.",
            number=len(known),
            rising=up,
            falling=down,
            same=same,
        )
    ]


def _as_printed(comparison: Comparison, ranking: RankChange) -> Floats:
    now = rounded(read(ranking.total.now), comparison.now.scheme.decimals.total)
    then = rounded(read(ranking.total.then), comparison.then.scheme.decimals.total)
    return where(np.isnan(ranking.total.change), np.nan, now - then).shown


def _movers(comparison: Comparison, subject: Subject) -> list[Text]:
    """Those that rose most and those that fell most: in rank, in the total where there are no ranks."""
    ranking = subject.ranking
    rank = np.where(np.isnan(ranking.total.change), np.nan, -ranking.rank.change)
    by_rank = not np.isnan(rank).all()
    moved = rank if by_rank else _as_printed(comparison, ranking)
    if not np.nan_to_num(moved).any():
        where = message(" in its group") if inside_groups(subject) else ""
        return [message("No rank{place} changed.", place=where)] if by_rank else []
    said = []
    for way in (1, -1):
        most = float(np.nanmax(moved * way))
        if most > 0:
            chosen = np.flatnonzero(moved * way == most).tolist()
            said.append(_group(comparison, subject, chosen, way, most, by_rank))
    return said


def _group(
    comparison: Comparison, subject: Subject, chosen: list[int], way: int, most: float, by_rank: bool
) -> Text:
    names = listed([subject.ranking.units[u].short for u in chosen])
    told = [_mover(comparison, subject, u, way, name=len(chosen) > 1) for u in chosen[:_TOLD]]
    by = exact(most)
    what = message("in rank") if by_rank else message("in total")
    if by_rank and inside_groups(subject):
        what = message("in rank in the group")
    verb = message("rose") if way > 0 else message("fell")
    size = sense("ranks", "by {number}", number=by) if by_rank else sense("points", "by {number}", number=by)
    one = sense("one unit", "{names} {verb} most {subject}, {size}: {changes}.")
    several = sense("several units", "{names} {verb} most {subject}, {size}: {changes}.")
    return (several if len(chosen) > 1 else one).fill(
        names=names,
        verb=verb,
        subject=what,
        size=size,
        changes=sequence(told, sense("between sentences", "; ")),
    )


def _mover(comparison: Comparison, subject: Subject, u: int, way: int, name: bool) -> Text:
    """Rank and total from then to now, and the two causes that weigh most; with the name if asked for."""
    ranking = subject.ranking
    unit = message("{name} ", name=ranking.units[u].short) if name else ""
    now = fixed(float(ranking.total.now[u]), comparison.now.scheme.decimals.total)
    then = fixed(float(ranking.total.then[u]), comparison.then.scheme.decimals.total)
    change = float(_as_printed(comparison, ranking)[u])
    rank: Text = ""
    if not np.isnan(ranking.rank.change[u]):
        before, after = exact(float(ranking.rank.then[u])), exact(float(ranking.rank.now[u]))
        whole = message("from rank {before} to {after}, ")
        group = message("from rank {before} to {after} in the group, ")
        rank = (group if inside_groups(subject) else whole).fill(before=before, after=after)
    total = (
        _TOTAL["rise" if change > 0 else "fall"].fill(before=then, now=now)
        if change
        else message("total still {now}", now=now)
    )
    parts = [unit, rank, total, _split(comparison, ranking, u), _but(comparison, ranking, u, way, change)]
    parts.append(_why(comparison, subject, u, change))
    return sequence(parts, "")


def _split(comparison: Comparison, ranking: RankChange, u: int) -> Text:
    """What each cause brought to the total, as the columns below have it, where there are several."""
    decimals = comparison.now.scheme.decimals.total
    brought = [(CAUSE_NAMES[cause], float(ranking.because[u, n])) for n, cause in enumerate(CAUSES)]
    told = [
        (name, fixed(abs(part), decimals), part)
        for name, part in brought
        if abs(part) >= 0.5 * 10.0**-decimals
    ]
    if len(told) < 2:
        return ""
    words = listed(
        (
            message("{cause:lower} {sign}{size}", cause=name, sign="+" if part > 0 else "-", size=size)
            for name, size, part in told
        )
    )
    return message(" ({words})", words=words)


def _but(comparison: Comparison, ranking: RankChange, u: int, way: int, change: float) -> Text:
    """Where the rank went one way and the total did not: by whom."""
    if change * way > 0 or np.isnan(ranking.rank.change[u]):
        return ""
    if way > 0:
        names = named(comparison, ranking, ranking.passed[u])
        return message(", yet it passed {names}", names=names)
    names = named(comparison, ranking, ranking.passed_by[u])
    return message(", yet it was passed by {names}", names=names)


def _why(comparison: Comparison, subject: Subject, u: int, change: float) -> Text:
    """The two indicators that weigh most in the direction of the total."""
    found = [c for c in causes(comparison, subject, u) if c.change * change > 0 and c.row][:2]
    if not found:
        return ""
    said = [_cause(comparison, one) for one in found]
    joint = sequence(said, sense("between names", " and "))
    return message(", most of all by {causes}", causes=joint)


def _cause(comparison: Comparison, cause: Cause) -> Text:
    size = fixed(abs(cause.change), comparison.now.scheme.decimals.total)
    verb = message("+") if cause.change > 0 else message("-")
    return message(
        "{cause} {verb}{size} ({reason})", cause=cause.name, verb=verb, size=size, reason=cause.why
    )


def _left_out(comparison: Comparison, ranking: RankChange) -> list[Text]:
    """Units whose totals are not compared, each with its reason."""
    whom: dict[Text, list[str]] = {}
    for unit, reason, link in zip(ranking.units, ranking.reason, ranking.links, strict=True):
        if reason != Reason.NONE:
            why = why_not_comparable(Reason(int(reason)), link, comparison.labels)
            whom.setdefault(why, []).append(unit.short)
    if not whom:
        return []
    words = sequence(
        (message("{names} ({reason})", names=listed(names), reason=why) for why, names in whom.items()),
        sense("between sentences", "; "),
    )
    return [message("Not compared: {words}.", words=words)]
