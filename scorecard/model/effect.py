"""What follows from results beyond points: vetoes, caps on grades, shifts, loss of eligibility."""

from __future__ import annotations

from dataclasses import field

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.condition import Condition
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import Decimal, Flag, ListOf, Moves, NodeOf, OneLine


@dataclass(frozen=True)
class Consequence:
    """What an effect does; nothing where a field is as it is by default."""

    total: float | None = scheme_field(
        Decimal(0), "总分", message("the total is this, bonuses are gone, and ranks are issued once more")
    )
    unranked: bool = scheme_field(
        Flag(), "不排名", message("true: the total stands, without rank or quota"), default=False
    )
    grade: str | None = scheme_field(OneLine(), "等次", message("the grade is this, and no longer moves"))
    no_higher_than: str | None = scheme_field(
        OneLine(), "不高于", message("the best grade there can be, shifts included")
    )
    shift: int = scheme_field(Moves(), "升降", message("by how many grades up or down"), empty=0)
    ineligible: bool = scheme_field(
        Flag(),
        "取消资格",
        message("true: no grade and no place in a quota; total and rank stay"),
        default=False,
    )

    say: str | None = scheme_field(
        OneLine(), "说法", message("what is to be done, such as a talk: a remark, and nothing else follows")
    )

    @property
    def moves_ranks(self) -> bool:
        """Whether ranks have to be issued once more."""
        return self.unranked or self.total is not None


@dataclass(frozen=True)
class Effect:
    """An effect: its name in the notice, the conditions that must all hold, and what follows."""

    name: str = scheme_field(
        OneLine(), "名称", message("printed as a remark, such as a veto's name"), required=True, empty=""
    )
    conditions: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition"), single=True),
        "条件",
        message("conditions that must all hold"),
        name="if",
        required=True,
        empty=(),
    )
    then: Consequence = scheme_field(
        NodeOf("then"), "则", message("what follows"), required=True, empty=Consequence()
    )
    span: Span = field(default=Span("", 0), compare=False, repr=False)


THEN = node_of(
    Consequence,
    "then",
    "则",
    message("where several hold: the lowest total, the lowest grade, shifts added up"),
)

_FOR = Field(
    "for",
    ListOf(OneLine(), single=True),
    "用于",
    message("the totals and tables it is for; every total if not said, every table where there are none"),
)
"""Read where places are known, and kept by them."""

EFFECT = node_of(
    Effect,
    "effect",
    "结果运用",
    message("vetoes, no top grade, shifts; judged once, after totals and ranks"),
    after={"then": (_FOR,)},
)
