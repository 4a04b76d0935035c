"""Which figures may be sent in for a row, and which of them nobody asks about."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.model.condition import Condition
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import Decimal, Flag, ListOf, NodeOf, OneLine

Ends = tuple[float, float]
_ANY: Ends = (-inf, inf)


def _end_by_end(ends: Ends) -> Iterator[tuple[str, Any, Any]]:
    """Seals keep the two ends each by itself."""
    yield from zip(("low", "high"), ends, _ANY, strict=True)


class _Range:
    """What lies between two ends, both included."""

    between: Ends

    @property
    def low(self) -> float:
        """The lower end."""
        return self.between[0]

    @property
    def high(self) -> float:
        """The upper end."""
        return self.between[1]


@dataclass(frozen=True)
class AllowedRange(_Range):
    """Which figures may be sent in: those of a range; whole ones only where said.

    `conditions` say for which units it counts, where what is allowed hangs on other figures.
    """

    whole: bool = scheme_field(Flag(), "整数", message("whole numbers only"), default=False)
    between: Ends = scheme_field(
        ListOf(Decimal()),
        "范围",
        message("[lowest, highest], both of them allowed"),
        empty=_ANY,
        parts=_end_by_end,
    )
    conditions: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition"), single=True),
        "条件",
        message("for units for which these conditions, on figures of other rows, all hold"),
        name="if",
        empty=(),
    )


@dataclass(frozen=True)
class Plausible(_Range):
    """The figures of a row that `check` does not ask about."""

    between: Ends = scheme_field(
        ListOf(Decimal()),
        "范围",
        message("[lowest, highest], both of them plausible"),
        required=True,
        empty=_ANY,
    )


_WORDS = Field(
    "words", ListOf(OneLine()), "词", message("a word instead of a number: one of these, such as [yes, no]")
)
"""Kept by the row, which takes them instead of numbers."""

ALLOWED = node_of(AllowedRange, "allowed", "允许值", message("what may be sent in"), after={"": (_WORDS,)})

PLAUSIBLE = node_of(
    Plausible,
    "plausible",
    "可信范围",
    message(
        "which figures are plausible, such as {{between: [0, 120]}}: `check` asks no more of their size and sign"
    ),
)
