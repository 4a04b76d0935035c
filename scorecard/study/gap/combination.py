"""Several figures that reach a goal together, where no single one does: one way to do it, the cheapest figures first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scorecard.model.board import Board
from scorecard.model.distinct import distinct
from scorecard.study.gap.cell import Cell
from scorecard.study.gap.forecast import Ks
from scorecard.study.gap.search import SAMPLE, forecaster_of, single
from scorecard.study.gap.trial import Trial, TrialOutcome


class Combination(NamedTuple):
    """Figures by cell, in steps, and what comes of them together."""

    to: dict[Cell, int]
    outcome: TrialOutcome


class _Whole(NamedTuple):
    """The figure of a cell that is worth most: how far away it is for each point of the total that it brings."""

    cell: Cell
    to: int
    cost: float

    def turn(self) -> tuple[bool, bool, float]:
        """What says when it has its turn among others: a mark is not the unit's to set."""
        return self.cell.doubtful(self.to), self.cell.indicator.judging is not None, self.cost


def combination(trial: Trial, cells: Sequence[Cell]) -> Combination | None:
    """One way to the goal with several figures; None where not even all of them at their most reach it.

    The figures that move least, as a share of the figure, for each point of the total come first, each at the figure
    that is worth most, until the goal is reached; then each is taken back to the least that still does. What judges give
    comes after what the unit does, doubtful figures last of all.
    """
    wholes = sorted((whole for cell in cells if (whole := _best_whole(trial, cell))), key=_Whole.turn)
    if not trial.outcome({one.cell: one.to for one in wholes}).reached:
        return None
    chosen: dict[Cell, int] = {}
    for whole in wholes:
        chosen[whole.cell] = whole.to
        if trial.outcome(chosen).reached:
            break
    for cell in reversed(list(chosen)):
        others = {other: k for other, k in chosen.items() if other is not cell}
        if trial.outcome(others).reached:
            chosen = others
            continue
        gain = trial.outcome(others).total - trial.outcome({}).total
        reached = single(trial, cell, others, gain)
        if reached.to is not None:
            chosen[cell] = reached.to
    return Combination(chosen, trial.outcome(chosen))


def _best_whole(trial: Trial, cell: Cell) -> _Whole | None:
    """The nearest figure of those that are worth most; None where none is worth more than what stands."""
    forecaster = forecaster_of(trial, cell)
    if forecaster.rule is None:
        return _sampled_whole(trial, cell)
    if not forecaster.per_point > 0:
        return None
    steps, lacking = cell.steps, _lacks(trial.base, cell)
    near, last = sorted((steps.low, steps.high))
    turns = forecaster.turns() * 10**steps.decimals
    tried = np.concatenate([np.linspace(near, last, 512), np.floor(turns), np.ceil(turns)])
    ks = distinct(np.clip(tried, near, last).round().astype(np.int64))
    worth = np.nan_to_num(forecaster.worth(ks), nan=-np.inf)
    gain = (worth.max() - forecaster.worth_now) * forecaster.per_point
    return _nearest(cell, ks[worth >= worth.max() - 1e-9], gain, lacking)


def _sampled_whole(trial: Trial, cell: Cell) -> _Whole | None:
    """The same of what several rows or formulas look at, which no single rule forecasts: some figures are scored."""
    steps, way = cell.steps, trial.goal.way(trial.base)
    ks = distinct(np.linspace(steps.low, steps.high, 2 * SAMPLE).round().astype(np.int64))
    stands = trial.outcome({}).total
    nothing = -np.inf if np.isnan(stands) else way * stands
    totals = np.array([way * trial.outcome({cell: k}).total for k in ks.tolist()])
    worth = np.nan_to_num(totals, nan=-np.inf)
    if np.isneginf(worth.max()):
        return None
    gain = float("inf") if np.isneginf(nothing) else worth.max() - nothing
    return _nearest(cell, ks[worth >= worth.max() - 1e-9], gain, _lacks(trial.base, cell))


def _nearest(cell: Cell, enough: Ks, gain: float, lacking: bool) -> _Whole | None:
    """Of the figures that are worth most the one nearest to what stands; None where it brings nothing."""
    if gain <= 1e-9 and not lacking:
        return None
    to = int(enough[int(np.argmin(np.abs(enough - cell.now_in_steps)))])
    way = abs(to - cell.now_in_steps) / max(abs(to), abs(cell.now_in_steps), 1.0)
    return _Whole(cell, to, -np.inf if lacking else way / gain)


def _lacks(board: Board, cell: Cell) -> bool:
    """Whether the unit is unranked for want of this very figure."""
    return bool(board.tables[cell.table].lacking[cell.unit, cell.row])
