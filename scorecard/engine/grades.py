"""Grades: given beforehand, by conditions, by quota, the rest; then what effects make of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple, TypeVar

import numpy as np

from scorecard.engine.conditions import Figures, all_figures_known, holds
from scorecard.engine.effects import ineligible_units, taken_out
from scorecard.engine.figures import among_of, official
from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.effect import Effect
from scorecard.model.figure import Figure, Flags, Floats
from scorecard.model.grade import Grade
from scorecard.model.outcome import QuotaResult
from scorecard.model.unit import Unit

P = TypeVar("P", TableBoard, TotalBoard)


class GradeStanding(NamedTuple):
    """What grades are given on: the units, their totals and official ranks, the group each is ranked in.

    total, rank : float64[U], NaN where there are none; groups : "" where all are ranked together
    before : float64[U], the ranks before any effect: quotas are shares of those ranked then
    """

    units: tuple[Unit, ...]
    total: Figure
    rank: Floats
    groups: tuple[str, ...]
    before: Floats


class GradeTrial(NamedTuple):
    """What was asked for one grade, bool[U] each.

    asked : whom nothing had given a grade before; met : of these, whose conditions hold, or who has a total
    barred : whom effects keep from its quota; reached : whom the quota reaches
    """

    asked: Flags
    met: Flags
    barred: Flags
    reached: Flags


class GradeResult(NamedTuple):
    """What grades were given.

    grade : by unit, "" for none; by : which of the grades that was, −1 where it was given beforehand, or none is
    awards : by grade what its quota came to, group by group; tried : what was asked, None where nothing was
    """

    grade: tuple[str, ...]
    by: tuple[int, ...]
    awards: tuple[tuple[QuotaResult, ...], ...]
    tried: tuple[GradeTrial | None, ...]


class Struck(NamedTuple):
    """What effects keep units from; bool[U] each.

    graded : whom conditions and quotas may not grade at all
    zeroed : whose total is set to 0: no place is theirs among the best
    best : by unit, the best grade it may have by effects, None without a limit
    """

    graded: Flags
    zeroed: Flags
    best: tuple[str | None, ...]


def with_grades(board: P, figure: Figures) -> P:
    """The board of a table or total with the grades of its units."""
    graded = grades_at(board, figure)
    # What the effects were judged on, with the grades before caps and shifts.
    effected = board.effected and replace(board.effected, grade=graded.grade)
    return replace(board, grade=moved_grades(board, graded), awards=graded.awards, effected=effected)


def grades_at(board: Place, figure: Figures) -> GradeResult:
    """The grades of the units of a table or total, before caps and shifts."""
    grades, effects, standing = board.of.grades, board.of.effects, standing_of(board)
    names = {grade.grade for grade in grades}
    given = [unit.grade if unit.grade in names else None for unit in board.units]
    if board.effected is None:
        return grades_of(grades, standing, figure, given)
    holding = board.effected.held
    before = [forced_grade(grades, effects, flags) or own for flags, own in zip(holding, given, strict=True)]
    return grades_of(grades, standing, figure, before, struck_by(grades, effects, holding))


def moved_grades(board: Place, graded: GradeResult) -> tuple[str, ...]:
    """The grades after caps and shifts, and without those of units that are ineligible."""
    if board.effected is None:
        return graded.grade
    grades, effects, holding = board.of.grades, board.of.effects, board.effected.held
    never = ineligible_units(effects, holding)
    return tuple(
        "" if never[u] else shifted_grade(grades, effects, holding[u], grade)
        for u, grade in enumerate(graded.grade)
    )


def standing_of(board: Place) -> GradeStanding:
    """What the grades of a table or total are given on."""
    by_group = among_of(board) == "group"
    groups = tuple((unit.group or "") if by_group else "" for unit in board.units)
    was = board.effected
    before = official(board) if was is None else was.ranks.official(among_of(board))
    return GradeStanding(board.units, board.total, official(board), groups, before)


def struck_by(grades: tuple[Grade, ...], effects: tuple[Effect, ...], held: Flags) -> Struck:
    """What effects keep units from; held : bool[U, E], which of them hold."""
    zeroed: Flags = (held & np.array([effect.then.total == 0 for effect in effects])).any(axis=1)
    best = tuple(forced_grade(grades, effects, flags) or grade_cap(grades, effects, flags) for flags in held)
    return Struck(taken_out(effects, held) | ineligible_units(effects, held), zeroed, best)


def grades_of(
    grades: tuple[Grade, ...],
    standing: GradeStanding,
    figure: Figures,
    given: list[str | None],
    struck: Struck | None = None,
) -> GradeResult:
    """The grade of each unit: the one given beforehand, else the first that holds, the rest last.

    given : by unit, a grade that is no matter of conditions and quotas, and takes no place in one

    A unit without a total gets a grade only where conditions on other figures decide it before any
    that still cannot be told: 直接通过 by an honour, but never the rest. Units that are only shown get none.
    A unit that an effect keeps from a grade takes no place in its quota: the next moves up, unless the place
    is to stay empty.

    Of 11 ranked units, A: top 25 % rounded up, B: top 45 % rounded down, D: bottom 5 % rounded up,
    C: the rest: 3, 4, 1 and 3 [S80]. Of 5, A: top 40 %, the first struck: the second and the third.
    """
    grading = _Grading(grades, standing, figure, given, struck or nobody_struck(len(standing.units)))
    for n, grade in sorted(enumerate(grades), key=lambda each: each[1].rest):
        if not grade.given:
            grading.give(n)
    return GradeResult(tuple(grading.found), tuple(grading.by), tuple(grading.awards), tuple(grading.tried))


def nobody_struck(count: int) -> Struck:
    """Where no effect keeps anybody from anything."""
    nobody = np.zeros(count, dtype=np.bool_)
    return Struck(nobody, nobody, (None,) * count)


class _Grading:
    """Grades given one after the other.

    found : by unit its grade so far, "" for none; still : bool[U], who may yet get one
    waiting : bool[U], whose places are kept empty: once, in the grade that would have been theirs
    """

    def __init__(
        self,
        grades: tuple[Grade, ...],
        standing: GradeStanding,
        figure: Figures,
        given: list[str | None],
        struck: Struck,
    ) -> None:
        self.grades, self.standing, self.figure, self.struck = grades, standing, figure, struck
        assessed = np.array([unit.assessed for unit in standing.units], dtype=np.bool_)
        self.found = [(grade or "") if here else "" for grade, here in zip(given, assessed, strict=True)]
        self.still = assessed & ~struck.graded & np.array([not grade for grade in self.found], dtype=np.bool_)
        self.lacks, self.counted = standing.total.missing, shared_among(standing.units, grades)
        self.waiting = assessed & self.counted
        self.by = [-1] * len(assessed)
        self.awards: list[tuple[QuotaResult, ...]] = [()] * len(grades)
        self.tried: list[GradeTrial | None] = [None] * len(grades)

    def give(self, n: int) -> None:
        """Give the grade at `n` to those whose conditions hold and whom its quota reaches."""
        grade, still = self.grades[n], self.still
        if grade.conditions:
            met = still & holds(grade.conditions, self.figure)
            told = all_figures_known(grade.conditions, self.figure)
        else:
            met, told = still & ~self.lacks, ~self.lacks
        barred = np.zeros_like(still)
        reached = ~barred
        if grade.end is not None:
            barred = kept_from(grade, self.grades, self.struck)
            reached = self._fill_quota(n, barred)
            told = told & ~self.lacks
        chosen = met & reached
        self.tried[n] = GradeTrial(still, met, barred, reached)
        for u in np.flatnonzero(chosen).tolist():
            self.found[u], self.by[u] = grade.grade, n
        self.still = still & ~chosen & (told | ~self.lacks)
        self.waiting = self.waiting & ~chosen

    def _fill_quota(self, n: int, barred: Flags) -> Flags:
        """bool[U], whom the quota of the grade at `n` reaches."""
        grade, standing, still = self.grades[n], self.standing, self.still
        places = Quotas(grade, standing, self.counted, self.found, barred)
        would_be = places.fill_quotas(standing.before, (still | barred) & self.waiting)[0]
        empty = self.waiting & barred & would_be
        kept = empty if grade.vacant == "kept" else np.zeros_like(empty)
        reached, self.awards[n] = places.fill_quotas(standing.rank, still & ~barred, kept)
        self.waiting = self.waiting & ~empty
        return reached


def kept_from(grade: Grade, grades: tuple[Grade, ...], struck: Struck) -> Flags:
    """bool[U], the units that effects keep from the quota of a grade, whatever their rank."""
    names = list(dict.fromkeys(each.grade for each in grades))
    at = names.index(grade.grade)
    below = np.array([best is not None and names.index(best) > at for best in struck.best], dtype=np.bool_)
    barred: Flags = struck.graded | below
    return barred | struck.zeroed if grade.end == "top" else barred


def shared_among(units: tuple[Unit, ...], grades: tuple[Grade, ...]) -> Flags:
    """bool[U], the units that a share is a share of: all but those graded beforehand.

    Of 13, 2 of them in their period of grace, 11 are assessed: A 3, B 4, C 3, D 1 [S80].
    """
    names = {grade.grade for grade in grades}
    return np.array([unit.grade not in names for unit in units], dtype=np.bool_)


class Quotas(NamedTuple):
    """The quota of a grade, of all units or of each group, with the grades that are given by now.

    counted : bool[U], whom a share is a share of, if ranked before any effect
    found : the grade of each unit so far, "" for none; barred : bool[U], whom effects keep from this one
    """

    grade: Grade
    standing: GradeStanding
    counted: Flags
    found: list[str]
    barred: Flags

    def fill_quotas(
        self, rank: Floats, pool: Flags, kept: Flags | None = None
    ) -> tuple[Flags, tuple[QuotaResult, ...]]:
        """bool[U], the units of a pool whose rank the quota reaches, and what it came to, group by group.

        kept : bool[U], whose places stay empty
        """
        reached = np.zeros(len(rank), dtype=np.bool_)
        awards = []
        for group in dict.fromkeys(self.standing.groups):
            inside = np.array([other == group for other in self.standing.groups])
            ranked = int((inside & self.counted & ~np.isnan(self.standing.before)).sum())
            many = self.grade.count(ranked, group)
            empty = 0 if kept is None else int((inside & kept).sum())
            inside &= ~np.isnan(rank)
            filled = self._nearest(rank, inside & pool, many - empty)
            reached |= filled
            taken = Counter(self.found[u] for u in np.flatnonzero(inside & ~pool & ~self.barred))
            barred = int((inside & ~pool & self.barred).sum())
            awards.append(
                QuotaResult(group, ranked, many, empty, taken, barred, tuple(np.sort(rank[filled]).tolist()))
            )
        return reached, tuple(awards)

    def _nearest(self, rank: Floats, pool: Flags, many: int) -> Flags:
        """bool[U], so many of a pool from the top or the bottom; of ties at the edge all or none."""
        keys = -rank if self.grade.end == "bottom" else rank
        inner = np.sort(keys[pool])
        if many <= 0 or not len(inner):
            return np.zeros_like(pool)
        edge = inner[min(many, len(inner)) - 1]
        over = int((inner <= edge).sum()) > many and self.grade.edge_tie == "exclude"
        near: Flags = pool & ((keys < edge) if over else (keys <= edge))
        return near


def forced_grade(grades: tuple[Grade, ...], effects: tuple[Effect, ...], held: Flags) -> str | None:
    """The grade that effects give outright; of several the lowest.

    held : bool[E], the effects that hold for one unit
    """
    grades_set = [effect.then.grade for effect, holds in zip(effects, held, strict=True) if holds]
    return _lowest(grades, [grade for grade in grades_set if grade])


def grade_cap(grades: tuple[Grade, ...], effects: tuple[Effect, ...], held: Flags) -> str | None:
    """The best grade that effects leave to a unit; of several caps the lowest.

    held : bool[E], the effects that hold for one unit
    """
    caps = [effect.then.no_higher_than for effect, holds in zip(effects, held, strict=True) if holds]
    return _lowest(grades, [cap for cap in caps if cap])


def shifted_grade(grades: tuple[Grade, ...], effects: tuple[Effect, ...], held: Flags, grade: str) -> str:
    """A grade after caps and shifts; one that an effect gave outright stays.

    `no_higher_than` comes first, of several the lowest; then all shifts added up. The lowest grade,
    the highest, and the cap are the ends. Grades that are only given are no steps on the way.

    >>> from scorecard.model.effect import Consequence
    >>> ladder = tuple(Grade(name) for name in ("优秀", "良好", "合格"))
    >>> cap, up = Effect("否优", (), Consequence(no_higher_than="良好")), Effect("晋档", (), Consequence(shift=1))
    >>> [shifted_grade(ladder, (cap, up), np.array(held), "合格") for held in ([0, 1], [1, 1])]
    ['良好', '良好']
    >>> shifted_grade(ladder, (cap, up), np.array([1, 1]), "优秀")
    '良好'
    """
    if not grade or forced_grade(grades, effects, held):
        return grade
    holding = [effect.then for effect, holds in zip(effects, held, strict=True) if holds]
    names = list(dict.fromkeys(each.grade for each in grades))
    steps_between = {each.grade for each in grades if not each.given}
    cap = grade_cap(grades, effects, held)
    highest = names.index(cap) if cap else 0
    at = max(names.index(grade), highest)
    steps = sum(then.shift for then in holding)
    way = range(at - 1, highest - 1, -1) if steps > 0 else range(at + 1, len(names))
    walked = [n for n in way if names[n] in steps_between][: abs(steps)]
    return names[walked[-1] if walked else at]


def _lowest(grades: tuple[Grade, ...], named: list[str]) -> str | None:
    names = [grade.grade for grade in grades]
    return max(named, key=names.index) if named else None
