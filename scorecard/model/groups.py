"""Groups that follow from figures: every unit is in the group that its class is called by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.amendment import Amendment
from scorecard.model.indicator import Indicator
from scorecard.model.table import SchemeTable
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import OneLine


@dataclass(frozen=True)
class OfClass:
    """What a scheme says where all of its units are in one class."""

    word: str
    tables: tuple[SchemeTable, ...]
    amendments: tuple[Amendment, ...]


def _class_parts(classes: tuple[OfClass, ...]) -> Iterator[tuple[str, object, object]]:
    """What hashes count: of rows that go by the class, what each class has of them."""
    yield "by_class", {class_.word: _rows(class_) for class_ in classes}, {}


def _rows(class_: OfClass) -> dict[str, Any]:
    return {
        f"{table.id}.{row.id}": {"points": row.points, "applies": row.applies, "targets": row.targets}
        for table in class_.tables
        for row in table.indicators
        if row.by_class
    }


@dataclass(frozen=True)
class Groups:
    """The row whose classes, or words, are the groups of the units.

    words : the groups there are, in the order of the row; of_class : what the scheme says of each
    """

    row: str = scheme_field(
        OneLine(),
        "取自",
        message("the row that tells the group of each unit: one of words, or one with `class`"),
        name="from",
        required=True,
        empty="",
    )
    words: tuple[str, ...] = ()
    of_class: tuple[OfClass, ...] = field(default=(), metadata={"parts": _class_parts})
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def by_word(self) -> Mapping[str, OfClass]:
        """What the scheme says of each class."""
        return {class_.word: class_ for class_ in self.of_class}


GROUPS = node_of(
    Groups,
    "groups",
    "分组",
    message("groups that follow from figures: each unit is in the group that its class is called by"),
)


def class_row(tables: tuple[SchemeTable, ...]) -> tuple[int, Indicator] | None:
    """The row that tells the groups of units, and its table; None where they are typed, or there are none."""
    pairs = ((n, row) for n, table in enumerate(tables) for row in table.rows if row.groups)
    return next(pairs, None)
