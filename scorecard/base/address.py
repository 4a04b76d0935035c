"""Where a figure stands on a sheet that a workbook works out."""

from __future__ import annotations

from typing import NamedTuple


class Address(NamedTuple):
    """A cell: its table, its column, and its row; None for the whole column, from the first row to the last."""

    table: str
    column: str
    row: int | None = None
