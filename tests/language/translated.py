"""A scheme of English names written in Chinese ones, line for line: a walk of its own over the declared fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from scorecard.language.formula_functions import FUNCTIONS
from scorecard.language.nodes import NODES
from scorecard.scheme import kinds
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds import Kind
from scorecard.scheme.kinds.named import CHINESE

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_WORDED = (kinds.Word, kinds.PolicyOf, kinds.ReferenceOf, kinds.WordOrNode)
_ONE_WORD = {kinds.PaceOf: ("linear", "none"), kinds.BaseYear: ("last_year",), kinds.Flag: ("true", "false")}
FIGURES = {
    **{"total": "总分", "rank": "名次", "rank_from_last": "倒数名次", "points": "得分", "share": "得分率"},
    **{"target": "目标值", "completion": "完成率", "progress": "序时完成率", "met": "达标", "ahead": "超前"},
    "class": "档次",
}


class Edit(NamedTuple):
    """What stands in the text from one place to another, and what takes its place."""

    start: int
    end: int
    text: str


def in_chinese(text: str) -> str:
    """The scheme with all its fields and words by their Chinese names."""
    root = yaml.compose(text, Loader=_LOADER)
    edits = set(_fields(root, NODES["scheme"]))
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _named(node: Any, names: dict[str, str]) -> Iterator[Edit]:
    if isinstance(node, yaml.ScalarNode) and node.value in names:
        yield Edit(node.start_mark.index, node.end_mark.index, names[node.value])


def _fields(node: Any, type: NodeType) -> Iterator[Edit]:
    if type.short and not (
        isinstance(node, yaml.MappingNode) and any(key.value in type.by_name for key, _ in node.value)
    ):
        yield from _value(node, type.by_name[type.short].kind)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _named(key, {field.name: field.chinese for field in type.fields})
            if key.value == "<<":
                yield from _fields(value, type)
            elif (type.name, key.value) in (("condition", "of"), ("ranking", "tie_break")):
                for one in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    yield from _figure(one)
            elif key.value == "formula":
                yield from _formula(value)
            elif key.value in type.by_name:
                yield from _value(value, type.by_name[key.value].kind)


def _figure(node: Any) -> Iterator[Edit]:
    """`ID.points`, `rank`: only the figure is a word of the language."""
    id, dot, last = node.value.rpartition(".")
    if last in FIGURES and (dot or last in ("total", "rank", "rank_from_last")):
        yield from _named(node, {node.value: f"{id}{dot}{FIGURES[last]}"})


def _value(node: Any, kind: Kind | None) -> Iterator[Edit]:
    words = getattr(kind, "choices", _ONE_WORD.get(type(kind), ()))
    words = ("none",) if isinstance(kind, kinds.AmountOf) and kind.none else words
    yield from _named(node, {word: CHINESE[word] for word in words})
    inside: Any = getattr(kind, "of", kind if isinstance(kind, kinds.ReferenceOf | kinds.TargetOf) else None)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _value(item, inside)
    elif isinstance(node, yaml.MappingNode):
        yield from _mapping(node, kind, inside)


def _mapping(node: Any, kind: Kind | None, inside: Kind | None) -> Iterator[Edit]:
    names = {key.value for key, _ in node.value}
    if isinstance(kind, kinds.FileOf) or (isinstance(kind, kinds.MapOf) and names <= {"from", "sheet"}):
        for key, _ in node.value:
            yield from _named(key, {"from": "文件", "sheet": "工作表"})
    elif isinstance(kind, kinds.ReferenceOf):
        for key, _ in node.value:
            yield from _named(key, {"unit": "单位", "year": "年度", "indicator": "指标"})
    elif isinstance(kind, kinds.NodeOf | kinds.WordOrNode):
        yield from _fields(node, NODES[kind.name])
    elif isinstance(kind, kinds.ListOf | kinds.OneOrList):
        yield from _value(node, inside)
    elif isinstance(kind, kinds.TargetOf) and names & NODES["target"].by_name.keys():
        yield from _fields(node, NODES["target"])
    elif isinstance(inside, kinds.Free):
        for key, value in node.value:
            yield from _amended(key, value)
    else:
        each = kind.each if isinstance(kind, kinds.OneOrMap) else inside
        for _, value in node.value:
            yield from _value(value, each)


def _formula(node: Any) -> Iterator[Edit]:
    """The functions of a formula, and the words between its conditions; as they stand in these schemes, none is an id."""
    if not isinstance(node, yaml.ScalarNode) or '"' in node.value:
        return
    names = {f"{name}(": f"{each.chinese}(" for name, each in FUNCTIONS.items()} | {"not(": "非("}
    text = re.sub(r"\b[a-z_]+\(", lambda found: names.get(found[0], found[0]), node.value)
    text = text.replace(" and ", " 且 ").replace(" or ", " 或 ")
    start = node.start_mark.index + (1 if node.style else 0)
    yield Edit(start, start + len(node.value), text)


def _amended(key: Any, value: Any) -> Iterator[Edit]:
    form = key.value.split(".")[0].strip()
    field = NODES["indicator"].by_name.get(form)
    if field:
        start = key.start_mark.index + (1 if key.style else 0)
        yield Edit(start, start + len(form), field.chinese)
        whole = form == "rule" and key.value == form
        yield from _value(value, kinds.MapOf(field.kind) if whole else field.kind)
