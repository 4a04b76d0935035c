"""What rows show beside their figures: the class a figure is in, and its place among the units."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.engine.conditions import keeps_bound
from scorecard.engine.figures import row_figure
from scorecard.model.board import TableBoard
from scorecard.model.figure import Figure, all_of, as_figures, stack_columns
from scorecard.model.observations import Codes
from scorecard.model.shown import Class

NONE = -1


def with_shown_columns(board: TableBoard) -> TableBoard:
    """A table with the classes and places of its rows; as it is where no row shows any."""
    rows = board.table.rows
    if not any(row.shown.classes or row.shown.rank for row in rows):
        return board
    nothing = as_figures(np.full(len(board.units), np.nan))
    classes = np.full(board.points.shape, NONE, dtype=np.int8)
    for i, row in enumerate(rows):
        if row.shown.classes:
            classes[:, i] = class_of(row.shown.classes, row_figure(board, row.id, row.shown.class_of))
    places = stack_columns([row_figure(board, row.id, "rank") if row.shown.rank else nothing for row in rows])
    return replace(board, classes=classes, places=places)


def class_of(classes: tuple[Class, ...], figures: Figure) -> Codes:
    """int8[U], the first class of each figure whose bounds hold, from the top; −1 where there is no figure.

    >>> from scorecard.model.condition import Bound
    >>> a, b = Class("A", (Bound("at_least", 90.0),)), Class("B")
    >>> class_of((a, b), as_figures([90.0, 89.9, np.nan])).tolist()
    [0, 1, -1]
    """
    codes = np.full(figures.shape, NONE, dtype=np.int8)
    for n, class_ in reversed(list(enumerate(classes))):
        kept = [keeps_bound(figures, bound) for bound in class_.bounds]
        inside = all_of(kept) if kept else np.True_
        codes = np.where(figures.known & inside, np.int8(n), codes)
    return codes
