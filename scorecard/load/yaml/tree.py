"""YAML text becomes a tree whose every node knows its place. Scalars stay text: kinds decide what they are.

Anchors and merge keys work; tags, duplicate keys, cycles and bombs are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as Several
from dataclasses import replace
from typing import Any, NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import control_character
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.yaml.blanks import Blanks

_MOST_NODES = 500_000
_DEEPEST = 40
# How often a text is read again without the lines that break it.
_MOST_TOLD = 20
_MOST_READ = 4_000_000


@dataclass(frozen=True)
class Scalar:
    """A text as written; `plain` if it stood without quotes."""

    text: str
    plain: bool
    span: Span


def text_of(node: object) -> str:
    """The text of a scalar; "" for any other node, and for none."""
    return node.text if isinstance(node, Scalar) else ""


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True)
class Mapping:
    """Keys and values in written order, merges worked in.

    Those of a large table are no tuple: each is made when it is asked for.
    """

    entries: Several[tuple[Scalar, Node]]
    span: Span

    def change_value(self, name: str, change: Callable[[Node], Node]) -> Mapping:
        """The same with the value of a key changed."""
        entries = ((key, change(value) if key.text == name else value) for key, value in self.entries)
        return Mapping(tuple(entries), self.span)


Node = Scalar | Sequence | Mapping


class _Refusal(Exception):
    """The text cannot be read any further; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class Tree(NamedTuple):
    """The tree of a YAML text, what is wrong with it, and whether it is all that was written.

    blanks : the empty places of lists, which stand in the tree as empty texts: whoever reads a list tells them
    """

    root: Node | None
    faults: tuple[Fault, ...]
    whole: bool = True
    blanks: tuple[Fault, ...] = ()


def yaml_tree(text: str, path: str) -> Tree:
    """The tree of a YAML text.

    Where the text breaks the rules of YAML, the lines that do so are left out with all that stands below
    them, and the rest is read for what else is wrong.
    """
    control = _control_characters(text, path)
    if control:
        return Tree(None, control, whole=False)
    lines = text.split("\n")
    told: list[Fault] = []
    blanks = Blanks()
    while True:
        changed = told or blanks.told
        root, faults, syntax = _read_tree("\n".join(lines) if changed else text, path, blanks)
        again = len(told) + len(blanks.told) < _MOST_TOLD and len(blanks.told) * len(text) <= _MOST_READ
        if again and [fault.code for fault in syntax] == ["SC504"]:
            blanks.fill(lines, syntax[0])
            continue
        syntax = tuple(replace(fault, span=blanks.as_written(fault.span)) for fault in syntax)
        if any(fault.code == "SC007" for fault in syntax):
            # References hold the text together; those to lines that were left out lead nowhere.
            return Tree(None, (*told, *faults, *(() if told else syntax)), False, tuple(blanks.told))
        told += [fault for fault in syntax if fault not in told]
        if not syntax:
            # What is wrong in the tree itself was found in each reading of it; the last one is told.
            second = any(fault.code == "SC010" for fault in faults)
            return Tree(root, (*told, *faults), not told and not second, tuple(blanks.told))
        left = [_left_out(lines, fault.span.line - 1) for fault in syntax]
        if not any(left) or len(told) >= _MOST_TOLD or len(told) * len(text) > _MOST_READ:
            return Tree(None, (*told, *faults), False, tuple(blanks.told))


def _left_out(lines: list[str], at: int) -> bool:
    """Empty a line and those below it that stand further in; whether there was anything in it."""
    if not 0 <= at < len(lines) or not lines[at].strip():
        return False
    indent = _indent(lines[at])
    lines[at] = ""
    for below in range(at + 1, len(lines)):
        if lines[below].strip() and _indent(lines[below]) <= indent:
            break
        lines[below] = ""
    return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _read_tree(
    text: str, path: str, blanks: Blanks
) -> tuple[Node | None, tuple[Fault, ...], tuple[Fault, ...]]:
    """The tree, what is wrong in it, and what kept it from being one."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(path, blanks)
    try:
        root = builder.document(yaml.parse(text, Loader=loader))
    except _Refusal as refused:
        return None, tuple(builder.faults), (refused.fault,)
    except yaml.YAMLError as problem:
        from scorecard.load.yaml.syntax import syntax_faults

        return None, tuple(builder.faults), syntax_faults(problem, text, path)
    return root, tuple(builder.faults), ()


def _control_characters(text: str, path: str) -> tuple[Fault, ...]:
    faults = []
    for number, line in enumerate(text.split("\n"), 1):
        char = control_character(line)
        if char:
            column = next(n for n, c in enumerate(line, 1) if control_character(c))
            faults.append(Fault("SC011", Span(path, number, column), {"char": char}))
    return tuple(faults)


def _reference(span: Span, reason: Text) -> Fault:
    return Fault("SC007", span, {"reason": reason})


class _Builder:
    """Events of the parser become nodes."""

    def __init__(self, path: str, blanks: Blanks) -> None:
        self.path = path
        self.blanks = blanks
        self.faults: list[Fault] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.open: set[str] = set()
        self.count = 0

    def document(self, events: Iterator[Any]) -> Node | None:
        import yaml

        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.faults.append(Fault("SC010", self.span(event)))
                    break
                first = next(events)
                root = self.node(first, events, 0)
        return root

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        span = Span(self.path, start.line + 1, start.column + 1, max(1, length))
        return self.blanks.as_written(span) if self.blanks.told else span

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        import yaml

        span = self.span(event)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor, span)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.faults.append(Fault("SC006", span, {"tag": tag}))
        if depth > _DEEPEST:
            raise _Refusal(_reference(span, message("more than {number} levels deep", number=_DEEPEST)))
        before = self.count
        if event.anchor:
            self.open.add(event.anchor)
        built: Node
        if isinstance(event, yaml.ScalarEvent):
            built = Scalar(event.value, not event.style, span)
        elif isinstance(event, yaml.SequenceStartEvent):
            built = self.sequence(events, span, depth)
        else:
            built = self.mapping(events, span, depth)
        self.grow(1, span)
        if event.anchor:
            self.open.discard(event.anchor)
            self.anchors[event.anchor] = (built, self.count - before)
        return built

    def grow(self, nodes: int, span: Span) -> None:
        self.count += nodes
        if self.count > _MOST_NODES:
            reason = message("it unfolds into more than {number} values", number=_MOST_NODES)
            raise _Refusal(_reference(span, reason))

    def alias(self, anchor: str | None, span: Span) -> Node:
        if anchor in self.open:
            raise _Refusal(_reference(span, message("*{anchor} refers to itself", anchor=anchor)))
        if anchor is None or anchor not in self.anchors:
            raise _Refusal(_reference(span, message("there is no anchor &{anchor} above", anchor=anchor)))
        built, size = self.anchors[anchor]
        self.grow(size, span)
        return built

    def sequence(self, events: Iterator[Any], span: Span, depth: int) -> Sequence:
        import yaml

        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, depth + 1))
        return Sequence(tuple(items), span)

    def mapping(self, events: Iterator[Any], span: Span, depth: int) -> Mapping:
        import yaml

        pairs: list[tuple[Node, Node]] = []
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            pairs.append((key, self.node(next(events), events, depth + 1)))
        entries: dict[str, tuple[Scalar, Node]] = {}
        merged: list[Mapping] = []
        for key, value in self.uncut(pairs):
            if not isinstance(key, Scalar):
                problem = message("a key must be a word, not a list")
                raise _Refusal(Fault("SC001", key.span, {"problem": problem}))
            if key.text == "<<" and key.plain:
                merged += self.merge_sources(value)
            elif key.text in entries:
                first = entries[key.text][0].span
                self.faults.append(Fault("SC005", key.span, {"key": key.text, "first": str(first.line)}))
            else:
                entries[key.text] = (key, value)
        for other in merged:
            for key, value in other.entries:
                entries.setdefault(key.text, (key, value))
        return Mapping(tuple(entries.values()), span)

    def uncut(self, pairs: list[tuple[Node, Node]]) -> Iterator[tuple[Node, Node]]:
        """The pairs of a mapping; a text that was cut at its commas inside a bracket is put together and told.

        In `{formula: max(a, b), points: 5}` YAML ends the text at the comma and takes `b)` for a field.
        """
        at = 0
        while at < len(pairs):
            key, value = pairs[at]
            taken = pieces_of(pairs, at)
            if taken:
                cut = [value, *(piece for piece, _ in pairs[at + 1 : at + 1 + taken])]
                value = whole_text(cut)
                name = text_of(key)
                self.faults.append(
                    Fault("SC402", value.span, {"key": name, "text": shorten_text(value.text)})
                )
            yield key, value
            at += 1 + taken

    def merge_sources(self, value: Node) -> list[Mapping]:
        sources = value.items if isinstance(value, Sequence) else (value,)
        for source in sources:
            if not isinstance(source, Mapping):
                problem = message("<< merges mappings only")
                raise _Refusal(Fault("SC001", source.span, {"problem": problem}))
        return [source for source in sources if isinstance(source, Mapping)]


def is_bare(key: Node, value: Node) -> bool:
    """Whether a key stands without a colon, as only a piece of a text that was cut at its comma does."""
    if not (isinstance(key, Scalar) and isinstance(value, Scalar) and key.plain and value.plain):
        return False
    end = key.span.column + key.span.length
    return not value.text and value.span.line == key.span.line and value.span.column == end


def pieces_of(pairs: list[tuple[Node, Node]], at: int) -> int:
    """How many of the next pairs are pieces of this one's text, up to the bracket that closes; 0 if it is whole."""
    value = pairs[at][1]
    if not isinstance(value, Scalar) or not value.plain:
        return 0
    level = _level(value.text)
    taken = 0
    while level > 0 and at + 1 + taken < len(pairs) and is_bare(*pairs[at + 1 + taken]):
        piece = pairs[at + 1 + taken][0]
        level += _level(piece.text) if isinstance(piece, Scalar) else 0
        taken += 1
    return 0 if level else taken


def _level(text: str) -> int:
    """How many brackets of a text stay open."""
    return sum(map(text.count, "(（")) - sum(map(text.count, ")）"))


def whole_text(pieces: list[Node]) -> Scalar:
    """The text that was cut at its commas, at the place of all its pieces."""
    texts = [piece for piece in pieces if isinstance(piece, Scalar)]
    first, last = texts[0].span, texts[-1].span
    length = last.column + last.length - first.column if last.line == first.line else first.length
    return Scalar(", ".join(piece.text for piece in texts), True, first._replace(length=length))


def shorten_text(text: str) -> str:
    """A text as a cure shows it."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


_SHOWN = 80
