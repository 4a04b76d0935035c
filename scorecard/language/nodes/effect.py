"""What follows from results: vetoes, caps on grades, shifts, loss of eligibility."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.scheme.kinds import Decimal, Field, Flag, Line, ListOf, Moves, NodeOf, NodeType

EFFECT = NodeType(
    "effect",
    "结果运用",
    Text(
        "一票否决、不得评优、晋档降档；在总分和名次产生之后判定一次",
        "vetoes, no top grade, shifts; judged once, after totals and ranks",
    ),
    (
        Field(
            "name",
            Line(),
            "名称",
            Text("印在备注里，如 节能否决", "printed as a remark, such as a veto's name"),
            required=True,
        ),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            Text("各条都须成立", "conditions that must all hold"),
            required=True,
        ),
        Field("then", NodeOf("then"), "则", Text("成立时怎样", "what follows"), required=True),
        Field(
            "for",
            ListOf(Line(), single=True),
            "用于",
            Text(
                "用于哪些总分、哪些表；缺省用于各总分，没有总分的用于各表",
                "the totals and tables it is for; every total if not said, every table where there are none",
            ),
        ),
    ),
)


THEN = NodeType(
    "then",
    "则",
    Text(
        "同时有几条成立的，总分取最低、等次取最低、升降相加",
        "where several hold: the lowest total, the lowest grade, shifts added up",
    ),
    (
        Field(
            "total",
            Decimal(0),
            "总分",
            Text(
                "总分记为此数，加分一并取消，名次重排",
                "the total is this, bonuses are gone, and ranks are issued once more",
            ),
        ),
        Field(
            "unranked",
            Flag(),
            "不排名",
            Text("true：总分照印，不排名、不按名额定等次", "true: the total stands, without rank or quota"),
            default=False,
        ),
        Field(
            "grade", Line(), "等次", Text("等次就是它，不再升降", "the grade is this, and no longer moves")
        ),
        Field(
            "no_higher_than",
            Line(),
            "不高于",
            Text("等次最高到它，晋档也不越过", "the best grade there can be, shifts included"),
        ),
        Field("shift", Moves(), "升降", Text("等次升、降几档", "by how many grades up or down")),
        Field(
            "ineligible",
            Flag(),
            "取消资格",
            Text(
                "true：不定等次、不占名额，总分和名次照旧",
                "true: no grade and no place in a quota; total and rank stay",
            ),
            default=False,
        ),
    ),
)
