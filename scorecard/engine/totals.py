"""Totals over tables and over other totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.engine.combining import limited
from scorecard.engine.open import unforeseen_of
from scorecard.engine.ranking import rank_total, unranked
from scorecard.model.board import Ints, TableBoard, TotalBoard
from scorecard.model.figure import (
    Figure,
    Flags,
    Number,
    added,
    less_than,
    most_of,
    product,
    read,
    rounded,
    same,
    where,
)
from scorecard.model.scheme import Scheme, Total, Unit, in_need
from scorecard.model.status import Status


def score_totals(
    scheme: Scheme,
    tables: Sequence[TableBoard],
    outcome: Callable[[TotalBoard, Sequence[TotalBoard]], TotalBoard],
) -> tuple[TotalBoard, ...]:
    """All totals in the scheme's order, each formed after those it is made of.

    outcome : what comes of a total once it is ranked, before anything is made of it; of those before it
    """
    done: dict[str, TotalBoard] = {}
    for total in in_need(scheme.totals):
        formed = score_total(scheme, total, {**{board.table.id: board for board in tables}, **done})
        before = tuple(done.values())
        done[total.id] = outcome(rank_total(scheme, formed, tables, before), before)
    return tuple(done[total.id] for total in scheme.totals)


def score_total(scheme: Scheme, total: Total, boards: Mapping[str, TableBoard | TotalBoard]) -> TotalBoard:
    """One total, without ranks, for the units that stand in anything that makes up its full points.

    boards : the tables and totals it may be made of, by id

    With s the share of a part's full points, w its weight, p its points, b points that are added:

    weights          Σ w·s + Σ b                   full points Σ w = 100
    geometric        Σw · Π max(0, s)^(w/Σw) + Σ b
    plain sum        Σ p + Σ b                     full points those of the parts

    Where not all parts assess the unit, the others are scaled to the full points (`unassessed: redistribute`):
    weights by Σw ÷ Σ of those that do, points by the full points of all ÷ those of the ones that do.

    Then `most` cuts, then `least` lifts. Not formed where a part that makes up its full points is
    wholly not due; missing where one lacks a cell, or where less than `coverage` of the full points
    is scored. It is rounded for real where the scheme says so (`rounding: {overall: …}`).

    70 × 91.20 ÷ 100 + 30 × 24.60 ÷ 30 = 88.44. A unit that only the table of weight 70 assesses, with 9 of 10: 90.
    """
    units = _units(scheme, total, boards)
    whole = [_part(id, boards[id], units) for id in total.whole]
    beside = [_part(id, _as_added(boards[id]), units) for id in total.add]
    made = _Made(total, whole, beside)
    not_due = any(not part.due for part in whole)
    coverage = made.coverage()
    uncovered = less_than(coverage, total.coverage or 0.0)
    way = scheme.rounding.overall, scheme.rounding.mode
    figures, low, high = (rounded(made.of(side), *way) for side in ("total", "low", "high"))
    # What is left out of a part has no bounds here: the unit may yet stand anywhere.
    low, high = where(uncovered, -np.inf, low), where(uncovered, np.inf, high)
    figures = where(uncovered, np.nan, figures)
    status = np.where(figures.missing, np.int8(Status.MISSING), np.int8(Status.SCORED))
    status = np.where(made.unassessed, np.int8(Status.NOT_APPLICABLE), status)
    status = np.full(len(units), Status.NOT_DUE, np.int8) if not_due else status.astype(np.int8)
    nothing = np.isin(status, (Status.NOT_DUE, Status.NOT_APPLICABLE))
    figures, low, high = (where(nothing, np.nan, one) for one in (figures, low, high))
    ranks = unranked(len(units))
    return TotalBoard(
        total_of=total,
        units=units,
        parts=made.parts(),
        assesses={part.id: part.assesses for part in whole},
        per_point=made.per_point(),
        total=figures,
        known=made.of("known"),
        full_total=made.full,
        due_full=made.worth("due_full"),
        year_full=made.worth("year_full"),
        assessed=made.assessed,
        coverage=coverage,
        low=low,
        high=high,
        status=status,
        order=ranks.order,
        rank=ranks.rank,
        group_rank=ranks.group_rank,
        rank_low=ranks.low,
        rank_high=ranks.high,
        rank_unknown=ranks.unknown,
        unforeseen=unforeseen_of(total.parts, boards, units),
    )


def _units(scheme: Scheme, total: Total, boards: Mapping[str, TableBoard | TotalBoard]) -> tuple[Unit, ...]:
    """The units of anything with weight in the total, in the scheme's order; what is only added puts nobody in."""
    standing = {unit.id for id in total.weighty for unit in boards[id].units}
    return tuple(unit for unit in scheme.units if unit.id in standing)


class _Part(NamedTuple):
    """A table or total laid on the units of a total above it; float64[U], NaN where it does not know a unit.

    assesses : bool[U], whether anything of it is for the unit
    due_full, year_full : float64[U], its full points due and of the year; the most of any unit where it does
        not know one
    """

    id: str
    due: bool
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


def _part(id: str, board: TableBoard | TotalBoard, units: tuple[Unit, ...]) -> _Part:
    at = {unit.id: n for n, unit in enumerate(board.units)}
    places = np.array([at.get(unit.id, -1) for unit in units], dtype=np.int32)
    if isinstance(board, TableBoard):
        due, assesses = board.due, board.assesses
        per_point = {id: read(np.ones(len(board.units)))}
    else:
        due = not bool((board.status == Status.NOT_DUE).all())
        assesses, per_point = board.status != Status.NOT_APPLICABLE, dict(board.per_point)
    return _Part(
        id=id,
        due=due,
        assesses=_laid(read(assesses), places).value == 1,
        total=_laid(board.total, places),
        known=_laid(board.known, places),
        low=_laid(board.low, places),
        high=_laid(board.high, places),
        full=_laid(board.full_total, places),
        due_full=_laid(board.due_full, places, _largest(board.due_full)),
        year_full=_laid(board.year_full, places, _largest(board.year_full)),
        coverage=_laid(board.coverage, places),
        per_point={table: _laid(one, places) for table, one in per_point.items()},
    )


def _as_added(board: TableBoard | TotalBoard) -> TableBoard | TotalBoard:
    """A board as it is added to others: a table also brings what its bonuses and deductions alone give a unit.

    A unit of whose full points nothing is assessed there has no total in it, but its accidents count all the same.
    """
    if not isinstance(board, TableBoard):
        # A total that is missing without any bounds may yet come to anything; it is not nothing.
        unknown = (board.status == Status.MISSING) & board.low.missing
        low, high = where(unknown, -np.inf, board.low), where(unknown, np.inf, board.high)
        return replace(board, low=low, high=high)
    alone, lacks = ~board.assesses & board.terms.extra, board.lacking.any(axis=1)

    def brought(figures: Figure, open_: float) -> Figure:
        return where(alone, where(lacks, open_, board.known), figures)

    return replace(
        board,
        total=brought(board.total, np.nan),
        low=brought(board.low, -np.inf),
        high=brought(board.high, np.inf),
    )


def _laid(figures: Figure, places: Ints, otherwise: Number = np.nan) -> Figure:
    return where(places >= 0, figures[places] if len(figures) else np.nan, otherwise)


def _largest(figures: Figure) -> Figure:
    """The largest of several figures, 0 where there are none."""
    return most_of([0.0, *(figures[n] for n in range(len(figures)))])


class _Made(NamedTuple):
    """A total of its parts: those that make up its full points, and those that are only added."""

    total: Total
    whole: list[_Part]
    added: list[_Part]

    @property
    def weight(self) -> Figure:
        """Σw, the full points of a weighted total."""
        return added([read(one) for one in self.total.weights.values()])

    @property
    def full(self) -> Figure:
        """float64[U], the full points; those of a part that does not assess the unit as they are for others."""
        if self.total.weights:
            return self.worth("full")
        return added([where(part.assesses, part.full, part.due_full) for part in self.whole])

    def worth(self, side: str) -> Figure:
        """float64[U], the full points by one figure of the parts; Σw of a weighted total."""
        if self.total.weights:
            return self.weight + read(np.zeros(len(self.whole[0].full)))
        return added([getattr(part, side) for part in self.whole])

    def weight_of(self, part: _Part) -> Figure:
        """float64[U], what a part makes up of the full points: its weight, or its full points; 0 where it assesses nothing."""
        weight = read(self.total.weights[part.id]) if self.total.weights else part.full
        return where(part.assesses, weight, 0.0)

    @property
    def whole_assesses(self) -> Flags:
        """bool[U], whether all that makes up the full points assesses the unit."""
        found: Flags = np.logical_and.reduce([part.assesses for part in self.whole])
        return found

    @property
    def unassessed(self) -> Flags:
        """bool[U], whether the unit has no total for what does not assess it: nothing does, or it would have to."""
        anything = np.logical_or.reduce([part.assesses for part in self.whole])
        weight = added([self.weight_of(part) for part in self.whole])
        none: Flags = ~anything | ((weight.value <= 0) & (self.full.value > 0))
        return ~self.whole_assesses if self.total.unassessed == "unranked" else none

    @property
    def assessed(self) -> Figure:
        """float64[U], the full points of the parts that assess a unit; all of them where nothing is scaled."""
        weight = added([self.weight_of(part) for part in self.whole])
        scaled = ~self.whole_assesses & (weight.value > 0) & (self.total.unassessed != "0")
        return where(scaled, weight, self.full)

    @property
    def scale(self) -> Figure:
        """float64[U], by how much the parts that assess a unit count for more, so that they make up the full points."""
        return where(same(self.assessed, self.full), 1.0, self.full / self.assessed)

    def of(self, side: str) -> Figure:
        """float64[U], the total from one figure of its parts: total, known, low or high."""
        brought = [where(part.assesses, self.brought(part, getattr(part, side)), 0.0) for part in self.whole]
        if side == "known":
            brought = [one.filled(0.0) for one in brought]
        beside = [self.extra(part, getattr(part, side)) for part in self.added]
        inside = self.geometric(side) if self.total.combine == "geometric" else added(brought)
        return limited(added([inside, *beside]), self.total, self.full)

    def geometric(self, side: str) -> Figure:
        """Σw · Π max(0, s)^(w/Σw), over the parts that assess the unit; one that does not and counts 0 makes it 0."""
        powers = []
        for part in self.whole:
            weight = self.total.weights[part.id]
            if weight:
                share = self.share(part, getattr(part, side))
                share = share.filled(0.0) if side == "known" else share
                power = share ** (weight * self.scale / self.weight)
                powers.append(where(part.assesses, power, 0.0 if self.total.unassessed == "0" else 1.0))
        found = self.weight * product(powers)
        # Beside a part that brings nothing, one without end brings nothing either.
        nothing = ~np.logical_or.reduce([one.missing for one in powers]) & found.missing
        return where(nothing, 0.0, found)

    @staticmethod
    def share(part: _Part, figures: Figure) -> Figure:
        """Points as a share of the part's full points."""
        return where(np.isinf(figures.value), figures, figures / part.full)

    def brought(self, part: _Part, figures: Figure) -> Figure:
        """What a part that makes up the full points and assesses the unit brings to a sum."""
        if self.total.weights:
            figures = self.total.weights[part.id] * self.share(part, figures)
        return where(same(self.assessed, self.full), figures, figures * self.scale)

    def extra(self, part: _Part, figures: Figure) -> Figure:
        """What is only added: nothing for units it does not know or has nothing for, or while it is not due."""
        if not part.due:
            return read(np.zeros(len(figures)))
        return where(part.low.missing, 0.0, figures)

    def parts(self) -> dict[str, Figure]:
        """What each part brings to a sum, by id; nothing where it does not assess the unit, unless that counts 0."""
        none = 0.0 if self.total.unassessed == "0" else np.nan
        whole = {part.id: where(part.assesses, self.brought(part, part.total), none) for part in self.whole}
        return whole | {part.id: self.extra(part, part.total) for part in self.added}

    def per_point(self) -> dict[str, Figure]:
        """What a point of each table brings, at whatever depth."""
        found: dict[str, Figure] = {}
        for part in self.whole:
            one = read(np.zeros(len(part.full)))
            if self.total.combine == "sum":
                one = where(part.assesses, self.brought(part, read(np.ones(len(part.full)))), 0.0)
            _add(found, one, part)
        for part in self.added:
            _add(found, read(np.full(len(part.full), float(part.due))), part)
        return found

    def coverage(self) -> Figure:
        """float64[U], the share of the full points that is scored, by the parts' own shares."""
        worth = [where(part.coverage.known, self.weight_of(part), 0.0) for part in self.whole]
        scored = [(w * part.coverage).filled(0.0) for w, part in zip(worth, self.whole, strict=True)]
        return added(scored) / added(worth)


def _add(found: dict[str, Figure], one: Figure, part: _Part) -> None:
    for table, below in part.per_point.items():
        brought = (one * below).filled(0.0)
        found[table] = found[table] + brought if table in found else brought
