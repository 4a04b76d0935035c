"""Faults in what a scoring rule says: SC270 to SC277."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC270",
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
        "SC271",
        title=Text("这里不起作用", "of no effect here"),
        message=Text("{field} 只和 {wanted} 一起才有意义", "{field} means something only with {wanted}"),
        cure=Text("加上 {wanted}，或删去 {field}", "add {wanted}, or delete {field}"),
        why=Text("写了却不起作用的规定，会让人以为它起作用。", "What is written is believed to hold."),
        bad="rule: {compare: value, from: bottom, each: 1}",
        good="rule: {compare: rank, from: bottom, each: 1}",
    ),
    error(
        "SC272",
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
        "SC273",
        title=Text("折点没有依次递增", "corners that do not rise"),
        message=Text("这个折点不大于前一个", "this corner is not above the one before"),
        cure=Text("按所比的量从小到大排列，不重复", "order the corners from low to high, each once"),
        why=Text("折线从左到右，每个数只有一个得分。", "A line runs from left to right, each figure once."),
        bad="line: [[25, 100%], [15, 60%]]",
        good="line: [[15, 60%], [25, 100%]]",
    ),
    error(
        "SC274",
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
    error(
        "SC275",
        title=Text("没有说对照什么", "held against nothing"),
        message=Text("compare: {compare} 没有写 against", "compare: {compare} lacks against"),
        cure=Text(
            "加上 against: mean（或 median、best、worst、target、一个数、{{unit: 单位}}）",
            "add against: mean (or median, best, worst, target, a number, {{unit: UNIT}})",
        ),
        why=Text("差和比总是相对于另一个数。", "A difference or a ratio is always to another figure."),
        bad="rule: {compare: ratio}",
        good="rule: {compare: ratio, against: best}",
    ),
    error(
        "SC276",
        title=Text("对照的单位不在本表", "a unit that is not in the table"),
        message=Text("“{name}”不在本表的单位之中", "“{name}” is not among the units of this table"),
        cure=Text(
            "写本表的单位，或把它列入本表的 units（不参评的写 assessed: false）",
            "write a unit of this table, or list it in its units (assessed: false if it is not ranked)",
        ),
        why=Text("只有本表的单位才有本项的数。", "Only the units of the table have figures for the row."),
        bad="units: [jia, yi]\nrule: {compare: difference, against: {unit: bing}, …}",
        good="units: [jia, yi, bing]\nrule: {compare: difference, against: {unit: bing}, …}",
    ),
    error(
        "SC277",
        title=Text("两端写反了", "ends the wrong way round"),
        message=Text(
            "两端的次序与 direction: {direction} 相反", "the ends run against direction: {direction}"
        ),
        cure=Text(
            "先写得 0 的一端，后写得 100% 的一端", "write the end worth 0 first, the end worth 100% last"
        ),
        why=Text("好的一端得分应当高。", "The better end must be worth more."),
        bad="rule: {compare: position, against: [85, 20]}",
        good="rule: {compare: position, against: [20, 85]}",
    ),
)
