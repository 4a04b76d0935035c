"""Faults in totals, in ranking, and in amended points: SC310 to SC318."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC310",
        title=Text("总分与表同代号", "a total with the id of a table"),
        message=Text(
            "总分“{id}”与第 {line} 行的表同一代号", "the total “{id}” has the id of the table in line {line}"
        ),
        cure=Text("给总分换一个代号", "give the total another id"),
        why=Text(
            "总分可以由表和其他总分合成，同一代号就不知道指哪一个。",
            "A total may be made of tables and of totals: with one id for both nobody knows which is meant.",
        ),
        bad="tables: {towns: …}\ntotals: {towns: {towns: 100}}",
        good="tables: {towns: …}\ntotals: {overall: {towns: 100}}",
    ),
    error(
        "SC311",
        title=Text("总分绕回自身", "a total made of itself"),
        message=Text("总分互为组成：{circle}", "these totals are made of each other: {circle}"),
        cure=Text("改其中一个的组成", "change what one of them is made of"),
        why=Text("绕成圈的总分没有先后，算不出来。", "In a circle none can be worked out first."),
        bad="totals: {a: {b: 100}, b: {a: 100}}",
        good="totals: {a: {b: 100}, b: {towns: 100}}",
    ),
    error(
        "SC312",
        title=Text("几何平均没有权重", "a geometric mean without weights"),
        message=Text(
            "combine: geometric 要有各表的权重，这里只列了表名",
            "combine: geometric needs a weight for each table; here they are only listed",
        ),
        cure=Text(
            "写明权重，如 weights: {{a: 50, b: 50}}", "say the weights, such as weights: {{a: 50, b: 50}}"
        ),
        why=Text(
            "几何平均是得分率的乘积，每个得分率的指数是它的权重。",
            "It is a product of shares, each to the power of its weight.",
        ),
        bad="index: {weights: [a, b], combine: geometric}",
        good="index: {weights: {a: 50, b: 50}, combine: geometric}",
    ),
    error(
        "SC313",
        title=Text("同分先后所比的数不存在", "ties broken by no known figure"),
        message=Text(
            "这里没有“{name}”这个数{hint}",
            "there is no figure “{name}” here{hint}",
        ),
        cure=Text(
            "表中写本表的指标代号或 代号.points；总分中还可以写表的代号；标题只有 .points、.share",
            "in a table: its indicators' ids, or ID.points; in a total also ids of tables; a heading has .points and .share only",
        ),
        why=Text("名称不猜测。", "Names are never guessed."),
        bad="ranking: {tie_break: [hightech]}",
        good="ranking: {tie_break: [hightech_share, patents.points]}",
    ),
    error(
        "SC314",
        title=Text("合成总分没有总分值", "a table that combines without full points"),
        message=Text(
            "各项不是相加的表，要写明总分值 points",
            "a table whose rows are not added up must say its points",
        ),
        cure=Text("加上 points，如 points: 100", "add points, such as points: 100"),
        why=Text(
            "平均的是各项的得分率，乘以多少才是总分，要写明。",
            "What is averaged are shares; the full points they are multiplied by must be said.",
        ),
        bad="index: {title: 指数, combine: geometric, indicators: {…}}",
        good="index: {title: 指数, combine: geometric, points: 100, indicators: {…}}",
    ),
    error(
        "SC315",
        title=Text("调整后子项分值合计不符", "amended points do not add up"),
        message=Text(
            "调整后“{name}”的分值是 {said}，子项合计是 {sum}",
            "after the amendment “{name}” has {said} points, its children {sum}",
        ),
        cure=Text(
            "同一次调整里把同级的分值一起改，或把标题的分值也改了",
            "change the siblings in the same amendment, or the points of the heading too",
        ),
        why=Text(
            "分值合计不对，满分就不是印出来的数。",
            "If they do not add up, the full score is not the one printed.",
        ),
        bad="set: {points.专利申请: 8}  # 专利共 10 分，另一子项 4 分",
        good="set: {points.专利申请: 8, points.发明授权: 2}",
    ),
    error(
        "SC316",
        title=Text("调整的指标不止一个", "an amendment of more than one indicator"),
        message=Text("“{name}”在几处都有：{tables}", "“{name}” stands in several places: {tables}"),
        cure=Text("写明哪张表，如 {inside}", "say which table, such as {inside}"),
        why=Text("改哪一个要写明，不猜测。", "Which one is meant is said, never guessed."),
        bad="set: {points.专利: 8}  # 两张表都有“专利”",
        good="set: {points.towns.专利: 8}",
    ),
    error(
        "SC317",
        title=Text("同一张表算了两次", "a table that counts twice"),
        message=Text("“{name}”已经在这个总分里", "“{name}” is in this total already"),
        cure=Text("删去一处", "delete one of them"),
        why=Text("同一张表的得分只计一次。", "The points of a table count once."),
        bad="overall: {weights: {towns: 100}, add: towns}",
        good="overall: {weights: {towns: 100}, add: special}",
    ),
    warning(
        "SC318",
        title=Text("排名依据没有写明", "what ranks are formed on is not said"),
        message=Text(
            "{title}中各单位满分不同，按得分与按得分率的名次不一样：{units}",
            "in {title} full points differ, and ranks on points are not those on shares: {units}",
        ),
        cure=Text(
            "写明 ranking: {{by: points}}（得分）或 {{by: share}}（得分 ÷ 本单位满分）",
            "say ranking: {{by: points}}, or {{by: share}} for points ÷ the unit's own full points",
        ),
        why=Text(
            "满分少的单位按得分比要吃亏，按得分率比则不会；通知没写的，应当写明。",
            "On points a unit with fewer full points is at a loss, on shares it is not; that is to be said.",
        ),
        bad="ranking: {ties: competition}",
        good="ranking: {by: share}",
    ),
)
