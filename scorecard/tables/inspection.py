"""What `check` found, as plain data: the shape of its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scorecard.base.fault import SEVERITIES, Fault
from scorecard.base.message import Lang, Text, message, say
from scorecard.base.place import column_letters, path_parts, place_reference
from scorecard.model.board import Account, Board
from scorecard.study.completeness import ALL, Lack, ReturnsFilter, provider_tallies, unit_tallies
from scorecard.study.corrections import changes
from scorecard.tables.table import Column, Document, Table


def inspection(
    faults: Sequence[Fault],
    board: Board | None,
    lacking: Sequence[Lack],
    files: Sequence[tuple[str, str, str, int]],
    lang: Lang,
    chosen: ReturnsFilter = ALL,
) -> dict[str, Any]:
    """faults, account and lacking cells; who returned what is due; the files read, each with its encoding, shape and rows."""
    return {
        "period": board.label if board else None,
        "faults": [fault_record(fault, lang) for fault in faults],
        "account": account_record(board.account) if board else None,
        "lacking": [
            {"unit": lack.unit.id, "indicator": lack.row.id, "table": lack.table, "status": lack.status.id}
            for lack in lacking
        ],
        "returns": _returns(board, chosen) if board else None,
        "corrections": _corrections(board, chosen, lang) if board else None,
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


def _returns(board: Board, chosen: ReturnsFilter) -> dict[str, Any]:
    """By unit and by provider ("": none is said): whether what is due was returned."""
    sides = {"units": unit_tallies(board, chosen), "providers": provider_tallies(board, chosen)}
    return {
        side: [
            {
                "name": tally.name,
                "returned": tally.returned,
                "due": tally.due,
                "reported": tally.reported,
                "pending": tally.pending,
                "set_aside": tally.set_aside,
            }
            for tally in tallies
        ]
        for side, tallies in sides.items()
    }


def _corrections(board: Board, chosen: ReturnsFilter, lang: Lang) -> list[dict[str, Any]]:
    """What differs from the first return."""
    return [
        {
            "unit": change.unit.id,
            "indicator": change.row.id,
            "judge": change.judge or None,
            "figures": [say(figure, lang) for figure in change.figures],
            "reason": change.reason,
            "place": place_reference(change.span),
        }
        for change in changes(board, chosen)
    ]


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
        "message": fault.message.say(lang),
        "cure": fault.cure.say(lang),
    }


def faults_document(faults: Sequence[Fault], summary: Text) -> Document:
    """All faults as a table, for the forms that are kept, and one sentence below it."""
    tables = (faults_table("faults", (), faults),) if faults else ()
    return Document((message("What check found"),), tables, (summary,))


def faults_table(id: str, title: tuple[Text, ...], faults: Sequence[Fault]) -> Table:
    """Faults, one to a row."""
    columns = (
        Column("file", message("File"), key=True),
        Column("line", message("Line"), "number", 0),
        Column("column", message("Column"), "number", 0),
        Column("cell", message("Cell")),
        Column("severity", message("Severity")),
        Column("code", message("Code")),
        Column("message", message("Fault")),
        Column("cure", message("Cure")),
    )
    rows = tuple(
        (
            fault.span.path,
            fault.span.line,
            fault.span.column,
            f"{column_letters(fault.cell[1])}{fault.cell[0]}" if fault.cell else "",
            SEVERITIES[fault.severity],
            fault.code,
            fault.message,
            fault.cure,
        )
        for fault in faults
    )
    return Table(id, title, columns, rows)


def account_record(account: Account) -> dict[str, Any]:
    """Where every row of actuals went."""
    return {
        "rows": account.rows,
        "used": account.used,
        "corrections": account.corrections,
        "set_aside": account.set_aside,
        "other_periods": account.other_periods,
        "cells": dict(account.cells),
    }
