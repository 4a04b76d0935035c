"""Faults in what a scoring rule says: SC070 to SC079."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC070",
        title=Text("比例与数值混用", "a share where a number belongs, or the other way round"),
        message=Text(
            "“{found}”：compare: {compare} 比的不是这种量",
            "“{found}” is not the kind of figure that compare: {compare} compares",
        ),
        cure=Text(
            "完成率写百分数（95%），数值、名次写数（5）；这里可能是 {cure}",
            "write 95% for a rate, 5 for a value or a rank; here perhaps {cure}",
        ),
        why=Text(
            "95 与 95% 相差一百倍，5 与 5% 是两回事：一个是百分点，一个是比例。",
            "95 is not 95%, and 5 percentage points are not 5%.",
        ),
        bad="bands: [{at_least: 95, points: 10}, {points: 0}]",
        good="bands: [{at_least: 95%, points: 10}, {points: 0}]",
    ),
    error(
        "SC071",
        title=Text("这里不起作用", "of no effect here"),
        message=Text("{field} 只和 {wanted} 一起才有意义", "{field} means something only with {wanted}"),
        cure=Text("加上 {wanted}，或删去 {field}", "add {wanted}, or delete {field}"),
        why=Text("写了却不起作用的规定，会让人以为它起作用。", "What is written is believed to hold."),
        bad="rule: {compare: value, from: bottom, each: 1}",
        good="rule: {compare: rank, from: bottom, each: 1}",
    ),
    error(
        "SC072",
        title=Text("加分没有上限", "additions without an end"),
        message=Text(
            "起点已是满分，又没有写加分上限，加的分永远不计",
            "the base is the full points already and no limit is named, so what is added could never count",
        ),
        cure=Text(
            "加上 limit: 5（至多加 5 分）或 max_extra、max_points；不设限写 max_points: none",
            "add limit: 5, or max_extra or max_points; max_points: none for no limit",
        ),
        why=Text("不写上限时，得分以满分为限。", "Points end at the full points unless a limit is named."),
        bad="steps: {over: {each: 1%, add: 0.5, part: dropped}, under: proportional}",
        good="steps: {over: {each: 1%, add: 0.5, limit: 5, part: dropped}, under: proportional}",
    ),
    error(
        "SC073",
        title=Text("折点没有依次递增", "corners that do not rise"),
        message=Text("这个折点不大于前一个", "this corner is not above the one before"),
        cure=Text("按所比的量从小到大排列，不重复", "order the corners from low to high, each once"),
        why=Text("折线从左到右，每个数只有一个得分。", "A line runs from left to right, each figure once."),
        bad="line: [[25, 100%], [15, 60%]]",
        good="line: [[15, 60%], [25, 100%]]",
    ),
    error(
        "SC074",
        title=Text("没有写起点", "no starting point"),
        message=Text(
            "按 {compare} 比较，没有缺省的起点", "{compare} is compared, which implies no starting point"
        ),
        cure=Text("加上 at: …", "add at: …"),
        why=Text(
            "高于、低于总是相对于一个起点；完成率是 100%，数值要写明。",
            "Over and under are relative to a point; for rates it is 100%, for values it must be said.",
        ),
        bad="rule: {compare: value, steps: {under: {each: 1, deduct: 0.5, part: counted}}}",
        good="rule: {compare: value, steps: {at: 95, under: {each: 1, deduct: 0.5, part: counted}}}",
    ),
)
