"""Targets that are the figure of another row: the row must be there, and its name is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scorecard.base.span import Span
from scorecard.language.derived import known_to
from scorecard.load.scheme.fields import FieldReader
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import Target


def linked_tables(reader: FieldReader, tables: tuple[SchemeTable, ...]) -> tuple[SchemeTable, ...]:
    """The tables with the names of the rows that targets speak of."""
    tables_linked = []
    for n, table in enumerate(tables):
        names = {id: tables[at.table].rows[at.row].name for id, at in known_to(tables, n).items()}
        rows = tuple(_row(reader, row, names) for row in table.indicators)
        changed = any(new is not old for new, old in zip(rows, table.indicators, strict=True))
        tables_linked.append(replace(table, indicators=rows) if changed else table)
    return tuple(tables_linked)


def named(reader: FieldReader, cell: Target, row: Indicator, scheme: Scheme, span: Span) -> Target:
    """A target that an amendment sets, with the name of the row it speaks of."""
    names = {other.id: other.name for table in scheme.tables for other in table.rows}
    _check(reader, cell, row, names, span)
    return _with_name(cell, names)


def _row(reader: FieldReader, row: Indicator, names: Mapping[str, str]) -> Indicator:
    if not row.linked:
        return row
    cells = [cell for of_period in row.targets.values() for cell in of_period]
    others = {cell.link.indicator: cell for cell in cells if cell.link and cell.link.indicator}
    for cell in others.values():
        _check(reader, cell, row, names, row.span)
    targets = {period: tuple(_with_name(cell, names) for cell in of) for period, of in row.targets.items()}
    return replace(row, targets=targets)


def _check(reader: FieldReader, cell: Target, row: Indicator, names: Mapping[str, str], span: Span) -> None:
    id = cell.link.indicator if cell.link else None
    if id == row.id:
        reader.fault("SC079", span, name=row.name)
    elif id is not None and id not in names:
        reader.unknown_name("SC060", span, id, names)


def _with_name(cell: Target, names: Mapping[str, str]) -> Target:
    if cell.link is None or cell.link.indicator is None:
        return cell
    return cell._replace(link=cell.link._replace(name=names.get(cell.link.indicator, "")))
