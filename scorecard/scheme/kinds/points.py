"""Kinds of points: amounts, policies, full points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from scorecard.base.message import Lang, Text, comma_list, message
from scorecard.base.records import dataclass
from scorecard.scheme.kinds.basic import Decimal, Json, Kind, Share
from scorecard.scheme.kinds.named import both_names


@dataclass(frozen=True)
class AmountOf(Kind):
    """An amount of points (`2`), or a share of the full points (`20%`); `none` where there is no limit."""

    none: bool = False

    def schema(self, lang: Lang = "en") -> Json:
        """A number, a share, or the word none."""
        forms: list[Json] = [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?%$"}]
        return {"anyOf": [*forms, {"enum": both_names(("none",), lang)}] if self.none else forms}

    @property
    def words(self) -> Text:
        """Both forms."""
        words = message("points (2) or a share of the full points (20%)")
        return message("{words}, or none for no limit", words=words) if self.none else words


@dataclass(frozen=True)
class PolicyOf(Kind):
    """What a cell without points does: a word, or the points it gets."""

    choices: Mapping[str, Text]

    def schema(self, lang: Lang = "en") -> Json:
        """A word or an amount."""
        return {"anyOf": [{"enum": both_names(self.choices, lang)}, *AmountOf().schema(lang)["anyOf"]]}

    @property
    def words(self) -> Text:
        """The words, and that an amount may stand there."""
        return message("{names}, or points (0, -3, 100%)", names=comma_list(self.choices))

    def __hash__(self) -> int:
        return hash(tuple(self.choices))


@dataclass(frozen=True)
class PointsOf(Kind):
    """Full points: a number, or a number for each group of units."""

    by_name: ClassVar[bool] = True

    def schema(self, lang: Lang = "en") -> Json:
        """A number, or numbers by group."""
        number = {"type": "number", "minimum": 0}
        return {"anyOf": [number, {"type": "object", "additionalProperties": number, "minProperties": 1}]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return message("a number, or one per group {{towns: 4, streets: 3}}")

    @property
    def entry(self) -> Kind:
        """The points of a group."""
        return Decimal(0)


@dataclass(frozen=True)
class WeightOf(Kind):
    """A weight: a part of 100, or a fraction of the whole; held as the exact part of 100."""

    def schema(self, lang: Lang = "en") -> Json:
        """A number, or a string with a fraction."""
        fraction = {"type": "string", "pattern": r"^[0-9]{1,9}/[1-9][0-9]{0,8}$"}
        return {"anyOf": [{"type": "number", "minimum": 0}, fraction]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return message("a number of 0 or more, or a fraction such as 1/3")


@dataclass(frozen=True)
class WeightsOf(Kind):
    """What a total is made of: a weight for each id, or a list of ids whose points are added."""

    by_name: ClassVar[bool] = True

    def schema(self, lang: Lang = "en") -> Json:
        """Numbers by id, or a list of ids."""
        each = WeightOf().schema(lang)
        listed = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
        return {"anyOf": [{"type": "object", "additionalProperties": each, "minProperties": 1}, listed]}

    @property
    def words(self) -> Text:
        """All forms."""
        return message(
            "weights {{towns: 70, rubric: 30}} or {{towns: 2/3, rubric: 1/3}}, or a list of what is added up "
            "[towns, rubric]"
        )

    @property
    def entry(self) -> Kind:
        """A weight."""
        return WeightOf()


@dataclass(frozen=True)
class QuotaOf(Kind):
    """How many units a grade may go to: a share of them, a count, or either for each group."""

    by_name: ClassVar[bool] = True

    def schema(self, lang: Lang = "en") -> Json:
        """A share, a count, or a mapping of them."""
        forms: list[Json] = [Share().schema(lang), {"type": "integer", "minimum": 1}]
        by_group: Json = {"type": "object", "additionalProperties": {"anyOf": forms}, "minProperties": 1}
        return {"anyOf": [*forms, by_group]}

    @property
    def words(self) -> Text:
        """All forms."""
        return message("a share (20%), a count (3), or one per group {{streets: 2, zones: 1}}")

    @property
    def entry(self) -> Kind:
        """The quota of a group."""
        return self
