"""How much of a change each cause brought: Shapley values, elementwise.

The points of a cell follow from five things: its actual, its target, its full points, its rule, and
the figures of the other units where the rule looks at them. Between two boards each of the five is
the old or the new one, which makes 2⁵ mixtures. The part of a cause is what its step from old to new
changes, averaged over all orders in which the five may be taken: the one way to share a change that
adds up, treats causes alike, and turns its sign when the two boards are exchanged.

Actual 40 → 54, target 50 → 60, 10 points: 8.00 → 9.00 = actual +2.17, target −1.17.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from math import comb
from typing import NamedTuple

import numpy as np

from scorecard.base.records import dataclass
from scorecard.engine.as_now import in_measure, recode_words
from scorecard.engine.columns import column_of, compared_value, target_seen
from scorecard.engine.judges import panel_value
from scorecard.engine.row_rounding import round_row_values, with_column
from scorecard.engine.rules import award, gather
from scorecard.engine.rules.rule import clamp_points, limits_of, parts
from scorecard.language.derived import known_to
from scorecard.model.board import TableBoard
from scorecard.model.ends import Ends
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import (
    Figure,
    Flags,
    as_figures,
    blank,
    rounded,
    same,
    stack,
    sum_figures,
    where,
    with_columns,
)
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Ints
from scorecard.model.period import MONTHS
from scorecard.model.period_targets import RuleInputs
from scorecard.model.rounding import Rounding
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.scheme.compare.others import Pool
from scorecard.study.compare.frame import is_converted

FACTORS = ("actual", "target", "points", "rule", "reference")
CAUSES = (*FACTORS, "scope")
POINTS, SCOPE = CAUSES.index("points"), CAUSES.index("scope")


@dataclass(frozen=True, eq=False)
class ComparedSide:
    """One row of one of the two boards, for the units that are matched, in their order.

    units : int32[U], where the matched units stand in the board; i : the row; scheme : that of the board
    scene : what its rule was given
    """

    board: TableBoard
    units: Ints
    i: int
    scheme: Scheme
    scene: RuleInputs

    @classmethod
    def in_own_period(cls, board: TableBoard, units: Ints, i: int, scheme: Scheme) -> ComparedSide:
        """The row as it is in the board's own period."""
        return cls(board, units, i, scheme, board.scene)

    def in_month(self, month: int) -> ComparedSide | None:
        """The row as it was in another period of the board's year; None where that is not at hand.

        In a period that the board has not come to yet it is as by now.
        """
        rounds = {period.month: scene for period, scene in self.board.rounds.items()}
        if month in rounds:
            return replace(self, scene=rounds[month])
        return self if rounds and month > max(rounds) else None

    @property
    def row(self) -> Indicator:
        """The indicator, with the amendments of the period worked in."""
        return self.scene.terms.table.rows[self.i]

    @property
    def rounding(self) -> Rounding:
        """How its scheme rounds."""
        return self.scheme.rounding

    def other_row(self, id: str) -> Indicator | None:
        """Another row that its rule can name, of its table or of any other."""
        tables = self.scheme.tables
        own = next(n for n, table in enumerate(tables) if table.id == self.board.table.id)
        place = known_to(tables, own).get(id)
        return tables[place.table].rows[place.row] if place else None

    def scene_in_measure(self, rule: ComparedSide) -> RuleInputs:
        """What its rule was given, with the figures of the row in the measure of the row as `rule` has it."""
        then, now, scene, i = self.row, rule.row, self.scene, self.i
        named = {name: self.as_in(rule, name, each) for name, each in scene.named[i].items()}
        if any(figures is not scene.named[i][name] for name, figures in named.items()):
            scene = replace(scene, named=tuple(named if n == i else of for n, of in enumerate(scene.named)))
        if not is_converted(then, now):
            return scene

        def column(figures: Figure) -> Figure:
            return with_columns(figures, {i: in_measure(figures[:, i], then, now)})

        def ends(each: Ends) -> Ends:
            return each._replace(lower=column(each.lower), upper=column(each.upper))

        terms, seen = scene.terms, scene.observations
        return replace(
            scene,
            observations=with_column(seen, i, now, in_measure(seen.exact[:, i], then, now)),
            terms=replace(
                terms,
                target=column(terms.target),
                due=column(terms.due),
                seen=column(terms.seen),
                ends=ends(terms.ends),
                due_ends=ends(terms.due_ends),
                seen_ends=ends(terms.seen_ends),
            ),
        )

    def as_in(self, rule: ComparedSide, name: ExternalFigure, figures: Figure) -> Figure:
        """Figures from outside the column, in the measure and the words of the row they are of as `rule` has it."""
        then, now = (side.other_row(name.id) if name.id else side.row for side in (self, rule))
        if name.what not in ("value", "target") or not then or not now:
            return figures
        if name.what == "value" and then.words != now.words:
            return recode_words(figures, then.words, now.words)
        return in_measure(figures, then, now) if is_converted(then, now) else figures

    @property
    def assessed(self) -> Flags:
        """bool[all units], those that others are compared with."""
        return np.array([unit.assessed for unit in self.board.units], dtype=np.bool_)

    def value(self, rule: ComparedSide) -> Figure:
        """Values of all units of the board; marks become one, and figures are rounded, the way `rule` says."""
        scene = self.scene_in_measure(rule)
        seen = scene.observations
        if rule is not self and self.row.judging != rule.row.judging and rule.row.judging:
            return round_row_values(
                rule.row, panel_value(seen.marks[:, self.i], rule.row.judging, seen.judges)
            )
        if self.row.rounding != rule.row.rounding:
            column = with_column(replace(seen, unrounded=None), self.i, rule.row, seen.exact[:, self.i])
            scene = replace(scene, observations=column)
        return recode_words(compared_value(scene, self.i, rule.row.rule), self.row.words, rule.row.words)


def cause_shares(now: ComparedSide, then: ComparedSide) -> Figure:
    """What each cause brought to the points of a row; float64[U, 5], in the order of FACTORS.

    The five add up to the points now less the points then. NaN where either has none. A mixture for
    which the rule gives no points (a band that is lacking, a division by 0) counts as half way.
    """
    before, after = then.board.points[then.units, then.i], now.board.points[now.units, now.i]
    mixed = _mixtures(now, then)
    mixed[0], mixed[-1] = before, after
    halfway = (before + after) / 2
    return shapley([where(points.missing, halfway, points) for points in mixed])


def _mixtures(now: ComparedSide, then: ComparedSide) -> list[Figure]:
    """The points of each mixture; those that differ only in what is alike on both sides are worked out once."""
    alike = _same_by_factor(now, then)
    points_of: dict[tuple[bool, ...], Figure] = {}
    points = []
    for chosen in itertools.product((then, now), repeat=len(FACTORS)):
        taken = [now if same_here else side for side, same_here in zip(chosen, alike, strict=True)]
        key = tuple(side is now for side in taken)
        if key not in points_of:
            points_of[key] = mixture(*taken)
        points.append(points_of[key])
    return points


def _same_by_factor(now: ComparedSide, then: ComparedSide) -> tuple[bool, ...]:
    """By factor, whether both sides are known to have the same of it: the full points, and others nobody looks at."""
    sides = (now, then)
    if any(side.row.rule.every for side in sides):
        return (False,) * len(FACTORS)
    full = [side.scene.terms.points[side.units, side.i] for side in sides]
    return (False, False, _identical(*full), False, not any(_looks_around(side) for side in sides))


def _identical(a: Figure, b: Figure) -> bool:
    """Whether two figures are the same to the last bit, bounds and all."""
    same_values = np.array_equal(a.value, b.value, equal_nan=True) and np.array_equal(a.error, b.error)
    return same_values and np.array_equal(a.read, b.read)


def _looks_around(side: ComparedSide) -> bool:
    """Whether the rule of a side looks at anything beside the unit's own figures in the row."""
    compared = any(part.compare.sees_others or part.compare.against for part in side.row.rule.parts)
    return compared or bool(side.scene.named[side.i])


def mixture(
    actual: ComparedSide,
    target: ComparedSide,
    full: ComparedSide,
    rule: ComparedSide,
    reference: ComparedSide,
) -> Figure:
    """The points of the matched units with each of the five taken from one of the two boards; float64[U].

    A rule that differs by group is that of the group which the unit had on the rule's side.
    """
    mixed = _MixedSides(actual, target, full, rule, reference)
    points = _mixed_points(rule.row.rule, mixed, _in_all)
    return rounded(points, rule.rounding.points, rule.rounding.mode)


def _mixed_points(rule: Rule, mixed: _MixedSides, points_of: Callable[[Rule, _MixedSides], Figure]) -> Figure:
    """The points that a rule gives, those of each unit from the part for its group."""
    mix = blank(len(mixed.actual.units))
    groups = [mixed.rule.board.units[u].group or "" for u in mixed.rule.units]
    for part, here in parts(rule, groups):
        mix.put(here, points_of(part, mixed)[here])
    return mix


def _in_all(part: Rule, mixed: _MixedSides) -> Figure:
    return _sum_of_periods(part, mixed) if part.every else _once(part, mixed)


class _MixedSides(NamedTuple):
    """The sides that the five are taken from."""

    actual: ComparedSide
    target: ComparedSide
    full: ComparedSide
    rule: ComparedSide
    reference: ComparedSide


def _sum_of_periods(part: Rule, mixed: _MixedSides) -> Figure:
    """The points of each period that the side of the actuals has come to, added up; none where a side lacks one of them."""
    points = as_figures(np.zeros(len(mixed.actual.units)))
    each = MONTHS[part.every or "month"]
    rounds = mixed.actual.board.rounds or mixed.rule.board.rounds
    last = max((period.month for period in rounds), default=0)
    for month in range(each, last + 1, each):
        then = [side.in_month(month) for side in mixed]
        sides = _MixedSides(*(side for side in then if side)) if all(then) else None
        if sides is None:
            return as_figures(np.full(len(points), np.nan))
        due = sides.target.scene.terms.due_now[sides.target.i]
        points = points + (_mixed_points(part.in_round(sides.rule.row.rule), sides, _once) if due else 0.0)
    full = mixed.full.board.terms.points[mixed.full.units, mixed.full.i]
    return clamp_points(points, *limits_of(part, full))


def _once(part: Rule, mixed: _MixedSides) -> Figure:
    actual, target, full, rule, reference = mixed
    everyone, gathered = _others(part, rule, reference)
    promised, looked_at = target.scene_in_measure(rule).terms, reference.scene_in_measure(rule)
    column = column_of(
        rule.row.with_rule(part),
        rule.board.table.ranking.ties,
        actual.value(rule)[actual.units],
        target_seen(promised, target.i, part).for_units(target.units),
        full.scene.terms.points[full.units, full.i],
        reference.assessed[reference.units],
        tuple(reference.board.units[u] for u in reference.units),
        rule.rounding,
    )
    own = where(reference.assessed, everyone, np.nan)[reference.units]
    named = {
        reference_name: figures[reference.units]
        for reference_name, figures in looked_at.named[reference.i].items()
    }
    given = replace(column, own=own, named=named, number=promised.seen[target.units, target.i])
    return award(given, gathered).points


@lru_cache(maxsize=16)
def _others(part: Rule, rule: ComparedSide, reference: ComparedSide) -> tuple[Figure, Pool]:
    """The values of all units on the side that others are looked at, and what the rule gathers of them.

    Four pairs of sides serve all mixtures of a row.
    """
    everyone, terms = reference.value(rule), reference.scene_in_measure(rule).terms
    column = column_of(
        rule.row.with_rule(part),
        rule.board.table.ranking.ties,
        everyone,
        target_seen(terms, reference.i, part),
        terms.points[:, reference.i],
        reference.assessed,
        reference.board.units,
        rule.rounding,
    )
    return everyone, gather(column)


def shapley(values: Sequence[Figure]) -> Figure:
    """Shapley values of a game; float64[U, players], adding up to the last of the values less the first.

    values : one for each of the 2^players coalitions, float64[U]; the bits of its place say who is
        present, the first player's the highest

    Two players, of whom each alone brings 1 and both together 4: 2 each.

    >>> shapley([as_figures([0.0]), as_figures([1.0]), as_figures([1.0]), as_figures([4.0])]).shown.tolist()
    [[2.0, 2.0]]
    """
    players = len(values).bit_length() - 1
    parts = []
    for player in range(players):
        own = 1 << (players - 1 - player)
        without = [n for n in range(len(values)) if not n & own]
        steps = [
            (values[n | own] - values[n]) / float(players * comb(players - 1, n.bit_count())) for n in without
        ]
        parts.append(sum_figures(steps))
    return stack(parts, axis=-1)


def with_scope(parts: Figure, change: Figure) -> Figure:
    """The five causes and what is left of a change; float64[…, 6], adding up to the change.

    NaN where there is no change to explain.
    """
    rest = change - parts.sum()
    rest = where(same(rest, 0.0), 0.0, rest)
    because = stack([*(parts[..., n] for n in range(parts.shape[-1])), rest], axis=-1)
    return where(change.missing[..., None], np.nan, because)
