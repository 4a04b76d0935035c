"""What every scoring rule is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.engine.conditions import Judgement, Verdict, judge_all, verdict
from scorecard.engine.ranks import places
from scorecard.model.condition import Condition
from scorecard.model.ends import Ends
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import (
    Figure,
    Flags,
    Floats,
    Line,
    as_figures,
    constant,
    least,
    least_of,
    less_than,
    lift,
    more_than,
    most,
    throughout,
    where,
    with_answer_line,
    with_line,
)
from scorecard.model.indicator import Direction
from scorecard.model.observations import Ints
from scorecard.model.ranking import Ties
from scorecard.model.rule import Rule
from scorecard.model.unit import Unit
from scorecard.scheme.amount import amount
from scorecard.scheme.written import number_text, percent


@dataclass(frozen=True, eq=False)
class RuleColumn:
    """One indicator over all units.

    value : float64[U], the actual; rate : float64[U], what `completion` compares (may be infinite)
    full : float64[U], full points; compared : bool[U], the units that others are compared with
    ends : where the target is kept that the rule sees; number : float64[U], the same as it is written
    units : where groups, ids or names matter; at : int[U], which of them each is, where not one after the other
    own : float64[U], the value under which each unit itself stands among those gathered, where that
        may be another than `value` (a column of one year against the others of another)
    named : the figures from outside the column that the rule needs, each float64[U]
    """

    value: Figure
    rate: Figure
    full: Figure
    compared: Flags
    direction: Direction
    ties: Ties
    rule: Rule
    own: Figure | None = None
    number: Figure | None = None
    units: tuple[Unit, ...] = ()
    at: Ints | None = None
    ends: Ends | None = None
    named: Mapping[ExternalFigure, Figure] = field(default_factory=dict)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """By unit, its group, "" for none."""
        return tuple(unit.group or "" for unit in self._of_each)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """By unit, its id."""
        return tuple(unit.id for unit in self._of_each)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """By unit, its name."""
        return tuple(unit.short for unit in self._of_each)

    @property
    def _of_each(self) -> Iterable[Unit]:
        return self.units if self.at is None else (self.units[u] for u in self.at.tolist())

    @property
    def reverse(self) -> str:
        """How a rate is turned where lower is better."""
        return self.rule.reverse

    @cached_property
    def target(self) -> Figure | None:
        """float64[U], the number that a difference from the target is taken from."""
        if self.ends is None or self.number is None:
            return self.ends and self.ends.number
        return held_number(self.ends, self.number, self.value)

    @property
    def ranged(self) -> Flags:
        """bool[U], whether the target is a range, and not one number alone."""
        if self.ends is None:
            return np.zeros(self.value.shape, dtype=np.bool_)
        return self.ends.ranged & less_than(self.ends.lower, self.ends.upper)

    def places(self, keys: Floats, order: Floats, own: Floats | None) -> Floats:
        """The place of each key among sorted keys, the smallest first; its own entry left out where it is given."""
        return places(keys, order, self.ties, own)

    def outside(self, named: ExternalFigure) -> Figure:
        """A figure from outside the column; NaN where it is not at hand."""
        return self.named.get(named, as_figures(np.full(self.value.shape, np.nan)))


def held_number(ends: Ends, number: Figure, value: Figure) -> Figure:
    """The number that a difference from a target is taken from; float64[U].

    number : the target the rule sees as it is written

    Of 400左右 it is the 400; of a range the nearest of its figures, so that there is no difference
    inside; of anything else the one end there is.

    >>> from scorecard.model.figure import as_figures
    >>> ends = Ends(as_figures([2.0] * 3), as_figures([4.0] * 3), np.zeros(3, dtype=bool))
    >>> held_number(ends, as_figures([2.0] * 3), as_figures([1.0, 3.0, 9.0])).value.tolist()
    [2.0, 3.0, 4.0]
    >>> held_number(ends, as_figures([3.0] * 3), as_figures([1.0, 3.0, 9.0])).value.tolist()
    [3.0, 3.0, 3.0]
    """
    about = ends.ranged & more_than(number, ends.lower)
    nearest = where(less_than(value, ends.lower), ends.lower, value)
    nearest = where(more_than(value, ends.upper), ends.upper, nearest)
    return where(about, number, where(ends.ranged, nearest, ends.number))


class Award(NamedTuple):
    """basis : float64[U], the figure compared, after its own limits; points : float64[U], NaN where undefined."""

    basis: Figure
    points: Figure


def limits_of(rule: Rule, full: Figure) -> tuple[Figure, Figure]:
    """The fewest and the most points: 0 and full points, unless the rule names others; float64[U].

    A scale that says its own ends is held only by limits that are named. Naming any upper limit
    (`max_rate`, `max_points`, `max_extra`, the limit of a step) replaces the full points; of several
    the lowest holds.

    >>> from scorecard.scheme.amount import Amount
    >>> limits_of(Rule(max_extra=Amount(4.0)), as_figures([10.0]))[1].value.tolist()
    [14.0]
    """
    if rule.min_points:
        low = amount(rule.min_points, full)
        low = where(np.isposinf(low.value), -np.inf, low)
    else:
        low = throughout(-np.inf if rule.scale.own_ends else 0.0, full.shape)
    ends = [amount(rule.max_points, full)] if rule.max_points else []
    ends += [full + amount(rule.max_extra, full)] if rule.max_extra else []
    if not ends:
        cap = rule.scale.cap(rule.max_rate)
        if cap is None:
            ends = [throughout(np.inf, full.shape)]
        elif rule.max_rate is None:
            ends = [full]
        else:
            ends = [amount(cap, full)]
    return low, least_of(ends)


def limits(column: RuleColumn) -> tuple[Figure, Figure]:
    """The fewest and the most points of a column."""
    return limits_of(column.rule, column.full)


def cap_rate(column: RuleColumn, basis: Figure) -> Figure:
    """What is compared, cut at `max_rate`."""
    bound = column.rule.max_rate
    if bound is None:
        return basis
    return with_line(least(basis, constant(bound, "percent")), lambda: _rate_cap(basis, bound))


def _rate_cap(basis: Figure, bound: float) -> Line:
    """The line of the cap on a rate, told of the units whose rate it cuts."""

    def says(u: int) -> Text:
        rate, most = basis.at(u), percent(bound)
        over = message("a rate without bound") if np.isinf(rate) else percent(rate)
        return message("{over} is over {most}: {most} counts", over=over, most=most)

    return Line(message("Cap on the rate"), "percent", says, told=lambda u: bool(more_than(basis, bound)[u]))


def judging(column: RuleColumn, basis: Figure) -> Callable[[tuple[Condition, ...]], Judgement]:
    """Whether the conditions of a rule hold for each unit, where it can be told; each is asked once.

    Where points are in proportion to a mark, conditions look at the mark and not at its share.
    """
    own = column.value if column.rule.by_mark else basis
    told: dict[Condition, Verdict] = {}

    def figure(id: str, what: str) -> Figure:
        return own if not id else column.outside(ExternalFigure(id, what))  # type: ignore[arg-type]

    def judge_conditions(conditions: tuple[Condition, ...]) -> Judgement:
        for condition in conditions:
            if condition not in told:
                told[condition] = _with_premise_line(verdict(condition, figure), column.full)
        return judge_all([told[condition] for condition in conditions])

    return judge_conditions


PREMISE = message("Condition")


def _with_premise_line(one: Verdict, full: Figure) -> Verdict:
    """What became of a condition, with a line of its own."""
    return replace(one, fails=with_answer_line(one.fails, lambda: Line(PREMISE, about=one), full))


def clamp_points(points: Figure | float, low: Figure, high: Figure) -> Figure:
    """Points held between two limits, the floor last; NaN stays NaN, what is still infinite is undefined."""
    capped = with_line(least(points, high), lambda: _limit(CAP, OVER, lift(points), high))
    within = with_line(most(capped, low), lambda: _limit(FLOOR, BELOW, capped, low))
    return where(np.isinf(within.value), np.nan, within)


CAP, FLOOR = message("Cap"), message("Floor")
OVER, BELOW = message("is over the cap of"), message("is below the floor of")


def _limit(what: Text, passes: Text, before: Figure, end: Figure) -> Line:
    """The line of a limit, told of the units whose points it cuts."""

    def says(u: int) -> Text:
        points, kept = (number_text(float(figures[u : u + 1].shown[0]), "brief") for figures in (before, end))
        return message("{points} {passes} {kept}: {kept} counts", points=points, passes=passes, kept=kept)

    return Line(
        what, says=says, told=lambda u: bool((more_than if what is CAP else less_than)(before, end)[u])
    )


def parts(rule: Rule, groups: Sequence[str]) -> Iterator[tuple[Rule, Flags]]:
    """Each rule, and bool[U] the units it is for; one for all where groups do not matter.

    groups : by unit, its group
    """
    if not rule.by_group:
        yield rule, np.ones(len(groups), dtype=np.bool_)
        return
    of = np.array(groups, dtype=object)
    for group, part in rule.by_group:
        yield part, of == group
