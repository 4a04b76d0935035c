"""One line of an explanation, the cell it is about, and figures as a pocket calculator shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base import decimals
from scorecard.base.message import Text, message
from scorecard.base.span import Span
from scorecard.engine.derive import PeriodState
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import UNIT, Figure, added, read
from scorecard.model.figure import same as same_figure
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger
from scorecard.model.scheme import Unit
from scorecard.model.status import Status
from scorecard.scheme.written import exact, figure, hundredths, operand, percent

if TYPE_CHECKING:
    from scorecard.study.explain.rerun import Rerun

__all__ = [
    "CellOf",
    "Input",
    "Step",
    "alike",
    "difference",
    "exact",
    "figure",
    "fixed",
    "hundredths",
    "is_exact",
    "operand",
    "percent",
    "settled",
    "summed",
]


class Input(NamedTuple):
    """A figure (or mark) that goes into a step, and where it was read if it was."""

    name: Text
    value: float | str
    span: Span | None = None


@dataclass(frozen=True)
class Step:
    """One line of arithmetic: what it is, the formula with its figures, and what comes out.

    `result` is the unrounded figure (rates as fractions), NaN where there is none; `shown` is the
    result as it is printed, or the words that stand for it.
    """

    what: Text
    formula: Text
    result: float = nan
    shown: Text = ""
    inputs: tuple[Input, ...] = ()

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
        return self.table.table.rows[self.i].of(self.unit.group)

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
        return Status(int(self.table.observations.status[self.u, self.i]))

    @property
    def value(self) -> float:
        """The actual, NaN where there is none."""
        return float(self.table.observations.value[self.u, self.i])

    @cached_property
    def state(self) -> PeriodState:
        """What the board was formed from, worked out again: the figures that formulas can name."""
        return PeriodState.of(self.board)

    def said(self, value: float) -> str:
        """A value of the row as it is read: its word, or the figure in its shortest exact form."""
        return self.row.word(value) or exact(value)

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
        return self.board.period.label(self.board.scheme.frequency)


def fixed(value: float, places: int) -> str:
    """A figure as it is printed: so many decimals, half-up.

    >>> fixed(9.6043956, 2), fixed(8.335, 2)
    ('9.60', '8.34')
    """
    return decimals.fixed(value, places)


# A line of arithmetic has a few operations on figures of its own size.
_A_FEW = 16 * UNIT
# What is shown may be off by its bound once more.
_SHOWN = 4 * _A_FEW


def settled(value: float, largest: float = 0.0) -> float:
    """What a line of arithmetic comes to, without the noise of its few operations.

    largest : the largest figure on the way, where the result is smaller

    >>> settled(0.1 + 0.2), settled(10 - 9.7, largest=10)
    (0.3, 0.3)
    """
    return float(Figure(value, _A_FEW * max(abs(value), abs(largest))))


def summed(figures: Iterable[float]) -> float:
    """The sum of figures, without the noise of adding them; 0 of none.

    >>> summed([10.3, -10.1])
    0.2
    """
    return float(added([read(0.0), *(read(one) for one in figures)]))


def alike(one: float, other: float) -> bool:
    """Whether two ways to the same figure, over figures as they are shown, come to the same.

    >>> alike(100 / 3 * 3, 100.0), alike(9.99, 10.0)
    (True, False)
    """
    return bool(same_figure(Figure(one, _SHOWN * abs(one)), Figure(other, _SHOWN * abs(other))))


def difference(left: float, right: float) -> float:
    """One figure less another, without the noise of either.

    >>> difference(12345.3, 12345.0)
    0.3
    """
    return float(read(left) - read(right))


def is_exact(value: float) -> bool:
    """Whether a figure in brief is the whole figure."""
    return decimals.ends(value)
