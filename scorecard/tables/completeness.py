"""What `check` hands out when nothing is wrong with the files: what is due, reported and lacking."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.base.message import Text, listed, message, sense
from scorecard.model.board import Board
from scorecard.model.status import Status
from scorecard.study.completeness import Lack, Tally, by_provider, by_unit
from scorecard.tables.table import Cell, Column, Document, Table
from scorecard.tables.words import UNIT

_DUE = sense("reports", "Due")
_REPORTED = sense("reports", "Reported")
_PENDING = message("Pending")
_LACKING = message("Lacking")
_ASIDE = message("Set aside")
_PROVIDER = message("Provider")
_UNNAMED = message("(not said)")


def completeness(board: Board, units: Collection[str] = ()) -> Document:
    """Per unit and per provider: due, reported, lacking (named), pending, set aside.

    units : of those of these ids alone, () for all
    """
    title = message("Returns, {period}", period=board.period.title)
    by_name = _table("units", message("By unit"), UNIT, by_unit(board, units), by_row=False)
    by_source = _table("providers", message("By provider"), _PROVIDER, by_provider(board, units), by_row=True)
    return Document((title,), (by_name, by_source))


def _table(id: str, title: Text, head: Text, tallies: tuple[Tally, ...], by_row: bool) -> Table:
    columns = (
        Column("name", head, key=True),
        Column("due", _DUE, "number", 0),
        Column("reported", _REPORTED, "number", 0),
        Column("pending", _PENDING, "number", 0),
        Column("set_aside", _ASIDE, "number", 0),
        Column("lacking", _LACKING),
    )
    rows = [_row(tally, by_row) for tally in tallies]
    sums = tuple(
        sum(getattr(t, name) for t in tallies) for name in ("due", "reported", "pending", "set_aside")
    )
    count = sum(len(t.lacking) - t.pending for t in tallies)
    rows.append((message("Total"), *sums, message("{count}", count=count) if count else "—"))
    return Table(id, (title,), columns, tuple(rows))


def _row(tally: Tally, by_row: bool) -> tuple[Cell, ...]:
    named = [_named(lack, by_row) for lack in tally.lacking]
    lacking = listed(named) if named else "—"
    return tally.name or _UNNAMED, tally.due, tally.reported, tally.pending, tally.set_aside, lacking


def _named(lack: Lack, with_unit: bool) -> Text:
    """A lacking cell; a pending one says so."""
    name = f"{lack.unit.short} {lack.row.short}" if with_unit else lack.row.short
    if lack.status != Status.PENDING:
        return name
    return message("{name} ({status})", name=name, status=lack.status.text)
