"""The light of a cell in words, its colour beside them."""

from __future__ import annotations

from math import nan

from scorecard.model.board import TableBoard
from scorecard.study.explain.light import light_name
from scorecard.tables.table import Cell, FlaggedFigure


def light_cell(table: TableBoard, u: int, i: int) -> Cell:
    """The light of a unit in a row; nothing where it has none."""
    light = table.light(u, i)
    return None if light is None else FlaggedFigure(nan, light_name(light), light.colour)
