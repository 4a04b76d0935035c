"""Changes as they are written: `春江镇.专利申请=500`, one to an argument, or a file of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.place import ARGUMENT
from scorecard.base.span import Span
from scorecard.language.called import FIELDS_CALLED
from scorecard.load.actuals.records import read_records
from scorecard.load.source import Source
from scorecard.load.text import decode
from scorecard.load.yaml.tree import Mapping as Tree
from scorecard.load.yaml.tree import Node, Scalar, text_of, yaml_tree
from scorecard.load.yaml.tree import Sequence as Items
from scorecard.model.row_fields import INDICATOR
from scorecard.model.total import TOTAL

FORMS = ("targets", "points", "weights", "rule", "rounding")
"""What of a scheme can be changed; what names none of them is an actual."""

_CALLED: Mapping[str, str] = {
    **{called: name for name in FORMS for called in (name, *FIELDS_CALLED.get(name, ()))},
    **{zh: en for zh, en in {**INDICATOR.english, **TOTAL.english}.items() if en in FORMS},
    "rules": "rule",
}
_WORDS = {"targets": 3, "points": 2, "rule": 2, "rounding": 2}
_HEADS = (("address", "value"), ("改动", "数值"))


class WrittenChange(NamedTuple):
    """A change as it is written: of what (`actual`, or one of FORMS), its address without that, and the new value."""

    form: str
    address: str
    key: Span
    value: Node

    @property
    def text(self) -> str:
        """The value as one text; "" where it is more than one."""
        return text_of(self.value)


class Problem(NamedTuple):
    """Why a change means nothing, and where it stands."""

    span: Span
    text: Text


class Changes(NamedTuple):
    """What was written, what is wrong with it, and the lines to show that in."""

    written: tuple[WrittenChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = {}


def read_arguments(arguments: Sequence[str]) -> Changes:
    """Changes that are arguments, each a line of its own."""
    written: list[WrittenChange] = []
    problems: list[Problem] = []
    faults: list[Fault] = []
    for number, text in enumerate(arguments, 1):
        at = next((n for n, sign in enumerate(text) if sign in "=＝"), -1)
        if at < 1:
            example = message("write ADDRESS=VALUE, such as UNIT.INDICATOR=12.5")
            problems.append(Problem(Span(ARGUMENT, number), example))
            continue
        key, value = Span(ARGUMENT, number, 1, at), Span(ARGUMENT, number, at + 2, len(text) - at - 1 or 1)
        written.append(_read_change(text[:at], key, Scalar(text[at + 1 :], True, value), faults))
    return Changes(tuple(written), tuple(problems), tuple(faults), {ARGUMENT: tuple(arguments)})


def read_file(source: Source) -> Changes:
    """Changes that stand in a file: a mapping of YAML, or a csv with the columns address and value."""
    decoded, decoding_faults = decode(source)
    faults = list(decoding_faults)
    lines = {source.path: decoded.lines}
    if not decoded.readable:
        return Changes(faults=tuple(faults), lines=lines)
    if source.path.lower().endswith(".csv"):
        written, problems = _changes_in_table(source.path, decoded.rows, faults)
    else:
        tree = yaml_tree("\n".join(decoded.lines), source.path)
        faults += tree.faults
        written, problems = list(_changes_in_tree(tree.root)), []
    if not written and not problems and not faults:
        problems.append(Problem(Span(source.path, 1), message("no change stands in it")))
    return Changes(tuple(written), tuple(problems), tuple(faults), lines)


def _changes_in_table(
    path: str, rows: Sequence[str], faults: list[Fault]
) -> tuple[list[WrittenChange], list[Problem]]:
    records, broken = read_records(path, rows)
    faults += broken
    if not records:
        return [], []
    heads = tuple(cell.strip() for cell in records[0].cells[:2])
    if heads not in _HEADS:
        need = message("the first line must name the columns address,value")
        return [], [Problem(records[0].span(path), need)]
    written: list[WrittenChange] = []
    problems: list[Problem] = []
    for record in map(lambda one: one.with_cell_columns(), records[1:]):
        if len(record.cells) != 2:
            problems.append(Problem(record.span(path), message("this line has more or fewer than two cells")))
            continue
        address, value = record.cells
        read = Scalar(value, True, record.span(path, 1))
        written.append(_read_change(address, record.span(path, 0), read, faults))
    return written, problems


def _changes_in_tree(root: Node | None, above: tuple[str, ...] = ()) -> Iterator[WrittenChange]:
    """The changes of a mapping, whose addresses may be written as mappings inside one another."""
    for key, value in root.entries if isinstance(root, Tree) else ():
        path = (*above, *key.text.split(".", 1)) if not above else (*above, key.text)
        form = _CALLED.get(path[0].strip(), "actual")
        if isinstance(value, Tree) and len(path) < _WORDS.get(form, 9):
            yield from _changes_in_tree(value, path)
        else:
            address = ".".join(path if form == "actual" else path[1:])
            yield WrittenChange(form, address, key.span, value)


def _read_change(address: str, key: Span, value: Scalar, faults: list[Fault]) -> WrittenChange:
    """One change on one line; what is no actual is read as a scheme is."""
    first, _, rest = address.partition(".")
    form = _CALLED.get(first.strip())
    if form is None:
        return WrittenChange("actual", address, key, value)
    # The text is read at its own place, so that what is wrong in it is told there.
    before = "\n" * (value.span.line - 1) + " " * (value.span.column - 1)
    tree = yaml_tree(before + value.text, value.span.path)
    faults += tree.faults
    return WrittenChange(form, rest, key, _meant_value(tree.root) if tree.root else value)


def _meant_value(node: Node) -> Node:
    """A value as it is meant: YAML takes `value:2` for one word, for want of a blank behind the colon."""
    if isinstance(node, Items):
        return Items(tuple(map(_meant_value, node.items)), node.span)
    if not isinstance(node, Tree):
        return node
    entries = (_entry(key, value) for key, value in node.entries)
    return Tree(tuple((key, _meant_value(value)) for key, value in entries), node.span)


def _entry(key: Scalar, value: Node) -> tuple[Scalar, Node]:
    name, _, rest = key.text.partition(":")
    alone = isinstance(value, Scalar) and not value.text
    if not (key.plain and alone and name and rest):
        return key, value
    quoted = len(rest) > 1 and rest[0] == rest[-1] and rest[0] in "\"'"
    at, start = key.span, key.span.column + len(name) + 1
    span = Span(at.path, at.line, start, len(rest))
    return (
        Scalar(name, True, Span(at.path, at.line, at.column, len(name))),
        Scalar(rest[1:-1] if quoted else rest, not quoted, span),
    )
