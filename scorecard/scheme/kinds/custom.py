"""The kind of a scale of another package: its name, and below it the fields that it declares itself."""

from __future__ import annotations

from scorecard.base.message import Lang, Text, message
from scorecard.base.records import dataclass
from scorecard.scheme.kinds.basic import Json, Kind


@dataclass(frozen=True)
class CustomOf(Kind):
    """One scale of another package, with its settings: `{s_curve: {middle: 80%}}`."""

    def schema(self, lang: Lang = "en") -> Json:
        """An object with one name; which names there are depends on what is installed."""
        inner: Json = {"type": "object"}
        return {"type": "object", "additionalProperties": inner, "minProperties": 1, "maxProperties": 1}

    @property
    def words(self) -> Text:
        """The name and what it sets."""
        return message("{{name: settings}} of a rule from another package")
