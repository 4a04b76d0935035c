"""What must be said of how the value of a row came to be scored, and of targets that are more than a number."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.message import Text, comma_list, message, semicolon_list
from scorecard.language.derived import repeats_last_year
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger, Role, ordinal, said_of
from scorecard.model.observations import Ints
from scorecard.model.period import MONTHS
from scorecard.scheme.target import Target
from scorecard.scheme.written import exact
from scorecard.study.note import Note
from scorecard.study.readback.general import about_text
from scorecard.study.readback.sentence import join_sentences


def value_notes(board: Board) -> Iterator[Note]:
    """Rows assessed on last year's figure, rows scored by the period alone, suspect values, objects that count once,
    months that are known with others only."""
    yield from _suspect(board)
    yield from _once(board)
    yield from _joint_months_notes(board)
    rows = [row for table in board.tables for row in table.table.rows if row.scores]
    last_year = [row.short for row in rows if repeats_last_year(row)]
    if last_year:
        names = comma_list(last_year)
        yield Note("last_year", message("{names}: assessed on last year's figure.", names=names))
    alone = [row.short for row in rows if row.alone]
    if alone:
        names = comma_list(alone)
        yield Note(
            "in_period",
            message(
                "{names}: scored by the period alone (its count less the count before), against what "
                "is due in it.",
                names=names,
            ),
        )


def _once(board: Board) -> Iterator[Note]:
    """The objects that were reported under several rows and count under one, by unit."""
    ledger = board.ledger
    for table in board.tables:
        items, rows = (table.observations.items, table.table.rows)
        told: dict[int, list[Text]] = {}
        for n in np.flatnonzero(items.elsewhere >= 0).tolist():
            entry, other = (int(items.entry[n]), int(items.elsewhere[n]))
            name, here, there = (
                ledger.items[ledger.item[entry]],
                rows[ledger.row[entry]].short,
                rows[ledger.row[other]].short,
            )
            sentence = message(
                "{name} counts under {place}, not under {here}", name=name, place=there, here=here
            )
            if here == there:
                sentence = message("{name} counts once under {here}", name=name, here=here)
            told.setdefault(int(ledger.unit[entry]), []).append(sentence)
        for u, parts in sorted(told.items()):
            unit = table.units[u].short
            yield Note("counted_once", message("{unit}: {words}.", unit=unit, words=semicolon_list(parts)))


def _joint_months_notes(board: Board) -> Iterator[Note]:
    """The values that lack a month because it was sent in together with others, by row and by those months."""
    ledger = board.ledger
    longer = (ledger.months > 0) & (ledger.role == Role.STANDING) & ~np.isnan(ledger.value)
    # A board may hold some of its scheme's tables alone; the ledger counts them all.
    places = {table.id: t for t, table in enumerate(board.scheme.tables)}
    for table in board.tables:
        t = places[table.table.id]
        at = np.flatnonzero(longer & (ledger.table == t)).astype(np.int32)
        wanting = _wanting_inside(table, ledger, t, at, MONTHS[board.scheme.frequency])
        told: dict[tuple[int, int, int], list[str]] = {}
        for entry in at[wanting].tolist():
            key = int(ledger.row[entry]), int(ledger.period[entry]), int(ledger.months[entry])
            told.setdefault(key, []).append(table.units[ledger.unit[entry]].short)
        for (i, period, months), units in sorted(told.items()):
            yield Note(
                "together",
                message(
                    "{row} of {names} came in for {label} together, which cannot be divided: missing in "
                    "this period.",
                    names=comma_list(list(dict.fromkeys(units))),
                    row=table.table.rows[i].short,
                    label=said_of(period, months, board.scheme.calendar),
                ),
            )


def _wanting_inside(table: TableBoard, ledger: Ledger, t: int, longer: Ints, step: int) -> Flags:
    """bool[N], which of some longer rows hold a period that the value of their cell lacks."""
    wanting = np.zeros(len(longer), dtype=np.bool_)
    if not len(longer):
        return wanting
    cell, last = (ledger.unit[longer], ledger.row[longer]), ledger.period[longer]
    numbers = (ledger.table == t) & (ledger.role == Role.STANDING) & ~np.isnan(ledger.value)
    for piece, added in table.observations.parts.added.items():
        here = np.flatnonzero(numbers & piece.among(ledger))
        lacking = added & table.observations.value.missing
        lacking[ledger.unit[here], ledger.row[here]] = False
        end = ordinal(piece.period)
        inside = (last - ledger.months[longer] <= end - step) & (end <= last)
        wanting |= inside & lacking[cell] & (piece.months == 0)
    return wanting


def _suspect(board: Board) -> Iterator[Note]:
    """The values that are pending because the scheme does not take them at their word."""
    for table in board.tables:
        for i, row in enumerate(table.table.rows):
            told = [
                f"{table.units[u].short} {row.word(value) or exact(value)}"
                for u in np.flatnonzero(table.observations.suspect[:, i]).tolist()
                for value in (float(table.observations.value[u, i]),)
            ]
            if told:
                yield Note(
                    "suspect",
                    message("{row}, suspect and pending: {names}.", row=row.short, names=comma_list(told)),
                    (row.id,),
                )


def target_notes(board: Board) -> Iterator[tuple[str, Text]]:
    """How wide “about” is, what is past a range worth, what a place and two levels count; with their codes."""
    cells = [
        (row, cells_of[u])
        for table in board.tables
        for u in range(len(table.units))
        for row, cells_of in zip(table.table.rows, table.terms.cells, strict=True)
    ]
    pairs = [(row, cell) for row, cell in cells if cell is not None and cell.assessed]
    tolerances = {
        cell.tolerance for _, cell in pairs if cell.relation == "about" and cell.tolerance is not None
    }
    for share in sorted(tolerances):
        yield "about", join_sentences((about_text(share),))
    yield from _ranges(pairs)
    yield from _places(pairs)
    yield from _levels(pairs)
    yield from _links(pairs)


def _names(rows: list[Indicator]) -> Text:
    return comma_list(list(dict.fromkeys(row.short for row in rows)))


def _rows_sentence(rows: list[Indicator], sentence: Text) -> Text:
    """A sentence about some rows."""
    return join_sentences((message("{names}: {words}", names=_names(rows), words=sentence),))


def _ranges(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    """Rows by what completion is past the upper end of their ranges."""
    by_sentence: dict[Text, list[Indicator]] = {}
    for row, cell in pairs:
        if cell.ranged and not row.met_only:
            from scorecard.study.readback.target import past_range

            by_sentence.setdefault(past_range(row), []).append(row)
    for sentence, rows in by_sentence.items():
        yield "range", _rows_sentence(rows, sentence)


def _places(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    rows = [row for row, _ in pairs if row.met_only]
    if rows:
        from scorecard.study.readback.target import PLACE_TEXT

        yield "place", _rows_sentence(rows, PLACE_TEXT)


def _links(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    rows = [row for row, cell in pairs if cell.link and not cell.known]
    if rows:
        yield (
            "no_base",
            message(
                "{names}: the target is worked out from a figure that is lacking, so there is none.",
                names=_names(rows),
            ),
        )


def _levels(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    for against in ("must", "stretch"):
        rows = [
            row
            for row, cell in pairs
            if cell.stretch and any(rule.compare.level == against for rule in row.rule.parts)
        ]
        if rows:
            from scorecard.study.readback.target import levels_text

            yield "two_levels", _rows_sentence(rows, levels_text(rows[0]))
