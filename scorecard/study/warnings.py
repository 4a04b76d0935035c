"""What is doubtful in a period's figures: told as warnings, never repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.fault import Fault, sort_faults
from scorecard.base.message import Text, comma_list, message
from scorecard.base.telling import MOST_OF_A_KIND, NONE_UNTOLD, UntoldFaults
from scorecard.engine.as_now import in_measure
from scorecard.engine.ranking import as_told, ranked_figure
from scorecard.engine.ranks import ranks
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.figure import Flags, more_than, ordinals
from scorecard.model.ledger import Role, ordinal
from scorecard.study.completeness import LackingCells, lacks
from scorecard.study.defaults import undeclared_choice_faults
from scorecard.study.disallowed import undecided_figure_faults
from scorecard.study.first import Doubts, FirstDoubts, Some
from scorecard.study.monotone import monotone_faults
from scorecard.study.plausible.cells import implausible
from scorecard.study.plausible.judges import missing_mark_faults


def board_warnings(board: Board) -> tuple[Fault, ...]:
    """Warnings on the figures of a period, each at the row it was read from."""
    return first_warnings(board, None)[0]


def first_warnings(board: Board, most: int | None = MOST_OF_A_KIND) -> tuple[tuple[Fault, ...], UntoldFaults]:
    """Of doubts about single figures those that are told, the first `most` causes of each kind; the others are counted.

    What is told of them is what would be told of all, for a doubt names its cell: no cause is shared by two cells.
    """
    warnings: list[Fault] = []
    untold = NONE_UNTOLD
    for position, table in enumerate(board.tables):
        first = FirstDoubts(table, board.ledger, most)
        of_cells = (
            *implausible(board, position, first),
            _unwanted_figure_faults(board, position, first),
            _parts(first),
            _suspect(first),
            undecided_figure_faults(board, position, first),
        )
        for doubts, more in of_cells:
            warnings += doubts
            untold = untold.also(more)
        warnings += missing_mark_faults(board, position)
        warnings += _silence(table)
    warnings += _unlike(board)
    warnings += monotone_faults(board.scheme, (table.scene for table in board.tables))
    warnings += undeclared_choice_faults(board)
    return sort_faults(warnings), untold


def missing_cells(board: Board, most: int | None = None) -> tuple[tuple[Fault, ...], UntoldFaults]:
    """A warning for each cell that is due and lacking, at its indicator in the scheme; of each table the first `most`."""
    missing, lacking, untold = [], lacks(board), NONE_UNTOLD
    for n, table in enumerate(board.tables):
        here = lacking.some(np.flatnonzero(lacking.table == n))
        asked = Doubts(np.full(len(here), "SC216"), here.unit, here.row, np.full(len(here), -1))

        def fault(place: int, here: LackingCells = here) -> Fault:
            lack = here[place]
            args = {"unit": lack.unit.short, "indicator": lack.row.short, "status": lack.status.text}
            return Fault("SC216", lack.row.span, args)

        told, more = FirstDoubts(table, board.ledger, most).pick_faults(asked, fault)
        missing += told
        untold = untold.also(more)
    return tuple(missing), untold


def _unwanted_figure_faults(board: Board, position: int, first: FirstDoubts) -> Some:
    """Numbers for cells not assessed or not due, and exemptions that a return grants itself."""
    ledger, table = first.ledger, first.table
    rows = table.table.rows
    mine = (
        (ledger.table == position) & (ledger.role == Role.STANDING) & (ledger.period == ordinal(board.period))
    )
    entries = np.flatnonzero(mine)
    u, i = ledger.unit[entries], ledger.row[entries]
    number = ~np.isnan(ledger.value[entries])
    derived = np.array([row.derived for row in rows], dtype=np.bool_)
    too_early = np.array([row.judging is not None for row in rows], dtype=np.bool_) & ~table.terms.due_now
    targeted = np.array([bool(row.targets) for row in rows], dtype=np.bool_)
    cases = (
        ("SC212", number & ~(table.terms.applicable | table.observations.answered)[u, i]),
        ("SC218", number & derived[i]),
        ("SC215", number & (table.observations.set_aside[u, i] | too_early[i])),
        ("SC213", table.observations.exempted[u, i] & targeted[i]),
        ("SC518", table.observations.exempted[u, i]),
    )
    kinds = np.zeros(len(entries), dtype=np.int8)
    for n, (_, holds) in reversed(list(enumerate(cases, 1))):
        kinds[holds] = n
    doubts = np.flatnonzero(kinds)
    codes = np.array([code for code, _ in cases])[kinds[doubts] - 1]
    asked = Doubts(codes, *(each[doubts].astype(np.int64) for each in (u, i, entries)))

    def fault(n: int) -> Fault:
        code, entry = str(asked.codes[n]), int(asked.entry[n])
        args = {"unit": table.units[asked.unit[n]].short, "indicator": rows[asked.row[n]].short}
        name = "mark" if code in ("SC213", "SC518") else "value"
        return Fault(code, ledger.span(entry), {**args, name: ledger.details[entry].raw})

    return first.pick_faults(asked, fault)


def _cell_doubts(
    first: FirstDoubts, code: str, cells: Flags, more: Callable[[int, int], dict[str, Text]]
) -> Some:
    """A doubt for each of some cells, at the figure that was sent in, else at the row in the scheme.

    cells : bool[U, I]; more : what the sentence says beside the cell's names
    """
    table, ledger = first.table, first.ledger
    unit, row = np.nonzero(cells)
    asked = Doubts(np.full(len(unit), code), unit, row, table.observations.entry[unit, row].astype(np.int64))

    def fault(n: int) -> Fault:
        u, i, entry = int(unit[n]), int(row[n]), int(asked.entry[n])
        here = table.table.rows[i]
        args = {"unit": table.units[u].short, "indicator": here.short, **more(u, i)}
        return Fault(code, ledger.span(entry) if entry >= 0 else here.span, args)

    return first.pick_faults(asked, fault)


def _parts(first: FirstDoubts) -> Some:
    """A part larger than the row it belongs to."""
    table = first.table
    values, index, rows = table.observations.value, table.table.index, table.table.rows
    wholes = {
        i: index[row.parent]
        for i, row in enumerate(rows)
        if row.relation == "part" and row.parent in index and not row.words
    }
    measured = {i: in_measure(values[:, n], rows[n], rows[i]) for i, n in wholes.items()}
    larger = np.zeros(values.shape, dtype=np.bool_)
    for i, whole in measured.items():
        larger[:, i] = more_than(values[:, i], whole)

    def more(u: int, i: int) -> dict[str, Text]:
        part, value = plain(float(values[u, i])), plain(float(measured[i][u]))
        return {"part": part, "whole": rows[wholes[i]].short, "value": value}

    return _cell_doubts(first, "SC214", larger, more)


_SILENCE = {
    "leave_out": message("leave the full points"),
    "mean": message("get the mean of the other units"),
    "group_mean": message("get the mean of the other units of the group"),
}


def _suspect(first: FirstDoubts) -> Some:
    """A value that the scheme does not take at its word."""
    table = first.table

    def more(u: int, i: int) -> dict[str, Text]:
        value = float(table.observations.value[u, i])
        return {"value": table.table.rows[i].word(value) or plain(value)}

    return _cell_doubts(first, "SC233", table.observations.suspect, more)


def _silence(table: TableBoard) -> Iterator[Fault]:
    """A policy under which not reporting a weak item pays."""
    for row in table.table.rows:
        policy = row.unscored.missing.kind
        if row.scores and policy in _SILENCE:
            yield Fault("SC217", row.span, {"what": _SILENCE[policy], "policy": policy})
            return


def _unlike(board: Board) -> Iterator[Fault]:
    """Rankings that would be others by share of full points, where the scheme does not say which it is."""
    boards: tuple[Place, ...] = (*board.tables, *board.totals)
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
            names = comma_list([place.units[u].short for u in moved])
            yield Fault("SC318", of.span, {"title": of.title, "units": names})
