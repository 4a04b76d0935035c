"""Groups that follow from figures, as written: the scheme is read once for each class, as if all units were in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scorecard.base.fault import errors
from scorecard.base.names import fold_name, spellings
from scorecard.language.dependencies import Circle, circle_of_groups
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue, once
from scorecard.load.scheme.known_rows import WrittenRows
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.amendment import amend
from scorecard.model.grouped import with_classes
from scorecard.model.groups import Groups, OfClass
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


def compile_groups(reader: FieldReader, node: NodeRead, units: Sequence[Unit]) -> Groups | None:
    """The row that tells the groups, and the groups there are; None where no row does, which is told."""
    read: ReadValue | None = node.fields.get("groups")
    written: WrittenMapping | None = WrittenMapping(reader, read.value) if read else None
    id: str | None = written.get("from") if written else None
    if written is None or id is None:
        return None
    known, at = WrittenRows(node).known_to(""), written.at("from")
    row = known.get(id)
    if row is None or row.heading:
        rows = (name for name, each in known.items() if not each.heading and (each.words or each.classes))
        reader.unknown_name("SC060", at, id, rows)
        return None
    words = row.words or row.classes
    if not words:
        reader.fault("SC480", at, name=row.name)
        return None
    taken = {fold_name(word): word for word in words}
    for unit in units:
        name = next((s for name in unit.names for s in spellings(name) if s in taken), None)
        if name:
            reader.fault("SC034", unit.span, name=taken[name], line=str(at.line))
            return None
    return written.record(Groups, words=tuple(dict.fromkeys(words)), span=at)


def grouped_scheme(
    reader: FieldReader,
    groups: Groups,
    units: tuple[Unit, ...],
    compiled: Callable[[FieldReader, tuple[Unit, ...]], Scheme],
) -> Scheme | None:
    """The scheme with what it says of each class; what is wrong whichever class units are in is told once."""
    each = []
    for word in groups.words:
        with once(reader) as own:
            each.append(compiled(own, tuple(replace(unit, group=word) for unit in units)))
    if errors(reader.faults):
        return None
    classes = [
        OfClass(word, scheme_of.tables, scheme_of.amendments)
        for word, scheme_of in zip(groups.words, each, strict=True)
    ]
    scheme = with_classes(each[0], groups, classes)
    for tables in _amended_tables(scheme):
        circle = circle_of_groups(tables)
        if isinstance(circle, Circle):
            reader.fault("SC095", groups.span, circle=circle.said)
            return None
    return scheme


def _amended_tables(scheme: Scheme) -> list[tuple[SchemeTable, ...]]:
    """The tables with what amendments set, one after the other."""
    amended = [scheme.tables]
    for amendment in scheme.amendments:
        year_end = Period(scheme.year, 12)
        amended.append(tuple(amend(table, amendment.changes, year_end) for table in amended[-1]))
    return amended
