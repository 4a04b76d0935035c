"""A second row of heads in a sheet with units down: 当季 | 累计 below an indicator that stands over both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scorecard.base.message import Text, comma_list
from scorecard.load.actuals.about import SheetContext
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import is_measure, measure_in
from scorecard.load.actuals.names import SchemeNames
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import SheetRead
from scorecard.load.actuals.value_columns import Columns, of_this_period, value_column
from scorecard.load.actuals.wide_heads import is_value
from scorecard.load.actuals.words import TARGETS, is_footer, says_another_time, value_head
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import period_of


class OneHead(NamedTuple):
    """Both rows as one: over the column to be read its indicator, over any other its own words.

    seconds : by the columns that are read, those that are held against them
    """

    header: Record
    seconds: Mapping[int, Sequence[int]]


def is_second_head(upper: Record, lower: Record, known: KnownSchemes) -> bool:
    """Whether a row parts the heads above it that name indicators: it stands below these alone, and holds words."""
    filled = {n: cell for n, cell in enumerate(lower.cells) if cell.strip()}
    if any(map(is_value, filled.values())) or is_footer(lower.cells):
        return False
    return any(_is_second_head(upper, filled, names) for names in known.names)


def _is_second_head(upper: Record, filled: Mapping[int, str], names: SchemeNames) -> bool:
    over = _heads_over(upper, max(filled, default=-1) + 1, names)
    own = {n: cell for n, cell in filled.items() if upper.cells[n : n + 1] != [cell]}
    if not own or not over.keys() >= own.keys() or any(map(names.places, own.values())):
        return False
    heads = {n: measure_in(cell)[0] for n, cell in own.items()}
    if all(map(is_measure, heads.values())):
        return False
    return any(n != over[n] for n in own) or all(
        _is_known(head, names.scheme.first_month) for head in heads.values()
    )


def _heads_over(upper: Record, width: int, names: SchemeNames) -> dict[int, int]:
    """By the columns that stand below an indicator the one where its head begins."""
    over: dict[int, int] = {}
    start = -1
    for n in range(width):
        text = upper.cells[n].strip() if n < len(upper.cells) else ""
        if text:
            start = n if names.places(text) else -1
        if start >= 0:
            over[n] = start
    return over


def _is_known(head: str, starts: int) -> bool:
    return value_head(head, starts) is not None or says_another_time(head) or head in TARGETS


def as_one_head(sheet: SheetRead, upper: Record, lower: Record, about: SheetContext) -> OneHead | None:
    """Both rows as one; None where it cannot be told which column below an indicator is to be read."""
    names = sheet.known.names[about.when.scheme]
    upper, lower = upper.with_cell_columns(), lower.with_cell_columns()
    width = max(len(upper.cells), len(lower.cells))
    above, below = (record.cells + [""] * (width - len(record.cells)) for record in (upper, lower))
    cells = [low if low.strip() else up for up, low in zip(above, below, strict=True)]
    over, seconds, told = _heads_over(upper, width, names), dict[int, Sequence[int]](), True
    for start in dict.fromkeys(over.values()):
        parted = [n for n in over if over[n] == start and below[n].strip()]
        heads = {n: value_head(measure_in(below[n])[0], names.scheme.first_month) for n in parted}
        values = [(n, kind) for n, kind in heads.items() if kind]
        if parted and not values:
            _fault(sheet, upper, lower, start, parted)
            told = False
        for indicator in _rows(names, above[start]) if values else ():
            number, others = _choose(sheet, lower, values, indicator, about)
            told = told and number >= 0
            if number >= 0:
                measure = measure_in(below[number])[1]
                cells[number] = f"{above[start].strip()}（{measure}）" if measure else above[start]
                seconds[number] = others
    columns = lower.columns if len(lower.cells) == width else upper.columns
    return OneHead(Record(lower.line, cells, columns), seconds) if told else None


def _rows(names: SchemeNames, head: str) -> Iterator[Indicator]:
    """The first row that a head names."""
    yield from [place.indicator for place in names.places(head) if place.row >= 0][:1]


def _choose(
    sheet: SheetRead, lower: Record, values: Columns, indicator: Indicator, about: SheetContext
) -> tuple[int, list[int]]:
    """The column to be read, and those to be held against it; a fault and −1 where it cannot be told."""
    scheme, period = sheet.known.schemes[about.when.scheme], period_of(about.when.ordinal)
    kept = of_this_period(values, sheet.path, lower, period, scheme, sheet.gathered)
    if not kept:
        return -1, []
    number, reason = value_column(kept, indicator, period, scheme)
    if number < 0:
        heads = [f"“{lower.cells[n].strip()}”" for n, _ in kept]
        args: dict[str, Text] = {
            "indicator": indicator.name,
            "columns": comma_list(heads),
            "reason": reason,
        }
        sheet.gathered.fault("SC369", lower.span(sheet.path, kept[0][0]), args)
    return number, [n for n, _ in kept if n != number]


def _fault(sheet: SheetRead, upper: Record, lower: Record, start: int, parted: Sequence[int]) -> None:
    """Words in the second row that nobody knows as a value's."""
    heads = [f"“{quotable_text(lower.cells[n])}”" for n in parted]
    args: dict[str, Text] = {"name": quotable_text(upper.cells[start]), "heads": comma_list(heads)}
    sheet.gathered.fault("SC538", lower.span(sheet.path, parted[0]), args)
