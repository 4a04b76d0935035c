"""Rules that differ by the group of a unit."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.base.message import some
from scorecard.base.names import fold_name
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.references import Members
from scorecard.model.rule import Rule

_BESIDE = ("by_group", "clause")


def of_groups(
    reader: FieldReader, node: NodeRead, members: Members, compiled: Callable[[NodeRead], Rule]
) -> Rule:
    """A whole rule for each group; every group of the table's units has one, and nothing else stands beside."""
    for name, read in node.fields.items():
        if name not in _BESIDE:
            reader.fault("SC048", read.key, a="by_group", b=name)
    written: dict[str, Read] = node.get("by_group") or {}
    groups = {fold_name(group): group for group in members.names.groups_of(members.units)}
    rules: dict[str, Rule] = {}
    for name, read in written.items():
        group = groups.get(fold_name(name))
        if group is None:
            reader.unknown_name("SC285", read.key, name, groups.values())
        elif "by_group" in read.value:
            reader.fault("SC048", read.value.fields["by_group"].key, a="by_group", b="by_group")
        else:
            part = rules[group] = compiled(read.value)
            if part.scale.words:
                # The words of a row are those of its one rule.
                reader.fault(
                    "SC048",
                    read.value.fields["choices"].key,
                    a="by_group",
                    b=f"choices: {part.scale.words[0]}",
                )
    if written:
        _check_all(reader, node, members, rules)
    return Rule(clause=node.get("clause"), by_group=tuple(rules.items()), span=node.span)


def _check_all(reader: FieldReader, node: NodeRead, members: Members, rules: dict[str, Rule]) -> None:
    """No unit of the table is without a rule."""
    named = {fold_name(name) for name in node.get("by_group")}
    units = (members.names.units[u] for u in members.units)
    # Of classes each must have one, whichever the units are in.
    groups = [(word, word) for word in members.names.classes.values()]
    each = groups or [(unit.short, unit.group or "") for unit in units]
    without = [name for name, group in each if fold_name(group) not in named]
    if without:
        reader.fault("SC286", node.at("by_group"), names=some(without, 20))
