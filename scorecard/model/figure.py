"""Figures with the bound of what binary fractions can have lost on the way to them, and the one way to compare them.

A decimal such as 0.1 has no exact float64, and each operation rounds once more. A figure therefore carries, beside its
value, how far that may be off. Whether two figures are the same, one is at least the other, a step is whole, or which
way a half goes is asked here and nowhere else; nothing is rounded, cut or settled before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, reduce
from math import floor, log10
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scorecard.model.scheme import RoundingMode

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

UNIT = 2.0**-53
"""What one operation loses at most, relative to its result."""

SAFETY = 4.0
"""How many times the bound still counts as the same figure."""

_DIGITS = 17

_FEW = 64
"""So many figures are shown one by one; more of them together."""


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
            bound = np.broadcast_to(bound, self.value.shape)
        boundless = ~np.isfinite(bound)
        if boundless.any():
            # What is too large for a bound is known to its own size at best.
            bound = np.where(boundless, np.where(np.isfinite(self.value), np.abs(self.value), 0.0), bound)
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

    @property
    def known(self) -> Flags:
        """bool[…], where there is a figure."""
        known: Flags = ~np.isnan(self.value)
        return known

    @property
    def missing(self) -> Flags:
        """bool[…], where there is none."""
        missing: Flags = np.isnan(self.value)
        return missing

    @property
    def noise(self) -> Floats:
        """float64[…], what may be noise when a figure is compared."""
        return SAFETY * self.error

    @cached_property
    def shown(self) -> Floats:
        """float64[…], as it is shown: as read, else the shortest decimal inside the bound. Nothing is computed with it."""
        return _shortest(self)

    def tolist(self) -> Any:
        """The figures as plain numbers, as they are shown."""
        return self.shown.tolist()

    def __float__(self) -> float:
        """One figure, as it is shown."""
        return float(self.shown)

    def __getitem__(self, at: Any) -> Figure:
        return _bounded(
            self.value[at], self.error[at], self.read if isinstance(self.read, bool) else self.read[at]
        )

    def put(self, at: Any, figures: Figure | Floats | float) -> None:
        """Write figures into a place of these, which must own their memory (`blank`, `copy`)."""
        given = lift(figures)
        if isinstance(self.read, bool):
            raise TypeError("figures are put into what owns its memory: blank(…) or .copy()")
        self.value[at], self.error[at], self.read[at] = given.value, given.error, given.read
        self.__dict__.pop("shown", None)

    def copy(self) -> Figure:
        """The same in memory of its own, that figures can be put into."""
        return _bounded(
            self.value.copy(), np.array(self.error), np.array(np.broadcast_to(self.read, self.shape))
        )

    def filled(self, number: float) -> Figure:
        """The same with a number where there is no figure."""
        return where(self.missing, number, self)

    def __neg__(self) -> Figure:
        return _bounded(-self.value, self.error, self.read)

    def __abs__(self) -> Figure:
        return _bounded(np.abs(self.value), self.error, self.read)

    def __add__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        return _made(np.add, self, b, self.error + b.error)

    def __sub__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        return _made(np.subtract, self, b, self.error + b.error)

    def __mul__(self, other: Figure | Floats | float) -> Figure:
        b = lift(other)
        with np.errstate(all="ignore"):
            inherited = np.abs(self.value) * b.error + np.abs(b.value) * self.error + self.error * b.error
        return _made(np.multiply, self, b, inherited)

    def __truediv__(self, other: Figure | Floats | float) -> Figure:
        """The quotient; none where the divisor is 0, or cannot be told from it."""
        b = lift(other)
        with np.errstate(all="ignore"):
            nothing = ~(np.abs(b.value) > np.where(b.read, 0.0, b.noise)) | np.isinf(b.value)
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

    def sum(self, axis: int = -1) -> Figure:
        """The sum along an axis; none where a figure is missing.

        >>> read([[0.1, 0.2, np.nan], [0.1, 0.2, 0.3]]).sum().shown.tolist()
        [nan, 0.6]
        """
        values = np.ascontiguousarray(np.moveaxis(self.value, axis, -1))
        count = values.shape[-1]
        # numpy adds in pairs of blocks, which loses far less than one after the other.
        loses = min(count, 20 + int(np.log2(max(count, 1))))
        with np.errstate(all="ignore"):
            value = values.sum(axis=-1)
            error = self.error.sum(axis=axis) + loses * UNIT * np.abs(values).sum(axis=-1)
        return Figure(value, error)

    def mean_of(self, counted: Flags) -> Figure:
        """The mean of chosen figures of a column; none where none is chosen."""
        chosen = self[counted]
        return chosen.sum() / float(len(chosen)) if len(chosen) else Figure(np.nan, 0.0)


Number = Figure | Floats | float


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


def _bounded(value: Any, error: Any, read: Flags | bool) -> Figure:
    """Figures taken from others, whose bounds are as they should be."""
    found = Figure.__new__(Figure)
    found.value, found.error, found.read = np.asarray(value), np.asarray(error), read
    return found


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


def at_least(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is at least another; false where one is missing.

    >>> at_least(read(0.1) + 0.2, 0.3).tolist(), at_least(read(0.29999999999999998), 0.3).tolist()
    (True, True)
    """
    x, y = lift(a), lift(b)
    answer: Flags = x.value >= y.value - _noise(x, y)
    return answer


def more_than(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is more than another; false where one is missing."""
    x, y = lift(a), lift(b)
    answer: Flags = x.value > y.value + _noise(x, y)
    return answer


def at_most(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is at most another; false where one is missing."""
    return at_least(b, a)


def less_than(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is less than another; false where one is missing."""
    return more_than(b, a)


def same(a: Number, b: Number) -> Flags:
    """bool[…], whether two figures are the same; false where one is missing."""
    return at_least(a, b) & at_least(b, a)


def ordinals(figures: Figure) -> Floats:
    """float64[N], the place of each among the different figures, the smallest 0; NaN where there is none.

    Figures that differ by noise only are joined along the sorted order, so that being tied stays transitive.

    >>> ordinals(Figure([0.3, 0.1 + 0.2, 0.1, np.nan], 1e-16)).tolist()
    [1.0, 1.0, 0.0, nan]
    """
    found = np.full(len(figures), np.nan)
    here = np.flatnonzero(figures.known)
    if len(here):
        order = here[np.argsort(figures.value[here], kind="stable")]
        lower, upper = figures[order[:-1]], figures[order[1:]]
        found[order] = np.concatenate([[0.0], np.cumsum(more_than(upper, lower))])
    return found


# --- choosing


def where(condition: Any, a: Number, b: Number) -> Figure:
    """The first figures where the condition holds, else the second."""
    x, y = lift(a), lift(b)
    return _bounded(
        np.where(condition, x.value, y.value),
        np.where(condition, x.error, y.error),
        x.read if x.read is y.read and isinstance(x.read, bool) else np.where(condition, x.read, y.read),
    )


def select(conditions: Sequence[Flags], figures: Sequence[Number], otherwise: Number = np.nan) -> Figure:
    """The figures of the first condition that holds."""
    found = lift(otherwise)
    for condition, one in reversed(list(zip(conditions, figures, strict=True))):
        found = where(condition, one, found)
    return found


def least(a: Number, b: Number) -> Figure:
    """The smaller of two figures; none where one is missing. Of figures that are the same, the first."""
    x, y = lift(a), lift(b)
    return where(at_least(y, x) | x.missing, x, y)


def most(a: Number, b: Number) -> Figure:
    """The larger of two figures; none where one is missing. Of figures that are the same, the first."""
    x, y = lift(a), lift(b)
    return where(at_least(x, y) | x.missing, x, y)


def least_of(figures: Sequence[Number]) -> Figure:
    """The smallest of several."""
    return reduce(least, (lift(one) for one in figures))


def most_of(figures: Sequence[Number]) -> Figure:
    """The largest of several."""
    return reduce(most, (lift(one) for one in figures))


def stack(figures: Sequence[Number], axis: int = 0) -> Figure:
    """Several figures of one shape along a new axis."""
    return _gathered(np.stack, [lift(one) for one in figures], axis)


def joined(figures: Sequence[Figure]) -> Figure:
    """Several columns one after the other."""
    return _gathered(np.concatenate, figures, 0)


def _gathered(gather: Callable[..., Any], figures: Sequence[Figure], axis: int) -> Figure:
    as_read = [np.broadcast_to(one.read, one.shape) for one in figures]
    return Figure(
        gather([one.value for one in figures], axis),
        gather([one.error for one in figures], axis),
        gather(as_read, axis),
    )


def added(figures: Sequence[Number]) -> Figure:
    """The sum of several figures; none where one is missing."""
    return reduce(lambda a, b: a + b, (lift(one) for one in figures))


def total(numbers: Iterable[float]) -> Figure:
    """The sum of numbers as they were read; 0 of none.

    >>> bool(same(total([0.1, 0.2]), 0.3)), float(total([3.1, 3.3, 3.6]))
    (True, 10.0)
    """
    return added([read(0.0), *(read(one) for one in numbers)])


def product(figures: Sequence[Number]) -> Figure:
    """The product of several figures; none where one is missing."""
    return reduce(lambda a, b: a * b, (lift(one) for one in figures))


# --- whole numbers and printed digits


def whole(figures: Figure, way: Literal["down", "up"]) -> Figure:
    """Whole numbers, what is left dropped or counted as one more; a figure that is a whole one but for noise is it.

    >>> whole((1 - read(0.9)) / 0.05, "down").value.tolist()
    2.0
    """
    return rounded(figures, 0, way)


def rounded(figures: Figure, decimals: int | None, mode: RoundingMode = "half_up") -> Figure:
    """Figures rounded to some decimals, a sign put aside first; as they are where no decimals are said.

    half_up     from the middle up: sign(x) · ⌊|x| · 10^d + ½⌋ / 10^d
    half_even   from the middle to the even digit
    down, up    what is left is dropped, or counts as one more

    A figure whose bound reaches a middle, or a whole step, is on it: 2.675 is 267.5 hundredths although its binary
    fraction lies below. What comes out counts as read. NaN stays NaN.

    >>> figures = read([2.675, 2.665, -2.671, 0.3])
    >>> [rounded(figures, 2, mode).value.tolist() for mode in ("half_up", "half_even")]
    [[2.68, 2.67, -2.67, 0.3], [2.68, 2.66, -2.67, 0.3]]
    >>> [rounded(figures, 2, mode).value.tolist() for mode in ("down", "up")]
    [[2.67, 2.66, -2.67, 0.3], [2.68, 2.67, -2.68, 0.3]]
    """
    if decimals is None:
        return figures
    scale = 10.0**decimals
    with np.errstate(all="ignore"):
        scaled = np.abs(figures.value) * scale
        noise = figures.noise * scale + SAFETY * UNIT * scaled
        middle = np.rint(2 * scaled) / 2
        # A bound that no longer tells one half from the next decides nothing.
        scaled = np.where((np.abs(scaled - middle) <= noise) & (noise < 0.25), middle, scaled)
        value = np.sign(figures.value) * _WHOLE[mode](scaled) / scale + 0.0
    # Beyond 2^53 there are no decimals left to round.
    return read(np.where(np.isfinite(value) & (scaled < 2.0**53), value, figures.value))


_WHOLE: Mapping[RoundingMode, Callable[[Floats], Floats]] = {
    "half_up": lambda scaled: np.floor(scaled + 0.5),
    "half_even": np.rint,
    "down": np.floor,
    "up": np.ceil,
}


def _shortest(figures: Figure) -> Floats:
    """float64[…], the shortest decimal inside the bound of each figure, of several the nearest.

    The fewest digits that do are found by halving: with one digit more a decimal is never farther off.
    """
    value = np.array(figures.value)
    open_ = np.isfinite(value) & (figures.error > 0) & (value != 0) & ~np.asarray(figures.read)
    exact, bound = value[open_], figures.noise[open_]
    if exact.size <= _FEW:
        # One by one these are sooner done.
        each = zip(exact.tolist(), bound.tolist(), strict=True)
        value[open_] = [_shortest_of_one(*one) for one in each]
    else:
        few, many = np.ones(exact.shape, dtype=np.int64), np.full(exact.shape, _DIGITS)
        first = np.floor(np.log10(np.abs(exact))).astype(np.int64)
        for _ in range(5):
            middle = (few + many) // 2
            fits = np.abs(_with_digits(exact, middle, first) - exact) <= bound
            few, many = np.where(fits, few, middle + 1), np.where(fits, middle, many)
        value[open_] = np.where(bound >= np.abs(exact), 0.0, _with_digits(exact, many, first))
    unsigned: Floats = value + 0.0
    return unsigned


def _shortest_of_one(value: float, bound: float) -> float:
    """The same for one figure that has a bound."""
    if bound >= abs(value):
        return 0.0
    few, many, first = 1, _DIGITS, floor(log10(abs(value)))
    while few < many:
        middle = (few + many) // 2
        fits = abs(_with_digits_of_one(value, middle, first) - value) <= bound
        few, many = (few, middle) if fits else (middle + 1, many)
    return _with_digits_of_one(value, many, first)


def _with_digits_of_one(value: float, digits: int, first: int) -> float:
    """A value to so many significant digits; `first` is the power of ten of the first of them."""
    decimals = digits - 1 - first
    if digits >= _DIGITS:
        return value
    if abs(decimals) > _EXACT or abs(value) > _LARGE:
        return float(f"{value:.{digits - 1}e}")
    power = _POWERS[abs(decimals)]
    return round(value * power) / power if decimals >= 0 else round(value / power) * power


def _with_digits(values: Floats, digits: NDArray[np.int64], first: NDArray[np.int64]) -> Floats:
    """The same for many; float64[N]."""
    decimals = digits - 1 - first
    with np.errstate(all="ignore"):
        power = np.array(_POWERS)[np.minimum(np.abs(decimals), _EXACT)]
        short = np.where(decimals >= 0, np.rint(values * power) / power, np.rint(values / power) * power)
    for n in np.flatnonzero((np.abs(decimals) > _EXACT) | (np.abs(values) > _LARGE)).tolist():
        short[n] = float(f"{values[n]:.{max(int(digits[n]) - 1, 0)}e}")
    return np.where(digits >= _DIGITS, values, short)


_EXACT = 22
"""Powers of ten beyond this one are no longer exact: there the text of a number is."""

_LARGE = 1e280
"""Nor are figures that grow beyond all numbers on the way."""

_POWERS = tuple(float(f"1e{n}") for n in range(_EXACT + 1))
