"""Which forms a period needs, and whose each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, islice

from scorecard.engine.period_state import PeriodState
from scorecard.load.actuals.entries import judge_order
from scorecard.model.board import Board
from scorecard.model.period import Period
from scorecard.study.completeness import ALL, Chosen
from scorecard.study.forms.asked import AskedCells, AskedRow
from scorecard.study.forms.beside import Reference, period_before
from scorecard.study.forms.form import By, Form, Line, Marks, Whose

Part = tuple[Whose, Line | Marks]
"""A line or a sheet of marks with whose it is."""

_ALL = Whose("all")
_JUDGES = Whose("judges")


def suited(board: Board) -> By:
    """Whose forms suit the scheme: of providers where it names any, else of units where there are several."""
    rows = [asked.row for asked in AskedCells(board, ALL).rows() if not asked.row.judging]
    if any(row.provider for row in rows):
        return "provider"
    return "unit" if len(board.scheme.units) > 1 else "all"


def forms(board: Board, by: By, chosen: Chosen = ALL) -> tuple[Form, ...]:
    """The forms of a period, each with what is due for it, in the order of the scheme.

    Judges have forms of their own where forms are those of units: nobody marks himself.
    """
    asked = AskedCells(board, chosen)
    parts = [*_lines(asked, by), *_marks(asked, by)]
    scheme, period = board.scheme, board.period
    units = [unit.id for unit in scheme.units]
    order = list(dict.fromkeys(whose for whose, _ in parts))
    if by == "unit":
        order.sort(key=lambda whose: units.index(whose.name) if whose.name else len(units))
    return tuple(
        Form(
            recipient,
            period,
            period.label(scheme.calendar),
            period_before(period, scheme.frequency).label(scheme.calendar),
            Period(period.year - 1, period.month).label(scheme.calendar),
            tuple(part for whose, part in parts if whose == recipient and isinstance(part, Line)),
            tuple(part for whose, part in parts if whose == recipient and isinstance(part, Marks)),
        )
        for recipient in order
    )


def _lines(asked: AskedCells, by: By) -> Iterator[Part]:
    """The lines for figures: of a unit's form its rows, of others row by row all units."""
    scheme = asked.board.scheme
    state = PeriodState.of(asked.board)
    references: dict[Period, Reference] = {}
    for place in asked.rows():
        if place.row.judging:
            continue
        periods = asked.periods(place)
        for u in place.units:
            unit = scheme.units[scheme.tables[place.n].units[u]]
            whose = _ALL if by == "all" else Whose(by, unit.id if by == "unit" else place.row.provider or "")
            name, item = asked.name(place.n, u, place.i), asked.of_objects(place.n, place.i)
            for period in periods:
                frequency = scheme.frequency if len(periods) == 1 else scheme.reports
                if period not in references:
                    references[period] = Reference(state.at(period), frequency)
                label = period.label(scheme.calendar if period == asked.board.period else scheme.reporting)
                beside = references[period].of(place.n, u, place.i)
                table = scheme.tables[place.n].id
                yield whose, Line(table, unit, place.row, name, label, beside, item)


def _marks(asked: AskedCells, by: By) -> Iterator[Part]:
    """The sheets of marks: one for each judge and judged table."""
    judged = [one for one in asked.rows() if one.row.judging]
    parts: dict[tuple[int, Whose], list[AskedRow]] = {}
    for place in judged:
        provider = place.row.provider if by == "provider" else None
        whose = Whose("provider", provider) if provider else _ALL if by == "all" else _JUDGES
        parts.setdefault((place.n, whose), []).append(place)
    for (_, whose), rows in parts.items():
        for judge in _judges(asked.board, rows):
            yield whose, _sheet(asked, rows, judge)


def _sheet(asked: AskedCells, rows: list[AskedRow], judge: str | int) -> Marks:
    n = rows[0].n
    table = asked.board.tables[n]
    units = sorted({u for place in rows for u in place.units})
    return Marks(
        table.table,
        asked.table_name(n),
        judge,
        tuple(place.row for place in rows),
        tuple(asked.name(n, place.units[0], place.i) for place in rows),
        tuple(table.units[u] for u in units),
        tuple(frozenset(table.units[u].id for u in place.units) for place in rows),
    )


def _judges(board: Board, rows: list[AskedRow]) -> tuple[str | int, ...]:
    """The judges of some rows: those of their juries, else who marked before, and numbers up to the panel.

    A number stands for a judge whose name is not known; none that a known name ends with.
    """
    judgings = [place.row.judging for place in rows if place.row.judging]
    named = dict.fromkeys(judge for judging in judgings for jury in judging.juries for judge in jury.judges)
    if named:
        return tuple(named)
    ledger = board.ledger
    places = {(place.n, place.i) for place in rows}
    marked = {
        int(j)
        for j, n, i in zip(ledger.judge.tolist(), ledger.table.tolist(), ledger.row.tolist(), strict=True)
        if j >= 0 and (n, i) in places
    }
    known = sorted((ledger.judge_called(j) for j in marked), key=judge_order)
    panel = max((judging.panel or 1 for judging in judgings), default=1)
    taken = {int(last[0]) for name in known if (last := re.search(r"\d{1,9}$", name))}
    free = (number for number in count(1) if number not in taken)
    return (*known, *islice(free, max(0, panel - len(known))))
