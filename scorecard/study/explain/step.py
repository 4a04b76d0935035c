"""One line of an explanation, and the cell it is about."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.engine.period_state import PeriodState
from scorecard.language.derived import RowPlace
from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger
from scorecard.model.status import Status
from scorecard.model.unit import Unit, position_of
from scorecard.scheme.written import exact

if TYPE_CHECKING:
    from scorecard.study.explain.rerun import Rerun


class Input(NamedTuple):
    """A figure (or mark) that goes into a step, and where it was read if it was."""

    name: Text
    value: float | str
    span: Span | None = None


@dataclass(frozen=True)
class Step:
    """One line of arithmetic: what it is, the formula with its figures, and what comes out.

    `result` is the unrounded figure (rates as fractions), NaN where there is none; `shown` is the
    result as it is printed, or the words that stand for it; `because` what decided between formulas.
    """

    what: Text
    formula: Text
    result: float = nan
    shown: Text = ""
    inputs: tuple[Input, ...] = ()
    because: tuple[Text, ...] = ()

    def under(self, name: Text) -> Step:
        """The same line about something else than the cell itself, under its name."""
        return replace(self, what=message("{name}: {subject}", name=name, subject=self.what))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the inputs were read, each place once."""
        return tuple(dict.fromkeys(each.span for each in self.inputs if each.span))


@dataclass(frozen=True, eq=False)
class CellOf:
    """One cell of a board: row `i` of unit `u` in a table."""

    board: Board
    table: TableBoard
    u: int
    i: int

    @property
    def row(self) -> Indicator:
        """The indicator, with the amendments of the period worked in, and the rule of the unit's own group."""
        return self.table.table.rows[self.i].for_group(self.unit.group)

    @property
    def unit(self) -> Unit:
        """The unit."""
        return self.table.units[self.u]

    @cached_property
    def rerun(self) -> Rerun:
        """The engine run once more for it, on figures that remember."""
        from scorecard.study.explain.rerun import Rerun

        return Rerun(self)

    @property
    def ledger(self) -> Ledger:
        """What was reported."""
        return self.board.ledger

    @property
    def status(self) -> Status:
        """The standing of the cell."""
        return self.table.observations.status_of(self.u, self.i)

    @property
    def value(self) -> float:
        """The actual, NaN where there is none."""
        return float(self.table.observations.value[self.u, self.i])

    @cached_property
    def state(self) -> PeriodState:
        """What the board was formed from, worked out again: the figures that formulas can name."""
        from scorecard.study.explain.again import state_of

        return state_of(self.board)

    def value_text(self, value: float) -> str:
        """A value of the row as it is read: its word, or the figure in its shortest exact form."""
        return self.row.word(value) or exact(value)

    @property
    def basis(self) -> float:
        """The figure that the rule compared, NaN where there is none."""
        return float(self.table.basis[self.u, self.i])

    @property
    def place(self) -> RowPlace:
        """Where its row stands in the scheme."""
        tables = [table.table.id for table in self.board.tables]
        return RowPlace(tables.index(self.table.table.id), self.i)

    def in_row(self, place: RowPlace) -> CellOf | None:
        """The cell of the same unit in another row; None where the unit has no such row."""
        table = self.board.tables[place.table]
        u = position_of(self.unit.id, table.units)
        return None if u is None else CellOf(self.board, table, u, place.row)

    def on(self, board: Board) -> CellOf:
        """The same cell on another board of its period."""
        return CellOf(board, board.tables[self.place.table], self.u, self.i)

    @property
    def points(self) -> float:
        """The points earned, NaN where there are none."""
        return float(self.table.points[self.u, self.i])

    @property
    def full(self) -> float:
        """The full points of the cell by the scheme."""
        return float(self.table.terms.points[self.u, self.i])

    @property
    def label(self) -> str:
        """The period as the scheme writes it."""
        return self.board.label
