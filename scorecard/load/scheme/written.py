"""A rule as its scale reads it: values of the declared kinds, figures in the unit of what is compared, and faults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scorecard.base.message import Text
from scorecard.base.span import Span
from scorecard.load.scheme.conditions import Scope, compile_conditions
from scorecard.load.scheme.entries import WrittenEntry
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.quantity import quantity
from scorecard.load.scheme.settings import WrittenCustom
from scorecard.load.scheme.yaml_tree import Scalar
from scorecard.scheme.amount import Amount
from scorecard.scheme.compared import Compare
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds import CustomOf, Kind, KnotsOf, ListOf, MapOf, NodeOf, Quantity, WordOrNode


class WrittenRule:
    """A rule, or a mapping inside it, as it is written; what is made of a field is made once.

    compare : what is compared; judged : whether the row is marked; scope : what its conditions may speak of
    """

    def __init__(
        self, reader: FieldReader, node: NodeRead, compare: Compare, judged: bool, scope: Scope
    ) -> None:
        self.reader, self.node, self.scope = reader, node, scope
        self.compare, self.judged = compare, judged
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
            make = _MADE.get(type(kind))
            self._made[name] = make(self, read, kind) if make else read.value
        return self._made[name]

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

    def inside(self, node: NodeRead) -> WrittenRule:
        """A mapping below, of the same rule."""
        return WrittenRule(self.reader, node, self.compare, self.judged, self.scope)


def _quantity(rule: WrittenRule, read: Read, kind: Kind) -> float | None:
    return quantity(rule.reader, read.value, rule.compare)


def _node(rule: WrittenRule, read: Read, kind: Kind) -> Any:
    """A mapping below; a word stays one."""
    return rule.inside(read.value) if isinstance(read.value, NodeRead) else read.value


def _list(rule: WrittenRule, read: Read, kind: Any) -> Any:
    """Conditions, or mappings below."""
    if kind.of == NodeOf("condition"):
        return compile_conditions(rule.reader, read.value, rule.scope)
    return tuple(_node(rule, one, kind.of) for one in read.value)


def _knots(rule: WrittenRule, read: Read, kind: Kind) -> tuple[tuple[Span, float | None, Amount], ...]:
    """The corners: where each stands, its figure and its points."""
    return tuple(
        (one.span, quantity(rule.reader, one.value[0], rule.compare), one.value[1]) for one in read.value
    )


def _entries(rule: WrittenRule, read: Read, kind: Kind) -> tuple[WrittenEntry, ...]:
    return tuple(WrittenEntry(text, one.value, one.key, rule.reader) for text, one in read.value.items())


def _custom(rule: WrittenRule, read: Read, kind: Kind) -> WrittenCustom:
    return WrittenCustom(rule.reader, read.value, rule.compare)


_MADE: dict[type[Kind], Callable[[WrittenRule, Read, Any], Any]] = {
    Quantity: _quantity,
    NodeOf: _node,
    WordOrNode: _node,
    ListOf: _list,
    KnotsOf: _knots,
    MapOf: _entries,
    CustomOf: _custom,
}
"""What is made of a value that is more than its kind says: in the unit of what is compared, or with a scope."""
