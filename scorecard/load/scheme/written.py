"""A mapping as it is written, with what is made of its fields: values, records, and faults where there are none."""

from __future__ import annotations

from typing import Any, TypeVar

from scorecard.base.message import Text
from scorecard.base.span import Span
from scorecard.load.scheme.conditions import Scope, compile_conditions, value_scope
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.inherit import InheritedDefaults
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import text_of
from scorecard.scheme.field import NodeType, fields_of
from scorecard.scheme.kinds import (
    Kind,
    ListOf,
    NodeOf,
)

Record = TypeVar("Record")


class WrittenMapping:
    """A mapping as it is written; what is made of a field is made once.

    scope : what its conditions may speak of, where it can have any
    """

    def __init__(self, reader: FieldReader, node: NodeRead, scope: Scope | None = None) -> None:
        self.reader, self.node, self.scope = reader, node, scope
        self.type: NodeType = node.type
        self.span: Span = node.span
        self._made: dict[str, Any] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.node

    def wrote(self, name: str) -> bool:
        """Whether a field was written at all, even if wrongly."""
        return self.node.wrote(name)

    def read(self, name: str) -> ReadValue | None:
        """A field as it was read; None where it was not."""
        return self.node.fields.get(name)

    def get(self, name: str) -> Any:
        """The value of a field, or its declared default; None where it could not be read."""
        read = self.read(name)
        if read is None:
            return self.node.get(name)
        if name not in self._made:
            self._made[name] = self.make_value(read, self.type.by_name[name].kind)
        return self._made[name]

    def make_value(self, read: ReadValue, kind: Kind) -> Any:
        """What a value becomes: one that stands for itself, a list, a record, conditions."""
        value = read.value
        if isinstance(value, Numeral):
            return value.value
        if isinstance(value, NodeRead):
            return self.inside(value)
        if kind in _CONDITIONS:
            return compile_conditions(self.reader, value, self.scope) if self.scope else value
        if isinstance(kind, ListOf):
            return tuple(self.make_value(part, kind.of) for part in value)
        return value

    def inside(self, node: NodeRead) -> Any:
        """A mapping below: its record, where it has one."""
        below = WrittenMapping(self.reader, node, self.scope)
        return below.record(node.type.record) if node.type.record else below

    def record(self, of: type[Record], **settled: Any) -> Record:
        """A record of the mapping: each field as written, or as `settled` where it hangs on more than itself."""
        values = dict(settled)
        declared_by: type = of
        for field in fields_of(declared_by):
            if field.settled or field.attribute in values:
                continue
            values[field.attribute] = self.get(field.name) if self.read(field.name) else field.empty
        return of(**values)

    def text(self, name: str) -> str:
        """A field as it is written."""
        return text_of(self.node.fields[name].value)

    def at(self, name: str) -> Span:
        """Where a field stands, else the node."""
        return self.node.at(name)

    def key(self, name: str) -> Span:
        """Where the name of a field stands."""
        return self.node.fields[name].key

    def fault(self, code: str, span: Span, **args: Text) -> None:
        """Note a fault and go on."""
        self.reader.fault(code, span, **args)


_CONDITIONS = (ListOf(NodeOf("condition"), single=True), ListOf(NodeOf("condition")))


class WrittenRow(WrittenMapping):
    """A row as it is written; fields that can be inherited look outward.

    within : what is in force for it, itself the nearest; rows : those that its conditions may name
    """

    def __init__(
        self, reader: FieldReader, id: str, read: ReadValue, within: InheritedDefaults, rows: KnownRows
    ) -> None:
        super().__init__(reader, read.value, value_scope(rows, id))
        self.id, self.id_at, self.within, self.rows = id, read.key, within, rows

    @property
    def name(self) -> str:
        """Its name, or its id where it has none."""
        return self.get("name") or self.id

    @property
    def heading(self) -> bool:
        """Whether it has rows below it, and no value of its own."""
        return "children" in self.node

    def read(self, name: str) -> ReadValue | None:
        """A field as it was read, here or at the nearest place further out."""
        inherited = self.type.by_name[name].inherited
        return self.within.nearest(name) if inherited else super().read(name)
