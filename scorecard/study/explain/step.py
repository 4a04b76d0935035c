"""One line of an explanation, the cell it is about, and figures as a pocket calculator shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite, nan
from typing import NamedTuple

import numpy as np

from scorecard.base.span import Span
from scorecard.base.text import Text
from scorecard.engine.quantity import settle
from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger
from scorecard.model.scheme import Unit
from scorecard.model.status import Status

PLACES = 4


class Input(NamedTuple):
    """A figure (or mark) that goes into a step, and where it was read if it was."""

    name: str | Text
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
    shown: str | Text = ""
    inputs: tuple[Input, ...] = ()

    def under(self, name: Text) -> Step:
        """The same line about something else than the cell itself, under its name."""
        return replace(self, what=Text(f"{name.zh}：{self.what.zh}", f"{name.en}: {self.what.en}"))

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


def same(text: str) -> Text:
    """A text that is the same in both languages, such as arithmetic."""
    return Text(text, text)


def exact(value: float) -> str:
    """A figure in its shortest exact form, as it was given.

    >>> exact(910.0), exact(0.1 + 0.2), exact(-500.0)
    ('910', '0.3', '-500')
    """
    return _plain(_settled(value))


def figure(value: float) -> str:
    """A figure exactly where 4 decimals hold it, else rounded half-up to 4, which then are all there.

    >>> figure(9.600000000000001), figure(437 / 910), figure(2.00005), figure(62.5), figure(10.03496503)
    ('9.6', '0.4802', '2.0001', '62.5', '10.0350')
    """
    return _short(_settled(value))


def percent(rate: float) -> str:
    """A fraction as a percentage with up to 4 decimals.

    >>> percent(437 / 455), percent(1.0)
    ('96.0440%', '100%')
    """
    return _short(_settled(rate * 100)) + "%"


def fixed(value: float, decimals: int) -> str:
    """A figure as it is printed: so many decimals, half-up.

    >>> fixed(9.6043956, 2), fixed(8.335, 2)
    ('9.60', '8.34')
    """
    return f"{_settled(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):f}"


def operand(shown: str) -> str:
    """A figure inside a formula: a negative one in brackets.

    >>> operand("-500"), operand("3")
    ('(-500)', '3')
    """
    return f"({shown})" if shown.startswith("-") else shown


def settled(value: float) -> float:
    """One figure settled as the engine settles arrays.

    >>> settled(0.1 + 0.2)
    0.3
    """
    return float(settle(np.array([value]))[0])


def is_exact(value: float) -> bool:
    """Whether 4 decimals hold the whole figure."""
    return isfinite(value) and _settled(value) == _rounded(_settled(value))


def _settled(value: float) -> Decimal:
    return Decimal(repr(round(float(value), 12)))


def _rounded(value: Decimal) -> Decimal:
    # More than 28 digits cannot be quantized, nor is there anything to round.
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= PLACES:
        return value
    return value.quantize(Decimal(1).scaleb(-PLACES), rounding=ROUND_HALF_UP)


def _short(value: Decimal) -> str:
    rounded = _rounded(value)
    return _plain(rounded) if rounded == value else _unsigned(f"{rounded:f}")


def _plain(value: Decimal) -> str:
    shown = f"{value:f}"
    return _unsigned(shown.rstrip("0").rstrip(".") if "." in shown else shown)


def _unsigned(shown: str) -> str:
    """Zero never has a sign."""
    return shown.removeprefix("-") if not shown.strip("-0.") else shown
