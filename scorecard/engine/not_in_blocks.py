"""What cannot be scored in blocks of units yet: the one list of it. Such a scheme is refused, never scored otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from scorecard.base.message import Text, message
from scorecard.base.span import Span
from scorecard.engine.past import remembers
from scorecard.language.derived import formulas_of
from scorecard.language.formula_tree import Across, parts
from scorecard.model.condition import RANKS
from scorecard.model.indicator import Indicator
from scorecard.model.past import Years
from scorecard.model.scheme import Scheme
from scorecard.scheme.scale import Custom


class Hindrance(NamedTuple):
    """What of a scheme needs all units in one piece, and where it stands."""

    span: Span
    what: Text


def hindrances(scheme: Scheme, years: Years) -> list[Hindrance]:
    """All that stands in the way of scoring a scheme in blocks, in the order of the list."""
    return [hindrance for kind in NOT_IN_BLOCKS for hindrance in kind(scheme, years)]


def _places_in_formulas(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """A place among units that a formula goes on from is formed while the blocks are still at work."""
    for place, formula in formulas_of(scheme.tables).items():
        row = scheme.tables[place.table].rows[place.row]
        asks = [figure.what for figure in formula.figures]
        ranked = [part for part in parts(formula.tree) if isinstance(part, Across) and part.table]
        if ranked or any(word in (*RANKS, "class") for word in asks):
            yield Hindrance(
                row.span,
                message("the formula of “{row}” goes on from places or classes of units", row=row.short),
            )


def _suspects_over_units(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """Suspect values are found first and then taken out of what formulas over units make of them."""
    formulas = formulas_of(scheme.tables).values()
    over = any(isinstance(part, Across) for formula in formulas for part in parts(formula.tree))
    for row in _rows(scheme) if over else ():
        if row.suspect:
            sentence = message(
                "“{row}” has suspect values, and formulas look at several units", row=row.short
            )
            yield Hindrance(row.span, sentence)


def _parted_units(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """Whether a unit was split can only be told of all units."""
    if any(year.scheme is not scheme for year in years.values()):
        for unit in scheme.units:
            if unit.was:
                sentence = message("“{unit}” was another unit in an earlier year", unit=unit.short)
                yield Hindrance(Span(scheme.path, 1), sentence)


def _other_packages(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """What a scale of another package makes of a column is not known here."""
    for row in _rows(scheme):
        for part in row.rule.parts:
            if isinstance(part.scale, Custom):
                sentence = message("“{row}” is scored by a scale of another package", row=row.short)
                yield Hindrance(row.span, sentence)


def _groups_from_figures(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """Which groups there are is told by figures, and what goes by groups may hang on all units."""
    if scheme.groups:
        yield Hindrance(scheme.groups.span, message("groups follow from figures"))


def _headings_like_others(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """Below which headings nothing is scored hangs on figures, so that not every block asks for the mean of the others."""
    for table in scheme.tables:
        for row in table.indicators:
            policy = row.unscored.heading
            if row.heading and policy.of_others:
                sentence = message("where nothing of “{row}” is scored, it follows the others", row=row.short)
                yield Hindrance(row.span, sentence)


def _few_marks(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """How many units a judge has marked is counted over all of them."""
    for row in _rows(scheme):
        if row.judging and row.judging.fewest_marks:
            yield Hindrance(
                row.span, message("judges of “{row}” with too few marks are left out", row=row.short)
            )


def _periods_running(scheme: Scheme, years: Years) -> Iterator[Hindrance]:
    """The periods before are scored when effects, grades and lights ask for them, and those see whole tables."""
    if remembers(scheme):
        yield Hindrance(Span(scheme.path, 1), message("conditions look at several periods running"))


def _rows(scheme: Scheme) -> Iterator[Indicator]:
    return (row for table in scheme.tables for row in table.rows)


NOT_IN_BLOCKS: tuple[Callable[[Scheme, Years], Iterator[Hindrance]], ...] = (
    _places_in_formulas,
    _suspects_over_units,
    _parted_units,
    _other_packages,
    _groups_from_figures,
    _headings_like_others,
    _few_marks,
    _periods_running,
)
