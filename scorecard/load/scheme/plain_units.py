"""A large table of units, a column at a time, where nothing in it needs care.

A table is plain where its first line names id, name, short name or group of units, and every line below it fills the
columns that tell one unit from another, with cells that mean what they look like: no quotes, no blanks to be left out,
no other separators. Every other table is read row by row in `beside_lists.py`, which knows all there is to know; what
both make of a table is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple, overload

from scorecard.base.pattern import pattern
from scorecard.base.place import is_book
from scorecard.base.span import Span
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import NUMBERING, is_footer
from scorecard.load.annex.document import is_document
from scorecard.load.lines import Lines
from scorecard.load.scheme.beside_lists import head_columns
from scorecard.load.source import Source
from scorecard.load.text import decode
from scorecard.load.yaml.tree import Mapping, Node, Scalar
from scorecard.model.unit import UNIT, Unit

_SEPARATOR = ","
_FIELDS = frozenset(("name", "short", "group"))
_NEEDS_CARE = pattern(r'[^\S\n ]|[";]| (?![!-+\--~])|(?<![!-+\--~]) ')
"""Quotes, other separators, and blanks but for a single one between signs that are no Chinese ones."""
_CODECS = {"UTF-8": "utf-8", "UTF-8 BOM": "utf-8", "GB18030": "gb18030"}


class PlainUnits(Sequence[tuple[Scalar, Node]]):
    """The entries of a plain table of units, each made when it is asked for.

    cells : of each column its cells; ids : what each unit is known by; at : by field, its column
    """

    def __init__(
        self, path: str, cells: Sequence[Sequence[str]], ids: Sequence[str], at: dict[str, int]
    ) -> None:
        self._path = path
        self._cells = cells
        self._ids = ids
        self._at = at

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, n: int) -> tuple[Scalar, Node]: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[tuple[Scalar, Node]]: ...
    def __getitem__(self, n: int | slice) -> tuple[Scalar, Node] | Sequence[tuple[Scalar, Node]]:
        if isinstance(n, slice):
            return [self[m] for m in range(*n.indices(len(self)))]
        record = Record(range(2, len(self) + 2)[n], [column[n] for column in self._cells])
        place = record.span(self._path, self._at.get("id", 0))
        fields = sorted((at, name) for name, at in self._at.items() if name != "id" and record.cells[at])
        entries = tuple(
            (Scalar(name, True, place), Scalar(record.cells[at], False, record.span(self._path, at)))
            for at, name in fields
        )
        return Scalar(self._ids[n], False, place), Mapping(entries, place)

    def units(self) -> tuple[Unit, ...]:
        """The units that the entries say."""
        names = self._cells[self._at["name"]]
        shorts, groups = (
            self._cells[self._at[name]] if name in self._at else repeat("") for name in ("short", "group")
        )
        columns = zip(self._ids, names, shorts, groups, self._spans(), strict=False)
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
        for column in self._cells[:at]:
            starts = [start + len(cell) + 1 for start, cell in zip(starts, column, strict=True)]
        lengths = (len(cell) or 1 for cell in self._cells[at])
        return map(Span, repeat(self._path), range(2, len(self) + 2), starts, lengths)


class PlainTable(NamedTuple):
    """What a plain table says, and its lines."""

    units: PlainUnits
    lines: Lines


def plain_units(source: Source) -> PlainTable | None:
    """The units of a table; None where it needs care."""
    data = source.data
    old_ends = b"\r" in data and data.count(b"\r") != data.count(b"\r\n")
    if is_book(source.path) or is_document(source.path) or old_ends:
        return None
    decoded, faults = decode(source)
    codec = _CODECS.get(decoded.encoding)
    lines = decoded.rows
    if faults or codec is None or len(lines) < 2 or _NEEDS_CARE.search("\n".join(lines)):
        return None
    at = _columns_of(Record(1, lines[0].split(_SEPARATOR)))
    many = lines[0].count(_SEPARATOR)
    if at is None or any(line.count(_SEPARATOR) != many for line in lines):
        return None
    below = _SEPARATOR.join(lines[1:]).split(_SEPARATOR)
    cells = [below[n :: many + 1] for n in range(many + 1)]
    if not all(map(all, (cells[at[field]] for field in ("id", "name") if field in at))):
        return None
    ids = cells[at["id"]] if "id" in at else [f"u{n}" for n in range(1, len(lines))]
    # A row with one cell may be a remark.
    if len(set(ids)) < len(ids) or ("id" not in at and any(is_footer([name]) for name in cells[at["name"]])):
        return None
    return PlainTable(PlainUnits(source.path, cells, ids, at), Lines(source, codec))


def _columns_of(head: Record) -> dict[str, int] | None:
    """By field, the column that it stands in; None where the first line is no plain head."""
    heads, special = head_columns(head, UNIT)
    paths = {n: head.path for n, head in heads.items()}
    columns = [*special.values(), *(str(path[0]) for path in paths.values() if len(path) == 1)]
    fields = dict(zip(columns, (*special, *heads), strict=False))
    others = [cell for n, cell in enumerate(head.cells) if n not in special and n not in heads]
    plain = len(fields) == len(special) + len(heads) and fields.keys() <= {"id", *_FIELDS}
    return fields if plain and "name" in fields and all(cell in NUMBERING for cell in others) else None
