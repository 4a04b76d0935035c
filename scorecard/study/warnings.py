"""What is doubtful in a period's figures: told as warnings, never repaired."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.fault import Fault, in_order
from scorecard.base.message import listed, message
from scorecard.base.telling import MOST_OF_A_KIND, NONE_UNTOLD, Untold
from scorecard.engine.ranking import as_told, ranked_figure
from scorecard.engine.ranks import ranks
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import more_than, ordinals
from scorecard.model.ledger import Role, ordinal
from scorecard.study.completeness import lacks
from scorecard.study.defaults import undeclared
from scorecard.study.disallowed import undecided
from scorecard.study.monotone import turned
from scorecard.study.plausible.cells import implausible
from scorecard.study.plausible.judges import unmarked


def board_warnings(board: Board) -> tuple[Fault, ...]:
    """Warnings on the figures of a period, each at the row it was read from."""
    return first_warnings(board, None)[0]


def first_warnings(board: Board, most: int | None = MOST_OF_A_KIND) -> tuple[tuple[Fault, ...], Untold]:
    """Of doubts about single figures those that are told, the first `most` causes of each kind; the others are counted.

    What is told of them is what would be told of all, for a doubt names its cell: no cause is shared by two cells.
    """
    warnings: list[Fault] = []
    untold = NONE_UNTOLD
    for position, table in enumerate(board.tables):
        for doubts, more in implausible(board, position, most):
            warnings += doubts
            untold = untold.also(more)
        warnings += unmarked(board, position)
        warnings += _unwanted(board, position, table)
        warnings += _parts(board, table)
        warnings += _suspect(board, table)
        warnings += _silence(table)
    warnings += _unlike(board)
    warnings += turned(board)
    warnings += undeclared(board)
    return in_order([*warnings, *undecided(board)]), untold


def missing_cells(board: Board) -> tuple[Fault, ...]:
    """A warning for each cell that is due and lacking, at its indicator in the scheme."""
    return tuple(
        Fault(
            "SC216",
            lack.row.span,
            {"unit": lack.unit.short, "indicator": lack.row.short, "status": lack.status.text},
        )
        for lack in lacks(board)
    )


def _unwanted(board: Board, position: int, table: TableBoard) -> Iterator[Fault]:
    """Numbers for cells not assessed or not due, and exemptions that a return grants itself."""
    ledger, rows = board.ledger, table.table.rows
    mine = (
        (ledger.table == position) & (ledger.role == Role.STANDING) & (ledger.period == ordinal(board.period))
    )
    entries = np.flatnonzero(mine)
    u, i = ledger.unit[entries], ledger.row[entries]
    number = ~np.isnan(ledger.value[entries])
    derived = np.array([row.derived for row in rows], dtype=np.bool_)
    too_early = np.array([row.judging is not None for row in rows], dtype=np.bool_) & ~table.terms.due_now
    cases = (
        ("SC212", "value", number & ~(table.terms.applicable | table.observations.answered)[u, i]),
        ("SC218", "value", number & derived[i]),
        ("SC215", "value", number & (table.observations.set_aside[u, i] | too_early[i])),
        ("SC213", "mark", table.observations.exempted[u, i]),
    )
    told = np.zeros(len(entries), dtype=np.bool_)
    for code, name, holds in cases:
        for n in np.flatnonzero(holds & ~told).tolist():
            entry = int(entries[n])
            args = {"unit": table.units[u[n]].short, "indicator": rows[i[n]].short}
            yield Fault(code, ledger.span(entry), {**args, name: ledger.details[entry].raw})
        told |= holds


def _parts(board: Board, table: TableBoard) -> Iterator[Fault]:
    """A part larger than the row it belongs to."""
    values, index = table.observations.value, table.table.index
    for i, row in enumerate(table.table.rows):
        if row.relation != "part" or row.parent not in index or row.words:
            continue
        whole = index[row.parent]
        for u in np.flatnonzero(more_than(values[:, i], values[:, whole])):
            entry = int(table.observations.entry[u, i])
            yield Fault(
                "SC214",
                board.ledger.span(entry) if entry >= 0 else row.span,
                {
                    "unit": table.units[u].short,
                    "indicator": row.short,
                    "part": plain(float(values[u, i])),
                    "whole": table.table.rows[whole].short,
                    "value": plain(float(values[u, whole])),
                },
            )


_SILENCE = {
    "leave_out": message("leave the full points"),
    "mean": message("get the mean of the other units"),
    "group_mean": message("get the mean of the other units of the group"),
}


def _suspect(board: Board, table: TableBoard) -> Iterator[Fault]:
    """A value that the scheme does not take at its word."""
    for u, i in np.argwhere(table.observations.suspect).tolist():
        row, entry = table.table.rows[i], int(table.observations.entry[u, i])
        value = float(table.observations.value[u, i])
        args = {
            "unit": table.units[u].short,
            "indicator": row.short,
            "value": row.word(value) or plain(value),
        }
        yield Fault("SC233", board.ledger.span(entry) if entry >= 0 else row.span, args)


def _silence(table: TableBoard) -> Iterator[Fault]:
    """A policy under which not reporting a weak item pays."""
    for row in table.table.rows:
        policy = row.unscored.missing.kind
        if row.scores and policy in _SILENCE:
            yield Fault("SC217", row.span, {"what": _SILENCE[policy], "policy": policy})
            return


def _unlike(board: Board) -> Iterator[Fault]:
    """Rankings that would be others by share of full points, where the scheme does not say which it is."""
    boards: tuple[TableBoard | TotalBoard, ...] = (*board.tables, *board.totals)
    for place in boards:
        of = place.of
        if of.ranking.by is not None or np.isnan(place.ranks.overall).all():
            continue
        by_share = ranked_figure(
            place.total, place.full_total, "share", of.ranking.rank_on, board.scheme.decimals.total
        )
        among = ~np.isnan(place.ranks.overall)
        points, shares = (
            ranks(figures, "competition", among)
            for figures in (place.ranks.order, ordinals(as_told(place, by_share)))
        )
        moved = np.flatnonzero((points != shares) & among & by_share.known).tolist()
        if moved and np.ptp(ordinals(place.full_total[among])) > 0:
            names = listed([place.units[u].short for u in moved])
            yield Fault("SC318", of.span, {"title": of.title, "units": names})
