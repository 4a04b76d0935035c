"""Totals over tables and over other totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scorecard.engine.combining import limited
from scorecard.engine.open import unforeseen_of
from scorecard.engine.ranking import rank_total, unranked
from scorecard.model.board import Ints, TableBoard, TotalBoard
from scorecard.model.figure import Figure, added, less_than, product, read, rounded, where
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
    """One total, without ranks, for the units that stand in all that makes it up.

    boards : the tables and totals it may be made of, by id

    With s the share of a part's full points, w its weight, p its points, b points that are added:

    weights          Σ w·s + Σ b                   full points Σ w = 100
    geometric        Σw · Π max(0, s)^(w/Σw) + Σ b
    plain sum        Σ p + Σ b                     full points those of the parts

    then `most` cuts, then `least` lifts. Not formed where a part that makes up its full points is
    wholly not due; missing where one lacks a cell, or where less than `coverage` of the full points
    is scored. It is rounded for real where the scheme says so (`rounding: {overall: …}`).

    70 × 91.20 ÷ 100 + 30 × 24.60 ÷ 30 = 88.44.
    """
    units = _units(scheme, total, boards)
    whole = [_part(id, boards[id], units) for id in total.whole]
    added = [_part(id, boards[id], units) for id in total.add]
    made = _Made(total, whole, added)
    not_due = any(not part.due for part in whole)
    coverage = made.coverage()
    uncovered = less_than(coverage, total.coverage or 0.0)
    way = scheme.rounding.overall, scheme.rounding.mode
    figures, low, high = (rounded(made.of(side), *way) for side in ("total", "low", "high"))
    nothing = read(np.full(len(units), np.nan))
    # What is left out of a part has no bounds here: the unit may yet stand anywhere.
    low, high = where(uncovered, -np.inf, low), where(uncovered, np.inf, high)
    figures = where(uncovered, np.nan, figures)
    if not_due:
        figures, low, high = nothing, nothing, nothing
    lacking = np.where(figures.missing, Status.MISSING, Status.SCORED)
    ranks = unranked(len(units))
    return TotalBoard(
        total_of=total,
        units=units,
        parts=made.parts(),
        per_point=made.per_point(),
        total=figures,
        known=made.of("known"),
        full_total=made.full,
        coverage=coverage,
        low=low,
        high=high,
        status=np.full(len(units), Status.NOT_DUE, np.int8) if not_due else lacking.astype(np.int8),
        order=ranks.order,
        rank=ranks.rank,
        group_rank=ranks.group_rank,
        rank_low=ranks.low,
        rank_high=ranks.high,
        rank_unknown=ranks.unknown,
        unforeseen=unforeseen_of(total.parts, boards, units),
    )


def _units(scheme: Scheme, total: Total, boards: Mapping[str, TableBoard | TotalBoard]) -> tuple[Unit, ...]:
    """The units of all that makes up the full points; what is only added need not know them."""
    members = [{unit.id for unit in boards[id].units} for id in total.whole]
    return tuple(unit for unit in scheme.units if all(unit.id in ids for ids in members))


class _Part(NamedTuple):
    """A table or total laid on the units of a total above it; float64[U], NaN where it does not know a unit."""

    id: str
    due: bool
    total: Figure
    known: Figure
    low: Figure
    high: Figure
    full: Figure
    coverage: Figure
    per_point: Mapping[str, Figure]


def _part(id: str, board: TableBoard | TotalBoard, units: tuple[Unit, ...]) -> _Part:
    at = {unit.id: n for n, unit in enumerate(board.units)}
    places = np.array([at.get(unit.id, -1) for unit in units], dtype=np.int32)
    if isinstance(board, TableBoard):
        due, per_point = board.due, {id: read(np.ones(len(board.units)))}
    else:
        due, per_point = not bool((board.status == Status.NOT_DUE).all()), dict(board.per_point)
    return _Part(
        id=id,
        due=due,
        total=_laid(board.total, places),
        known=_laid(board.known, places),
        low=_laid(board.low, places),
        high=_laid(board.high, places),
        full=_laid(board.full_total, places),
        coverage=_laid(board.coverage, places),
        per_point={table: _laid(one, places) for table, one in per_point.items()},
    )


def _laid(figures: Figure, places: Ints) -> Figure:
    return where(places >= 0, figures[places] if len(figures) else np.nan, np.nan)


class _Made(NamedTuple):
    """A total of its parts: those that make up its full points, and those that are only added."""

    total: Total
    whole: list[_Part]
    added: list[_Part]

    @property
    def weight(self) -> float:
        """Σw, the full points of a weighted total."""
        return float(added([read(one) for one in self.total.weights.values()]))

    @property
    def full(self) -> Figure:
        """float64[U], the full points."""
        if not self.total.weights:
            return added([part.full for part in self.whole])
        return read(np.full(len(self.whole[0].full), self.weight))

    def of(self, side: str) -> Figure:
        """float64[U], the total from one figure of its parts: total, known, low or high."""
        brought = [self.brought(part, getattr(part, side)) for part in self.whole]
        if side == "known":
            brought = [one.filled(0.0) for one in brought]
        beside = [self.extra(part, getattr(part, side)) for part in self.added]
        inside = self.geometric(brought) if self.total.combine == "geometric" else added(brought)
        return limited(added([inside, *beside]), self.total, self.full)

    def geometric(self, brought: list[Figure]) -> Figure:
        """Σw · Π max(0, s)^(w/Σw), from what each part brings to a sum."""
        weights = list(self.total.weights.values())
        powers = [
            where(np.isinf(one.value), one, one / weight) ** (read(weight) / self.weight)
            for one, weight in zip(brought, weights, strict=True)
            if weight
        ]
        found = self.weight * product(powers)
        # Beside a part that brings nothing, one without end brings nothing either.
        nothing = ~np.logical_or.reduce([one.missing for one in powers]) & found.missing
        return where(nothing, 0.0, found)

    def brought(self, part: _Part, figures: Figure) -> Figure:
        """What a part that makes up the full points brings to a sum."""
        if not self.total.weights:
            return figures
        share = where(np.isinf(figures.value), figures, figures / part.full)
        return self.total.weights[part.id] * share

    def extra(self, part: _Part, figures: Figure) -> Figure:
        """What is only added: nothing for units it does not know or has nothing for, or while it is not due."""
        if not part.due:
            return read(np.zeros(len(figures)))
        return where(part.low.missing, 0.0, figures)

    def parts(self) -> dict[str, Figure]:
        """What each part brings to a sum, by id."""
        whole = {part.id: self.brought(part, part.total) for part in self.whole}
        return whole | {part.id: self.extra(part, part.total) for part in self.added}

    def per_point(self) -> dict[str, Figure]:
        """What a point of each table brings, at whatever depth."""
        found: dict[str, Figure] = {}
        for part in self.whole:
            one = read(np.zeros(len(part.full)))
            if self.total.combine == "sum":
                one = self.brought(part, read(np.ones(len(part.full))))
            _add(found, one, part)
        for part in self.added:
            _add(found, read(np.full(len(part.full), float(part.due))), part)
        return found

    def coverage(self) -> Figure:
        """float64[U], the share of the full points that is scored, by the parts' own shares."""
        worth = [
            read(np.full(len(part.full), self.total.weights[part.id])) if self.total.weights else part.full
            for part in self.whole
        ]
        scored = added([w * part.coverage for w, part in zip(worth, self.whole, strict=True)])
        return scored / added(worth)


def _add(found: dict[str, Figure], one: Figure, part: _Part) -> None:
    for table, below in part.per_point.items():
        brought = (one * below).filled(0.0)
        found[table] = found[table] + brought if table in found else brought
