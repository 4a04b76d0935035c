"""Where a row stands: in which table, and below what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard.base.records import dataclass
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.targets import TargetReader
from scorecard.load.scheme.units import UnitNames
from scorecard.model.indicator import Relation
from scorecard.model.shared import OneForAll
from scorecard.model.unit import Unit


@dataclass(frozen=True)
class TableScope:
    """What the rows of a table are read with.

    members : its units, by their places among all; rows : those that a row can name
    columns : what headers of turned sheets mean, by id or name
    """

    reader: FieldReader
    scheme: NodeRead
    names: UnitNames
    members: Sequence[int]
    rows: KnownRows
    targets: TargetReader
    columns: Mapping[str, str]

    def unit(self, place: int) -> Unit:
        """The unit at a place of the table."""
        return self.names.units[self.members[place]]

    def each(self, points: float) -> Sequence[float]:
        """The same points for each unit."""
        return OneForAll(points, len(self.members))


@dataclass(frozen=True)
class RowPosition:
    """Where a row stands: under which heading or whole, how deep, below which number.

    points : its full points per unit where they follow from what is above it
    limited : whether a heading above already limits what counts as bonus or deduction
    """

    relation: Relation
    parent: str | None
    depth: int
    item: int | None
    numbered: bool
    points: Sequence[float] | None = None
    limited: bool = False

    def below(self, id: str, item: int | None, limited: bool) -> RowPosition:
        """Where the parts of the row that stands here stand."""
        return RowPosition("part", id, self.depth + 1, item, False, None, limited)

    def child(self, points: Sequence[float] | None) -> RowPosition:
        """The same for a child of a heading, with the points it is given."""
        return replace(self, relation="child", points=points)
