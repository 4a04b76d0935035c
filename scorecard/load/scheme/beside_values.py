"""A list of values in a table: its rows, and the names or values that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list, message, term
from scorecard.base.names import fold_name
from scorecard.base.span import Span
from scorecard.load.actuals.measures import measure_in, measure_in_line
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import MEASURES, NUMBERING, UNITS, is_footer
from scorecard.load.annex.grid import AnnexGrid, measure_above
from scorecard.load.annex.notice_line import unbroken
from scorecard.load.annex.targets import is_figure
from scorecard.load.scheme.beside_cells import cell_node, field_node
from scorecard.load.scheme.beside_heads import headed_columns
from scorecard.load.scheme.named_file import ListPlace
from scorecard.load.yaml.tree import Node, Scalar
from scorecard.load.yaml.tree import Sequence as Listed
from scorecard.scheme.kinds import Kind, ListOf

_VALUES = frozenset(("value", "数值"))

Entry = tuple[Scalar, Node]


class ListRow(NamedTuple):
    """A row of the list: its place, and its filled cells by column, each with its place."""

    span: Span
    number: int
    cells: dict[int, tuple[str, Span]]


def entries_of_values(
    grid: AnnexGrid, kind: Kind, place: ListPlace, faults: list[Fault]
) -> list[Entry] | None:
    """Names with one value each, or with the list of what stands behind them."""
    table = _head_of_values(grid, kind, place, faults)
    if table is None:
        return None
    at, name, values = table
    heads = grid.records[at].cells
    in_heads = filter(None, (measure_in(heads[n])[1] for n in (values[0], name)))
    of_all = next(in_heads, "") or measure_above(grid, at)
    own = [n for n, head in enumerate(heads) if fold_name(head) in MEASURES - UNITS and n not in values]
    entries: list[Entry] = []
    for row in rows_below(grid, at, faults, {name, *values, *own}):
        stated = next((row.cells[n][0] for n in own if n in row.cells), of_all)
        if name not in row.cells:
            faults.append(Fault("SC484", row.span))
            continue
        text, at_name = row.cells[name]
        key = Scalar(unbroken(text), False, at_name)
        entries.append((key, _value(row, values, key.text, kind, place._replace(above=stated), faults)))
    return told_once(entries, faults)


def items_of_values(grid: AnnexGrid, kind: Kind, place: ListPlace, faults: list[Fault]) -> list[Node] | None:
    """Values one after the other; of a table of several columns, lists of them."""
    table = _head_of_values(grid, kind, place, faults)
    if table is None:
        return None
    at, _, values = table
    place = place._replace(above=measure_above(grid, at))
    return [_value(row, values, "", kind, place, faults) for row in rows_below(grid, at, faults, set(values))]


def _head_of_values(
    grid: AnnexGrid, kind: Kind, place: ListPlace, faults: list[Fault]
) -> tuple[int, int, list[int]] | None:
    """Which row is the head, the column of names, and those of values: of one value that which is called so."""
    at = next((n for n, line in enumerate(grid.records) if _is_head(line)), 0)
    record = grid.records[at]
    columns = [n for n, cell in enumerate(record.cells) if cell.strip() and fold_name(cell) not in NUMBERING]
    by_name = kind.by_name
    entry = kind.entry
    called = {*map(fold_name, place.names), *_VALUES}
    name = columns[0] if columns else 0
    values = columns[1:] if by_name else columns
    if not isinstance(entry, ListOf):
        values = [n for n in values if fold_name(record.cells[n]) in called] or values[:1]
    headless = any(is_figure(record.cells[n]) for n in values)
    if not values or headless or (at == len(grid.records) - 1):
        english, chinese = place.names
        subject = term(english, zh=chinese)
        known = comma_list([message("name"), subject])
        args: dict[str, str | Text] = {
            "field": english,
            "called": term("", zh=f"（{chinese}）"),
            "of": subject,
        }
        faults.append(Fault("SC444", record.span(grid.path), {**args, "known": known}))
        return None
    return at, name, values


def _is_head(record: Record) -> bool:
    """Whether a row may be the head: a title fills one cell, and 单位,万元 says one thing."""
    return sum(bool(cell.strip()) for cell in record.cells) > 1 and not measure_in_line(record.cells)


def rows_below(grid: AnnexGrid, at: int, faults: list[Fault], used: set[int]) -> Iterator[ListRow]:
    """The rows below the head that hold anything of use; a figure over several cells is refused."""
    headed = headed_columns(grid, at, faults)
    for number, record in enumerate(grid.records[at + 1 :], 1):
        if beyond := [n for n, text in enumerate(record.cells[headed:], headed) if text.strip()]:
            args = {
                "found": str(beyond[-1] + 1),
                "wanted": str(headed),
                "text": unbroken(record.cells[beyond[0]]),
            }
            faults.append(Fault("SC117", record.span(grid.path, beyond[0]), args))
        cells = {}
        for n, text in enumerate(record.cells):
            if n in used and text.strip():
                span = record.span(grid.path, n)
                cells[n] = (text, span)
                area = grid.merged.get((span.line, span.column)) if grid.merged else None
                if area:
                    faults.append(Fault("SC440", span, {"text": text, "area": area}))
        if cells and not (len(cells) == 1 and is_footer(record.cells)):
            yield ListRow(record.span(grid.path), number, cells)


def _value(
    row: ListRow, values: Sequence[int], key: str, kind: Kind, place: ListPlace, faults: list[Fault]
) -> Node:
    """What stands behind a name."""
    entry = kind.entry or kind
    filled = [row.cells[n] for n in values if n in row.cells]
    if isinstance(entry, ListOf):
        of = entry.of
        return Listed(tuple(cell_node(text, of, span, faults) for text, span in filled), row.span)
    if not filled:
        return Scalar("", True, row.span)
    text, span = filled[0]
    return field_node(text, entry, span, (place.measure, place.above), (place.row, key), faults)


def told_once(entries: list[Entry], faults: list[Fault]) -> list[Entry]:
    """The entries of a table; one that stands in it twice is told."""
    known: dict[str, Entry] = {}
    for key, value in entries:
        first = known.setdefault(key.text, (key, value))[0]
        if first is not key:
            faults.append(Fault("SC005", key.span, {"key": key.text, "first": str(first.span.line)}))
    return list(known.values())
