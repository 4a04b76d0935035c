"""Why two figures cannot be compared, in words."""

from __future__ import annotations

from enum import IntEnum

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.lineage import Lineage
from scorecard.model.status import Status
from scorecard.model.unit import Unit


class Reason(IntEnum):
    """Why a cell or a total is not compared; `NONE` where it is. The values are what arrays hold.

    `NOW + status` and `THEN + status`: the status of the cell on that side.
    """

    NONE = 0
    CAME = 1
    MERGED = 2
    SPLIT = 3
    ROW_CAME = 4
    ROW_WENT = 5
    MEASURE = 6
    NATURE = 7
    DIRECTION = 8
    JUDGED = 9
    SPAN = 10
    NO_TOTAL_NOW = 11
    NO_TOTAL_THEN = 12
    WORDS = 13
    SCORE = 14
    NOW_MISSING = 22
    NOW_NOT_DUE = 23
    NOW_NOT_APPLICABLE = 24
    NOW_PENDING = 25
    THEN_MISSING = 32
    THEN_NOT_DUE = 33
    THEN_NOT_APPLICABLE = 34
    THEN_PENDING = 35

    @property
    def id(self) -> str:
        """The word of the JSON."""
        return self.name.lower()


NOW, THEN = 20, 30

_SAID = {
    Reason.CAME: message("no such unit in {then}"),
    Reason.ROW_CAME: message("no such indicator in {then}"),
    Reason.ROW_WENT: message("no longer an indicator in {now}"),
    Reason.MEASURE: message("the measure changed"),
    Reason.NATURE: message("the nature changed"),
    Reason.DIRECTION: message("the direction changed"),
    Reason.JUDGED: message("judged in one of the two only"),
    Reason.WORDS: message("words in one of the two only"),
    Reason.SCORE: message("scored by the count in one, by the period in the other"),
    Reason.SPAN: message("no figure of the period before to subtract"),
    Reason.NO_TOTAL_NOW: message("no total in {now}"),
    Reason.NO_TOTAL_THEN: message("no total in {then}"),
}


def why_not_comparable(reason: Reason, link: Lineage, labels: tuple[Text, Text]) -> Text:
    """What keeps two figures from being compared; `labels` are the two periods, now and then."""
    now, then = labels
    if reason == Reason.MERGED:
        olds = comma_list([unit.short for unit in link.then])
        return message("merged from {olds}: counts are compared with their sum, nothing else is", olds=olds)
    if reason == Reason.SPLIT:
        return _split_text(link.then, link.now)
    if reason >= NOW:
        status = Status(reason - (THEN if reason >= THEN else NOW))
        label = then if reason >= THEN else now
        return message("{status} in {label}", label=label, status=status.text)
    return _SAID[reason].fill(now=now, then=then)


def reason_text(reason: Reason, link: Lineage, labels: tuple[Text, Text]) -> Text:
    """A reason as an official reads it; `labels` are the two periods, now and then.

    >>> reason_text(Reason.THEN_MISSING, Lineage("came"), ("2017Q4", "2016Q4")).say("zh")
    '不可比：2016Q4未报'
    """
    return message("not comparable: {reason}", reason=why_not_comparable(reason, link, labels))


def _split_text(olds: tuple[Unit, ...], news: tuple[Unit, ...]) -> Text:
    before, after = comma_list([unit.short for unit in olds]), comma_list([unit.short for unit in news])
    return message("{before} was split into {after}", before=before, after=after)
