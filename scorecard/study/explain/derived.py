"""How a derived figure was worked out: each figure it needs with its place, then the formula with the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from math import isnan, nan
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, comma_list, message, sequence, term
from scorecard.base.pattern import pattern
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.engine.formula import evaluate
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach, settled_value
from scorecard.engine.row_rounding import round_row_values
from scorecard.language.dependencies import names_in
from scorecard.language.derived import RowPlace, formulas_of, place_of
from scorecard.language.formula_functions import FUNCTIONS
from scorecard.language.formula_tree import OF_VALUE, Across, Formula, Variable
from scorecard.language.formula_words import formula_text
from scorecard.model.figure import (
    Figure,
    Line,
    RememberedFigure,
    Told,
    as_figures,
    leaf,
    untold,
    where,
    with_line,
)
from scorecard.model.indicator import Indicator
from scorecard.scheme.written import exact, figure, figure_of, operand
from scorecard.study.explain.again import board_of, board_to_date
from scorecard.study.explain.chain import REPORTED, chain_of
from scorecard.study.explain.earlier import earlier_steps
from scorecard.study.explain.reported import actual
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.walk import arithmetic, because, equation, inputs_of, steps_of

FORMULA = message("Formula")


def derived_steps(cell: CellOf) -> list[Step]:
    """The lines of a derived cell, from the reports to the value; a figure needed twice is told once."""
    steps = steps_of(value_of(cell), 0, {})
    entry = int(cell.table.observations.entry[cell.u, cell.i])
    if entry >= 0:
        steps += chain_of(cell, entry, REPORTED)
    if cell.table.observations.set_aside[cell.u, cell.i]:
        text = message("this row is computed; what was sent in is not used")
        steps.append(Step(message("Set aside"), text, shown=message("unused")))
    return steps


def value_of(cell: CellOf) -> Figure:
    """The value of a cell, derived or reported, with how it was made and the lines about it."""
    if not cell.row.derived:
        return actual(cell)
    return _Derivation(cell).row(cell.place, cell.row.short)


@dataclass(frozen=True, eq=False)
class _Derivation:
    """The figures that derived rows are computed from, down to what was reported; each is told once."""

    cell: CellOf
    told: Told = field(default_factory=dict)
    known: dict[tuple[RowPlace, Variable], Figure] = field(default_factory=dict)

    @property
    def now(self) -> PeriodState:
        return self.cell.state

    @cached_property
    def formulas(self) -> Mapping[RowPlace, Formula]:
        return formulas_of(self.now.scheme.tables)

    def row(self, place: RowPlace, name: Text) -> Figure:
        """The value of a derived row, with the lines about what its formula needs, and the formula itself."""
        formula, table = self.formulas[place], self.cell.board.tables[place.table]
        state = self.now.with_count(formula.count)
        if state is not self.now:
            return self._recount(state).row(place, name)
        u = table.units.index(self.cell.unit)
        figures = _UnitFigures(self, Reach(self.now, place.table, formula.count), u)
        value = evaluate(formula, figures)
        assessed = round_row_values(
            table.table.rows[place.row], where(table.terms.applicable[[u], place.row], value, nan)
        )

        def lines(_: int) -> list[Step]:
            made = [*steps_of(value, 0, self.told), self._formula(place, u, value)]
            return [*made, *steps_of(assessed, 0, self.told)]

        return _name_figure(assessed, Line(name, told=untold, before=lines))

    def _recount(self, state: PeriodState) -> _Derivation:
        """The same where every flow counts from January, or in the period alone, as what it is set beside does."""
        alone = board_of(state)
        table = alone.table(self.cell.table.table.id)
        return _Derivation(CellOf(alone, table, self.cell.u, self.cell.i))

    def _formula(self, place: RowPlace, u: int, value: Figure) -> Step:
        """The formula in words, and with its figures."""
        formula, table = self.formulas[place], self.cell.board.tables[place.table]
        names = names_in(self.now.scheme.tables, place.table, formula)
        row, words, inputs = table.table.rows[place.row], formula_text(formula, names), inputs_of(value, 0)
        decided = because(value, 0)
        sum_ = self._sum(value, decided)
        number = float(table.observations.exact[u, place.row])
        result = figure(number) if not isnan(number) else message("no value")
        if row.word(number):
            result = sum_ = row.word(number)
            number, inputs = nan, tuple(each._replace(value=result) for each in inputs)
        text = message("{row} = {words}; {sum}", row=row.short, words=words, sum=sum_)
        source = Input(message("formula"), row.formula, row.span)
        return Step(FORMULA, text, number, result, (*inputs, source), decided)

    def _sum(self, value: Figure, decided: tuple[Text, ...]) -> Text:
        """The arithmetic, behind what decided on it; a figure alone is not said twice there."""
        if not decided:
            return _rename_functions(equation(value, 0))
        formula, result = arithmetic(value, 0), equation(value, 0)
        sum_ = formula if result == f"{formula} = {formula}" else result
        return message("as {reasons}: {sum}", reasons=comma_list(decided), sum=_rename_functions(sum_))

    def figure(self, each: Variable, reach: Reach, u: int) -> Figure:
        """One figure of a formula, with the lines about it: its report, its own formula, its target."""
        key = reach.places[each.name], each
        if key not in self.known:
            self.known[key] = self._figure(each, reach, u)
        return self.known[key]

    def outcome_figure(self, each: Variable, reach: Reach, u: int) -> Figure:
        """What became of a row, heading or table, as it stands there."""
        tables = self.now.scheme.tables
        table, id = place_of(tables, reach.table, each)
        name = formula_text(Formula("", each), names_in(tables, reach.table, Formula("", each)))
        key = RowPlace(table, -1), each
        if key not in self.known:
            figures = reach.figure_of(each)[[u]]
            span = tables[table].row(id).span if id else tables[table].span
            words = tables[table].row(id).shown.words if each.what == "class" else ()
            step = _became(name, figures, tables[table].title, span, words)
            self.known[key] = leaf(figures, Line(name, "exact", before=lambda _: [step]))
        return self.known[key]

    def across(self, across: Across, reach: Reach, u: int) -> Figure:
        """A figure of several units, with the figures of each."""
        name = formula_text(
            Formula("", across), names_in(self.now.scheme.tables, reach.table, Formula("", across))
        )
        column, _ = settled_value(across.of, reach)
        counted, groups = reach.members(across)
        members = np.flatnonzero(counted & column.known & (np.array(groups, dtype=object) == groups[u]))
        names = [reach.units_here[n].short for n in members] if groups[u] else []
        aggregate = reach.across(across)[[u]]
        return leaf(
            aggregate,
            Line(
                name,
                before=lambda _: [_aggregate_step(name, across.function, names, column[members], aggregate)],
            ),
        )

    def _figure(self, each: Variable, reach: Reach, u: int) -> Figure:
        place, row = reach.places[each.name], self.row_of(reach, each)
        name = formula_text(Formula("", each), {(each.name, each.table): row.short})
        if each.what in ("years_ago", "last_period"):
            return self.earlier(each, reach, u, name)
        if each.what == "target":
            target = reach.target(each.name)[[u]]
            return leaf(target, Line(name, before=lambda _: [_target(name, target, row)]))
        there = self.cell.in_row(place)
        if there is None:
            return leaf(as_figures([nan]), Line(name))
        if place in self.formulas:
            return self.row(place, name)
        if not reach.by_period:
            there = there.on(board_to_date(self.cell.board))
        return _name_figure(actual(there, name), Line(name, told=untold))

    def earlier(self, each: Variable, reach: Reach, u: int, name: Text) -> Figure:
        """The figure of an earlier year or period, and how it came about."""
        ago = each.what == "years_ago"
        there = reach.year_before(each.name, each.years) if ago else reach.period_before(each.name)
        value, row = reach.figure_of(each)[[u]], self.row_of(reach, each)
        year = self.now.period.year - each.years if ago else None
        to_date = ago and not reach.by_period

        def lines(_: int) -> list[Step]:
            return earlier_steps(self.cell, row, name, there, value.at(0), year, to_date, in_formula=True)

        return leaf(value, Line(name, told=untold, before=lines))

    def row_of(self, reach: Reach, each: Variable) -> Indicator:
        """The row a figure is of."""
        place = reach.places[each.name]
        return self.cell.board.tables[place.table].table.rows[place.row]


class _UnitFigures(NamedTuple):
    """Where a formula finds its figures: those of one unit, which remember."""

    derivation: _Derivation
    reach: Reach
    u: int

    @property
    def units(self) -> int:
        return 1

    def figure_of(self, figure: Variable) -> Figure:
        if figure.what in OF_VALUE:
            return self.derivation.figure(figure, self.reach, self.u)
        return self.derivation.outcome_figure(figure, self.reach, self.u)

    def across(self, across: Across) -> Figure:
        return self.derivation.across(across, self.reach, self.u)


_FUNCTION = pattern(r"([a-z_]+)(?=\()")


def _rename_functions(arithmetic: str) -> Text:
    """Arithmetic whose functions are called what the formula beside it calls them.

    >>> from scorecard.base.message import say
    >>> say(_rename_functions("abs(6) = 6"), "zh"), say(_rename_functions("abs(6) = 6"), "en")
    ('绝对值(6) = 6', 'abs(6) = 6')
    """
    pieces = _FUNCTION.split(arithmetic)
    names = [term(name, zh=FUNCTIONS[name].chinese) if name in FUNCTIONS else name for name in pieces]
    return sequence(names, "") if len(pieces) > 1 else arithmetic


def _name_figure(figures: Figure, line: Line) -> Figure:
    """A figure under a name, also one that is made of nothing."""
    return with_line(figures, line) if isinstance(figures, RememberedFigure) else leaf(figures, line)


def _target(name: Text, target: Figure, row: Indicator) -> Step:
    value = float(target.shown[0])
    target_text = message("none") if isnan(value) else exact(value)
    where = Input(message("target"), value, row.span)
    return Step(name, message("set by the scheme"), value, target_text, (where,))


def _became(name: Text, figures: Figure, table: str, span: Span, words: tuple[str, ...]) -> Step:
    """What became of something in a table, where it is told how; a class stands as its word."""
    value = figures.at(0)
    number_text = message("none") if isnan(value) else figure(value)
    if words and not isnan(value):
        word = words[int(value)]
        told = message("as it stands in “{table}”", table=table)
        return Step(name, told, nan, word, (Input(name, word, span),))
    text = message("as it stands in “{table}”", table=table)
    return Step(name, text, value, number_text, (Input(name, value, span),))


MANY = 60
"""Nobody adds up more figures than this by hand."""


def _aggregate_step(name: Text, function: str, units: Sequence[str], values: Figure, total: Figure) -> Step:
    """How the figures of several units make one."""
    value = total.at(0)
    number_text = message("none") if isnan(value) else figure(value)
    written = [figure_of(values, n) for n in range(len(units))]
    listing = comma_list(map(" ".join, zip(units, written, strict=True)))
    if not units:
        text: Text = message("no unit has a figure")
    elif len(units) > MANY:
        text = message("of {count:# unit|# units}", count=len(units))
    elif function == "units_mean":
        added = " + ".join(map(operand, written))
        text = f"({added}) ÷ {len(units)} = {figure(value)}"
    else:
        text = message("of {count:# unit|# units}: {units}", count=len(units), units=listing)
    return Step(
        name, text, value, number_text, tuple(Input(unit, values.at(n)) for n, unit in enumerate(units))
    )
