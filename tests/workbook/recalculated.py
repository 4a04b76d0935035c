"""A workbook worked out anew by an engine that is not ours, and what stands in its cells."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

import formualizer
import openpyxl

Value = float | str | None


class Cell(NamedTuple):
    sheet: str
    row: int
    column: int


class Book:
    """The formulas of a workbook, and what was written beside them."""

    def __init__(self, file: bytes) -> None:
        self.formulas = openpyxl.load_workbook(BytesIO(file))
        self.values = openpyxl.load_workbook(BytesIO(file), data_only=True)

    @property
    def worked(self) -> dict[Cell, Value]:
        """The cells with a formula, and the value that was written beside it."""
        return {
            Cell(sheet.title, cell.row, cell.column): _plain(
                self.values[sheet.title].cell(cell.row, cell.column).value
            )
            for sheet in self.formulas
            for line in sheet.iter_rows()
            for cell in line
            if cell.data_type == "f"
        }

    def heads(self, sheet: str) -> dict[tuple[str, str], int]:
        """The columns of a sheet that is worked out: by what stands above the heading, and the heading."""
        page = self.values[sheet]
        top = self.top(sheet)
        over, found = "", {}
        two = any(page.cell(top - 2, k).value for k in range(1, page.max_column + 1)) if top > 2 else False
        for k in range(1, page.max_column + 1):
            above = page.cell(top - 2, k).value if two else ""
            if above or not _merged(page, top - 2, k):
                over = above or ""
            found.setdefault((over, str(page.cell(top - 1, k).value)), k)
        return found

    def top(self, sheet: str) -> int:
        """The first row below the heads."""
        page = self.values[sheet]
        panes = page.freeze_panes
        assert panes
        return page[panes].row

    def units(self, sheet: str) -> dict[str, int]:
        """The rows of a sheet by the unit."""
        page, column = self.values[sheet], self.heads(sheet)
        k = next(k for (_, head), k in column.items() if head in ("单位", "Unit"))
        rows = range(self.top(sheet), page.max_row + 1)
        return {str(page.cell(n, k).value): n for n in rows if page.cell(n, k).value}

    def recalculated(self, changes: Mapping[Cell, float] | None = None) -> dict[Cell, Value]:
        """What every formula comes to, also with other figures typed into some cells."""
        book = formualizer.Workbook()
        sheets = {page.title: book.sheet(page.title) for page in self.formulas}
        for page in self.formulas:
            sheet = sheets[page.title]
            for line in page.iter_rows():
                for cell in line:
                    if cell.data_type == "f":
                        sheet.set_formula(cell.row, cell.column, cell.value)
                    elif cell.value is not None:
                        sheet.set_value(cell.row, cell.column, cell.value)
        for cell, value in (changes or {}).items():
            book.sheet(cell.sheet).set_value(cell.row, cell.column, value)
        book.evaluate_all()
        return {cell: _plain(book.evaluate_cell(*cell)) for cell in self.worked}


def _merged(page: object, row: int, column: int) -> bool:
    return any(
        one.min_row <= row <= one.max_row and one.min_col < column <= one.max_col
        for one in page.merged_cells.ranges  # type: ignore[attr-defined]
    )


def _plain(value: object) -> Value:
    if isinstance(value, bool) or value is None or value == "":
        return None
    return float(value) if isinstance(value, int | float) else str(value)


def differing(found: Mapping[Cell, Value], expected: Mapping[Cell, Value]) -> dict[Cell, tuple[Value, Value]]:
    """The cells that do not come to what was expected, to 1e-9."""
    return {
        cell: (value, expected[cell])
        for cell, value in found.items()
        if not _same(value, expected[cell])
    }


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9
    return one == other
