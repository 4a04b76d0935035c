"""The units of a scheme, and lists that name some of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from itertools import starmap
from typing import Any

from scorecard.base.names import fold_name, spellings
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.written import WrittenMapping
from scorecard.load.yaml.tree import Mapping
from scorecard.model.period_names import named_as_periods
from scorecard.model.unit import Unit, Units


def compile_units(reader: FieldReader, node: NodeRead) -> Units:
    """All units; a name that two of them answer to is a fault."""
    entries: Any = node.entries("units")
    if not isinstance(entries, dict) and node.wrote("groups"):
        entries = reader.read(Mapping(tuple(entries), node.span), node.type.by_name["units"].kind)
    one_by_one = isinstance(entries, dict)
    units = Units(starmap(partial(_unit, reader), entries.items()) if one_by_one else entries.units())
    dated = set(named_as_periods([unit.id for unit in units]))
    grouped = [n for n, unit in enumerate(units) if unit.group] if node.wrote("groups") else []
    for n in sorted(dated.union(grouped)):
        unit = units[n]
        if n in dated:
            reader.fault("SC032", unit.span, id=unit.id)
        if unit.group and grouped:
            reader.fault("SC481", entries[unit.id].value.at("group"), name=unit.name, group=unit.group)
    if not _all_differ(units):
        _same_names(reader, units)
    return units


def _unit(reader: FieldReader, id: str, read: ReadValue) -> Unit:
    written = WrittenMapping(reader, read.value)
    name = (written.get("name") if "name" in written else "") or id
    short = (written.get("short") if "short" in written else "") or name
    return written.record(Unit, id=id, name=name, short=short, span=read.key)


def _all_differ(units: Units) -> bool:
    """Whether no name is that of two units or of a group, however it is spelled."""
    groups = {unit.group for unit in units if unit.group}
    several = any(len(those) > 1 for those in units.by_name.values())
    return not several and units.by_name.keys().isdisjoint(map(fold_name, groups))


def _same_names(reader: FieldReader, units: Sequence[Unit]) -> None:
    groups = {fold_name(u.group): u for u in units if u.group}
    known: dict[str, Unit] = {}
    for unit in units:
        for name in dict.fromkeys(unit.names):
            for spelling in spellings(name):
                other = known.setdefault(spelling, unit)
                if other is not unit:
                    reader.fault("SC031", unit.span, name=name, other=other.name, line=str(other.span.line))
                    return
                if spelling in groups:
                    reader.fault("SC034", unit.span, name=name, line=str(groups[spelling].span.line))
                    return


class UnitNames:
    """Finds units by any of their names, and groups.

    classes : where groups follow from figures, all groups there are; the units are all in one of them then
    """

    def __init__(self, units: Sequence[Unit], classes: Sequence[str] = ()) -> None:
        self.units = units
        self.classes = {fold_name(word): word for word in classes}

    @cached_property
    def by_name(self) -> dict[str, int]:
        """The unit that each spelling means."""
        return {s: n for n, u in enumerate(self.units) for name in u.names for s in spellings(name)}

    @cached_property
    def groups(self) -> dict[str, tuple[int, ...]]:
        """The units of each group."""
        members: dict[str, list[int]] = {}
        for n, unit in enumerate(self.units):
            if unit.group:
                members.setdefault(unit.group, []).append(n)
        folded: dict[str, list[int]] = {}
        for group, some in members.items():
            folded.setdefault(fold_name(group), []).extend(some)
        return {group: tuple(sorted(some)) for group, some in folded.items()}

    def find(self, name: str) -> tuple[int, ...]:
        """The unit of that name, or all units of the group of that name; empty if there is neither."""
        folded = fold_name(name)
        if folded in self.by_name:
            return (self.by_name[folded],)
        return self.groups.get(folded, ())

    def group(self, name: str) -> bool:
        """Whether a name is that of a group, and of no unit."""
        folded = fold_name(name)
        return folded not in self.by_name and (folded in self.groups or folded in self.classes)

    def groups_of(self, members: Sequence[int]) -> list[str]:
        """The groups that some units may be in."""
        typed = dict.fromkeys(self.units[u].group or "" for u in members)
        return list(self.classes.values()) or [group for group in typed if group]

    def display_names(self, some: Sequence[int], members: Sequence[int]) -> list[str]:
        """What some units of a table are called; all units of a class by its name."""
        group = self.units[members[0]].group if self.classes and members else None
        return [group] if group and len(some) == len(members) else [self.units[u].name for u in some]

    def unknown(self, reader: FieldReader, name: str, span: Span) -> None:
        """Say that a name is no unit, with the nearest one; a class that the units are not in at present is known."""
        if fold_name(name) in self.classes:
            return
        known = (name_of for u in self.units for name_of in dict.fromkeys((u.short, u.name, u.id)))
        reader.unknown_name("SC033", span, name, (*known, *self.classes.values()))


def listed_units(reader: FieldReader, names: UnitNames, listed: Sequence[ReadValue]) -> tuple[int, ...]:
    """The units a list names, groups spelled out, in the order of the list; one named twice is a fault."""
    numbers: dict[int, None] = {}
    for read in listed:
        units = names.find(read.value)
        if not units:
            names.unknown(reader, read.value, read.span)
        of_class = fold_name(read.value) in names.classes
        for unit in units:
            if unit in numbers and of_class:
                continue
            if unit in numbers:
                reader.fault("SC035", read.span, name=names.units[unit].name)
            else:
                numbers[unit] = None
    return tuple(numbers)
