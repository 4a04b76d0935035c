"""What of a board's record is another in another record: every figure, rank, grade and light, never the notes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isclose
from typing import Any

from scorecard.model.board import Board
from scorecard.study.seal.causes import row_named, unit_named
from scorecard.study.seal.difference import Cause, SealDifference
from scorecard.study.seal.parted import Path, differing_places

Record = Mapping[str, Any]

# In this order they explain each other: of these the first that differs is told, of a cell and of a unit's sum.
OF_CELL = (
    "status",
    "actual",
    "word",
    "target",
    "due",
    "completion",
    "progress",
    "points",
    "full_points",
    "counted",
    "printed",
)
_OF_SUM = ("status", "full_points", "earned", "total", "printed")

# The wording of this program, and not a result.
_WORDING = "notes"


def figures_that_differ(
    then: Record, this: Record, board: Board, cause: Cause, noise: float = 1e-12
) -> tuple[SealDifference, ...]:
    """Everything in which two records of a period differ, in the order of the first; `board` knows its names."""
    told: dict[tuple[str, ...], int] = {}
    differences: list[tuple[int, SealDifference]] = []
    for path, was, now in differing_places(_results(then), _results(this), same=partial(same, noise=noise)):
        difference, order = _locate_difference(path, was, now, board, cause)
        explained = difference.what in order
        where, place = (path[:-1], order.index(difference.what)) if explained else (path, 0)
        if where not in told:
            told[where] = len(differences)
            differences.append((place, difference))
        elif place < differences[told[where]][0]:
            differences[told[where]] = place, difference
    return tuple(difference for _, difference in differences)


def same(then: Any, this: Any, noise: float = 1e-12) -> bool:
    """Whether two values are one, but for the noise of binary fractions on another machine."""
    if isinstance(then, bool) or isinstance(this, bool):
        return then is this
    if isinstance(then, int | float) and isinstance(this, int | float):
        return isclose(then, this, rel_tol=1e-9, abs_tol=noise)
    if isinstance(then, list) and isinstance(this, list):
        return len(then) == len(this) and all(
            same(value, other, noise) for value, other in zip(then, this, strict=True)
        )
    if isinstance(then, dict) and isinstance(this, dict):
        return then.keys() == this.keys() and all(
            same(value, this[key], noise) for key, value in then.items()
        )
    return bool(then == this)


def _results(record: Record) -> dict[str, Any]:
    """A record without the notes. Rows of other periods are counted in it and stand nowhere in a seal."""
    results = {key: value for key, value in record.items() if key != _WORDING}
    match record.get("account"):
        case {"rows": int(rows), "other_periods": int(others), **counts}:
            results["account"] = {"rows": rows - others, "other_periods": 0, **counts}
    return results


def _locate_difference(
    path: Path, then: Any, this: Any, board: Board, cause: Cause
) -> tuple[SealDifference, tuple[str, ...]]:
    """A difference at a place in a record, and what it is explained by.

    `tables towns rows menghe cells share points` are the points of Menghe in that row.
    """
    order: tuple[str, ...] = ()
    table, unit, row, what = "", "", "", list(path)
    match path:
        case ("tables", table, "rows", unit, "cells", row, *what):
            order = OF_CELL
        case ("tables", table, "rows", unit, "headings", row, *what):
            pass
        case ("tables" | "totals", table, "rows", unit, *what):
            order = _OF_SUM
        case ("tables", table, "indicators", row, *what):
            pass
        case ("tables" | "totals", table, *what):
            pass
    difference = SealDifference(
        cause,
        ".".join(what) or path[-2],
        then,
        this,
        table=table or None,
        unit=unit_named(board, unit),
        row=row_named(board, table, row),
    )
    return difference, order
