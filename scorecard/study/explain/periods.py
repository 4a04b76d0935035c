"""A cell as it was in another period of the year, for rules that count each of them."""

from __future__ import annotations

from dataclasses import replace
from math import nan

from scorecard.engine.apply_rule import awarded
from scorecard.model.figure import Figure, where
from scorecard.model.period import Period
from scorecard.study.explain.again import board_at
from scorecard.study.explain.step import CellOf


def at_period(cell: CellOf, period: Period) -> CellOf:
    """The cell on that period's own figures, as if its rule looked at that period alone."""
    board = cell.board if period == cell.board.period else board_at(cell.board, period)
    table, scene = board.table(cell.table.table.id), cell.table.rounds[period]
    once = replace(cell.row, rule=replace(cell.row.rule, every=None))
    rows = tuple(once if row.id == once.id else row for row in table.table.indicators)
    terms = replace(scene.terms, table=replace(scene.terms.table, indicators=rows))
    given = awarded(replace(scene, terms=terms), cell.i, table.units, board.scheme.rounding, {})

    def laid(figures: Figure, column: Figure) -> Figure:
        out = figures.copy()
        out.put((slice(None), cell.i), column)
        return out

    there = replace(
        table,
        terms=terms,
        observations=scene.observations,
        given=replace(scene, terms=terms),
        named=scene.named,
        basis=laid(table.basis, where(scene.observations.value.missing[:, cell.i], nan, given.basis)),
        points=laid(table.points, given.points),
    )
    return CellOf(board, there, cell.u, cell.i)
