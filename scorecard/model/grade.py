"""Grades: what must hold for one, and how many units it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal, NamedTuple

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.condition import Condition
from scorecard.model.figure import as_figures, rounded
from scorecard.model.identity import in_parts
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import Flag, ListOf, NodeOf, OneLine, QuotaOf, Whole
from scorecard.scheme.words import EDGE_TIE, VACANT, WHOLE

End = Literal["top", "bottom"]
Vacant = Literal["filled", "kept"]


class Quota(NamedTuple):
    """How many of the ranked units: a share, made a count as the grade says, or a count."""

    share: float | None = None
    number: int | None = None


@dataclass(frozen=True)
class GradeQuota:
    """The quota of a grade from one end: one for all, which stands under "", or one for each group."""

    end: End
    by_group: tuple[tuple[str, Quota], ...]

    @classmethod
    def for_all(cls, end: End, quota: Quota) -> GradeQuota:
        """The same quota for all units."""
        return cls(end, (("", quota),))

    @property
    def share(self) -> float | None:
        """The share that is the same for all; None where it is a count, or groups have their own."""
        return None if self.grouped else self.by_group[0][1].share

    @property
    def grouped(self) -> bool:
        """Whether groups have their own quotas."""
        return any(group for group, _ in self.by_group)


def _place_parts(places: GradeQuota | None) -> Iterator[tuple[str, object, object]]:
    """How hashes count the places of a grade: a share for all under the name of its end."""
    share = places.share if places else None
    for end in ("top", "bottom"):
        yield end, share if places and places.end == end else None, None
    yield "places", places if share is None else None, None


@dataclass(frozen=True)
class Grade:
    """One grade: the conditions that must all hold, and the quota of ranked units it is held to.

    A share among `places` is made a count as `whole` says, of `fewest` units at least. A tie at the edge of the count is in or out as
    `edge_tie` says. The place of a unit that an effect keeps from the grade is `vacant`: filled by the next,
    also where nothing is said, or kept empty. Without condition and quota it is the rest; one that is `given`
    goes to those alone whom an effect or the scheme itself gives it.
    """

    grade: str = scheme_field(OneLine(), "名称", message("such as A"), required=True, empty="")
    conditions: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition"), single=True),
        "条件",
        message("conditions that must all hold"),
        name="if",
        empty=(),
    )
    places: GradeQuota | None = field(default=None, metadata=in_parts(_place_parts))
    whole: Literal["down", "up", "half_up"] = scheme_field(
        WHOLE, "取整", message("how the share becomes a count"), default="down"
    )
    edge_tie: Literal["include", "exclude"] = scheme_field(
        EDGE_TIE, "末位并列", message("what a tie at the edge of the quota does"), default="include"
    )
    vacant: Vacant | None = scheme_field(
        VACANT,
        "空额",
        message(
            "what becomes of the place of a unit that an effect keeps from the grade; the next "
            "moves up if not said, and `check` warns where it matters"
        ),
    )
    given: bool = scheme_field(
        Flag(),
        "指定",
        message("true: only where an effect or the unit itself says so, never by points"),
        default=False,
    )
    fewest: int = scheme_field(
        Whole(1),
        "最少名额",
        message("the fewest units a share comes to, such as 1 where it is less than 1"),
        default=0,
    )
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def end(self) -> End | None:
        """The end its quota is counted from; None without one."""
        return self.places.end if self.places else None

    def quota(self, group: str = "") -> Quota | None:
        """The quota for the units of a group."""
        quotas = dict(self.places.by_group) if self.places else {}
        return quotas.get(group, quotas.get(""))

    def count(self, ranked: int, group: str = "") -> int:
        """How many of so many ranked units the quota of a group is; 0 without one.

        A share is at least `fewest`, where there are so many. 20 % of 4 rounded down, at least 1: 1.

        >>> quarter = GradeQuota.for_all("top", Quota(0.25))
        >>> [Grade("A", places=quarter, whole=whole).count(11) for whole in ("down", "up", "half_up")]
        [2, 3, 3]
        """
        quota = self.quota(group)
        if quota is None or quota.share is None:
            return 0 if quota is None else quota.number or 0
        many = int(rounded(as_figures(ranked) * quota.share, 0, self.whole).value)
        return max(many, min(self.fewest, ranked))

    @property
    def rest(self) -> bool:
        """Whether it is for all that no other grade is for."""
        return not self.conditions and self.places is None and not self.given


_ENDS = (
    Field(
        "top",
        QuotaOf(),
        "前",
        message(
            "the best of the ranked units, as a share or a count; in each group where ranks are among groups"
        ),
    ),
    Field("bottom", QuotaOf(), "后", message("the last of the ranked units, as a share or a count")),
)
"""Become `places`."""

GRADE = node_of(
    Grade,
    "grade",
    "等次",
    message("the first that holds, from the top; one without condition and quota is the rest"),
    after={"if": _ENDS},
    apart=(("top", "bottom"),),
)
