"""The rows that conditions and references of a table can name, known before any of them is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scorecard.load.scheme.entries import classes_taken, words_taken
from scorecard.load.scheme.fields import NodeRead, Read
from scorecard.load.scheme.inherit import Inherited
from scorecard.model.table import SchemeTable


class KnownRow(NamedTuple):
    """What can be asked of a row: its short name, whether it is a heading, has targets, or takes words."""

    name: str
    heading: bool = False
    targets: bool = False
    words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    lights: bool = False


KnownRows = Mapping[str, KnownRow]


def written_rows(scheme: NodeRead, table: str) -> dict[str, KnownRow]:
    """The rows by id as a scheme writes them: the table's own, then the inputs, then those of other tables."""
    tables: dict[str, Read] = scheme.get("tables") or {}
    own = [tables[table].value] if table in tables else []
    others = [read.value for id, read in tables.items() if id != table]
    whole = Inherited(scheme.get("defaults"), None)
    known: dict[str, KnownRow] = {}
    taken: dict[str, str] = {}
    for rows, within in (
        *((part.get("indicators"), whole.within(part.get("defaults"), None)) for part in own),
        (scheme.get("inputs"), whole.of_inputs),
        *((part.get("indicators"), whole.within(part.get("defaults"), None)) for part in others),
    ):
        for id, row, of in _below(rows or {}, within):
            if id not in known:
                known[id] = row
                taken |= {id: of} if of else {}
    return known | {id: known[id]._replace(words=_taken(id, taken, known)) for id in taken}


def _below(rows: Mapping[str, Read], within: Inherited) -> Iterator[tuple[str, KnownRow, str]]:
    """The rows by id, each with the id of the row whose figure it takes as it is, "" for none."""
    for id, read in rows.items():
        node: NodeRead = read.value
        heading = "children" in node.fields
        here = within.within(node, None, heading=heading)
        name = node.get("short") or node.get("name") or id
        of = node.get("of") if here.get("take") in ("level", "last_year") else None
        yield (
            id,
            KnownRow(
                name,
                heading,
                node.wrote("targets"),
                () if heading else words_taken(here),
                () if heading else classes_taken(here),
            ),
            of or "",
        )
        for inside in ("children", "parts"):
            if inside in node.type.by_name:
                yield from _below(node.get(inside) or {}, here)


def _taken(id: str, taken: Mapping[str, str], known: Mapping[str, KnownRow]) -> tuple[str, ...]:
    """The words of the row whose figure a row takes, by way of others."""
    for _ in taken:
        if id not in taken:
            break
        id = taken[id]
    return known[id].words if id in known and id not in taken else ()


def compiled_rows(tables: Iterable[SchemeTable]) -> dict[str, KnownRow]:
    """The same of tables that are compiled, in their order."""
    rows: dict[str, KnownRow] = {}
    for table in tables:
        for row in table.indicators:
            rows.setdefault(
                row.id,
                KnownRow(
                    *(row.short, row.heading, bool(row.targets), row.words, row.shown.words, bool(row.lights))
                ),
            )
    return rows
