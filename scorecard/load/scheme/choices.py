"""Points by exact value: the numbers or the words a rule accepts."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.base.fault import Fault
from scorecard.base.names import fold_name
from scorecard.load.scheme import scalars
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.inherit import Inherited
from scorecard.load.scheme.scalars import Number
from scorecard.load.scheme.scales import quantity
from scorecard.load.scheme.yaml_tree import Scalar
from scorecard.model.rule import Choice


def compile_choices(reader: FieldReader, node: NodeRead) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """The values accepted, each with its points; and the words, where the values are words.

    A word stands for its place among the choices until the row is known that it belongs to.
    """
    written: dict[str, Read] = node.get("choices") or {}
    if not says_words(node):
        found = ((quantity(reader, _scalar(text, read), "value"), read) for text, read in written.items())
        return tuple(Choice(value, read.value) for value, read in found if value is not None), ()
    words = {text: read for text, read in written.items() if not _number_like(_scalar(text, read))}
    for text, read in written.items():
        if text not in words:
            reader.fault("SC291", read.key, number=text, word=next(iter(words)))
    check_twice(reader, [Read(text, read.key, read.key) for text, read in words.items()])
    choices = tuple(Choice(float(n), read.value) for n, read in enumerate(words.values()))
    return choices, tuple(text.strip() for text in words)


def says_words(rule: NodeRead | None) -> bool:
    """Whether the choices of a rule, as written, are words; those that mix both are."""
    written: dict[str, Read] = (rule.get("choices") or {}) if rule else {}
    return any(not _number_like(_scalar(text, read)) for text, read in written.items())


def said_words(within: Inherited) -> tuple[str, ...]:
    """The words a row takes as it is written: those of its choices, else those that are allowed."""
    rule: NodeRead | None = within.get("rule")
    if says_words(rule):
        written: dict[str, Read] = rule.get("choices") if rule else {}
        return tuple(text.strip() for text, read in written.items() if not _number_like(_scalar(text, read)))
    allowed = within.get("allowed")
    # Of several rows none has words.
    return tuple(read.value for read in allowed.get("words") or ()) if isinstance(allowed, NodeRead) else ()


def check_twice(reader: FieldReader, words: Iterable[Read]) -> None:
    """No word stands there twice, however it is spelled."""
    seen: dict[str, Read] = {}
    for read in words:
        first = seen.setdefault(fold_name(read.value), read)
        if first is not read:
            reader.fault("SC290", read.span, word=read.value, first=first.value)


def _scalar(text: str, read: Read) -> Scalar:
    return Scalar(text, True, read.key)


def _number_like(scalar: Scalar) -> bool:
    """Whether a choice is meant as a number, even one that is written so that it is refused."""
    bare = Scalar(scalar.text.removesuffix("%"), True, scalar.span)
    return isinstance(scalars.number(bare), Number | Fault)


def number_like(read: Read) -> bool:
    """Whether a word of a list is a number."""
    return _number_like(Scalar(read.value, True, read.span))
