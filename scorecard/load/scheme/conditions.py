"""Conditions as written become records; each place has figures of its own that they may speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from scorecard.base.names import nearest
from scorecard.language import kinds
from scorecard.load.scheme import scalars
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.yaml_tree import Node, Scalar
from scorecard.model.condition import SHARES, Bound, Condition, What, Word

WORDS: tuple[Word, ...] = get_args(Word)
_OF_TARGETS = ("target", "completion", "progress", "met", "ahead")
_LOW, _HIGH = ("at_least", "above"), ("at_most", "below")

ReadBound = Callable[[FieldReader, Node], float | None]


@dataclass(frozen=True)
class Scope:
    """What the conditions of one place may speak of.

    rows : the rows by id; own : the figures that stand by their word alone
    of_row, of_heading : what may follow the id of a row, of a heading
    usual : the figure that is meant where `of` is not said
    bound : how a bound on `usual` is read, where it is not a plain number
    """

    rows: KnownRows
    own: tuple[What, ...]
    of_row: tuple[What, ...]
    of_heading: tuple[What, ...]
    usual: What
    bound: ReadBound | None = None


def of_outcome(rows: KnownRows) -> Scope:
    """Where points are known: grades."""
    return Scope(
        rows,
        ("total", "rank", "rank_from_last"),
        ("value", "points", "share", "completion", "progress", "met"),
        ("points", "share"),
        "total",
    )


def of_rule(rows: KnownRows, bound: ReadBound) -> Scope:
    """Where points are still to be given: what was reported and promised, and what the rule compares."""
    return Scope(rows, (), ("value", "target", "completion", "progress", "met", "ahead"), (), "basis", bound)


def compile_conditions(reader: FieldReader, reads: Sequence[Read], scope: Scope) -> tuple[Condition, ...]:
    """Conditions that must all hold."""
    return tuple(_condition(reader, read.value, scope) for read in reads)


def _condition(reader: FieldReader, node: NodeRead, scope: Scope) -> Condition:
    bounds = [word for word in WORDS if word in node]
    if "any" in node:
        for name in ("of", *bounds):
            if name in node:
                reader.fault("SC048", node.fields[name].key, a=name, b="any")
        return Condition(any=compile_conditions(reader, node.get("any"), scope), span=node.span)
    if not bounds and not node.broken:
        reader.fault("SC265", node.span)
    for pair in (_LOW, _HIGH):
        both = [name for name in pair if name in node]
        if len(both) > 1:
            reader.fault("SC048", node.fields[both[1]].key, a=both[0], b=both[1])
    id, what = _figure(reader, node, scope)
    read = ((word, bound(reader, node.fields[word].value, what, scope)) for word in bounds)
    found = tuple(each._replace(word=word) for word, each in read if each is not None)
    if _impossible(found):
        reader.fault("SC283", node.span)
    name = scope.rows[id].name if id in scope.rows else ""
    return Condition(id, what, found, (), name, node.span)


def _figure(reader: FieldReader, node: NodeRead, scope: Scope) -> tuple[str, What]:
    """`total`, `rank`, `ID` (its value), `ID.points`, `HEADING.points` and the like."""
    if "of" not in node:
        return "", scope.usual
    text: str = node.get("of")
    if text in scope.own:
        return "", text
    id, _, last = text.rpartition(".")
    if text in scope.rows or not id or last not in get_args(What):
        id, last = text, "value"
    what = cast("What", last)
    _check_figure(reader, node, scope, id, what)
    return id, what


def _check_figure(reader: FieldReader, node: NodeRead, scope: Scope, id: str, what: What) -> None:
    text, at = node.get("of"), node.at("of")
    row = scope.rows.get(id)
    if row and scope.usual == "basis" and what not in scope.of_row:
        reader.fault("SC280", at, name=text, known=", ".join(scope.of_row))
    elif row is None or what not in (scope.of_heading if row.heading else scope.of_row):
        known = [*scope.own, *_sayable(scope)]
        usual = f"{id}.points" if row and scope.of_heading else nearest(text, known) or next(iter(known), "")
        reader.fault("SC264", at, name=text, suggestion=usual)
    elif what in _OF_TARGETS and not row.targets:
        reader.fault("SC281", at, name=row.name, what=what)


def _sayable(scope: Scope) -> Iterator[str]:
    """What `of` can be of each row: its id, the points of a heading."""
    for id, row in scope.rows.items():
        if not row.heading:
            yield id
        elif scope.of_heading:
            yield f"{id}.points"


def bound(reader: FieldReader, node: Node, what: What, scope: Scope) -> Bound | None:
    """A bound in the unit of its figure: a share with a percent sign, any other a number or a fraction."""
    if what in SHARES:
        share: float | None = reader.read(node, kinds.Share())
        return None if share is None else Bound("equals", share)
    fraction = scalars.fraction(node) if isinstance(node, Scalar) else None
    if what == scope.usual and scope.bound and fraction is None:
        value = scope.bound(reader, node)
        return None if value is None else Bound("equals", value)
    if fraction is not None:
        return Bound("equals", fraction.value, fraction.text)
    found: Any = reader.read(node, kinds.Decimal())
    return Bound("equals", found.value) if found else None


def _impossible(bounds: Sequence[Bound]) -> bool:
    """Whether no figure can keep within all of the bounds."""
    low = max((one for one in bounds if one.word in (*_LOW, "equals")), key=lambda b: b.value, default=None)
    high = min((one for one in bounds if one.word in (*_HIGH, "equals")), key=lambda b: b.value, default=None)
    if low is None or high is None or low is high:
        return False
    ends = {low.word, high.word} & {"above", "below"}
    return low.value > high.value or (low.value == high.value and bool(ends))
