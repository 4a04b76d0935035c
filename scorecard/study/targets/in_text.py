"""The figures in the text of a notice against the targets of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list, message
from scorecard.model.in_text import InText
from scorecard.model.indicator import Direction, Indicator
from scorecard.model.measure import conversion_of_rows
from scorecard.scheme.target import Target
from scorecard.study.targets.promised import PromisedTable, amount


class _Figure(NamedTuple):
    """What a row asks for in all: one target, a sum, or from a lowest to a highest where units do not add up.

    cell : the target, where it is one; each : that of every unit, where they all have the same
    """

    words: Text
    low: Decimal
    high: Decimal
    direction: Direction
    cell: Target | None = None
    each: Decimal | None = None

    def times(self, factor: Fraction) -> _Figure:
        """The same in another measure."""
        each = self.each if self.each is None else _times(self.each, factor)
        return self._replace(low=_times(self.low, factor), high=_times(self.high, factor), each=each)


def _times(number: Decimal, factor: Fraction) -> Decimal:
    return number * factor.numerator / factor.denominator


def text_target_faults(
    text: Sequence[InText], tables: Sequence[PromisedTable], asked: str | None
) -> Iterator[Fault]:
    """Each figure of the text that no row has, and each that the rows which count the same do not come to.

    asked : the table that is asked about alone; a figure of the text belongs to the tables of its rows
    """
    for one in text:
        rows = [(table, row) for table in tables for row in table.table.rows if row.id in one.indicators]
        if asked is not None and all(table.table.id != asked for table, _ in rows):
            continue
        promised = [(table, row) for table, row in rows if table.year_end in row.targets]
        figures = [(row, figure) for table, row in promised if (figure := _figure(table, row))]
        args: dict[str, Text] = {"text": one.words}
        if not promised:
            yield Fault("SC505", one.span, args)
        elif not all(_comes_to(figure, row.measure, one) for row, figure in figures):
            args["figures"] = comma_list([_in_words(figure, row.measure, one) for row, figure in figures])
            yield Fault("SC506", one.span, args)


def _figure(table: PromisedTable, row: Indicator) -> _Figure | None:
    """What a row asks of the whole: of the one unit that is not assessed, else of all together; None where that is open."""
    outside = [u for u in range(len(table.units)) if u not in table.assessed]
    units = outside if len(outside) == 1 else table.assessed
    cells, numbers = row.targets[table.year_end], table.numbers(row)
    known = {u: number for u in units if (number := numbers[u]) is not None}
    if not known or any(cells[u].assessed and u not in known for u in units):
        return None
    if len(known) == 1:
        ((u, number),) = known.items()
        args = {"indicator": row.short, "unit": table.units[u].short, "value": table.printed_target(row, u)}
        words = message("“{indicator}” of {unit} is {value}", **args)
        return _Figure(words, number, number, row.direction, cells[u])
    return _figure_of_units(row, list(known.values()))


def _figure_of_units(row: Indicator, numbers: Sequence[Decimal]) -> _Figure:
    """What a row asks of several units together."""
    args = {"indicator": row.short, "count": str(len(numbers))}
    if row.nature == "ratio" or row.met_only:
        low, high = min(numbers), max(numbers)
        between = {"low": amount(low, row), "high": amount(high, row)}
        words = message(
            "“{indicator}” of {count:# unit|# units} lies from {low} to {high}", **args, **between
        )
        return _Figure(words, low, high, row.direction)
    together = sum(numbers, Decimal(0))
    words = message("“{indicator}” of {count:# unit|# units} makes {sum}", **args, sum=amount(together, row))
    each = numbers[0] if len(set(numbers)) == 1 else None
    return _Figure(words, together, together, row.direction, each=each)


def _in_words(figure: _Figure, measure: str, one: InText) -> Text:
    """What a row asks for, with its measure where the text has another."""
    if conversion_of_rows(measure, one.measure).unchanged:
        return figure.words
    return message("{figure} ({measure})", figure=figure.words, measure=measure)


def _comes_to(figure: _Figure, measure: str, one: InText) -> bool:
    """Whether a row may be what the text says; a figure that is still to be worked out may be any."""
    target, conversion = one.target, conversion_of_rows(measure, one.measure)
    if not target.known or target.link is not None:
        return True
    if not conversion.known:
        return False
    number, way, cell = Decimal(target.text), figure.direction, figure.cell
    figure = figure.times(conversion.factor)
    if cell is not None and figure.low == number and cell.meaning(way) == target.meaning(way):
        return _upper(cell, conversion.factor) == _upper(target)
    if target.relation is None:
        return figure.low <= number <= figure.high or figure.each == number
    if target.relation == "about":
        off = _about_margin(target)
        return figure.low <= number + off and number - off <= figure.high
    low, high, kept = float(figure.low), float(figure.high), target.span(way)
    if kept.strict:
        return low < kept.upper and kept.lower < high
    return low <= kept.upper and kept.lower <= high


def _upper(target: Target, factor: Fraction = Fraction(1)) -> Decimal | None:
    """The upper end of a range, in another measure."""
    return _times(Decimal(target.upper.text), factor) if target.upper else None


def _about_margin(target: Target) -> Decimal:
    """How far “about” goes: as the scheme says, else to what is rounded to the places that are written.

    >>> [float(_about_margin(Target(400.0, "400", "about", tolerance=share))) for share in (None, 0.05)]
    [50.0, 20.0]
    """
    number = Decimal(target.text)
    if target.tolerance is not None:
        return abs(number) * Decimal(repr(target.tolerance))
    return Decimal(5).scaleb(int(number.normalize().as_tuple().exponent) - 1)
