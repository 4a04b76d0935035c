"""A walk over the declared fields: a YAML tree becomes values of the declared kinds, all faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from scorecard.base.fault import Fault
from scorecard.base.names import nearest
from scorecard.base.span import Span
from scorecard.base.text import Text
from scorecard.language.kinds import Kind, NodeType
from scorecard.load.plugins import Installed, Refused
from scorecard.load.scheme.node_read import NodeRead, Read
from scorecard.load.scheme.read_kinds import READERS
from scorecard.load.scheme.yaml_tree import Mapping, Node, Scalar, Sequence

__all__ = ["FieldReader", "NodeRead", "Read", "once"]


@dataclass
class FieldReader:
    """Reads nodes and gathers faults; keeps the scales of other packages that it has looked for."""

    faults: list[Fault] = field(default_factory=list)
    scales: dict[str, Installed | Refused] = field(default_factory=dict)

    def fault(self, code: str, span: Span, **args: str | Text) -> None:
        """Note a fault and go on."""
        self.faults.append(Fault(code, span, args))

    def read(self, node: Node, kind: Kind) -> Any:
        """The value of a node, or None after noting what is wrong."""
        return READERS[type(kind)](self, node, kind)

    def node(self, node: Node, type: NodeType) -> NodeRead | None:
        """A mapping with the fields of a type."""
        if type.short and _is_short(node, type):
            return self._short(node, type, type.short)
        if not isinstance(node, Mapping):
            self.wrong_kind(node, Text(f"{type.zh}的各字段", f"the fields of {type.name}"))
            return None
        found: dict[str, Read] = {}
        broken: set[str] = set()
        for key, value in node.entries:
            if key.text in type.by_name:
                read = self.read(value, type.by_name[key.text].kind)
                if read is not None:
                    found[key.text] = Read(read, value.span, key.span)
                else:
                    broken.add(key.text)
            else:
                broken.add(self.unknown(key, type))
        for one in type.fields:
            if one.required and one.name not in found and one.name not in broken:
                self.fault("SC013", node.span, field=one.name, zh=one.zh, of=Text(type.zh, type.name))
        return NodeRead(type, found, node.span, frozenset(broken))

    def _short(self, node: Node, type: NodeType, field: str) -> NodeRead:
        """A node written as the value of one of its fields."""
        value = self.read(node, type.by_name[field].kind)
        read = {} if value is None else {field: Read(value, node.span, node.span)}
        return NodeRead(type, read, node.span, frozenset() if read else frozenset({field}))

    def unknown(self, key: Scalar, type: NodeType) -> str:
        """A key that is no field: suggest the nearest, also by its Chinese name; the field it seems to mean."""
        chinese = {f.zh: f.name for f in type.fields}
        close = chinese.get(key.text) or nearest(key.text, type.by_name)
        if close:
            self.fault("SC012", key.span, field=key.text, suggestion=close, of=Text(type.zh, type.name))
        else:
            self.fault(
                "SC017", key.span, field=key.text, known=", ".join(type.by_name), of=Text(type.zh, type.name)
            )
        return close or ""

    def wrong_kind(self, node: Node, wanted: Text) -> None:
        """Something else than what belongs there; full-width punctuation is the likeliest cause."""
        sign = next(
            (s for s in _FULL_WIDTH if isinstance(node, Scalar) and node.plain and s in node.text), ""
        )
        if sign and isinstance(node, Scalar):
            at = replace(node.span, column=node.span.column + node.text.index(sign), length=1)
            self.fault("SC003", at, char=sign, plain=_FULL_WIDTH[sign])
        elif isinstance(node, Scalar) and not node.text.strip():
            self.fault("SC018", node.span, wanted=wanted)
        else:
            self.fault("SC014", node.span, found=_shown(node), wanted=wanted)


def _is_short(node: Node, type: NodeType) -> bool:
    """Whether a node is written as its one field: without any of their names."""
    if isinstance(node, Mapping):
        return not any(key.text in type.by_name for key, _ in node.entries)
    return isinstance(node, Sequence)


@contextmanager
def once(reader: FieldReader) -> Iterator[FieldReader]:
    """A reader for what is written once and compiled for several places: its faults are told once."""
    own = FieldReader([])
    yield own
    reader.faults += [fault for fault in own.faults if fault not in reader.faults]


_FULL_WIDTH = {"：": ": ", "，": ", "}


def _shown(node: Node) -> str | Text:
    if isinstance(node, Scalar):
        return f"“{node.text[:40]}”"
    return Text("一个列表", "a list") if isinstance(node, Sequence) else Text("若干字段", "a mapping")
