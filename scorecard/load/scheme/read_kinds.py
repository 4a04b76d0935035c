"""How a value of each declared kind is read from a YAML node."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scorecard.base.fault import Fault
from scorecard.base.message import comma_list, message
from scorecard.base.names import nearest
from scorecard.language.nodes import NODES
from scorecard.load.scheme.node_read import NodeRead, ReadValue
from scorecard.load.scheme.read_numbers import (
    percent_of,
    read_amount,
    read_decimal,
    read_moves,
    read_number,
    read_share,
    read_whole,
)
from scorecard.load.scheme.read_periods import (
    read_base_year,
    read_pace,
    read_part_of_year,
    read_plan_years,
    read_when,
)
from scorecard.load.scheme.target_cells import target_of
from scorecard.load.yaml import scalars
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence
from scorecard.model.grade import Quota
from scorecard.model.policy import Policy
from scorecard.scheme import kinds
from scorecard.scheme.amount import Amount
from scorecard.scheme.kinds import Kind
from scorecard.scheme.kinds.named import chinese_word
from scorecard.scheme.target import NOT_ASSESSED, Target

if TYPE_CHECKING:
    from scorecard.load.scheme.fields import FieldReader


def _line(reader: FieldReader, node: Node, kind: Kind) -> str | None:
    if not isinstance(node, Scalar):
        reader.wrong_kind(node, kind.words)
        return None
    text = scalars.text(node)
    if isinstance(text, Fault):
        reader.faults.append(text)
        return None
    if text is None:
        reader.wrong_kind(node, kind.words)
    return text


def _flag(reader: FieldReader, node: Node, kind: Kind) -> bool | None:
    if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
        return node.text == "true"
    reader.wrong_kind(node, kind.words, ("true", "false"))
    return None


def _word(reader: FieldReader, node: Node, kind: Any) -> str | None:
    if isinstance(node, Scalar) and node.text in kind.choices:
        return node.text
    if not isinstance(node, Scalar) or not node.text.strip():
        reader.wrong_kind(node, message("one of the words {words}", words=kind.words))
        return None
    own = isinstance(kind, kinds.Word) and not node.text.isascii()
    wanted = comma_list(map(chinese_word, kind.choices)) if own else kind.words
    reader.unknown_word(node, kind.choices, wanted)
    return None


def _policy(reader: FieldReader, node: Node, kind: Any) -> Policy | None:
    if isinstance(node, Scalar) and node.text in kind.choices:
        return Policy(node.text)
    share = percent_of(node)
    numeral = scalars.number(node) if isinstance(node, Scalar) else None
    if share is not None:
        return Policy("amount", Amount(share, share=True))
    if isinstance(numeral, Numeral):
        return Policy("amount", Amount(numeral.value))
    return Policy(word) if (word := _word(reader, node, kind)) else None


def _points(reader: FieldReader, node: Node, kind: Kind) -> Any:
    if isinstance(node, Mapping):
        return _map(reader, node, kinds.MapOf(kinds.Decimal(0)))
    return read_decimal(reader, node, kinds.Decimal(0))


def _weights(reader: FieldReader, node: Node, kind: Kind) -> dict[str, ReadValue] | None:
    """By id its weight, or None for each of a list."""
    if isinstance(node, Sequence):
        ids = _list(reader, node, kinds.ListOf(kinds.OneLine())) or ()
        return {read.value: ReadValue(None, read.span, read.span) for read in ids} or None
    if isinstance(node, Mapping):
        return _map(reader, node, kinds.MapOf(kinds.WeightOf()))
    reader.wrong_kind(node, kind.words)
    return None


def _weight(reader: FieldReader, node: Node, kind: Kind) -> Fraction | None:
    """The part of 100, exactly as it is written."""
    part = scalars.fraction(node) if isinstance(node, Scalar) else None
    if part is None:
        numeral = read_number(reader, node, kinds.Decimal(0))
        return Fraction(numeral.text) if numeral else None
    if part.value < 0:
        reader.wrong_kind(node, kind.words)
        return None
    return 100 * Fraction(part.text)


def _quota(reader: FieldReader, node: Node, kind: Kind) -> Any:
    """A `Quota`, or quotas by group, each with its place."""
    if isinstance(node, Mapping):
        return _map(reader, node, kinds.MapOf(kind)) if _flat(node) else reader.wrong_kind(node, kind.words)
    share = percent_of(node)
    if share is not None and share > 0:
        return Quota(share=share)
    numeral = scalars.number(node) if isinstance(node, Scalar) else None
    if isinstance(numeral, Numeral) and numeral.value == int(numeral.value) and numeral.value >= 1:
        return Quota(number=int(numeral.value))
    reader.wrong_kind(node, kind.words)
    return None


def _flat(node: Mapping) -> bool:
    return not any(isinstance(value, Mapping) for _, value in node.entries)


def _pair(reader: FieldReader, node: Node, kind: Kind) -> tuple[Numeral, Numeral] | None:
    if not isinstance(node, Sequence) or len(node.items) != 2:
        reader.wrong_kind(node, kind.words)
        return None
    low, high = (read_number(reader, item, kinds.Decimal()) for item in node.items)
    if low is None or high is None:
        return None
    if low.value >= high.value:
        reader.fault("SC074", node.span, low=low.text, high=high.text)
        return None
    return low, high


def _is_field_of_target(name: str) -> bool:
    """Whether a name is that of a field of a target, or near to one."""
    names = [*NODES["target"].by_name, *NODES["target"].english]
    return name in names or nearest(name, names) is not None


def _target_cell(reader: FieldReader, node: Node, kind: Kind) -> ReadValue | None:
    if isinstance(node, Mapping) and any(_is_field_of_target(key.text) for key, _ in node.entries):
        fields = reader.node(node, NODES["target"])
        cell = target_of(reader, fields) if fields else None
        return ReadValue(cell, node.span, node.span) if cell else None
    if isinstance(node, Scalar) and node.text in ("--", "—", "——"):
        return ReadValue(NOT_ASSESSED, node.span, node.span)
    share = percent_of(node)
    if share is not None and isinstance(node, Scalar):
        reader.fault("SC019", node.span, found=node.text, plain=node.text[:-1])
        return None
    numeral = read_number(reader, node, kind)
    return ReadValue(Target(numeral.value, numeral.text), node.span, node.span) if numeral else None


def _target(reader: FieldReader, node: Node, kind: Kind) -> Target | None:
    cell = _target_cell(reader, node, kinds.Decimal())
    if cell is not None and not cell.value.assessed:
        reader.wrong_kind(node, kind.words)
        return None
    return cell.value if cell else None


def _targets(reader: FieldReader, node: Node, kind: Kind) -> Any:
    """A cell, a row of cells, or a mapping of them: `ReadValue`, tuple or dict, to be resolved with the units.

    Those of a large table that needs no care stay as they are: `load/scheme/plain_targets.py`.
    """
    if isinstance(node, Mapping) and not isinstance(node.entries, tuple):
        return node.entries
    if isinstance(node, Scalar) and not node.text.strip():
        reader.wrong_kind(node, kind.words)
        return None
    cell = kinds.TargetCell()
    if isinstance(node, Scalar):
        return _target_cell(reader, node, cell)
    if isinstance(node, Sequence):
        return tuple(reader.read_items(node, lambda item: _target_cell(reader, item, cell), cell.words))
    if isinstance(node, Mapping) and any(key.text in NODES["target"].by_name for key, _ in node.entries):
        return _target_cell(reader, node, cell)
    return {
        key.text: ReadValue(_targets(reader, value, cell), value.span, key.span)
        for key, value in node.entries
    }


def _file(reader: FieldReader, node: Node, kind: Kind) -> str | None:
    """The name of a file; what its table says has been put into the tree already."""
    fields = dict(node.entries) if isinstance(node, Mapping) else {}
    named = {key.text: value.text for key, value in fields.items() if isinstance(value, Scalar)}
    if named.get("from") and set(named) <= {"from", "sheet"} and len(named) == len(fields):
        return named["from"]
    reader.wrong_kind(node, kind.words)
    return None


def _free(reader: FieldReader, node: Node, kind: Kind) -> Node:
    return node


def _knots(reader: FieldReader, node: Node, kind: Kind) -> tuple[ReadValue, ...] | None:
    """Corners: each a `ReadValue` of the node of the figure, and the points under its key's place."""
    pairs = node.items if isinstance(node, Sequence) else ()
    if len(pairs) < 2 or not all(isinstance(pair, Sequence) and len(pair.items) == 2 for pair in pairs):
        reader.wrong_kind(node, kind.words)
        return None
    knots = []
    for pair in pairs:
        at, points = pair.items  # type: ignore[union-attr]
        knots.append(ReadValue((at, read_amount(reader, points, kinds.AmountOf())), at.span, points.span))
    return tuple(knots) if all(read.value[1] is not None for read in knots) else None


def _custom(reader: FieldReader, node: Node, kind: Kind) -> object:
    from scorecard.load.scheme.custom import read_custom

    return read_custom(reader, node, kind)


def _word_or_node(reader: FieldReader, node: Node, kind: Any) -> str | NodeRead | None:
    if isinstance(node, Scalar):
        return _word(reader, node, kind)
    return reader.node(node, NODES[kind.name])


def _list(reader: FieldReader, node: Node, kind: Any) -> tuple[ReadValue, ...] | None:
    if not isinstance(node, Sequence):
        single = isinstance(node, Mapping) if isinstance(kind.of, kinds.NodeOf) else isinstance(node, Scalar)
        if kind.single and single:
            value = reader.read(node, kind.of)
            return None if value is None else (ReadValue(value, node.span, node.span),)
        reader.wrong_kind(node, kind.words)
        return None
    read = reader.read_items(node, lambda item: reader.read_value(item, kind.of, item.span), kind.of.words)
    return tuple(value for value in read if value is not None)


def _map_or_table(reader: FieldReader, node: Node, kind: Any) -> object:
    """What each name says; a large table that needs no care, as it is: `load/scheme/plain_units.py`."""
    if isinstance(node, Mapping) and not isinstance(node.entries, tuple):
        return node.entries
    return _map(reader, node, kind)


def _map(reader: FieldReader, node: Node, kind: Any) -> dict[str, ReadValue] | None:
    if not isinstance(node, Mapping) or not node.entries:
        reader.wrong_kind(node, kind.words)
        return None
    entries = {}
    for key, value in node.entries:
        name = scalars.text(key)
        if isinstance(name, Fault):
            # It is told once, and stands meanwhile by what is written: all that names it knows it.
            reader.faults.append(name)
            name = key.text
        read = reader.read_value(value, kind.of, key.span)
        reader.left_out += read is None
        if read is not None:
            entries[name or ""] = read
    return entries


def _one_or_map(reader: FieldReader, node: Node, kind: Any) -> Any:
    return (
        _map(reader, node, kinds.MapOf(kind.each))
        if isinstance(node, Mapping)
        else reader.read(node, kind.one)
    )


def _one_or_list(reader: FieldReader, node: Node, kind: Any) -> Any:
    several = isinstance(node, Sequence)
    return _list(reader, node, kinds.ListOf(kind.of)) if several else reader.read(node, kind.of)


READERS: dict[type[Kind], Callable[[FieldReader, Node, Any], Any]] = {
    kinds.OneLine: _line,
    kinds.Whole: read_whole,
    kinds.Decimal: read_decimal,
    kinds.Moves: read_moves,
    kinds.Flag: _flag,
    kinds.Word: _word,
    kinds.Share: read_share,
    kinds.AmountOf: read_amount,
    kinds.When: read_when,
    kinds.PartOfYear: read_part_of_year,
    kinds.PlanYears: read_plan_years,
    kinds.PolicyOf: _policy,
    kinds.PaceOf: read_pace,
    kinds.PointsOf: _points,
    kinds.WeightOf: _weight,
    kinds.WeightsOf: _weights,
    kinds.QuotaOf: _quota,
    kinds.TargetOf: _target,
    kinds.TargetsOf: _targets,
    kinds.PairOf: _pair,
    kinds.BaseYear: read_base_year,
    kinds.FileOf: _file,
    kinds.Free: _free,
    kinds.Quantity: _free,
    kinds.BoundOf: _free,
    kinds.EqualOf: _free,
    kinds.ReferenceOf: _free,
    kinds.KnotsOf: _knots,
    kinds.CustomOf: _custom,
    kinds.WordOrNode: _word_or_node,
    kinds.ListOf: _list,
    kinds.MapOf: _map_or_table,
    kinds.OneOrList: _one_or_list,
    kinds.OneOrMap: _one_or_map,
    kinds.NodeOf: lambda reader, node, kind: reader.node(node, NODES[kind.name]),
}
"""How a value of each kind is read; None after noting what is wrong with it."""
