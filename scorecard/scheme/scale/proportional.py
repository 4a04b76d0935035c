"""In proportion: points = full points × rate."""

from __future__ import annotations

from typing import Self

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure
from scorecard.scheme.amount import WHOLE, Amount
from scorecard.scheme.compare import Comparison, Completion
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.scale.door import Scale, ScaleRule, with_points_line

_UNBOUNDED = message("the rate has no bound, so the cap decides")


@dataclass(frozen=True)
class Proportional(Scale):
    """What a rule does that names no scale: w · rate, between the floor (0) and the cap (w) unless others are named.

    Source: the plain completion rule, s = w·min(x/t, 1), and its variants with a cap on the rate.
    """

    in_proportion = True

    @classmethod
    def implied_comparison(cls, rule: ScaleRule, targets: bool) -> type[Comparison]:
        """What is in proportion wants a target, and lacks it without one."""
        return Completion

    @classmethod
    def read(cls, rule: ScaleRule) -> Self:
        """There is nothing to set; but a place or a difference is no share, nor a value that nobody marked."""
        marked = rule.compare.plain and rule.judged
        if not rule.compare.pure and not marked:
            rule.fault("SC050", rule.span, compare=rule.compare.word)
        return cls()

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """w · rate."""
        return with_points_line(full * basis, _UNBOUNDED)

    def cap(self, max_rate: float | None) -> Amount:
        """The full points, or as much as the rate may count."""
        return WHOLE if max_rate is None else Amount(max_rate, share=True)

    @property
    def label(self) -> str:
        """What it is called in records; a rule names no scale for it."""
        return "proportional"

    def sentence(self, of: Wording) -> Text:
        """Full points × what is compared."""
        return message("points = full points × {whole}", whole=of.of)
