"""Numbers in decimal digits: in full, or to some decimals. What is given is a figure as it is shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

# Room for any float64 with some decimals behind it; the usual context has 28 digits.
_ROOM = Context(prec=400)


def plain(value: float) -> str:
    """A number in its shortest exact form, without an exponent; zero never has a sign.

    >>> plain(910.0), plain(1234567.5), plain(-500.0), plain(0.0000000012344), plain(-0.0)
    ('910', '1234567.5', '-500', '0.0000000012344', '0')
    """
    shown = f"{Decimal(repr(float(value))):f}"
    return _unsigned(shown.rstrip("0").rstrip(".") if "." in shown else shown)


def fixed(value: float, decimals: int) -> str:
    """A number to so many decimals, half-up, away from zero at a half; zero never has a sign.

    >>> fixed(9.6043956, 2), fixed(8.335, 2), fixed(-0.045, 2), fixed(-0.001, 2)
    ('9.60', '8.34', '-0.05', '0.00')
    """
    return _unsigned(f"{_rounded(Decimal(repr(float(value))), decimals):.{decimals}f}")


def percent(share: float, decimals: int | None = None) -> str:
    """A share in hundredths: in full, or to so many decimals.

    >>> percent(0.27), percent(0.27024, 1)
    ('27%', '27.0%')
    """
    hundredths = _ROOM.multiply(Decimal(repr(float(share))), Decimal(100))
    if decimals is None:
        shown = f"{hundredths:f}"
        return _unsigned(shown.rstrip("0").rstrip(".") if "." in shown else shown) + "%"
    return _unsigned(f"{_rounded(hundredths, decimals):.{decimals}f}") + "%"


def _rounded(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_ROOM)


def _unsigned(shown: str) -> str:
    return shown.removeprefix("-") if not shown.strip("-0.") else shown
