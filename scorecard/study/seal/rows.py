"""The rows of actuals a period was formed from: which they are, what they mean, and how they are written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.names import fold_name
from scorecard.base.records import dataclass
from scorecard.engine.used_rows import rows_set_aside, used_rows
from scorecard.load.actuals.numbers import read_number
from scorecard.model.board import Board
from scorecard.model.figure import Flags
from scorecard.model.ledger import Detail, Ledger, Role, label_of
from scorecard.model.past import LookbackPeriod
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status

COLUMNS = (
    "period",
    "unit",
    "indicator",
    "judge",
    "value",
    "status",
    "was",
    "reason",
    "signer",
    "date",
    "source",
    "note",
)
_ITEM = "item"

Statement = tuple[float | str | None, str]
"""What one row says: its number or its word, if it has one, and the word of its status."""


class SealedCell(NamedTuple):
    """What a row speaks of, by ids, so that it is the same cell in another reading of the files.

    `item` is the folded name of an object, however it is spelled; `months` as in a ledger.
    """

    period: int
    table: str
    unit: str
    indicator: str
    judge: str
    item: str = ""
    months: int = 0


@dataclass(frozen=True)
class EntryStanding:
    """What stands in a cell: the ledger entry, its whole chain, and whether the period set it aside."""

    entry: int
    chain: tuple[Statement, ...]
    aside: bool

    @property
    def counts(self) -> bool:
        """Whether any figure hangs on it: not set aside, and no mere mark for a missing value."""
        number, status = self.chain[-1]
        silent = len(self.chain) == 1 and number is None and status != Status.PENDING.id
        return not self.aside and not silent


def used_entries(board: Board) -> tuple[int, ...]:
    """Every ledger entry that speaks of the period, in canonical order.

    Those of the period itself; of earlier ones that flows are added up from or carried over from;
    with all they correct, and with those that repeat another or are set aside.
    """
    ledger = board.ledger
    concerned = _used_rows(board)
    for lookback in board.looked:
        if lookback.ledger is ledger:
            concerned[list(lookback.entries)] = True
    return tuple(np.flatnonzero(concerned).tolist())


def _used_rows(board: Board) -> Flags:
    observed = [table.observations for table in board.tables]
    return used_rows(board.scheme, board.ledger, board.period, observed)


def earlier_rows(board: Board) -> tuple[LookbackPeriod, ...]:
    """The rows of other schemes that figures were looked up in, those of one scheme together, in canonical order."""
    rows: dict[int, LookbackPeriod] = {}
    for lookback in board.looked:
        if lookback.ledger is not board.ledger:
            before = rows.get(id(lookback.ledger), lookback)
            rows[id(lookback.ledger)] = lookback._replace(
                entries=tuple(sorted({*before.entries, *lookback.entries}))
            )
    return tuple(rows.values())


def standing_rows(board: Board) -> dict[SealedCell, EntryStanding]:
    """What stands in every cell that any row speaks of, in canonical order."""
    ledger = board.ledger
    aside = rows_set_aside(board.scheme, ledger, _used_rows(board), board.tables)
    standings = {}
    for entry in used_entries(board):
        if ledger.role[entry] == Role.STANDING:
            chain = tuple(_statement(board.scheme, ledger, e) for e in ledger.chain(entry))
            standings[_cell(board.scheme, ledger, entry)] = EntryStanding(entry, chain, bool(aside[entry]))
    return standings


def rows_meaning(board: Board) -> list[object]:
    """What the rows that count say, as plain data: no file, no line, no spelling, no order of rows."""
    return [
        [*cell[: 7 if cell.months else 6 if cell.item else 5], [list(entry) for entry in standing.chain]]
        for cell, standing in sorted(standing_rows(board).items())
        if standing.counts
    ]


def row_lines(scheme: Scheme, ledger: Ledger, entries: Iterable[int]) -> tuple[str, ...]:
    """The rows as the lines of a long sheet that the loader reads, whatever shape they came in.

    Values stand as they were written where that alone says what they count as; where it took the sheet to read
    them, such as 单位：亿元 above the head, as they count. Units and indicators stand by id, indicators after their
    table's id.
    """
    entries = list(entries)
    # The column of objects is only there for objects.
    columns = (*COLUMNS, _ITEM) if (ledger.item[entries] >= 0).any() else COLUMNS
    lines = [",".join(columns)]
    for entry in entries:
        texts = _texts(scheme, ledger, entry)[: len(columns)]
        lines += ",".join(_quote_cell(text) for text in texts).split("\n")
    return tuple(lines)


def row_places(ledger: Ledger, entries: Iterable[int]) -> tuple[str, ...]:
    """Where each of these rows was read, as `data/a.csv:7:1`."""
    return tuple(str(ledger.span(entry)) for entry in entries)


def _cell(scheme: Scheme, ledger: Ledger, entry: int) -> SealedCell:
    table = scheme.tables[ledger.table[entry]]
    unit = scheme.units[table.units[ledger.unit[entry]]]
    judge, item = int(ledger.judge[entry]), int(ledger.item[entry])
    return SealedCell(
        int(ledger.period[entry]),
        table.id,
        unit.id,
        table.rows[ledger.row[entry]].id,
        ledger.judges[judge] if judge >= 0 else "",
        fold_name(ledger.items[item]) if item >= 0 else "",
        int(ledger.months[entry]),
    )


def _statement(scheme: Scheme, ledger: Ledger, entry: int) -> Statement:
    value, status = float(ledger.value[entry]), Status(int(ledger.status[entry])).id
    row = scheme.tables[ledger.table[entry]].rows[ledger.row[entry]]
    return row.word(value) or (None if np.isnan(value) else value), status


def _texts(scheme: Scheme, ledger: Ledger, entry: int) -> tuple[str, ...]:
    cell = _cell(scheme, ledger, entry)
    detail: Detail = ledger.details[entry]
    _, status = _statement(scheme, ledger, entry)
    before = int(ledger.previous[entry])
    return (
        label_of(cell.period, cell.months, scheme.calendar),
        cell.unit,
        f"{cell.table}/{cell.indicator}",
        cell.judge,
        _number_text(scheme, ledger, entry, detail.raw),
        "" if status == Status.SCORED.id else status,
        detail.was if before < 0 else _number_text(scheme, ledger, before, detail.was),
        detail.reason,
        detail.signer,
        detail.date,
        detail.source,
        detail.note,
        detail.item,
    )


def _number_text(scheme: Scheme, ledger: Ledger, entry: int, written: str) -> str:
    """What was written for the figure of an entry, else the figure in the measure of the scheme; words stay."""
    row = scheme.tables[ledger.table[entry]].rows[ledger.row[entry]]
    value = float(ledger.value[entry])
    is_told = np.isnan(value) or bool(row.words) or read_number(written, row.measure) == value
    return written if is_told else plain(value)


def _quote_cell(text: str) -> str:
    """A cell of a sheet; in quotes where any reader could take a part of it for a separator."""
    if any(sign in text for sign in ',;\t"\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
