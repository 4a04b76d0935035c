"""The rows that conditions and references of a table can name, known before any of them is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from scorecard.load.scheme.entries import classes_taken, words_taken
from scorecard.load.scheme.fields import NodeRead, ReadValue
from scorecard.load.scheme.inherit import InheritedDefaults
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


class WrittenRows:
    """The rows of a scheme as it writes them, gone through once for all its tables."""

    def __init__(self, scheme: NodeRead) -> None:
        whole = InheritedDefaults(scheme.get("defaults"), None)
        self._inputs = list(_rows_with_sources(scheme.entries("inputs").items(), whole.of_inputs))
        self._of_tables: dict[str, list[tuple[str, KnownRow, str]]] = {}
        for table, read in scheme.entries("tables").items():
            within = whole.add_level(read.value.get("defaults"), None)
            rows = read.value.entries("indicators").items()
            self._of_tables[table] = list(_rows_with_sources(rows, within))

    def known_to(self, table: str) -> dict[str, KnownRow]:
        """The rows by id that a table can name: its own, then the inputs, then those of other tables."""
        others = [rows for id, rows in self._of_tables.items() if id != table]
        known: dict[str, KnownRow] = {}
        taken: dict[str, str] = {}
        for id, row, of in chain(self._of_tables.get(table, ()), self._inputs, *others):
            if id not in known:
                known[id] = row
                taken |= {id: of} if of else {}
        return known | {id: known[id]._replace(words=_source_words(id, taken, known)) for id in taken}


def rows_below(row: NodeRead) -> Iterator[tuple[str, ReadValue]]:
    """The rows right below one as it is written, by id: children of a heading, parts of a row; none of a raw figure."""
    for field in ("children", "parts"):
        if field in row.type.by_name:
            yield from row.entries(field).items()


def _rows_with_sources(
    rows: Iterable[tuple[str, ReadValue]], within: InheritedDefaults
) -> Iterator[tuple[str, KnownRow, str]]:
    """The rows by id, each with the id of the row whose figure it takes as it is, "" for none."""
    for id, read in rows:
        node: NodeRead = read.value
        heading = "children" in node.fields
        here = within.add_level(node, None, heading=heading)
        name = node.get("short") or node.get("name") or id
        of = node.get("of") if here.get("take") in ("level", "last_year") else None
        words, classes = ((), ()) if heading else (words_taken(here), classes_taken(here))
        yield id, KnownRow(name, heading, node.wrote("targets"), words, classes), of or ""
        yield from _rows_with_sources(rows_below(node), here)


def _source_words(id: str, taken: Mapping[str, str], known: Mapping[str, KnownRow]) -> tuple[str, ...]:
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
            asked = row.heading, bool(row.targets), row.words, row.shown.words, bool(row.lights)
            rows.setdefault(row.id, KnownRow(row.short, *asked))
    return rows
