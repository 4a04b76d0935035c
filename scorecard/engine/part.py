"""A table or total laid on the units of a total that it is a part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from scorecard.model.board import Place, TableBoard
from scorecard.model.figure import Figure, Flags, Number, as_figures, where
from scorecard.model.observations import Ints
from scorecard.model.status import Status
from scorecard.model.total import Total, is_decimal
from scorecard.model.unit import Unit


class Part(NamedTuple):
    """A table or total laid on the units of a total above it; float64[U], NaN where it does not know a unit.

    due : whether it brings points in the period; where it makes up the full points, bonuses alone are not enough
    weight : float64[U], its weight by the scheme, 0 where it has none
    assesses : bool[U], whether anything of it is for the unit
    due_full, year_full : float64[U], its full points due and of the year; the most of any unit where it does
        not know one
    """

    id: str
    due: bool
    weight: Figure
    assesses: Flags
    total: Figure
    known: Figure
    low: Figure
    high: Figure
    full: Figure
    due_full: Figure
    year_full: Figure
    coverage: Figure
    per_point: Mapping[str, Figure]


def _weight(total: Total, id: str, count: int) -> Figure:
    """float64[U], the weight of a part: as read where decimals hold it, else a quotient with the bound of one."""
    weight = Fraction(total.weights.get(id, 0))
    if is_decimal(weight):
        return as_figures(np.full(count, float(weight)))
    return as_figures(np.full(count, float(weight.numerator))) / as_figures(float(weight.denominator))


def part_of(total: Total, id: str, board: Place, units: tuple[Unit, ...]) -> Part:
    """A board laid on the units of a total above it."""
    at = {unit.id: n for n, unit in enumerate(board.units)}
    places = np.array([at.get(unit.id, -1) for unit in units], dtype=np.int32)
    if isinstance(board, TableBoard):
        assesses, per_point = board.assesses, {id: as_figures(np.ones(len(board.units)))}
    else:
        assesses, per_point = board.status != Status.NOT_APPLICABLE, dict(board.per_point)
    return Part(
        id=id,
        due=board.due if id in total.add else board.base_due,
        weight=_weight(total, id, len(units)),
        assesses=_figures_at(as_figures(assesses), places).value == 1,
        total=_figures_at(board.total, places),
        known=_figures_at(board.known, places),
        low=_figures_at(board.low, places),
        high=_figures_at(board.high, places),
        full=_figures_at(board.full_total, places),
        due_full=_figures_at(board.due_full, places, _largest(board.due_full)),
        year_full=_figures_at(board.year_full, places, _largest(board.year_full)),
        coverage=_figures_at(board.coverage, places),
        per_point={table: _figures_at(figure, places) for table, figure in per_point.items()},
    )


def as_added(board: Place) -> Place:
    """A board as it is added to others: a table also brings what its bonuses and deductions alone give a unit.

    A unit of whose full points nothing is assessed there has no total in it, but its accidents count all the same.
    """
    if not isinstance(board, TableBoard):
        # A total that is missing without any bounds may yet come to anything; it is not nothing.
        unknown = (board.status == Status.MISSING) & board.low.missing
        return replace(board, low=where(unknown, -np.inf, board.low), high=where(unknown, np.inf, board.high))
    alone, lacks = ~board.assesses & board.terms.extra, board.lacking.any(axis=1)

    def part_brings(figures: Figure, open_: float) -> Figure:
        return where(alone, where(lacks, open_, board.known), figures)

    return replace(
        board,
        total=part_brings(board.total, np.nan),
        low=part_brings(board.low, -np.inf),
        high=part_brings(board.high, np.inf),
    )


def _figures_at(figures: Figure, places: Ints, otherwise: Number = np.nan) -> Figure:
    return where(places >= 0, figures[places] if len(figures) else np.nan, otherwise)


def _largest(figures: Figure) -> Figure:
    """The largest of several figures, 0 where there are none."""
    above = np.where(figures.known, figures.value, 0.0)
    return figures[int(above.argmax())] if (above > 0).any() else as_figures(0.0)
