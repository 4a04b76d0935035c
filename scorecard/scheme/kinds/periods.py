"""Kinds of time: periods, parts of the year, plans, pace."""

from __future__ import annotations

from scorecard.base.message import Lang, Text, message
from scorecard.base.records import dataclass
from scorecard.scheme.kinds.basic import Json, Kind, Share
from scorecard.scheme.kinds.named import both_names


@dataclass(frozen=True)
class When(Kind):
    """A period: `2017Q3`, `2017`."""

    def schema(self, lang: Lang = "en") -> Json:
        """A year, or a string that names a period."""
        return {"anyOf": [{"type": "integer", "minimum": 1900}, {"type": "string", "pattern": r"^\d{4}.*$"}]}

    @property
    def words(self) -> Text:
        """How a period is written."""
        return message("a period, such as 2017Q3")


@dataclass(frozen=True)
class PartOfYear(Kind):
    """A period of any year: `Q2`, `H1`, `09`."""

    def schema(self, lang: Lang = "en") -> Json:
        """A quarter, a half or a month."""
        return {"type": "string", "pattern": r"^(Q[1-4]|H[12]|0[1-9]|1[0-2])$"}

    @property
    def words(self) -> Text:
        """How a part of the year is written."""
        return message('a part of the year, such as Q2, H1, "09"')


@dataclass(frozen=True)
class PlanYears(Kind):
    """Two years with a dash: `2021-2025`."""

    def schema(self, lang: Lang = "en") -> Json:
        """Two years with a dash."""
        return {"type": "string", "pattern": r"^\d{4}-\d{4}$"}

    @property
    def words(self) -> Text:
        """How a plan is written."""
        return message("first and last year, such as 2021-2025")


PACES = ("linear", "none")


@dataclass(frozen=True)
class PaceOf(Kind):
    """`linear`, `none`, a list of shares for each period, or shares by part of the year."""

    def schema(self, lang: Lang = "en") -> Json:
        """The four forms."""
        share = Share().schema(lang)
        return {
            "anyOf": [
                {"enum": both_names(PACES, lang)},
                {"type": "array", "items": share, "minItems": 1},
                {"type": "object", "additionalProperties": share, "minProperties": 1},
            ]
        }

    @property
    def words(self) -> Text:
        """The four forms."""
        return message("linear, none, a list of shares [20%, 50%, 75%, 100%], or {{Q1: 20%, …}}")


LAST_YEAR = "last_year"


@dataclass(frozen=True)
class BaseYear(Kind):
    """The year a target starts from: `2020`, or `last_year`."""

    def schema(self, lang: Lang = "en") -> Json:
        """A year, or the word."""
        return {"anyOf": [{"type": "integer", "minimum": 1900}, {"enum": both_names((LAST_YEAR,), lang)}]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return message("a year, such as 2020, or {last_year}", last_year=LAST_YEAR)
