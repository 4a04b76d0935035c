"""Faults in what a target says: SC074 to SC079."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC074",
        title=Text("区间的两端颠倒", "a range the wrong way round"),
        message=Text(
            "区间从 {low} 到 {high}：前一个数应当小于后一个",
            "the range runs from {low} to {high}: the first number must be the lower",
        ),
        cure=Text(
            "写成 [小的, 大的]；只有一个数就写 {{equals: {high}}}",
            "write [lower, upper]; for a single number write {{equals: {high}}}",
        ),
        why=Text("两端颠倒的区间没有一个数在里面。", "No number lies inside such a range."),
        bad="targets: {between: [3, 2]}",
        good="targets: {between: [2, 3]}",
    ),
    error(
        "SC075",
        title=Text("“左右”没有幅度", "“about” without a tolerance"),
        message=Text(
            "“{found}左右”：方案没有声明“左右”是上下多少",
            "about {found}: the scheme does not say how much either way “about” is",
        ),
        cure=Text(
            "在方案顶层加上 about: 5%，或按实际允许的幅度", "add about: 5% to the scheme, or what is allowed"
        ),
        why=Text(
            "文件里的“左右”没有公认的幅度，完成与否要由方案来定。",
            "No notice says how wide “about” is, so the scheme must, or nobody can tell whether it is met.",
        ),
        bad="targets: {about: 400}",
        good="about: 5%  # 在方案顶层\ntargets: {about: 400}",
    ),
    error(
        "SC076",
        title=Text("区间只有一个数", "a range with one number"),
        message=Text(
            "目标性质是区间，这一行里的 {found} 却只有一个数",
            "the relation is between, but {found} in this row is a single number",
        ),
        cure=Text("写成 {{between: [2, 3]}}", "write {{between: [2, 3]}}"),
        why=Text("区间要有两端。", "A range has two ends."),
        bad="relation: between\ntargets: 3",
        good="targets: {between: [2, 3]}",
    ),
    error(
        "SC077",
        title=Text("没有奋斗目标", "no stretch target"),
        message=Text(
            "“{name}”按奋斗目标计分，但一个奋斗目标也没有写",
            "“{name}” is scored against the stretch target, but has none",
        ),
        cure=Text(
            "把目标值写成 {{must: 23.9, stretch: 24.93}}，或删去 against",
            "write the targets as {{must: 23.9, stretch: 24.93}}, or delete against",
        ),
        why=Text("对照哪一级，哪一级就得有数。", "What is compared must be there."),
        bad="targets: 23.9\nrule: {against: stretch}",
        good="targets: {must: 23.9, stretch: 24.93}\nrule: {against: stretch}",
    ),
    error(
        "SC078",
        title=Text("基期不在以前", "a base year that is not before"),
        message=Text("基期 {base} 不早于考核年度 {year}", "the base year {base} is not before {year}"),
        cure=Text("写以前的年份，如 base: last_year", "write an earlier year, such as base: last_year"),
        why=Text("目标从基期的实际数算起。", "The target starts from what was reached by then."),
        bad="year: 2025\ntargets: {times: 2, base: 2025}",
        good="year: 2025\ntargets: {times: 2, base: 2020}",
    ),
    error(
        "SC079",
        title=Text("以自己为目标", "a target that is its own figure"),
        message=Text("“{name}”的目标是它自己的数", "the target of “{name}” is its own figure"),
        cure=Text(
            "写另一个指标的代号；与上年比写 {{times: 1, base: last_year}}",
            "write the id of another row; against last year: {{times: 1, base: last_year}}",
        ),
        why=Text("完成率总会是 100%。", "Its completion would always be 100%."),
        bad="income: {name: 收入, targets: {indicator: income}}",
        good="income: {name: 收入, targets: {indicator: gdp}}",
    ),
)
