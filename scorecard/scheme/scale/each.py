"""So many points for each 1 beyond a starting point: places below the first, things counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, constant
from scorecard.scheme.amount import Amount, amount, amount_text, unsigned_amount
from scorecard.scheme.compare import Comparison
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import AmountOf, Quantity
from scorecard.scheme.scale.door import Scale, ScaleRule, Unread, with_points_line
from scorecard.scheme.written import exact


@dataclass(frozen=True)
class Each(Scale):
    """w + each · (b − at) where `each` is negative, each · (b − at) where positive; between 0 and w.

    `from_zero`: points taken are taken from 0 and not from full points, as deductions are. `at` is 1 for ranks,
    else 0 unless said. Parts of a 1 count in proportion; ranks have none but those that ties share.

    Source: rules such as "the first gets full points, 0.5 less for each place below", "0.5 points
    for each patent granted, at most 5".
    """

    each: Amount = scheme_field(
        AmountOf(),
        "每一",
        message(
            "points per 1 (per place): from 0 up if positive, from full points down if negative; a "
            "deduction from 0 down"
        ),
        always=True,
    )
    at: float | None = scheme_field(
        Quantity(shares=False), "起点", message("where `each` begins; 0 if not said, for ranks 1")
    )
    from_zero: bool = False

    @classmethod
    def fits(cls, compare: type[Comparison]) -> bool:
        """What has no share, so that there is something to count."""
        return super().fits(compare) and not compare.pure

    @classmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """So many points, and where they begin."""
        return rule.record(cls) if rule.get("each") else None

    def begin(self, compare: Comparison) -> float:
        """Where it begins to count: the first place, else 0, unless said."""
        return (compare.start or 0.0) if self.at is None else self.at

    @property
    def falls(self) -> bool:
        """Whether each 1 takes points from the full points."""
        return self.each.value < 0 and not self.from_zero

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """From full points down, or from 0."""
        begin = self.begin(of.compare)
        steps = basis - constant(begin, idle=begin == 0)
        if self.falls:
            return with_points_line(full - amount(unsigned_amount(self.each), full) * steps)
        return with_points_line(constant(0.0, idle=True) + amount(self.each, full) * steps)

    def turns(self) -> tuple[float, ...]:
        """Where it begins."""
        return () if self.at is None else (self.at,)

    @property
    def per_one(self) -> Amount:
        """What each 1 gives, or takes."""
        return self.each

    def outside(self, rule: Unread) -> Self:
        """The same with points taken from 0."""
        return replace(self, from_zero=True) if self.each.value < 0 else self

    def sentence(self, of: Wording) -> Text:
        """The formula; of places, what each costs or brings."""
        by = amount_text(unsigned_amount(self.each))
        if of.ranked:
            return self._place_text(of.ranked, by)
        begin = self.begin(of.compare)
        steps = message("({whole} − {place})", whole=of.of, place=exact(begin)) if begin else of.of
        if self.falls:
            return message("points = full points − {amount} × {limit}", amount=by, limit=steps)
        sign = "−" if self.each.value < 0 else ""
        return message("points = {sign}{amount} × {limit}", sign=sign, amount=by, limit=steps)

    def _place_text(self, ranked: Text, by: Text) -> Text:
        if self.each.value < 0:
            return message(
                "{ranked}: the first gets full points, each place below {amount} less",
                ranked=ranked,
                amount=by,
            )
        return message("{ranked}: the first gets 0, each place below {amount} more", ranked=ranked, amount=by)
