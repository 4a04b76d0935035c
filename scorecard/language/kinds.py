"""What a field can hold. Each kind says itself in words and as JSON Schema (draft-07)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorecard.base.text import Text

Json = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of value."""

    def schema(self) -> Json:
        """The JSON Schema of a value of this kind."""
        raise NotImplementedError

    @property
    def words(self) -> Text:
        """What to write, for a message and the reference."""
        raise NotImplementedError


@dataclass(frozen=True)
class Line(Kind):
    """A text."""

    def schema(self) -> Json:
        """Any string that is not empty."""
        return {"type": "string", "minLength": 1}

    @property
    def words(self) -> Text:
        """A text."""
        return Text("一段文字", "a text")


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number, at least `least`."""

    least: int = 0

    def schema(self) -> Json:
        """An integer with its lower end."""
        return {"type": "integer", "minimum": self.least}

    @property
    def words(self) -> Text:
        """A whole number from `least`."""
        return Text(f"不小于{self.least}的整数", f"a whole number of at least {self.least}")


@dataclass(frozen=True)
class Decimal(Kind):
    """A number; `least` is its lower end if it has one."""

    least: float | None = None

    def schema(self) -> Json:
        """A number with its lower end."""
        return {"type": "number"} if self.least is None else {"type": "number", "minimum": self.least}

    @property
    def words(self) -> Text:
        """A number."""
        if self.least is None:
            return Text("一个数", "a number")
        return Text(f"不小于{self.least:g}的数", f"a number of at least {self.least:g}")


@dataclass(frozen=True)
class Flag(Kind):
    """True or false."""

    def schema(self) -> Json:
        """A boolean."""
        return {"type": "boolean"}

    @property
    def words(self) -> Text:
        """The two words."""
        return Text("true 或 false", "true or false")


@dataclass(frozen=True)
class Word(Kind):
    """One word of a closed list; each with what it means."""

    choices: Mapping[str, Text]

    def schema(self) -> Json:
        """An enumeration."""
        return {"enum": list(self.choices)}

    @property
    def words(self) -> Text:
        """The words, in order."""
        listed = list(self.choices)
        return Text("、".join(listed), ", ".join(listed))

    def __hash__(self) -> int:
        return hash(tuple(self.choices))


@dataclass(frozen=True)
class Share(Kind):
    """A share, written with a percent sign: `95%`."""

    def schema(self) -> Json:
        """A string with a percent sign."""
        return {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?%$"}

    @property
    def words(self) -> Text:
        """A share as it is written."""
        return Text("带百分号的比例，如 95%", "a share with a percent sign, such as 95%")


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
class When(Kind):
    """A period: `2017Q3`, `2017`."""

    def schema(self) -> Json:
        """A year, or a string that names a period."""
        return {"anyOf": [{"type": "integer", "minimum": 1900}, {"type": "string", "pattern": r"^\d{4}.*$"}]}

    @property
    def words(self) -> Text:
        """How a period is written."""
        return Text("期间，如 2017Q3", "a period, such as 2017Q3")


@dataclass(frozen=True)
class PartOfYear(Kind):
    """A period of any year: `Q2`, `H1`, `09`."""

    def schema(self) -> Json:
        """A quarter, a half or a month."""
        return {"type": "string", "pattern": r"^(Q[1-4]|H[12]|0[1-9]|1[0-2])$"}

    @property
    def words(self) -> Text:
        """How a part of the year is written."""
        return Text('一年中的期间，如 Q2、H1、"09"', 'a part of the year, such as Q2, H1, "09"')


@dataclass(frozen=True)
class PlanYears(Kind):
    """Two years with a dash: `2021-2025`."""

    def schema(self) -> Json:
        """Two years with a dash."""
        return {"type": "string", "pattern": r"^\d{4}-\d{4}$"}

    @property
    def words(self) -> Text:
        """How a plan is written."""
        return Text("起止年份，如 2021-2025", "first and last year, such as 2021-2025")


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
class PaceOf(Kind):
    """`linear`, `none`, a list of shares for each period, or shares by part of the year."""

    def schema(self) -> Json:
        """The four forms."""
        share = Share().schema()
        return {
            "anyOf": [
                {"enum": ["linear", "none"]},
                {"type": "array", "items": share, "minItems": 1},
                {"type": "object", "additionalProperties": share, "minProperties": 1},
            ]
        }

    @property
    def words(self) -> Text:
        """The four forms."""
        return Text(
            "linear、none、各期比例的列表 [20%, 50%, 75%, 100%]，或 {Q1: 20%, …}",
            "linear, none, a list of shares [20%, 50%, 75%, 100%], or {Q1: 20%, …}",
        )


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
class TargetsOf(Kind):
    """Targets: a row in the order of the table's units, one value for all, or by unit, group or period."""

    def schema(self) -> Json:
        """The nested forms."""
        said: Json = {"$ref": "#/definitions/target"}
        cell: Json = {"anyOf": [{"type": "number"}, {"enum": ["--"]}, said]}
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
        return Text(
            "与考核单位同序的一行 [47.0, 13.5, --]，一个共同的数，或 {单位: 数}、{2017Q2: 一行}；每格也可写 {above: 5000}",
            "a row in the order of the units [47.0, 13.5, --], one number for all, or {unit: number}, {2017Q2: row}; "
            "a cell may say more: {above: 5000}",
        )


@dataclass(frozen=True)
class PairOf(Kind):
    """Two numbers, the lower first: `[2, 3]`."""

    def schema(self) -> Json:
        """An array of two numbers."""
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}

    @property
    def words(self) -> Text:
        """How a range is written."""
        return Text("两个数，小的在前，如 [2, 3]", "two numbers, the lower first, such as [2, 3]")


LAST_YEAR = "last_year"


@dataclass(frozen=True)
class BaseYear(Kind):
    """The year a target starts from: `2020`, or `last_year`."""

    def schema(self) -> Json:
        """A year, or the word."""
        return {"anyOf": [{"type": "integer", "minimum": 1900}, {"enum": [LAST_YEAR]}]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return Text(f"年份，如 2020，或 {LAST_YEAR}（上年）", f"a year, such as 2020, or {LAST_YEAR}")


@dataclass(frozen=True)
class Free(Kind):
    """A value read later, by what it changes: a target, points or a rule."""

    def schema(self) -> Json:
        """Anything."""
        return {}

    @property
    def words(self) -> Text:
        """What an amendment may set."""
        return Text("目标值、分值或计分规则", "a target, points or a rule")


@dataclass(frozen=True)
class Quantity(Kind):
    """A figure in the unit of what is compared: `95%` for completion, `5` for a value; read with the rule."""

    def schema(self) -> Json:
        """A number, or a string with a percent sign."""
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?%$"}]}

    @property
    def words(self) -> Text:
        """Both forms, and which belongs to what."""
        return Text(
            "与所比的量同一单位：完成率写 95%，数值、名次写 5",
            "in the unit of what is compared: 95% for completion, 5 for a value or a rank",
        )


@dataclass(frozen=True)
class KnotsOf(Kind):
    """Corners of a broken line: pairs of a figure and its points."""

    def schema(self) -> Json:
        """An array of pairs."""
        pair = {
            "type": "array",
            "items": [Quantity().schema(), AmountOf().schema()],
            "minItems": 2,
            "maxItems": 2,
        }
        return {"type": "array", "items": pair, "minItems": 2}

    @property
    def words(self) -> Text:
        """How corners are written."""
        return Text(
            "若干折点 [[15, 60%], [25, 100%]]：所比的量，得分",
            "corners [[15, 60%], [25, 100%]]: what is compared, points",
        )


@dataclass(frozen=True)
class ReferenceOf(Kind):
    """What a value is held against: a word, a number, one unit; two of them for the ends of a position."""

    choices: Mapping[str, Text]

    def schema(self) -> Json:
        """One reference, or a pair."""
        unit = {
            "type": "object",
            "properties": {"unit": {"type": "string", "minLength": 1}},
            "required": ["unit"],
            "additionalProperties": False,
        }
        one: list[Json] = [{"enum": list(self.choices)}, {"type": "number"}, unit]
        pair = {"type": "array", "items": {"anyOf": one}, "minItems": 2, "maxItems": 2}
        return {"anyOf": [*one, pair]}

    @property
    def words(self) -> Text:
        """The forms."""
        listed = list(self.choices)
        return Text(
            "、".join(listed) + "，一个数，{unit: 单位}，或两端 [worst, best]",
            ", ".join(listed) + ", a number, {unit: UNIT}, or two ends [worst, best]",
        )

    def __hash__(self) -> int:
        return hash(tuple(self.choices))


@dataclass(frozen=True)
class WordOrNode(Kind):
    """One word of a closed list, or a mapping with the fields of a node type."""

    choices: Mapping[str, Text]
    name: str

    def schema(self) -> Json:
        """An enumeration, or a reference to the node's definition."""
        return {"anyOf": [{"enum": list(self.choices)}, {"$ref": f"#/definitions/{self.name}"}]}

    @property
    def words(self) -> Text:
        """The words, and the node."""
        listed = list(self.choices)
        return Text(
            "、".join(listed) + f"，或 {self.name} 的各字段",
            ", ".join(listed) + f", or the fields of {self.name}",
        )

    def __hash__(self) -> int:
        return hash((tuple(self.choices), self.name))


@dataclass(frozen=True)
class ListOf(Kind):
    """A list of values of one kind; a single value is read as a list of one where `single` is set."""

    of: Kind
    single: bool = False

    def schema(self) -> Json:
        """An array, or one item."""
        array = {"type": "array", "items": self.of.schema(), "minItems": 1}
        return {"anyOf": [array, self.of.schema()]} if self.single else array

    @property
    def words(self) -> Text:
        """A list of what."""
        return Text(f"列表，每项为{self.of.words.zh}", f"a list, each item {self.of.words.en}")


@dataclass(frozen=True)
class MapOf(Kind):
    """Names the user chooses, each with a value of one kind. `ids` must be plain identifiers or names."""

    of: Kind

    def schema(self) -> Json:
        """An object with any names."""
        return {"type": "object", "additionalProperties": self.of.schema(), "minProperties": 1}

    @property
    def words(self) -> Text:
        """A mapping to what."""
        return Text(f"若干“名称: 值”，值为{self.of.words.zh}", f"names, each with {self.of.words.en}")


@dataclass(frozen=True)
class NodeOf(Kind):
    """A mapping with the fields of a node type, named to allow indicators inside indicators."""

    name: str

    def schema(self) -> Json:
        """A reference to the node's definition."""
        return {"$ref": f"#/definitions/{self.name}"}

    @property
    def words(self) -> Text:
        """The fields of the node."""
        return Text(f"{self.name} 的各字段", f"the fields of {self.name}")


@dataclass(frozen=True)
class Field:
    """One field of a node: declared here, read, checked, described and suggested from here.

    `inherited` fields may stand in `defaults` and on a heading, for everything below.
    """

    name: str
    kind: Kind
    zh: str
    help: Text
    default: object = None
    required: bool = False
    inherited: bool = False


@dataclass(frozen=True)
class NodeType:
    """A kind of mapping: its fields, by name and in the order of the reference.

    `short` names the field that a mapping without any field name stands for.
    """

    name: str
    zh: str
    help: Text
    fields: tuple[Field, ...]
    short: str | None = None

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields by their English names."""
        return {f.name: f for f in self.fields}
