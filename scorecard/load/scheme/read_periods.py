"""How periods, parts of the year, plans and pace are read from a YAML node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.load.scheme.node_read import ReadValue
from scorecard.load.yaml import scalars
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence
from scorecard.model.period import NamedPeriod
from scorecard.model.period_names import parse_part_of_year, parse_stretch
from scorecard.scheme import kinds
from scorecard.scheme.kinds import Kind

if TYPE_CHECKING:
    from scorecard.load.scheme.fields import FieldReader


def read_when(reader: FieldReader, node: Node, kind: Kind) -> NamedPeriod | None:
    """A period: `2017Q3`; the name says how long it is."""
    named = parse_stretch(node.text, reader.starts) if isinstance(node, Scalar) else None
    if named is None:
        reader.wrong_kind(node, kind.words)
    return named


def read_part_of_year(reader: FieldReader, node: Node, kind: Kind) -> int | None:
    """A part of the year, as its last month."""
    month = parse_part_of_year(node.text, reader.starts) if isinstance(node, Scalar) else None
    if month is None:
        reader.wrong_kind(node, kind.words)
    return month


def read_plan_years(reader: FieldReader, node: Node, kind: Kind) -> tuple[int, int] | None:
    """First and last year of a plan."""
    first, _, last = node.text.partition("-") if isinstance(node, Scalar) else ("", "", "")
    if len(first) == len(last) == 4 and (first + last).isdecimal() and int(first) < int(last):
        return int(first), int(last)
    reader.wrong_kind(node, kind.words)
    return None


def read_pace(reader: FieldReader, node: Node, kind: Kind) -> Any:
    """A word, or shares by part of the year."""
    share = kinds.Share()
    if isinstance(node, Scalar) and node.text in kinds.PACES:
        return node.text
    if isinstance(node, Sequence):
        shares = reader.read_items(node, lambda item: reader.read(item, share), share.words)
        return tuple(
            ReadValue(read, item.span, item.span) for read, item in zip(shares, node.items, strict=True)
        )
    if isinstance(node, Mapping):
        return {
            read_part_of_year(reader, key, kinds.PartOfYear()): ReadValue(
                reader.read(value, share), value.span, key.span
            )
            for key, value in node.entries
        }
    reader.wrong_kind(node, kind.words, ("linear", "none"))
    return None


def read_base_year(reader: FieldReader, node: Node, kind: Kind) -> int | str | None:
    """A year, or the word for last year."""
    if isinstance(node, Scalar) and node.text == kinds.LAST_YEAR:
        return node.text
    year = scalars.number(node) if isinstance(node, Scalar) else None
    if isinstance(year, Numeral) and year.value == int(year.value) and year.value >= 1900:
        return int(year.value)
    reader.wrong_kind(node, kind.words, (kinds.LAST_YEAR,))
    return None
