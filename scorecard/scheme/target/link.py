"""Targets that are worked out from a figure: 翻一番 over a base year, or not below another row."""

from __future__ import annotations

from decimal import Decimal as Exactly
from typing import NamedTuple

from scorecard.base.message import message
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import BaseYear, Decimal, OneLine
from scorecard.scheme.target.meaning import MEANINGS, TargetRelation


class WrittenNumber(NamedTuple):
    """A number, and how the notice writes it."""

    value: float
    text: str


FIELDS = (
    Field("times", Decimal(0), "倍数", message("so many times the base: 2 for doubling")),
    Field("base", BaseYear(), "基期", message("the year whose figure is the base")),
    Field(
        "base_value",
        Decimal(),
        "基数",
        message("the figure of the base year; from that year's data if not said"),
    ),
    Field("indicator", OneLine(), "对照指标", message("the figure of another row is the target: its id")),
)

_DOUBLED = {"2": "翻一番", "4": "翻两番", "8": "翻三番"}


class Link(NamedTuple):
    """What a target is worked out from: so many times the figure of a base year, or of another row.

    times : how many times; year : the base year, None where another row is meant
    last_year : the base year is written as the year before
    base : the figure of the base year or of the other row, once it is known
    indicator, name : the other row, whose figure of the same period and unit is meant
    """

    times: WrittenNumber
    year: int | None = None
    last_year: bool = False
    base: WrittenNumber | None = None
    indicator: str | None = None
    name: str = ""

    @property
    def product(self) -> WrittenNumber | None:
        """The target itself: times × base; None while the base is not known.

        >>> Link(WrittenNumber(2.0, "2"), 2020, base=WrittenNumber(61.0, "61")).product
        WrittenNumber(value=122.0, text='122')
        """
        if self.base is None:
            return None
        figure = Exactly(repr(self.times.value)) * Exactly(repr(self.base.value))
        return WrittenNumber(float(figure), f"{figure.normalize():f}")

    def base_year(self, year: int, yearly: bool) -> int | None:
        """The base year for a period of `year`; where a target is for each year of a plan, last year moves along."""
        return year - 1 if self.last_year and yearly else self.year

    def notice_text(self, relation: TargetRelation) -> str:
        """How a notice writes it: 翻一番, 不低于上年.

        >>> Link(WrittenNumber(2.0, "2"), 2020).notice_text("at_least")
        '比2020年翻一番'
        >>> Link(WrittenNumber(1.0, "1"), 2016, last_year=True).notice_text("at_most")
        '不高于上年'
        """
        of = self.name or self.indicator or ("上年" if self.last_year else f"{self.year}年")
        doubled = _DOUBLED.get(f"{self.times.value:g}")
        if doubled and self.year is not None and relation == "at_least":
            return f"比{of}{doubled}"
        figure = of if self.times.value == 1 else f"{of}的{self.times.text}倍"
        return f"{MEANINGS[relation].of_figure}{figure}"
