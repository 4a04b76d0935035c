"""One cell of targets that says more than a number: `{above: 5000}`, `{must: 23.9, stretch: 24.93}`.

One that is the figure of another row, `{indicator: gdp}`, is given the name of that row, which must be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import nan
from typing import TYPE_CHECKING, Any, NamedTuple

from scorecard.base.message import message, term
from scorecard.base.span import Span
from scorecard.language.derived import known_to
from scorecard.load.scheme.node_read import NodeRead
from scorecard.load.yaml.scalars import Numeral
from scorecard.model.indicator import Direction, Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.scheme.kinds import LAST_YEAR
from scorecard.scheme.target import MEANINGS, Link, Target, TargetRelation, WrittenNumber, levels, link

if TYPE_CHECKING:
    from scorecard.load.scheme.fields import FieldReader

_TARGET = term("target", zh="目标")
_LEVELS = tuple(field.name for field in levels.FIELDS)
_LINKS = tuple(field.name for field in link.FIELDS)


def target_of(reader: FieldReader, node: NodeRead) -> Target | None:
    """The target that a cell says: one number and what it means, two levels, or a figure; None after noting what is wrong."""
    if node.broken:
        return None
    meanings, both, linked = (
        [name for name in node.fields if name in names] for names in (MEANINGS, _LEVELS, _LINKS)
    )
    names = [*meanings, *both, *linked]
    if (meanings and len(names) > 1) or (both and linked):
        reader.fault("SC048", node.fields[names[1]].key, a=names[0], b=names[1])
        return None
    if linked:
        return _linked_target(reader, node)
    if both:
        return _two_levels(reader, node)
    if not meanings:
        reader.fault("SC018", node.span, field="targets", wanted=message("a target, such as {{above: 5000}}"))
        return None
    return _one(node, meanings[0])


def _one(node: NodeRead, relation: Any) -> Target:
    written = node.get(relation)
    number, upper = (written, None) if isinstance(written, Numeral) else written
    return Target(number.value, number.text, relation, _written_number(upper))


def _written_number(number: Numeral | None) -> WrittenNumber | None:
    return WrittenNumber(number.value, number.text) if number else None


def _two_levels(reader: FieldReader, node: NodeRead) -> Target | None:
    must, stretch = (node.get(name) for name in _LEVELS)
    if must is None or stretch is None:
        _lacks(reader, node, "must" if must is None else "stretch")
        return None
    return Target(must.value, must.text, stretch=_written_number(stretch))


def _linked_target(reader: FieldReader, node: NodeRead) -> Target | None:
    """So many times the figure of a base year, or the figure of another row."""
    times, base, known, other = (node.get(name) for name in _LINKS)
    if other is not None and ("base" in node or "base_value" in node):
        reader.fault("SC048", node.fields["indicator"].key, a="indicator", b="base")
        return None
    if other is None and (times is None or base is None):
        _lacks(reader, node, "times" if times is None else "base")
        return None
    of = Link(
        _written_number(times) or WrittenNumber(1.0, "1"),
        year=base if isinstance(base, int) else None,
        last_year=base == LAST_YEAR,
        base=_written_number(known),
        indicator=other,
    )
    product = of.product or WrittenNumber(nan, "")
    return Target(product.value, product.text, link=of)


def _lacks(reader: FieldReader, node: NodeRead, name: str) -> None:
    reader.lacks_field(node.span, node.type.by_name[name], _TARGET)


class Context(NamedTuple):
    """What a row says of its cells: the relation declared, which way is better, the tolerance, the year."""

    relation: TargetRelation | None
    direction: Direction
    about: float | None
    year: int


def meant_target(reader: FieldReader, cell: Target, context: Context, span: Span) -> Target:
    """A cell with what it means: as it says itself, else as its row does; and the tolerance of `about`."""
    if not cell.assessed:
        return cell
    meant = _with_base_year(reader, cell._replace(relation=cell.relation or context.relation), context, span)
    if meant.relation == "between" and meant.upper is None:
        _once(reader, "SC076", span, cell)
        return cell
    if meant.stretch and meant.ranged:
        reader.fault("SC048", span, a=f"relation: {meant.relation}", b="stretch")
    if meant.relation != "about":
        return meant
    if context.about is None:
        _once(reader, "SC075", span, cell)
    return meant._replace(tolerance=context.about)


def _with_base_year(reader: FieldReader, cell: Target, context: Context, span: Span) -> Target:
    """A target with the year before in numbers; a base year must lie before."""
    of, year = cell.link, context.year
    if of is None:
        return cell
    cell = cell._replace(relation=cell.meaning(context.direction))
    if of.last_year:
        return cell._replace(link=of._replace(year=year - 1))
    if of.year is not None and of.year >= year:
        reader.fault("SC078", span, base=f"{of.year}", year=f"{year}")
    return cell


def _once(reader: FieldReader, code: str, span: Span, cell: Target) -> None:
    """What is wrong with a row is told at its first cell, not at each."""
    if not any(fault.code == code and fault.span == span for fault in reader.faults):
        reader.fault(code, span, found=cell.text)


def linked_tables(reader: FieldReader, tables: tuple[SchemeTable, ...]) -> tuple[SchemeTable, ...]:
    """The tables with the names of the rows that targets speak of."""
    tables_linked = []
    for n, table in enumerate(tables):
        names = {id: tables[at.table].rows[at.row].name for id, at in known_to(tables, n).items()}
        rows = tuple(_linked_row(reader, row, names) for row in table.indicators)
        changed = any(new is not old for new, old in zip(rows, table.indicators, strict=True))
        tables_linked.append(replace(table, indicators=rows) if changed else table)
    return tuple(tables_linked)


def name_linked_row(reader: FieldReader, cell: Target, row: Indicator, scheme: Scheme, span: Span) -> Target:
    """A target that an amendment sets, with the name of the row it speaks of."""
    names = {other.id: other.name for table in scheme.tables for other in table.rows}
    _check_row(reader, cell, row, names, span)
    return _with_name(cell, names)


def _linked_row(reader: FieldReader, row: Indicator, names: Mapping[str, str]) -> Indicator:
    if not row.linked:
        return row
    cells = [cell for of_period in row.targets.values() for cell in of_period]
    others = {cell.link.indicator: cell for cell in cells if cell.link and cell.link.indicator}
    for cell in others.values():
        _check_row(reader, cell, row, names, row.span)
    targets = {period: tuple(_with_name(cell, names) for cell in of) for period, of in row.targets.items()}
    return replace(row, targets=targets)


def _check_row(
    reader: FieldReader, cell: Target, row: Indicator, names: Mapping[str, str], span: Span
) -> None:
    id = cell.link.indicator if cell.link else None
    if id == row.id:
        reader.fault("SC079", span, name=row.name)
    elif id is not None and id not in names:
        reader.unknown_name("SC060", span, id, names)


def _with_name(cell: Target, names: Mapping[str, str]) -> Target:
    if cell.link is None or cell.link.indicator is None:
        return cell
    return cell._replace(link=cell.link._replace(name=names.get(cell.link.indicator, "")))
