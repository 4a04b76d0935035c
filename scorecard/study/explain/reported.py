"""What was reported for a cell: every standing figure, what it corrects, and how several make one."""

from __future__ import annotations

from math import nan

import numpy as np

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.observe import made_up
from scorecard.engine.row_rounding import round_row_values
from scorecard.model.figure import Figure, Flags, Line, Told, as_figures, leaf, untold, with_line
from scorecard.model.ledger import CellKey, Role, ordinal, period_of, said_of
from scorecard.model.parts import MonthReports
from scorecard.model.period import Period
from scorecard.scheme.written import exact
from scorecard.study.explain.chain import REPORTED, chain_of, figure_of, number_of
from scorecard.study.explain.items import no_sum_text, objects_of, sum_of_items
from scorecard.study.explain.panel import value_from_marks
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.walk import lacking_names, steps_of

ADDED_UP = message("Added up")
IN_PERIOD = message("In the period")


def report_steps(cell: CellOf) -> list[Step]:
    """The lines about the actual of a cell, from the first report to the value that counts."""
    return steps_of(actual(cell), 0, {})


def actual(cell: CellOf, what: Text = REPORTED) -> Figure:
    """The actual of a cell as it was made from what was reported, with the lines about it.

    what : what a report is called in them
    """
    if cell.row.judging:
        return value_from_marks(cell)
    less, added = ([_figure(cell, piece, what) for piece in of(cell)] for of in (_deducted_pieces, pieces_of))
    value = made_up([(piece, _HERE) for piece in reversed(added)], [(piece, _HERE) for piece in less])
    names = [name for piece in (*less, *added) for name in lacking_names(piece, 0)]
    counts = round_row_values(cell.row, value)

    def lines(_: int) -> list[Step]:
        told: Told = {}
        steps = [step for piece in (*less, *added) for step in steps_of(piece, 0, told)]
        whole = [*_whole_steps(cell, value, names, what, told), *_carry_steps(cell, value.at(0))]
        return [*steps, *whole, *steps_of(counts, 0, told), *_aside(cell)]

    return with_line(counts, Line(what, "exact", told=untold, before=lines))


_HERE = np.array([True])


def pieces_of(cell: CellOf) -> tuple[MonthReports, ...]:
    """What the value of a cell is added up from."""
    return cell.table.observations.parts.cell_pieces(cell.u, cell.i)


def _deducted_pieces(cell: CellOf) -> tuple[MonthReports, ...]:
    """The count that is taken off the value of a cell, if one is."""
    before = cell.table.observations.parts.taken_off(cell.u, cell.i)
    return (before,) if before else ()


def absent_pieces(cell: CellOf) -> tuple[MonthReports, ...]:
    """The pieces that the value of a cell lacks."""
    pieces = (*_deducted_pieces(cell), *pieces_of(cell))
    return tuple(piece for piece in pieces if _figure(cell, piece, REPORTED).missing[0])


def label_of(cell: CellOf, piece: MonthReports) -> Text:
    """The months of a piece as the scheme writes them, or in words."""
    return said_of(ordinal(piece.period), piece.months, cell.board.scheme.calendar)


def _figure(cell: CellOf, piece: MonthReports, what: Text) -> Figure:
    """What was reported for one piece, with the lines about it."""
    label, objects = label_of(cell, piece), objects_of(cell, piece)
    if objects:
        return with_line(sum_of_items(cell, objects, label), Line(label, "exact", told=untold))
    entry = _standing(cell, piece)
    if entry < 0:
        return leaf(as_figures([nan]), Line(label, "exact", before=lambda _: [_nothing(cell, piece, what)]))
    mark, span = figure_of(cell, entry), cell.ledger.span(entry)
    line = Line(
        label,
        "exact",
        shown=(lambda _: mark) if isinstance(mark, str) else None,
        where=lambda _: span,
        before=lambda _: chain_of(cell, entry, what),
    )
    return leaf(as_figures(cell.ledger.value[[entry]]), line)


def _whole_steps(cell: CellOf, value: Figure, absent: list[Text], what: Text, told: Told) -> list[Step]:
    """How the pieces make one figure, where there are several of them, or one is lacking."""
    pieces = pieces_of(cell)
    count = cell.row.alone and cell.row.reported == "cumulative"
    alone = pieces == (MonthReports(cell.board.period),) and not objects_of(cell)
    if not count and (alone or (len(pieces) == 1 and not absent)):
        return []
    name = IN_PERIOD if cell.row.alone else ADDED_UP
    line = Line(name, "exact")
    if absent:
        no_count = message("no count for {words}, so the period's own figure is unknown")
        says = no_count.fill(words=comma_list(absent)) if count else no_sum_text(absent)
        line = Line(name, "exact", says=lambda _: says, shown=lambda _: cell.status.text)
    elif count and not _deducted_pieces(cell):
        first = message("the first period of the year: its count")
        line = Line(name, "exact", says=lambda _: first)
    longer = longer_rows(cell) if absent and not count else []
    inside = [_sum_step(cell, label_of(cell, row), entry, what) for row, entry in longer]
    return [*inside, *steps_of(with_line(value, line), 0, told)]


def _carry_steps(cell: CellOf, value: float) -> list[Step]:
    """What was last reported stands where nothing came in, in this period or at the end of a year."""
    pieces = pieces_of(cell)
    if not cell.table.observations.carried[cell.u, cell.i] or absent_pieces(cell):
        return []
    taken = pieces[-1].period
    names = comma_list([label_of(cell, piece) for piece in _skipped_pieces(cell, pieces)])
    label = label_of(cell, MonthReports(taken))
    if taken.year == cell.board.period.year or len(pieces) == 1:
        sentence = message(
            "{names} is missing, and carried over by the scheme; the last report is that of {label}",
            names=names,
            label=label,
        )
    else:
        sentence = message(
            "{names} is missing; by the scheme the count up to {label} is carried over",
            names=names,
            label=label,
        )
    return [Step(message("Carried"), sentence, number_of(cell, value), cell.value_text(value))]


def _skipped_pieces(cell: CellOf, pieces: tuple[MonthReports, ...]) -> list[MonthReports]:
    """The ends of years, and the period itself, that something earlier stands for."""
    now, years = cell.board.period, {piece.period.year for piece in pieces}
    first = min(years)
    ends = [min(now, Period(year, 12)) for year in range(first, now.year + 1)]
    there = {piece.period for piece in pieces}
    return [MonthReports(end) for end in ends if end not in there]


def _standing(cell: CellOf, piece: MonthReports) -> int:
    """The standing entry of a piece, -1 where there is none."""
    entries = np.flatnonzero(_mine(cell) & piece.among(cell.ledger))
    return int(entries[-1]) if len(entries) else -1


def mark_of(cell: CellOf, piece: MonthReports) -> Input | None:
    """The mark that stands for a piece instead of a figure, and where; None where no row of it was sent."""
    entry = -1 if objects_of(cell, piece) else _standing(cell, piece)
    if entry < 0:
        return None
    return Input(label_of(cell, piece), figure_of(cell, entry), cell.ledger.span(entry))


def _mine(cell: CellOf) -> Flags:
    """bool[entries], the standing, unjudged entries of a cell."""
    ledger = cell.ledger
    mine: Flags = (
        (ledger.table == cell.place.table)
        & (ledger.unit == cell.u)
        & (ledger.row == cell.i)
        & (ledger.judge < 0)
        & (ledger.role == Role.STANDING)
    )
    return mine


def _sum_step(cell: CellOf, label: Text, entry: int, what: Text) -> Step:
    value = float(cell.ledger.value[entry])
    sentence = message("{label}: {value} together, which cannot be divided", label=label, value=exact(value))
    given = Input(label, value, cell.ledger.span(entry))
    return Step(what, sentence, nan, message("not divided"), (given,))


def longer_rows(cell: CellOf) -> list[tuple[MonthReports, int]]:
    """The rows for several months that hold a month which the value of a cell lacks, each with its entry."""
    ledger, frequency = cell.ledger, cell.board.scheme.frequency
    if not (ledger.months > 0).any():
        return []
    wanting = absent_pieces(cell)
    entries = np.flatnonzero(_mine(cell) & (ledger.months > 0) & ~np.isnan(ledger.value)).tolist()
    longer = [
        (MonthReports(period_of(int(ledger.period[entry])), int(ledger.months[entry])), entry)
        for entry in entries
    ]
    return [
        (piece, entry) for piece, entry in longer if any(piece.meets(lack, frequency) for lack in wanting)
    ]


def _nothing(cell: CellOf, piece: MonthReports, what: Text) -> Step:
    label = label_of(cell, piece)
    blank = cell.ledger.blanks.get(CellKey(ordinal(piece.period), cell.place.table, cell.u, cell.i))
    if blank:
        sentence = message("the cell of {label} stands empty in the sheet", label=label)
        return Step(what, sentence, nan, message("none"), (Input(label, "", blank),))
    sentence = message("no row of {label} in the data", label=label)
    return Step(what, sentence, nan, message("none"))


def _aside(cell: CellOf) -> list[Step]:
    if not cell.table.observations.set_aside[cell.u, cell.i]:
        return []
    sentence = message("not assessed in this period; what was sent in is not used")
    return [Step(message("Set aside"), sentence, nan, message("unused"))]
