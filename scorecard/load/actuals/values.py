"""From what a row says to an entry: value, mark, status, judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan, nan
from typing import NamedTuple

from scorecard.base.dates import calendar_date, is_date_form, says_no_date
from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import fold_name, judge_name, nearest
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry, Gatherings, Token
from scorecard.load.actuals.known import KnownPeriod
from scorecard.load.actuals.measures import Manner, StatedMeasure
from scorecard.load.actuals.names import Slot, hint
from scorecard.load.actuals.number_checks import NumberChecks, declared_measure
from scorecard.load.actuals.numbers import (
    Refusal,
    is_decimal_comma,
    measure_of,
    of_other_items,
    quotable_text,
    read_number,
    stated_in,
)
from scorecard.load.actuals.stretches import months_covered
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Judging
from scorecard.model.ledger import Detail
from scorecard.model.measure import convert, parse_measure
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status

_WORDS = {
    fold_name(word): status
    for status, words in (
        (Status.MISSING, ("未报",)),
        (Status.PENDING, ("待核",)),
        (Status.NOT_APPLICABLE, ("不适用", "n/a")),
    )
    for word in (status.id, *words)
}
_LIKE_A_MARK = pattern(
    r"[-‐‑–—―_/\\.…*~×·、]+|暂无|不适用|不考核|未报|未上报|待核|待定|待报|缺|空|n/?a|null|none|nil|missing|pending"
)
_LONGEST_WORD = 40


class ValueTexts(NamedTuple):
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


_MARKED = message("marks are not figures of objects")
_WORDED = message("words cannot be added up")
_SHARE = message("ratios cannot be added up")


def _no_items(indicator: Indicator) -> Text | None:
    """Why a row cannot be the sum over objects; None where it can."""
    if indicator.judging:
        return _MARKED
    if indicator.words:
        return _WORDED
    return _SHARE if indicator.nature == "ratio" and not indicator.derived else None


_NO_SUCH_DAY = message("the calendar has no day “{text}”")
_NO_DATE = message("“{text}” is no date")
_USUAL = Manner()
_COUNTED = message("the scheme says {measure}, and both merely count")
_YEARLY = message("the scheme says {measure}, which is the same number over a whole year")
_UNDECLARED = message("the scheme declares no measure for it")
_REASONS = {"counter": _COUNTED, "yearly": _YEARLY}

Locate = Callable[[str], Span]
"""Gives the place of one of the texts of a value, by its field."""


class Values:
    """Reads the values of one scheme."""

    def __init__(self, scheme: Scheme, gathered: Gatherings) -> None:
        self._gathered = gathered
        self._calendar = scheme.calendar
        self._judges: dict[str, str] = {"": ""}
        self._words: dict[tuple[str, ...], dict[str, float]] = {}
        self._marks = {"": Status.MISSING, **{fold_name(mark): s for mark, s in scheme.marks.items()}}
        if "不适用" in self._marks:
            self._marks.setdefault("n/a", self._marks["不适用"])
        self._told: set[tuple[str, str, str]] = set()
        self._checks = NumberChecks()
        self._unmeasured: dict[tuple[int, int], StatedMeasure] = {}
        words = [f"“{mark}”" if mark.strip() else "" for mark in scheme.marks]
        known = [word for word in words if word]
        blank = message("an empty cell")
        self._known = comma_list(known) if known else blank

    def enter(
        self, slot: Slot, when: KnownPeriod, parts: ValueTexts, at: Locate, manner: Manner = _USUAL
    ) -> Entry | None:
        """The entry of one value; None where a fault forbids it."""
        indicator = slot.indicator
        faults = len(self._gathered.faults)
        months = months_covered(when, indicator, self._calendar, self._gathered, at)
        token = self._token(parts.value, indicator, at, "value", bool(parts.status.strip()), manner)
        was = self._token(parts.was, indicator, at, "was", False, manner) if parts.was.strip() else None
        if isinstance(token, float) and not indicator.words:
            self._check_measure(slot, token, parts.value, at, manner)
        judge = self._judge(parts.judge, indicator, at)
        status = self._status(parts, token, at) if parts.status.strip() else None
        if isinstance(token, float) and not isnan(token):
            self._gathered.faults += self._checks.faults(token, slot, parts.value, parts.note, at("value"))
        item = self._item(parts.item, indicator, at)
        if not says_no_date(parts.date) and calendar_date(parts.date) is None:
            what = _NO_SUCH_DAY if is_date_form(parts.date) else _NO_DATE
            self._gathered.fault("SC503", at("date"), {"what": what.fill(text=quotable_text(parts.date))})
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
            Detail._make((parts.value, *map(str.strip, parts[3:]), " ".join(parts.judge.split()))),
        )

    def is_status(self, text: str, indicator: Indicator) -> bool:
        """Whether a text is a word of the column of statuses, and neither a mark of the scheme nor a word of the row."""
        folded = fold_name(text)
        return folded in _WORDS and folded not in self._marks and folded not in self._places_of(indicator)

    def _token(
        self, text: str, indicator: Indicator, at: Locate, field: str, has_status: bool, manner: Manner
    ) -> Token:
        """The number or the status of the mark; a fault and missing for anything else."""
        if indicator.words:
            return self._word(text, indicator, at, field, has_status)
        declared = declared_measure(indicator)
        number = read_number(text, declared, indicator.name, manner)
        mark = self._marks.get(text) if isinstance(number, float) else self._mark(text, indicator)
        if mark is not None:
            return mark
        if isinstance(number, float):
            if ("," in text or "，" in text) and is_decimal_comma(text, manner):
                self._gathered.fault(
                    "SC373", at(field), {"text": quotable_text(text), "value": plain(number)}
                )
            return number
        folded = fold_name(text)
        if field == "was" and folded in _WORDS:
            return _WORDS[folded]
        if _LIKE_A_MARK.fullmatch(folded):
            if has_status:
                return Status.MISSING
            number = Refusal("SC179", {"text": quotable_text(text), "known": self._known})
        span = at(field)
        if number.code == "SC360" and manner.measure:
            # What a column says of all its figures is told there, and once.
            span = manner.measure.span
            self._gathered.contradicted.add(span.path)
        self._gathered.fault(number.code, span, number.args)
        return Status.MISSING

    def _mark(self, text: str, indicator: Indicator) -> Status | None:
        """What a mark means: as the scheme says, or “not applicable” in plain words where a row may be answered so."""
        folded = fold_name(text)
        word = _WORDS.get(folded) if indicator.answers else None
        return self._marks.get(folded, word if word is Status.NOT_APPLICABLE else None)

    def _check_measure(self, slot: Slot, value: float, text: str, at: Locate, manner: Manner) -> None:
        """Say, once per file and row, how figures in another measure were read.

        Where the scheme declares none, two measures for one row cannot both be right.
        """
        own = "" if text[-1:].isdecimal() else measure_of(text)
        if not own and manner.measure is None:
            return
        indicator = slot.indicator
        declared = declared_measure(indicator)
        if not own and manner.measure and of_other_items(manner.measure, declared):
            self._tell_once("SC530", indicator, manner.measure, {"measure": declared})
        elif manner.measure:
            self._gathered.measured.add((at("value").path, indicator.id))
        measure = stated_in(own, declared, manner)
        conversion = convert(measure, declared)
        if conversion.fit == "same" or (conversion.fit == "undeclared" and not parse_measure(measure).base):
            return
        span = at("value") if own or manner.measure is None else manner.measure.span
        args: dict[str, Text] = {
            "indicator": indicator.name,
            "said": quotable_text(measure),
            "measure": declared,
        }
        if conversion.fit == "undeclared":
            stated = StatedMeasure(measure, span)
            first = self._unmeasured.setdefault((slot.table, slot.row), stated)
            if convert(measure, first.text).fit not in ("same", "counter"):
                self._gathered.contradict(stated, first, indicator.name)
                return
        if conversion.fit == "converted":
            args |= {"text": quotable_text(text), "value": plain(value)}
        else:
            args["reason"] = _REASONS.get(conversion.fit, _UNDECLARED).fill(measure=declared)
        code = "SC361" if conversion.fit == "converted" else "SC362"
        self._tell_once(code, indicator, StatedMeasure(measure, span), args)

    def _tell_once(
        self, code: str, indicator: Indicator, stated: StatedMeasure, args: Mapping[str, Text]
    ) -> None:
        """Say how figures of a row were read in a file, once for each measure."""
        key = stated.span.path, indicator.id, stated.text
        if key not in self._told:
            self._told.add(key)
            said: dict[str, Text] = {"indicator": indicator.name, "said": quotable_text(stated.text)}
            self._gathered.fault(code, stated.span, {**said, **args})

    def _word(self, text: str, indicator: Indicator, at: Locate, field: str, has_status: bool) -> Token:
        """The place of a word among those of its row, or the status of a mark."""
        folded = fold_name(text)
        places = self._places_of(indicator)
        if folded in places:
            return places[folded]
        was = _WORDS.get(folded) if field == "was" else None
        mark = self._mark(text, indicator)
        mark = was if mark is None else mark
        if mark is None and not (has_status and _LIKE_A_MARK.fullmatch(folded)):
            near = nearest(text, indicator.words) if len(text) < _LONGEST_WORD else None
            args: dict[str, Text] = {"indicator": indicator.name, "text": quotable_text(text)}
            args |= {"known": comma_list(list(indicator.words)), "hint": hint(near)}
            self._gathered.fault("SC230", at(field), args)
        return Status.MISSING if mark is None else mark

    def _places_of(self, indicator: Indicator) -> dict[str, float]:
        if indicator.words not in self._words:
            places = {fold_name(word): float(n) for n, word in enumerate(indicator.words)}
            self._words[indicator.words] = places
        return self._words[indicator.words]

    def _status(self, parts: ValueTexts, token: Token, at: Locate) -> Status | None:
        """What the status column says, which goes before the mark: a word, or a mark of the scheme's own."""
        folded = fold_name(parts.status)
        status = _WORDS.get(folded, self._marks.get(folded))
        if status is None:
            self._gathered.fault("SC181", at("status"), {"text": quotable_text(parts.status)})
        elif isinstance(token, float) and status is not Status.PENDING:
            args = {"status": quotable_text(parts.status), "text": quotable_text(parts.value)}
            self._gathered.fault("SC182", at("status"), args)
        return status

    def _judge(self, text: str, indicator: Indicator, at: Locate) -> str:
        if text not in self._judges:
            self._judges[text] = judge_name(text)
        judge = self._judges[text]
        if indicator.judging and not judge:
            self._gathered.fault("SC183", at("judge"), {"indicator": indicator.name})
        if judge and not indicator.judging:
            self._gathered.fault(
                "SC184", at("judge"), {"indicator": indicator.name, "judge": quotable_text(judge)}
            )
        if judge and indicator.judging and indicator.judging.juries:
            self._check_jury(judge, indicator, indicator.judging, at)
        return judge

    def _check_jury(self, judge: str, indicator: Indicator, judging: Judging, at: Locate) -> None:
        """A judge that sits on one of the juries of the row."""
        if judging.jury_of(judge):
            return
        known = [name for jury in judging.juries for name in jury.judges]
        args: dict[str, Text] = {"indicator": indicator.name, "judge": quotable_text(judge)}
        args |= {"juries": comma_list([jury.name for jury in judging.juries])}
        args |= {"suggestion": nearest(judge, known) or comma_list(known)}
        self._gathered.fault("SC220", at("judge"), args)

    def _item(self, text: str, indicator: Indicator, at: Locate) -> str:
        """The object a row is of, by its folded name; a fault where a row cannot be made up of objects."""
        if not text.strip():
            return ""
        reason = _no_items(indicator)
        if reason:
            args: dict[str, Text] = {
                "indicator": indicator.name,
                "item": quotable_text(text),
                "reason": reason,
            }
            self._gathered.fault("SC232", at("item"), args)
        return fold_name(text)
