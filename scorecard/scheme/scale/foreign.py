"""What another package declares of a scale of its own, and what is wrong with such a declaration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Term, Text, comma_list, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Worked
from scorecard.scheme.compare import SCALED
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import (
    AmountOf,
    Decimal,
    Flag,
    Kind,
    ListOf,
    OneLine,
    Quantity,
    Share,
    Whole,
    Word,
)

Floats = NDArray[np.float64]
Settings = Mapping[str, Any]
"""What a scheme writes for a scale, by field: numbers, words, amounts, lists as tuples; None where nothing is said."""

Award = Callable[[Floats, Floats, Settings], Floats]
Bounds = Callable[[Floats, Settings], tuple[Floats, Floats]]
Arithmetic = Callable[[float, float, Settings], Sequence[Worked]]

OF = "of"
"""The gap of a sentence for what is compared; no field may have its name."""

PLAIN = (AmountOf, Decimal, Flag, OneLine, Quantity, Share, Whole, Word)
"""The kinds a field of such a scale may have, and lists of them."""


@dataclass(frozen=True)
class CustomScale:
    """How what is compared becomes points, by another package.

    chinese, help   its Chinese name and one line on what it does
    says       its sentence when a rule is read back: `{of}` is what is compared, `{field}` a field as written
    fields     what a scheme sets, declared as the fields of the language are
    compares   what it may be put on; all but `met` unless said
    award(basis, full, settings)  float64[K] points of the units that have a figure, before limits
    bounds(full, settings)        the fewest and the most points, before limits; None: what limits allow
    steps(basis, full, settings)  the arithmetic of one unit; the last result is its points
    check      what is wrong with settings that are each well written: by field, in words
    """

    chinese: str
    help: Text
    says: Term
    award: Award
    steps: Arithmetic
    fields: tuple[Field, ...] = ()
    bounds: Bounds | None = None
    check: Callable[[Settings], Mapping[str, Text]] | None = None
    compares: tuple[str, ...] = SCALED


def node_of(name: str, scale: CustomScale) -> NodeType:
    """The fields of a scale as a node of the language, under the name a scheme calls it by."""
    return NodeType(name, scale.chinese, scale.help, scale.fields)


def declaration_problems(offered: object) -> Iterator[Text]:
    """What is wrong with what an entry point holds; nothing for a sound declaration.

    >>> [said.say("en") for said in declaration_problems(42)]
    ['it is a int, not a CustomScale']
    """
    if not isinstance(offered, CustomScale):
        yield message("it is a {kind}, not a CustomScale", kind=type(offered).__name__)
        return
    if not isinstance(offered.chinese, str) or not offered.chinese.strip():
        yield message("chinese must be its Chinese name")
    for name in ("help", "says"):
        if not _two_texts(getattr(offered, name)):
            yield message("{name} must be a term in both languages", name=name)
    for name, needed in (("award", True), ("steps", True), ("bounds", False), ("check", False)):
        value = getattr(offered, name)
        if not callable(value) and (needed or value is not None):
            yield message("{name} must be a function", name=name)
    if not isinstance(offered.compares, tuple) or not set(offered.compares) <= set(SCALED):
        yield message("compares must be of {scaled}", scaled=comma_list(SCALED))
    yield from _fields(offered)


def _two_texts(value: Any) -> bool:
    return (
        isinstance(value, Term) and "zh" in value.texts and all(text.strip() for text in value.texts.values())
    )


def _fields(scale: CustomScale) -> Iterator[Text]:
    if not isinstance(scale.fields, tuple) or not all(isinstance(f, Field) for f in scale.fields):
        yield message("fields must be a tuple of Field")
        return
    names = [field.name for field in scale.fields]
    for field in scale.fields:
        if not str(field.name).isidentifier() or field.name == OF or names.count(field.name) > 1:
            yield message("the field name {field} is taken or no name", field=field.name)
        if not _plain(field.kind):
            kind = type(field.kind).__name__
            yield message("field {field}: {kind} is no plain kind", field=field.name, kind=kind)
        if not field.chinese or not _two_texts(field.help):
            yield message("field {field} lacks its Chinese name or help", field=field.name)
    if isinstance(scale.says, Term) and _two_texts(scale.says):
        yield from _gaps(scale.says, {OF, *names})


def _plain(kind: Kind) -> bool:
    inner = kind.of if isinstance(kind, ListOf) else kind
    return isinstance(inner, PLAIN)


def _gaps(says: Term, wanted: set[str]) -> Iterator[Text]:
    """A sentence says what is compared and every field, and nothing else: what decides points stays no secret."""
    for sentence in says.texts.values():
        try:
            names = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
        except ValueError:
            names = set()
        if names != wanted:
            gaps = " ".join(f"{{{name}}}" for name in sorted(wanted))
            yield message("the gaps of `says` must be exactly {gaps}", gaps=gaps)
            return


def failure(error: BaseException) -> str:
    """An exception in one line.

    >>> failure(ValueError("too low"))
    'ValueError: too low'
    """
    reason = " ".join(str(error).split())
    return f"{type(error).__name__}: {reason}"[:200] if reason else type(error).__name__
