"""A sealed period against the files at hand: causes first, then what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import isclose
from typing import Any

from scorecard.model.board import Board
from scorecard.study.seal.causes import of_rows, of_scheme, unit_named
from scorecard.study.seal.difference import Cause, Comparison, Difference, Place

Record = Mapping[str, Any]
_Where = tuple[str | None, str | None, str | None]

# In this order they explain each other: the first that differs is told.
_FIGURES = (
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
)


def compare(
    sealed: Board, now: Board, sealed_on: date, kept: Record, recomputed: Record, current: Record
) -> Comparison:
    """What differs between a seal and the files at hand.

    sealed, now : the boards of the sealed rows and scheme, and of the files
    kept        : the record as it was sealed
    recomputed  : the record of `sealed`, by this version
    current     : the record of `now`
    """
    scheme = tuple(of_scheme(sealed, now))
    rows = tuple(of_rows(sealed, now, sealed_on))
    explained = {_where(d) for d in (*scheme, *rows)}
    tool = tuple(_of_figures(kept, recomputed, sealed, "tool", set()))
    others = tuple(_of_figures(recomputed, current, sealed, "others", explained))
    return Comparison((*scheme, *rows, *tool, *others), tuple(_places(kept, current)))


def _where(difference: Difference) -> _Where:
    unit, row = difference.unit, difference.row
    return difference.table, unit.id if unit else None, row.id if row else None


def _of_figures(
    then: Record, this: Record, board: Board, cause: Cause, explained: set[_Where]
) -> Iterator[Difference]:
    """Cells whose figures differ, but for those whose own row or line of the scheme says why."""
    after = _cells(this)
    for (table, unit, row), figures in _cells(then).items():
        if {(table, unit, row), (table, None, row), (table, unit, None)} & explained:
            continue
        now = after.get((table, unit, row), {})
        known = [name for name in _FIGURES if name in figures and name in now]
        what = next((name for name in known if not _equal(figures[name], now[name])), None)
        if what:
            held = board.table(table).table
            yield Difference(
                cause,
                what,
                figures[what],
                now[what],
                table=table,
                unit=unit_named(board, unit),
                row=held.rows[held.index[row]],
            )


def _cells(record: Record) -> dict[tuple[str, str, str], Record]:
    return {
        (table["id"], row["unit"], id): cell
        for table in record["tables"]
        for row in table["rows"]
        for id, cell in row["cells"].items()
    }


def _equal(then: Any, this: Any) -> bool:
    """Whether two figures are one, but for the noise of binary fractions on another machine."""
    if isinstance(then, (int, float)) and isinstance(this, (int, float)):
        return isclose(then, this, rel_tol=1e-9, abs_tol=1e-9)
    return bool(then == this)


def _places(then: Record, this: Record) -> Iterator[Place]:
    """Units whose total or rank is another now; those that came or went have none on one side."""
    before, after = _standings(then), _standings(this)
    for key in dict.fromkeys((*before, *after)):
        board, old = before.get(key, ({}, {}))
        board_now, new = after.get(key, ({}, {}))
        if all(_equal(old.get(f), new.get(f)) for f in ("total", "rank")):
            continue
        yield Place(
            board=key[0],
            title=(board or board_now)["title"],
            annex=(board or board_now).get("annex"),
            unit=key[1],
            name=(old or new)["name"],
            sealed_total=old.get("total"),
            now_total=new.get("total"),
            sealed_rank=old.get("rank"),
            now_rank=new.get("rank"),
        )


def _standings(record: Record) -> dict[tuple[str, str], tuple[Record, Record]]:
    """The table or total, and the row of each of its units."""
    return {
        (board["id"], row["unit"]): (board, row)
        for board in (*record["totals"], *record["tables"])
        for row in board["rows"]
    }
