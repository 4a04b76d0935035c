"""What holds for a table in a period, and all that its rules are given there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.ends import Ends
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import Figure, Flags
from scorecard.model.observations import Observations
from scorecard.model.others import ALONE, AllUnits
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import Target


@dataclass(frozen=True, eq=False)
class PeriodTargets:
    """What holds for one table in one period: stage targets, pace and amendments worked in.

    target : float64[U, I], the target of the period's year or stage, NaN where there is none
    cells : the same as promised, by row and unit; `None` where the row has no targets
    ends, due_ends, seen_ends : where target, due and seen are kept
    due : float64[U, I], what is due by now
    seen : float64[U, I], the target that rules see (`interim`)
    pace : float64[I], share of the year's target due, NaN where the row has no pace
    points : float64[U, I], full points
    due_now : bool[I], whether the row is due in this period at all
    applicable : bool[U, I], whether this cell is assessed: the scheme says so, and no return says otherwise that may
    open : bool[U, I], what the cell is worth goes by a group that is not known yet
    table : the scheme's table with the amendments of the period worked in
    groups : by unit, its group, "" for none
    assessed : bool[U], the units that others are compared with
    """

    target: Figure
    cells: tuple[Sequence[Target | None], ...]
    ends: Ends
    due_ends: Ends
    seen_ends: Ends
    due: Figure
    seen: Figure
    pace: Figure
    points: Figure
    due_now: Flags
    applicable: Flags
    open: Flags
    table: SchemeTable
    groups: tuple[str, ...]
    assessed: Flags

    def text(self, u: int, i: int) -> str:
        """The target of a cell as written, "" where there is none."""
        target = self.cells[i][u]
        return target.notice_text(self.table.rows[i].measure) if target else ""

    @property
    def extra(self) -> Flags:
        """bool[U], whether anything outside full points is due for the unit."""
        flags: Flags = np.any(self.table.outside & self.due_now & self.applicable, axis=1)
        return flags


@dataclass(frozen=True, eq=False)
class RuleInputs:
    """All that the rules of a table are given in one period.

    named : by row, the figures from outside its column that its rule needs, each float64[U]
    awaited : by row, where its formula looks at other units: bool[U], the units that still owe a figure behind it
    others : where rules ask what they compare all units of the table by
    """

    terms: PeriodTargets
    observations: Observations
    named: tuple[Mapping[ExternalFigure, Figure], ...]
    awaited: Mapping[int, Flags] = field(default_factory=dict)
    others: AllUnits = ALONE
