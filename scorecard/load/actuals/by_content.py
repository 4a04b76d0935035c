"""Columns that are known by what stands in them, whatever their heads say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.base.names import fold_name
from scorecard.load.actuals.measures import is_measure
from scorecard.load.actuals.names import SchemeNames
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import BESIDE, NUMBERING, TARGETS, is_footer, is_total
from scorecard.model.measure import parse_measure

_BARE = frozenset("万亿")


def holds_measures(records: Sequence[Record], number: int, head: str, names: Sequence[SchemeNames]) -> bool:
    """Whether a column holds measures and nothing else, and its head (folded) says nothing else of it."""
    if head in BESIDE | NUMBERING | TARGETS:
        return False
    cells = _cells(records, number, head)
    first = next(cells, "")
    return bool(first) and all(_is_measure(cell, names) for cell in (first, *cells))


def names_units(records: Sequence[Record], number: int, head: str, names: Sequence[SchemeNames]) -> bool:
    """Whether most of what stands in a column is the name of a unit."""
    fits = [any(each.units(cell) for each in names) for cell in _cells(records, number, head)]
    return sum(fits) * 2 > len(fits)


def _cells(records: Sequence[Record], number: int, head: str) -> Iterator[str]:
    """What stands in a column (folded) but for its head once more, remarks and totals."""
    for record in records:
        cell = fold_name(record.cells[number]) if number < len(record.cells) else ""
        if cell and cell != head and not is_footer([cell]) and not is_total(cell):
            yield cell


def _is_measure(cell: str, names: Sequence[SchemeNames]) -> bool:
    """Whether a cell is a measure that says in what size a figure stands; 10 is a number."""
    if any(each.units(cell) for each in names):
        return False
    known = any(is_measure(cell, each.measures) for each in names)
    return known and (bool(parse_measure(cell).base) or cell in _BARE)
