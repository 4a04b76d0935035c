"""How numbers are read: decimals, whole ones, shares and amounts."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from scorecard.base.fault import Fault
from scorecard.load.yaml import scalars
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Node, Scalar
from scorecard.scheme.amount import Amount
from scorecard.scheme.kinds import Kind

if TYPE_CHECKING:
    from scorecard.load.scheme.fields import FieldReader


def read_number(reader: FieldReader, node: Node, kind: Kind, words: tuple[str, ...] = ()) -> Numeral | None:
    """A number as it is written; None after noting what is wrong with it."""
    numeral = scalars.number(node) if isinstance(node, Scalar) else None
    if isinstance(numeral, Fault):
        reader.faults.append(numeral)
        return None
    if numeral is None:
        reader.wrong_kind(node, kind.words, words)
    return numeral


def read_decimal(reader: FieldReader, node: Node, kind: Any) -> Numeral | None:
    """A number not below the least that its kind allows."""
    numeral = read_number(reader, node, kind)
    if numeral and kind.least is not None and numeral.value < kind.least:
        reader.fault("SC016", node.span, found=numeral.text, wanted=kind.words)
        return None
    return numeral


def read_whole(reader: FieldReader, node: Node, kind: Any) -> int | None:
    """A whole number within what its kind allows."""
    numeral = read_number(reader, node, kind)
    most = inf if kind.most is None else kind.most
    if numeral and not (numeral.value == int(numeral.value) and kind.least <= numeral.value <= most):
        reader.fault("SC016", node.span, found=numeral.text, wanted=kind.words)
        return None
    return int(numeral.value) if numeral else None


def read_moves(reader: FieldReader, node: Node, kind: Kind) -> int | None:
    """A whole number of places up or down, not 0."""
    numeral = read_number(reader, node, kind)
    if numeral and (numeral.value != int(numeral.value) or not numeral.value):
        reader.fault("SC016", node.span, found=numeral.text, wanted=kind.words)
        return None
    return int(numeral.value) if numeral else None


def percent_of(node: Node) -> float | None:
    """The share that `20%` says; None for anything else."""
    if isinstance(node, Scalar) and node.text.endswith("%"):
        numeral = scalars.number(Scalar(node.text[:-1], True, node.span))
        return numeral.value / 100 if isinstance(numeral, Numeral) else None
    return None


def read_share(reader: FieldReader, node: Node, kind: Kind) -> float | None:
    """A share of 0% or more."""
    share = percent_of(node)
    if share is None or share < 0:
        reader.wrong_kind(node, kind.words)
        return None
    return share


def read_amount(reader: FieldReader, node: Node, kind: Any) -> Amount | None:
    """Points, a share of the points, or `none` for no limit."""
    if kind.none and isinstance(node, Scalar) and node.text == "none":
        return Amount(inf)
    share = percent_of(node)
    if share is not None:
        return Amount(share, share=True)
    numeral = read_number(reader, node, kind, ("none",) if kind.none else ())
    return Amount(numeral.value) if numeral else None
