"""Figures with the bound of what binary fractions can have lost on the way to them, and the one way to compare them.

A decimal such as 0.1 has no exact float64, and each operation rounds once more. A figure therefore carries, beside its
value, how far that may be off. Whether two figures are the same, one is at least the other, a step is whole, or which
way a half goes is asked here and nowhere else; nothing is rounded, cut or settled before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.model.figure.digits import shortest
from scorecard.model.figure.operation import POWER, PRODUCT, SUM, THROUGH, WHOLE, operation
from scorecard.model.figure.writers import choice, choice_needs, compared, filled, is_absent, summed

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

UNIT = 2.0**-53
"""What one operation loses at most, relative to its result."""

SAFETY = 4.0
"""How many times the bound still counts as the same figure."""


class Figure:
    """Figures of any shape, each with its bound; NaN where there is none.

    value : float64[…]
    error : float64[…], how far the value may be off; never NaN where the value is known
    read  : a figure as it was read: compared as written, although its float may be half a last place off;
        bool[…], or one bool where all are alike

    >>> third = read([1.0]) / read([3.0])
    >>> bool(same(third * 3, 1.0)[0]), third.shown.tolist()
    (True, [0.3333333333333333])
    """

    # An array on the left leaves the operation to the figure, so that no bound is lost.
    __array_ufunc__ = None

    value: Floats
    error: Floats
    read: Flags | bool

    def __init__(self, value: Any, error: Any, read: Flags | bool = False) -> None:
        self.value = np.asarray(value, dtype=np.float64)
        bound: Floats = np.asarray(error, dtype=np.float64)
        if bound.shape != self.value.shape:
            bound = np.full(self.value.shape, bound)
        finite = np.isfinite(bound)
        if not np.logical_and.reduce(finite, axis=None):
            # What is too large for a bound is known to its own size at best.
            bound = np.where(finite, bound, np.where(np.isfinite(self.value), np.abs(self.value), 0.0))
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
        return _kept(~np.isnan(self.value))

    @cached_property
    def missing(self) -> Flags:
        """bool[…], where there is none."""
        return _kept(np.isnan(self.value))

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
        return bounded(
            self.value[at], self.error[at], self.read if isinstance(self.read, bool) else self.read[at]
        )

    def put(self, at: Any, figures: Figure | Floats | float) -> None:
        """Write figures into a place of these, which must own their memory (`blank`, `copy`)."""
        given = lift(figures)
        if isinstance(self.read, bool):
            raise TypeError("figures are put into what owns its memory: blank(…) or .copy()")
        self.value[at], self.error[at], self.read[at] = given.value, given.error, given.read
        for worked_out in ("shown", "known", "missing"):
            self.__dict__.pop(worked_out, None)

    def copy(self) -> Figure:
        """The same in memory of its own, that figures can be put into."""
        return bounded(
            self.value.copy(), np.array(self.error), np.array(np.broadcast_to(self.read, self.shape))
        )

    @operation("{0}", THROUGH, excel=filled, spares=True)
    def filled(self, number: float) -> Figure:
        """The same with a number where there is no figure."""
        return where(self.missing, number, self)

    @operation("−{0}", 0, (WHOLE,), excel="-{0}")
    def __neg__(self) -> Figure:
        return bounded(-self.value, self.error, self.read)

    @operation("|{0}|", excel="ABS({0})")
    def __abs__(self) -> Figure:
        return bounded(np.abs(self.value), self.error, self.read)

    @operation("{0} + {1}", SUM, (SUM, SUM), excel="{0}+{1}")
    def __add__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        return _made(np.add, self, b, self.error + b.error)

    @operation("{0} − {1}", SUM, (SUM, PRODUCT), excel="{0}-{1}")
    def __sub__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        return _made(np.subtract, self, b, self.error + b.error)

    @operation("{0} × {1}", PRODUCT, (PRODUCT, PRODUCT), excel="{0}*{1}")
    def __mul__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        with np.errstate(all="ignore"):
            inherited = np.abs(self.value) * b.error + np.abs(b.value) * self.error + self.error * b.error
        return _made(np.multiply, self, b, inherited)

    @operation("{0} ÷ {1}", PRODUCT, (PRODUCT, POWER), excel="{0}/{1}")
    def __truediv__(self, other: Figure | Floats | float) -> Figure:
        """The quotient; none where the divisor is 0, or cannot be told from it."""
        b = lift(other)
        with np.errstate(all="ignore"):
            zero = 0.0 if b.read is True else b.noise if b.read is False else np.where(b.read, 0.0, b.noise)
            nothing = ~(np.abs(b.value) > zero) | np.isinf(b.value)
            divisor = np.where(nothing, np.nan, b.value)
            quotient = self.value / divisor
            inherited = (self.error + np.abs(quotient) * b.error) / (np.abs(divisor) - b.error)
        return Figure(quotient, inherited + UNIT * np.abs(quotient))

    def __radd__(self, other: Floats | float) -> Figure:
        return lift(other) + self

    def __rsub__(self, other: Floats | float) -> Figure:
        return lift(other) - self

    def __rmul__(self, other: Floats | float) -> Figure:
        return lift(other) * self

    def __rtruediv__(self, other: Floats | float) -> Figure:
        return lift(other) / self

    @operation("{0}^{1}", POWER, (POWER + 1, POWER + 1), excel="{0}^{1}")
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

    @operation(excel=summed)
    def sum(self, axis: int = -1) -> Figure:
        """The sum along an axis; none where a figure is missing.

        >>> read([[0.1, 0.2, np.nan], [0.1, 0.2, 0.3]]).sum().shown.tolist()
        [nan, 0.6]
        """
        # Laid out alike, so that the same figures are added in the same order, however many stand beside them.
        values, errors = (np.ascontiguousarray(np.moveaxis(a, axis, -1)) for a in (self.value, self.error))
        count = values.shape[-1]
        # numpy adds in pairs of blocks, which loses far less than one after the other.
        loses = min(count, 20 + int(np.log2(max(count, 1))))
        with np.errstate(all="ignore"):
            value = values.sum(axis=-1)
            error = errors.sum(axis=-1) + loses * UNIT * np.abs(values).sum(axis=-1)
        return Figure(value, error)

    def mean_of(self, counted: Flags) -> Figure:
        """The mean of chosen figures of a column; none where none is chosen."""
        chosen = self[counted]
        return chosen.sum() / float(len(chosen)) if len(chosen) else Figure(np.nan, 0.0)


Number = Figure | Floats | float


def _kept(flags: Flags) -> Flags:
    """Flags that are handed out again and again, and may be changed by nobody."""
    if flags.ndim:
        flags.flags.writeable = False
    return flags


def read(values: Any) -> Figure:
    """Figures as they were read. A decimal may be half a last place off; a whole number is exact."""
    value = np.asarray(values, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        return Figure(value, np.where(value == np.rint(value), 0.0, UNIT * np.abs(value)), True)


def lift(figures: Number) -> Figure:
    """A figure; a plain number or array counts as read."""
    if isinstance(figures, Figure):
        return figures
    return _constant(figures) if isinstance(figures, float | int) else read(figures)


@lru_cache
def _constant(number: float) -> Figure:
    """One number that is compared or multiplied with again and again."""
    return read(number)


def bounded(value: Any, error: Any, read: Flags | bool) -> Figure:
    """Figures taken from others, whose bounds are as they should be."""
    figure = Figure.__new__(Figure)
    figure.value, figure.error, figure.read = np.asarray(value), np.asarray(error), read
    return figure


def blank(shape: int | tuple[int, ...]) -> Figure:
    """Figures still to be filled in: none yet."""
    return Figure(np.full(shape, np.nan), np.zeros(shape), np.ones(shape, dtype=np.bool_))


def _made(operation: Callable[..., Any], a: Figure, b: Figure, inherited: Floats) -> Figure:
    with np.errstate(all="ignore"):
        value = operation(a.value, b.value)
        return Figure(value, inherited + UNIT * np.abs(value))


# --- questions


def _noise(a: Figure, b: Figure) -> Floats:
    """What may be noise between two figures: nothing where both stand as they were read."""
    if a.read is False or b.read is False:
        return a.noise + b.noise
    if a.read is True and b.read is True:
        return _NONE
    return np.where(np.logical_and(a.read, b.read), 0.0, a.noise + b.noise)


_NONE = np.zeros(())


@operation("{0} ≥ {1}", 0, (SUM, SUM), excel=compared(">="))
def at_least(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is at least another; false where one is missing.

    >>> at_least(read(0.1) + 0.2, 0.3).tolist(), at_least(read(0.29999999999999998), 0.3).tolist()
    (True, True)
    """
    x, y = lift(a), lift(b)
    answer: Flags = x.value >= y.value - _noise(x, y)
    return answer


@operation("{0} > {1}", 0, (SUM, SUM), excel=compared(">"))
def more_than(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is more than another; false where one is missing."""
    x, y = lift(a), lift(b)
    answer: Flags = x.value > y.value + _noise(x, y)
    return answer


@operation("{0} ≤ {1}", 0, (SUM, SUM), excel=compared("<="))
def at_most(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is at most another; false where one is missing."""
    return at_least(b, a)


@operation("{0} < {1}", 0, (SUM, SUM), excel=compared("<"))
def less_than(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is less than another; false where one is missing."""
    return more_than(b, a)


@operation("{0} = {1}", 0, (SUM, SUM), excel=compared("="))
def same(a: Number, b: Number) -> Flags:
    """bool[…], whether two figures are the same; false where one is missing."""
    return at_least(a, b) & at_least(b, a)


@operation(excel=is_absent, spares=True, others=True)
def absent(figures: Figure) -> Flags:
    """bool[…], where there is no figure."""
    return figures.missing


@operation("{0} ≠ {1}", 0, (SUM, SUM), excel=compared("<>"))
def apart(a: Number, b: Number) -> Flags:
    """bool[…], whether two figures are not the same; false where one is missing."""
    return more_than(a, b) | less_than(a, b)


@operation(excel=choice, needs=choice_needs)
def where(condition: Any, a: Number, b: Number) -> Figure:
    """The first figures where the condition holds, else the second.

    >>> where([True, False], read([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 0.0 * read(1.0)).read[:, 1].tolist()
    [False, False, False]
    """
    x, y = lift(a), lift(b)
    value = np.where(condition, x.value, y.value)
    as_read: Flags | bool = x.read
    if x.read is not y.read or not isinstance(x.read, bool):
        each = np.where(condition, x.read, y.read)
        as_read = (
            (each if each.shape == value.shape else np.broadcast_to(each, value.shape))
            if each.ndim
            else bool(each)
        )
    return bounded(value, np.where(condition, x.error, y.error), as_read)
