"""What must be said where printed figures do not add up, do not decide alone, or are others than the notice prints."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.decimals import decimal_text, plain
from scorecard.base.message import Text, comma_list, message
from scorecard.engine.sharing import full_points
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import rounded, same, where
from scorecard.scheme.written import exact
from scorecard.study.note import Note
from scorecard.study.totals import part_name


def sums(board: Board) -> Iterator[Note]:
    """Printed points against their totals: shares of what does not apply, what is left out, and rounding."""
    for table in board.tables:
        if not table.table.inputs:
            yield from _shared_points_notes(board, table)
    yield from _rounding_notes(board)


def _shared_points_notes(board: Board, table: TableBoard) -> Iterator[Note]:
    """By unit, the bridge from the points printed to the total, where points went from item to item.

    77.50 of 90 → 86.11 of 100.
    """
    if not table.table.tree.plain:
        return
    points, total = board.scheme.decimals.points, board.scheme.decimals.total
    earned = table.points.filled(0.0).sum()
    shared = (table.full.value > 0) & (table.counted_full.value == 0)
    own = where(shared, 0.0, table.full).sum()
    moved = ~same(earned, table.known) & ~same(own, table.full_total) & (table.full_total.value > 0)
    told = []
    for u in np.flatnonzero(moved).tolist():
        scored, whole, known, full = (float(f[u]) for f in (earned, own, table.known, table.full_total))
        if decimal_text(scored, total) == decimal_text(known, total):
            continue
        told.append(
            f"{table.units[u].short} {decimal_text(scored, points)}/{_short(whole)} → {decimal_text(known, total)}/{_short(full)}"
        )
    if told:
        yield Note(
            "shared",
            message(
                "In {whole} points are printed before the shares for items that do not apply; their "
                "sum, and the total after them (points/full points): {names}.",
                whole=part_name(board.scheme, table.table.id),
                names=comma_list(told),
            ),
        )


def _short(full: float) -> str:
    """Full points to four decimals, without noughts at the end.

    >>> _short(39.999999999999), _short(33.335)
    ('40', '33.335')
    """
    return decimal_text(full, 4).rstrip("0").rstrip(".")


def _rounding_notes(board: Board) -> Iterator[Note]:
    """Printed points need not add up to the printed total; said only where that shows."""
    decimals = board.scheme.decimals
    for table in board.tables:
        if table.table.inputs:
            continue
        plain = table.table.tree.plain
        cells, whole = (
            (table.points, table.points.filled(0.0).sum()) if plain else (table.counted, table.known)
        )
        # What limits and geometric means take or give is of no single row.
        parts = rounded(cells, decimals.points).filled(0.0).sum() + (whole - cells.filled(0.0).sum())
        if not same(parts, rounded(whole, decimals.total)).all():
            yield Note(
                "rounded",
                message(
                    "Points are rounded for print only; totals add the unrounded points, so the last digit "
                    "may differ."
                ),
            )
            return


def grades_on_exact(board: Board, whole: Board) -> Iterator[Note]:
    """The units whose grade would be another on the total before rounding, table by table and total by total.

    whole : the board that this one is a part of; conditions may look at all of it
    """
    if not any(place.of.grades and place.of.ranking.rank_on == "printed" for place in board.places):
        return
    from scorecard.study.otherwise import on_exact_totals

    exactly = on_exact_totals(whole)
    for place in board.places:
        other = exactly.part(place.of.id)
        if not place.grade or place.of.ranking.rank_on != "printed":
            continue
        told = [
            message(
                "{unit} (printed {fixed}: {grade}; before rounding {total}: {grade_2})",
                unit=unit.short,
                fixed=decimal_text(float(place.total[u]), decimals),
                grade=place.grade[u] or "—",
                total=exact(float(place.total[u])),
                grade_2=other.grade[u] or "—",
            )
            for u, unit in enumerate(place.units)
            if place.grade[u] != other.grade[u] and place.total.known[u]
            for decimals in (board.scheme.decimals.total,)
        ]
        if told:
            yield Note(
                "grade_on_exact",
                message(
                    "Grades of {title} are given on the total as printed; on the total before rounding "
                    "they would differ for {words}.",
                    title=place.of.title,
                    words=comma_list(told),
                ),
            )


def printed_points(board: Board) -> Iterator[Note]:
    """A note for each row, heading and table whose printed points are not its full points."""
    for table in board.tables:
        for row in table.table.indicators:
            counts = 0.0 if row.outside else row.full
            if row.stated is not None and row.stated != counts:
                yield _note(row.name, row.stated, counts)
        counts = _full(table)
        if table.table.stated is not None and table.table.stated != counts:
            yield _note(table.table.title, table.table.stated, counts)


def printed_as(stated: float) -> Text:
    """The points the notice prints.

    >>> printed_as(3.0).say("zh")
    '文件印作3分'
    """
    return message("the notice prints {stated:# point|# points}", stated=plain(stated))


def _full(table: TableBoard) -> float:
    """The full points of a table, whatever is due in the period."""
    inside = np.array([not row.outside for row in table.table.rows], dtype=np.bool_)
    return float(full_points(table.table.tree, where(inside, table.terms.points, 0.0)).shown.max(initial=0))


def _note(name: str, stated: float, counts: float) -> Note:
    return Note(
        "stated",
        message(
            "{name}: {words}, its parts make {counts}; the parts count.",
            name=name,
            words=printed_as(stated),
            counts=plain(counts),
        ),
    )
