"""Words that head columns or stand in cells, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf

import numpy as np
from numpy.typing import NDArray

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message, sense
from scorecard.model.board import TableBoard
from scorecard.model.distinct import distinct
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status

RANK = message("Rank")
GROUP_RANK = message("Group rank")
GROUP = message("Group")
UNIT = message("Unit")
POINTS = message("Points")
TOTAL = sense("of points", "Total")
SHARE = message("Share")
MET = sense("heading of a column", "Met")
BEST = message("Strongest")
WORST = message("Weakest")
INDICATOR = message("Indicator")
NUMBER = message("No.")
MEASURE = message("Measure")
TARGET = sense("heading of a column", "Target")
DUE = message("Due")
ACTUAL = message("Actual")
COMPLETION = message("Completion")
PROGRESS = message("Progress")
LOST = message("Lost")
STATUS = message("Status")
GRADE = message("Grade")
LIGHT = message("Light")
LIGHTS = {
    "green": sense("in a cell", "green"),
    "blue": sense("in a cell", "blue"),
    "yellow": sense("in a cell", "yellow"),
    "red": sense("in a cell", "red"),
}
REMARK = message("Remark")
UNRANKED = message("unranked")
NOT_APPLICABLE = "--"


def worth(table: TableBoard, i: int, units: Sequence[int] | NDArray[np.int64]) -> Text:
    """The full points of a row for some units: one figure, else that of each group, else from least to most."""
    at = np.asarray(units, dtype=np.int64)
    at = at[~table.terms.open[at, i]]
    figures = full_points(table, i, at) or [table.table.rows[i].full]
    if len(figures) == 1:
        return message("{figures:# point|# points}", figures=plain(figures[0]))
    by_group: dict[str, set[float]] = {}
    for u, full in zip(at.tolist(), table.terms.points[at, i].tolist(), strict=True):
        by_group.setdefault(table.units[u].group or "", set()).add(full)
    if "" not in by_group and all(len(each) == 1 for each in by_group.values()):
        words = comma_list(
            (
                message("{max:# point|# points} for {group}", group=group, max=plain(max(each)))
                for group, each in by_group.items()
            )
        )
        return words
    return message(
        "{figures} to {figures_2:# point|# points}", figures=plain(figures[0]), figures_2=plain(figures[-1])
    )


def full_points(table: TableBoard, i: int, units: NDArray[np.int64]) -> list[float]:
    """The different full points of a row for some units, in ascending order."""
    points = table.terms.points[units, i]
    parts = (points.value, points.error, np.broadcast_to(points.read, points.shape))
    if all(len(part) and (part == part[0]).all() for part in parts):
        points = points[:1]
    figures: list[float] = distinct(points.shown).tolist()
    return figures


def limit(row: Indicator) -> Text:
    """What stands for the full points of a bonus or deduction: how far it goes."""
    bonus = row.counts_as == "bonus"
    amount = row.rule.max_points if bonus else row.rule.min_points
    word = message("bonus") if bonus else message("deduction")
    if amount is None or isinf(amount.value):
        return word
    most = abs(amount.value) * (row.full if amount.share else 1)
    return message("{word} of {most:# point|# points} at most", word=word, most=plain(most))


def mark(status: Status) -> Text:
    """What stands in a cell that has no number."""
    return NOT_APPLICABLE if status == Status.NOT_APPLICABLE else status.text
