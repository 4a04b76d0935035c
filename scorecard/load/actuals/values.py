"""From what a row says to an entry: value, mark, status, judge."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isnan, nan
from typing import NamedTuple

from scorecard.base.names import fold_name, judge_name, nearest
from scorecard.base.span import Span
from scorecard.base.text import Text, listed
from scorecard.load.actuals.entries import Entry, Gathered, Token
from scorecard.load.actuals.known import When
from scorecard.load.actuals.names import Slot, hint
from scorecard.load.actuals.numbers import Refusal, read_number, shown
from scorecard.load.actuals.stretches import months_covered
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Judging
from scorecard.model.ledger import Detail
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status

_WORDS = {
    fold_name(word): status
    for status in (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)
    for word in (status.id, status.text.zh, status.text.en)
}
_LIKE_A_MARK = re.compile(
    r"[-‐‑–—―_/\\.…*~×·、]+|暂无|不适用|不考核|未报|未上报|待核|待定|待报|缺|空|n/?a|null|none|nil|missing|pending"
)
_LEAST_TARGET = 5.0
_LONGEST_WORD = 40


class Said(NamedTuple):
    """The texts of one value, whatever the shape of its sheet."""

    value: str
    judge: str = ""
    status: str = ""
    source: str = ""
    note: str = ""
    was: str = ""
    reason: str = ""
    signer: str = ""
    date: str = ""
    item: str = ""


_MARKED = Text("评委的打分不是对象的数", "marks are not figures of objects")
_WORDED = Text("词不能相加", "words cannot be added up")
_SHARE = Text("比率不能相加", "ratios cannot be added up")


def _no_items(indicator: Indicator) -> Text | None:
    """Why a row cannot be the sum over objects; None where it can."""
    if indicator.judging:
        return _MARKED
    if indicator.words:
        return _WORDED
    return _SHARE if indicator.nature == "ratio" and not indicator.derived else None


Locate = Callable[[str], Span]
"""Gives the place of one of the texts of a value, by its field."""


class Values:
    """Reads the values of one scheme."""

    def __init__(self, scheme: Scheme, gathered: Gathered) -> None:
        self._gathered = gathered
        self._frequency = scheme.frequency
        self._judges: dict[str, str] = {"": ""}
        self._words: dict[tuple[str, ...], dict[str, float]] = {}
        self._marks = {"": Status.MISSING, **{fold_name(mark): s for mark, s in scheme.marks.items()}}
        words = [f"“{mark}”" if mark.strip() else "" for mark in scheme.marks]
        known = [word for word in words if word]
        blank = Text("空白", "an empty cell")
        self._known = listed(known) if known else blank

    def enter(self, slot: Slot, when: When, said: Said, at: Locate) -> Entry | None:
        """The entry of one value; None where a fault forbids it."""
        indicator = slot.indicator
        faults = len(self._gathered.faults)
        months = months_covered(when, indicator, self._frequency, self._gathered, at)
        token = self._token(said.value, indicator, at, "value", bool(said.status.strip()))
        was = self._token(said.was, indicator, at, "was", False) if said.was.strip() else None
        judge = self._judge(said.judge, indicator, at)
        status = self._status(said, token, at) if said.status.strip() else None
        if isinstance(token, float) and not isnan(token):
            self._check_scale(token, slot, said, at)
            self._check_allowed(token, indicator, said, at)
        item = self._item(said.item, indicator, at)
        if len(self._gathered.faults) > faults and any(
            fault.severity == "error" for fault in self._gathered.faults[faults:]
        ):
            return None
        number = token if isinstance(token, float) else nan
        stands = Status.SCORED if isinstance(token, float) else token
        span = at("value")
        return Entry(
            when.ordinal,
            slot.table,
            slot.unit,
            slot.row,
            judge,
            item,
            months,
            number,
            stands if status is None else status,
            was,
            span.path,
            span.line,
            span.column,
            Detail(said.value, *map(str.strip, said[3:])),
        )

    def _token(self, text: str, indicator: Indicator, at: Locate, field: str, has_status: bool) -> Token:
        """The number or the status of the mark; a fault and missing for anything else."""
        if indicator.words:
            return self._word(text, indicator, at, field, has_status)
        number = read_number(text, indicator.measure or ("分" if indicator.judging else ""), indicator.name)
        mark = self._marks.get(text) if isinstance(number, float) else self._marks.get(fold_name(text))
        if mark is not None:
            return mark
        if isinstance(number, float):
            return number
        folded = fold_name(text)
        if field == "was" and folded in _WORDS:
            return _WORDS[folded]
        if _LIKE_A_MARK.fullmatch(folded):
            if has_status:
                return Status.MISSING
            number = Refusal("SC179", {"text": shown(text), "known": self._known})
        self._gathered.fault(number.code, at(field), number.args)
        return Status.MISSING

    def _word(self, text: str, indicator: Indicator, at: Locate, field: str, has_status: bool) -> Token:
        """The place of a word among those of its row, or the status of a mark."""
        folded = fold_name(text)
        places = self._places_of(indicator)
        if folded in places:
            return places[folded]
        mark = self._marks.get(folded, _WORDS.get(folded) if field == "was" else None)
        if mark is None and not (has_status and _LIKE_A_MARK.fullmatch(folded)):
            near = nearest(text, indicator.words) if len(text) < _LONGEST_WORD else None
            args: dict[str, str | Text] = {"indicator": indicator.name, "text": shown(text)}
            args |= {"known": listed(list(indicator.words)), "hint": hint(near)}
            self._gathered.fault("SC230", at(field), args)
        return Status.MISSING if mark is None else mark

    def _places_of(self, indicator: Indicator) -> dict[str, float]:
        if indicator.words not in self._words:
            places = {fold_name(word): float(n) for n, word in enumerate(indicator.words)}
            self._words[indicator.words] = places
        return self._words[indicator.words]

    def _status(self, said: Said, token: Token, at: Locate) -> Status | None:
        """What the status column says, which goes before the mark."""
        status = _WORDS.get(fold_name(said.status))
        if status is None:
            self._gathered.fault("SC181", at("status"), {"text": shown(said.status)})
        elif isinstance(token, float) and status is not Status.PENDING:
            args = {"status": shown(said.status), "text": shown(said.value)}
            self._gathered.fault("SC182", at("status"), args)
        return status

    def _judge(self, text: str, indicator: Indicator, at: Locate) -> str:
        if text not in self._judges:
            self._judges[text] = judge_name(text)
        judge = self._judges[text]
        if indicator.judging and not judge:
            self._gathered.fault("SC183", at("judge"), {"indicator": indicator.name})
        if judge and not indicator.judging:
            self._gathered.fault("SC184", at("judge"), {"indicator": indicator.name, "judge": shown(judge)})
        if judge and indicator.judging and indicator.judging.juries:
            self._check_jury(judge, indicator, indicator.judging, at)
        return judge

    def _check_jury(self, judge: str, indicator: Indicator, judging: Judging, at: Locate) -> None:
        """A judge that sits on one of the juries of the row."""
        if judging.jury_of(judge):
            return
        known = [name for jury in judging.juries for name in jury.judges]
        args: dict[str, str | Text] = {"indicator": indicator.name, "judge": shown(judge)}
        args |= {"juries": listed([jury.name for jury in judging.juries])}
        args |= {"suggestion": nearest(judge, known) or listed(known)}
        self._gathered.fault("SC220", at("judge"), args)

    def _item(self, text: str, indicator: Indicator, at: Locate) -> str:
        """The object a row is of, by its folded name; a fault where a row cannot be made up of objects."""
        if not text.strip():
            return ""
        reason = _no_items(indicator)
        if reason:
            args: dict[str, str | Text] = {"indicator": indicator.name, "item": shown(text), "reason": reason}
            self._gathered.fault("SC232", at("item"), args)
        return fold_name(text)

    def _check_scale(self, value: float, slot: Slot, said: Said, at: Locate) -> None:
        """A mark within the judges' scale; a percentage that is none of the size of its target."""
        indicator = slot.indicator
        if indicator.judging:
            if not 0 <= value <= indicator.judging.scale:
                scale = "∞" if indicator.judging.open_ended else f"{indicator.judging.scale:g}"
                args = {"text": shown(said.value), "scale": scale}
                self._gathered.fault("SC185", at("value"), args)
        elif indicator.measure == "%" and slot.target > _LEAST_TARGET and 0 < abs(value) <= 1:
            if "%" in said.value or "％" in said.value:
                return
            args = {"indicator": indicator.name, "target": f"{slot.target:g}%"}
            args |= {"text": shown(said.value), "percent": f"{value * 100:.10g}"}
            self._gathered.fault("SC178", at("value"), args)

    def _check_allowed(self, value: float, indicator: Indicator, said: Said, at: Locate) -> None:
        """A number the scheme allows for its row."""
        allowed = indicator.allowed
        if allowed is None:
            return
        args: dict[str, str | Text] = {"indicator": indicator.name, "text": shown(said.value)}
        if allowed.whole and value != round(value):
            self._gathered.fault("SC187", at("value"), args)
        elif not allowed.low <= value <= allowed.high:
            args |= {"low": f"{allowed.low:g}", "high": f"{allowed.high:g}"}
            self._gathered.fault("SC188", at("value"), args)
