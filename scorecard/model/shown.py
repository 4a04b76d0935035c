"""What is shown beside a figure: its place among the units, its class, so many decimals."""

from __future__ import annotations

from dataclasses import KW_ONLY, field
from typing import Literal

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.condition import Bound
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import PLACES, BoundOf, ListOf, NodeOf, OneLine
from scorecard.scheme.words import AMONG, CLASS_OF


@dataclass(frozen=True)
class Class:
    """One class of a figure: its word, and within which bounds the figure is."""

    word: str = scheme_field(
        OneLine(), "名称", message("the word, such as A"), name="class", required=True, empty=""
    )
    bounds: tuple[Bound, ...] = ()
    span: Span = field(default=Span("", 0), compare=False, repr=False)


_BOUNDS = (
    Field("at_least", BoundOf(), "达到", message("this or more")),
    Field("above", BoundOf(), "超过", message("more than this")),
    Field("at_most", BoundOf(), "不超过", message("this or less")),
    Field("below", BoundOf(), "低于", message("less than this")),
)

CLASS = node_of(
    Class,
    "class",
    "档次",
    message("a band of a figure with a word; the first that holds from the top, without a gap between them"),
    after={"class": _BOUNDS},
)


@dataclass(frozen=True)
class ShownColumn:
    """What a row shows beside its figure; nothing where a field is as it is by default."""

    _: KW_ONLY
    rank: Literal["table", "group"] | None = scheme_field(
        AMONG,
        "名次",
        message("the place of its value among the units is shown, the better way of its direction first"),
        inherited=True,
    )
    classes: tuple[Class, ...] = scheme_field(
        ListOf(NodeOf("class")),
        "档次",
        message("bands with words; the word of the one that a figure is in is shown"),
        name="class",
        empty=(),
        inherited=True,
        settled=True,
    )
    class_of: Literal["value", "completion", "points"] = scheme_field(
        CLASS_OF, "档次依据", message("what of the row the bands are of"), default="value", inherited=True
    )
    decimals: int | None = scheme_field(
        PLACES,
        "小数位",
        message("with how many decimals its value is printed"),
        inherited=True,
        compare=False,
    )

    @property
    def any(self) -> bool:
        """Whether anything is shown beside the figure."""
        return bool(self.rank or self.classes)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its classes, from the top."""
        return tuple(class_.word for class_ in self.classes)


NOTHING = ShownColumn()
"""A row that shows its figure alone."""
