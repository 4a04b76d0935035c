"""What the reader of fields hands on: values of declared kinds, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.scheme.field import NodeType


@dataclass(frozen=True)
class ReadValue:
    """A value of its declared kind, where it stands, and where its key stands.

    whole : whether each entry in it could be read; those that could not are left out
    """

    value: Any
    span: Span
    key: Span
    whole: bool = True


@dataclass(frozen=True)
class NodeRead:
    """A mapping with declared fields, as read; `broken` are those written, but not so that they can be read."""

    type: NodeType
    fields: dict[str, ReadValue]
    span: Span
    broken: frozenset[str] = frozenset()

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def wrote(self, name: str) -> bool:
        """Whether a field was written at all, even if wrongly: what is faulty is not missing as well."""
        return name in self.fields or name in self.broken

    def whole(self, name: str) -> bool:
        """Whether all that a field says could be read; of what is not written, it could."""
        return name not in self.broken and (name not in self.fields or self.fields[name].whole)

    def get(self, name: str) -> Any:
        """The value of a field, or its declared default."""
        read = self.fields.get(name)
        return read.value if read else self.type.by_name[name].default

    def entries(self, name: str) -> Mapping[str, ReadValue]:
        """What a field says of each name; nothing where it could not be read or is not written."""
        return self.get(name) or {}

    def items(self, name: str) -> Sequence[ReadValue]:
        """What a list holds; nothing where it could not be read or is not written."""
        return self.get(name) or ()

    def at(self, name: str) -> Span:
        """Where a field stands; where the node stands if it was not written."""
        read = self.fields.get(name)
        return read.span if read else self.span
