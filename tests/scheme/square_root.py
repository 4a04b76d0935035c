"""Points by the square root: a scale that the tool does not have, as it would be added to it."""

from __future__ import annotations

from typing import Self

from scorecard.base.message import Text, term
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure
from scorecard.scheme.amount import Amount, amount, amount_text
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import AmountOf
from scorecard.scheme.scale.door import Scale, ScaleRule, with_points_line


@dataclass(frozen=True)
class SquareRoot(Scale):
    """root · √b: the first steps count most."""

    root: Amount = scheme_field(
        AmountOf(), "开方", term("so much × the square root", zh="所比的量的平方根乘多少"), always=True
    )

    @classmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """So much for a root of 1."""
        return rule.record(cls) if rule.get("root") else None

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """root · √b."""
        return with_points_line(amount(self.root, full) * basis**0.5)

    def sentence(self, of: Wording) -> Text:
        """The formula."""
        most = amount_text(self.root)
        text = term("points = {most} × √{basis}", zh="得分 = {most} × √{basis}")
        return text.fill(most=most, basis=of.of)
