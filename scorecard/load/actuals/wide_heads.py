"""Which row heads a wide sheet, and in which of the two wide shapes."""

from __future__ import annotations

from typing import Literal

from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.records import Record

Shape = Literal["annex", "turned"]


def wide_shape(record: Record, known: KnownSchemes) -> Shape | None:
    """The shape of the sheet that this row heads: it names units or indicators and has no value."""
    cells = [cell for cell in record.cells[1:] if cell.strip()]
    if any(_is_value(cell) for cell in cells):
        return None
    units = sum(1 for cell in cells if any(names.units(cell) for names in known.names))
    rows = sum(
        1 for cell in cells if any(place.row >= 0 for names in known.names for place in names.places(cell))
    )
    if not units and not rows:
        return None
    return "annex" if units >= rows else "turned"


def _is_value(cell: str) -> bool:
    """Whether a cell holds a number, which no header does."""
    return cell.strip().rstrip("%％").replace(",", "").replace(".", "").isdecimal()
