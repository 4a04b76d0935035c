"""Totals over tables and over other totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from scorecard.engine.open import unforeseen_of
from scorecard.engine.ranking import rank_total
from scorecard.engine.total_parts import made_of
from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.figure import less_than, where
from scorecard.model.outcome import empty_ranks
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.total import Total, totals_in_order
from scorecard.model.unit import Unit


def score_totals(
    scheme: Scheme,
    tables: Sequence[TableBoard],
    outcome: Callable[[TotalBoard, Sequence[TotalBoard]], TotalBoard],
) -> tuple[TotalBoard, ...]:
    """All totals in the scheme's order, each formed after those it is made of.

    outcome : what comes of a total once it is ranked, before anything is made of it; of those before it
    """
    done: dict[str, TotalBoard] = {}
    for total in totals_in_order(scheme.totals):
        formed = score_total(scheme, total, {**{board.table.id: board for board in tables}, **done})
        before = tuple(done.values())
        done[total.id] = outcome(rank_total(scheme, formed, tables, before), before)
    return tuple(done[total.id] for total in scheme.totals)


def score_total(scheme: Scheme, total: Total, boards: Mapping[str, Place]) -> TotalBoard:
    """One total, without ranks, for the units that stand in anything that makes up its full points.

    boards : the tables and totals it may be made of, by id

    Not formed where a part that makes up its full points is wholly not due; missing where one lacks a cell, or where
    less than `coverage` of the full points is scored. How it is made of its parts: see `Made`.
    """
    units = _units(scheme, total, boards)
    made = made_of(total, boards, units)
    not_due = any(not part.due for part in made.whole)
    coverage = made.coverage()
    uncovered = less_than(coverage, total.coverage or 0.0)
    figures, low, high = (made.rounded_total(side, scheme.rounding) for side in ("total", "low", "high"))
    # What is left out of a part has no bounds here: the unit may yet stand anywhere.
    low, high = where(uncovered, -np.inf, low), where(uncovered, np.inf, high)
    figures = where(uncovered, np.nan, figures)
    status = np.where(figures.missing, np.int8(Status.MISSING), np.int8(Status.SCORED))
    status = np.where(made.unassessed, np.int8(Status.NOT_APPLICABLE), status)
    status = np.full(len(units), Status.NOT_DUE, np.int8) if not_due else status.astype(np.int8)
    nothing = np.isin(status, (Status.NOT_DUE, Status.NOT_APPLICABLE))
    figures, low, high = (where(nothing, np.nan, figure) for figure in (figures, low, high))
    return TotalBoard(
        total_of=total,
        units=units,
        parts=made.parts(),
        assesses={part.id: part.assesses for part in made.whole},
        per_point=made.per_point(),
        total=figures,
        known=made.side_total("known"),
        full_total=made.full,
        due_full=made.worth("due_full"),
        year_full=made.worth("year_full"),
        assessed=made.assessed,
        coverage=coverage,
        low=low,
        high=high,
        status=status,
        ranks=empty_ranks(len(units)),
        unforeseen=unforeseen_of(total.parts, boards, units),
    )


def _units(scheme: Scheme, total: Total, boards: Mapping[str, Place]) -> tuple[Unit, ...]:
    """The units of anything with weight in the total, in the scheme's order; what is only added puts nobody in."""
    standing = {unit.id for id in total.weighty for unit in boards[id].units}
    return tuple(unit for unit in scheme.units if unit.id in standing)
