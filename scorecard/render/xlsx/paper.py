"""How a sheet comes out on A4: upright or across, on how many pages, and where a wide one is parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

from scorecard.tables.table import Column

A4 = 9
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}
_ROOM = (595 - 72, 842 - 94)
"""What the margins leave of A4 upright, in points."""
_SIGN, _WIDER_SIGN = 5.6, 7.0
"""A column as wide as one sign, in points; and one of a font with wide letters."""
_UPRIGHT = 92
"""So many signs of the usual size stand side by side on A4 upright."""
_ACROSS = 190.0
"""So many can still be read where they are made smaller to fit on A4 across; what is wider goes on several pages."""
_BESIDE = 150.0
"""So many stand on each of several pages side by side."""
_LEGIBLE = 0.7


def lies_across(wide: float, high: float) -> tuple[bool, int]:
    """Whether a sheet lies across, and how many pages it is long: a wide one stands upright where that saves its second page.

    wide : in signs
    high : in points
    """
    upright, scale = _long(wide, high, *_ROOM)
    lying, _ = _long(wide, high, *_ROOM[::-1])
    across = wide > _UPRIGHT and not (upright == 1 < lying and scale >= _LEGIBLE)
    return across, lying if across else upright


def _long(wide: float, high: float, across: float, down: float) -> tuple[int, float]:
    """How many pages a sheet is long where it is made as small as its width asks for, and how small that is."""
    scale = min(1.0, across / (wide * _SIGN))
    return max(1, ceil(high * scale / down)), scale


def page_breaks(columns: Sequence[Column], widths: Sequence[float], keys: int) -> list[int]:
    """The columns that a sheet too wide for one page begins a new page with: between what stands under different heads.

    keys : so many columns at the left stand on every page
    """
    if sum(widths) <= _ACROSS:
        return []
    start = taken = sum(widths[:keys])
    pieces = []
    for first, beyond in _under_one_head(columns, keys):
        wide = sum(widths[first:beyond])
        if taken > start and taken + wide > _BESIDE:
            pieces.append(first)
            taken = start
        taken += wide
    return pieces


def side_by_side_scale(widths: Sequence[float], parts: Sequence[int], keys: int) -> int:
    """In percent, how small a sheet is printed that goes on several pages side by side: the widest of them just fits."""
    ends = zip([keys, *parts], [*parts, len(widths)], strict=True)
    widest = sum(widths[:keys]) + max(sum(widths[first:beyond]) for first, beyond in ends)
    return min(100, int(100 * _ROOM[1] / (widest * _WIDER_SIGN)))


def chart_apart(wide: float, high: float, chart: float, across: bool) -> tuple[int, bool]:
    """How small a sheet is printed whose chart has a page of its own, in percent; and whether all else stands on one.

    wide : in signs
    high, chart : of all else, and of the chart, in points
    """
    room, down = _ROOM[::-1] if across else _ROOM
    scale = min(100, int(100 * room / (wide * _WIDER_SIGN)), int(100 * down / chart))
    return scale, high * scale / 100 <= down


def _under_one_head(columns: Sequence[Column], keys: int) -> Iterator[tuple[int, int]]:
    """Stretches of columns that have the same above them."""
    for _, stretch in groupby(range(keys, len(columns)), lambda k: columns[k].over or k):
        places = list(stretch)
        yield places[0], places[-1] + 1
