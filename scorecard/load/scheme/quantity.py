"""Figures in the unit of what a rule compares."""

from __future__ import annotations

from typing import Any

from scorecard.base.message import message
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.yaml import scalars
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Node, Scalar, text_of
from scorecard.scheme.compare import Comparison
from scorecard.scheme.kinds import Decimal


def quantity(reader: FieldReader, node: Node, compare: type[Comparison]) -> float | None:
    """A figure in the unit of what is compared: a share for completion, a plain number otherwise."""
    text = text_of(node)
    share = text.endswith("%")
    plain = scalars.number(Scalar(text[:-1], True, node.span)) if share else None
    if compare.pure:
        if isinstance(plain, Numeral):
            return plain.value / 100
        if isinstance(node, Scalar) and isinstance(scalars.number(node), Numeral):
            reader.fault("SC270", node.span, found=text, compare=compare.word, cure=f"{text}%")
            return None
        reader.wrong_kind(node, message("a number with a percent sign, such as 95%"))
        return None
    if isinstance(plain, Numeral):
        reader.fault("SC270", node.span, found=text, compare=compare.word, cure=text[:-1])
        return None
    number: Any = reader.read(node, Decimal())
    return number.value if number else None
