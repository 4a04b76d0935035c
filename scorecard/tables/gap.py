"""What it would take, as tables and as plain data: of each unit its goal, each figure alone, and one way with several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from scorecard.base.decimals import rounded_off
from scorecard.base.message import Lang, message, sense
from scorecard.model.board import Board
from scorecard.study.gap.cell import FINEST
from scorecard.study.gap.cell import Cell as Figure
from scorecard.study.gap.gap import Gap, NeededFigure
from scorecard.study.gap.trial import TrialOutcome
from scorecard.study.note import Note
from scorecard.tables import words
from scorecard.tables.gap_words import (
    EACH,
    difference,
    each_period,
    gap_notes,
    goal_of,
    line,
    per_period,
    stands,
)
from scorecard.tables.numbers import with_measure
from scorecard.tables.record_cells import notes_record, number
from scorecard.tables.table import Cell, Column, Document, Table

Json = dict[str, Any]

_SHORT = message("not by itself")
_NOW = sense("heading of a column", "Now")
_NEEDED = message("Needed")
_MORE = message("More by")
_FOR = message("To be reached")


def gap_document(board: Board, gaps: Sequence[Gap], flat: bool = False) -> Document:
    """All units, each with its tables; `flat` as one table, for a spreadsheet."""
    tables = (_flat(board, gaps),) if flat else tuple(table for gap in gaps for table in _tables(board, gap))
    return Document(
        titles=(board.scheme.title, message("What it would take, {period}", period=board.title)),
        lead=tuple(line(board, gap) for gap in gaps),
        tables=tables,
        notes=tuple(gap_notes(gaps)),
    )


def _tables(board: Board, gap: Gap) -> list[Table]:
    alone = [way for way in gap.singles if way.single.to is not None]
    tables = []
    title = message("{unit}: {goal}", unit=gap.unit.short, goal=goal_of(gap))
    if alone:
        # A row may be reached by figures that have another name.
        of_others = any(way.of is not way.single.cell.indicator for way in gap.singles)
        columns = (
            *((Column("for", _FOR, key=True),) if of_others else ()),
            *_columns(),
            *_outcome_columns(board),
            *((Column("per_period", EACH, "number", signed=True),) if each_period(gap) else ()),
        )
        rows = tuple(
            (
                *((with_measure(way.of),) if of_others else ()),
                *_figures(way.single.cell, way.single.to),
                *_outcome(way.single.outcome),
                *((None if each is None else _brief(each),) if each_period(gap) else ()),
            )
            for way, each in ((way, per_period(gap, way)) for way in alone)
        )
        caption = message("each alone")
        tables.append(Table(f"{gap.unit.id}.singles", (title,), columns, rows, caption=caption))
    if gap.combination:
        rows = tuple(_figures(cell, to) for cell, to in gap.combination.to.items())
        caption = message("one way, together: {stands}", stands=stands(board, gap.combination.outcome))
        tables.append(Table(f"{gap.unit.id}.combination", (title,), _columns(), rows, caption=caption))
    return tables


def _columns() -> tuple[Column, ...]:
    return (
        Column("indicator", words.INDICATOR, key=True),
        Column("from", _NOW, "number"),
        Column("to", _NEEDED, "number"),
        Column("more", _MORE, "number", signed=True),
    )


def _outcome_columns(board: Board) -> tuple[Column, ...]:
    return (
        Column("total", words.TOTAL, "number", board.scheme.decimals.total),
        Column("rank", words.RANK, "rank"),
    )


def _outcome(outcome: TrialOutcome) -> tuple[Cell, ...]:
    return tuple(None if np.isnan(figure) else figure for figure in (outcome.total, outcome.rank))


def _figures(cell: Figure, to: int | None) -> tuple[Cell, ...]:
    """The row with its measure, its figure now and then, and the difference."""
    row = cell.indicator
    name = with_measure(row)
    if to is None:
        return name, _figure_cell(cell, cell.now), _SHORT, None
    figure = cell.steps.value(to)
    if row.words:
        return name, _figure_cell(cell, cell.now), row.word(figure), None
    return name, _figure_cell(cell, cell.now), figure, _brief(difference(cell, figure))


def _brief(value: float) -> float:
    """A figure as sentences tell it where it does not end: the mean of marks, a difference in equal parts.

    >>> _brief(8.123456), _brief(26 / 3)
    (8.123456, 8.6667)
    """
    return value if round(value, FINEST) == value else float(rounded_off(value))


def _figure_cell(cell: Figure, value: float) -> Cell:
    if np.isnan(value):
        return message("missing")
    return cell.indicator.word(value) or _brief(value)


def _flat(board: Board, gaps: Sequence[Gap]) -> Table:
    """A row for each unit and figure: alone, then together."""
    rows: list[tuple[Cell, ...]] = []
    by_row = any(gap.by_row for gap in gaps)
    for gap in gaps:
        goal = goal_of(gap)
        for way in gap.singles:
            each = per_period(gap, way)
            figures = _figures(way.single.cell, way.single.to)
            of = (with_measure(way.of),) if by_row else ()
            outcome = _outcome(way.single.outcome)
            rows.append((gap.unit.short, goal, message("alone"), *of, *figures, *outcome, each))
        if gap.combination:
            together = _outcome(gap.combination.outcome)
            for cell, to in gap.combination.to.items():
                rows.append((gap.unit.short, goal, message("one way"), *_figures(cell, to), *together, None))
    columns = (
        Column("unit", words.UNIT, key=True),
        Column("goal", message("Goal")),
        Column("how", message("How")),
        *([Column("for", _FOR)] if by_row else []),
        *_columns(),
        *_outcome_columns(board),
        Column("per_period", EACH, "number", signed=True),
    )
    return Table("gap", (message("What it would take"),), columns, tuple(rows))


def gap_record(board: Board, gaps: Sequence[Gap], lang: Lang) -> Json:
    """The same as data, figures unrounded."""
    return {
        "period": board.label,
        "goals": [_goal_record(board, gap) for gap in gaps],
        "notes": notes_record((Note("gap", text) for text in gap_notes(gaps)), lang),
    }


def _goal_record(board: Board, gap: Gap) -> Json:
    return {
        "unit": gap.unit.id,
        "name": gap.unit.name,
        "goal": gap.wanted.kind,
        "of": gap.place.of.id,
        "rank": number(gap.rank),
        "grade": gap.wanted.grade or None,
        "reached": bool(gap.now.reached),
        "now": {"total": number(gap.now.total), "rank": number(gap.now.rank)},
        "singles": [_single_record(board, gap, way) for way in gap.singles],
        "combination": [_move_record(board, cell, to) for cell, to in gap.combination.to.items()]
        if gap.combination
        else None,
        "combined": {
            "total": number(gap.combination.outcome.total),
            "rank": number(gap.combination.outcome.rank),
        }
        if gap.combination
        else None,
        "lacking": [row.id for row in gap.lacking],
        "unsent": [row.id for row in gap.unsent],
    }


def _move_record(board: Board, cell: Figure, to: int | None) -> Json:
    figure = None if to is None else cell.steps.value(to)

    def plain(value: float | None) -> float | str | None:
        if value is None or np.isnan(value):
            return None
        return cell.indicator.word(value) or number(value)

    return {
        "indicator": cell.indicator.id,
        "table": board.tables[cell.table].table.id,
        "from": plain(cell.now),
        "to": plain(figure),
        "step": 10.0**-cell.steps.decimals,
    }


def _single_record(board: Board, gap: Gap, way: NeededFigure) -> Json:
    outcome = way.single.outcome
    return {
        **_move_record(board, way.single.cell, way.single.to),
        "for": {"table": board.tables[way.table].table.id, "indicator": way.of.id},
        "reached": way.single.to is not None,
        "doubtful": way.single.doubtful,
        "total": number(outcome.total),
        "rank": number(outcome.rank),
        "per_period": per_period(gap, way),
    }
