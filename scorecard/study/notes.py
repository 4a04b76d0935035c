"""What must be said below a table: the choices, and everything out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.judges import left_out
from scorecard.model.amendment import AmendedField
from scorecard.model.board import Board, TableBoard
from scorecard.model.scheme import Scheme
from scorecard.study.choices import choices
from scorecard.study.combining import combining
from scorecard.study.corrections import all_corrections, cells_with, entries_of
from scorecard.study.custom import customs_of
from scorecard.study.explain.effect import effects_told
from scorecard.study.explain.grade import grading
from scorecard.study.explain.light import lights_told
from scorecard.study.explain.part_year import part_of_year
from scorecard.study.note import Note
from scorecard.study.seats import seats
from scorecard.study.standing import names_of, not_applicable, open_groups, standing_notes
from scorecard.study.sums import grades_on_exact, printed_points, sums
from scorecard.study.totals import not_formed, ranking, unassessed_notes
from scorecard.study.value_notes import target_notes, value_notes

__all__ = ["ILLUSTRATIVE", "LATE", "Note", "choices", "notes"]

ILLUSTRATIVE = ("示例数据", "illustrative")
LATE = "迟报"


def notes(board: Board, whole: Board | None = None) -> tuple[Note, ...]:
    """All notes of a board: first what is out of the ordinary, then the choices, then the scheme's own.

    whole : the board that this one is a part of, where it is one
    """
    return (
        *illustrative(board),
        *not_formed(board),
        *standing_notes(board),
        *unassessed_notes(board),
        *open_groups(whole or board),
        *_statuses(board),
        *_few_marks(board),
        *_corrections(board),
        *_late(board),
        *_amendments(board),
        *sums(board),
        *printed_points(board),
        *combining(board),
        *ranking(board),
        *grading(board),
        *grades_on_exact(board, whole or board),
        *part_of_year(board),
        *effects_told(board),
        *lights_told(board),
        *(Note(code, text) for code, text in target_notes(board)),
        *value_notes(board),
        *choices(board),
        *_packages(board.scheme),
        *(Note("scheme", note) for note in board.scheme.notes),
    )


def illustrative(board: Board) -> Iterator[Note]:
    """That actuals are made up, where any of those used says so of itself."""
    entries = illustrative_entries(board)
    if any(cells_with(table, entries).any() for table in board.tables):
        yield Note("illustrative", message("The actuals are illustrative, not real statistics."))


def illustrative_entries(board: Board) -> NDArray[np.int64]:
    """The entries that say of themselves that they are made up."""
    details = board.ledger.details
    says = details.saying("source", lambda source: source.startswith(ILLUSTRATIVE)).tolist()
    return np.array([entry for entry in says if details[entry].source in ILLUSTRATIVE], dtype=np.int64)


_TARGETED = message("{row} has a target for {names}; “not applicable” counts as missing.")
_ASKED = message("{row} is asked of {names}; “not applicable” counts as missing.")


def _statuses(board: Board) -> Iterator[Note]:
    for table in board.tables:
        seen = table.observations
        told = (seen.set_aside, seen.carried, seen.exempted)
        for i, row in enumerate(table.table.rows):
            aside, carried, exempted = (names_of(table, flags[:, i]) for flags in told)
            if row.scores:
                yield from not_applicable(table, i, row)
            if aside and row.derived:
                names = comma_list(aside)
                yield Note(
                    "set_aside",
                    message(
                        "{row} is computed by a formula; what {names} sent in is set aside.",
                        row=row.short,
                        names=names,
                    ),
                    (row.id,),
                )
            elif aside:
                names = comma_list(aside)
                yield Note(
                    "set_aside",
                    message(
                        "{row} is not assessed for {names} in this period; what was sent in is set aside.",
                        names=names,
                        row=row.short,
                    ),
                    (row.id,),
                )
            if exempted:
                names = comma_list(exempted)
                yield Note(
                    "exempted",
                    (_TARGETED if row.targets else _ASKED).fill(row=row.short, names=names),
                    (row.id,),
                )
            if carried:
                names = comma_list(carried)
                yield Note(
                    "carried",
                    message(
                        "{row} was not reported by {names}; what was last reported is used.",
                        names=names,
                        row=row.short,
                    ),
                    (row.id,),
                )


def _few_marks(board: Board) -> Iterator[Note]:
    """By row, the judges whose marks are left out, as they marked too few units."""
    for table in board.tables:
        for i, row in enumerate(table.table.rows):
            few = left_out(table.observations.marks[:, i], row.judging) if row.judging else ()
            names = [seat.called for seat in seats(board, table, i) if seat.at is not None and few[seat.at]]
            if names and row.judging:
                from scorecard.study.explain.panel import few_text

                sentence = few_text(comma_list(names), row.judging)
                yield Note("few_marks", message("{row}: {said}.", row=row.short, said=sentence), (row.id,))


def _packages(scheme: Scheme) -> Iterator[Note]:
    """Which rows are scored by a rule of another package, and by which version of it."""
    rows: dict[tuple[str, str], list[str]] = {}
    for row, custom in customs_of(scheme):
        rows.setdefault((custom.name, custom.origin), []).append(row.short)
    for (name, origin), shorts in rows.items():
        yield Note(
            "package",
            message(
                "{names}: scored by the rule {name} of the package {origin}.",
                names=comma_list(list(dict.fromkeys(shorts))),
                name=name,
                origin=origin,
            ),
        )


def _corrections(board: Board) -> Iterator[Note]:
    for table, u, i, chain in all_corrections(board):
        last = board.ledger.details[chain[-1]]
        signed = message(", signed by {signer}", signer=last.signer) if last.signer else ""
        yield Note(
            "corrected",
            message(
                "Corrected: {unit}, {row}: {values} ({last}{signed}).",
                unit=table.units[u].short,
                row=table.table.rows[i].short,
                values=" → ".join(board.ledger.details[e].raw for e in chain),
                last=last.reason,
                signed=signed,
            ),
            (table.table.rows[i].id,),
        )


def _late(board: Board) -> Iterator[Note]:
    """Returns that say of themselves that they came late."""
    late: dict[str, dict[str, list[str]]] = {}
    says = board.ledger.details.saying("note", lambda note: note.startswith(LATE))
    for table in board.tables:
        for u, i in np.argwhere(cells_with(table, says)).tolist():
            for entry in entries_of(table, u, i):
                detail = board.ledger.details[entry]
                if detail.note.startswith(LATE):
                    of_unit = late.setdefault(table.units[u].short, {})
                    of_unit.setdefault(detail.date, []).append(table.table.rows[i].short)
    for unit_name, by_date in late.items():
        for date, rows in by_date.items():
            names, on = (
                comma_list(list(dict.fromkeys(rows))),
                message(", {date}", date=date) if date else "",
            )
            yield Note(
                "late",
                message("Late: {unit_name}, {names}{date}.", unit_name=unit_name, names=names, date=on),
            )


def _amendments(board: Board) -> Iterator[Note]:
    holding = [amendment for amendment in board.scheme.amendments if amendment.holds_in(board.period)]
    if not holding:
        return
    from scorecard.study.readback.amendment import what_changed

    for amendment in holding:
        since = amendment.since.label(board.scheme.calendar)
        tables = {table.table.id for table in board.tables}
        for change in (entry for entry in amendment.changes if entry.table in tables):
            table = board.table(change.table)
            changed = what_changed(board.scheme, change)
            sentence = _amendment_sentence(change, changed, table, amendment.source, since)
            yield Note("amended", sentence, (change.indicator,))


def _amendment_sentence(
    change: AmendedField, changed: Text | str, table: TableBoard, source: str, since: str
) -> Text:
    row = table.table.row(change.indicator)
    if change.unit is None:
        return message(
            "Amended from {since}: {row}, {changed} ({source}).",
            since=since,
            row=row.short,
            changed=changed,
            source=source,
        )
    return message(
        "Amended from {since}: {units} {row}: {subject} ({source}).",
        since=since,
        units=table.units[change.unit].short,
        row=row.short,
        subject=changed,
        source=source,
    )
