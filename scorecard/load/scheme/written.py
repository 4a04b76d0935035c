"""A mapping as it is written, with what is made of its fields: values, records, and faults where there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from scorecard.base.message import Text
from scorecard.base.span import Span
from scorecard.load.scheme.conditions import Scope, compile_conditions
from scorecard.load.scheme.entries import WrittenEntry
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.quantity import quantity
from scorecard.load.scheme.references import Members, WrittenAgainst
from scorecard.load.scheme.settings import WrittenCustom
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Scalar
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare import Comparison
from scorecard.scheme.field import NodeType, fields_of
from scorecard.scheme.kinds import (
    CustomOf,
    Kind,
    KnotsOf,
    ListOf,
    MapOf,
    NodeOf,
    Quantity,
    ReferenceOf,
)

Record = TypeVar("Record")


class Written:
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

    def get(self, name: str) -> Any:
        """The value of a field, or its declared default; None where it could not be read."""
        if name not in self.node:
            return self.node.get(name)
        if name not in self._made:
            read, kind = self.node.fields[name], self.type.by_name[name].kind
            self._made[name] = self.made(read, kind)
        return self._made[name]

    def made(self, read: Read, kind: Kind) -> Any:
        """What a value becomes: one that stands for itself, a list, a record, conditions."""
        value = read.value
        if isinstance(value, Numeral):
            return value.value
        if isinstance(value, NodeRead):
            return self.inside(value)
        if kind in _CONDITIONS:
            return compile_conditions(self.reader, value, self.scope) if self.scope else value
        if isinstance(kind, ListOf):
            return tuple(self.made(one, kind.of) for one in value)
        return value

    def inside(self, node: NodeRead) -> Any:
        """A mapping below: its record, where it has one."""
        below = type(self)(self.reader, node, self.scope)
        return below.record(node.type.record) if node.type.record else below

    def record(self, of: type[Record], **settled: Any) -> Record:
        """The record of the mapping: each field as written, or as `settled` where it hangs on more than itself."""
        values = dict(settled)
        for field in fields_of(cast("type", of)):
            if field.attribute not in values and (field.required or field.name in self):
                values[field.attribute] = self.get(field.name) if field.name in self else field.empty
        return of(**values)

    def text(self, name: str) -> str:
        """A field as it is written."""
        value = self.node.fields[name].value
        return value.text if isinstance(value, Scalar) else ""

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


class WrittenRule(Written):
    """A rule, or a mapping inside it, as it is read: figures in the unit of what is compared.

    compare : what is compared; judged : whether the row is marked; members : what the rule can name
    """

    def __init__(
        self,
        reader: FieldReader,
        node: NodeRead,
        compare: type[Comparison],
        judged: bool,
        scope: Scope | None,
        members: Members,
    ) -> None:
        super().__init__(reader, node, scope)
        self.compare, self.judged, self.members = compare, judged, members

    def made(self, read: Read, kind: Kind) -> Any:
        """What a value becomes, figures in the unit of what is compared."""
        make = _MADE.get(type(kind))
        return make(self, read, kind) if make else super().made(read, kind)

    def inside(self, node: NodeRead) -> Any:
        """A mapping below, of the same rule."""
        below = WrittenRule(self.reader, node, self.compare, self.judged, self.scope, self.members)
        return below.record(node.type.record) if node.type.record else below


def _quantity(rule: WrittenRule, read: Read, kind: Kind) -> float | None:
    return quantity(rule.reader, read.value, rule.compare)


def _knots(rule: WrittenRule, read: Read, kind: Kind) -> tuple[tuple[Span, float | None, Amount], ...]:
    """The corners: where each stands, its figure and its points."""
    return tuple(
        (one.span, quantity(rule.reader, one.value[0], rule.compare), one.value[1]) for one in read.value
    )


def _entries(rule: WrittenRule, read: Read, kind: Kind) -> tuple[WrittenEntry, ...]:
    return tuple(WrittenEntry(text, one.value, one.key, rule.reader) for text, one in read.value.items())


def _custom(rule: WrittenRule, read: Read, kind: Kind) -> WrittenCustom:
    return WrittenCustom(rule.reader, read.value, rule.compare)


def _against(rule: WrittenRule, read: Read, kind: ReferenceOf) -> WrittenAgainst:
    return WrittenAgainst(rule.reader, read.value, kind, rule.members)


_MADE: dict[type[Kind], Callable[[WrittenRule, Read, Any], Any]] = {
    Quantity: _quantity,
    KnotsOf: _knots,
    MapOf: _entries,
    CustomOf: _custom,
    ReferenceOf: _against,
}
"""What is made of a value that is more than its kind says: in the unit of what is compared, or with a scope."""
