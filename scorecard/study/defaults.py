"""Defaults that are not declared and decide this board: each is told as a warning, at the table or total it is of."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.fault import Fault
from scorecard.base.message import comma_list
from scorecard.engine.figures import part_due
from scorecard.model.board import Board, Place, TotalBoard
from scorecard.model.period import MONTHS
from scorecard.scheme.written import exact
from scorecard.study.totals import sets_of_unassessed


def undeclared_choice_faults(board: Board) -> Iterator[Fault]:
    """What a total does with units that not all of it assesses, bounds in a part of the year, places left empty;
    which total grades and effects look at, and what derived rows are."""
    for total in board.totals:
        yield from _unassessed_faults(board, total)
    for place in board.places:
        yield from _bounds(board, place)
        yield from _places(board, place)
    yield from _printed_rank_faults(board)
    yield from _natures(board)


def _unassessed_faults(board: Board, total: TotalBoard) -> Iterator[Fault]:
    of = total.total_of
    if of.unassessed is not None or not total.due:
        return
    for ids, units in sets_of_unassessed(total).items():
        parts = comma_list([board.scheme.title_of(id) for id in ids])
        names = comma_list([total.units[u].short for u in units if total.units[u].assessed])
        if names:
            yield Fault("SC471", of.span, {"parts": parts, "units": names, "title": of.title})


def _bounds(board: Board, place: Place) -> Iterator[Fault]:
    """Grades and effects that would be others if bounds were met as written."""
    of, part = place.of, part_due(place)
    if of.ranking.bounds_on is not None or (part.value == 1).all():
        return
    from scorecard.study.otherwise import with_bounds_on

    by_share, by_points = (with_bounds_on(board, of.id, how) for how in ("share", "points"))
    moved = [u for u in range(len(place.units)) if _came_to(by_share, u) != _came_to(by_points, u)]
    if moved:
        u = moved[0]
        args = {"due": exact(float(place.due_full.shown[u])), "year": exact(float(place.year_full.shown[u]))}
        names = comma_list([place.units[u].short for u in moved])
        yield Fault("SC472", of.span, {"title": of.title, "units": names, **args})


def _places(board: Board, place: Place) -> Iterator[Fault]:
    """Quotas in which the next moves up, where a kept place would give others."""
    of = place.of
    if place.effected is None or not place.effected.held.any():
        return
    from scorecard.study.otherwise import with_places_kept

    for n, grade in enumerate(of.grades):
        if grade.end is None or grade.vacant is not None:
            continue
        given = with_places_kept(board, of.id, n).grade
        up = [
            unit.short
            for unit, a, b in zip(place.units, place.grade, given, strict=True)
            if a != b and a == grade.grade
        ]
        if up:
            yield Fault(
                "SC473", grade.span, {"title": of.title, "grade": grade.grade, "units": comma_list(up)}
            )


def _printed_rank_faults(board: Board) -> Iterator[Fault]:
    """Grades and effects that would be others on the total before rounding."""
    asked = [place for place in board.places if place.of.grades or place.of.effects]
    if board.scheme.rank_on_said or board.scheme.ranking.rank_on != "printed" or not asked:
        return
    from scorecard.study.otherwise import on_exact_totals

    for place, other in zip(board.places, on_exact_totals(board).places, strict=True):
        moved = [unit.short for u, unit in enumerate(place.units) if _came_to(place, u) != _came_to(other, u)]
        if moved:
            of = place.of
            yield Fault("SC474", of.span, {"title": of.title, "units": comma_list(moved)})


def _came_to(place: Place, u: int) -> tuple[str, tuple[bool, ...]]:
    """The grade of a unit, and which effects hold for it."""
    effects = () if place.effected is None else tuple(place.effected.held[u].tolist())
    return place.grade[u] if place.grade else "", effects


def _natures(board: Board) -> Iterator[Fault]:
    """Derived rows whose nature nobody said, in a period in which a count would be due in part only."""
    if board.period.month == MONTHS["year"]:
        return
    for table in board.tables:
        for i, row in enumerate(table.table.rows):
            judged_now = table.terms.due_now[i] and row.scores and row.interim == "due"
            if row.presumed and judged_now and table.terms.target.known[:, i].any():
                yield Fault("SC475", row.span, {"name": row.name})
