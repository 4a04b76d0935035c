"""Which rows a scheme looks up in the years before its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scorecard.language.derived import RowPlace, formulas_of, known_to
from scorecard.language.earlier_years import conditions_of
from scorecard.model.condition import Condition
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.scheme.target import Target, each_once


class LookedBack(NamedTuple):
    """A row that is looked up in an earlier year."""

    year: int
    place: RowPlace


def looked_back_rows(scheme: Scheme) -> Iterator[LookedBack]:
    """The rows whose figures of years before its own formulas, rules, targets and conditions of a scheme ask for."""
    asked = (*_by_formulas(scheme), *_by_rows(scheme), *_by_amendments(scheme), *_by_conditions(scheme))
    yield from (each for each in dict.fromkeys(asked) if each.year < scheme.years[0])


def _by_formulas(scheme: Scheme) -> Iterator[LookedBack]:
    for place, formula in formulas_of(scheme.tables).items():
        known = known_to(scheme.tables, place.table)
        for figure in formula.figures:
            if figure.what in ("years_ago", "last_period"):
                ago = figure.years if figure.what == "years_ago" else 1
                yield from (LookedBack(year - ago, known[figure.name]) for year in scheme.years)


def _by_rows(scheme: Scheme) -> Iterator[LookedBack]:
    for n, table in enumerate(scheme.tables):
        for i, row in enumerate(table.rows):
            yield from _by_rule(scheme, RowPlace(n, i), row.named)
            targets = each_once(row.targets) if row.of_figures else ()
            yield from _by_targets(scheme, RowPlace(n, i), targets)


def _by_amendments(scheme: Scheme) -> Iterator[LookedBack]:
    tables = {table.id: (n, table) for n, table in enumerate(scheme.tables)}
    for change in (change for amendment in scheme.amendments for change in amendment.changes):
        n, table = tables[change.table]
        i = table.index.get(change.indicator, -1)
        if isinstance(change.value, Rule):
            yield from _by_rule(scheme, RowPlace(n, i), change.value.named)
        elif isinstance(change.value, Target):
            yield from _by_targets(scheme, RowPlace(n, i), (change.value,))


def _by_rule(scheme: Scheme, place: RowPlace, named: Iterable[ExternalFigure]) -> Iterator[LookedBack]:
    """What a rule holds its row against: the row itself of an earlier year or period."""
    for figure in named:
        if figure.last_year or figure.last_period:
            yield from (LookedBack(year - 1, place) for year in scheme.years)
        elif figure.year is not None:
            yield LookedBack(figure.year, place)


def _by_targets(scheme: Scheme, place: RowPlace, targets: Iterable[Target]) -> Iterator[LookedBack]:
    """The row whose figure of a base year makes a target."""
    for link in (target.link for target in targets):
        if link is not None and link.base is None and link.indicator is None:
            yield from () if link.year is None else (LookedBack(link.year, place),)
            yield from (LookedBack(year - 1, place) for year in scheme.years if link.last_year)


def _by_conditions(scheme: Scheme) -> Iterator[LookedBack]:
    """The rows that conditions look at in several periods running."""
    places: dict[str, list[RowPlace]] = {}
    for n, table in enumerate(scheme.tables):
        for id, i in table.index.items():
            places.setdefault(id, []).append(RowPlace(n, i))
    for condition in _running_conditions(conditions_of(scheme)):
        if condition.what in ("value", "target"):
            of = places.get(condition.id, ())
            yield from (LookedBack(year - 1, place) for place in of for year in scheme.years)


def _running_conditions(conditions: Iterable[Condition], within: bool = False) -> Iterator[Condition]:
    """The conditions that must hold in several periods running, themselves or by one around them."""
    for condition in conditions:
        running = within or condition.periods > 1
        yield from (condition,) if running else ()
        yield from _running_conditions(condition.any, running)
