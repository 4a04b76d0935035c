"""Changes in mid-year: dated, never typed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scorecard.base.message import comma_list, message
from scorecard.base.names import spellings
from scorecard.base.span import Span
from scorecard.load.scheme.amended import check_amended
from scorecard.load.scheme.amended_fields import FORMS, AmendedRow, names_in
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.formulas import rows_as_written
from scorecard.load.scheme.written import WrittenMapping
from scorecard.load.yaml.tree import Mapping as MappingNode
from scorecard.load.yaml.tree import Node
from scorecard.model.amendment import AmendedField, Amendment
from scorecard.model.indicator import Indicator
from scorecard.model.period import MONTHS, NamedPeriod, Period
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable

RowsAsWritten = Mapping[tuple[str, str], NodeRead]
"""By table and id."""

_RAW = message("is a raw figure and has neither targets, points nor a rule")
_OF_ROW = message("delete the line, or amend a row of a table that takes the figure")


def compile_amendments(reader: FieldReader, node: NodeRead, scheme: Scheme) -> Scheme:
    """The scheme with its amendments, each checked against what it amends."""
    reads = node.items("amendments")
    rows = {(table, id): row.value for table, id, row in rows_as_written(node)} if reads else {}
    amendments = [_amendment(reader, read, scheme, rows) for read in reads]
    ordered = sorted(
        (amendment for amendment in amendments if amendment), key=lambda amendment: amendment.since
    )
    amended = replace(scheme, amendments=tuple(_one_after_another(reader, scheme, ordered)))
    check_amended(reader, node, amended)
    return amended


def _one_after_another(
    reader: FieldReader, scheme: Scheme, ordered: Sequence[Amendment]
) -> Iterator[Amendment]:
    """Each amendment with what those before it have made; nothing is set twice from one period on."""
    last: dict[object, tuple[Period, AmendedField]] = {}
    for amendment in ordered:
        changes = []
        for change in amendment.changes:
            field = (change.table, change.indicator, change.unit, change.period, type(change.value))
            if field in last:
                since, other = last[field]
                change = replace(change, before=other.after, before_each="")
                if since == amendment.since:
                    period, first = since.label(scheme.calendar), str(other.span.line)
                    reader.fault("SC525", change.span, name=change.address, period=period, first=first)
            last[field] = amendment.since, change
            changes.append(change)
        yield replace(amendment, changes=tuple(changes))


def _amendment(reader: FieldReader, read: ReadValue, scheme: Scheme, rows: RowsAsWritten) -> Amendment | None:
    """One amendment; None where nobody can say when it begins."""
    written = WrittenMapping(reader, read.value)
    named: NamedPeriod | None = written.get("from")
    since = named and named.first(scheme.frequency)
    if named and (since is None or since.year not in scheme.years):
        since = named.period
        reader.fault("SC058", written.at("from"), found=since.label(scheme.calendar), year=str(scheme.year))
    changes = []
    for key, path, value in _flatten_keys(written.get("set") or {}):
        changes += _changes(reader, scheme, rows, since, key, path, value)
    if since is None:
        return None
    gone = since.month - MONTHS[scheme.frequency]
    return written.record(Amendment, since=since, gone=gone, changes=tuple(changes), span=read.span)


def _flatten_keys(written: dict[str, ReadValue]) -> list[tuple[Span, list[str], Node]]:
    """`targets.奔牛镇.发明授权: 8` and the same written as nested mappings."""
    flat: list[tuple[Span, list[str], Node]] = []

    def walk(key: Span, path: list[str], node: Node) -> None:
        wanted = {"targets": 3, "points": 2, "rule": 2}.get(path[0], 0)
        if isinstance(node, MappingNode) and len(path) < wanted:
            for inner, value in node.entries:
                parts = inner.text.split(".", max(0, wanted - len(path) - 1))
                walk(inner.span, path + [part.strip() for part in parts], value)
        else:
            flat.append((key, path, node))

    for key, read in written.items():
        walk(read.key, _path(key), read.value)
    return flat


def _path(key: str) -> list[str]:
    """The words of an address; an indicator's own name may hold dots (`5.18期间…`)."""
    form, _, rest = key.partition(".")
    form = form.strip()
    if not rest:
        return [form]
    if form != "targets":
        return [form, rest.strip()]
    unit, _, indicator = rest.partition(".")
    return [form, unit.strip(), indicator.strip()] if indicator else [form, unit.strip()]


def _changes(
    reader: FieldReader,
    scheme: Scheme,
    rows: RowsAsWritten,
    since: Period | None,
    key: Span,
    path: list[str],
    value: Node,
) -> list[AmendedField]:
    form = path[0]
    if form not in FORMS or len(path) != (3 if form == "targets" else 2):
        reader.fault("SC056", key, found=".".join(path))
        return []
    names = names_in(scheme)
    unit = None
    if form == "targets":
        units = names.find(path[1])
        if len(units) != 1 and names.group(path[1]):
            reader.fault("SC510", key, group=path[1], row=path[2])
            return []
        if len(units) != 1:
            names.unknown(reader, path[1], key)
            return []
        unit = units[0]
    matches = _rows(scheme, path[-1], unit, form == "points")
    if len(matches) > 1:
        places = comma_list(dict.fromkeys(table.title for table, _ in matches))
        inside = _own_address(scheme, matches[0], unit, form == "points")
        reader.fault("SC316", key, name=path[-1], tables=places, inside=inside)
        return []
    if not matches and unit is not None and _rows(scheme, path[-1], None, False):
        reader.fault("SC341", key, name=path[1])
        return []
    if not matches:
        known = (r.name for t in scheme.tables for r in t.rows)
        reader.unknown_name("SC060", key, path[-1], known)
        return []
    table, row = matches[0]
    if table.inputs:
        reader.fault("SC521", key, name=row.name, lacks=_RAW, cure=_OF_ROW)
        return []
    place = None if unit is None else table.units.index(unit)
    at = AmendedRow(".".join(path), table, row, rows[table.id, row.id], place, key, since)
    return list(FORMS[form](reader, scheme, at, value))


def _rows(scheme: Scheme, name: str, unit: int | None, headings: bool) -> list[tuple[SchemeTable, Indicator]]:
    """The rows that a name may mean; `TABLE.NAME` says the table. Only points are amended on headings."""
    first, _, rest = name.partition(".")
    if rest and first.strip() in {table.id for table in scheme.tables}:
        inside = [table for table in scheme.tables if table.id == first.strip()]
        return _among(inside, rest.strip(), unit, headings)
    scored = [table for table in scheme.tables if not table.inputs]
    raw = [table for table in scheme.tables if table.inputs]
    return _among(scored, name, unit, headings) or _among(raw, name, unit, headings)


def _own_address(scheme: Scheme, of: tuple[SchemeTable, Indicator], unit: int | None, headings: bool) -> str:
    """How a row is written so that no other one is meant."""
    ways = [f"{of[0].id}.{name}" for name in (of[1].name, *of[1].names)]
    return next((way for way in ways if len(_rows(scheme, way, unit, headings)) == 1), ways[0])


def _among(
    tables: list[SchemeTable], name: str, unit: int | None, headings: bool
) -> list[tuple[SchemeTable, Indicator]]:
    wanted = spellings(name)[0]
    return [
        (table, row)
        for table in tables
        if unit is None or unit in table.units
        for row in (table.indicators if headings else table.rows)
        if wanted in {s for n in row.names for s in spellings(n)}
    ]
