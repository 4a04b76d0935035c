"""Which rows a scheme looks up in the years before its own, and so which years it looks back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scorecard.language.derived import formulas_of, known_to
from scorecard.model.condition import Condition
from scorecard.model.due_periods import period_before
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.indicator import Indicator
from scorecard.model.period import MONTHS, Period
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.scheme.target import Target, each_once


class LookedBack(NamedTuple):
    """A row or heading of a table that is looked up in an earlier year.

    measured : whether by its value or its target, which are in its measure
    """

    year: int
    table: int
    id: str
    measured: bool = True


def looked_back_rows(scheme: Scheme) -> Iterator[LookedBack]:
    """What formulas, rules, targets and conditions of a scheme ask for of the years before its own."""
    asked = (*_by_formulas(scheme), *_by_rows(scheme), *_by_amendments(scheme), *_by_conditions(scheme))
    yield from (each for each in dict.fromkeys(asked) if each.year < scheme.years[0])


def earlier_years(scheme: Scheme) -> frozenset[int]:
    """The years before its own whose figures a scheme asks for."""
    return frozenset(each.year for each in looked_back_rows(scheme))


def periods_looked_at(scheme: Scheme) -> int:
    """At how many periods in a row its conditions look at the most: 1 where none looks back."""
    return max((periods for _, _, periods in _conditions(scheme)), default=1)


def _by_formulas(scheme: Scheme) -> Iterator[LookedBack]:
    for place, formula in formulas_of(scheme.tables).items():
        known = known_to(scheme.tables, place.table)
        for figure in formula.figures:
            if figure.what in ("years_ago", "last_period"):
                ago = figure.years if figure.what == "years_ago" else 1
                yield from (
                    LookedBack(year - ago, known[figure.name].table, figure.name) for year in scheme.years
                )


def _by_rows(scheme: Scheme) -> Iterator[LookedBack]:
    for n, table in enumerate(scheme.tables):
        for row in table.rows:
            yield from _by_rule(scheme, n, row.id, row.named)
            yield from _by_targets(scheme, n, row.id, each_once(row.targets) if row.of_figures else ())


def _by_amendments(scheme: Scheme) -> Iterator[LookedBack]:
    tables = {table.id: n for n, table in enumerate(scheme.tables)}
    for change in (change for amendment in scheme.amendments for change in amendment.changes):
        n = tables[change.table]
        if isinstance(change.value, Rule):
            yield from _by_rule(scheme, n, change.indicator, change.value.named)
        elif isinstance(change.value, Target):
            yield from _by_targets(scheme, n, change.indicator, (change.value,))


def _by_rule(scheme: Scheme, table: int, id: str, named: Iterable[ExternalFigure]) -> Iterator[LookedBack]:
    """What a rule holds its row against: the row itself of an earlier year or period."""
    for figure in named:
        if figure.last_year or figure.last_period:
            yield from (LookedBack(year - 1, table, id) for year in scheme.years)
        elif figure.year is not None:
            yield LookedBack(figure.year, table, id)


def _by_targets(scheme: Scheme, table: int, id: str, targets: Iterable[Target]) -> Iterator[LookedBack]:
    """The row whose figure of a base year makes a target; of a base that is written nothing is looked up."""
    for link in (target.link for target in targets):
        if link is not None and link.base is None and link.indicator is None:
            yield from () if link.year is None else (LookedBack(link.year, table, id),)
            yield from (LookedBack(year - 1, table, id) for year in scheme.years if link.last_year)


def _by_conditions(scheme: Scheme) -> Iterator[LookedBack]:
    """The rows and headings that conditions look at in several periods running."""
    for own, condition, periods in _conditions(scheme):
        for n, table in enumerate(scheme.tables):
            for row in (row for row in table.indicators if row.id == (condition.id or own)):
                measured = condition.what in ("value", "target")
                years = _years_before(row, scheme, periods)
                yield from (LookedBack(year, n, row.id, measured) for year in years)


def _years_before(row: Indicator, scheme: Scheme, periods: int) -> Iterator[int]:
    """The years of the periods in which a row is assessed, back from the first of a scheme."""
    period = Period(scheme.years[0], MONTHS[scheme.frequency])
    for _ in range(periods - 1):
        period = period_before(row, period, scheme.frequency)
        yield period.year


def _conditions(scheme: Scheme) -> Iterator[tuple[str, Condition, int]]:
    """The conditions of lights, each with the id of its row, and those of effects and grades.

    Behind each stands at how many periods in a row it looks.
    """
    for row in (row for table in scheme.tables for row in table.rows):
        for light in row.lights:
            yield from _single(row.id, light.conditions)
    places: tuple[SchemeTable | Total, ...] = (*scheme.tables, *scheme.totals)
    effects = (effect.conditions for place in places for effect in place.effects)
    grades = (grade.conditions for place in places for grade in place.grades)
    for conditions in (*effects, *grades):
        yield from _single("", conditions)


def _single(
    own: str, conditions: Iterable[Condition], around: int = 1
) -> Iterator[tuple[str, Condition, int]]:
    """Conditions that have none inside them, each with the periods of those around it."""
    for condition in conditions:
        periods = around + condition.periods - 1
        if condition.any:
            yield from _single(own, condition.any, periods)
        else:
            yield own, condition, periods
