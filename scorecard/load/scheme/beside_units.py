"""The units of a scheme from a table: one row for each, a column for each field."""

from __future__ import annotations

import re

from scorecard.base.fault import Fault
from scorecard.base.message import listed, message
from scorecard.base.names import fold_name
from scorecard.base.span import Span
from scorecard.load.actuals.words import NUMBERING
from scorecard.load.annex.grid import Grid
from scorecard.load.annex.matrix import unbroken
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence
from scorecard.model.unit import UNIT

_ID = frozenset(("id", "代号", "标识", "编码"))
_NAMES = {
    "单位": "name",
    "单位名称": "name",
    "考核单位": "name",
    "全称": "name",
    "组别": "group",
    "曾用名": "aliases",
}
_FLAGS = {"是": "true", "否": "false", "true": "true", "false": "false"}
_LISTS = frozenset(("aliases", "was"))


def units_of(grid: Grid, span: Span, faults: list[Fault]) -> Mapping | None:
    """The units of a table as they are written in a scheme; None after noting that it names none.

    Columns are called as the fields are, in either language; without a column of ids, units are u1, u2, … in order.
    """
    header = next((n for n, record in enumerate(grid.records) if "name" in map(_field, record.cells)), None)
    if header is None:
        known = listed(
            [message("{chinese} ({name})", chinese=one.chinese, name=one.name) for one in UNIT.fields]
        )
        faults.append(Fault("SC444", grid.records[0].span(grid.path), {"known": known}))
        return None
    head = grid.records[header]
    fields = {n: _field(cell) for n, cell in enumerate(head.cells)}
    for n, cell in enumerate(head.cells):
        if cell.strip() and fields[n] is None and fold_name(cell) not in NUMBERING:
            what = message("units have no such field; it was not used")
            faults.append(Fault("SC447", head.span(grid.path, n), {"text": unbroken(cell), "reason": what}))
    entries: dict[str, tuple[Scalar, Node]] = {}
    for number, record in enumerate(grid.records[header + 1 :], 1):
        found = {field: n for n, field in fields.items() if field and record.cells[n].strip()}
        if not found:
            continue
        places = {field: record.span(grid.path, n) for field, n in found.items()}
        texts = {field: unbroken(record.cells[n]) for field, n in found.items()}
        at = places.get("id", record.span(grid.path))
        id = texts.pop("id", f"u{number}")
        if id in entries:
            args = {"key": id, "first": str(entries[id][0].span.line)}
            faults.append(Fault("SC005", at, args))
        values = tuple(
            (Scalar(field, True, at), _value(field, text, places[field])) for field, text in texts.items()
        )
        entries.setdefault(id, (Scalar(id, False, at), Mapping(values, at)))
    return Mapping(tuple(entries.values()), span)


def _field(cell: str) -> str | None:
    """The field of a unit that a head names."""
    head = fold_name(cell)
    if head in _ID:
        return "id"
    named = {fold_name(word): one.name for one in UNIT.fields for word in (one.name, one.chinese)}
    return named.get(head) or _NAMES.get(head)


def _value(field: str, text: str, span: Span) -> Node:
    """A cell as a value of its field."""
    if field in _LISTS:
        parts = [part.strip() for part in re.split("[、，,;；]", text) if part.strip()]
        return Sequence(tuple(Scalar(part, False, span) for part in parts), span)
    if field == "assessed":
        return Scalar(_FLAGS.get(fold_name(text), text), True, span)
    return Scalar(text, False, span)
