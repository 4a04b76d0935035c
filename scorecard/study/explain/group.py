"""The group of a unit, where groups follow from figures: why it is in it, or what is lacking to know it."""

from __future__ import annotations

from math import isnan

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.figures import row_figure
from scorecard.model.board import Board
from scorecard.model.condition import Condition
from scorecard.model.groups import class_row
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.condition_words import figure_in_unit
from scorecard.study.explain.derived import derived_steps
from scorecard.study.explain.reported import report_steps
from scorecard.study.explain.shown import class_text
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.unsettled import unsettled_names

GROUP = message("Group")


def class_cell(board: Board, unit: Unit) -> CellOf | None:
    """The cell from which the group of a unit follows; None where groups are typed, or it has none."""
    place = class_row(board.scheme.tables)
    if place is None:
        return None
    table, row = board.tables[place[0]], place[1]
    ids = [each.id for each in table.units]
    return CellOf(board, table, ids.index(unit.id), table.table.index[row.id]) if unit.id in ids else None


def goes_by_group(row: Indicator) -> bool:
    """Whether the points of a row go by groups."""
    policies = (row.unscored.for_status(status).kind for status in (Status.MISSING, Status.PENDING))
    among = any(part.compare.among == "group" for part in row.rule.parts)
    return bool(row.by_class or row.rule.by_group) or among or "group_mean" in policies


def group_of(board: Board, unit: Unit) -> list[Step]:
    """The lines that tell why a unit is in its group; none where groups are typed."""
    cell = class_cell(board, unit)
    if cell is None:
        return []
    made = derived_steps(cell) if cell.row.derived else report_steps(cell)
    if not unit.group:
        names = comma_list(wanting_texts(cell))
        unknown = message("“{row}” is not settled: {names}", row=cell.row.short, names=names)
        return [*made, Step(GROUP, unknown, shown=message("not known yet"))]
    return [*made, Step(GROUP, _because(cell, unit.group), shown=unit.group)]


def _because(cell: CellOf, group: str) -> Text:
    """The figure, and the class that it is in."""
    shown_as, row = cell.row.shown, cell.row
    if row.words:
        return message("“{row}” is {word}", row=row.short, word=group)
    value = row_figure(cell.table, row.id, shown_as.class_of).at(cell.u)
    assert cell.table.classes is not None
    class_ = shown_as.classes[int(cell.table.classes[cell.u, cell.i])]
    return message(
        "“{row}” is {value}; {wanted}",
        row=row.short,
        value=figure_in_unit(value, Condition(what=shown_as.class_of)),
        wanted=class_text(class_, shown_as.class_of),
    )


def lacks_group(cell: CellOf) -> bool:
    """Whether a value is there, and has no points only for want of the group that they go by."""
    return (
        cell.unit.group_open
        and goes_by_group(cell.row)
        and cell.status == Status.PENDING
        and not isnan(cell.value)
    )


def wanting_texts(cell: CellOf) -> list[Text]:
    """The figures for want of which a group is not known; the row itself where it needs no others."""
    return (unsettled_names(cell) if cell.row.derived else []) or [cell.row.short]
