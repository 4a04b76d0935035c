"""Faults in what rows are worth and how they are put together: SC261 to SC263; in conditions and grades: SC264 to SC266."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC261",
        title=Text("同级有的写了权重，有的没写", "weights on some siblings only"),
        message=Text(
            "“{name}”没有写 weight，而同级的其他项写了",
            "“{name}” says no weight, but its siblings do",
        ),
        cure=Text(
            "同级各项都写 weight，或都写 points", "say weight on all siblings, or points on all of them"
        ),
        why=Text(
            "权重是同级之间的份额，缺一个就不知道各占多少。",
            "Weights are shares among siblings: with one lacking no share is known.",
        ),
        bad="children: {a: {weight: 60}, b: {points: 8}}",
        good="children: {a: {weight: 60}, b: {weight: 40}}",
    ),
    error(
        "SC262",
        title=Text("加分、扣分没有限额", "a bonus or deduction without a limit"),
        message=Text("{word}项“{name}”没有写 {field}", "the {word} “{name}” does not say {field}"),
        cure=Text(
            "写明限额，如 max_points: 3（加分）、min_points: -2（扣分）；确实不设限的写 none",
            "say the limit, such as max_points: 3 (bonus) or min_points: -2 (deduction); none if there is none",
        ),
        why=Text(
            "加分、扣分在满分之外，没有限额就会盖过全部考核内容。",
            "They stand outside full points: without a limit one of them can outweigh everything else.",
        ),
        bad="special: {name: 特别加分, counts_as: bonus}",
        good="special: {name: 特别加分, counts_as: bonus, max_points: 5}",
    ),
    error(
        "SC263",
        title=Text("合成方式只能写在标题上", "`combine` on a row without children"),
        message=Text(
            "“{name}”没有子项，不能写 combine", "“{name}” has no children, so it cannot say combine"
        ),
        cure=Text(
            "写到带 children 的标题上，或删去", "say it on the heading that has children, or take it out"
        ),
        why=Text("合成的是标题下的各行。", "What is combined are the rows below a heading."),
        bad="a: {name: 专利, combine: best, targets: 5}",
        good="a: {name: 专利, combine: best, children: {…}}",
    ),
    error(
        "SC264",
        title=Text("条件里的数不存在", "a condition on no known figure"),
        message=Text(
            "没有“{name}”这个数{hint}",
            "there is no figure “{name}”{hint}",
        ),
        cure=Text(
            "写 total、rank、指标代号，或 代号.points；标题只有 .points、.share、.rank；总分的条件里还有 表代号.rank",
            "write total, rank, an indicator's id, or ID.points; a heading has .points, .share and .rank only; "
            "in conditions of a total there is TABLE.rank too",
        ),
        why=Text("名称不猜测。", "Names are never guessed."),
        bad="if: {of: inovation.points, at_least: 20}",
        good="if: {of: innovation.points, at_least: 20}",
    ),
    error(
        "SC265",
        title=Text("条件没有界限", "a condition without a bound"),
        message=Text("这个条件没有说比什么", "this condition does not say what to compare with"),
        cure=Text(
            "加上 at_least、above、at_most、below 或 equals",
            "add at_least, above, at_most, below or equals",
        ),
        why=Text("没有界限的条件既不成立也不不成立。", "Without a bound it neither holds nor fails."),
        bad="if: {of: total}",
        good="if: {of: total, at_least: 60}",
    ),
    error(
        "SC266",
        title=Text("永远轮不到的等次", "a grade never reached"),
        message=Text(
            "“{grade}”没有条件和名额，而前面已有一个“其余”",
            "“{grade}” has no condition and no quota, but there is a rest before it",
        ),
        cure=Text("给它写上 if、top 或 bottom，或删去", "say if, top or bottom for it, or take it out"),
        why=Text("“其余”只能有一个。", "There can be only one rest."),
        bad="grades: [{grade: 合格}, {grade: 不合格}]",
        good="grades: [{grade: 合格, if: {at_least: 60}}, {grade: 不合格}]",
    ),
)
