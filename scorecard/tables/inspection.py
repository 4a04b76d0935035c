"""What `check` found, as plain data: the shape of its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scorecard.base.fault import Fault
from scorecard.base.text import Lang
from scorecard.model.board import Board
from scorecard.study.completeness import Lack


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
            {"file": path, "encoding": encoding, "shape": shape, "rows": rows}
            for path, encoding, shape, rows in files
        ],
    }


def fault_record(fault: Fault, lang: Lang) -> dict[str, Any]:
    """One fault as plain data."""
    return {
        "code": fault.code,
        "severity": fault.severity,
        "file": fault.span.path,
        "line": fault.span.line,
        "column": fault.span.column,
        "message": fault.message(lang),
        "cure": fault.cure(lang),
    }


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
