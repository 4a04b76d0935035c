"""A row as it is written: what it does not say itself, it inherits."""

from __future__ import annotations

from scorecard.load.scheme.conditions import of_value
from scorecard.load.scheme.fields import FieldReader, Read
from scorecard.load.scheme.inherit import Inherited
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.written import Written


class WrittenRow(Written):
    """A row as it is written; fields that can be inherited look outward.

    within : what is in force for it, itself the nearest; rows : those that its conditions may name
    """

    def __init__(self, reader: FieldReader, id: str, read: Read, within: Inherited, rows: KnownRows) -> None:
        super().__init__(reader, read.value, of_value(rows, id))
        self.id, self.id_at, self.within, self.rows = id, read.key, within, rows

    @property
    def name(self) -> str:
        """Its name, or its id where it has none."""
        return self.get("name") or self.id

    @property
    def heading(self) -> bool:
        """Whether it has rows below it, and no value of its own."""
        return "children" in self.node

    def read(self, name: str) -> Read | None:
        """A field as it was read, here or at the nearest place further out."""
        inherited = self.type.by_name[name].inherited
        return self.within.nearest(name) if inherited else super().read(name)
