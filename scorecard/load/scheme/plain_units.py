"""A large table of units, a column at a time.

It is plain where its first line names id, name, short name or group of units and nothing else, and every line below it
fills the columns that tell one unit from another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from scorecard.base.on_demand import OnDemand
from scorecard.base.span import Span
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import NUMBERING, is_footer
from scorecard.load.scheme.beside_lists import head_columns
from scorecard.load.scheme.plain_table import PlainTable
from scorecard.load.yaml.tree import Mapping, Node, Scalar
from scorecard.model.unit import UNIT, Unit

_FIELDS = frozenset(("name", "short", "group"))


class PlainUnits(OnDemand[tuple[Scalar, Node]]):
    """The entries of a plain table of units, each made when it is asked for.

    ids : what each unit is known by; at : by field, its column
    """

    def __init__(self, table: PlainTable, ids: Sequence[str], at: dict[str, int]) -> None:
        self._table = table
        self._ids = ids
        self._at = at

    def __len__(self) -> int:
        return len(self._ids)

    def make_entry(self, place: int) -> tuple[Scalar, Node]:
        """The id of a unit and its fields."""
        record, path = self._table.record(place), self._table.path
        span = record.span(path, self._at.get("id", 0))
        fields = sorted((at, name) for name, at in self._at.items() if name != "id" and record.cells[at])
        entries = tuple(
            (Scalar(name, True, span), Scalar(record.cells[at], False, record.span(path, at)))
            for at, name in fields
        )
        return Scalar(self._ids[place], False, span), Mapping(entries, span)

    def units(self) -> tuple[Unit, ...]:
        """The units that the entries say."""
        cells = self._table.cells
        names = cells[self._at["name"]]
        shorts, groups = (
            cells[self._at[name]] if name in self._at else repeat("") for name in ("short", "group")
        )
        columns = zip(self._ids, names, shorts, groups, self._spans(), strict=False)
        # A list is made faster than what is asked one by one.
        return tuple(
            [
                Unit(id, name, short or name, group or None, span=span)
                for id, name, short, group, span in columns
            ]
        )

    def _spans(self) -> Iterator[Span]:
        """Where each unit stands."""
        at = self._at.get("id", 0)
        starts: Sequence[int] = [1] * len(self)
        for column in self._table.cells[:at]:
            starts = [start + len(cell) + 1 for start, cell in zip(starts, column, strict=True)]
        lengths = (len(cell) or 1 for cell in self._table.cells[at])
        return map(Span, repeat(self._table.path), range(2, len(self) + 2), starts, lengths)


def plain_units(table: PlainTable) -> PlainUnits | None:
    """The units of a table; None where it needs care."""
    at = _columns_of(table.head)
    if at is None or not all(map(all, (table.cells[at[field]] for field in ("id", "name") if field in at))):
        return None
    ids = table.cells[at["id"]] if "id" in at else [f"u{n}" for n in range(1, len(table) + 1)]
    # A row with one cell may be a remark.
    remarks = "id" not in at and any(is_footer([name]) for name in table.cells[at["name"]])
    return None if remarks or len(set(ids)) < len(ids) else PlainUnits(table, ids, at)


def _columns_of(head: Record) -> dict[str, int] | None:
    """By field, the column that it stands in; None where the first line is no plain head."""
    heads, special = head_columns(head, UNIT)
    paths = {n: head.path for n, head in heads.items()}
    columns = [*special.values(), *(str(path[0]) for path in paths.values() if len(path) == 1)]
    fields = dict(zip(columns, (*special, *heads), strict=False))
    others = [cell for n, cell in enumerate(head.cells) if n not in special and n not in heads]
    plain = len(fields) == len(special) + len(heads) and fields.keys() <= {"id", *_FIELDS}
    return fields if plain and "name" in fields and all(cell in NUMBERING for cell in others) else None
