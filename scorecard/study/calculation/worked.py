"""A sheet that works its figures out anew: what stands in each cell, and by which formula, in parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import takewhile
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


_ASKS = "=IF(COUNT("
_OWN = -1
"""The row of a formula's own unit, in a formula that is the same for all units."""


class AddressTokens:
    """Addresses inside the text of a formula that is still being written: each stands there as a token."""

    _TOKEN = re.compile("\ue000(\\d+)\ue001")

    def __init__(self) -> None:
        self._addresses: list[Address] = []
        self._numbered: dict[Address, int] = {}

    def token(self, address: Address) -> str:
        """What stands for an address."""
        if address not in self._numbered:
            self._numbered[address] = len(self._addresses)
            self._addresses.append(address)
        return f"\ue000{self._numbered[address]}\ue001"

    def parts(self, formula: str) -> Parts:
        """A formula with the addresses in the places of their tokens."""
        pieces = self._TOKEN.split(formula)
        return tuple(
            self._addresses[int(piece)] if n % 2 else piece for n, piece in enumerate(pieces) if piece
        )


def like_others(
    parts: list[Parts], lacking: Sequence[int], groups: Sequence[str], known: Sequence[bool]
) -> list[Parts]:
    """The formulas of units; of each that lacks its figure that of the others of its group, so that it works once typed in.

    Of the formulas of a group that which most have who know their figure, the first of several such.
    """
    formulas, counts = list(parts), {groups[u]: Counter[Parts]() for u in lacking}
    for n, group in enumerate(groups):
        if group in counts and known[n]:
            counts[group][_move_formula(parts[n], n, _OWN)] += 1
    for u in lacking:
        usual = counts[groups[u]]
        # Whom a unit is placed among is its own matter.
        if usual and not any(":" in formula for formula in usual):
            formulas[u] = _move_formula(usual.most_common(1)[0][0], _OWN, u)
    return formulas


def _move_formula(parts: Parts, u: int, to: int) -> Parts:
    """A formula of one unit as that of another, or of any."""
    return tuple(
        part._replace(row=to) if isinstance(part, Address) and part.row == u else part for part in parts
    )


def only_with(parts: Parts, cells: tuple[Address, ...]) -> Parts:
    """A formula that gives nothing while one of some cells holds no number."""
    asked = set(takewhile(lambda part: part == "," or not isinstance(part, str), parts[1:]))
    cells = tuple(cell for cell in dict.fromkeys(cells) if parts[0] != _ASKS or cell not in asked)
    if not cells:
        return parts
    first, *rest = parts
    counted = [piece for cell in cells for piece in (",", cell)][1:]
    body = str(first).removeprefix("=")
    return ("=IF(COUNT(", *counted, f')<{len(cells)},"",{body}', *rest, ")")


def taken_from(parts: dict[int, Parts], sheet: str | None) -> Where | None:
    """Where figures stand that are taken from cells as they are, of one column of a sheet where that is said; None
    where anything is done to them."""
    cells: dict[int, Address] = {}
    for u, part in parts.items():
        match part:
            case ("=IF(COUNT(", Address() as cell, ')<1,"",IFERROR(', Address() as again, ',""))') if (
                cell == again
            ):
                cells[u] = cell
            case _:
                return None
    columns = {cell._replace(row=None) for cell in cells.values()}
    below = all(cell.row == u and cell.table == sheet for u, cell in cells.items()) and len(columns) == 1
    return cells.get if below or sheet is None else None
