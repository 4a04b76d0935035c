"""What is promised of a row: targets, what they mean, how much of them is due when."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.nodes.light import LIGHTS
from scorecard.language.words import (
    INTERIM,
    OVER_RANGE,
    PER,
    RELATION,
    ZERO_TARGET,
)
from scorecard.scheme.kinds import (
    Field,
    Flag,
    PaceOf,
    TargetsOf,
)

PROMISE: tuple[Field, ...] = (
    Field(
        "targets",
        TargetsOf(),
        "目标值",
        Text(
            "全年目标；期间为键的是阶段目标；-- 为不考核",
            "the year's targets; stage targets under their period; -- not assessed",
        ),
    ),
    Field(
        "relation",
        RELATION,
        "目标性质",
        Text(
            "目标值的含义；缺省为达到（越低越好的为不高于），每格可另写",
            "what the numbers mean; at least them, or at most them where lower is better; a cell may say its own",
        ),
        inherited=True,
    ),
    Field(
        "over_range",
        OVER_RANGE,
        "超出区间",
        Text(
            "区间、左右、等于的目标，超出上端怎样算完成率",
            "completion past the upper end of a range, of about and of equals",
        ),
        default="less",
        inherited=True,
    ),
    Field(
        "per",
        PER,
        "目标口径",
        Text(
            "多年规划里，目标是规划期合计，还是每年都要达到",
            "in a plan: whether a target is for all its years together, or for each year",
        ),
        default="plan",
        inherited=True,
    ),
    Field(
        "binding",
        Flag(),
        "约束性",
        Text("约束性指标，名称后印（约束性）", "a binding target, printed after its name"),
        default=False,
        inherited=True,
    ),
    Field(
        "pace",
        PaceOf(),
        "序时进度",
        Text(
            "到期应完成的比例；存量、比率没有序时",
            "the share due by each period; a stock or ratio has none",
        ),
        inherited=True,
    ),
    Field(
        "interim",
        INTERIM,
        "期中",
        Text("年中怎样计分", "what rules see before the year's end"),
        default="due",
        inherited=True,
    ),
    LIGHTS,
    Field(
        "zero_target",
        ZERO_TARGET,
        "零目标",
        Text("目标为 0 时怎样计分", "what a target of 0 does"),
        inherited=True,
    ),
)
