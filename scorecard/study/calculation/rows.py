"""The columns of one row of a table: what was reported and promised, how far it came, and its points."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scorecard.base.address import Address
from scorecard.base.message import Text, message
from scorecard.engine.completion import COMPLETION, PROGRESS
from scorecard.engine.formula import evaluate
from scorecard.engine.reach import Reach
from scorecard.engine.row_rounding import ROUNDING, round_row_values
from scorecard.language.dependencies import names_in
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.language.formula_tree import Across, Expression, Formula, Variable
from scorecard.language.formula_words import formula_text
from scorecard.model.board import Board, TableBoard
from scorecard.model.external_figure import ALONE, OWN
from scorecard.model.figure import Figure, Flags, Line, RememberedFigure, bare, leaf, rounded, same, where
from scorecard.model.status import Status
from scorecard.scheme.scale.door import POINTS
from scorecard.study.calculation.worked import Where
from scorecard.study.calculation.writing import SheetColumns
from scorecard.study.explain.rerun import ACTUAL, FULL
from scorecard.study.explain.step import CellOf

_LACKS = (Status.MISSING, Status.PENDING)
Actuals = dict[tuple[str, int], Where]
"""By table and row, where the actuals stand."""


class SheetRow:
    """One row of a table on its way into columns."""

    def __init__(
        self, board: Board, table: TableBoard, i: int, columns: SheetColumns, actuals: Actuals
    ) -> None:
        self.board, self.table, self.i, self.columns, self.actuals = board, table, i, columns, actuals
        self.row = table.table.rows[i]
        self.cell = CellOf(board, table, 0, i)
        self.status = [Status(int(code)) for code in table.observations.status[:, i]]

    @property
    def _table_at(self) -> int:
        return [scored.table.id for scored in self.board.tables].index(self.table.table.id)

    def write(self) -> dict[str, Where]:
        """Add the columns; returns where the figures stand, by what they are."""
        known = self.table.given.observations.value.known[:, self.i]
        # What was sent in and was not chosen still has its place among others.
        apart = [
            u for u, status in enumerate(self.status) if status == Status.NOT_APPLICABLE and not known[u]
        ]
        closed = dict.fromkeys(apart, NOT_APPLICABLE)
        lacking = [u for u, status in enumerate(self.status) if status in _LACKS]
        # What is there and lacks points all the same is still to be settled; or another round of its rule lacks.
        settled = np.isin(self.table.given.observations.status[:, self.i], (Status.SCORED, Status.SHOWN))
        settled &= self.row.rule.often is not None
        withheld = [u for u in lacking if known[u] and not settled[u]]
        self.columns.block(self.row.short, self.row.id, closed, lacking, withheld)
        where = self._actual()
        cells: dict[str, Where] = {"value": lambda u: None if u in withheld else where(u)}

        def wanted_cell(u: int) -> Address | None:
            return where(u) if known[u] else None

        def of_row() -> None:
            self.columns.block(self.row.short, self.row.id, closed, lacking, withheld, wanted_cell)

        of_row()
        if self.row.scores:
            cells |= self._rates()
            full = self.cell.rerun.row.given.terms.points[:, self.i]
            cells["full"] = self.columns.add_input_column(full, "full", FULL)
            self.columns.share(full, FULL)
            self._period_points(closed)
            of_row()
            cells["points"] = self._points()
        return cells

    def _period_points(self, closed: Mapping[int, Text]) -> None:
        """Where a rule counts each month or quarter, the columns of each: what came in, and what points it gave."""
        scheme, rerun = self.board.scheme, self.cell.rerun
        for period, points in rerun.row.award.by_period.items():
            given = rerun.row.rounds[period]
            if not given.terms.due_now[self.i]:
                continue
            label, value = period.label(scheme.calendar), given.observations.value[:, self.i]
            status = [Status(int(code)) for code in given.observations.status[:, self.i]]
            lacking = [u for u, each in enumerate(status) if each in _LACKS]
            head = f"{self.row.short} {label}", f"{self.row.id}.{label}", closed, lacking, ()
            self.columns.block(*head, row=self.row.id)
            if period != self.board.period:
                words = [_word(each) for each in status]
                self.columns.add_input_column(value, "actual", ACTUAL, words.__getitem__)
            where, known = self.columns.where(value), value.known

            def value_cell(u: int, where: Where = where) -> tuple[Address, ...]:
                address = where(u)
                return () if address is None else (address,)

            def wanted_cell(u: int, where: Where = where, known: Flags = known) -> Address | None:
                return where(u) if known[u] else None

            self.columns.block(*head, wanted_cell, row=self.row.id)

            self.columns.add_worked_column(
                points, "points", POINTS, "number", scheme.decimals.points, only=value_cell
            )

    def _word(self, u: int) -> Text:
        return _word(self.status[u])

    def _actual(self) -> Where:
        """The actuals, as they were sent in or by their formula."""
        value = self.table.given.observations.value[:, self.i]
        if self.row.scores:
            value = self.cell.rerun.row.given.observations.value[:, self.i]
        hidden = self.columns.withheld if self.row.scores else ()
        pending = [self._word(u) if u in hidden else "" for u in self.columns.units]
        where = self._derived_column(value) or self._sent_column(value, pending)
        self.columns.place(value, lambda u: None if pending[u] else where(u))
        self.actuals[self.table.table.id, self.i] = where
        if self.row.judging:
            self.columns.note(_JUDGED, [self.row.short])
        if self.row.scores:
            self._alone(value)
            self._others()
        return where

    def _sent_column(self, value: Figure, pending: list[Text]) -> Where:
        """The column of what was sent in, and beside it that of the figures as they count, where these are rounded."""
        if self.row.rounding.value is None:
            return self.columns.add_input_column(value, "actual", ACTUAL, self._word, instead=pending)
        exact = leaf(self.table.given.observations.exact[:, self.i], Line(ACTUAL, "exact"))
        self.columns.add_input_column(exact, "actual", ACTUAL, self._word, instead=pending)
        places = self.row.rounding.value
        counts = round_row_values(self.row, exact)
        return self.columns.add_worked_column(
            counts, "rounded", ROUNDING, "number", places, value, self._word
        )

    def _alone(self, value: Figure) -> None:
        """The figure of the period or year alone, which a rule sets beside that of another: it follows the actual."""
        for name, column in self.cell.rerun.row.given.named[self.i].items():
            if name not in (ALONE, OWN) or not isinstance(column, RememberedFigure) or column.line is None:
                continue
            self.place_counted(column, value, column.line.what)

    def _others(self) -> None:
        """The figures of other rows that the rule looks at follow their cells; where they cannot, that is said."""
        copied = self.row.linked or bool(self.row.rule.often and any(name.id for name in self.row.rule.named))
        for name, column in self.cell.rerun.row.given.named[self.i].items():
            if name.id:
                where = None if name.of_time or name.what != "value" else self._cells_of(name.id, column)
                copied |= where is None
                if where:
                    self.columns.place(column, where)
        if copied:
            self.columns.note(_COPIED, [self.row.short])

    def _cells_of(self, id: str, column: Figure) -> Where | None:
        """Where the actuals of another row stand by now; None where these are not the figures of a column."""
        reach = Reach(self.cell.state, self._table_at)
        place, now = reach.places[id], reach.now
        table = self.board.tables[place.table]
        where = self.actuals.get((table.table.id, place.row))
        stands = reach.align_column(now, place, now.seen[place.table].value[:, place.row])
        alike = (same(column, stands) | column.missing).all()
        return _align_cells(where, self.table, table) if where and alike else None

    def place_counted(self, counted: Figure, value: Figure, head: Text, to_date: bool = False) -> None:
        """Place a figure that is counted over another time than the one that stands already: it follows that one.

        to_date : whether it holds the time before, else it is less that
        """
        earlier = bare(counted) - bare(value) if to_date else bare(value) - bare(counted)
        if (same(earlier, 0.0) | earlier.missing).all():
            self.columns.place(counted, self.columns.where(value))
            return
        before = leaf(earlier, Line(_BEFORE, "exact"))
        made = value + before if to_date else value - before
        there = self.columns.add_worked_column(made, "alone", head, "number", None, counted)
        self.columns.place(counted, there)

    def _derived_column(self, value: Figure) -> Where | None:
        """The column of a row that is computed from others; None where it is not."""
        if not self.row.derived:
            return None
        tables = self.board.scheme.tables
        place = RowPlace(self._table_at, self.i)
        sources = _CellSources(self, formulas_of(tables)[place], place.table)
        made = round_row_values(self.row, evaluate(sources.formula, sources))
        return self.columns.add_worked_column(made, "actual", ACTUAL, "number", None, value, self._word)

    def _rates(self) -> dict[str, Where]:
        """Completion and progress."""
        rates = {}
        attained, decimals = self.cell.rerun.row.attained, self.board.scheme.decimals.completion
        for figures, head, official in (
            (attained.completion, COMPLETION, self.table.completion),
            (attained.progress, PROGRESS, self.table.progress),
        ):
            if official.known[:, self.i].any():
                name = "completion" if head is COMPLETION else "progress"
                rates[name] = self.columns.add_worked_column(
                    figures, name, head, "percent", decimals, official[:, self.i]
                )
        return rates

    @property
    def met(self) -> Figure:
        """Whether the target is met: 1 or 0."""
        told = self.table.given.observations.value[:, self.i].known & self.table.terms.due[:, self.i].known
        return where(told, where(self.cell.rerun.row.attained.met, 1.0, 0.0), np.nan)

    def _points(self) -> Where:
        rounding = self.board.scheme.rounding
        points = rounded(self.cell.rerun.row.award.points, rounding.points, rounding.mode)
        decimals, official = self.board.scheme.decimals.points, self.table.points[:, self.i]
        if self.columns.fillable and not official.known.any():
            self.columns.note(_NOBODY, [self.row.short])
        return self.columns.add_worked_column(
            points, "points", POINTS, "number", decimals, official, self._word
        )


def _word(status: Status) -> Text:
    return "" if status in (Status.SCORED, Status.SHOWN) else status.text


NOT_APPLICABLE = "--"
_BEFORE = message("counted before")
_ACTUAL = Line(ACTUAL, "exact")
_OTHERWISE_COUNTED = message("counted over another time in a formula than where it stands itself")
_COPIED = message("what it takes from other rows or units stays as it is now")
_NOBODY = message("no unit has a figure by now: one that is typed in gives no points here")
_JUDGED = message("the mark of the panel, made of the marks of its judges")


class _CellSources:
    """Where the formula of a derived row finds its figures: in the cells where they stand."""

    def __init__(self, row: SheetRow, formula: Formula, table: int) -> None:
        self.row, self.formula = row, formula
        self.reach = Reach(row.cell.state, table, formula.count)

    @property
    def units(self) -> int:
        """The number of units."""
        return self.reach.units

    def figure_of(self, figure: Variable) -> Figure:
        """A figure where it stands, on this sheet or another; what is not a value of the period stands as its number."""
        name = self._name(figure)
        node = leaf(self.reach.figure_of(figure), Line(name, "exact"))
        if figure.what != "value":
            if figure.what not in ("years_ago", "last_period"):
                self.row.columns.note(_COPIED, [self.row.row.short])
            return node
        place, now = self.reach.places[figure.name], self.reach.now
        table = self.row.board.tables[place.table]
        where = self.row.actuals.get((table.table.id, place.row))
        if where is None:
            self.row.columns.note(_COPIED, [self.row.row.short])
            return node
        stands = leaf(self.reach.align_column(now, place, now.seen[place.table].value[:, place.row]), _ACTUAL)
        self.row.columns.place(stands, _align_cells(where, self.row.table, table))
        alike = same(node, stands) | node.missing
        if table.table.rows[place.row].derived and not alike.all():
            self.row.columns.note(_OTHERWISE_COUNTED, [name])
        else:
            self.row.place_counted(node, stands, name, to_date=not self.reach.by_period)
        return node

    def across(self, across: Across) -> Figure:
        """A figure of several units, as its number."""
        self.row.columns.note(_COPIED, [self.row.row.short])
        return leaf(self.reach.across(across), Line(self._name(across), "exact"))

    def _name(self, tree: Expression) -> Text:
        """What a column is called."""
        formula = Formula("", tree)
        return formula_text(formula, names_in(self.reach.now.scheme.tables, self.reach.table, formula))


def _align_cells(where: Where, here: TableBoard, there: TableBoard) -> Where:
    """The cells of another table in the order of this one's units."""
    if here is there:
        return where
    at = {unit.id: n for n, unit in enumerate(there.units)}

    def cell(u: int) -> Address | None:
        place = at.get(here.units[u].id)
        return None if place is None else where(place)

    return cell
