"""What is promised in one cell: a number, and what counts as keeping the promise."""

from __future__ import annotations

from decimal import Decimal
from math import inf, nan
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.period import Period

TargetRelation = Literal["at_least", "above", "at_most", "below", "equals", "about", "between"]


class Written(NamedTuple):
    """A second number of a target, and how the notice writes it."""

    value: float
    text: str


class ValueRange(NamedTuple):
    """Where an actual keeps a promise: from `lower` to `upper`; `strict`: an end itself is not enough."""

    lower: float
    upper: float
    strict: bool = False


class Link(NamedTuple):
    """What a target is worked out from: so many times the figure of a base year, or of another row.

    times : how many times; year : the base year, None where another row is meant
    last_year : the base year is written as the year before
    base : the figure of the base year or of the other row, once it is known
    indicator, name : the other row, whose figure of the same period and unit is meant
    """

    times: Written
    year: int | None = None
    last_year: bool = False
    base: Written | None = None
    indicator: str | None = None
    name: str = ""

    @property
    def product(self) -> Written | None:
        """The target itself: times × base; None while the base is not known.

        >>> Link(Written(2.0, "2"), 2020, base=Written(61.0, "61")).product
        Written(value=122.0, text='122')
        """
        if self.base is None:
            return None
        figure = Decimal(repr(self.times.value)) * Decimal(repr(self.base.value))
        return Written(float(figure), f"{figure.normalize():f}")

    def printed(self, relation: TargetRelation) -> str:
        """How a notice writes it: 翻一番, 不低于上年.

        >>> Link(Written(2.0, "2"), 2020).printed("at_least"), Link(Written(1.0, "1"), 2016, True).printed("at_most")
        ('比2020年翻一番', '不高于上年')
        """
        of = self.name or self.indicator or ("上年" if self.last_year else f"{self.year}年")
        doubled = {"2": "翻一番", "4": "翻两番", "8": "翻三番"}.get(f"{self.times.value:g}")
        if doubled and self.year is not None and relation == "at_least":
            return f"比{of}{doubled}"
        said = of if self.times.value == 1 else f"{of}的{self.times.text}倍"
        return f"{_LINKED[relation]}{said}"


class Target(NamedTuple):
    """A target as promised; `text` is how the notice writes it. Not assessed: no value, `--`.

    value : the number promised; of a range its lower end, of two levels (确保、奋斗) the lower one
    relation : what the number means; None: at least it, or at most it where lower is better
    upper : the upper end of a range; tolerance : of `about`, as a share; stretch : 奋斗目标
    link : what the number is worked out from; until that is known there is none
    error : how far a number worked out from figures may be off; None where it stands as written
    """

    value: float
    text: str
    relation: TargetRelation | None = None
    upper: Written | None = None
    tolerance: float | None = None
    stretch: Written | None = None
    link: Link | None = None
    error: float | None = None

    @property
    def assessed(self) -> bool:
        """Whether the unit has this target at all."""
        return self.known or self.link is not None

    @property
    def known(self) -> bool:
        """Whether it has a number; one that is worked out from figures may have none yet."""
        return self.value == self.value

    def meaning(self, direction: str) -> TargetRelation:
        """The relation that holds."""
        return self.relation or ("at_least" if direction == "higher" else "at_most")

    def span(self, direction: str) -> ValueRange:
        """The actuals that keep the promise.

        >>> Target(5000.0, "5000", "above").span("higher")
        ValueRange(lower=5000.0, upper=inf, strict=True)
        >>> Target(400.0, "400", "about", tolerance=0.05).span("higher")
        ValueRange(lower=380.0, upper=420.0, strict=False)
        """
        if not self.known:
            return ValueRange(nan, nan)
        meaning = self.meaning(direction)
        if meaning in ("at_least", "above"):
            return ValueRange(self.value, inf, meaning == "above")
        if meaning in ("at_most", "below"):
            return ValueRange(-inf, self.value, meaning == "below")
        lower, upper = (
            Decimal(repr(end)) for end in (self.value, self.upper.value if self.upper else self.value)
        )
        about = abs(lower) * Decimal(repr(self.tolerance or 0.0)) if meaning == "about" else Decimal(0)
        return ValueRange(float(lower - about), float(upper + about))

    def printed(self, measure: str) -> str:
        """The target as a notice prints it; percentages carry their sign.

        >>> Target(5000.0, "5000", "above").printed("家"), Target(95.0, "95", "about").printed("%")
        ('超5000', '95%左右')
        >>> Target(2.0, "2", "between", Written(3.0, "3")).printed("个"), Target(20.0, "20").printed("位")
        ('2-3', '前20')
        """
        if not self.assessed:
            return self.text
        sign = "%" if measure == "%" else ""
        if self.link:
            said = self.link.printed(self.relation or "at_least")
            return f"{said}（{self.text}{sign}）" if self.text else said
        if self.stretch:
            return f"确保{self.text}{sign}、奋斗{self.stretch.text}{sign}"
        if measure == PLACE and self.relation in (None, "at_most"):
            return f"前{self.text}"
        if self.relation == "between" and self.upper:
            return f"{self.text}{sign}-{self.upper.text}{sign}"
        before, after = _PRINTED[self.relation] if self.relation else ("", "")
        return f"{before}{self.text}{sign}{after}"


def base_year(link: Link, row: Indicator, period: Period) -> int | None:
    """The base year; where a target is for each year of a plan, last year is the one before the period's."""
    return period.year - 1 if link.last_year and row.per == "year" else link.year


PLACE = "位"
"""The measure of places in a ranking: lower is better, and there is no share of a place."""

_PRINTED: dict[str, tuple[str, str]] = {
    "at_least": ("", "以上"),
    "above": ("超", ""),
    "at_most": ("不高于", ""),
    "below": ("低于", ""),
    "equals": ("=", ""),
    "about": ("", "左右"),
    "between": ("", ""),
}

_LINKED: dict[TargetRelation, str] = {
    "at_least": "不低于",
    "above": "高于",
    "at_most": "不高于",
    "below": "低于",
    "equals": "等于",
    "about": "约为",
    "between": "",
}

NOT_ASSESSED = Target(nan, "--")
