"""Formulas in parts, their text and the cells they need: of one unit and of any, guarded, or a cell alone."""

from __future__ import annotations

from itertools import takewhile

from scorecard.base.address import Address
from scorecard.study.calculation.worked import Parts, Where

_ASKS = "=IF(COUNT("
_OWN = -1
"""The row of a formula's own unit, in a formula that is the same for all units."""


def any_unit_formula(parts: Parts, u: int) -> Parts:
    """A formula of one unit as that of any."""
    return tuple(
        part._replace(row=_OWN) if isinstance(part, Address) and part.row == u else part for part in parts
    )


def one_unit_formula(parts: Parts, u: int) -> Parts:
    """A formula of any unit as that of one."""
    return tuple(
        part._replace(row=u) if isinstance(part, Address) and part.row == _OWN else part for part in parts
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
