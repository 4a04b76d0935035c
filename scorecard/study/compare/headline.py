"""Who rose most, who fell most, and why: one paragraph in the words of a circular."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.decimals import decimal_text
from scorecard.base.message import (
    Message,
    Text,
    comma_list,
    message,
    semicolon_list,
    sense,
    sentences,
    sequence,
)
from scorecard.model.figure import Floats
from scorecard.scheme.written import exact
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.causes import CAUSE_NAMES, weightiest
from scorecard.study.compare.changes import BoardComparison, RankChange
from scorecard.study.compare.moved import (
    Movers,
    Subject,
    as_printed,
    but_passed,
    cause_text,
    counts,
    inside_groups,
    most_moved,
    no_rank_changed,
    nothing_compared,
    opening,
    size_text,
    title,
    total_text,
    why_not,
)
from scorecard.study.compare.reasons import Reason, why_not_comparable

_TOLD = 3
_CAUSES = 2


def headline(comparison: BoardComparison) -> Text:
    """The paragraph on the first total; on a table where no total can be compared; or that nothing can."""
    ranked = [t for t in comparison.tables if t.ranking.rank.known]
    subjects: list[Subject] = [*comparison.totals, *ranked, *comparison.tables]
    subject = next((subject for subject in subjects if subject.ranking.total.known), None)
    if subject is None:
        return sentences([opening(comparison), nothing_compared(comparison, subjects)])
    counted = counts(comparison, subject)
    instead = [_instead(comparison, subjects[0], subject)] if subjects[0] is not subject else []
    passages = list(_came_and_went(comparison, subject))
    # What follows goes on in the same sentence where it begins with a count or a name.
    goes_on = bool(instead or counted) or (not passages and bool(most_moved(comparison, subject)))
    texts = [opening(comparison, goes_on), *instead, *counted, *passages]
    texts += _movers(comparison, subject)
    texts += _left_out(comparison, subject.ranking)
    return sentences(texts)


def _instead(comparison: BoardComparison, wanted: Subject, chosen: Subject) -> Text:
    why = why_not(comparison, wanted.ranking)
    return message(
        "{wanted} cannot be compared ({reason}); what follows is on {name}:",
        wanted=title(wanted),
        reason=why,
        name=title(chosen),
    )


def _came_and_went(comparison: BoardComparison, subject: Subject) -> Iterator[Text]:
    """The units that have a rank in one of the two alone, for want of a total in the other."""
    ranking, then = subject.ranking, comparison.labels[1]
    here = message("{unit} (rank {rank})")
    there = message("{unit} (rank {rank} in {then})", then=then)
    if inside_groups(subject):
        here = message("{unit} (rank {rank} in the group)")
        there = message("{unit} (rank {rank} in the group in {then})", then=then)

    def listed(reason: Reason, rank: Floats, one: Message) -> list[Message]:
        at = np.flatnonzero((ranking.reason == reason) & ~np.isnan(rank)).tolist()
        return [one.fill(unit=ranking.units[u].short, rank=exact(float(rank[u]))) for u in at]

    came = listed(Reason.NO_TOTAL_THEN, ranking.rank.now, here)
    went = listed(Reason.NO_TOTAL_NOW, ranking.rank.then, there)
    if came:
        yield message("New in the ranking: {units}.", units=comma_list(came))
    if went:
        yield message("No longer in the ranking: {units}.", units=comma_list(went))


def _movers(comparison: BoardComparison, subject: Subject) -> list[Text]:
    """Those that rose most and those that fell most."""
    moved = most_moved(comparison, subject)
    if moved is None:
        return [no_rank_changed(subject)]
    return [_group(comparison, subject, each) for each in moved]


def _group(comparison: BoardComparison, subject: Subject, moved: Movers) -> Text:
    way, _, by_rank, chosen = moved
    names = comma_list([subject.ranking.units[u].short for u in chosen])
    told = [_mover(comparison, subject, u, way, name=len(chosen) > 1) for u in chosen[:_TOLD]]
    where = message("in rank") if by_rank else message("in total")
    if by_rank and inside_groups(subject):
        where = message("in rank in the group")
    verb = message("rose") if way > 0 else message("fell")
    one = sense("one unit", "{names} {verb} most {subject}, {size}: {changes}.")
    several = sense("several units", "{names} {verb} most {subject}, {size}: {changes}.")
    return (several if len(chosen) > 1 else one).fill(
        names=names,
        verb=verb,
        subject=where,
        size=size_text(moved),
        changes=semicolon_list(told),
    )


def _mover(comparison: BoardComparison, subject: Subject, u: int, way: int, name: bool) -> Text:
    """Rank and total from then to now, and the two causes that weigh most; with the name if asked for."""
    ranking = subject.ranking
    unit = message("{name} ", name=ranking.units[u].short) if name else ""
    change = float(as_printed(comparison, ranking)[u])
    rank: Text = ""
    if not np.isnan(ranking.rank.change[u]):
        before, after = exact(float(ranking.rank.then[u])), exact(float(ranking.rank.now[u]))
        whole = message("from rank {before} to {after}, ")
        group = message("from rank {before} to {after} in the group, ")
        rank = (group if inside_groups(subject) else whole).fill(before=before, after=after)
    parts = [
        unit,
        rank,
        total_text(comparison, subject, u, change),
        _cause_breakdown(comparison, ranking, u),
        but_passed(comparison, subject, u, way, change),
    ]
    parts.append(_why(comparison, subject, u, change))
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
        (
            message("{cause:lower} {sign}{size}", cause=name, sign="+" if part > 0 else "-", size=size)
            for name, size, part in told
        )
    )
    return message(" ({words})", words=words)


def _why(comparison: BoardComparison, subject: Subject, u: int, change: float) -> Text:
    """The two indicators that weigh most in the direction of the total."""
    causes_of = weightiest(comparison, subject, u, change, _CAUSES)
    if not causes_of:
        return ""
    reasons = [cause_text(comparison, cause) for cause in causes_of]
    joint = sequence(reasons, sense("between names", " and "))
    return message(", most of all by {causes}", causes=joint)


def _left_out(comparison: BoardComparison, ranking: RankChange) -> list[Text]:
    """Units whose totals are not compared, each with its reason."""
    whom: dict[Text, list[str]] = {}
    for unit, reason, link in zip(ranking.units, ranking.reason, ranking.links, strict=True):
        if reason != Reason.NONE:
            why = why_not_comparable(Reason(int(reason)), link, comparison.labels)
            whom.setdefault(why, []).append(unit.short)
    if not whom:
        return []
    words = semicolon_list(
        message("{names} ({reason})", names=comma_list(names), reason=why) for why, names in whom.items()
    )
    return [message("Not compared: {words}.", words=words)]
