"""Targets from a list: a line for each unit and indicator, its target in the column of that name.

Other columns, such as last year's target and figure, are there to be read beside it. Targets that are still to be
filled in are told in one list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import some
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.words import INDICATORS, MEASURES, TARGETS, UNITS, is_footer
from scorecard.load.annex.grid import AnnexGrid, measure_above
from scorecard.load.annex.notice_line import NoticeCell, cells_of
from scorecard.load.annex.row_kinds import measures_in_head

_FEW = 3


class ListedTarget(NamedTuple):
    """A line of the list; its target is blank where it is still to be filled in."""

    indicator: NoticeCell
    unit: NoticeCell
    measure: str
    target: NoticeCell
    measured: NoticeCell | None = None


class TargetList(NamedTuple):
    """The lines of a list, the targets that no name stands before, and the measure that is stated for all of it."""

    lines: tuple[ListedTarget, ...]
    nameless: tuple[NoticeCell, ...]
    measure: str = ""


def target_list(grid: AnnexGrid) -> TargetList | None:
    """The list in a table; None where it is none: no row heads units, indicators and targets."""
    for at, record in enumerate(grid.records):
        heads = [measure_in(cell) for cell in record.cells]
        columns = _columns([name for name, _ in heads])
        if columns:
            rows = cells_of(grid, at)
            below = measures_in_head(rows[:2])
            of_target = below[columns[2]].text if below else heads[columns[2]][1]
            listed = _list(rows[2 if below else 1 :], *columns)
            return listed._replace(measure=of_target or measure_above(grid, at))
    return None


def _columns(names: Sequence[str]) -> tuple[int, int, int, int | None] | None:
    """Where a head names units, indicators, targets and measures."""
    unit, indicator, target, measure = (
        next((n for n, name in enumerate(names) if name in words), None)
        for words in (UNITS, INDICATORS, TARGETS, MEASURES - UNITS)
    )
    if unit is None or indicator is None or target is None:
        return None
    return unit, indicator, target, measure


def _list(
    rows: Sequence[Sequence[NoticeCell]], unit: int, indicator: int, target: int, measure: int | None
) -> TargetList:
    lines: list[ListedTarget] = []
    nameless: list[NoticeCell] = []
    for row in rows:
        if len(row) <= max(unit, indicator, target) or is_footer([cell.text for cell in row]):
            continue
        if row[unit].text and row[indicator].text:
            measured = row[measure] if measure is not None and measure < len(row) else None
            text = measured.text if measured else ""
            lines.append(ListedTarget(row[indicator], row[unit], text, row[target], measured))
        elif row[target].text:
            nameless.append(row[target])
    return TargetList(tuple(lines), tuple(nameless))


def unfilled_fault(lines: Sequence[ListedTarget], year: str) -> Fault | None:
    """Which targets are still to be filled in, in one list."""
    blank = [line for line in lines if not line.target.text]
    if not blank:
        return None
    by_row = [list(of_row) for _, of_row in groupby(sorted(lines, key=_row), key=_row)]
    by_row.sort(key=lambda of_row: lines.index(of_row[0]))
    names = [_lacking_text(of_row) for of_row in by_row if any(not line.target.text for line in of_row)]
    args: dict[str, str | Text] = {"year": year, "count": str(len(blank)), "all": str(len(lines))}
    return Fault("SC451", blank[0].target.span, {**args, "names": comma_list(names)})


def _row(line: ListedTarget) -> str:
    return line.indicator.text


def _lacking_text(lines: Sequence[ListedTarget]) -> Text:
    """An indicator that lacks targets; where it lacks some only, of which units."""
    blank = [line.unit.text for line in lines if not line.target.text]
    name = lines[0].indicator.text
    if len(blank) == len(lines):
        return name
    return message("{name} ({units})", name=name, units=some(blank, _FEW))
