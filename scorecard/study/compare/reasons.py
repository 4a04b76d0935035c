"""Why two figures cannot be compared, in words."""

from __future__ import annotations

from enum import IntEnum

from scorecard.base.text import Text, listed
from scorecard.engine.lineage import Link
from scorecard.model.scheme import Unit
from scorecard.model.status import Status


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
    Reason.CAME: Text("{then}没有这个单位", "no such unit in {then}"),
    Reason.ROW_CAME: Text("{then}没有这一项", "no such indicator in {then}"),
    Reason.ROW_WENT: Text("{now}不再考核这一项", "no longer an indicator in {now}"),
    Reason.MEASURE: Text("计量单位变了", "the measure changed"),
    Reason.NATURE: Text("指标性质变了", "the nature changed"),
    Reason.DIRECTION: Text("高低方向变了", "the direction changed"),
    Reason.JUDGED: Text("只有一期由评委打分", "judged in one of the two only"),
    Reason.WORDS: Text("只有一期报的是词", "words in one of the two only"),
    Reason.SCORE: Text(
        "一期按累计数、一期按当期数计分", "scored by the count in one, by the period in the other"
    ),
    Reason.SPAN: Text("缺前一期的累计数，算不出当期数", "no figure of the period before to subtract"),
    Reason.NO_TOTAL_NOW: Text("{now}没有总分", "no total in {now}"),
    Reason.NO_TOTAL_THEN: Text("{then}没有总分", "no total in {then}"),
}


def reason_text(reason: Reason, link: Link, labels: tuple[str, str]) -> Text:
    """A reason as an official reads it; `labels` are the two periods, now and then.

    >>> reason_text(Reason.THEN_MISSING, Link("came"), ("2017Q4", "2016Q4")).zh
    '不可比：2016Q4未报'
    """
    now, then = labels
    if reason == Reason.MERGED:
        olds = listed([unit.short for unit in link.then])
        said = Text(
            f"由{olds.zh}合并，数量按合计比，其余不比",
            f"merged from {olds.en}: counts are compared with their sum, nothing else is",
        )
    elif reason == Reason.SPLIT:
        said = _split(link.then, link.now)
    elif reason >= NOW:
        status = Status(reason - (THEN if reason >= THEN else NOW))
        label = then if reason >= THEN else now
        said = Text(f"{label}{status.text.zh}", f"{status.text.en} in {label}")
    else:
        said = _SAID[reason].fill(now=now, then=then)
    return Text(f"不可比：{said.zh}", f"not comparable: {said.en}")


def _split(olds: tuple[Unit, ...], news: tuple[Unit, ...]) -> Text:
    before, after = listed([unit.short for unit in olds]), listed([unit.short for unit in news])
    return Text(f"{before.zh}拆分为{after.zh}", f"{before.en} was split into {after.en}")
