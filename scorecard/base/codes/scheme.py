"""Faults in what a scheme says of its units, tables, points and targets: SC030 to SC048."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC030",
        title=Text("年度不明", "which year?"),
        message=Text(
            "方案应当写明 year 或 plan，而且只写一个", "a scheme says either year or plan, one of the two"
        ),
        cure=Text(
            "年度考核写 year: 2017；多年规划写 plan: 2021-2025",
            "write year: 2017 for a year, or plan: 2021-2025 for several",
        ),
        why=Text("每个期间只能由一个方案计分。", "Each period is scored by exactly one scheme."),
        bad="year: 2017\nplan: 2016-2020",
        good="year: 2017",
    ),
    error(
        "SC031",
        title=Text("两个单位同名", "two units of one name"),
        message=Text(
            "“{name}”同时是第 {line} 行“{other}”的名称", "“{name}” is also a name of “{other}” in line {line}"
        ),
        cure=Text("改掉其中一个名称、简称或别名", "change one of the names, short names or aliases"),
        why=Text("报表里的一个名称只能指一个单位。", "A name in a return must mean one unit."),
        bad="a: {name: 春江镇}\nb: {name: 滨江, aliases: [春江镇]}",
        good="a: {name: 春江镇}\nb: {name: 滨江}",
    ),
    error(
        "SC032",
        title=Text("单位代号像期间", "a unit that looks like a period"),
        message=Text("单位代号“{id}”会被当成期间", "the unit id “{id}” would be taken for a period"),
        cure=Text("换一个代号，如 u{id}", "choose another id, such as u{id}"),
        why=Text("目标值的键可以是单位，也可以是期间。", "The keys of targets may be units or periods."),
        bad="2017: {name: 甲镇}",
        good="jia: {name: 甲镇}",
    ),
    error(
        "SC033",
        title=Text("未知单位", "an unknown unit"),
        message=Text(
            "没有叫“{name}”的单位或分组{hint}",
            "no unit or group is called “{name}”{hint}",
        ),
        cure=Text("改成 units 里的代号、名称或分组", "write an id, a name or a group from units"),
        why=Text(
            "名称不猜测：安家镇和薛家镇只差一个字。",
            "Names are never guessed: one character makes another town.",
        ),
        bad="units: [chunjaing]",
        good="units: [chunjiang]",
    ),
    error(
        "SC034",
        title=Text("单位与分组同名", "a unit named like a group"),
        message=Text(
            "“{name}”既是单位，又是第 {line} 行的分组", "“{name}” is both a unit and the group in line {line}"
        ),
        cure=Text("改掉其中一个", "rename one of them"),
        why=Text("写到这个名称时分不清指谁。", "Where the name is written, nobody can tell which is meant."),
        bad="镇: {name: 某镇, group: 镇}",
        good="moumou: {name: 某镇, group: 镇}",
    ),
    error(
        "SC035",
        title=Text("单位列了两次", "a unit listed twice"),
        message=Text("“{name}”在这个列表里出现了两次", "“{name}” stands twice in this list"),
        cure=Text("删去一个", "delete one of them"),
        why=Text("每个单位在表里只占一行。", "A unit has one row in a table."),
        bad="units: [a, a]",
        good="units: [a, b]",
    ),
    error(
        "SC036",
        title=Text("缺少目标值", "a target is missing"),
        message=Text(
            "“{name}”没有目标值，无法计算完成率", "“{name}” has no targets, so there is no completion"
        ),
        cure=Text(
            "加上 targets: […]；不考核的单位写 --；由评委打分的写 judges: mean",
            "add targets: […], with -- for units not assessed; or judges: mean if it is judged",
        ),
        why=Text("没有目标值绝不当作不适用。", "No target is never taken for not applicable."),
        bad="patents: {name: 专利}",
        good="patents: {name: 专利, targets: [910, 600]}",
    ),
    error(
        "SC037",
        title=Text("有单位没有写到", "units left out"),
        message=Text("没有写到：{names}", "nothing is said for: {names}"),
        cure=Text(
            "给这些单位各写一个数；不考核的写 --", "write a number for each; -- where it is not assessed"
        ),
        why=Text("空着不等于不考核。", "Nothing said is not the same as not assessed."),
        bad="targets: {甲镇: 5}",
        good="targets: {甲镇: 5, 乙镇: --}",
    ),
    error(
        "SC038",
        title=Text("目标值为 0", "a target of 0"),
        message=Text(
            "“{name}”：{unit}的目标值是 0，完成率无法计算",
            "“{name}”: the target of {unit} is 0, which has no completion",
        ),
        cure=Text(
            "不考核就写 --；确实是 0 就声明 zero_target: full 或 not_applicable",
            "write -- if it is not assessed; else declare zero_target: full or not_applicable",
        ),
        why=Text(
            "除以 0 没有结果，得几分必须由方案来说。",
            "Nothing can be divided by 0; the scheme must say what it is worth.",
        ),
        bad="targets: [5, 0]",
        good="targets: [5, 0]\nzero_target: full",
    ),
    error(
        "SC039",
        title=Text("标题行有自己的数", "a heading with values of its own"),
        message=Text("“{name}”有子项，不能再写 {field}", "“{name}” has children and cannot have {field}"),
        cure=Text("把 {field} 移到子项上", "move {field} to a child"),
        why=Text("标题行的得分是子项之和。", "The points of a heading are the sum of its children's."),
        bad="专利: {targets: [9], children: {…}}",
        good="专利: {children: {申请: {targets: [9]}}}",
    ),
    error(
        "SC040",
        title=Text("子项分值不等于本项分值", "children's points do not add up"),
        message=Text(
            "“{name}”的分值是 {said}，子项合计是 {sum}", "“{name}” has {said} points, its children {sum}"
        ),
        cure=Text(
            "改子项的 points，使合计为 {said}", "change the children's points so that they make {said}"
        ),
        why=Text(
            "分值合计不对，满分就不是印出来的数。",
            "If they do not add up, the full score is not the one printed.",
        ),
        bad="专利: {points: 10, children: {甲: {points: 3}, 乙: {points: 3}}}",
        good="专利: {points: 10, children: {甲: {points: 5}, 乙: {points: 5}}}",
    ),
    error(
        "SC041",
        title=Text("总分值不符", "the table's points do not add up"),
        message=Text(
            "本表写明 {said} 分，各项合计是 {sum}", "the table says {said} points, its indicators make {sum}"
        ),
        cure=Text("核对各项分值，或改 points", "check the points of the indicators, or change points"),
        why=Text("写明的总分值用来核对有没有漏项。", "The stated sum is there to find a missing item."),
        bad="points: 100  # 各项合计 90",
        good="points: 90",
    ),
    error(
        "SC042",
        title=Text("未知的表", "an unknown table"),
        message=Text(
            "没有叫“{name}”的表{hint}",
            "no table is called “{name}”{hint}",
        ),
        cure=Text("改成 tables 或 totals 里的代号", "write an id from tables or totals"),
        why=Text("总分由哪些表合成必须明确。", "A total must name the tables it is made of."),
        bad="totals: {overall: {town: 100}}",
        good="totals: {overall: {towns: 100}}",
    ),
    error(
        "SC043",
        title=Text("权重合计不是 100", "weights do not make 100"),
        message=Text("权重合计是 {sum}，应为 100", "the weights make {sum}, not 100"),
        cure=Text("改各表权重，使合计为 100", "change the weights so that they make 100"),
        why=Text("总分按百分制计算。", "A total is out of 100."),
        bad="totals: {overall: {towns: 70, rubric: 20}}",
        good="totals: {overall: {towns: 70, rubric: 30}}",
    ),
    error(
        "SC044",
        title=Text("只有流量才有序时进度", "only a flow has a pace"),
        message=Text("这一项是{nature}，不能写 pace", "this row is {nature} and cannot have a pace"),
        cure=Text("删去 pace，或改为 nature: flow", "delete pace, or write nature: flow"),
        why=Text(
            "存量和比率不随时间累加，没有“到期应完成多少”。",
            "A level or a ratio does not add up over the year.",
        ),
        bad="{nature: stock, pace: linear}",
        good="{nature: stock}",
    ),
    error(
        "SC045",
        title=Text("序时进度期数不对", "a pace of the wrong length"),
        message=Text(
            "序时进度写了 {found} 期，应为 {wanted} 期", "the pace has {found} periods, where {wanted} belong"
        ),
        cure=Text(
            "每期写一个累计比例，共 {wanted} 个，最后是 100%",
            "write one share up to each period, {wanted} in all, the last 100%",
        ),
        why=Text("每一期都要知道应完成多少。", "Each period must know what is due."),
        bad="pace: [50%, 100%]  # 按季度",
        good="pace: [20%, 50%, 75%, 100%]",
    ),
    error(
        "SC046",
        title=Text("序时进度不递增", "a pace that does not rise to 100 %"),
        message=Text("序时进度应逐期不减，最后为 100%", "a pace never falls, and ends at 100%"),
        cure=Text(
            "写累计比例，如 [20%, 50%, 75%, 100%]",
            "write shares up to each period, such as [20%, 50%, 75%, 100%]",
        ),
        why=Text(
            "序时进度是累计比例，不是各期各占多少。", "A pace is cumulative, not the share of each period."
        ),
        bad="pace: [25%, 25%, 25%, 25%]",
        good="pace: [25%, 50%, 75%, 100%]",
    ),
    error(
        "SC047",
        title=Text("目标值的期间不对", "a target for no period of the scheme"),
        message=Text("“{found}”不是 {year} 年方案的期间", "“{found}” is no period of the scheme of {year}"),
        cure=Text(
            "写 {year} 或方案频度内的期间，如 {year}Q2",
            "write {year}, or a period of the scheme's frequency such as {year}Q2",
        ),
        why=Text("阶段目标只在它的那一期有效。", "A stage target holds in its own period only."),
        bad="targets: {2018Q2: [5, 5]}",
        good="targets: {2017: [9, 9], 2017Q2: [5, 5]}",
    ),
    error(
        "SC048",
        title=Text("两种说法矛盾", "two things that cannot stand together"),
        message=Text("{b} 和 {a} 不能同时写", "{a} and {b} cannot stand together"),
        cure=Text("删去一个", "delete one of them"),
        why=Text("一项指标只有一种算法。", "An indicator is scored in one way."),
        bad="rule: {compare: rank, bands: […], each: -0.5}",
        good="rule: {compare: rank, each: -0.5}",
    ),
)
