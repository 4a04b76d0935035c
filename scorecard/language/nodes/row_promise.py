"""What is promised of a row: targets, what they mean, how much of them is due when."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.model.light import LIGHTS
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import Flag, PaceOf, TargetsOf
from scorecard.scheme.words import (
    INTERIM,
    OVER_RANGE,
    PER,
    RELATION,
    ZERO_TARGET,
)

PROMISE: tuple[Field, ...] = (
    Field(
        "targets",
        TargetsOf(),
        "目标值",
        message("the year's targets; stage targets under their period; -- not assessed"),
    ),
    Field(
        "relation",
        RELATION,
        "目标性质",
        message(
            "what the numbers mean; at least them, or at most them where lower is better; a cell "
            "may say its own"
        ),
        inherited=True,
    ),
    Field(
        "over_range",
        OVER_RANGE,
        "超出区间",
        message("completion past the upper end of a range, of about and of equals"),
        default="less",
        inherited=True,
    ),
    Field(
        "per",
        PER,
        "目标口径",
        message("in a plan: whether a target is for all its years together, or for each year"),
        default="plan",
        inherited=True,
    ),
    Field(
        "binding",
        Flag(),
        "约束性",
        message("a binding target, printed after its name"),
        default=False,
        inherited=True,
    ),
    Field(
        "pace",
        PaceOf(),
        "序时进度",
        message("the share due by each period; a stock or ratio has none"),
        inherited=True,
    ),
    Field(
        "interim",
        INTERIM,
        "期中",
        message("what rules see before the year's end"),
        default="due",
        inherited=True,
    ),
    LIGHTS,
    Field(
        "zero_target",
        ZERO_TARGET,
        "零目标",
        message("what a target of 0 does"),
        inherited=True,
    ),
)
