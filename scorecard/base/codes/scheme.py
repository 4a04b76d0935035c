"""Faults in what a scheme says: SC030 to SC079."""

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
            "没有叫“{name}”的单位或分组；是不是“{suggestion}”？",
            "no unit or group is called “{name}”; did you mean “{suggestion}”?",
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
            "没有叫“{table}”的表；是不是“{suggestion}”？",
            "no table is called “{table}”; did you mean “{suggestion}”?",
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
    error(
        "SC049",
        title=Text("分档没有“其余”", "bands without a rest"),
        message=Text(
            "最后一档有界限，其余的值没有得分", "the last band has an edge; other values have no points"
        ),
        cure=Text("最后加一档不带界限的：{{points: 0}}", "end with a band without edges: {{points: 0}}"),
        why=Text("每个值都要落在某一档。", "Every value must fall into a band."),
        bad="bands: [{at_least: 90%, points: 10}]",
        good="bands: [{at_least: 90%, points: 10}, {points: 0}]",
    ),
    error(
        "SC050",
        title=Text("没有说怎样变成分", "no way from figure to points"),
        message=Text(
            "按 {compare} 比较，却没有说怎样变成分",
            "{compare} is compared, but nothing says how that becomes points",
        ),
        cure=Text("加上 bands: […]，按名次还可以写 each: -0.5", "add bands: […]; for ranks also each: -0.5"),
        why=Text("只有完成情况可以直接按比例计分。", "Only completion can be scored in proportion."),
        bad="rule: {compare: rank}",
        good="rule: {compare: rank, each: -0.5}",
    ),
    error(
        "SC051",
        title=Text("永远到不了的一档", "a band never reached"),
        message=Text("上面的档已经包括了这一档", "the bands above already take all its values"),
        cure=Text("按从高到低的顺序排列，或删去这一档", "order the bands from the top, or delete this one"),
        why=Text("自上而下取第一个成立的档。", "The first band that holds is taken, from the top."),
        bad="bands: [{at_least: 60%, points: 6}, {at_least: 90%, points: 10}, {points: 0}]",
        good="bands: [{at_least: 90%, points: 10}, {at_least: 60%, points: 6}, {points: 0}]",
    ),
    error(
        "SC052",
        title=Text("没有评委", "no judges"),
        message=Text("写了 {field}，却没有 judges", "{field} is said, but not judges"),
        cure=Text("加上 judges: mean（或 median、trimmed）", "add judges: mean (or median, trimmed)"),
        why=Text("评委人数只对评议项有意义。", "A panel means something for judged items only."),
        bad="{panel: 5}",
        good="{judges: mean, panel: 5}",
    ),
    error(
        "SC053",
        title=Text("指标代号重复", "an indicator id used twice"),
        message=Text("代号“{id}”在第 {line} 行已经用过", "the id “{id}” is already used in line {line}"),
        cure=Text("换一个代号", "choose another id"),
        why=Text("报表和输出用代号指认指标。", "Returns and output name indicators by id."),
        bad="patents: {children: {patents: {…}}}",
        good="patents: {children: {applications: {…}}}",
    ),
    error(
        "SC054",
        title=Text("两项指标同名", "two indicators of one name"),
        message=Text(
            "“{name}”也是第 {line} 行“{other}”的名称", "“{name}” is also a name of “{other}” in line {line}"
        ),
        cure=Text("改名称或别名，使两项不同", "change a name or an alias so that they differ"),
        why=Text("报表里的一个名称只能指一项指标。", "A name in a return must mean one indicator."),
        bad="a: {name: 专利}\nb: {name: 专利}",
        good="a: {name: 专利申请}\nb: {name: 专利授权}",
    ),
    error(
        "SC055",
        title=Text("序号重复", "a number used twice"),
        message=Text(
            "序号 {number} 在第 {line} 行已经用过", "the number {number} is already used in line {line}"
        ),
        cure=Text("改成文件里印的序号", "write the number printed in the notice"),
        why=Text("表头用序号指认指标。", "Tables head their columns by these numbers."),
        bad="a: {number: 1}\nb: {number: 1}",
        good="a: {number: 1}\nb: {number: 2}",
    ),
    error(
        "SC056",
        title=Text("调整的写法不对", "an amendment that changes nothing known"),
        message=Text("“{found}”不是可以调整的内容", "“{found}” is nothing that can be amended"),
        cure=Text(
            "写 targets.单位.指标、points.指标 或 rule.指标",
            "write targets.UNIT.INDICATOR, points.INDICATOR or rule.INDICATOR",
        ),
        why=Text(
            "年中只能调整目标值、分值和计分规则。", "In mid-year only targets, points and rules can change."
        ),
        bad="set: {name.专利: 新名称}",
        good="set: {targets.奔牛镇.发明授权: 8}",
    ),
    error(
        "SC057",
        title=Text("只有阶段目标，没有全年目标", "stage targets without the year's"),
        message=Text("没有 {year} 年的目标值", "there is no target for {year}"),
        cure=Text("加上 {year}: […]", "add {year}: […]"),
        why=Text(
            "其他各期按全年目标计算。", "The other periods are measured against the target of the year."
        ),
        bad="targets: {2017Q2: [5, 5]}",
        good="targets: {2017: [9, 9], 2017Q2: [5, 5]}",
    ),
    error(
        "SC058",
        title=Text("调整的起始期间不对", "an amendment from no period of the scheme"),
        message=Text("“{found}”不是 {year} 年方案的期间", "“{found}” is no period of the scheme of {year}"),
        cure=Text(
            "写方案频度内的期间，如 {year}Q3", "write a period of the scheme's frequency, such as {year}Q3"
        ),
        why=Text("调整从某一期起生效。", "An amendment holds from a period on."),
        bad="from: 2018Q1",
        good="from: 2017Q3",
    ),
    error(
        "SC059",
        title=Text("没有写分值", "points not said"),
        message=Text("“{name}”没有序号，分值不能缺省", "“{name}” has no number, so its points must be said"),
        cure=Text(
            "加上 points: …；只列示的写 points: 0，或放到 parts 里",
            "add points: …; 0 or a place among parts if it is only shown",
        ),
        why=Text("只有带序号的行缺省 10 分。", "Only numbered rows have 10 points unless said."),
        bad="children: {申请: {name: 专利申请}}",
        good="children: {申请: {name: 专利申请, points: 3}}",
    ),
    error(
        "SC060",
        title=Text("未知指标", "an unknown indicator"),
        message=Text(
            "没有叫“{name}”的指标；是不是“{suggestion}”？",
            "no indicator is called “{name}”; did you mean “{suggestion}”?",
        ),
        cure=Text("改成方案里的指标代号或名称", "write the id or the name of an indicator of the scheme"),
        why=Text("名称不猜测。", "Names are never guessed."),
        bad="set: {points.发明受权: 4}",
        good="set: {points.发明授权: 4}",
    ),
    error(
        "SC061",
        title=Text("一行目标值的个数不对", "a row of the wrong length"),
        message=Text(
            "这一行有 {found} 个数，本表有 {wanted} 个单位（读到“{last}”）",
            "this row has {found} cells for {wanted} units (it ends at “{last}”)",
        ),
        cure=Text(
            "对照文件补齐或删去；不考核的写 --；数里不要用千分位逗号",
            "compare it with the notice; -- where not assessed; no thousands commas in numbers",
        ),
        why=Text(
            "少一个数，后面所有单位的目标值就都错位了。",
            "One cell missing shifts the targets of all units after it.",
        ),
        bad="targets: [47.0, 13.5]  # 三个单位",
        good="targets: [47.0, 13.5, --]",
    ),
)
