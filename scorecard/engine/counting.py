"""What a branch earned, with bonuses and deductions beside the rest: by itself, and as the headings above count it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.model.figure import Figure, Flags, as_number, bare, least, most, same, where


class Earned(NamedTuple):
    """What a branch earned; float64[U] each.

    points : all of it; beside : what of that bonuses and deductions brought, None where there are none
    """

    points: Figure
    beside: Figure | None

    def changed_to(self, points: Figure, inside: Flags) -> Earned:
        """The same after a limit or rounding, which takes, or gives back, bonuses or deductions first.

        inside : bool[U], whether anything inside full points counts; where nothing does, all is beside them

        2.5 of 32.5 cut to 32: 2.
        """
        if self.beside is None:
            return Earned(points, None)
        less, more = most(self.points - points, 0.0), most(points - self.points, 0.0)
        left = self.beside - least(less, most(self.beside, 0.0)) + least(more, most(-self.beside, 0.0))
        # A limit knows no points where nothing is known; beside them stands nothing then.
        return Earned(points, where(inside, left, points).filled(0.0))


class Counting:
    """How a branch counts beside what it is worth by itself.

    full, now : float64[U], its own full points, and those that the headings above count, with what others gave it
    part : float64[U], how much of its bonuses and deductions these count; None where they count all
    extra : whether it has any; counts : bool[U], whether they count it for anything
    otherwise : bool[U], whether that is anything else than it is worth by itself; apart : the same beyond noise
    """

    def __init__(self, full: Figure, now: Figure, part: Figure | None, extra: bool) -> None:
        self.full, self.now, self.part = full, now, part
        self.counts: Flags = np.ones(len(full), np.bool_)
        self.otherwise: Flags = now.value != full.value
        self.apart: Flags = ~same(bare(now), bare(full))
        if part is not None:
            self.counts = part.value > 0
        if part is not None and extra:
            # What others gave it and what the headings above leave of it may come out even; its bonuses do not.
            self.otherwise = self.otherwise | (part.value != 1)
            self.apart = self.apart | (part.value != 1)

    @property
    def anywhere(self) -> bool:
        """Whether it counts for anything else than by itself of any unit."""
        return bool(self.otherwise.any())

    def by_itself(self, counted: Earned, alone: Figure | None) -> Earned:
        """What was earned by itself, of what counts; alone : the points where nothing does, which cannot be had from that.

        42.5, of which 2.5 are a bonus, of 40 that are 30 by themselves: 32.5.
        """
        beside = counted.beside
        if beside is not None and self.part is not None:
            beside = (beside / self.part).filled(0.0)
        own = self._revalued(counted, self.now, self.full, beside)
        return own if alone is None else Earned(where(self.counts, own.points, alone), own.beside)

    def as_counted(self, own: Earned) -> Earned:
        """What counts, of what was earned by itself."""
        beside = own.beside
        if beside is not None and self.part is not None:
            beside = beside * self.part
        return self._revalued(own, self.full, self.now, beside)

    def _revalued(self, earned: Earned, given: Figure, full: Figure, beside: Figure | None) -> Earned:
        """What was earned out of the full points given, out of others; beside : what bonuses and deductions then are."""
        if not self.anywhere:
            return earned
        inside = earned.points if earned.beside is None else earned.points - as_number(earned.beside)
        inside = where(given.value > 0, inside * as_number(full) / as_number(given), inside)
        points = inside if beside is None else inside + as_number(beside)
        return Earned(where(self.otherwise, points, earned.points), beside)
