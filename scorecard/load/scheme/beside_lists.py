"""A list of mappings in a table: one row for each entry, a column for each field, as if they were written in the scheme."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import fold_name, nearest
from scorecard.base.span import Span
from scorecard.language.nodes import inner_node
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import NUMBERING
from scorecard.load.annex.grid import AnnexGrid, measure_above
from scorecard.load.annex.notice_line import unbroken
from scorecard.load.scheme.beside_cells import field_node
from scorecard.load.scheme.beside_heads import FieldHead, head_of, inner_field
from scorecard.load.scheme.beside_values import (
    Entry,
    entries_of_values,
    items_of_values,
    rows_below,
    told_once,
)
from scorecard.load.scheme.named_file import ListPlace
from scorecard.load.yaml.tree import Mapping, Node, Scalar, text_of
from scorecard.load.yaml.tree import Sequence as Listed
from scorecard.model.unit import UNIT
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds import Kind

_ID = frozenset(("id", "代号", "标识", "编码"))
_PARENT = frozenset(("parent", "上级", "上级指标"))
_BELOW = "children"
_FEW = 12


def entries_of(grid: AnnexGrid, kind: Kind, place: ListPlace, faults: list[Fault]) -> list[Entry] | None:
    """What a table says by name; None after noting that it has no head."""
    type = inner_node(kind.entry) if kind.entry else None
    return entries_of_nodes(grid, type, faults) if type else entries_of_values(grid, kind, place, faults)


def items_of(grid: AnnexGrid, kind: Kind, place: ListPlace, faults: list[Fault]) -> list[Node] | None:
    """What a table says, one after the other; None after noting that it has no head."""
    type = inner_node(kind.entry) if kind.entry else None
    return _items_of_nodes(grid, type, faults) if type else items_of_values(grid, kind, place, faults)


def entries_of_nodes(grid: AnnexGrid, type: NodeType, faults: list[Fault]) -> list[Entry] | None:
    """The entries of a list of mappings, each with its id.

    Without a column of ids an entry is known by its name; units, which are renamed, are u1, u2, … in order.
    """
    table = _head_of_nodes(grid, type, faults)
    if table is None:
        return None
    at, heads, special = table
    stated = measure_above(grid, at)
    entries: list[Entry] = []
    above: list[tuple[str, Span] | None] = []
    for row in rows_below(grid, at, faults, {*heads, *special}):
        cells = dict(row.cells)
        id = next((cells.pop(n) for n in list(cells) if special.get(n) == "id"), None)
        parent = next((cells.pop(n) for n in list(cells) if special.get(n) == "parent"), None)
        place = id[1] if id else row.span
        fields = _fields({n: cell for n, cell in cells.items() if n in heads}, heads, stated, faults)
        name = fields.get("name")
        known = unbroken(id[0]) if id else f"u{row.number}" if type is UNIT else text_of(name)
        if not known and "name" not in type.by_name:
            faults.append(Fault("SC484", place))
            continue
        entries.append((Scalar(known, False, place), _node(fields, place)))
        above.append(parent)
    return _nest_entries(entries, above, faults) if any(above) else told_once(entries, faults)


def _items_of_nodes(grid: AnnexGrid, type: NodeType, faults: list[Fault]) -> list[Node] | None:
    """The items of a list of mappings."""
    table = _head_of_nodes(grid, type, faults)
    if table is None:
        return None
    at, heads, _ = table
    stated = measure_above(grid, at)
    return [
        _node(
            _fields({n: cell for n, cell in row.cells.items() if n in heads}, heads, stated, faults), row.span
        )
        for row in rows_below(grid, at, faults, set(heads))
    ]


def _head_of_nodes(
    grid: AnnexGrid, type: NodeType, faults: list[Fault]
) -> tuple[int, dict[int, FieldHead], dict[int, str]] | None:
    """Which row is the head, the fields of its columns, and the columns of ids and of what stands above."""
    required = {each.name for each in type.fields if each.required}
    for at, record in enumerate(grid.records):
        heads, special = head_columns(record, type)
        filled = sum(bool(cell.strip()) for cell in record.cells)
        named = {head.path[0] for head in heads.values()}
        # A title may be one word, and that word the name of a field.
        title = filled == 1 and len(record.cells) > 1
        enough = required <= named if required else 2 * len(heads) >= filled
        if heads and enough and not title:
            _told_columns(grid, record, {*heads, *special}, type, faults)
            return at, _once(grid, record, heads, faults), special
    field = next((declared for declared in type.fields if declared.required), type.fields[0])
    known = [message("{chinese} ({name})", chinese=each.chinese, name=each.name) for each in type.fields]
    args: dict[str, str | Text] = {
        "field": field.name,
        "called": field.called,
        "of": type.title,
        "known": comma_list(known[:_FEW]),
    }
    faults.append(Fault("SC444", grid.records[0].span(grid.path), args))
    return None


def head_columns(record: Record, type: NodeType) -> tuple[dict[int, FieldHead], dict[int, str]]:
    """The fields of the columns that a row heads, and the columns of ids and of what stands above."""
    heads: dict[int, FieldHead] = {}
    special: dict[int, str] = {}
    for n, cell in enumerate(record.cells):
        name = fold_name(cell)
        if name in _ID:
            special[n] = "id"
        elif name in _PARENT and _BELOW in type.by_name:
            special[n] = "parent"
        elif name and (head := head_of(cell, type)):
            heads[n] = head
    return heads, special


def _once(
    grid: AnnexGrid, record: Record, heads: dict[int, FieldHead], faults: list[Fault]
) -> dict[int, FieldHead]:
    """The columns, each field in one of them."""
    first: dict[tuple[str | int, ...], int] = {}
    for n, head in heads.items():
        if first.setdefault(head.path, n) != n:
            args = {"key": unbroken(record.cells[n]), "first": str(record.line)}
            faults.append(Fault("SC005", record.span(grid.path, n), args))
    return {n: head for n, head in heads.items() if first[head.path] == n}


def _told_columns(
    grid: AnnexGrid, record: Record, used: set[int], type: NodeType, faults: list[Fault]
) -> None:
    """What heads no field is told; what is nearly one is refused."""
    names = [name for field in type.fields for name in (field.name, field.chinese)]
    for n, cell in enumerate(record.cells):
        if n in used or not cell.strip() or fold_name(cell) in NUMBERING:
            continue
        text, span = unbroken(cell), record.span(grid.path, n)
        near = inner_field(text, type) or nearest(text, names)
        if near:
            faults.append(Fault("SC012", span, {"field": text, "suggestion": near, "of": type.title}))
        else:
            reason = message("{of} has no such field; it was not used", of=type.title)
            faults.append(Fault("SC447", span, {"text": text, "reason": reason}))


def _fields(
    cells: dict[int, tuple[str, Span]], heads: dict[int, FieldHead], stated: str, faults: list[Fault]
) -> dict[str | int, object]:
    """The fields of an entry, those inside others in theirs; stated : the measure of all rows."""
    fields: dict[str | int, object] = {}
    name, measure = (
        next((text for n, (text, _) in cells.items() if heads[n].path == (one,)), "")
        for one in ("name", "measure")
    )
    for n, (text, span) in cells.items():
        path, kind = heads[n]
        inside = fields
        for part in path[:-1]:
            below = inside.setdefault(part, {})
            if not isinstance(below, dict):
                faults.append(Fault("SC048", span, {"a": str(part), "b": ".".join(map(str, path))}))
                break
            inside = below
        else:
            if path[-1] in inside:
                # Some of its parts stand in columns before, it itself in this one.
                a, b = (".".join(map(str, path)), ".".join(map(str, (*path, *_first_part(inside[path[-1]])))))
                faults.append(Fault("SC048", span, {"a": a, "b": b}))
                continue
            unit = str(path[-1]) if len(path) > 1 else ""
            inside[path[-1]] = field_node(text, kind, span, (measure, stated), (name, unit), faults)
    return fields


def _first_part(fields: object) -> tuple[str | int, ...]:
    return tuple(list(fields)[:1]) if isinstance(fields, dict) else ()


def _node(fields: object, span: Span) -> Node:
    """Fields as the tree has them."""
    if not isinstance(fields, dict):
        assert isinstance(fields, Scalar | Mapping | Listed)
        return fields
    if fields and all(isinstance(name, int) for name in fields):
        return Listed(tuple(_node(fields[name], span) for name in sorted(fields)), span)
    return Mapping(
        tuple((Scalar(str(name), True, span), _node(field, span)) for name, field in fields.items()), span
    )


def _nest_entries(
    entries: list[Entry], above: Sequence[tuple[str, Span] | None], faults: list[Fault]
) -> list[Entry]:
    """The entries with those that name another one above them put below it."""
    names: dict[str, int] = {}
    for n, (key, value) in enumerate(entries):
        for name in (key.text, *(text_of(alias) for at, alias in _pairs(value) if at.text == "name")):
            names.setdefault(fold_name(name), n)
    below: dict[int | None, list[int]] = {}
    for n, parent in enumerate(above):
        below.setdefault(names.get(fold_name(parent[0]), n) if parent else None, []).append(n)
    reached: set[int] = set()

    def with_below(n: int) -> Entry:
        reached.add(n)
        key, value = entries[n]
        inner = [with_below(m) for m in below.get(n, ())]
        if not inner or not isinstance(value, Mapping):
            return key, value
        children = Mapping(tuple(told_once(inner, faults)), key.span)
        return key, Mapping((*value.entries, (Scalar(_BELOW, True, key.span), children)), value.span)

    nested = told_once([with_below(n) for n in below.get(None, [])], faults)
    for n, parent in enumerate(above):
        # One that stands above itself, or below nothing that there is, is below no first one.
        if parent and n not in reached:
            faults.append(Fault("SC485", parent[1], {"name": unbroken(parent[0])}))
    return nested


def _pairs(node: Node) -> Sequence[Entry]:
    return node.entries if isinstance(node, Mapping) else ()
