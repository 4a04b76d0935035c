"""Targets worked out from figures: of a base year, or of another row in the same period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scorecard.engine.derive import Seen
from scorecard.engine.terms import terms_of
from scorecard.language.derived import known_to
from scorecard.model.board import Board, Terms
from scorecard.model.indicator import Indicator
from scorecard.model.target import Target, Written, base_year


def linked(now: Seen) -> tuple[Terms, ...]:
    """What holds in a period, table by table, with the targets that are worked out from figures.

    target = times × the figure of the whole base year, of the same row (by id) and unit
    target = times × the figure of another row, in the same period, of the same unit

    A figure that is not there leaves the target without a number: then there is no completion, and a
    cell that is scored by it is pending. Of a plan the figure of an earlier year of its own counts from
    its first year, as its flows do. Source: 翻一番, 不低于上年 (RULES: target = 2 · baseline).

    Example: 61 in 2020, {times: 2, base: 2020}: the target is 122.
    """
    return tuple(_worked_out(now, held) for held in now.held)


def looked_back(board: Board) -> tuple[Seen, ...]:
    """The periods of other schemes that formulas and targets of a board look back to."""
    now = Seen.of(board)
    linked(now)
    return now.looked_back()


def _figures(now: Seen, year: int | None, table: str, id: str) -> Mapping[str, float]:
    """The figures of a row by unit; of a base year, or of this period (None)."""
    then = now if year is None else now.year_end(year)
    if then is None:
        return {}
    tables = then.scheme.tables
    own = next((n for n, one in enumerate(tables) if one.id == table), 0)
    place = known_to(tables, own).get(id)
    if place is None:
        return {}
    units = then.scheme.units_of(tables[place.table])
    column = (then.seen[place.table].value[:, place.row] if year is None else then.whole(place)).tolist()
    return {unit.id: value for unit, value in zip(units, column, strict=True) if value == value}


def _worked_out(now: Seen, held: Terms) -> Terms:
    """The terms of one table with its links worked out; the same ones where there are none."""
    table = held.table
    rows = tuple(_row(now, table.id, row, tuple(table.units)) for row in table.indicators)
    if all(new is old for new, old in zip(rows, table.indicators, strict=True)):
        return held
    return terms_of(now.scheme, replace(table, indicators=rows), now.period)


def _row(now: Seen, table: str, row: Indicator, units: tuple[int, ...]) -> Indicator:
    if not any(cell.link for cells in row.targets.values() for cell in cells):
        return row
    ids = [now.scheme.units[u].id for u in units]
    targets = {
        period: tuple(_cell(now, cell, table, row, id) for cell, id in zip(cells, ids, strict=True))
        for period, cells in row.targets.items()
    }
    return replace(row, targets=targets)


def _cell(now: Seen, cell: Target, table: str, row: Indicator, unit: str) -> Target:
    link = cell.link
    if link is None:
        return cell
    link = link._replace(year=base_year(link, row, now.period))
    if link.base is None:
        found = _figures(now, link.year, table, link.indicator or row.id).get(unit)
        link = link._replace(base=None if found is None else Written(found, f"{found:.12g}"))
    product = link.product
    return (
        cell._replace(link=link)
        if product is None
        else cell._replace(value=product.value, text=product.text, link=link)
    )
