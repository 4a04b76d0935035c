"""What a sheet with periods across says of how they count, held against the scheme; and its totals against its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern
from scorecard.load.actuals.across_heads import HeadColumns
from scorecard.load.actuals.known import KnownPeriod
from scorecard.load.actuals.measures import Comma, Manner, measure_in_head, measure_in_line
from scorecard.load.actuals.names import Slot
from scorecard.load.actuals.numbers import measure_of, quotable_text, read_number
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import SheetRead
from scorecard.model.counted import counts_wholes
from scorecard.model.indicator import Indicator
from scorecard.model.measure import convert
from scorecard.model.period import MONTHS, Frequency

_ALONE, _TO_DATE = pattern("当季|单季|当月|单月|当期"), pattern("累计")
_NEW_OF_EACH = pattern("[各每分](?:季度?|月份?|期)(?:当?新增|净增|增加)")
_DENIED = pattern("(?:[非不未]|不含|不是|不计)(?:当|单|累计)")
_EACH, _COUNT = message("those of each period alone"), message("counts since the year began")


class _Span(NamedTuple):
    """The months of the year that a column of figures is for: those after `before`, up to `until`."""

    until: int
    before: int
    column: int


class _ShownFigure(NamedTuple):
    """A figure as it is shown, and half a unit of its last digit, by which it may have been rounded."""

    value: Fraction
    half: Fraction

    def times(self, factor: Fraction) -> _ShownFigure:
        """The figure in another measure."""
        return _ShownFigure(self.value * factor, self.half * factor)


class _Readings(NamedTuple):
    """A total, and what it would be were it the sum of its periods, or the last of them.

    alone : whether it is the sum alone, or the last alone (False); None where it may be both, or is neither
    wrong : whether it is neither, and cannot hold anything that is not in the sheet
    """

    total: Fraction
    added: Fraction
    last: Fraction
    alone: bool | None
    wrong: bool


def check_counts(
    sheet: SheetRead,
    header: Record,
    columns: HeadColumns,
    above: Sequence[Record],
    below: Sequence[Record],
    whose: tuple[str, str],
) -> None:
    """Note where a title, or a total of the periods, says that they count otherwise than the scheme has it, once.

    And each total that is neither the sum of the periods nor the last of them, where nothing else can be in it.

    whose : the unit and the indicator of the whole sheet where it has no columns of them
    """
    texts = [cell for record in above for cell in record.cells if not _DENIED.search(cell)]
    title = next((text for text in texts if bool(_ALONE.search(text)) != bool(_TO_DATE.search(text))), "")
    new = "" if title else next((text for text in texts if _NEW_OF_EACH.search(text)), "")
    if not title and not new and not columns.totals:
        return
    measures = [measure for record in above if (measure := measure_in_line(record.cells))]
    whens = {n: sheet.known.when(text) for n, text in columns.periods.items()}
    placed = {n: when for n, when in whens.items() if isinstance(when, KnownPeriod)}
    years = {when.stretch.period.year for when in placed.values() if when.stretch}
    totals = {n: head for n, head in columns.totals.items() if {head.year or min(years, default=0)} == years}
    columns = columns._replace(totals=totals if len(placed) == len(whens) else {})
    for scheme in sorted({when.scheme for when in placed.values()} - {-1}):
        spans = _spans(placed, sheet.known.schemes[scheme].reports)
        come = [span for span in spans if any(_cell(record, span.column).strip() for record in below)]
        _Counts(sheet, header, columns, scheme, come, measures[:1]).check(below, whose, title, new)


def _spans(placed: Mapping[int, KnownPeriod], reports: Frequency) -> list[_Span]:
    """Which months of the year each column is for, in order of time; none of one that fits no period of the scheme."""
    stretches = {n: when.stretch for n, when in placed.items() if when.stretch}
    firsts = {n: (stretch.period.month, stretch.first(reports)) for n, stretch in stretches.items()}
    return sorted(
        _Span(until, first.month - MONTHS[reports], n) for n, (until, first) in firsts.items() if first
    )


class _Counts:
    """The rows of a sheet with periods across, as those of one scheme.

    spans : the columns of periods that have come: in which anything stands
    """

    def __init__(
        self,
        sheet: SheetRead,
        header: Record,
        columns: HeadColumns,
        scheme: int,
        spans: Sequence[_Span],
        measures: Sequence[str],
    ) -> None:
        self._sheet = sheet
        self._header = header
        self._columns = columns
        self._names = sheet.known.names[scheme]
        self._spans = spans
        self._measures = measures

    def check(self, records: Sequence[Record], whose: tuple[str, str], title: str, new: str) -> None:
        """Hold every row of a flow against the scheme and its totals against its figures.

        new : a title that speaks of what was new in each period, which may be the name of an item
        """
        told = False
        places = self._columns.unit, self._columns.indicator
        for record in map(Record.with_cell_columns, records):
            unit, name = (_cell(record, n) if n >= 0 else text for n, text in zip(places, whose, strict=True))
            slot = self._names.slot(unit, name)
            if not isinstance(slot, Slot) or slot.indicator.nature != "flow" or slot.indicator.judging:
                continue
            row = slot.indicator
            totals = {n: self._readings(record, name, row, n) for n in self._columns.totals}
            readings = {n: reading for n, reading in totals.items() if reading}
            told = told or self._counts_otherwise(record, row, readings, title)
            settled = any(reading.alone is not None for reading in readings.values())
            if new and not (told or settled or row.added_up or len(self._spans) < 2):
                args: dict[str, Text] = {"said": quotable_text(new.strip()), "name": row.name}
                self._sheet.gathered.fault("SC531", record.span(self._sheet.path), args)
                told = True
            for n, reading in readings.items():
                if reading.wrong:
                    self._tell_wrong(record, row, n, reading)

    def _counts_otherwise(
        self, record: Record, row: Indicator, readings: Mapping[int, _Readings], title: str
    ) -> bool:
        """Whether the title or a total says so; then it is told."""
        alone = {n: reading.alone for n, reading in readings.items() if reading.alone is not None}
        says = {0: _ALONE.search(title) is not None} if title else alone
        place = next((n for n, each in says.items() if each != row.added_up), None)
        if place is None:
            return False
        said = title or self._header.cells[place]
        found, wanted = (_COUNT, _EACH) if row.added_up else (_EACH, _COUNT)
        args: dict[str, Text] = {"said": quotable_text(said.strip()), "name": row.name}
        at = record.span(self._sheet.path, place)
        self._sheet.gathered.fault("SC526", at, {**args, "found": found, "wanted": wanted})
        return True

    def _tell_wrong(self, record: Record, row: Indicator, place: int, reading: _Readings) -> None:
        figures = {"total": reading.total, "sum": reading.added, "last": reading.last}
        due, wanted = (reading.added, _EACH) if row.added_up else (reading.last, _COUNT)
        args: dict[str, Text] = {n: plain(float(value)) for n, value in {**figures, "due": due}.items()}
        args |= {"said": quotable_text(self._header.cells[place].strip()), "name": row.name, "wanted": wanted}
        self._sheet.gathered.fault("SC523", record.span(self._sheet.path, place), args)

    def _readings(self, record: Record, name: str, row: Indicator, place: int) -> _Readings | None:
        """How a total of a row may be read, in the total's measure; None where there is none, or the figures have no such measure."""
        stated = [_cell(record, self._columns.measure).strip(), self._names.measure_of(name), *self._measures]
        measure = next(filter(None, stated), row.measure)
        own = measure_in_head(self._header.cells[place]) or measure
        head, comma = self._columns.totals[place], self._sheet.comma
        total = _figure(_cell(record, place), comma)
        spans = [span for span in self._spans if not head.until or span.until <= head.until]
        heads = [measure_in_head(self._header.cells[span.column]) or measure for span in spans]
        read = [_figure(_cell(record, span.column), comma) for span in spans]
        found = [
            (span, figure, convert(head, own)) for span, figure, head in zip(spans, read, heads, strict=True)
        ]
        parts = [(span, figure.times(means.factor)) for span, figure, means in found if figure]
        if total is None or not parts or not all(means.known for _, figure, means in found if figure):
            return None
        figures = [figure for _, figure in parts]
        added, last = sum((figure.value for figure in figures), Fraction(0)), figures[-1].value
        fits = total.value == added, total.value == last
        if not any(fits) and not (
            counts_wholes(row) and all(convert(head, row.measure).unchanged for head in (own, *heads))
        ):
            halves = sum((figure.half for figure in figures), total.half), figures[-1].half + total.half
            fits = abs(total.value - added) <= halves[0], abs(total.value - last) <= halves[1]
        alone = None if fits[0] == fits[1] else fits[0]
        until = self._spans[-1].until if head.until == 0 else head.until
        wrong = not any(fits) and _is_whole([span for span, _ in parts], until)
        return _Readings(total.value, added, last, alone, wrong)


def _is_whole(spans: Sequence[_Span], until: int | None) -> bool:
    """Whether all that a total until a month can hold stands in the sheet: figures for all its months, or counts."""
    counted = not any(span.before for span in spans)
    joined = not spans[0].before and all(one.until == after.before for one, after in pairwise(spans))
    return (counted or joined) and spans[-1].until == until


def _cell(record: Record, place: int) -> str:
    return record.cells[place] if 0 <= place < len(record.cells) else ""


def _figure(text: str, comma: Comma) -> _ShownFigure | None:
    """A figure that says no measure of its own; None of anything else."""
    value = read_number(text, "", manner=Manner(comma=comma))
    if not isinstance(value, float) or measure_of(text):
        return None
    shown = plain(value)
    return _ShownFigure(Fraction(shown), Fraction(1, 2 * 10 ** len(shown.partition(".")[2])))
