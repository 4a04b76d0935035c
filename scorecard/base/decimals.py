"""Numbers in decimal digits: in full, or to some decimals. What is given is a figure as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from math import floor, isfinite, log10

# Room for any float64 with some decimals behind it; the usual context has 28 digits.
_ROOM = Context(prec=400)
_FINE, _DECIMALS = 1e9, 4
"""Below this size float64 tells figures apart that differ in the sixth decimal."""


def plain(value: float) -> str:
    """A number in its shortest exact form, without an exponent; zero never has a sign.

    >>> plain(910.0), plain(1234567.5), plain(-500.0), plain(0.0000000012344), plain(-0.0)
    ('910', '1234567.5', '-500', '0.0000000012344', '0')
    """
    digits = f"{Decimal(repr(float(value))):f}"
    return _drop_zero_sign(digits.rstrip("0").rstrip(".") if "." in digits else digits)


def decimal_text(value: float, decimals: int) -> str:
    """A number to so many decimals, half-up, away from zero at a half; zero never has a sign.

    >>> decimal_text(9.6043956, 2), decimal_text(8.335, 2), decimal_text(-0.045, 2), decimal_text(-0.001, 2)
    ('9.60', '8.34', '-0.05', '0.00')
    """
    digits = repr(float(value))
    part = digits.partition(".")[2]
    if (
        abs(value) < _FINE
        and decimals <= _DECIMALS
        and "e" not in digits
        and not (len(part) == decimals + 1 and part[-1] == "5")
    ):
        # Neither at a half nor so large that its last digit is more than a decimal: any way of rounding does.
        return _drop_zero_sign(f"{value:.{decimals}f}")
    return _drop_zero_sign(f"{_round_half_up(Decimal(digits), decimals):.{decimals}f}")


def decimal_texts(values: Sequence[float], decimals: int) -> list[str]:
    """Many numbers to so many decimals, as `decimal_text` gives each.

    >>> decimal_texts([9.6043956, 8.335, -0.045, -0.001], 2)
    ['9.60', '8.34', '-0.05', '0.00']
    """
    if not values or decimals > _DECIMALS:
        return [decimal_text(value, decimals) for value in values]
    scale = 10**decimals
    texts = f"%.{decimals}f\n" * len(values) % tuple(values)
    # Near a half, from 0 down and where figures are large each is looked at by itself.
    return [
        text if 0 < value < _PLAIN and abs(value * scale % 1 - 0.5) > _NEAR else decimal_text(value, decimals)
        for text, value in zip(texts.split("\n"), values, strict=False)
    ]


_NEAR, _PLAIN = 1e-3, 1e6


PLACES = 4
_SMALL = 0.001
_WRITTEN, _MOST = 9, 17


def places(value: float) -> int:
    """How many decimals a figure is told with where it does not end: 4, and more where they would leave nothing of it.

    >>> places(437 / 910), places(0.0000000000066)
    (4, 15)
    """
    if not isfinite(value) or value == 0 or abs(value) >= _SMALL:
        return PLACES
    return PLACES - 1 - floor(log10(abs(value)))


def brief(value: float) -> str:
    """A figure in brief; with more decimals where its 4 would end in the half of a hundredth or a tenth that it is below.

    So what is printed with fewer decimals follows from what is told.

    >>> brief(391.08), brief(2.00005), brief(66.07503), brief(2e-12 / 3), brief(0.0000000000066)
    ('391.08', '2.0001', '66.0750', '0.0000000000006667', '0.0000000000066')
    >>> brief(66.074973), brief(66.0749996), brief(66.07446)
    ('66.07497', '66.0749996', '66.0745')
    """
    text = rounded_off(value)
    told = text[-PLACES:].rstrip("0")
    half = told.endswith("5") and 1 < len(told) < PLACES
    if not half or places(value) != PLACES or abs(value) >= abs(float(text)):
        return text
    longer = (decimal_text(value, count) for count in range(PLACES + 1, _MOST))
    return next((more for more in longer if float(more) != float(text)), plain(value))


def rounded_off(value: float) -> str:
    """A figure exactly where 4 decimals hold it, else rounded half-up to 4; one below 0.001 to 4 digits.

    >>> rounded_off(391.08), rounded_off(10.03496503), rounded_off(0.0000000000066)
    ('391.08', '10.0350', '0.0000000000066')
    """
    return decimal_text(value, places(value)) if isfinite(value) and not ends(value) else plain(value)


def runs_on(value: float) -> bool:
    """Whether a figure has more decimals than anybody writes.

    >>> runs_on(0.123456), runs_on(20 / 3)
    (False, True)
    """
    return isfinite(value) and len(plain(value).partition(".")[2]) > _WRITTEN


def ends(value: float) -> bool:
    """Whether a figure is told in full."""
    return isfinite(value) and len(plain(value).partition(".")[2]) <= places(value)


def percent(share: float, decimals: int | None = None) -> str:
    """A share in hundredths: in full, or to so many decimals.

    >>> percent(0.27), percent(0.27024, 1)
    ('27%', '27.0%')
    """
    hundredths = _ROOM.multiply(Decimal(repr(float(share))), Decimal(100))
    if decimals is None:
        digits = f"{hundredths:f}"
        return _drop_zero_sign(digits.rstrip("0").rstrip(".") if "." in digits else digits) + "%"
    return _drop_zero_sign(f"{_round_half_up(hundredths, decimals):.{decimals}f}") + "%"


def brief_percent(share: float) -> str:
    """A share in hundredths, in brief.

    >>> brief_percent(437 / 455), brief_percent(1.0), brief_percent(0.07)
    ('96.0440%', '100%', '7%')
    """
    return brief(float(percent(share).removesuffix("%"))) + "%"


def _round_half_up(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_ROOM)


def _drop_zero_sign(shown: str) -> str:
    return shown.removeprefix("-") if not shown.strip("-0.") else shown
