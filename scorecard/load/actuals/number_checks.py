"""What the scheme asks of a number once it is read: the judges' scale, what is allowed, no part of a thing counted one by one."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.decimals import plain
from scorecard.base.fault import Fault
from scorecard.base.message import Text
from scorecard.base.span import Span
from scorecard.load.actuals.names import Slot
from scorecard.load.actuals.numbers import quotable_text, told_figure
from scorecard.model.counted import counts_wholes, has_whole_targets
from scorecard.model.indicator import Indicator


def declared_measure(indicator: Indicator) -> str:
    """The measure of a row; marks of judges are points."""
    return indicator.measure or ("分" if indicator.judging else "")


class NumberChecks:
    """Checks the numbers of one scheme; what a row's targets say of wholes is worked out once."""

    def __init__(self) -> None:
        self._whole: dict[tuple[int, int], bool] = {}

    def faults(self, value: float, slot: Slot, text: str, note: str, span: Span) -> Iterator[Fault]:
        """What a number has wrong that is written as `text`, with a note."""
        yield from _off_scale(value, slot.indicator, text, span)
        yield from _not_allowed(value, slot.indicator, text, span)
        if value != round(value) and not note.strip() and self._counts_wholes(slot):
            row = slot.indicator
            told = told_figure(text, value, row.measure)
            yield Fault("SC519", span, {"indicator": row.name, "measure": row.measure, "text": told})

    def _counts_wholes(self, slot: Slot) -> bool:
        """Whether a row counts things one by one, and its targets do, too."""
        place = slot.table, slot.row
        if place not in self._whole:
            self._whole[place] = counts_wholes(slot.indicator) and has_whole_targets(slot.indicator)
        return self._whole[place]


def _off_scale(value: float, indicator: Indicator, text: str, span: Span) -> Iterator[Fault]:
    """A mark outside the judges' scale."""
    if indicator.judging and not 0 <= value <= indicator.judging.scale:
        scale = "∞" if indicator.judging.open_ended else plain(indicator.judging.scale)
        yield Fault("SC185", span, {"text": quotable_text(text), "scale": scale})


def _not_allowed(value: float, indicator: Indicator, text: str, span: Span) -> Iterator[Fault]:
    """A number that the scheme does not allow for its row."""
    allowed = indicator.allowed
    if allowed is None:
        return
    args: dict[str, Text] = {"indicator": indicator.name}
    args["text"] = told_figure(text, value, declared_measure(indicator))
    if allowed.whole and value != round(value):
        yield Fault("SC187", span, args)
    elif not allowed.low <= value <= allowed.high:
        yield Fault("SC188", span, {**args, "low": plain(allowed.low), "high": plain(allowed.high)})
