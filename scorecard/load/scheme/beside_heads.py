"""What the heads of a list name: fields of its entries by either of their names, and what stands inside those fields."""

from __future__ import annotations

from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.language.called import FIELDS_CALLED
from scorecard.language.nodes import inner_node
from scorecard.load.annex.grid import AnnexGrid
from scorecard.load.annex.notice_line import unbroken
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import Decimal, Kind, ListOf, OneOrList, PairOf, ReferenceOf

_POINT = pattern(r"\s*[.．]\s*")
_CALLED = {"name": ("全称", "单位名称"), "group": ("组别",), "aliases": ("曾用名",)}
"""What columns of lists are called, beside what a field is called in a scheme."""


class FieldHead(NamedTuple):
    """The field that a column holds: the names that lead to it, a number for one of several, and its kind."""

    path: tuple[str | int, ...]
    kind: Kind


def head_of(text: str, type: NodeType) -> FieldHead | None:
    """The field that a head names: `points`, `points.towns`, `rule.full_at`; `full_at` where one field alone has it."""
    parts = tuple(_POINT.split(unbroken(text)))
    field = _field(parts[0], type) or _field_called(parts[0], type)
    if field:
        return _below(field, parts[1:])
    inner = (
        FieldHead((declared.name, *below.path), below.kind)
        for declared in type.fields
        if (node := inner_node(declared.kind)) and (under := _field(parts[0], node))
        if (below := _below(under, parts[1:]))
    )
    found_inside = list(inner)
    return found_inside[0] if len(found_inside) == 1 else None


def inner_field(text: str, type: NodeType) -> str | None:
    """How a field is written that stands inside another one, and not in one alone."""
    for field in type.fields:
        node = inner_node(field.kind) or (inner_node(field.kind.entry) if field.kind.entry else None)
        inner = _field(text, node) if node else None
        if inner:
            return f"{field.name}.{inner.name}" if text.isascii() else f"{field.chinese}.{inner.chinese}"
    return None


def _below(field: Field, parts: tuple[str, ...]) -> FieldHead | None:
    """What the parts behind a field lead to."""
    path: tuple[str | int, ...] = (field.name,)
    kind = field.kind
    for n, part in enumerate(parts):
        node = inner_node(kind) or _single(kind)
        if node:
            inner = _field(part, node)
            below = _below(inner, parts[n + 1 :]) if inner else None
            return FieldHead((*path, *below.path), below.kind) if below else None
        member = _one_of(kind, part)
        if member is None:
            return None
        path, kind = (*path, member[0]), member[1]
    return FieldHead(path, kind)


def _single(kind: Kind) -> NodeType | None:
    """The mapping that may stand for a list of one."""
    single = isinstance(kind, OneOrList) or (isinstance(kind, ListOf) and kind.single)
    return inner_node(kind.entry) if single and kind.entry else None


def _one_of(kind: Kind, part: str) -> tuple[str | int, Kind] | None:
    """One of several values of a field, by its name or its number."""
    if kind.by_name and kind.entry:
        return part, kind.entry
    inner = Decimal() if isinstance(kind, PairOf) else kind if isinstance(kind, ReferenceOf) else kind.entry
    return (int(part), inner) if inner and part.isdecimal() and part.isascii() else None


def _field(name: str, type: NodeType) -> Field | None:
    """The field of that name, in either language."""
    wanted = fold_name(name)
    return next(
        (field for field in type.fields if wanted in map(fold_name, (field.name, field.chinese))), None
    )


def _field_called(name: str, type: NodeType) -> Field | None:
    """The one field that is called so; what the list is of stands over its names."""
    wanted = fold_name(name)
    naming = type.by_name.get("name", type.by_name.get(type.name))
    if naming and wanted in map(fold_name, (type.name, type.chinese, type.chinese.removeprefix("考核"))):
        return naming
    fields = [
        field
        for field in type.fields
        if wanted in map(fold_name, (*FIELDS_CALLED.get(field.name, ()), *_CALLED.get(field.name, ())))
    ]
    return fields[0] if len(fields) == 1 else None


def headed_columns(grid: AnnexGrid, at: int, faults: list[Fault]) -> int:
    """How many columns the head has; one between them that holds something and has no name is refused."""
    head = grid.records[at]
    headed = max(n for n, cell in enumerate(head.cells, 1) if cell.strip())
    for n in range(headed):
        below = (record.cells[n] for record in grid.records[at + 1 :] if n < len(record.cells))
        if not head.cells[n].strip() and any(map(str.strip, below)):
            faults.append(Fault("SC121", head.span(grid.path, n), {"number": str(n + 1)}))
    return headed
