"""Formulas over columns: a tree and the figures it names become one figure per unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from typing import Protocol

import numpy as np

from scorecard.engine.quantity import divide
from scorecard.language.formula import Binary, Call, Expression, Figure, Formula, Negative, Number, spelled
from scorecard.model.board import Floats

PLACES = 4
NOTHING = "—"


class Figures(Protocol):
    """Where a formula finds its figures: float64[U] each, NaN where a unit has none."""

    @property
    def units(self) -> int:
        """U, the number of units: the length of a formula that names no figure."""
        ...

    def value(self, name: str) -> Floats:
        """The figure itself."""
        ...

    def years_ago(self, name: str, years: int) -> Floats:
        """The figure of as many years ago; 1 is last year's."""
        ...

    def target(self, name: str) -> Floats:
        """The target of the figure."""
        ...


def evaluate(formula: Formula, figures: Figures) -> Floats:
    """A formula for every unit: float64[U], in the measure the formula gives, NaN for no value.

    x ÷ 0, ln of 0 or less, the root of a negative number and what is too large to be held have no
    value. Having no value spreads, also through min and max; `mean` and `sum` leave such arguments
    out, and have no value only where no argument has one. Nothing is rounded.

    Published example (a firm's mean growth of two years, the year without a base skipped):
    `(mean(last_year(y) / years_ago(y, 2), y / last_year(y)) - 1) * 100` with y = 120, last year 100,
    two years ago 0 is (mean(—, 1.2) − 1) × 100 = 20.
    """
    with np.errstate(all="ignore"):
        value = _value(formula.tree, figures)
    return np.broadcast_to(value, (figures.units,)) + 0.0


def _value(tree: Expression, figures: Figures) -> Floats:
    """One part of the tree; a number is an array without axes until it meets a figure."""
    match tree:
        case Number(value):
            return np.array(value)
        case Figure():
            return _held(_figure(tree, figures))
        case Negative(of):
            return -_value(of, figures)
        case Binary(sign, left, right):
            return _held(_OPERATORS[sign](_value(left, figures), _value(right, figures)))
        case Call(function, arguments):
            return _held(_FUNCTIONS[function](*(_value(argument, figures) for argument in arguments)))


def _figure(figure: Figure, figures: Figures) -> Floats:
    if figure.what == "target":
        return figures.target(figure.name)
    if figure.what == "years_ago":
        return figures.years_ago(figure.name, figure.years)
    return figures.value(figure.name)


def _held(value: Floats) -> Floats:
    """No value instead of an infinite one."""
    return np.where(np.isfinite(value), value, np.nan)


def _sum(*arguments: Floats) -> Floats:
    """Σ of the arguments that have a value."""
    total: Floats = reduce(np.add, (np.nan_to_num(argument) for argument in arguments))
    return np.where(_count(arguments) > 0, total, np.nan)


def _mean(*arguments: Floats) -> Floats:
    """Σ of the arguments that have a value ÷ how many have one."""
    return divide(_sum(*arguments), _count(arguments))


def _count(arguments: tuple[Floats, ...]) -> Floats:
    count: Floats = reduce(np.add, ((~np.isnan(argument)).astype(np.float64) for argument in arguments))
    return count


def _least(*arguments: Floats) -> Floats:
    least: Floats = reduce(np.minimum, arguments)
    return least


def _most(*arguments: Floats) -> Floats:
    most: Floats = reduce(np.maximum, arguments)
    return most


_OPERATORS: Mapping[str, Callable[[Floats, Floats], Floats]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": divide,
}
_FUNCTIONS: Mapping[str, Callable[..., Floats]] = {
    "min": _least,
    "max": _most,
    "abs": np.abs,
    "ln": np.log,
    "exp": np.exp,
    "sqrt": np.sqrt,
    "mean": _mean,
    "sum": _sum,
}


def written(formula: Formula, figures: Figures, u: int) -> str:
    """A formula with the numbers of unit `u` filled in, and what comes out.

    `rd / gdp * 100` with 391.08 and 10800 reads `391.08 ÷ 10800 × 100 = 3.6211`; — stands for no value.
    Figures have up to 4 decimals, half-up, and all 4 where that rounds them; a number of the formula
    stands as it was written.
    """

    def leaf(part: Number | Figure) -> str:
        return part.text if isinstance(part, Number) else shown(float(_held(_figure(part, figures))[u]))

    return f"{spelled(formula.tree, leaf)} = {shown(float(evaluate(formula, figures)[u]))}"


def shown(value: float) -> str:
    """A figure exactly where 4 decimals hold it, else rounded half-up to 4; — where there is none.

    >>> shown(391.08), shown(2.00005), shown(10.03496503), shown(float("nan"))
    ('391.08', '2.0001', '10.0350', '—')
    """
    if np.isnan(value):
        return NOTHING
    # Beyond 2^53 there are no decimals left to round, and Decimal's context has no room for them.
    exact = Decimal(repr(round(value, 12)))
    fits = exact.as_tuple().exponent
    if isinstance(fits, int) and -fits > PLACES:
        rounded = exact.quantize(Decimal(1).scaleb(-PLACES), rounding=ROUND_HALF_UP)
        return f"{rounded:f}".removeprefix("-") if not rounded else f"{rounded:f}"
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.removeprefix("-") if not exact else text
