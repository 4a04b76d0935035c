"""The least step of one figure that reaches a goal: forecast, then found by scoring, and one step less scored too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil, floor, isfinite
from typing import NamedTuple

import numpy as np

from scorecard.model.distinct import distinct
from scorecard.study.gap.cell import Cell
from scorecard.study.gap.forecast import Forecaster, Ks
from scorecard.study.gap.trial import Trial, TrialOutcome

_EACH = 4096
"""So many figures are looked at one by one; of more of them as many, the figures at which points turn among them."""
SAMPLE = 6
"""Where nothing can be forecast, so many figures are scored on the way to the end."""


class SingleFigure(NamedTuple):
    """What one figure alone would have to be.

    to : in steps, None where no figure reaches the goal; outcome : what comes of it, or of the best figure that was tried
    turns : whether a figure still farther from what stands may miss the goal again
    """

    cell: Cell
    to: int | None
    outcome: TrialOutcome
    turns: bool = False

    @property
    def figure(self) -> float | None:
        """The figure itself."""
        return None if self.to is None else self.cell.steps.value(self.to)

    @property
    def doubtful(self) -> bool:
        """Whether the figure would be lower, and nobody says that lower is better."""
        return self.to is not None and self.cell.doubtful(self.to)


def single(trial: Trial, cell: Cell, others: Mapping[Cell, int] = {}, further: float = 0.0) -> SingleFigure:
    """The least step of a figure that reaches the goal, all others as they stand or as `others` have them.

    further : what the others bring to the total, as far as that is known
    """
    forecaster = forecaster_of(trial, cell, further)

    def outcome(k: int) -> TrialOutcome:
        return trial.outcome({**others, cell: k})

    sides = [side for sign in (1, -1) if (side := _SearchSide(forecaster, cell, sign, outcome)).length > 0]
    best = trial.outcome(others)
    for side in sorted(sides, key=lambda one: one.expected):
        if side.expected == np.inf and not side.hopeful:
            continue
        to = side.least()
        if to is not None:
            nearer = [
                other for other in sides if other is not side and other.expected < abs(to - cell.now_in_steps)
            ]
            to = min(
                [to, *(k for step in nearer if (k := step.least()) is not None)],
                key=lambda k: abs(k - cell.now_in_steps),
            )
            if np.isnan(cell.now) and outcome(0).reached:
                # Where nothing was sent, the first figure is 0, whatever was forecast of it.
                to = 0
            return SingleFigure(cell, to, outcome(to), any(side.turns for side in sides))
        best = side.better(best)
    return SingleFigure(cell, None, best._replace(reached=False))


def forecaster_of(trial: Trial, cell: Cell, further: float = 0.0) -> Forecaster:
    """What says where to look for the figure of a cell."""
    looked_at = cell.place in trial.deciding.looked_at
    return Forecaster(trial.base, trial.goal, cell, looked_at, further)


class _SearchSide:
    """The figures above (`sign` 1) or below what stands."""

    def __init__(
        self, forecaster: Forecaster, cell: Cell, sign: int, outcome: Callable[[int], TrialOutcome]
    ) -> None:
        self.sign, self._outcome, self._forecaster = sign, outcome, forecaster
        # Nothing was sent: 0 is the first figure there is.
        none = np.isnan(cell.now)
        at = cell.now_in_steps
        self.start = (-1 if none else floor(at + 1e-9)) if sign > 0 else (0 if none else ceil(at - 1e-9))
        self.end = cell.steps.high if sign > 0 else cell.steps.low
        self.length = (self.end - self.start) * sign
        self.turns = False
        self._turning = forecaster.turns() * 10**cell.steps.decimals
        self._seen = self._look(self.start, self.end) if self.length > 0 else (None, None)
        self.expected = np.inf if self._seen[0] is None else abs(self._seen[0] - at)

    @property
    def hopeful(self) -> bool:
        """Whether scoring may show what no forecast does."""
        return self._seen[1] is not None or not self._forecaster.whole

    def better(self, than: TrialOutcome) -> TrialOutcome:
        """What comes of the figure that is worth most, where that is more than another outcome."""
        if self._seen[1] is None:
            return than
        way = self._forecaster.way
        # No total at all is worse than any.
        nothing = -way * np.inf
        outcomes = (than, self._outcome(self._seen[1]))
        return max(
            outcomes,
            key=lambda outcome: (
                way * np.nan_to_num(outcome.total, nan=nothing),
                -np.nan_to_num(outcome.rank, nan=1e9),
            ),
        )

    def _look(self, before: int, end: int) -> tuple[int | None, int | None]:
        """The first figure behind `before` that is forecast to reach the goal, and the one to be tried if none is.

        The latter is None where no figure is worth more than what stands.
        """
        ks = self._ks(before, end)
        forecast = self._forecaster.forecast(ks)
        if forecast is None:
            return None, end
        worth = np.nan_to_num(forecast.worth, nan=-np.inf)
        best = int(ks[int(np.argmax(worth))]) if worth.max() > self._forecaster.worth_now + 1e-12 else None
        if forecast.reaches is None or not forecast.reaches.any():
            return None, best
        n = int(np.argmax(forecast.reaches))
        self.turns |= not bool(forecast.reaches[n:].all())
        first, previous = int(ks[n]), int(ks[n - 1]) if n else before
        if abs(first - previous) > 1:
            return self._look(previous, first)[0] or first, best
        return first, best

    def _ks(self, before: int, end: int) -> Ks:
        """Figures behind `before` up to `end`, the nearest first: each, or where there are too many, some."""
        length = (end - before) * self.sign
        if length <= _EACH:
            return before + self.sign * np.arange(1, length + 1, dtype=np.int64)
        spread = np.linspace(1, length, _EACH // 2)
        near = np.geomspace(1, length, _EACH // 2)
        turns = (self._turning - before) * self.sign
        turns = turns[(turns >= 1) & (turns <= length)]
        beside = np.concatenate([np.floor(turns), np.ceil(turns), np.floor(turns) - 1, np.ceil(turns) + 1])
        some = distinct(np.clip(np.concatenate([spread, near, beside]), 1, length).astype(np.int64))
        return before + self.sign * some

    def least(self) -> int | None:
        """The figure nearest to what stands that reaches the goal, by scoring; None where none was found."""
        first, best = self._seen
        if first is not None:
            if self._reaches(first):
                return self._back(first)
            step = self._onward(first)
            if step is not None:
                return step
        if best is not None and self._reaches(best):
            return self._first_between(self.start, best)
        return None if self._forecaster.whole else self._first_sampled()

    def _reaches(self, k: int) -> bool:
        return self._outcome(k).reached

    def _back(self, k: int) -> int:
        """From a figure that reaches the goal back to the first of those before it that still do."""
        step = 1
        while (k - self.start) * self.sign > 1:
            nearer = max((k - self.start) * self.sign - step, 0) * self.sign + self.start
            if nearer == self.start or not self._reaches(nearer):
                return self._first_between(nearer, k)
            k, step = nearer, step * 2
        return k

    def _onward(self, k: int) -> int | None:
        """From a figure that does not reach the goal on to one that does."""
        step = 1
        while (self.end - k) * self.sign > 0:
            further = k + self.sign * min(step, (self.end - k) * self.sign)
            if self._reaches(further):
                return self._first_between(k, further)
            k, step = further, step * 2
        return None

    def _first_between(self, short: int, enough: int) -> int:
        """The first figure that reaches the goal between one that does not and one that does.

        Looked for where a straight line between what the two come to would reach it, and then next to that; in the middle
        where the line leads nowhere near.
        """
        straight = True
        while (apart := abs(enough - short)) > 1:
            middle = (short + enough) // 2
            k = self._interpolate(short, enough) if straight else middle
            if self._reaches(k):
                enough = k
                nearer = k - self.sign
                if straight and abs(k - short) > 1:
                    short, enough = (short, nearer) if self._reaches(nearer) else (nearer, k)
            else:
                short = k
            straight = abs(enough - short) * 2 <= apart
        return enough

    def _interpolate(self, short: int, enough: int) -> int:
        """Between two figures the one that would be the first to reach the goal, were all between them on a line."""
        lacks, spare = -self._outcome(short).ahead, self._outcome(enough).ahead
        if not (isfinite(lacks) and isfinite(spare) and lacks > 0 and spare >= 0):
            return (short + enough) // 2
        steps = ceil(abs(enough - short) * lacks / (lacks + spare) - 1e-9)
        return short + self.sign * min(max(steps, 1), abs(enough - short) - 1)

    def _first_sampled(self) -> int | None:
        """The same from figures spread over the way, dense near what stands, where no forecast tells all."""
        before = self.start
        spread = np.concatenate(
            [np.linspace(0, self.length, SAMPLE + 1), np.geomspace(1, self.length, SAMPLE)]
        )
        for k in (self.start + self.sign * distinct(spread.round().astype(np.int64)[1:])).tolist():
            if self._reaches(k):
                return self._first_between(before, k)
            before = k
        return None
