"""A workbook worked out anew by engines that are not ours, and what stands in its cells."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import formualizer
import openpyxl

Value = float | str | None
ENDLESS = 1e280
"""What is as large has no bound; what is made of it says nothing more."""


class Cell(NamedTuple):
    sheet: str
    row: int
    column: int


class Book:
    """The formulas of a workbook, and what was written beside them."""

    def __init__(self, file: bytes) -> None:
        self.formulas = openpyxl.load_workbook(BytesIO(file))
        self.values = openpyxl.load_workbook(BytesIO(file), data_only=True)
        self.worked = {
            Cell(sheet.title, cell.row, cell.column): plain(_at(self.values, sheet.title, cell))
            for sheet in self.formulas
            for line in sheet.iter_rows()
            for cell in line
            if cell.data_type == "f"
        }

    def value(self, cell: Cell) -> Value:
        return plain(self.values[cell.sheet].cell(cell.row, cell.column).value)

    def cell(self, sheet: str, unit: str, over: str, head: str) -> Cell:
        """The cell of a unit in a column, by what stands above its heading, and by the heading."""
        return Cell(sheet, self._units(sheet)[unit], self._heads(sheet)[over, head])

    def _heads(self, sheet: str) -> dict[tuple[str, str], int]:
        page, top = self.values[sheet], self._top(sheet)
        inside = {
            (row, k)
            for one in page.merged_cells.ranges
            for row in range(one.min_row, one.max_row + 1)
            for k in range(one.min_col + 1, one.max_col + 1)
        }
        over, found = "", {}
        for k in range(1, page.max_column + 1):
            if (top - 2, k) not in inside:
                over = page.cell(top - 2, k).value or ""
            found.setdefault((over, str(page.cell(top - 1, k).value)), k)
        return found

    def _top(self, sheet: str) -> int:
        """The first row below the heads, which stay where they are."""
        page = self.values[sheet]
        return int(page[page.freeze_panes].row)

    def _units(self, sheet: str) -> dict[str, int]:
        page, k = self.values[sheet], self._heads(sheet)["", "单位"]
        return {str(page.cell(n, k).value): n for n in range(self._top(sheet), page.max_row + 1)}

    def by_formualizer(self, changes: Mapping[Cell, float] | None = None) -> dict[Cell, Value]:
        """What every formula comes to in an engine that is strict about noise, with other figures in some cells."""
        book = formualizer.Workbook()
        sheets = {page.title: book.sheet(page.title) for page in self.formulas}
        for page in self.formulas:
            for line in page.iter_rows():
                for cell in line:
                    if cell.data_type == "f":
                        sheets[page.title].set_formula(cell.row, cell.column, cell.value)
                    elif cell.value is not None:
                        sheets[page.title].set_value(cell.row, cell.column, cell.value)
        for cell, value in (changes or {}).items():
            sheets[cell.sheet].set_value(cell.row, cell.column, value)
        book.evaluate_all()
        # All are worked out: asked for one by one they would be so again.
        return {cell: plain(book.get_value(*cell)) for cell in self.worked}

    def by_libreoffice(self, folder: Path, changes: Mapping[Cell, float] | None = None) -> dict[Cell, Value]:
        """The same in LibreOffice; what was written beside the formulas is left out of the file it opens."""
        for cell, value in (changes or {}).items():
            self.formulas[cell.sheet].cell(cell.row, cell.column).value = value
        self.formulas.save(folder / "given.xlsx")
        out = folder / "out"
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
        subprocess.run([*command, str(folder / "given.xlsx")], check=True, capture_output=True, timeout=300)
        made = openpyxl.load_workbook(out / "given.xlsx", data_only=True)
        return {cell: plain(made[cell.sheet].cell(cell.row, cell.column).value) for cell in self.worked}


def _at(book: openpyxl.Workbook, sheet: str, cell: openpyxl.cell.Cell) -> object:
    return book[sheet].cell(cell.row, cell.column).value


def plain(value: object) -> Value:
    """A number, a text, or None where a cell shows nothing."""
    if isinstance(value, bool) or value is None or value == "":
        return None
    return float(value) if isinstance(value, int | float) else str(value)


def differing(found: Mapping[Cell, Value], expected: Mapping[Cell, Value]) -> dict[Cell, tuple[Value, Value]]:
    """The cells that do not come to what was expected, to 1e-9."""
    return {
        cell: (found.get(cell), expected.get(cell))
        for cell in {**found, **expected}
        if not _same(found.get(cell), expected.get(cell))
    }


def _same(one: Value, other: Value) -> bool:
    if isinstance(other, float) and abs(other) >= ENDLESS:
        return True
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9
    return one == other
