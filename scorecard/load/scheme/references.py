"""What a rule holds values against, as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scorecard.language.nodes import RULE
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.units import UnitNames
from scorecard.load.yaml import scalars
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Mapping, Node, Scalar
from scorecard.load.yaml.tree import Sequence as Items
from scorecard.model.rule import Reference, Rule
from scorecard.scheme.kinds import Whole

_HELD = ("difference", "ratio", "position")
_OF_OTHERS = ("mean", "median", "best", "worst")
_OF_TARGETS = ("completion", "progress", "met")


@dataclass(frozen=True)
class Members:
    """What the rule of a row can name: the units of its table, by the names they may be written with, and rows.

    row : the id of the row itself; year : the scheme's, its last one
    """

    names: UnitNames
    units: Sequence[int]
    rows: KnownRows
    row: str
    year: int


def compile_against(
    reader: FieldReader, node: NodeRead, compare: str, members: Members
) -> tuple[Reference, ...]:
    """One reference, or the two ends of a position; a position lies between worst and best if not said."""
    if "against" not in node:
        return (Reference("worst"), Reference("best")) if compare == "position" else ()
    if _says_level(node, compare):
        return ()
    written: Node = node.get("against")
    pair = isinstance(written, Items) and len(written.items) == 2
    if isinstance(written, Items) != (compare == "position") or (isinstance(written, Items) and not pair):
        if compare in _HELD:
            reader.wrong_kind(written, RULE.by_name["against"].kind.words)
        return ()
    parts = written.items if isinstance(written, Items) else (written,)
    found = [_reference(reader, part, members) for part in parts]
    return tuple(one for one in found if one is not None)


def compile_level(node: NodeRead, compare: str) -> Literal["must", "stretch"]:
    """Which of two levels of a target the rule sees: that which must be reached, unless said."""
    stretch = _says_level(node, compare) and node.get("against").text == "stretch"
    return "stretch" if stretch else "must"


def _says_level(node: NodeRead, compare: str) -> bool:
    """Whether `against` names a level of the target: only what compares with the target sees one."""
    written: Node | None = node.get("against") if "against" in node else None
    named = isinstance(written, Scalar) and written.text in ("must", "stretch")
    return named and compare in _OF_TARGETS


def _reference(reader: FieldReader, node: Node, members: Members) -> Reference | None:
    if isinstance(node, Mapping) and len(node.entries) == 1:
        key, value = node.entries[0]
        if key.text in _NAMED and isinstance(value, Scalar):
            return _NAMED[key.text](reader, value, members)
    if isinstance(node, Scalar):
        number = scalars.number(node)
        if isinstance(number, Numeral):
            return Reference("number", number.value)
        for kind in ("target", "mean", "median", "best", "worst", "last_year"):
            if node.text == kind:
                return Reference(kind)
    against = RULE.by_name["against"].kind
    reader.wrong_kind(node, against.words, getattr(against, "choices", ()))
    return None


def _unit(reader: FieldReader, node: Scalar, members: Members) -> Reference | None:
    found = members.names.find(node.text)
    if len(found) != 1:
        members.names.unknown(reader, node.text, node.span)
        return None
    if found[0] not in members.units:
        reader.fault("SC276", node.span, name=node.text)
        return None
    unit = members.names.units[found[0]]
    return Reference("unit", id=unit.id, name=unit.short)


def _year(reader: FieldReader, node: Scalar, members: Members) -> Reference | None:
    """The whole of an earlier year."""
    year: int | None = reader.read(node, Whole(1900))
    if year is not None and year >= members.year:
        reader.fault("SC284", node.span, found=str(year), year=str(members.year))
    return None if year is None else Reference("year", float(year))


def _indicator(reader: FieldReader, node: Scalar, members: Members) -> Reference | None:
    """The figure of another row, of the same unit and period."""
    row = members.rows.get(node.text)
    if node.text == members.row:
        reader.fault("SC282", node.span, name=row.name if row else node.text)
    elif row is None or row.heading:
        known = (id for id, one in members.rows.items() if not one.heading and id != members.row)
        reader.unknown_name("SC060", node.span, node.text, known)
        return None
    elif row.words:
        own = members.rows[members.row].name
        reader.fault("SC296", node.span, name=own, of=row.name, word=row.words[0])
    return Reference("indicator", id=node.text, name=row.name if row else "")


_NAMED = {"unit": _unit, "year": _year, "indicator": _indicator}


def check_against(reader: FieldReader, node: NodeRead, rule: Rule) -> None:
    """A comparison with others says with what; words that serve none of them have no place."""
    if rule.compare in ("difference", "ratio") and not node.wrote("against"):
        reader.fault("SC275", node.span, compare=rule.compare)
    targets = [one for one in rule.against if one.kind == "target"]
    if rule.compare == "ratio" and targets:
        reader.fault("SC048", node.at("against"), a="compare: ratio", b="against: target")
    others = (*_HELD, "rank")
    for name, kinds in (
        ("against", _HELD),
        ("among", others),
        ("without_self", _HELD),
        ("if_equal", ("position",)),
    ):
        level = name == "against" and _says_level(node, rule.compare)
        if name in node and rule.compare not in kinds and not level:
            wanted = "compare: " + ", ".join(kinds)
            reader.fault("SC271", node.fields[name].key, field=name, wanted=wanted)
        elif name in ("among", "without_self") and name in node and not _with_others(rule):
            wanted = "against: " + ", ".join(_OF_OTHERS)
            reader.fault("SC271", node.fields[name].key, field=name, wanted=wanted)


def _with_others(rule: Rule) -> bool:
    """Whether a rule looks at the figures of the other units."""
    return rule.compare == "rank" or any(one.kind in _OF_OTHERS for one in rule.against)


def ends_turned(rule: Rule, direction: str) -> bool:
    """Whether a position between two numbers runs against the direction of the row."""
    ends = rule.against if rule.compare == "position" else ()
    if len(ends) != 2 or any(end.kind != "number" for end in ends):
        return False
    first, last = ends[0].value, ends[1].value
    return first >= last if direction == "higher" else first <= last
