"""What a rule holds values against, as written."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.records import dataclass
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.units import UnitNames
from scorecard.load.yaml import scalars
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Mapping, Node, Scalar, text_of
from scorecard.load.yaml.tree import Sequence as Items
from scorecard.scheme.compare.door import Level
from scorecard.scheme.compare.reference import Reference
from scorecard.scheme.kinds import ReferenceOf, Whole


@dataclass(frozen=True)
class Members:
    """What the rule of a row can name: the units of its table, by the names they may be written with, and rows.

    row : the id of the row itself; year : the scheme's, its last one
    """

    names: UnitNames
    units: Sequence[int]
    rows: KnownRows
    row: str
    year: int


class RuleReferences:
    """What a rule holds values against, as it is written."""

    def __init__(self, reader: FieldReader, node: Node, kind: ReferenceOf, members: Members) -> None:
        self._reader, self._node, self._kind, self._members = reader, node, kind, members

    @property
    def level(self) -> Level | None:
        """Which of two levels of a target it names, if it does."""
        text = text_of(self._node)
        return "must" if text == "must" else "stretch" if text == "stretch" else None

    def references(self, count: int) -> tuple[Reference, ...]:
        """So many references; none where they are not so many or cannot be read, which is told."""
        node = self._node
        parts = node.items if isinstance(node, Items) else (node,)
        if isinstance(node, Items) != (count > 1) or len(parts) != count:
            self._reader.wrong_kind(node, self._kind.words)
            return ()
        references = [self._reference(part) for part in parts]
        return tuple(reference for reference in references if reference is not None)

    def _reference(self, node: Node) -> Reference | None:
        reader = self._reader
        if isinstance(node, Mapping) and len(node.entries) == 1:
            key, value = node.entries[0]
            if key.text in _NAMED and isinstance(value, Scalar):
                return _NAMED[key.text](reader, value, self._members)
        if isinstance(node, Scalar):
            number = scalars.number(node)
            if isinstance(number, Numeral):
                return Reference("number", number.value)
            for kind in ("target", "mean", "median", "best", "worst", "last_year", "last_period"):
                if node.text == kind:
                    return Reference(kind)
        reader.wrong_kind(node, self._kind.words, self._kind.choices)
        return None


def _unit(reader: FieldReader, node: Scalar, members: Members) -> Reference | None:
    units = members.names.find(node.text)
    if len(units) != 1:
        members.names.unknown(reader, node.text, node.span)
        return None
    if units[0] not in members.units:
        reader.fault("SC276", node.span, name=node.text)
        return None
    unit = members.names.units[units[0]]
    return Reference("unit", id=unit.id, name=unit.short)


def _year(reader: FieldReader, node: Scalar, members: Members) -> Reference | None:
    """The whole of an earlier year."""
    year: int | None = reader.read(node, Whole(1900))
    if year is not None and year >= members.year:
        reader.fault("SC284", node.span, found=str(year), year=str(members.year))
    return None if year is None else Reference("year", float(year))


def _indicator(reader: FieldReader, node: Scalar, members: Members) -> Reference | None:
    """The figure of another row, of the same unit and period."""
    row = members.rows.get(node.text)
    if node.text == members.row:
        reader.fault("SC282", node.span, name=row.name if row else node.text)
    elif row is None or row.heading:
        known = (id for id, each in members.rows.items() if not each.heading and id != members.row)
        reader.unknown_name("SC060", node.span, node.text, known)
        return None
    elif row.words:
        own = members.rows[members.row].name
        reader.fault("SC296", node.span, name=own, of=row.name, word=row.words[0])
    return Reference("indicator", id=node.text, name=row.name if row else "")


_NAMED = {"unit": _unit, "year": _year, "indicator": _indicator}
