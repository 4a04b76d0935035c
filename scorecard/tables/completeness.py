"""What `check` hands out when nothing is wrong with the files: what is due, reported and lacking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.base.names import NOT_SAID
from scorecard.base.place import place_words
from scorecard.model.board import Board
from scorecard.model.status import Status
from scorecard.study.completeness import (
    ALL,
    Lack,
    ReturnsFilter,
    Tallies,
    Tally,
    provider_tallies,
    unit_tallies,
)
from scorecard.study.corrections import CorrectedFigure, changes
from scorecard.study.standing import open_groups
from scorecard.tables.table import Cell, Column, Document, Table, TableRows, TonedCell
from scorecard.tables.words import INDICATOR, UNIT

_DUE = sense("reports", "Due")
_REPORTED = sense("reports", "Reported")
_PENDING = message("Pending")
_LACKING = message("Lacking")
_ASIDE = message("Set aside")
_PROVIDER = message("Provider")
_RETURNED = sense("of a form", "Return")
_RETURNS = {
    "yes": sense("of a form", "complete"),
    "partly": sense("of a form", "in part"),
    "no": sense("of a form", "not returned"),
}
_FEW = 5
"""So many lacking cells are named where nothing was sent in; more are only counted."""


def completeness(board: Board, chosen: ReturnsFilter = ALL, whole: Board | None = None) -> Document:
    """Per unit and per provider: due, reported, lacking (named), pending, set aside; then what was corrected.

    whole : the board that this one is a part of, where it is one
    """
    title = message("Returns, {period}", period=board.title)
    by_name = _table("units", message("By unit"), UNIT, unit_tallies(board, chosen), by_row=False)
    by_source = _table(
        "providers", message("By provider"), _PROVIDER, provider_tallies(board, chosen), by_row=True
    )
    corrected = changes(board, chosen)
    tables = (by_name, by_source, *([_correction_table(corrected)] if corrected else []))
    return Document((title,), tables, tuple(note.text for note in open_groups(whole or board)))


def _table(id: str, title: Text, head: Text, tallies: Tallies, by_row: bool) -> Table:
    columns = (
        Column("name", head, key=True),
        Column("returned", _RETURNED),
        Column("due", _DUE, "number", 0),
        Column("reported", _REPORTED, "number", 0),
        Column("pending", _PENDING, "number", 0),
        Column("set_aside", _ASIDE, "number", 0),
        Column("lacking", _LACKING),
    )
    counts = (tallies.due, tallies.reported, tallies.pending, tallies.set_aside)
    count = len(tallies.lacking) - int(tallies.pending.sum())
    of_all: tuple[list[Cell], ...] = (
        [*(name or NOT_SAID for name in tallies.names), message("Total")],
        [*(_RETURNS[returned] if returned else "—" for returned in tallies.said), ""],
        *([*each.tolist(), int(each.sum())] for each in counts),
    )

    def lacking(n: int) -> Cell:
        if n == len(tallies):
            return message("{count}", count=count) if count else "—"
        return _lacking_cell(tallies[n], by_row) if tallies.ends[n] > tallies.starts[n] else "—"

    def cells(some: Sequence[int]) -> Iterator[Sequence[Cell]]:
        yield from ([column[n] for n in some] for column in of_all)
        yield list(map(lacking, some))

    return Table(id, (title,), columns, TableRows(range(len(tallies) + 1), cells))


def _lacking_cell(tally: Tally, by_row: bool) -> Cell:
    """What a unit or provider has not sent in."""
    count = len(tally.lacking)
    if tally.returned == "no" and count > _FEW:
        return TonedCell(message("all {count}", count=count), "missing")
    if not by_row:
        return TonedCell(_lack_names(tally.lacking), "missing")
    of_units: dict[str, list[Lack]] = {}
    for lack in tally.lacking:
        of_units.setdefault(lack.unit.short, []).append(lack)
    named = (
        message("{unit}: {lacking}", unit=unit, lacking=_lack_names(some)) for unit, some in of_units.items()
    )
    return TonedCell(sequence(named, sense("between sentences", "; ")), "missing")


def _correction_table(corrected: Sequence[CorrectedFigure]) -> Table:
    """What was first sent in, what it became, and why."""
    columns = (
        Column("unit", UNIT, key=True),
        Column("indicator", INDICATOR, key=True),
        Column("figures", message("Figures")),
        Column("reason", message("Reason")),
        Column("place", message("Where")),
    )
    rows = (
        (
            change.unit.short,
            change.name,
            sequence(change.figures, " → "),
            change.reason,
            place_words(change.span, column=False),
        )
        for change in corrected
    )
    return Table("corrections", (message("Corrected since the first return"),), columns, tuple(rows))


def _lack_names(lacking: Iterable[Lack]) -> Text:
    """Lacking cells of a unit; pending ones say so."""
    return comma_list(
        [
            lack.row.short
            if lack.status != Status.PENDING
            else message("{name} ({status})", name=lack.row.short, status=lack.status.text)
            for lack in lacking
        ]
    )
