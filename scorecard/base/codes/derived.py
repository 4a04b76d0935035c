"""Faults of rows that are computed from others, and of what may be sent in: SC096 to SC099."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC096",
        title=Text("一项的数有两个来历", "a figure from two sources"),
        message=Text("{a} 和 {b} 不能同时写", "{a} and {b} exclude each other"),
        cure=Text("只留其中一个", "keep one of them"),
        why=Text(
            "一项的数或者算出来，或者取自另一项，或者由评委打分，只能有一个来历。",
            "A figure is computed, or taken from another row, or marked by judges: one of these.",
        ),
        bad="{formula: rd / gdp, of: rd}",
        good="{formula: rd / gdp}",
    ),
    error(
        "SC097",
        title=Text("take 没有 of", "`take` without `of`"),
        message=Text(
            "写了 take，却没有用 of 写明取自哪一项", "`take` is said, but not of which row: there is no `of`"
        ),
        cure=Text("补上 of: 那一项的代号，或删去 take", "add `of` with the id of the row, or delete `take`"),
        why=Text("增幅、增量总是某一项的。", "Growth and increase are those of some row."),
        bad="{take: growth}",
        good="{of: gdp, take: growth}",
    ),
    error(
        "SC098",
        title=Text("表的代号与原始数据相同", "a table called like the raw figures"),
        message=Text(
            "有了 inputs，表不能再以“{id}”为代号", "there are `inputs`, so no table can have the id “{id}”"
        ),
        cure=Text("给这张表换一个代号", "give the table another id"),
        why=Text("-t inputs 打印原始数据。", "-t inputs prints the raw figures."),
        bad="tables: {inputs: {…}}",
        good="tables: {towns: {…}}",
    ),
    error(
        "SC099",
        title=Text("允许的范围写法不对", "a range of allowed figures that is none"),
        message=Text(
            "between 应是 [最小, 最大] 两个数，小的在前",
            "`between` takes two numbers, [lowest, highest], the smaller first",
        ),
        cure=Text("写成 between: [0, 8] 这样", "write it like between: [0, 8]"),
        why=Text(
            "两端都算在内，少一个数或次序颠倒，就没有数可报。",
            "Both ends are allowed; in another order nothing would be.",
        ),
        bad="allowed: {between: [8, 0]}",
        good="allowed: {between: [0, 8]}",
    ),
    error(
        "SC386",
        title=Text("增长率不是流量", "a growth rate that is called a flow"),
        message=Text("“{name}”是增长率，却写作流量", "{name} is a growth rate, and is called a flow"),
        cure=Text("删去 nature: flow", "delete `nature: flow`"),
        why=Text(
            "增长率不按月累计，年中也没有“应完成几成”。",
            "A growth rate does not count up by the month, and no half of it is due by midyear.",
        ),
        bad="gdp_growth: {name: 增速, of: gdp, take: growth, nature: flow}",
        good="gdp_growth: {name: 增速, of: gdp, take: growth}",
    ),
)
