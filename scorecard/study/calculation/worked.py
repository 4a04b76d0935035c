"""A sheet that works its figures out anew: what stands in each cell, and by which formula."""

from __future__ import annotations

from collections.abc import Callable
from math import nan
from typing import Literal, NamedTuple

from scorecard.base.address import Address
from scorecard.base.message import Text

Parts = tuple[str | Address, ...]
"""A formula: its text, and the cells it needs."""


class WorkedCell(NamedTuple):
    """A cell: a number, or the word that stands where there is none; and the formula, where it is worked out."""

    value: float = nan
    word: Text = ""
    parts: Parts = ()


class WorkedColumn(NamedTuple):
    """A column: its heading, what stands above it and its neighbours, and a cell for each unit."""

    id: str
    head: Text
    over: Text | None
    kind: Literal["text", "number", "percent", "rank"]
    decimals: int | None
    entries: tuple[WorkedCell, ...]


class WorkedSheet(NamedTuple):
    """Units down, columns across; `stays` says what on it is not worked out, and why."""

    id: str
    title: Text
    units: tuple[Text, ...]
    columns: tuple[WorkedColumn, ...]
    stays: tuple[Text, ...]


Where = Callable[[int], Address | None]
"""By unit, the cell in which a figure stands; None where it stands in none."""
