"""A figure that a unit may send otherwise: in which steps, from where to where, and what stands now."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from math import ceil, floor, inf, isfinite
from typing import NamedTuple

import numpy as np

from scorecard.base.records import dataclass
from scorecard.language.derived import RowPlace
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Floats
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import CellKey, ordinal

_FAR = 100.0
"""A figure without a known end is tried up to so many times the largest figure at hand."""
FINEST = 6
"""A step has at most so many decimals."""


class TrialSteps(NamedTuple):
    """The figures that are tried: whole multiples of a step, between two ends.

    decimals : the step is 10 to the power of minus so many; low, high : in steps; bounded : whether `high` is a known end
    """

    decimals: int
    low: int
    high: int
    bounded: bool

    def value(self, k: int) -> float:
        """The figure of so many steps, as it would be read.

        >>> TrialSteps(1, 0, 1000, True).value(481)
        48.1
        """
        return float(k / 10**self.decimals)

    def values(self, ks: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
        """The same of many."""
        values: Floats = ks / 10.0**self.decimals
        return values


@dataclass(frozen=True, eq=False)
class Cell:
    """A figure of a unit.

    table, row, unit : where it stands on the board; now : the figure sent in, NaN where there is none
    before : what the period's figure is counted on top of (0 unless periods are added up), NaN where that is not known
    """

    table: int
    row: int
    unit: int
    indicator: Indicator
    now: float
    before: float
    steps: TrialSteps

    def key(self, board: Board) -> CellKey:
        """Where it stands in the ledger."""
        return CellKey(ordinal(board.period), self.table, self.unit, self.row)

    @property
    def place(self) -> RowPlace:
        """Its row."""
        return RowPlace(self.table, self.row)

    @property
    def raw(self) -> bool:
        """Whether it counts only by way of others: it has neither points nor targets of its own."""
        row = self.indicator
        return not (row.scores or row.outside or row.targets)

    def doubtful(self, k: int) -> bool:
        """Whether a figure is lower than what stands, where nobody says that lower is better: so a share rises with a
        smaller denominator."""
        return self.raw and not self.indicator.directed and isfinite(self.now) and k < self.now_in_steps

    @property
    def now_in_steps(self) -> float:
        """What stands now, in steps; 0 where nothing was sent."""
        return self.now * 10**self.steps.decimals if isfinite(self.now) else 0.0


def cells_of(board: Board, unit: str, rows: Container[RowPlace]) -> Iterator[Cell]:
    """The figures of some rows that a unit sends in and that are due."""
    for n, table in enumerate(board.tables):
        at = {each.id: u for u, each in enumerate(table.units)}
        u = at.get(unit, -1)
        for i, row in enumerate(table.table.rows) if u >= 0 else ():
            due = table.terms.due_now[i] and table.terms.applicable[u, i]
            if (
                due
                and RowPlace(n, i) in rows
                and not row.derived
                and _sent_by_somebody(board, table, n, u, i)
            ):
                yield _cell(board, table, n, u, i)


def _sent_by_somebody(board: Board, table: TableBoard, n: int, u: int, i: int) -> bool:
    """Whether a figure can stand there: marks need judges who gave them."""
    if not table.table.rows[i].judging:
        return True
    return bool(len(board.ledger.standing(CellKey(ordinal(board.period), n, u, i))))


def _cell(board: Board, table: TableBoard, n: int, u: int, i: int) -> Cell:
    row = table.table.rows[i]
    value = float(table.observations.exact.shown[u, i])
    at = board.ledger.standing(CellKey(ordinal(board.period), n, u, i))
    sent = board.ledger.value[at]
    # Marks are what the panel makes of them, objects what they add up to.
    own = float(sent[0]) if len(sent) == 1 and not row.judging else value
    before = value - own if np.isfinite(value - own) else (0.0 if not len(sent) else np.nan)
    return _the_better_way(Cell(n, i, u, row, own, before, _steps(board, table, n, i)))


def _the_better_way(cell: Cell) -> Cell:
    """A raw figure whose direction the scheme says is tried that way alone."""
    if not (cell.raw and cell.indicator.directed and isfinite(cell.now)):
        return cell
    steps = cell.steps
    if cell.indicator.direction == "lower":
        steps = steps._replace(high=min(steps.high, floor(cell.now_in_steps + 1e-9)))
    else:
        steps = steps._replace(low=max(steps.low, ceil(cell.now_in_steps - 1e-9)))
    return replace(cell, steps=steps)


def _steps(board: Board, table: TableBoard, n: int, i: int) -> TrialSteps:
    row = table.table.rows[i]
    decimals = _decimals(board, row, n, i)
    low, high, bounded = _ends(table, row, i)
    scale = 10**decimals
    return TrialSteps(decimals, ceil(low * scale - 1e-9), floor(high * scale + 1e-9), bounded)


def _decimals(board: Board, row: Indicator, n: int, i: int) -> int:
    """None of whole numbers; the row's own, else those of its targets as written, else those of what was sent in."""
    if row.words or (row.allowed and row.allowed.whole):
        return 0
    if row.shown.decimals is not None:
        return min(row.shown.decimals, FINEST)
    texts = [cell.text for cells in row.targets.values() for cell in cells if cell.known]
    if not texts:
        ledger = board.ledger
        sent = np.flatnonzero((ledger.table == n) & (ledger.row == i))
        texts = [f"{ledger.value[e]:.6f}".rstrip("0") for e in sent.tolist() if np.isfinite(ledger.value[e])]
    return max((_places(text) for text in texts), default=0)


def _places(text: str) -> int:
    """How many decimals a number is written with.

    >>> _places("47.0"), _places("12"), _places("8.25")
    (1, 0, 2)
    """
    tail = text.partition(".")[2]
    digits = 0
    while digits < len(tail) and tail[digits].isdigit():
        digits += 1
    return min(digits, FINEST)


def _ends(table: TableBoard, row: Indicator, i: int) -> tuple[float, float, bool]:
    """From where to where a figure may be, and whether the upper end is a known one.

    What the scheme allows or holds plausible; marks within their scale; no count below 0 and no share over 100,
    unless targets or returns show that there are such; else so many times the largest figure at hand.
    """
    if row.words:
        return 0.0, len(row.words) - 1.0, True
    if row.judging:
        return 0.0, row.judging.scale if isfinite(row.judging.scale) else 100.0, True
    ranges = [
        (row_range.low, row_range.high) for row_range in (row.allowed, row.plausible) if row_range is not None
    ]
    known = [figure for figure in _known_figures(table, i) if isfinite(figure)]
    least, most = min(known, default=0.0), max(map(abs, known), default=1.0)
    low = max([0.0 if least >= 0 else -inf, *(lowest for lowest, _ in ranges)])
    share = row.measure == "%" and row.nature == "ratio" and most <= 100 and least >= 0
    high = min([100.0 if share else inf, *(highest for _, highest in ranges)])
    beyond = _FAR * max(most, 1.0)
    return max(low, -beyond), min(high, beyond), isfinite(high)


def _known_figures(table: TableBoard, i: int) -> Sequence[float]:
    """The targets and the figures of a row, of all units."""
    ends = (table.terms.target, table.terms.seen, table.observations.value)
    return [float(figure) for end in ends for figure in end.shown[:, i]]
