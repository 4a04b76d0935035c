"""What follows from results: vetoes, caps on grades, shifts, loss of eligibility."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import Decimal, Flag, ListOf, Moves, NodeOf, OneLine

EFFECT = NodeType(
    "effect",
    "结果运用",
    message("vetoes, no top grade, shifts; judged once, after totals and ranks"),
    (
        Field(
            "name",
            OneLine(),
            "名称",
            message("printed as a remark, such as a veto's name"),
            required=True,
        ),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            message("conditions that must all hold"),
            required=True,
        ),
        Field("then", NodeOf("then"), "则", message("what follows"), required=True),
        Field(
            "for",
            ListOf(OneLine(), single=True),
            "用于",
            message(
                "the totals and tables it is for; every total if not said, every table where there are none"
            ),
        ),
    ),
)


THEN = NodeType(
    "then",
    "则",
    message("where several hold: the lowest total, the lowest grade, shifts added up"),
    (
        Field(
            "total",
            Decimal(0),
            "总分",
            message("the total is this, bonuses are gone, and ranks are issued once more"),
        ),
        Field(
            "unranked",
            Flag(),
            "不排名",
            message("true: the total stands, without rank or quota"),
            default=False,
        ),
        Field("grade", OneLine(), "等次", message("the grade is this, and no longer moves")),
        Field(
            "no_higher_than",
            OneLine(),
            "不高于",
            message("the best grade there can be, shifts included"),
        ),
        Field("shift", Moves(), "升降", message("by how many grades up or down")),
        Field(
            "ineligible",
            Flag(),
            "取消资格",
            message("true: no grade and no place in a quota; total and rank stay"),
            default=False,
        ),
    ),
)
