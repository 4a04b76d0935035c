"""What a sheet repeats of the scheme, numbers and targets of rows, held against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from scorecard.base.message import comma_list
from scorecard.base.names import fold_name
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.measures import Manner
from scorecard.load.actuals.names import Slot
from scorecard.load.actuals.numbers import quotable_text, read_number, told_figure
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import period_of
from scorecard.model.scheme import Scheme
from scorecard.scheme.target import Target


class RepeatedFigures:
    """The numbers and targets that one sheet repeats."""

    def __init__(self, scheme: Scheme, period: int, gathered: Gatherings) -> None:
        self._scheme = scheme
        self._period = period_of(period)
        self._gathered = gathered
        self._numbers: list[tuple[Indicator, str, Span]] = []

    def number(self, indicator: Indicator, text: str, span: Span) -> None:
        """Note the number that stands before a row."""
        if indicator.number is not None and text.strip():
            self._numbers.append((indicator, text, span))

    def check_numbers(self) -> None:
        """A warning for each row with another number than the scheme's.

        A sheet of some rows that counts them from 1 on, in the scheme's order, contradicts nothing.
        """
        numbers = [whole_number(text) for _, text, _ in self._numbers]
        declared = [indicator.number or 0 for indicator, _, _ in self._numbers]
        if numbers == list(range(1, len(numbers) + 1)) and declared == sorted(set(declared)):
            return
        for (indicator, text, span), number in zip(self._numbers, numbers, strict=True):
            if number is not None and number != indicator.number:
                args = {
                    "indicator": indicator.name,
                    "here": quotable_text(text),
                    "there": str(indicator.number),
                }
                self._gathered.fault("SC366", span, args)

    def target(self, slots: Sequence[Slot], text: str, manner: Manner, span: Span) -> None:
        """A warning where a target is none of those it may repeat: that of the unit, of all units, or their sum."""
        indicator = slots[0].indicator
        declared = [target for slot in slots for target in self._targets(slot)]
        texts = {fold_name(target.notice_text(indicator.measure)) for target in declared}
        number = read_number(text.strip(" ≥≤><="), indicator.measure, indicator.name, manner)
        worded = manner.measure is None and fold_name(text) in texts
        if not text.strip() or not declared or worded or not isinstance(number, float):
            return
        wholes = self._wholes(slots[0])
        figures = {Fraction(repr(t.value)) for t in [*declared, *wholes] if t.known}
        figures |= {Fraction(repr(w.value)) for t in declared for w in (t.upper, t.stretch) if w}
        year = [t.value for slot in slots for t in self._targets(slot)[:1] if t.known]
        figures.add(sum((Fraction(repr(value)) for value in year), Fraction(0)))
        if Fraction(repr(number)) not in figures:
            there = comma_list(dict.fromkeys(target.notice_text(indicator.measure) for target in declared))
            here = told_figure(text, number, indicator.measure)
            self._gathered.fault("SC367", span, {"indicator": indicator.name, "here": here, "there": there})

    def _targets(self, slot: Slot) -> list[Target]:
        """The year's target of a cell, then that of the very period, then those that amendments give it."""
        by_period = sorted(slot.indicator.targets.items(), reverse=True)
        targets = [row[slot.unit] for period, row in by_period if period == self._period or period.year_end]
        cell = self._scheme.tables[slot.table].id, slot.indicator.id, slot.unit
        changes = (change for amendment in self._scheme.amendments for change in amendment.changes)
        here = (c for c in changes if c.period in (None, self._period))
        amended = (c.value for c in here if (c.table, c.indicator, c.unit or 0) == cell)
        return targets + [value for value in amended if isinstance(value, Target)]

    def _wholes(self, slot: Slot) -> list[Target]:
        """The targets of units that are not assessed: of the whole district."""
        table = self._scheme.tables[slot.table]
        outside = [n for n, unit in enumerate(table.units) if not self._scheme.units[unit].assessed]
        return [row[n] for row in slot.indicator.targets.values() for n in outside]


def whole_number(text: str) -> int | None:
    """A number as sheets write it: `6`, `6.`, `（6）`, `六、`; None for any other text."""
    folded = fold_name(text).strip("().、")
    if folded.isdecimal():
        return int(folded)
    match = re.fullmatch("([一二三四五六七八九])?(十)?([一二三四五六七八九])?", folded)
    if not match or not folded or (match[1] and match[3] and not match[2]):
        return None
    ones = "一二三四五六七八九"
    tens = ones.index(match[1]) + 1 if match[1] else 1
    last = ones.index(match[3]) + 1 if match[3] else 0
    return tens * 10 + last if match[2] else tens
