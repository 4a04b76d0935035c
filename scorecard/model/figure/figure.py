"""Figures with the bound of what binary fractions can have lost on the way to them, and the one way to compare them.

A decimal such as 0.1 has no exact float64, and each operation rounds once more. A figure therefore carries, beside its
value, how far that may be off. Whether two figures are the same, one is at least the other, a step is whole, or which
way a half goes is asked here and nowhere else; nothing is rounded, cut or settled before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from scorecard.model.figure.arrays import (
    SAFETY,
    UNIT,
    Flags,
    Floats,
    added_up,
    in_shape,
    lasting,
    one_or_all,
    quiet,
    repeat_number,
)
from scorecard.model.figure.digits import shortest
from scorecard.model.figure.for_all import place_by_place
from scorecard.model.figure.operation import POWER, PRODUCT, SUM, THROUGH, WHOLE, operation
from scorecard.model.figure.writers import choice, choice_needs, comparison_writer, write_filled, write_sum


class Figure:
    """Figures of any shape, each with its bound; NaN where there is none.

    value : float64[…]
    error : float64[…], how far the value may be off; never NaN where the value is known
    read  : a figure as it was read: compared as written, although its float may be half a last place off;
        bool[…], or one bool where all are alike
    columns : what a table is made of that is kept column by column
    once : the one figure that is kept for all units, where it is the same for them

    >>> from scorecard.model.figure import same
    >>> third = as_figures([1.0]) / as_figures([3.0])
    >>> bool(same(third * 3, 1.0)[0]), third.shown.tolist()
    (True, [0.3333333333333333])
    """

    # An array on the left leaves the operation to the figure, so that no bound is lost.
    __array_ufunc__ = None

    value: Floats
    error: Floats
    read: Flags | bool
    columns: Sequence[Figure] | None = None
    once: Figure | None = None
    _made: tuple[Sequence[Figure], Hashable, Figure] | None = None

    def __init__(self, value: Any, error: Any, read: Flags | bool = False) -> None:
        self.value = np.asarray(value, dtype=np.float64)
        bound: Floats = np.asarray(error, dtype=np.float64)
        if bound.shape != self.value.shape:
            bound = np.full(self.value.shape, bound)
        if np.count_nonzero(np.isfinite(bound)) < bound.size:
            # What is too large for a bound is known to its own size at best.
            size = np.where(np.isfinite(self.value), np.abs(self.value), 0.0)
            bound = np.where(np.isfinite(bound), bound, size)
        self.error = bound
        self.read = read

    def __repr__(self) -> str:
        return f"Figure({self.shown.tolist()})"

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError("a figure is no plain array: say .value, .shown or .known")

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the values."""
        return self.value.shape

    def __len__(self) -> int:
        return len(self.value)

    @cached_property
    def known(self) -> Flags:
        """bool[…], where there is a figure; asked for cell by cell, it is worked out once."""
        return lasting(~np.isnan(self.value))

    @cached_property
    def missing(self) -> Flags:
        """bool[…], where there is none."""
        return lasting(np.isnan(self.value))

    @property
    def noise(self) -> Floats:
        """float64[…], what may be noise when a figure is compared."""
        return SAFETY * self.error

    @cached_property
    def shown(self) -> Floats:
        """float64[…], as it is shown: as read, else the shortest decimal inside the bound. Nothing is computed with it."""
        return shortest(self.value, self.noise, self.read)

    def tolist(self) -> Any:
        """The figures as plain numbers, as they are shown."""
        return self.shown.tolist()

    def __float__(self) -> float:
        """One figure, as it is shown."""
        return float(self.shown)

    def at(self, u: int) -> float:
        """The figure of one unit, as it is shown."""
        values = self.shown
        return float(values if values.ndim == 0 else values[u])

    def __getitem__(self, at: Any) -> Figure:
        return bounded_figure(
            self.value[at], self.error[at], self.read if isinstance(self.read, bool) else self.read[at]
        )

    def for_all(self, units: int) -> Figure:
        """The one figure as that of so many units, kept once."""
        as_read = bool(self.read if isinstance(self.read, bool) else self.read.all())
        figure = bounded_figure(repeat_number(self.value, units), repeat_number(self.error, units), as_read)
        figure.once = bounded_figure(self.value, self.error, as_read)
        return figure

    def put(self, at: Any, figures: Figure | Floats | float) -> None:
        """Write figures into a place of these, which must own their memory (`blank`, `copy`)."""
        given = lift(figures)
        if isinstance(self.read, bool):
            raise TypeError("figures are put into what owns its memory: blank(…) or .copy()")
        self.value[at], self.error[at], self.read[at] = given.value, given.error, given.read
        for worked_out in ("shown", "known", "missing", "_made"):
            self.__dict__.pop(worked_out, None)

    def copy(self) -> Figure:
        """The same in memory of its own, that figures can be put into."""
        return bounded_figure(
            self.value.copy("K"), np.array(self.error), np.array(np.broadcast_to(self.read, self.shape))
        )

    def made_with(self, others: Sequence[Figure], how: Hashable, make: Callable[[], Figure]) -> Figure:
        """What is made of these and other figures in some way; what was made last is not made again."""
        last = self._made
        if last is None or last[1] != how or any(a is not b for a, b in zip(last[0], others, strict=True)):
            self._made = last = others, how, make()
        return last[2]

    def by_column(self, function: Callable[..., Figure], *args: Any) -> Figure:
        """A function of tables as one of their columns; of a table that is kept so."""
        raise TypeError("it is not kept column by column")

    @operation("{0}", THROUGH, excel=write_filled, spares=True)
    def filled(self, number: float) -> Figure:
        """The same with a number where there is no figure."""
        return where(self.missing, number, self)

    @operation("−{0}", 0, (WHOLE,), excel="-{0}")
    @place_by_place
    def __neg__(self) -> Figure:
        return bounded_figure(-self.value, self.error, self.read)

    @operation("|{0}|", excel="ABS({0})")
    @place_by_place
    def __abs__(self) -> Figure:
        return bounded_figure(np.abs(self.value), self.error, self.read)

    @operation("{0} + {1}", SUM, (SUM, SUM), excel="{0}+{1}")
    @place_by_place
    def __add__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        return _combine(np.add, self, b, self.error + b.error)

    @operation("{0} − {1}", SUM, (SUM, PRODUCT), excel="{0}-{1}")
    @place_by_place
    def __sub__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        return _combine(np.subtract, self, b, self.error + b.error)

    @operation("{0} × {1}", PRODUCT, (PRODUCT, PRODUCT), excel="{0}*{1}")
    @place_by_place
    @quiet
    def __mul__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        if _is_exact(self) or _is_exact(b):
            inherited = np.abs(self.value) * b.error if _is_exact(self) else np.abs(b.value) * self.error
        else:
            inherited = np.abs(self.value) * b.error + np.abs(b.value) * self.error + self.error * b.error
        value = self.value * b.value
        return _with_rounding_error(value, np.abs(value), inherited)

    @operation("{0} ÷ {1}", PRODUCT, (PRODUCT, POWER), excel="{0}/{1}")
    @place_by_place
    @quiet
    def __truediv__(self, other: Figure | Floats | float) -> Figure:
        """The quotient; none where the divisor is 0, or cannot be told from it."""
        b = lift(other)
        zero = 0.0 if b.read is True else b.noise if b.read is False else np.where(b.read, 0.0, b.noise)
        nothing = ~(np.abs(b.value) > zero) | np.isinf(b.value)
        divisor = np.where(nothing, np.nan, b.value)
        quotient = self.value / divisor
        size = np.abs(quotient)
        inherited = self.error if _is_exact(b) else self.error + size * b.error
        return _with_rounding_error(quotient, size, inherited / (np.abs(divisor) - b.error))

    def __radd__(self, other: Floats | float) -> Figure:
        return lift(other) + self

    def __rsub__(self, other: Floats | float) -> Figure:
        return lift(other) - self

    def __rmul__(self, other: Floats | float) -> Figure:
        return lift(other) * self

    def __rtruediv__(self, other: Floats | float) -> Figure:
        return lift(other) / self

    @operation("{0}^{1}", POWER, (POWER + 1, POWER + 1), excel="{0}^{1}")
    @place_by_place
    def __pow__(self, other: Figure | Floats | float) -> Figure:
        """A power of figures from 0 on: 0 where the base cannot be told from 0, for noise to a power would be none."""
        exponent = lift(other)
        above = more_than(self, 0.0)
        with np.errstate(all="ignore"):
            base = np.where(above, self.value, 1.0)
            power = base**exponent.value
            relative = np.abs(exponent.value) * self.error / base + np.abs(np.log(base)) * exponent.error
        none = self.missing | exponent.missing
        power = np.where(none, np.nan, np.where(above, power, 0.0))
        return Figure(power, np.where(above, np.abs(power) * (relative + 4 * UNIT), 0.0))

    @operation(excel=write_sum)
    def sum(self, axis: int = -1) -> Figure:
        """The sum along an axis; none where a figure is missing.

        >>> as_figures([[0.1, 0.2, np.nan], [0.1, 0.2, 0.3]]).sum().shown.tolist()
        [nan, 0.6]
        """
        arrays = self.value, self.error
        if axis not in (-1, self.value.ndim - 1):
            arrays = np.moveaxis(self.value, axis, -1), np.moveaxis(self.error, axis, -1)
        # Laid out alike, so that the same figures are added in the same order, however many stand beside them.
        return Figure(*added_up(*map(np.ascontiguousarray, arrays)))

    def mean_of(self, counted: Flags) -> Figure:
        """The mean of chosen figures of a column; none where none is chosen."""
        chosen = self[counted]
        return chosen.sum() / float(len(chosen)) if len(chosen) else Figure(np.nan, 0.0)


Number = Figure | Floats | float


def as_figures(values: Any) -> Figure:
    """Figures as they were read. A decimal may be half a last place off; a whole number is exact."""
    value = np.asarray(values, dtype=np.float64)
    exact = np.isnan(value) | (value == np.rint(value))
    return bounded_figure(value, np.where(exact, 0.0, UNIT * np.abs(value)), True)


def lift(figures: Number) -> Figure:
    """A figure; a plain number or array counts as read."""
    if isinstance(figures, Figure):
        return figures
    return _constant(figures) if isinstance(figures, (float, int)) else as_figures(figures)


@lru_cache
def _constant(number: float) -> Figure:
    """One number that is compared or multiplied with again and again."""
    return as_figures(number)


def throughout(number: float, shape: tuple[int, ...]) -> Figure:
    """One number in every place."""
    one = as_figures(np.full(shape, number)) if len(shape) != 1 else as_figures([number])
    return one.for_all(shape[0]) if len(shape) == 1 else one


def bounded_figure(value: Any, error: Any, read: Flags | bool) -> Figure:
    """Figures taken from others, whose bounds are as they should be."""
    figure = Figure.__new__(Figure)
    figure.value, figure.error, figure.read = np.asarray(value), np.asarray(error), read
    return figure


def blank(shape: int | tuple[int, ...]) -> Figure:
    """Figures still to be filled in: none yet."""
    return Figure(
        np.full(shape, np.nan, order="F"), np.zeros(shape, order="F"), np.ones(shape, np.bool_, "F")
    )


@quiet
def _combine(operation: Callable[..., Any], a: Figure, b: Figure, inherited: Floats) -> Figure:
    value = operation(a.value, b.value)
    return _with_rounding_error(value, np.abs(value), inherited)


def _with_rounding_error(value: Floats, size: Floats, inherited: Floats) -> Figure:
    """The result of an operation, which rounds once more; size : how large it is, in memory that is used for its bound."""
    size *= UNIT
    size += inherited
    return Figure(value, size)


def _is_exact(figure: Figure) -> bool:
    """Whether it is one number without a bound, such as a whole number of the scheme."""
    return figure.error.size == 1 and not figure.error.item()


# --- questions


def noise_between(a: Figure, b: Figure) -> Floats | None:
    """What may be noise between two figures: nothing where both stand as they were read."""
    if a.read is False or b.read is False:
        # A whole number of the scheme is exact.
        return b.noise if _is_exact(a) else a.noise if _is_exact(b) else a.noise + b.noise
    if a.read is True and b.read is True:
        return None
    return np.where(np.logical_and(a.read, b.read), 0.0, a.noise + b.noise)


@operation("{0} ≥ {1}", 0, (SUM, SUM), excel=comparison_writer(">="))
@place_by_place
def at_least(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is at least another; false where one is missing.

    >>> at_least(as_figures(0.1) + 0.2, 0.3).tolist(), at_least(as_figures(0.29999999999999998), 0.3).tolist()
    (True, True)
    """
    x, y = lift(a), lift(b)
    answer: Flags = x.value >= y.value
    # Noise only makes more of them so.
    noise = None if np.count_nonzero(answer) == answer.size else noise_between(x, y)
    return answer if noise is None else x.value >= y.value - noise


@operation("{0} > {1}", 0, (SUM, SUM), excel=comparison_writer(">"))
@place_by_place
def more_than(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is more than another; false where one is missing."""
    x, y = lift(a), lift(b)
    answer: Flags = x.value > y.value
    # Noise only makes fewer of them so.
    noise = noise_between(x, y) if np.count_nonzero(answer) else None
    return answer if noise is None else x.value > y.value + noise


@operation(excel=choice, needs=choice_needs)
def where(condition: Any, a: Number, b: Number) -> Figure:
    """The first figures where the condition holds, else the second: themselves, where all are of one kind.

    >>> where([True, False], as_figures([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 0.0 * as_figures(1.0)).read[:, 1].tolist()
    [False, False, False]
    """
    x, y = lift(a), lift(b)
    asked = np.asarray(condition)
    for table in (x, y):
        if table.columns is not None:
            return table.by_column(where, asked, x, y)
    holds = np.count_nonzero(asked)
    if holds in (0, asked.size):
        taken, left = (x, y) if holds else (y, x)
        shape = taken.value.shape
        if shape and asked.shape in ((), shape) and left.value.shape in ((), shape):
            return taken
    value = np.where(asked, x.value, y.value)
    return bounded_figure(value, np.where(asked, x.error, y.error), _as_read(asked, x, y, value.shape))


def _as_read(asked: Flags, x: Figure, y: Figure, shape: tuple[int, ...]) -> Flags | bool:
    """Which of the figures chosen stand as they were read; what there is none of counts as the others do."""
    if isinstance(x.read, bool) and isinstance(y.read, bool):
        if x.read is y.read or _is_none(y):
            return x.read
        if _is_none(x):
            return y.read
        return one_or_all(in_shape(asked if x.read else ~asked, shape))
    return one_or_all(in_shape(np.where(asked, x.read, y.read), shape))


def _is_none(figure: Figure) -> bool:
    return not figure.shape and bool(np.isnan(figure.value))
