"""Why a sealed period and the files at hand part: rows of actuals, and lines of the scheme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from scorecard.base.dates import calendar_date
from scorecard.base.decimals import plain
from scorecard.base.span import Span
from scorecard.model.board import Board
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Detail, label_of
from scorecard.model.unit import Unit
from scorecard.study.plain import scheme_hash
from scorecard.study.seal.difference import Cause, SealDifference
from scorecard.study.seal.parted import differing_places
from scorecard.study.seal.rows import EntryStanding, SealedCell, Statement, standing_rows
from scorecard.study.seal.scheme import scheme_as_held

_BY_UNIT = {"targets": "target", "points": "points", "assessed": "assessed"}


def row_differences(sealed: Board, now: Board, sealed_on: date) -> Iterator[SealDifference]:
    """Cells whose standing row, or the way to it, is another now; in printed order.

    A cell that one of the two schemes does not have is the scheme's difference, not a row's.
    """
    before, after = standing_rows(sealed), standing_rows(now)
    for cell in dict.fromkeys((*before, *after)):
        then, this = before.get(cell), after.get(cell)
        same = (then.chain if then else ()) == (this.chain if this else ())
        counts = any(standing is not None and standing.counts for standing in (then, this))
        if counts and not same and _find_unit_and_row(sealed, cell) and _find_unit_and_row(now, cell):
            yield _row_difference(sealed, now, sealed_on, cell, then, this)


def _row_difference(
    sealed: Board,
    now: Board,
    sealed_on: date,
    cell: SealedCell,
    then: EntryStanding | None,
    this: EntryStanding | None,
) -> SealDifference:
    unit, row = _find_unit_and_row(now, cell) or (None, None)
    was, current = then.chain if then else (), this.chain if this else ()
    cause, reason, span = _row_cause(sealed, now, sealed_on, then, this)
    only_the_way = bool(was and current) and was[-1] == current[-1]
    return SealDifference(
        cause=cause,
        what="mark" if cell.judge else "actual",
        sealed=_chain(was) if only_the_way else _standing_value(was),
        now=_chain(current) if only_the_way else _standing_value(current),
        table=cell.table,
        unit=unit,
        row=row,
        period=label_of(cell.period, cell.months, now.scheme.calendar),
        judge=cell.judge,
        item=_item(now, this) or _item(sealed, then),
        reason=reason,
        span=span,
    )


def _item(board: Board, standing: EntryStanding | None) -> str:
    """The object a standing row is of, as it is written; "" for none."""
    item = int(board.ledger.item[standing.entry]) if standing else -1
    return board.ledger.items[item] if item >= 0 else ""


def _row_cause(
    sealed: Board, now: Board, sealed_on: date, then: EntryStanding | None, this: EntryStanding | None
) -> tuple[Cause, str, Span]:
    """The first row that was not there when sealed, and whether it came by the rules."""
    if this is None:
        assert then is not None
        return "row", "", sealed.ledger.span(then.entry)
    was = then.chain if then else ()
    entries = now.ledger.chain(this.entry)
    first = next((n for n, entry in enumerate(this.chain) if n >= len(was) or entry != was[n]), -1)
    span, added = now.ledger.span(entries[first]), [now.ledger.details[e] for e in entries[len(was) :]]
    if first == len(was) and all(_is_after(detail, sealed_on) for detail in added):
        return "corrected" if was else "reported", added[-1].reason or added[-1].note, span
    return "row", "", span


def _standing_value(chain: Sequence[Statement]) -> float | str | None:
    """What stands: a number or a word, else the word of its status; None where there is no row."""
    if not chain:
        return None
    value, status = chain[-1]
    return status if value is None else value


def _chain(chain: Sequence[Statement]) -> str:
    """A whole chain, for where only the way to the same figure differs."""
    figures = (value if isinstance(value, str | None) else plain(value) for value, _ in chain)
    return " → ".join(figure or status for figure, (_, status) in zip(figures, chain, strict=True))


def _is_after(detail: Detail, sealed_on: date) -> bool:
    dated = calendar_date(detail.date)
    return dated is not None and dated > (sealed_on.year, sealed_on.month, sealed_on.day)


def _find_unit_and_row(board: Board, cell: SealedCell) -> tuple[Unit, Indicator] | None:
    """The unit and the row of a cell; None where the scheme does not have them."""
    table = next((t for t in board.scheme.tables if t.id == cell.table), None)
    unit = unit_named(board, cell.unit)
    if table is None or unit is None or cell.indicator not in table.index:
        return None
    return unit, table.rows[table.index[cell.indicator]]


def scheme_differences(sealed: Board, now: Board) -> Iterator[SealDifference]:
    """What the scheme says otherwise now, as it holds in the period.

    Where it is written as it was, units are in other groups because of other figures.
    """
    groups = now.scheme.groups is not None and scheme_hash(sealed.scheme) == scheme_hash(now.scheme)
    for path, then, this in differing_places(scheme_as_held(sealed), scheme_as_held(now)):
        difference = _scheme_difference(path, then, this, sealed, now)
        yield _consequent_difference(difference) if groups and difference.unit else difference


def _consequent_difference(difference: SealDifference) -> SealDifference:
    """What a unit is promised otherwise, as something that follows from figures."""
    field = "full_points" if difference.what == "points" else difference.what
    return replace(difference, cause="others", what=field, span=None)


def _scheme_difference(
    path: tuple[str, ...], then: Any, this: Any, sealed: Board, now: Board
) -> SealDifference:
    """The words of a path: `tables towns indicators share targets menghe` is a target of Menghe."""
    board = now if this is not None else sealed
    kind, *rest = path
    if kind == "tables" and rest:
        return _table_difference(rest[0], rest[1:], then, this, board)
    if kind == "units" and rest:
        unit = unit_named(board, rest[0])
        field = ".".join(rest[1:]) or "unit"
        return SealDifference("scheme", field, then, this, unit=unit, span=unit.span if unit else None)
    if kind == "totals" and rest:
        total = next((t for t in board.scheme.totals if t.id == rest[0]), None)
        field = ".".join(rest[1:]) or "total"
        return SealDifference("scheme", field, then, this, table=rest[0], span=total.span if total else None)
    return SealDifference("scheme", ".".join(path), then, this, span=Span(board.scheme.path, 1))


def _table_difference(id: str, rest: list[str], then: Any, this: Any, board: Board) -> SealDifference:
    """A difference inside one table: of the table itself, of a row, or of one unit in a row."""
    table = next((t.table for t in board.tables if t.table.id == id), None)
    if table is None or rest[:1] != ["indicators"] or len(rest) == 1:
        field = ".".join(rest) or "table"
        return SealDifference("scheme", field, then, this, table=id, span=table.span if table else None)
    row = next((r for r in table.indicators if r.id == rest[1]), None)
    field, *of = rest[2:] or ["indicator"]
    unit = unit_named(board, of[0]) if of and field in _BY_UNIT else None
    word = _BY_UNIT[field] if unit else ".".join((field, *of))
    span = _amended_at(board, id, rest[1], unit) or (row.span if row else table.span)
    return SealDifference("scheme", word, then, this, table=id, unit=unit, row=row, span=span)


def unit_named(board: Board, id: str) -> Unit | None:
    """The unit with this id."""
    return next((unit for unit in board.scheme.units if unit.id == id), None)


def row_named(board: Board, table: str, id: str) -> Indicator | None:
    """The row or heading of a table with this id."""
    rows = (row for part in board.tables if part.table.id == table for row in part.table.indicators)
    return next((row for row in rows if row.id == id), None)


def _amended_at(board: Board, table: str, row: str, unit: Unit | None) -> Span | None:
    """Where an amendment that holds sets something of this row (and unit)."""
    span = None
    for amendment in board.scheme.amendments:
        for change in amendment.changes:
            here = (change.table, change.indicator) == (table, row) and amendment.holds_in(board.period)
            if here and (
                unit is None
                or change.unit is None
                or board.scheme.units_of(board.scheme.table(table))[change.unit] == unit
            ):
                span = change.span
    return span
