"""Which years before its own a scheme looks back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scorecard.language.derived import formulas_of
from scorecard.model.condition import Condition
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.scheme.target import Target, each_once


def earlier_years(scheme: Scheme) -> frozenset[int]:
    """The years before its own whose figures its formulas, rules, targets and conditions ask for.

    What is asked of the period before may lie in the year before; of conditions that look at several periods in a row,
    each may lie in a year of its own.
    """
    rows = [row for table in scheme.tables for row in table.rows]
    changed = [change.value for amendment in scheme.amendments for change in amendment.changes]
    named = [figure for row in rows for figure in row.named]
    named += [figure for value in changed if isinstance(value, Rule) for figure in value.named]
    formulas = (figure for formula in formulas_of(scheme.tables).values() for figure in formula.figures)
    ago = {1 if figure.what == "last_period" else figure.years for figure in formulas}
    ago |= {1 for figure in named if figure.last_year or figure.last_period}
    ago |= set(range(periods_looked_at(scheme)))
    years = {year - back for year in scheme.years for back in ago}
    years |= {figure.year for figure in named if figure.year is not None}
    targets = [target for row in rows for target in each_once(row.targets)]
    targets += [value for value in changed if isinstance(value, Target)]
    years |= set(_bases(targets, scheme))
    return frozenset(years - set(scheme.years))


def _bases(targets: Iterable[Target], scheme: Scheme) -> Iterator[int]:
    """The base years of targets whose figures are to be found in the data of those years."""
    for link in (target.link for target in targets):
        if link and link.base is None:
            yield from () if link.year is None else (link.year,)
            yield from (year - 1 for year in scheme.years if link.last_year)


def periods_looked_at(scheme: Scheme) -> int:
    """At how many periods in a row its conditions look at the most: 1 where none looks back."""
    return _most(conditions_of(scheme))


def conditions_of(scheme: Scheme) -> tuple[Condition, ...]:
    """The conditions of lights, effects and grades, which may look at several periods in a row."""
    places: tuple[SchemeTable | Total, ...] = (*scheme.tables, *scheme.totals)
    lights = (light.conditions for table in scheme.tables for row in table.rows for light in row.lights)
    effects = (effect.conditions for place in places for effect in place.effects)
    grades = (grade.conditions for place in places for grade in place.grades)
    return tuple(condition for each in (*lights, *effects, *grades) for condition in each)


def _most(conditions: tuple[Condition, ...]) -> int:
    return max((max(condition.periods, _most(condition.any)) for condition in conditions), default=1)
