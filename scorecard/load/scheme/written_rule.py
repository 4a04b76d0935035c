"""A rule as it is written, as its scale and its comparison read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from scorecard.base.span import Span
from scorecard.load.scheme.conditions import Scope
from scorecard.load.scheme.entries import WrittenEntry
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.quantity import quantity
from scorecard.load.scheme.references import Members, WrittenAgainst
from scorecard.load.scheme.written import Written
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare import Comparison
from scorecard.scheme.kinds import (
    CustomOf,
    Kind,
    KnotsOf,
    MapOf,
    Quantity,
    ReferenceOf,
)

if TYPE_CHECKING:
    from scorecard.load.scheme.settings import WrittenCustom


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
        (knot.span, quantity(rule.reader, knot.value[0], rule.compare), knot.value[1]) for knot in read.value
    )


def _entries(rule: WrittenRule, read: Read, kind: Kind) -> tuple[WrittenEntry, ...]:
    return tuple(
        WrittenEntry(text, entry.value, entry.key, rule.reader) for text, entry in read.value.items()
    )


def _custom(rule: WrittenRule, read: Read, kind: Kind) -> WrittenCustom:
    from scorecard.load.scheme.settings import WrittenCustom

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
