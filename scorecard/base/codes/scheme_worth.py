"""Faults in what rows are worth and how they are put together: SC074 to SC076."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC074",
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
        "SC075",
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
        "SC076",
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
)
