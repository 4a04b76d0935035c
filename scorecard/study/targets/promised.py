"""The targets of a table as the exact numbers that are written."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


@dataclass(frozen=True)
class PromisedTable:
    """A table with the year's targets of its rows."""

    scheme: Scheme
    table: SchemeTable

    @property
    def year_end(self) -> Period:
        """The period that the year's targets stand under."""
        return Period(self.scheme.year, 12)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the table, in the order of its rows."""
        return self.scheme.units_of(self.table)

    @property
    def assessed(self) -> list[int]:
        """The places of the units that are assessed."""
        return [u for u, unit in enumerate(self.units) if unit.assessed]

    def rows(self) -> Iterator[Indicator]:
        """The rows with targets of the year that are amounts, and no places in a ranking."""
        return (row for row in self.table.rows if self.year_end in row.targets and not row.met_only)

    def numbers(self, row: Indicator, period: Period | None = None) -> list[Decimal | None]:
        """By unit the number that is written; None where none is, or it follows from other figures."""
        cells = row.targets[period or self.year_end]
        return [Decimal(cell.text) if cell.known and cell.link is None else None for cell in cells]

    def printed_target(self, row: Indicator, u: int, period: Period | None = None) -> str:
        """The target of a unit as a notice prints it."""
        return row.targets[period or self.year_end][u].notice_text(row.measure)

    def place(self, row: Indicator, u: int) -> Span:
        """Where the year's target of a unit stands."""
        return row.target_span(self.year_end, u)


def amount(number: Decimal, row: Indicator) -> str:
    """A number worked out from targets of a row, with the sign of percent where they have it."""
    return f"{number:f}{'%' if row.measure == '%' else ''}"
