"""Lists, mappings and nodes; and the one mapping whose fields another package declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from scorecard.base.message import Lang, Text, comma_list, message
from scorecard.base.records import dataclass
from scorecard.scheme.kinds.basic import Json, Kind, Word
from scorecard.scheme.kinds.named import both_names


@dataclass(frozen=True)
class WordOrNode(Kind):
    """One word of a closed list, or a mapping with the fields of a node type."""

    choices: Mapping[str, Text]
    name: str

    def schema(self, lang: Lang = "en") -> Json:
        """An enumeration, or a reference to the node's definition."""
        return {"anyOf": [{"enum": both_names(self.choices, lang)}, {"$ref": f"#/definitions/{self.name}"}]}

    @property
    def words(self) -> Text:
        """The words, and the node."""
        names = list(self.choices)
        return message("{names}, or the fields of {name}", names=comma_list(names), name=self.name)

    def __hash__(self) -> int:
        return hash((tuple(self.choices), self.name))


@dataclass(frozen=True)
class ListOf(Kind):
    """A list of values of one kind; a single value is read as a list of one where `single` is set."""

    of: Kind
    single: bool = False

    def schema(self, lang: Lang = "en") -> Json:
        """An array, or one item."""
        array = {"type": "array", "items": self.of.schema(lang), "minItems": 1}
        return {"anyOf": [array, self.of.schema(lang)]} if self.single else array

    @property
    def words(self) -> Text:
        """A list of what."""
        return message("a list, each item {words}", words=self.of.words)

    @property
    def entry(self) -> Kind:
        """An item."""
        return self.of


@dataclass(frozen=True)
class MapOf(Kind):
    """Names the user chooses, each with a value of one kind."""

    of: Kind
    by_name: ClassVar[bool] = True

    def schema(self, lang: Lang = "en") -> Json:
        """An object with any names."""
        return {"type": "object", "additionalProperties": self.of.schema(lang), "minProperties": 1}

    @property
    def words(self) -> Text:
        """A mapping to what."""
        return message("names, each with {whole}", whole=self.of.words)

    @property
    def entry(self) -> Kind:
        """What each name has."""
        return self.of


@dataclass(frozen=True)
class OneOrMap(Kind):
    """One value for all, or one for each of some names: a value of the first kind, or names with the second."""

    one: Kind
    each: Kind
    by_name: ClassVar[bool] = True

    @property
    def choices(self) -> Mapping[str, Text]:
        """The words it may be, where the one value is a word."""
        return self.one.choices if isinstance(self.one, Word) else {}

    def schema(self, lang: Lang = "en") -> Json:
        """The one, or an object with any names."""
        return {"anyOf": [self.one.schema(lang), MapOf(self.each).schema(lang)]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return message("{item}, or {by_name}", item=self.one.words, by_name=MapOf(self.each).words)

    @property
    def entry(self) -> Kind:
        """What each name has."""
        return self.each


@dataclass(frozen=True)
class OneOrList(Kind):
    """One value, read as itself, or a list of several of its kind."""

    of: Kind

    def schema(self, lang: Lang = "en") -> Json:
        """The one, or an array."""
        return {"anyOf": [self.of.schema(lang), ListOf(self.of).schema(lang)]}

    @property
    def words(self) -> Text:
        """Both forms."""
        return message("{item}, or a list of several", item=self.of.words)

    @property
    def entry(self) -> Kind:
        """An item."""
        return self.of


@dataclass(frozen=True)
class NodeOf(Kind):
    """A mapping with the fields of a node type, named to allow indicators inside indicators."""

    name: str

    def schema(self, lang: Lang = "en") -> Json:
        """A reference to the node's definition."""
        return {"$ref": f"#/definitions/{self.name}"}

    @property
    def words(self) -> Text:
        """The fields of the node."""
        return message("the fields of {name}", name=self.name)


@dataclass(frozen=True)
class CustomOf(Kind):
    """One scale of another package, with its settings, the fields that it declares itself: `{s_curve: {middle: 80%}}`."""

    def schema(self, lang: Lang = "en") -> Json:
        """An object with one name; which names there are depends on what is installed."""
        inner: Json = {"type": "object"}
        return {"type": "object", "additionalProperties": inner, "minProperties": 1, "maxProperties": 1}

    @property
    def words(self) -> Text:
        """The name and what it sets."""
        return message("{{name: settings}} of a rule from another package")
