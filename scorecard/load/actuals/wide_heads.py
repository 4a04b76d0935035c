"""Which row heads a wide sheet, in which of the two wide shapes, and what its columns are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from scorecard.load.actuals.by_content import names_units
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import is_unit_head

Shape = Literal["annex", "turned"]


class WideColumns(NamedTuple):
    """Which columns hold labels, which the values of what (by the name in the header), and what stands beside.

    meant : by the columns whose heads are misspelt, the name near each
    others : those whose heads are of nothing known
    """

    labels: list[int]
    values: dict[int, str]
    meant: dict[int, str]
    totals: list[int]
    measures: list[int]
    numbers: list[int]
    targets: list[int]
    others: list[int]

    def measures_of(self, number: int) -> list[int]:
        """The columns of measures that speak of one of values in a sheet with units down: those before all, and the next behind."""
        before = [n for n in self.measures if n < min(self.values, default=0)]
        return before + [n for n in self.measures if n > number][:1]


def wide_shape(record: Record, known: KnownSchemes) -> Shape | None:
    """The shape of the sheet that this row heads: it names units or indicators and has no value."""
    cells = [cell for cell in record.cells[1:] if cell.strip()]
    if any(is_value(cell) for cell in cells):
        return None
    units = sum(1 for cell in cells if any(names.units(cell) for names in known.names))
    rows = sum(
        1 for cell in cells if any(place.row >= 0 for names in known.names for place in names.places(cell))
    )
    if not units and not rows:
        return None
    return "annex" if units >= rows else "turned"


def labelled_shape(record: Record, below: Sequence[Record], known: KnownSchemes) -> Shape | None:
    """The shape of the sheet that this row heads by its head of units alone: their names stand below it.

    Its other heads name nothing, which is then told of them.
    """
    filled = [cell for cell in record.cells if cell.strip()]
    if len(filled) < 2 or any(map(is_value, filled)):
        return None
    heads = {n: head for n, cell in enumerate(record.cells) if is_unit_head(head := measure_in(cell)[0])}
    named = any(names_units(below, n, head, known.names) for n, head in heads.items())
    return "turned" if named else None


def is_value(cell: str) -> bool:
    """Whether a cell holds a number, which no header does."""
    return cell.strip().rstrip("%％").replace(",", "").replace(".", "").isdecimal()
