"""The simple kinds: texts, numbers, words. Each kind says itself in words and as JSON Schema (draft-07)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorecard.base.decimals import plain
from scorecard.base.message import Text, listed, message

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
class OneLine(Kind):
    """A text."""

    def schema(self) -> Json:
        """Any string that is not empty."""
        return {"type": "string", "minLength": 1}

    @property
    def words(self) -> Text:
        """A text."""
        return message("a text")


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
        return message("a whole number of at least {least}", least=self.least)


@dataclass(frozen=True)
class Moves(Kind):
    """So many steps up (`+1`) or down (`-1`), never none."""

    def schema(self) -> Json:
        """An integer that is not 0."""
        return {"type": "integer", "not": {"const": 0}}

    @property
    def words(self) -> Text:
        """Both ways."""
        return message("a whole number but 0, up above it: +1, -1")


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
            return message("a number")
        return message("a number of at least {least}", least=plain(self.least))


@dataclass(frozen=True)
class Flag(Kind):
    """True or false."""

    def schema(self) -> Json:
        """A boolean."""
        return {"type": "boolean"}

    @property
    def words(self) -> Text:
        """The two words."""
        return message("true or false")


@dataclass(frozen=True)
class Word(Kind):
    """One word of a closed list; each with what it means."""

    choices: Mapping[str, Text]

    def schema(self) -> Json:
        """An enumeration; a word that is a number may be written as one."""
        return {"enum": [int(word) if word.isdigit() else word for word in self.choices]}

    @property
    def words(self) -> Text:
        """The words, in order."""
        names = list(self.choices)
        return listed(names)

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
        return message("a share with a percent sign, such as 95%")


@dataclass(frozen=True)
class FileOf(Kind):
    """A table in another file, by its name and that of a sheet: `{from: targets.xlsx, sheet: 附件2}`."""

    example: str

    def schema(self) -> Json:
        """An object with the names."""
        name: Json = {"type": "string", "minLength": 1}
        return {
            "type": "object",
            "properties": {"from": name, "sheet": name},
            "required": ["from"],
            "additionalProperties": False,
        }

    @property
    def words(self) -> Text:
        """How a file is named."""
        return message("a table in another file: {{from: {example}}}", example=self.example)


@dataclass(frozen=True)
class Free(Kind):
    """A value read later, by what it changes: a target, points or a rule."""

    def schema(self) -> Json:
        """Anything."""
        return {}

    @property
    def words(self) -> Text:
        """What an amendment may set."""
        return message("a target, points or a rule")
