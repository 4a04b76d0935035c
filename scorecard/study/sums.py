"""What must be said where printed figures do not add up to the figure below them, or do not decide alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from scorecard.base.message import listed, message
from scorecard.engine.post_ranking import table_outcome, total_outcome
from scorecard.engine.ranking import rank_table, rank_total
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import rounded, same, where
from scorecard.model.scheme import in_need
from scorecard.model.status import Status
from scorecard.study.explain.effect import title_of
from scorecard.study.explain.grade import grades_at
from scorecard.study.explain.ranked import of_board
from scorecard.study.explain.step import exact, fixed
from scorecard.study.note import Note
from scorecard.study.totals import part_name


def sums(board: Board) -> Iterator[Note]:
    """Printed points against their totals: shares of what does not apply, what is left out, and rounding."""
    for table in board.tables:
        if not table.table.inputs:
            yield from _shared(board, table)
    yield from _rounded(board)


def _shared(board: Board, table: TableBoard) -> Iterator[Note]:
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
        if fixed(scored, total) == fixed(known, total):
            continue
        told.append(
            f"{table.units[u].short} {fixed(scored, points)}/{_short(whole)} → {fixed(known, total)}/{_short(full)}"
        )
    if told:
        names, of = listed(told), part_name(board.scheme, table.table.id)
        yield Note(
            "shared",
            message(
                "In {whole} points are printed before the shares for items that do not apply; their "
                "sum, and the total after them (points/full points): {names}.",
                whole=of,
                names=names,
            ),
        )


def _short(full: float) -> str:
    """Full points to four decimals, without noughts at the end.

    >>> _short(39.999999999999), _short(33.335)
    ('40', '33.335')
    """
    return fixed(full, 4).rstrip("0").rstrip(".")


def _rounded(board: Board) -> Iterator[Note]:
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


def grades_on_exact(board: Board) -> Iterator[Note]:
    """The units whose grade would be another on the total before rounding, table by table and total by total."""
    if not any(grades_at(place) and of_board(place).rank_on == "printed" for place in _places(board)):
        return
    exactly = on_exact_totals(board)
    for place, other in zip(_places(board), _places(exactly), strict=True):
        if not place.grade or of_board(place).rank_on != "printed":
            continue
        told = [
            message(
                "{unit} (printed {fixed}: {grade}; before rounding {total}: {grade_2})",
                unit=unit.short,
                fixed=fixed(float(place.total[u]), decimals),
                grade=place.grade[u] or "—",
                total=exact(float(place.total[u])),
                grade_2=other.grade[u] or "—",
            )
            for u, unit in enumerate(place.units)
            if place.grade[u] != other.grade[u] and place.total.known[u]
            for decimals in (board.scheme.decimals.total,)
        ]
        if told:
            title = title_of(place)
            words = listed(told)
            yield Note(
                "grade_on_exact",
                message(
                    "Grades of {title} are given on the total as printed; on the total before rounding "
                    "they would differ for {words}.",
                    title=title,
                    words=words,
                ),
            )


def _places(board: Board) -> tuple[TableBoard | TotalBoard, ...]:
    return (*board.tables, *board.totals)


def on_exact_totals(board: Board) -> Board:
    """The same board with ranks and grades formed on totals before rounding; totals as they were before effects."""
    scheme = replace(board.scheme, rank_on="exact")
    scored = []
    for table in board.tables:
        terms = replace(table.terms, table=replace(table.table, rank_on="exact"))
        scored.append(rank_table(scheme, replace(_table_before(table), terms=terms)))
    tables = tuple(table_outcome(scheme, one, tuple(scored)) for one in scored)
    done: dict[str, TotalBoard] = {}
    by_id = {total.total_of.id: total for total in board.totals}
    for of in in_need(scheme.totals):
        if of.id in by_id:
            before = tuple(done.values())
            total = replace(_total_before(by_id[of.id]), total_of=replace(of, rank_on="exact"))
            ranked = rank_total(scheme, total, tables, before)
            done[of.id] = total_outcome(scheme, ranked, tables, before)
    return replace(board, tables=tables, totals=tuple(done[total.total_of.id] for total in board.totals))


def _table_before(table: TableBoard) -> TableBoard:
    """A table as it was before its effects."""
    was = table.effected or table
    return replace(
        table, total=was.total, known=was.known, low=was.low, high=was.high, grade=(), effected=None
    )


def _total_before(total: TotalBoard) -> TotalBoard:
    """A total as it was before its effects."""
    was = total.effected or total
    unset = (total.status == Status.SCORED) & was.total.missing
    return replace(
        total,
        total=was.total,
        known=was.known,
        low=was.low,
        high=was.high,
        status=np.where(unset, np.int8(Status.MISSING), total.status),
        grade=(),
        effected=None,
    )
