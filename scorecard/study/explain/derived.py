"""How a derived figure was worked out: each figure it needs with its place, then the formula with the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isnan, nan

from scorecard.base.text import Text, listed
from scorecard.engine.derive import PeriodState, Reach
from scorecard.engine.formula import evaluate, written
from scorecard.engine.run import score
from scorecard.language.derived import Place, formulas_of
from scorecard.language.formula import Formula, Variable, said
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Unit
from scorecard.model.status import Status
from scorecard.study.explain.chain import REPORTED, chain_of
from scorecard.study.explain.reported import reported
from scorecard.study.explain.step import CellOf, Input, Step, exact, figure, operand

FORMULA = Text("公式", "Formula")


def computed(cell: CellOf) -> list[Step]:
    """The lines of a derived cell, from the reports to the value; a figure needed twice is told once."""
    board = cell.board
    told = _Told(cell, PeriodState.of(board))
    table = [each.table.id for each in board.tables].index(cell.table.table.id)
    steps = told.formula(Place(table, cell.i))
    entry = int(cell.table.observations.entry[cell.u, cell.i])
    if entry >= 0:
        steps += chain_of(cell, entry, REPORTED)
    if cell.table.observations.set_aside[cell.u, cell.i]:
        text = Text("这一项由公式算出，报来的数不用", "this row is computed; what was sent in is not used")
        steps.append(Step(Text("搁置", "Set aside"), text, shown=Text("不用", "unused")))
    return steps


def lacking(cell: CellOf) -> Text:
    """The figures for want of which a derived cell has no settled value, in words."""
    names = unsettled(cell)
    if not names and cell.row.grown:
        return Text(
            "上年的数不大于 0，没有增幅", "last year's figure is not above 0, so there is no growth on it"
        )
    if not names:
        return Text(
            "公式在这里算不出数（如除以 0）", "the formula has no value here, such as a division by 0"
        )
    zh, en = listed([name.zh for name in names]).zh, listed([name.en for name in names]).en
    return Text(f"公式要用的数没有定下来：{zh}", f"what the formula needs is not settled: {en}")


def without_growth(cell: CellOf) -> bool:
    """Whether a cell asks for the growth on a figure that is there and not above 0."""
    if not cell.row.grown or cell.status != Status.PENDING or unsettled(cell):
        return False
    return bool(evaluate(*_formula_of(cell)).missing[cell.u])


def unsettled(cell: CellOf) -> list[Text]:
    """The figures that a formula needs and that are not settled."""
    return [*_lacking(*_formula_of(cell), cell.u)]


def _formula_of(cell: CellOf) -> tuple[Formula, Reach]:
    """The formula of a derived cell, and where it finds its figures."""
    board = cell.board
    table = [each.table.id for each in board.tables].index(cell.table.table.id)
    formula = formulas_of(board.scheme.tables)[Place(table, cell.i)]
    return formula, Reach(PeriodState.of(board), table, formula.of_years)


class _Told:
    """Walks from a derived row down to what was reported, each row once."""

    def __init__(self, cell: CellOf, now: PeriodState) -> None:
        self.cell = cell
        self.now = now
        self.formulas = formulas_of(now.scheme.tables)
        self.done: set[Place | Variable] = set()

    def formula(self, place: Place) -> list[Step]:
        """What a formula needs, and the formula itself."""
        formula, table = self.formulas[place], self.cell.board.tables[place.table]
        if self.cell.unit not in table.units:
            return []
        if formula.of_years and self.now.by_year() is not self.now:
            return self._by_year().formula(place)
        reach, u = Reach(self.now, place.table, formula.of_years), table.units.index(self.cell.unit)
        steps: list[Step] = []
        inputs: list[Input] = []
        for each in formula.figures:
            steps += self.figure(each, reach, u)
            inputs.append(Input(_name(each, self.row(reach, each)), float(reach.of(each)[u])))
        names = {id: self.text(reach, id) for id in formula.names}
        row, words, sum_ = table.table.rows[place.row], said(formula, names), written(formula, reach, u)
        value = float(table.observations.value[u, place.row])
        shown = figure(value) if not isnan(value) else Text("没有数", "no value")
        if row.word(value):
            shown = sum_ = row.word(value)
            value, inputs = nan, [each._replace(value=shown) for each in inputs]
        text = Text(f"{row.short} = {words.zh}；{sum_}", f"{row.short} = {words.en}; {sum_}")
        where = Input(Text("公式", "formula"), row.formula, row.span)
        return [*steps, Step(FORMULA, text, value, shown, (*inputs, where))]

    def _by_year(self) -> _Told:
        """The same where every flow counts from January: no year is set beside several."""
        now, board = self.now.by_year(), self.cell.board
        alone = score(now.scheme, board.ledger, board.period, years=board.years)
        table = alone.table(self.cell.table.table.id)
        return _Told(CellOf(alone, table, self.cell.u, self.cell.i), PeriodState.of(alone))

    def figure(self, each: Variable, reach: Reach, u: int) -> list[Step]:
        """The lines about one figure of a formula: its report, its own formula, its target."""
        place = reach.places[each.name]
        key = place if each.what == "value" else each
        if key in self.done:
            return []
        self.done.add(key)
        if each.what == "years_ago":
            return self.earlier(each, reach, u)
        row = self.row(reach, each)
        if each.what == "target":
            value = float(reach.target(each.name)[u])
            shown = Text("没有", "none") if isnan(value) else exact(value)
            where = Input(Text("目标值", "target"), value, row.span)
            return [Step(_name(each, row), Text("方案规定", "set by the scheme"), value, shown, (where,))]
        if place in self.formulas:
            return self.formula(place)
        table = self.cell.board.tables[place.table]
        if self.cell.unit not in table.units:
            return []
        there = CellOf(self.cell.board, table, table.units.index(self.cell.unit), place.row)
        name = _name(each, row)
        return [replace(s, what=name) if s.what == REPORTED else s for s in reported(there)]

    def earlier(self, each: Variable, reach: Reach, u: int) -> list[Step]:
        """The figure of an earlier year, and where it was read."""
        then, place = reach.before(each.name, each.years)
        value, name = float(reach.of(each)[u]), _name(each, self.row(reach, each))
        if then is None or place is None or isnan(value):
            year = self.now.period.year - each.years
            text = Text(f"数据中没有 {year} 年的这一项", f"no figure of {year} in the data")
            return [Step(name, text, shown=Text("没有", "none"))]
        where = [*_places(self.now, then, place, self.cell.unit)]
        label, word = then.period.label(then.scheme.frequency), self.row(reach, each).word(value)
        if word:
            told = (one._replace(value=word) for one in where)
            return [Step(name, Text(f"{label} 为 {word}", f"{label}: {word}"), nan, word, tuple(told))]
        if len(where) == 1:
            text = Text(f"{label} 为 {exact(value)}", f"{label}: {exact(value)}")
        else:
            parts = " + ".join(operand(exact(float(one.value))) for one in where)
            made = f"{parts} = {exact(value)}"
            text = Text(f"{label} 合并前各单位相加：{made}", f"{label}, the units before the merger: {made}")
        return [Step(name, text, value, exact(value), tuple(where))]

    def row(self, reach: Reach, each: Variable) -> Indicator:
        """The row a figure is of."""
        place = reach.places[each.name]
        return self.cell.board.tables[place.table].table.rows[place.row]

    def text(self, reach: Reach, id: str) -> Text:
        """The name of a row, the same in both languages."""
        short = self.row(reach, Variable(id)).short
        return Text(short, short)


def _places(now: PeriodState, then: PeriodState, place: Place, unit: Unit) -> Iterator[Input]:
    """The figures of an earlier period that a unit's is made of, each with where it was read."""
    units = then.scheme.units_of(then.scheme.tables[place.table])
    seen = then.seen[place.table]
    label = then.period.label(then.scheme.frequency)
    link = now.links(then)[unit.id]
    for u, old in enumerate(units):
        if old.id in {one.id for one in link.then}:
            entry = int(seen.entry[u, place.row])
            name = label if link.kind == "same" else f"{label} {old.short}"
            span = then.ledger.span(entry) if entry >= 0 else None
            yield Input(name, float(seen.value[u, place.row]), span)


def _lacking(formula: Formula, reach: Reach, u: int) -> Iterator[Text]:
    """The figures of a formula that are not settled for a unit."""
    for each in formula.figures:
        status = Status(int(reach.status(each)[u]))
        if status != Status.SCORED:
            place = reach.places[each.name]
            name = _name(each, reach.now.scheme.tables[place.table].rows[place.row])
            yield Text(f"{name.zh}（{status.text.zh}）", f"{name.en} ({status.text.en})")


def _name(each: Variable, row: Indicator) -> Text:
    """A figure as a formula read back calls it."""
    return said(Formula("", each), {each.name: Text(row.short, row.short)})
