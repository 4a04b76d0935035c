"""What a rule compares, as far as its scale has to know of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.condition import Condition
from scorecard.model.figure import Flags, Style
from scorecard.scheme.compare import Comparison
from scorecard.scheme.written import exact, percent

OF = message("what is compared")
"""Stands for what is compared in the texts of a scale, until it is known in words."""


Judge = Callable[[tuple[Condition, ...]], tuple[Flags, Flags]]


def _always_met(conditions: tuple[Condition, ...]) -> tuple[Flags, Flags]:
    """Without conditions all is as it should be."""
    return np.True_, np.False_  # type: ignore[return-value]


@dataclass(frozen=True, eq=False)
class ComparedFigure:
    """What is compared, as a scale that gives points for it sees it.

    judged : bool[U] twice, where it is told that conditions hold, and where that they fail
    share  : whether it is a share of what is compared, as marks are of their scale
    """

    compare: Comparison
    judged: Judge = _always_met
    share: bool = False

    @property
    def pure(self) -> bool:
        """Whether it has no measure: a share, written with a percent sign."""
        return self.share or self.compare.pure

    @property
    def exactly(self) -> Style:
        """How a figure of the scheme that it is held against is written."""
        return "percent" if self.pure else "exact"

    @property
    def briefly(self) -> Style:
        """How the figure itself is written in a line of arithmetic."""
        return "percent" if self.pure else "brief"


@dataclass(frozen=True)
class Wording:
    """What is compared, in words, for the sentence of a scale.

    measure : that of the row; against : what a value is held against, if it is one thing
    ranked  : how the places are given, where places are compared
    """

    of: Text
    compare: Comparison
    measure: str = ""
    against: Text | None = None
    ranked: Text | None = None

    @property
    def pure(self) -> bool:
        """Whether it has no measure."""
        return self.compare.pure

    def quantity(self, figure: float) -> str:
        """A figure in the unit of what is compared.

        >>> from scorecard.scheme.compare import Completion, Value
        >>> of = message("completion")
        >>> Wording(of, Completion()).quantity(0.95), Wording(of, Value()).quantity(95.0)
        ('95%', '95')
        """
        return percent(figure) if self.pure else exact(figure)

    def figure_with_measure(self, figure: float) -> Text:
        """A figure with its measure; a difference of percentages is in percentage points.

        >>> from scorecard.base.message import say
        >>> from scorecard.scheme.compare import Completion
        >>> from scorecard.scheme.compare.difference import Difference
        >>> of = message("a difference")
        >>> say(Wording(of, Difference(), "%").figure_with_measure(0.5), "zh"), Wording(of, Completion(), "件").figure_with_measure(0.02)
        ('0.5 个百分点', '2%')
        """
        text = self.quantity(figure)
        if not self.compare.measured or not self.measure:
            return text
        if self.measure == "%":
            return message("{words} pp", words=text)
        return f"{text} {self.measure}"
