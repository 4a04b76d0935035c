"""Grades: given beforehand, by conditions, by quota, the rest; then what effects make of them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.engine.conditions import Figures, holds, known
from scorecard.engine.effects import taken_out, without_grade
from scorecard.engine.figures import among_of, official
from scorecard.model.board import Effected, TableBoard, TotalBoard
from scorecard.model.condition import Grade
from scorecard.model.effect import Effect
from scorecard.model.figure import Figure, Flags, Floats
from scorecard.model.scheme import Unit


class Standing(NamedTuple):
    """What grades are given on: the units, their totals and official ranks, the group each is ranked in.

    total, rank : float64[U], NaN where there are none; groups : "" where all are ranked together
    """

    units: tuple[Unit, ...]
    total: Figure
    rank: Floats
    groups: tuple[str, ...]


def graded_table(board: TableBoard, figure: Figures) -> TableBoard:
    """The board of a table with the grades of its units."""
    if not board.table.grades:
        return board
    grade, effected = _graded(board.table.grades, board.table.effects, board, figure)
    return replace(board, grade=grade, effected=effected)


def graded_total(board: TotalBoard, figure: Figures) -> TotalBoard:
    """The board of a total with the grades of its units."""
    if not board.total_of.grades:
        return board
    grade, effected = _graded(board.total_of.grades, board.total_of.effects, board, figure)
    return replace(board, grade=grade, effected=effected)


def _graded(
    grades: tuple[Grade, ...], effects: tuple[Effect, ...], board: TableBoard | TotalBoard, figure: Figures
) -> tuple[tuple[str, ...], Effected | None]:
    by_group = among_of(board) == "group"
    groups = tuple((unit.group or "") if by_group else "" for unit in board.units)
    standing = Standing(board.units, board.total, official(board), groups)
    names = {grade.grade for grade in grades}
    given = [unit.grade if unit.grade in names else None for unit in board.units]
    if board.effected is None:
        return grades_of(grades, standing, figure, given, np.ones(len(given), dtype=np.bool_)), None
    held = board.effected.held
    out, never = taken_out(effects, held), without_grade(effects, held)
    before = [forced(grades, effects, flags) or own for flags, own in zip(held, given, strict=True)]
    found = grades_of(grades, standing, figure, before, ~out & ~never)
    after = ("" if never[u] else moved(grades, effects, held[u], grade) for u, grade in enumerate(found))
    return tuple(after), replace(board.effected, grade=found)


def grades_of(
    grades: tuple[Grade, ...],
    standing: Standing,
    figure: Figures,
    given: list[str | None],
    open_: Flags,
) -> tuple[str, ...]:
    """The grade of each unit, "" for none: the one given beforehand, else the first that holds, the rest last.

    given : by unit, a grade that is no matter of conditions and quotas, and takes no place in one
    open_ : bool[U], whom conditions and quotas may grade at all

    A unit without a total gets a grade only where conditions on other figures decide it before any
    that still cannot be told: 直接通过 by an honour, but never the rest. Units that are only shown get none.

    Of 11 ranked units, A: top 25 % rounded up, B: top 45 % rounded down, D: bottom 5 % rounded up,
    C: the rest: 3, 4, 1 and 3 [S80].
    """
    assessed = np.array([unit.assessed for unit in standing.units], dtype=np.bool_)
    found = [(grade or "") if here else "" for grade, here in zip(given, assessed, strict=True)]
    still = assessed & open_ & np.array([not grade for grade in found], dtype=np.bool_)
    lacks = standing.total.missing
    for grade in sorted((one for one in grades if not one.given), key=lambda one: one.rest):
        if grade.conditions:
            chosen, told = still & holds(grade.conditions, figure), known(grade.conditions, figure)
        else:
            chosen, told = still & ~lacks, ~lacks
        if grade.end is not None:
            counted = shared_among(standing.units, grades)
            chosen, told = chosen & _in_quota(grade, standing, still, counted), told & ~lacks
        for u in np.flatnonzero(chosen):
            found[u] = grade.grade
        still &= ~chosen & (told | ~lacks)
    return tuple(found)


def shared_among(units: tuple[Unit, ...], grades: tuple[Grade, ...]) -> Flags:
    """bool[U], the units that a share is a share of: all but those graded beforehand.

    Of 13, 2 of them in their period of grace, 11 are assessed: A 3, B 4, C 3, D 1 [S80].
    """
    names = {grade.grade for grade in grades}
    return np.array([unit.grade not in names for unit in units], dtype=np.bool_)


def _in_quota(grade: Grade, standing: Standing, still: Flags, counted: Flags) -> Flags:
    """bool[U], the units that the count of a quota reaches, group by group."""
    rank = standing.rank
    reached = np.zeros(len(rank), dtype=np.bool_)
    for group in dict.fromkeys(standing.groups):
        inside = np.array([one == group for one in standing.groups]) & ~np.isnan(rank)
        count = grade.count(int((inside & counted).sum()), group)
        keys = -rank if grade.end == "bottom" else rank
        pool = np.sort(keys[inside & still])
        if not count or not len(pool):
            continue
        edge = pool[min(count, len(pool)) - 1]
        over = int((pool <= edge).sum()) > count and grade.edge_tie == "exclude"
        reached |= inside & still & ((keys < edge) if over else (keys <= edge))
    return reached


def forced(grades: tuple[Grade, ...], effects: tuple[Effect, ...], held: Flags) -> str | None:
    """The grade that effects give outright; of several the lowest.

    held : bool[E], the effects that hold for one unit
    """
    said = [effect.then.grade for effect, holds in zip(effects, held, strict=True) if holds]
    return _lowest(grades, [grade for grade in said if grade])


def moved(grades: tuple[Grade, ...], effects: tuple[Effect, ...], held: Flags, grade: str) -> str:
    """A grade after caps and shifts; one that an effect gave outright stays.

    `no_higher_than` comes first, of several the lowest; then all shifts added up. The lowest grade,
    the highest, and the cap are the ends. Grades that are only given are no steps on the way.

    >>> from scorecard.model.effect import Then
    >>> ladder = tuple(Grade(name) for name in ("优秀", "良好", "合格"))
    >>> cap, up = Effect("否优", (), Then(no_higher_than="良好")), Effect("晋档", (), Then(shift=1))
    >>> [moved(ladder, (cap, up), np.array(held), "合格") for held in ([0, 1], [1, 1])]
    ['良好', '良好']
    >>> moved(ladder, (cap, up), np.array([1, 1]), "优秀")
    '良好'
    """
    if not grade or forced(grades, effects, held):
        return grade
    holding = [effect.then for effect, holds in zip(effects, held, strict=True) if holds]
    names = list(dict.fromkeys(one.grade for one in grades))
    steps_between = {one.grade for one in grades if not one.given}
    cap = _lowest(grades, [then.no_higher_than for then in holding if then.no_higher_than])
    highest = names.index(cap) if cap else 0
    at = max(names.index(grade), highest)
    steps = sum(then.shift for then in holding)
    way = range(at - 1, highest - 1, -1) if steps > 0 else range(at + 1, len(names))
    walked = [n for n in way if names[n] in steps_between][: abs(steps)]
    return names[walked[-1] if walked else at]


def _lowest(grades: tuple[Grade, ...], said: list[str]) -> str | None:
    names = [one.grade for one in grades]
    return max(said, key=names.index) if said else None
