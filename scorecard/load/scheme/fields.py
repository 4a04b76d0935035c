"""A walk over the declared fields: a YAML tree becomes values of the declared kinds, all faults at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Sequence as Several
from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.base.names import Suggestions, did_you_mean
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.language.called import FIELDS_CALLED, known_word, word_meant
from scorecard.language.nodes import NODES, ways_to
from scorecard.load.scheme.node_read import NodeRead, ReadValue
from scorecard.load.scheme.read_kinds import READERS
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence, is_bare, shorten_text, whole_text
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import Kind, OneLine, Word
from scorecard.scheme.kinds.named import chinese_word

if TYPE_CHECKING:
    from scorecard.load.plugins import InstalledScale, ScaleRefusal


__all__ = ["FieldReader", "NodeRead", "ReadValue", "once"]

_Entry = TypeVar("_Entry")

_FEW = 3
"""A field that stands in more places than these may be meant in any."""


@dataclass
class FieldReader:
    """Reads nodes and gathers faults; keeps the scales of other packages that it has looked for.

    starts : the month in which the year of the scheme starts
    within : the field whose value is read
    optional : its value, where the field may as well be left out
    left_out : how many entries of lists and mappings could not be read
    """

    faults: list[Fault] = field(default_factory=list)
    scales: dict[str, InstalledScale | ScaleRefusal] = field(default_factory=dict)
    near: Suggestions = field(default_factory=Suggestions)
    starts: int = 1
    within: Text = message("the scheme")
    optional: Node | None = None
    left_out: int = 0

    def fault(self, code: str, span: Span, **args: Text) -> None:
        """Note a fault and go on."""
        self.faults.append(Fault(code, span, args))

    def unknown_name(self, code: str, span: Span, name: str, known: Iterable[str], **args: Text) -> None:
        """Note a name that is none of those known, with the nearest or some of them."""
        self.fault(code, span, name=name, hint=self.near.hint(name, known), **args)

    def read(self, node: Node, kind: Kind) -> Any:
        """The value of a node, or None after noting what is wrong."""
        return READERS[type(kind)](self, node, kind)

    def read_value(self, node: Node, kind: Kind, key: Span) -> ReadValue | None:
        """The same with its places, and whether all of it could be read."""
        before = self.left_out
        value = self.read(node, kind)
        return None if value is None else ReadValue(value, node.span, key, self.left_out == before)

    def read_items(
        self, node: Sequence, read: Callable[[Node], _Entry | None], wanted: Text
    ) -> list[_Entry | None]:
        """The entries of a list, None for each that cannot be read; an empty one is told by its number."""
        entries: list[_Entry | None] = []
        of = message(" of {count}", count=len(node.items))
        for number, item in enumerate(node.items, 1):
            if isinstance(item, Scalar) and not item.text.strip():
                self.fault("SC504", item.span, field=self.within, number=str(number), of=of, wanted=wanted)
                entries.append(None)
            else:
                entries.append(read(item))
        self.left_out += entries.count(None)
        return entries

    def _value(self, key: Scalar, node: Node, of: Field) -> ReadValue | None:
        """The value of a field, which is named where something is wrong with it."""
        around = self.within, self.optional
        self.within, self.optional = key.text, None if of.required else node
        try:
            return self.read_value(node, of.kind, key.span)
        finally:
            self.within, self.optional = around

    def node(self, node: Node, type: NodeType) -> NodeRead | None:
        """A mapping with the fields of a type."""
        if type.short and _is_short(node, type):
            return self._short(node, type, type.short)
        if not isinstance(node, Mapping):
            self.wrong_kind(node, sense("a node", "a mapping with the fields of {name}", name=type.title))
            return None
        fields: dict[str, ReadValue] = {}
        broken: set[str] = set()
        entries = deque(node.entries)
        while entries:
            key, value = entries.popleft()
            if key.text in type.by_name:
                value = self._uncut(key, value, type, entries)
                read = self._value(key, value, type.by_name[key.text])
                if read is not None:
                    fields[key.text] = read
                else:
                    broken.add(key.text)
            else:
                broken.add(self.unknown(key, type))
        for declared in type.fields:
            if declared.required and declared.name not in fields and declared.name not in broken:
                self.lacks_field(node.span, declared, type.title)
        return NodeRead(type, fields, node.span, frozenset(broken))

    def lacks_field(self, span: Span, field: Field, of: Text) -> None:
        """A field that must be written; of a word it is told which words there are."""
        words = isinstance(field.kind, Word)
        wanted = message(" (one of {words})", words=field.kind.words) if words else ""
        self.fault("SC013", span, field=field.name, called=field.called, of=of, wanted=wanted)

    def _uncut(self, key: Scalar, value: Node, type: NodeType, after: deque[tuple[Scalar, Node]]) -> Node:
        """A text together with what was cut off at its commas and taken for fields that there are not."""
        pieces: list[Node] = [value]
        if isinstance(type.by_name[key.text].kind, OneLine) and isinstance(value, Scalar) and value.plain:
            while after and after[0][0].text not in type.by_name and is_bare(*after[0]):
                pieces.append(after.popleft()[0])
        if len(pieces) == 1:
            return value
        whole = whole_text(pieces)
        self.fault("SC402", whole.span, key=key.text, text=shorten_text(whole.text))
        return whole

    def _short(self, node: Node, type: NodeType, field: str) -> NodeRead:
        """A node written as the value of one of its fields."""
        value = self.read_value(node, type.by_name[field].kind, node.span)
        read = {} if value is None else {field: value}
        return NodeRead(type, read, node.span, frozenset() if read else frozenset({field}))

    def unknown(self, key: Scalar, type: NodeType) -> str:
        """A key that is no field: suggest the one it means, else the place where it is one, else the nearest.

        Returns the field it seems to mean.
        """

        def field_names(name: str) -> tuple[str, ...]:
            return type.by_name[name].chinese, *FIELDS_CALLED.get(name, ())

        english = key.text.isascii()
        close = known_word(key.text, type.by_name, field_names)
        exact = any(key.text in field_names(name) for name in type.by_name)
        others = [node for node in NODES.values() if key.text in (node.by_name.keys() | node.english.keys())]
        # 区间 is what `between` is called in targets; in what is plausible it is 范围.
        same = {node.english.get(key.text, "") for node in others} & type.by_name.keys()
        if len(same) == 1 and not exact:
            close, exact = same.pop(), True
        if not (close and (english or exact)) and 0 < len(others) <= _FEW:
            self._of_others(key, type, others)
            return ""
        names = type.by_name if english else type.english
        near = self.near.nearest(key.text, names)
        close = close or (type.english.get(near, near) if near else None)
        if close:
            suggestion = close if english else type.by_name[close].chinese
            self.fault("SC012", key.span, field=key.text, suggestion=suggestion, of=type.title)
        else:
            self.fault("SC017", key.span, field=key.text, known=", ".join(names), of=type.title)
        return close or ""

    def _of_others(self, key: Scalar, type: NodeType, others: Several[NodeType]) -> None:
        """A field that stands elsewhere: where, and how it is written from here on."""
        lang = "en" if key.text.isascii() else "zh"
        ways = [way for node in others for way in ways_to(node, type, lang)][:_FEW]
        there = comma_list(dict.fromkeys(way.partition(":")[0] for way in ways))
        forms = sequence([way % f"{key.text}: …" for way in ways], message(" or "))
        self.fault("SC062", key.span, field=key.text, there=there, forms=forms, of=type.title)

    def unknown_word(self, node: Scalar, choices: Iterable[str], wanted: Text) -> None:
        """A word that is none of the list: the one of its meaning is asked for, else the one of like letters."""
        close = word_meant(node.text, choices)
        if close and not node.text.isascii():
            close = chinese_word(close)
        # A word in quotes is a text, where only a word will do.
        hint = _UNQUOTED if close == node.text else did_you_mean(close)
        self.fault("SC015", node.span, found=node.text[:_SHOWN], wanted=wanted, hint=hint)

    def wrong_kind(self, node: Node, wanted: Text, words: Iterable[str] = ()) -> None:
        """Something else than what belongs there; full-width punctuation is the likeliest cause.

        words : those that may stand there beside what `wanted` says; one of them may have been meant
        """
        if words and isinstance(node, Scalar) and word_meant(node.text, words):
            self.unknown_word(node, words, wanted)
            return
        sign = next(
            (s for s in _FULL_WIDTH if isinstance(node, Scalar) and node.plain and s in node.text), ""
        )
        if sign and isinstance(node, Scalar):
            at = node.span._replace(column=node.span.column + node.text.index(sign), length=1)
            self.fault("SC003", at, char=sign, plain=_FULL_WIDTH[sign])
        elif isinstance(node, Scalar) and not node.text.strip():
            either = message("{wanted}, or delete the field", wanted=wanted)
            there = either if node is self.optional else wanted
            self.fault("SC018", node.span, field=self.within, wanted=wanted, there=there)
        else:
            self.fault("SC014", node.span, field=self.within, found=_node_text(node), wanted=wanted)


def _is_short(node: Node, type: NodeType) -> bool:
    """Whether a node is written as its one field: without any of their names."""
    if isinstance(node, Mapping):
        return not any(key.text in type.by_name for key, _ in node.entries)
    return isinstance(node, Sequence)


@contextmanager
def once(reader: FieldReader) -> Iterator[FieldReader]:
    """A reader for what is written once and compiled for several places: what is wrong at one place is told once."""
    own = FieldReader([], near=reader.near)
    yield own
    told = {(fault.code, fault.span) for fault in reader.faults}
    reader.faults += [fault for fault in own.faults if (fault.code, fault.span) not in told]


_SHOWN = 40
_UNQUOTED = message("; without quotes it is one")
_FULL_WIDTH = {"：": ": ", "，": ", "}


def _node_text(node: Node) -> Text:
    if isinstance(node, Scalar):
        return f"“{node.text[:_SHOWN]}”"
    return message("a list") if isinstance(node, Sequence) else message("a mapping")
