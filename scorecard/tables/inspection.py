"""What `check` found, as plain data: the shape of its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scorecard.base.fault import Fault
from scorecard.base.place import column_letters, path_parts
from scorecard.base.text import Lang, Text
from scorecard.model.board import Board
from scorecard.study.completeness import Lack
from scorecard.tables.table import Column, Document, Table


def inspection(
    faults: Sequence[Fault],
    board: Board | None,
    lacking: Sequence[Lack],
    files: Sequence[tuple[str, str, str, int]],
    lang: Lang,
) -> dict[str, Any]:
    """faults, account and lacking cells; the files read, each with its encoding, shape and rows."""
    return {
        "period": board.period.label(board.scheme.frequency) if board else None,
        "faults": [fault_record(fault, lang) for fault in faults],
        "account": _account(board) if board else None,
        "lacking": [
            {"unit": lack.unit.id, "indicator": lack.row.id, "table": lack.table, "status": lack.status.id}
            for lack in lacking
        ],
        "files": [
            {
                "file": path_parts(path).file,
                "sheet": path_parts(path).sheet or None,
                "encoding": encoding,
                "shape": shape,
                "rows": rows,
            }
            for path, encoding, shape, rows in files
        ],
    }


def fault_record(fault: Fault, lang: Lang) -> dict[str, Any]:
    """One fault as plain data; in a workbook, line and column are those of the cell in its sheet."""
    file, sheet = path_parts(fault.span.path)
    return {
        "code": fault.code,
        "severity": fault.severity,
        "file": file,
        "sheet": sheet or None,
        "line": fault.span.line,
        "column": fault.span.column,
        "cell": f"{column_letters(fault.cell[1])}{fault.cell[0]}" if fault.cell else None,
        "message": fault.message(lang),
        "cure": fault.cure(lang),
    }


def faults_document(faults: Sequence[Fault], said: Text) -> Document:
    """All faults as a table, for the forms that are kept, and one sentence below it."""
    columns = (
        Column("file", Text("文件", "File"), key=True),
        Column("line", Text("行", "Line"), "number", 0),
        Column("column", Text("列", "Column"), "number", 0),
        Column("cell", Text("单元格", "Cell")),
        Column("severity", Text("程度", "Severity")),
        Column("code", Text("代码", "Code")),
        Column("message", Text("问题", "Fault")),
        Column("cure", Text("改法", "Cure")),
    )
    rows = tuple(
        (
            fault.span.path,
            fault.span.line,
            fault.span.column,
            f"{column_letters(fault.cell[1])}{fault.cell[0]}" if fault.cell else "",
            Text("错误", "error") if fault.severity == "error" else Text("警告", "warning"),
            fault.code,
            Text(fault.message("zh"), fault.message("en")),
            Text(fault.cure("zh"), fault.cure("en")),
        )
        for fault in faults
    )
    title = Text("检查结果", "What check found")
    return Document((title,), (Table("faults", (), columns, rows),) if rows else (), (said,))


def _account(board: Board) -> dict[str, Any]:
    account = board.account
    return {
        "rows": account.rows,
        "used": account.used,
        "corrections": account.corrections,
        "set_aside": account.set_aside,
        "other_periods": account.other_periods,
        "cells": dict(account.cells),
    }
