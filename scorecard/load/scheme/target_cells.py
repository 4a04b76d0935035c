"""One cell of targets that says more than a number: `{above: 5000}`, `{must: 23.9, stretch: 24.93}`."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING, Any, NamedTuple

from scorecard.base.message import message, term
from scorecard.base.span import Span
from scorecard.load.scheme.node_read import NodeRead
from scorecard.model.indicator import Direction
from scorecard.model.target import Link, Target, TargetRelation, Written
from scorecard.scheme.kinds import LAST_YEAR

if TYPE_CHECKING:
    from scorecard.load.scheme.fields import FieldReader

_TARGET = term("target", zh="目标")
_LEVELS = ("must", "stretch")
_LINKS = ("times", "base", "base_value", "indicator")


def target_of(reader: FieldReader, node: NodeRead) -> Target | None:
    """The target that a cell says: one relation, or two levels; None after noting what is wrong."""
    if node.broken:
        return None
    said = [name for name in node.fields if name not in (*_LEVELS, *_LINKS)]
    levels = [name for name in node.fields if name in _LEVELS]
    links = [name for name in node.fields if name in _LINKS]
    names = [*said, *levels, *links]
    if (said and len(names) > 1) or (levels and links):
        reader.fault("SC048", node.fields[names[1]].key, a=names[0], b=names[1])
        return None
    if links:
        return _linked(reader, node)
    if levels:
        return _two_levels(reader, node)
    if not said:
        reader.fault("SC018", node.span, wanted=message("a target, such as {{above: 5000}}"))
        return None
    return _one(node, said[0])


def _one(node: NodeRead, relation: Any) -> Target:
    found = node.get(relation)
    if relation == "between":
        low, high = found
        return Target(low.value, low.text, relation, Written(high.value, high.text))
    return Target(found.value, found.text, relation)


def _two_levels(reader: FieldReader, node: NodeRead) -> Target | None:
    must, stretch = node.get("must"), node.get("stretch")
    for name, found in (("must", must), ("stretch", stretch)):
        if found is None:
            reader.fault("SC013", node.span, field=name, called=node.type.by_name[name].called, of=_TARGET)
            return None
    return Target(must.value, must.text, stretch=Written(stretch.value, stretch.text))


def _linked(reader: FieldReader, node: NodeRead) -> Target | None:
    """So many times the figure of a base year, or the figure of another row."""
    times, base, other = node.get("times"), node.get("base"), node.get("indicator")
    if other is not None and ("base" in node or "base_value" in node):
        reader.fault("SC048", node.fields["indicator"].key, a="indicator", b="base")
        return None
    if other is None and (times is None or base is None):
        lacking = "times" if times is None else "base"
        called = node.type.by_name[lacking].called
        reader.fault("SC013", node.span, field=lacking, called=called, of=_TARGET)
        return None
    known, factor = node.get("base_value"), Written(1.0, "1")
    link = Link(
        Written(times.value, times.text) if times else factor,
        year=base if isinstance(base, int) else None,
        last_year=base == LAST_YEAR,
        base=Written(known.value, known.text) if known else None,
        indicator=other,
    )
    found = link.product
    return Target(found.value if found else nan, found.text if found else "", link=link)


class Context(NamedTuple):
    """What a row says of its cells: the relation declared, which way is better, the tolerance, the year."""

    relation: TargetRelation | None
    direction: Direction
    about: float | None
    year: int


def related(reader: FieldReader, cell: Target, context: Context, span: Span) -> Target:
    """A cell with what it means: as it says itself, else as its row does; and the tolerance of `about`."""
    if not cell.assessed:
        return cell
    meant = _dated(reader, cell._replace(relation=cell.relation or context.relation), context, span)
    if meant.relation == "between" and meant.upper is None:
        _once(reader, "SC076", span, cell)
        return cell
    if meant.stretch and meant.relation not in (None, "at_least", "above", "at_most", "below"):
        reader.fault("SC048", span, a=f"relation: {meant.relation}", b="stretch")
    if meant.relation != "about":
        return meant
    if context.about is None:
        _once(reader, "SC075", span, cell)
    return meant._replace(tolerance=context.about)


def _dated(reader: FieldReader, cell: Target, context: Context, span: Span) -> Target:
    """A target with the year before in numbers; a base year must lie before."""
    link, year = cell.link, context.year
    if link is None:
        return cell
    cell = cell._replace(relation=cell.meaning(context.direction))
    if link.last_year:
        return cell._replace(link=link._replace(year=year - 1))
    if link.year is not None and link.year >= year:
        reader.fault("SC078", span, base=f"{link.year}", year=f"{year}")
    return cell


def _once(reader: FieldReader, code: str, span: Span, cell: Target) -> None:
    """What is wrong with a row is told at its first cell, not at each."""
    if not any(fault.code == code and fault.span == span for fault in reader.faults):
        reader.fault(code, span, found=cell.text)
