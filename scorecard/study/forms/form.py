"""What a form asks for: lines for figures, and sheets for the marks of judges."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit

By = Literal["provider", "unit", "all"]
"""Whose a form is: of who provides the figures, of the unit they are of, or one for all."""

Shown = float | str | Status | None
"""A figure as it stands on the board, a word, how the cell stands, or nothing."""


class FormOwner(NamedTuple):
    """Whose a form is; `name` that of the unit (its id) or the provider, "" where none is said."""

    kind: Literal["provider", "unit", "judges", "all"]
    name: str = ""


class CellContext(NamedTuple):
    """What stands beside the cell that is filled in.

    target, due : the year's target, and what is due by the period; due only where the row has a pace
    last : the figure of the period before; year_ago : that of the same period of last year
    standing : what was already reported for the very cell
    """

    target: Shown = None
    due: Shown = None
    last: Shown = None
    year_ago: Shown = None
    standing: Shown = None


class FormLine(NamedTuple):
    """One figure that is asked for.

    name : how the indicator is written, so that it means this row alone
    period : the period as it is written; of a rule that counts each month, that month
    item : whether it may be made up of objects, each on a line of its own
    """

    table: str
    unit: Unit
    row: Indicator
    name: str
    period: str
    beside: CellContext
    item: bool = False


class MarkSheet(NamedTuple):
    """A sheet of marks: one judge, the judged rows of a table, and its units.

    judge : by name, or a number where the name is not known
    names : how the rows are written; asked : by row, the ids of the units that it is due for
    """

    table: SchemeTable
    table_name: str
    judge: str | int
    rows: tuple[Indicator, ...]
    names: tuple[str, ...]
    units: tuple[Unit, ...]
    asked: tuple[frozenset[str], ...]


class Form(NamedTuple):
    """What one provider or unit fills in, table by table.

    label : the period as it is written
    before, year_ago : the periods of the figures beside the cells, as they are written; "" where there are none
    """

    whose: FormOwner
    period: Period
    label: str
    before: str
    year_ago: str
    lines: tuple[FormLine, ...]
    marks: tuple[MarkSheet, ...]

    @property
    def cells(self) -> int:
        """How many figures and marks it asks for."""
        figures = {(line.table, line.unit.id, line.row.id, line.period) for line in self.lines}
        return len(figures) + sum(len(units) for sheet in self.marks for units in sheet.asked)
