"""What is promised in one cell: a number, and what counts as keeping the promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import nan
from typing import NamedTuple, TypeVar

from scorecard.base.message import message
from scorecard.scheme.field import NodeType
from scorecard.scheme.target import levels, link
from scorecard.scheme.target.link import Link, WrittenNumber
from scorecard.scheme.target.meaning import MEANINGS, TargetRelation, ValueRange

PLACE = "位"
"""The measure of places in a ranking: lower is better, and there is no share of a place."""


Key = TypeVar("Key")


class Target(NamedTuple):
    """A target as promised; `text` is how the notice writes it. Not assessed: no value, `--`.

    value : the number promised; of a range its lower end, of two levels (确保、奋斗) the lower one
    relation : what the number means; None: at least it, or at most it where lower is better
    upper : the upper end of a range; tolerance : of `about`, as a share; stretch : 奋斗目标
    link : what the number is worked out from; until that is known there is none
    error : how far a number worked out from figures may be off; None where it stands as written
    """

    value: float
    text: str
    relation: TargetRelation | None = None
    upper: WrittenNumber | None = None
    tolerance: float | None = None
    stretch: WrittenNumber | None = None
    link: Link | None = None
    error: float | None = None

    @property
    def assessed(self) -> bool:
        """Whether the unit has this target at all."""
        return self.known or self.link is not None

    @property
    def known(self) -> bool:
        """Whether it has a number; one that is worked out from figures may have none yet."""
        return self.value == self.value

    @property
    def ranged(self) -> bool:
        """Whether it has two ends, so that an actual can be past it."""
        return self.relation is not None and MEANINGS[self.relation].ranged

    def meaning(self, direction: str) -> TargetRelation:
        """The relation that holds."""
        return self.relation or ("at_least" if direction == "higher" else "at_most")

    def span(self, direction: str) -> ValueRange:
        """The actuals that keep the promise.

        >>> Target(5000.0, "5000", "above").span("higher")
        ValueRange(lower=5000.0, upper=inf, strict=True)
        >>> Target(400.0, "400", "about", tolerance=0.05).span("higher")
        ValueRange(lower=380.0, upper=420.0, strict=False)
        """
        if not self.known:
            return ValueRange(nan, nan)
        upper = self.upper.value if self.upper else self.value
        return MEANINGS[self.meaning(direction)].range(self.value, upper, self.tolerance or 0.0)

    def notice_text(self, measure: str) -> str:
        """The target as a notice prints it; percentages carry their sign.

        >>> Target(5000.0, "5000", "above").notice_text("家"), Target(95.0, "95", "about").notice_text("%")
        ('超5000', '95%左右')
        >>> Target(2.0, "2", "between", WrittenNumber(3.0, "3")).notice_text("个"), Target(20.0, "20").notice_text("位")
        ('2-3', '前20')
        """
        if not self.assessed:
            return self.text
        sign = "%" if measure == "%" else ""
        number = f"{self.text}{sign}"
        if self.link:
            figure = self.link.notice_text(self.relation or "at_least")
            return f"{figure}（{number}）" if self.text else figure
        if self.stretch:
            return levels.notice_levels(number, f"{self.stretch.text}{sign}")
        if measure == PLACE and self.relation in (None, "at_most"):
            return f"前{self.text}"
        if self.relation is None:
            return number
        meaning = MEANINGS[self.relation]
        upper = f"-{self.upper.text}{sign}" if self.upper else ""
        return f"{meaning.before}{number}{upper}{meaning.after}"


NOT_ASSESSED = Target(nan, "--")

TARGET = NodeType(
    "target",
    "目标",
    message("one cell of targets: a number with what it means, or two levels"),
    (*(meaning.field for meaning in MEANINGS.values()), *levels.FIELDS, *link.FIELDS),
    apart=((*MEANINGS, "must", "times"), (*MEANINGS, "stretch"), ("indicator", "base"), ("must", "base")),
)


def each_once(targets: Mapping[Key, Sequence[Target]]) -> Iterator[Target]:
    """The targets of all periods, in their order; one that is written once for many units is one."""
    for cells in targets.values():
        alike = bool(cells) and cells.count(cells[0]) == len(cells)
        yield from cells[:1] if alike else dict(zip(map(id, cells), cells, strict=True)).values()
