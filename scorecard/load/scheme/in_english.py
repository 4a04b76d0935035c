"""A scheme written in Chinese names becomes the tree of the same in English: what is behind knows of one name alone.

Every key and word keeps its place, so that faults point to what stands in the file. What a field may hold says
which words are names of the language; ids and texts stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Named
from dataclasses import replace
from typing import Any

from scorecard.base.fault import Fault
from scorecard.language.nodes import NODES
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence
from scorecard.model.row_fields import INDICATOR
from scorecard.model.scheme import SCHEME
from scorecard.scheme import kinds
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds import Kind
from scorecard.scheme.kinds.named import english_word
from scorecard.scheme.target import TARGET


def in_english(node: Node, type: NodeType, faults: list[Fault]) -> Node:
    """A mapping of a type with its fields and words in English; a field that is written in both is a fault."""
    if type.short and not has_field(node, type):
        return value_in_english(node, type.by_name[type.short].kind, faults)
    if not isinstance(node, Mapping):
        return node
    named = _with_keys(node, type.english, faults)
    entries = (
        (
            key,
            value_in_english(value, type.by_name[key.text].kind, faults)
            if key.text in type.by_name
            else value,
        )
        for key, value in named.entries
    )
    return Mapping(tuple(entries), node.span)


def row_field_in_english(name: str, value: Node, faults: list[Fault]) -> Node:
    """What a field of a row is to hold, in English."""
    return value_in_english(value, INDICATOR.by_name[name].kind, faults)


def is_chinese(root: Node | None) -> bool:
    """Whether a scheme is written in Chinese names, for the most part."""
    keys = [key.text for key, _ in root.entries] if isinstance(root, Mapping) else []
    return sum(key in SCHEME.english for key in keys) > sum(key in SCHEME.by_name for key in keys)


def has_field(node: Node, type: NodeType) -> bool:
    """Whether a node is a mapping with a field of a type, in either language."""
    return isinstance(node, Mapping) and any(
        key.text in type.by_name or key.text in type.english for key, _ in node.entries
    )


def _with_keys(node: Mapping, english: Named[str, str], faults: list[Fault]) -> Mapping:
    """A mapping with its keys by their English names; the first of two of one name holds."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.entries:
        name = english.get(key.text, key.text)
        if name not in entries:
            entries[name] = (key if name == key.text else replace(key, text=name), value)
        elif not _is_merged(key, node):
            first = entries[name][0].span
            faults.append(Fault("SC005", key.span, {"key": key.text, "first": str(first.line)}))
    return Mapping(tuple(entries.values()), node.span)


def _is_merged(key: Scalar, node: Mapping) -> bool:
    """Whether a key came with `<<`, and so holds only where nothing is written: it stands above the mapping."""
    return (key.span.line, key.span.column) < (node.span.line, node.span.column)


def _word(node: Node, words: Iterable[str]) -> Node:
    """A word of a list by its English name."""
    word = english_word(node.text, words) if isinstance(node, Scalar) else None
    return replace(node, text=word) if isinstance(node, Scalar) and word else node


def value_in_english(node: Node, kind: Kind, faults: list[Fault]) -> Node:
    """A value of a kind, in English."""
    read = _KINDS.get(type(kind))
    return read(node, kind, faults) if read else node


def _chosen_in_english(node: Node, kind: Any, faults: list[Fault]) -> Node:
    return _word(node, kind.choices)


def _flag(node: Node, kind: Kind, faults: list[Fault]) -> Node:
    return _word(node, kinds.FLAGS) if isinstance(node, Scalar) and node.plain else node


def _file(node: Node, kind: Kind, faults: list[Fault]) -> Node:
    return _with_keys(node, _FILE, faults) if isinstance(node, Mapping) else node


def _reference(node: Node, kind: Any, faults: list[Fault]) -> Node:
    """A reference, or the two ends of a position."""
    if isinstance(node, Sequence):
        return Sequence(tuple(_reference(item, kind, faults) for item in node.items), node.span)
    return (
        _with_keys(node, _REFERENCE, faults)
        if isinstance(node, Mapping)
        else _chosen_in_english(node, kind, faults)
    )


def _targets(node: Node, kind: Kind, faults: list[Fault]) -> Node:
    """A cell, a row of cells, or either by unit and period."""
    if isinstance(node, Sequence):
        return Sequence(tuple(_targets(item, kind, faults) for item in node.items), node.span)
    if has_field(node, TARGET):
        return in_english(node, TARGET, faults)
    return _each(node, kind, faults)


def _each(node: Node, kind: Kind, faults: list[Fault]) -> Node:
    """A mapping of names that the user chose, each with a value of one kind."""
    if not isinstance(node, Mapping):
        return node
    return Mapping(
        tuple((key, value_in_english(value, kind, faults)) for key, value in node.entries), node.span
    )


def _map(node: Node, kind: Any, faults: list[Fault]) -> Node:
    if isinstance(kind.of, kinds.Free):
        return _amendment_in_english(node, faults)
    return _each(node, kind.of, faults)


def _amendment_in_english(node: Node, faults: list[Fault]) -> Node:
    """What an amendment sets: of `目标值.奔牛镇.发明授权` only the first is a name of the language."""
    if not isinstance(node, Mapping):
        return node
    entries = []
    for key, value in node.entries:
        form, dot, rest = key.text.partition(".")
        name = INDICATOR.english.get(form.strip(), form.strip())
        if name == "rule" and not dot:
            value = _each(value, kinds.NodeOf(name), faults)
        elif name in INDICATOR.by_name:
            value = value_in_english(value, INDICATOR.by_name[name].kind, faults)
        entries.append((replace(key, text=f"{name}{dot}{rest}"), value))
    return Mapping(tuple(entries), node.span)


def _one_or_map(node: Node, kind: Any, faults: list[Fault]) -> Node:
    return (
        _each(node, kind.each, faults)
        if isinstance(node, Mapping)
        else value_in_english(node, kind.one, faults)
    )


def _list(node: Node, kind: Any, faults: list[Fault]) -> Node:
    """A list, or the one value that stands for it."""
    if not isinstance(node, Sequence):
        return value_in_english(node, kind.of, faults)
    return Sequence(tuple(value_in_english(item, kind.of, faults) for item in node.items), node.span)


def _node(node: Node, kind: Any, faults: list[Fault]) -> Node:
    return in_english(node, NODES[kind.name], faults)


def _word_or_node(node: Node, kind: Any, faults: list[Fault]) -> Node:
    return _chosen_in_english(node, kind, faults) if isinstance(node, Scalar) else _node(node, kind, faults)


_FILE = {chinese: english for english, chinese in kinds.FILE_NAMES.items()}
_REFERENCE = {chinese: english for english, chinese in kinds.REFERENCE_NAMES.items()}
_KINDS: dict[type[Kind], Callable[[Node, Any, list[Fault]], Node]] = {
    kinds.AmountOf: lambda node, kind, faults: _word(node, ("none",)) if kind.none else node,
    kinds.BaseYear: lambda node, kind, faults: _word(node, (kinds.LAST_YEAR,)),
    kinds.FileOf: _file,
    kinds.Flag: _flag,
    kinds.ListOf: _list,
    kinds.MapOf: _map,
    kinds.NodeOf: _node,
    kinds.OneOrList: _list,
    kinds.OneOrMap: _one_or_map,
    kinds.PaceOf: lambda node, kind, faults: _word(node, kinds.PACES),
    kinds.PolicyOf: _chosen_in_english,
    kinds.ReferenceOf: _reference,
    kinds.TargetOf: _targets,
    kinds.TargetsOf: _targets,
    kinds.Word: _chosen_in_english,
    kinds.WordOrNode: _word_or_node,
}
"""How a value of a kind that knows words is put into English; what any other kind holds is the user's own."""
