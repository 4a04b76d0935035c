"""The board of a block held against the same units of a board in one piece, bit for bit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import numpy as np

from scorecard.model.board import Board
from scorecard.model.figure import Figure
from scorecard.model.others import AllUnits
from scorecard.model.period import Period

BY_ROW = (".pace", ".due_now")
"""Columns with an entry for each row."""

NOT_OF_BLOCKS = {"items", "parts", "entry", "mark_entry", "of_all", "index", "rows", "others"}
"""Where rows stand in the ledger, which a block has a smaller one of."""


def apart(whole: Board, block: Board) -> list[str]:
    """Where they differ."""
    found = []
    for mine, theirs in zip(block.places, whole.places, strict=True):
        ids = [unit.id for unit in theirs.units]
        at = np.array([ids.index(unit.id) for unit in mine.units], dtype=np.int64)
        assert [theirs.units[n] for n in at] == list(mine.units)
        found += list(_apart(mine, theirs, at, len(ids), mine.of.id))
    return found


def _apart(mine: object, theirs: object, at: np.ndarray, count: int, where: str) -> Iterator[str]:
    match mine, theirs:
        case _ if where.endswith(BY_ROW):
            yield from _apart(mine, theirs, at, -1, f"{where} by row")
        case Figure(), Figure():
            for side in ("value", "error", "read"):
                one, other = (
                    getattr(f, side) | f.missing if side == "read" else getattr(f, side)
                    for f in (mine, theirs)
                )
                if not _same(one, _of(other, at, count)):
                    yield f"{where}.{side}: {one.tolist()}, {_of(other, at, count).tolist()}"
        case np.ndarray(), np.ndarray():
            if not _same(mine, _of(theirs, at, count)):
                yield f"{where}: {mine.tolist()}, {_of(theirs, at, count).tolist()}"
        case Mapping(), Mapping() if where.endswith(".bare"):
            # A heading that speaks for no unit of a block is not told there.
            for key in {*mine, *theirs}:
                wanted = _of(theirs[key], at, count) if key in theirs else np.zeros_like(mine[key])
                if not _same(mine[key] if key in mine else np.zeros_like(wanted), wanted):
                    yield f"{where}[{key}]"
        case Mapping(), Mapping():
            if set(mine) != set(theirs):
                yield f"{where}: {set(mine) ^ set(theirs)}"
            for key in mine:
                yield from _apart(mine[key], theirs[key], at, count, f"{where}[{key}]")
        case _ if is_dataclass(mine) and not isinstance(mine, AllUnits):
            for field in fields(mine):
                if field.name not in NOT_OF_BLOCKS and field.name not in ("table", "total_of", "units"):
                    pair = getattr(mine, field.name), getattr(theirs, field.name)
                    yield from _apart(*pair, at, count, f"{where}.{field.name}")
        case tuple(), tuple() if hasattr(mine, "_fields"):
            for name in mine._fields:
                yield from _apart(getattr(mine, name), getattr(theirs, name), at, count, f"{where}.{name}")
        case tuple(), tuple() if where.endswith((".grade", ".groups")):
            if theirs and mine != tuple(theirs[n] for n in at):
                yield f"{where}: {mine}, {theirs}"
        case tuple(), tuple() if where.endswith(".cells"):
            # A target that is none holds no number, and that is not equal to itself.
            if repr(mine) != repr(tuple(tuple(cells[n] for n in at) for cells in theirs)):
                yield f"{where}: {mine}, {theirs}"
        case tuple(), tuple() if where.endswith((".named", ".by_period")):
            for n, pair in enumerate(zip(mine, theirs, strict=True)):
                yield from _apart(*pair, at, count, f"{where}[{n}]")
        case _ if mine != theirs:
            yield f"{where}: {mine}, {theirs}"


def _of(column: np.ndarray, at: np.ndarray, count: int) -> np.ndarray:
    return column[at] if column.ndim and len(column) == count else column


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")


__all__ = ["Period", "apart"]
