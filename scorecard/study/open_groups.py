"""Units whose group follows from figures that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.message import comma_list, message
from scorecard.model.board import Board
from scorecard.study.note import Note, group_alike


def open_groups(board: Board) -> Iterator[Note]:
    """Who is in no group, and for want of what; those who lack the same together."""
    in_none = [unit for unit in board.scheme.units if unit.group_open and unit.assessed]
    if not in_none:
        return
    from scorecard.study.explain.group import class_cell, wanting_texts

    cells = [(unit, class_cell(board, unit)) for unit in in_none]
    told = group_alike((comma_list(wanting_texts(cell)), unit.short) for unit, cell in cells if cell)
    row = board.scheme.groups.row if board.scheme.groups else ""
    name = next((cell.row.short for _, cell in cells if cell), row)
    for lacking, units in told.items():
        yield Note(
            "group_open",
            message(
                "{units} is in no group yet: “{row}” is not settled for want of {lacking}; what goes by groups is pending.",
                units=comma_list(units),
                lacking=lacking,
                row=name,
            ),
        )
