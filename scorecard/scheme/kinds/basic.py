"""The simple kinds: texts, numbers, words. Each kind says itself in words and as JSON Schema (draft-07)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from scorecard.base.decimals import plain
from scorecard.base.message import Lang, Text, comma_list, message
from scorecard.base.records import dataclass
from scorecard.scheme.kinds.named import both_names, chinese_word

Json = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of value."""

    by_name: ClassVar[bool] = False
    """Whether the several are told apart by names that the user chooses; else they stand one after the other."""

    def schema(self, lang: Lang = "en") -> Json:
        """The JSON Schema of a value of this kind."""
        raise NotImplementedError

    @property
    def words(self) -> Text:
        """What to write, for a message and the reference."""
        raise NotImplementedError

    @property
    def entry(self) -> Kind | None:
        """What each of several holds; where there can be several, a table in another file may say them."""
        return None


@dataclass(frozen=True)
class OneLine(Kind):
    """A text."""

    def schema(self, lang: Lang = "en") -> Json:
        """Any string that is not empty."""
        return {"type": "string", "minLength": 1}

    @property
    def words(self) -> Text:
        """A text."""
        return message("a text")


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number, at least `least`, and at most `most` if it has such an end."""

    least: int = 0
    most: int | None = None

    def schema(self, lang: Lang = "en") -> Json:
        """An integer with its ends."""
        upper = {} if self.most is None else {"maximum": self.most}
        return {"type": "integer", "minimum": self.least, **upper}

    @property
    def words(self) -> Text:
        """A whole number between its ends."""
        if self.most is None:
            return message("a whole number of at least {least}", least=self.least)
        return message("a whole number from {least} to {most}", least=self.least, most=self.most)


PLACES = Whole(0, 15)
"""So many decimals: a binary fraction holds no more digits that can be relied upon."""


@dataclass(frozen=True)
class Moves(Kind):
    """So many steps up (`+1`) or down (`-1`), never none."""

    def schema(self, lang: Lang = "en") -> Json:
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

    def schema(self, lang: Lang = "en") -> Json:
        """A number with its lower end."""
        return {"type": "number"} if self.least is None else {"type": "number", "minimum": self.least}

    @property
    def words(self) -> Text:
        """A number."""
        if self.least is None:
            return message("a number")
        return message("a number of at least {least}", least=plain(self.least))


FLAGS = {"true": True, "false": False}


@dataclass(frozen=True)
class Flag(Kind):
    """True or false."""

    def schema(self, lang: Lang = "en") -> Json:
        """A boolean, or its name."""
        names = [chinese_word(word) for word in FLAGS]
        return {"enum": [*names, *FLAGS.values()]} if lang == "zh" else {"type": "boolean"}

    @property
    def words(self) -> Text:
        """The two words."""
        return message("true or false")


@dataclass(frozen=True)
class Word(Kind):
    """One word of a closed list; each with what it means."""

    choices: Mapping[str, Text]

    def schema(self, lang: Lang = "en") -> Json:
        """An enumeration; a word that is a number may be written as one."""
        return {"enum": [int(word) if word.isdigit() else word for word in both_names(self.choices, lang)]}

    @property
    def words(self) -> Text:
        """The words, in order."""
        return comma_list(self.choices)

    def __hash__(self) -> int:
        return hash(tuple(self.choices))


@dataclass(frozen=True)
class Share(Kind):
    """A share, written with a percent sign: `95%`."""

    def schema(self, lang: Lang = "en") -> Json:
        """A string with a percent sign."""
        return {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?%$"}

    @property
    def words(self) -> Text:
        """A share as it is written."""
        return message("a share with a percent sign, such as 95%")


FILE_NAMES = {"from": "文件", "sheet": "工作表"}
"""How a file is named: by the English names of its keys, their Chinese ones."""


def _file_form(names: Mapping[str, str], text: Json) -> Json:
    return {
        "type": "object",
        "properties": {name: text for name in names.values()},
        "required": [names["from"]],
        "additionalProperties": False,
    }


@dataclass(frozen=True)
class FileOf(Kind):
    """A table in another file, by its name and that of a sheet: `{from: targets.xlsx, sheet: 附件2}`."""

    example: str

    def schema(self, lang: Lang = "en") -> Json:
        """An object with the names."""
        text: Json = {"type": "string", "minLength": 1}
        names = [FILE_NAMES, {name: name for name in FILE_NAMES}]
        forms = [_file_form(form, text) for form in (names if lang == "zh" else names[1:])]
        return {"anyOf": forms} if lang == "zh" else forms[0]

    @property
    def words(self) -> Text:
        """How a file is named."""
        return message("a table in another file: {{from: {example}}}", example=self.example)


@dataclass(frozen=True)
class Free(Kind):
    """A value read later, by what it changes: a target, points or a rule."""

    def schema(self, lang: Lang = "en") -> Json:
        """Anything."""
        return {}

    @property
    def words(self) -> Text:
        """What an amendment may set."""
        return message("a target, points or a rule")
