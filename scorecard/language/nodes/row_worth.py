"""What a row is worth: points, limits, its rule, and for whom it is assessed."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.words import (
    COMBINE,
    COUNTS_AS,
    MONOTONE,
    PER_ITEM,
)
from scorecard.scheme.kinds import (
    AmountOf,
    Decimal,
    Field,
    Line,
    ListOf,
    NodeOf,
    PointsOf,
)

WORTH: tuple[Field, ...] = (
    Field(
        "points",
        PointsOf(),
        "分值",
        Text(
            "满分；有序号的行缺省 10 分，其中行缺省不计分",
            "full points; 10 for a numbered row, none for a part",
        ),
        inherited=True,
    ),
    Field(
        "stated",
        Decimal(0),
        "所印分值",
        Text(
            "文件所印的分值，与实际计的不符时写：check 提醒，照 points 计",
            "the points the notice prints, where they are not those that count: `check` asks, `points` hold",
        ),
    ),
    Field(
        "weight",
        Decimal(0),
        "权重",
        Text(
            "占上级分值的份额，按同级权重的比例；与 points 二选一",
            "a share of the parent's points, in proportion to the siblings' weights; or else `points`",
        ),
    ),
    Field(
        "counts_as",
        COUNTS_AS,
        "计入",
        Text(
            "加分、扣分在满分之外，须写明限额或 none",
            "a bonus or deduction stands outside full points and says its limit, or none",
        ),
        default="base",
    ),
    Field(
        "combine",
        COMBINE,
        "合成",
        Text(
            "标题下的子项怎样合成本项得分；除 sum 外，子项分值缺省为本项分值",
            "how the rows below make the heading's points; unless `sum`, theirs are the heading's if not said",
        ),
        default="sum",
    ),
    Field(
        "per_item",
        PER_ITEM,
        "同一对象",
        Text(
            "标题下按对象报的子项里，同一对象怎样算",
            "how an object counts that is reported under several rows of a heading",
        ),
        default="all",
    ),
    Field(
        "max_points",
        AmountOf(none=True),
        "得分上限",
        Text(
            "本项得分上限，含下面的加分；加分项必写",
            "the most points of the row or heading, bonuses included; a bonus must say it",
        ),
    ),
    Field(
        "min_points",
        AmountOf(none=True),
        "得分下限",
        Text("本项得分下限；扣分项必写", "the fewest points; a deduction must say it"),
    ),
    Field(
        "applies_to",
        ListOf(Line(), single=True),
        "适用",
        Text("只对这些单位或分组适用", "assessed for these units or groups only"),
        inherited=True,
    ),
    Field(
        "rule",
        NodeOf("rule"),
        "计分规则",
        Text(
            "缺省：按完成率比例计分，满分封顶，最低 0 分",
            "in proportion to completion, capped at full points, floor 0, if not said",
        ),
        inherited=True,
    ),
    Field(
        "monotone",
        MONOTONE,
        "单调",
        Text(
            "更好的数得分会不会更少：check 照方向逐项试算",
            "whether a better figure may score less: `check` tries every row in its direction",
        ),
        default="direction",
        inherited=True,
    ),
    Field(
        "unscored",
        NodeOf("unscored"),
        "未计分处理",
        Text("对本项生效", "for this indicator"),
        inherited=True,
    ),
)
