"""Who rose most, who fell most, and why: one paragraph in the words of a circular."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.message import (
    Message,
    Text,
    comma_list,
    message,
    semicolon_list,
    sentences,
)
from scorecard.model.figure import Floats
from scorecard.scheme.written import exact
from scorecard.study.compare.changes import BoardComparison, RankChange
from scorecard.study.compare.moved import (
    Subject,
    counts,
    inside_groups,
    most_moved,
    moved_texts,
    nothing_compared,
    opening,
    title,
    why_not,
)
from scorecard.study.compare.reasons import Reason, why_not_comparable


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
    texts += moved_texts(comparison, subject)
    texts += _left_out(comparison, subject.ranking)
    return sentences(texts)


def _instead(comparison: BoardComparison, wanted: Subject, chosen: Subject) -> Text:
    return message(
        "{wanted} cannot be compared ({reason}); what follows is on {name}:",
        wanted=title(wanted),
        reason=why_not(comparison, wanted.ranking),
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

    def listed(reason: Reason, rank: Floats, single: Message) -> list[Message]:
        at = np.flatnonzero((ranking.reason == reason) & ~np.isnan(rank)).tolist()
        return [single.fill(unit=ranking.units[u].short, rank=exact(float(rank[u]))) for u in at]

    came = listed(Reason.NO_TOTAL_THEN, ranking.rank.now, here)
    went = listed(Reason.NO_TOTAL_NOW, ranking.rank.then, there)
    if came:
        yield message("New in the ranking: {units}.", units=comma_list(came))
    if went:
        yield message("No longer in the ranking: {units}.", units=comma_list(went))


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
