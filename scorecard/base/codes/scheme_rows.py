"""Faults in what a scheme says of its rows and their rules: SC049 to SC061."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
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
            "没有叫“{name}”的指标{hint}",
            "no indicator is called “{name}”{hint}",
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
