"""Exact numbers: as they are written, as they are rounded, and their places."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from math import floor, inf, isinf

Number = Fraction | float
HALF = Fraction(1, 2)
MANY = Context(prec=80)


def demand(condition: object, *said: object) -> None:
    if not condition:
        raise NotImplementedError("the oracle does not know: " + " ".join(map(str, said)))


def exact(written: object) -> Fraction:
    """A number or a share as it is written: `95%` is 0.95."""
    text = str(written)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def amount(written: object, full: Fraction) -> Number:
    """So many points, or a share of the full ones."""
    if written == "none":
        return inf
    return exact(written) * full if str(written).endswith("%") else exact(written)


def rounded(number: Number | None, decimals: int | None, mode: str = "half_up") -> Number | None:
    """To so many decimals; of a negative number the sign is put aside."""
    if number is None or decimals is None or isinf(number):
        return number
    scale = 10**decimals
    size = abs(Fraction(number)) * scale
    whole = floor(size)
    rest = size - whole
    more = {
        "half_up": rest >= HALF,
        "half_down": rest > HALF,
        "half_even": rest > HALF or (rest == HALF and whole % 2 == 1),
        "down": False,
        "up": rest > 0,
    }[mode]
    return Fraction((-1 if number < 0 else 1) * (whole + more), scale)


def power(base: Fraction, exponent: Fraction) -> Decimal:
    """A power of what is not below 0, to eighty digits."""
    if exponent == 1:
        return MANY.divide(Decimal(base.numerator), Decimal(base.denominator))
    root = MANY.divide(Decimal(base.numerator), Decimal(base.denominator))
    return MANY.power(root, MANY.divide(Decimal(exponent.numerator), Decimal(exponent.denominator)))


def geometric(shares: list[tuple[Fraction, Fraction]]) -> Fraction:
    """The product of shares to their exponents; where that is a plain fraction but for the last digits, the fraction."""
    if any(share <= 0 for share, _ in shares):
        return Fraction(0)
    product = Decimal(1)
    for share, exponent in shares:
        product = MANY.multiply(product, power(share, exponent))
    found = Fraction(product)
    plain = found.limit_denominator(10**12)
    return plain if abs(plain - found) < Fraction(1, 10**45) else Fraction(round(found * 10**45), 10**45)


def place(key: Number, keys: list[Number], ties: str) -> Fraction:
    """The place of a key among keys, the smallest first."""
    before = [k for k in keys if k < key]
    if ties == "dense":
        return Fraction(1 + len(set(before)))
    first = Fraction(1 + len(before))
    equal = sum(k == key for k in keys)
    if ties == "last" and equal:
        return first + equal - 1
    return first + Fraction(equal - 1, 2) if ties == "average" and equal else first


def holds(edges: dict[str, object], figure: Number) -> bool:
    """Whether a figure lies between the edges that are said."""
    tests = {
        "at_least": lambda b, e: b >= e,
        "above": lambda b, e: b > e,
        "at_most": lambda b, e: b <= e,
        "below": lambda b, e: b < e,
        "equals": lambda b, e: b == e,
    }
    return all(test(figure, exact(edges[word])) for word, test in tests.items() if word in edges)
