"""A clerk with a form: opens the workbook, fills cells by unit and indicator, saves it where it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

CALLED = {
    "Period": "期间",
    "Unit": "单位",
    "Indicator": "指标",
    "Value": "数值",
    "Status": "状态",
    "Note": "备注",
}
CALLED |= {"Was": "原值", "Reason": "原因", "Already reported": "已报"}
"""The heads of a form in English, by what this clerk calls them."""


class Clerk:
    """One form, open on a desk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def sheets(self) -> list[Any]:
        """The sheets that are seen."""
        return [sheet for sheet in self.book if sheet.sheet_state == "visible"]

    def lines(self) -> list[tuple[Any, dict[str, int], int]]:
        """Every line of every sheet for figures: its sheet, where its heads stand, its row."""
        found = []
        for sheet in self.sheets():
            heads = ({"数值", "Value"}.intersection(cell.value for cell in row) for row in sheet.iter_rows())
            head = next((row for row, named in zip(sheet.iter_rows(), heads, strict=True) if named), None)
            if head is None:
                continue
            where = {CALLED.get(str(cell.value), str(cell.value)): cell.column for cell in head if cell.value}
            row = head[0].row + 1
            while sheet.cell(row, where["指标"]).value and sheet.cell(row, where["单位"]).value:
                found.append((sheet, where, row))
                row += 1
        return found

    def cells(self) -> list[tuple[str, str, str]]:
        """What is asked for: period, unit, indicator."""
        return [
            tuple(str(sheet.cell(row, where[head]).value) for head in ("期间", "单位", "指标"))
            for sheet, where, row in self.lines()
        ]

    def beside(self, unit: str, indicator: str, head: str) -> Any:
        """What stands beside a cell, under a head that begins so."""
        sheet, where, row = self._line(unit, indicator)
        column = next((column for name, column in where.items() if name.startswith(head)), None)
        return sheet.cell(row, column).value if column else None

    def fill(self, unit: str, indicator: str, value: Any, head: str = "数值", period: str = "") -> None:
        """Enter something on a line, which must be open to be filled."""
        sheet, where, row = self._line(unit, indicator, period)
        cell = sheet.cell(row, where[head])
        assert not cell.protection.locked, f"{head} of {unit}, {indicator} is locked"
        cell.value = value

    def make_general(self, unit: str, indicator: str) -> None:
        """Take the format of a day from a cell, which the sheet must let be done."""
        sheet, where, row = self._line(unit, indicator)
        assert not sheet.protection.formatCells, "cells cannot be formatted"
        sheet.cell(row, where["数值"]).number_format = "General"

    def allowed(self, unit: str, indicator: str, head: str = "数值") -> Any:
        """What the form lets be entered on a line."""
        sheet, where, row = self._line(unit, indicator)
        at = sheet.cell(row, where[head]).coordinate
        return next(rule for rule in sheet.data_validations.dataValidation if at in rule.sqref)

    def mark(self, sheet: str, item: str, unit: str, value: Any) -> None:
        """Enter a mark on a judge's sheet: items down, units across."""
        page = self.book[sheet]
        row = next(cell.row for cell in page["A"] if cell.value == item)
        head = next(row for row in page.iter_rows() if row[0].value == "评议内容")
        column = next(cell.column for cell in head if cell.value == unit)
        assert not page.cell(row, column).protection.locked
        page.cell(row, column).value = value

    def send(self, data: Path, name: str = "") -> Path:
        """Save it among the returns, under its own name unless said otherwise."""
        data.mkdir(exist_ok=True)
        place = data / (name or self.path.name)
        self.book.save(place)
        return place

    def _line(self, unit: str, indicator: str, period: str = "") -> tuple[Any, dict[str, int], int]:
        for sheet, where, row in self.lines():
            named = [sheet.cell(row, where[head]).value for head in ("单位", "指标")]
            if named == [unit, indicator] and period in ("", sheet.cell(row, where["期间"]).value):
                return sheet, where, row
        raise LookupError(f"{unit}, {indicator}, {period}")
