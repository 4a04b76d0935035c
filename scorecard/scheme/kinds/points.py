"""Kinds of points: amounts, policies, full points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.base.text import Text
from scorecard.scheme.kinds.basic import Json, Kind, Share


@dataclass(frozen=True)
class AmountOf(Kind):
    """An amount of points (`2`), or a share of the full points (`20%`); `none` where there is no limit."""

    none: bool = False

    def schema(self) -> Json:
        """A number, a share, or the word none."""
        forms: list[Json] = [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?%$"}]
        return {"anyOf": [*forms, {"enum": ["none"]}] if self.none else forms}

    @property
    def words(self) -> Text:
        """Both forms."""
        zh, en = "分数（如 2）或满分的比例（如 20%）", "points (2) or a share of the full points (20%)"
        return Text(zh + "，不设限写 none", en + ", or none for no limit") if self.none else Text(zh, en)


@dataclass(frozen=True)
class PolicyOf(Kind):
    """What a cell without points does: a word, or the points it gets."""

    choices: Mapping[str, Text]

    def schema(self) -> Json:
        """A word or an amount."""
        return {"anyOf": [{"enum": list(self.choices)}, *AmountOf().schema()["anyOf"]]}

    @property
    def words(self) -> Text:
        """The words, and that an amount may stand there."""
        listed = list(self.choices)
        return Text(
            "、".join(listed) + "，或一个分数（0、-3、100%）", ", ".join(listed) + ", or points (0, -3, 100%)"
        )

    def __hash__(self) -> int:
        return hash(tuple(self.choices))


@dataclass(frozen=True)
class PointsOf(Kind):
    """Full points: a number, or a number for each group of units."""

    def schema(self) -> Json:
        """A number, or numbers by group."""
        number = {"type": "number", "minimum": 0}
        return {"anyOf": [number, {"type": "object", "additionalProperties": number, "minProperties": 1}]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return Text("一个数，或按分组 {镇: 4, 街道: 3}", "a number, or one per group {towns: 4, streets: 3}")


@dataclass(frozen=True)
class WeightsOf(Kind):
    """What a total is made of: a weight for each id, or a list of ids whose points are added."""

    def schema(self) -> Json:
        """Numbers by id, or a list of ids."""
        number = {"type": "number", "minimum": 0}
        listed = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
        return {"anyOf": [{"type": "object", "additionalProperties": number, "minProperties": 1}, listed]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return Text(
            "各表的权重 {towns: 70, rubric: 30}，或得分相加的各表 [towns, rubric]",
            "weights {towns: 70, rubric: 30}, or a list of what is added up [towns, rubric]",
        )


@dataclass(frozen=True)
class QuotaOf(Kind):
    """How many units a grade may go to: a share of them, a count, or either for each group."""

    def schema(self) -> Json:
        """A share, a count, or a mapping of them."""
        one: list[Json] = [Share().schema(), {"type": "integer", "minimum": 1}]
        by_group: Json = {"type": "object", "additionalProperties": {"anyOf": one}, "minProperties": 1}
        return {"anyOf": [*one, by_group]}

    @property
    def words(self) -> Text:
        """All forms."""
        return Text(
            "比例（如 20%）、个数（如 3），或按分组 {街道: 2, 园区: 1}",
            "a share (20%), a count (3), or one per group {streets: 2, zones: 1}",
        )
