"""Kinds of figures: targets, quantities, corners, references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from scorecard.base.message import Lang, Text, comma_list, message
from scorecard.base.records import dataclass
from scorecard.scheme.kinds.basic import Json, Kind
from scorecard.scheme.kinds.named import both_names
from scorecard.scheme.kinds.node import ListOf
from scorecard.scheme.kinds.points import AmountOf


@dataclass(frozen=True)
class TargetOf(Kind):
    """One target: a number, or one with what it means."""

    def schema(self, lang: Lang = "en") -> Json:
        """A number, or the fields of a target."""
        return {"anyOf": [{"type": "number"}, {"$ref": "#/definitions/target"}]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return message("a target, such as {{above: 5000}}, or a number alone")


@dataclass(frozen=True)
class TargetCell(TargetOf):
    """The target of one unit among those of others: one that is not assessed has none."""

    @property
    def words(self) -> Text:
        """A number, and what stands where there is none."""
        return message("a number (or --: not assessed)")


@dataclass(frozen=True)
class TargetsOf(TargetOf):
    """Targets: a row in the order of the table's units, one value for all, or by unit, group or period."""

    by_name: ClassVar[bool] = True

    def schema(self, lang: Lang = "en") -> Json:
        """The nested forms."""
        target_form: Json = {"$ref": "#/definitions/target"}
        cell: Json = {"anyOf": [{"type": "number"}, {"enum": ["--"]}, target_form]}
        row: Json = {"anyOf": [*cell["anyOf"], {"type": "array", "items": cell, "minItems": 1}]}
        by_unit: Json = {"type": "object", "additionalProperties": cell, "minProperties": 1}
        by_period: Json = {
            "type": "object",
            "additionalProperties": {"anyOf": [*row["anyOf"], by_unit]},
            "minProperties": 1,
        }
        return {"anyOf": [*row["anyOf"], by_period]}

    @property
    def words(self) -> Text:
        """What may stand there."""
        return message(
            "a row in the order of the units [47.0, 13.5, --], one number for all, or {{unit: "
            "number}}, {{2017Q2: row}}; a cell may say more: {{above: 5000}}"
        )

    @property
    def entry(self) -> Kind:
        """The target of a unit, or the targets of a period."""
        return self


@dataclass(frozen=True)
class PairOf(Kind):
    """Two numbers, the lower first: `[2, 3]`."""

    def schema(self, lang: Lang = "en") -> Json:
        """An array of two numbers."""
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}

    @property
    def words(self) -> Text:
        """How a range is written."""
        return message("two numbers, the lower first, such as [2, 3]")


@dataclass(frozen=True)
class Quantity(Kind):
    """A figure in the unit of what is compared: `95%` for completion, `5` for a value; read with the rule.

    shares : whether what is compared may be a share
    """

    shares: bool = True

    def schema(self, lang: Lang = "en") -> Json:
        """A number, or a string with a percent sign."""
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?%$"}]}

    @property
    def words(self) -> Text:
        """Both forms, and which belongs to what."""
        if not self.shares:
            return message("in the unit of what is compared, such as 5 for a value or a rank")
        return message("in the unit of what is compared: 95% for completion, 5 for a value or a rank")


@dataclass(frozen=True)
class BoundOf(Kind):
    """A bound of a condition, in the unit of its figure: `60`, `1/3`, `95%`; read with the condition."""

    def schema(self, lang: Lang = "en") -> Json:
        """A number, or a string with a fraction or a percent sign."""
        written = r"^-?[0-9]+(\.[0-9]+)?%$|^-?[0-9]+/[1-9][0-9]*$"
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": written}]}

    @property
    def words(self) -> Text:
        """The forms, and which belongs to what."""
        return message("in the unit of its figure: 60, 1/3; 95% for completion and shares")


@dataclass(frozen=True)
class EqualOf(BoundOf):
    """What a figure must be exactly: a bound, or a word where the figure has words."""

    def schema(self, lang: Lang = "en") -> Json:
        """A number, or any string: which words there are is the row's to say."""
        return {"anyOf": [{"type": "number"}, {"type": "string", "minLength": 1}]}

    @property
    def words(self) -> Text:
        """The forms of a bound, and a word."""
        return message("{bound}; a word where the row takes words", bound=super().words)


@dataclass(frozen=True)
class KnotsOf(Kind):
    """Corners of a broken line: pairs of a figure and its points."""

    def schema(self, lang: Lang = "en") -> Json:
        """An array of pairs."""
        pair = {
            "type": "array",
            "items": [Quantity().schema(lang), AmountOf().schema(lang)],
            "minItems": 2,
            "maxItems": 2,
        }
        return {"type": "array", "items": pair, "minItems": 2}

    @property
    def words(self) -> Text:
        """How corners are written."""
        return message("corners [[15, 60%], [25, 100%]]: what is compared, points")

    @property
    def entry(self) -> Kind:
        """A corner."""
        return ListOf(Quantity())


REFERENCE_NAMES = {"unit": "单位", "year": "年度", "indicator": "指标"}
"""What a reference names: by its English key, the Chinese one."""


@dataclass(frozen=True)
class ReferenceOf(Kind):
    """What a value is held against: a word, a number, a unit, a year, another row; two of them for a position."""

    choices: Mapping[str, Text]

    def schema(self, lang: Lang = "en") -> Json:
        """One reference, or a pair."""

        def named_object(field: str, kind: Json) -> Json:
            return {
                "type": "object",
                "properties": {field: kind},
                "required": [field],
                "additionalProperties": False,
            }

        text: Json = {"type": "string", "minLength": 1}
        year: Json = {"type": "integer", "minimum": 1900}
        fields = {"unit": text, "year": year, "indicator": text}
        named_ones = [named_object(field, kind) for field, kind in fields.items()]
        if lang == "zh":
            named_ones = [
                *(named_object(REFERENCE_NAMES[field], kind) for field, kind in fields.items()),
                *named_ones,
            ]
        forms: list[Json] = [{"enum": both_names(self.choices, lang)}, {"type": "number"}, *named_ones]
        pair = {"type": "array", "items": {"anyOf": forms}, "minItems": 2, "maxItems": 2}
        return {"anyOf": [*forms, pair]}

    @property
    def words(self) -> Text:
        """The forms."""
        return message(
            "{names}, a number, {{unit: UNIT}}, {{year: 2010}}, {{indicator: ID}}, or two ends [worst, best]",
            names=comma_list(self.choices),
        )

    def __hash__(self) -> int:
        return hash(tuple(self.choices))
