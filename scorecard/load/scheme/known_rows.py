"""The rows that conditions and references of a table can name, known before any of them is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scorecard.load.scheme.fields import NodeRead, Read
from scorecard.model.scheme import SchemeTable


class KnownRow(NamedTuple):
    """What can be asked of a row: its short name, whether it is a heading, and whether it has targets."""

    name: str
    heading: bool = False
    targets: bool = False


KnownRows = Mapping[str, KnownRow]


def written_rows(scheme: NodeRead, table: str) -> dict[str, KnownRow]:
    """The rows by id as a scheme writes them: the table's own, then the inputs, then those of other tables."""
    tables: dict[str, Read] = scheme.get("tables") or {}
    own = [tables[table]] if table in tables else []
    others = [read for id, read in tables.items() if id != table]
    found: dict[str, KnownRow] = {}
    for rows in (
        *(read.value.get("indicators") for read in own),
        scheme.get("inputs"),
        *(read.value.get("indicators") for read in others),
    ):
        for id, row in _below(rows or {}):
            found.setdefault(id, row)
    return found


def _below(rows: Mapping[str, Read]) -> Iterator[tuple[str, KnownRow]]:
    for id, read in rows.items():
        node: NodeRead = read.value
        yield (
            id,
            KnownRow(
                node.get("short") or node.get("name") or id, "children" in node.fields, node.wrote("targets")
            ),
        )
        for inside in ("children", "parts"):
            if inside in node.type.by_name:
                yield from _below(node.get(inside) or {})


def compiled_rows(tables: Iterable[SchemeTable]) -> dict[str, KnownRow]:
    """The same of tables that are compiled, in their order."""
    found: dict[str, KnownRow] = {}
    for table in tables:
        for row in table.indicators:
            found.setdefault(row.id, KnownRow(row.short, row.heading, bool(row.targets)))
    return found
