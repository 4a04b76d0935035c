"""Faults in what a rule takes from outside its own row: SC280 to SC289."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC280",
        title=Text("计分时还没有这个数", "a figure that is not there yet"),
        message=Text("计分规则不能看“{name}”", "a rule cannot look at “{name}”"),
        cure=Text(
            "计分规则只看报送和承诺的数：代号，或 代号 加 {known}；看得分、名次的条件写在 grades",
            "a rule sees what was reported and promised: ID, or ID with {known}; conditions on points and ranks belong "
            "in grades",
        ),
        why=Text(
            "得分和名次由计分规则产生；规则再看它们，就成了循环。",
            "Points and ranks come from the rules; a rule that looked at them would look at itself.",
        ),
        bad="rule: {only_if: {of: output.points, at_least: 5}, each: 1}",
        good="rule: {only_if: {of: output.completion, at_least: 50%}, each: 1}",
    ),
    error(
        "SC281",
        title=Text("没有目标值的指标", "a row without targets"),
        message=Text("“{name}”没有目标值，也就没有 {what}", "“{name}” has no targets, so it has no {what}"),
        cure=Text(
            "写它的代号（看数值本身），或给它目标值", "write its id (for its value), or give it targets"
        ),
        why=Text("这样的条件永远无法判断。", "Such a condition can never be told."),
        bad="population: {name: 人口}\nonly_if: {of: population.met, equals: 1}",
        good="population: {name: 人口}\nonly_if: {of: population, at_least: 50}",
    ),
    error(
        "SC282",
        title=Text("与自己相比", "held against itself"),
        message=Text("“{name}”对照的是它自己", "“{name}” is held against itself"),
        cure=Text(
            "写另一个指标的代号；与上年比写 against: last_year",
            "write the id of another row; against last year: against: last_year",
        ),
        why=Text("差总是 0，比总是 100%。", "The difference would always be 0, the ratio 100%."),
        bad="output: {name: 产值, rule: {compare: ratio, against: {indicator: output}}}",
        good="output: {name: 产值, rule: {compare: ratio, against: {indicator: capacity}}}",
    ),
    error(
        "SC283",
        title=Text("不可能成立的条件", "a condition that nothing fulfils"),
        message=Text("没有数能同时满足这几个界限", "no figure can keep within all of these bounds at once"),
        cure=Text(
            "检查界限的方向；两种情形任一即可的写 any",
            "check which way the bounds go; where one of two is enough, write any",
        ),
        why=Text("这样的条件把所有单位都关在门外。", "Such a condition shuts everybody out."),
        bad="only_if: {at_least: 90, below: 80}",
        good="only_if: {any: [{at_least: 90}, {below: 80}]}",
    ),
    error(
        "SC284",
        title=Text("对照的年份不在以前", "held against a year that is not before"),
        message=Text("{found} 年不早于考核年度 {year}", "{found} is not before the year {year}"),
        cure=Text(
            "写以前的年份；与上年同期比写 against: last_year",
            "write an earlier year; against the same period of last year: against: last_year",
        ),
        why=Text("对照的是已经过去的全年实绩。", "It is held against a whole year that is over."),
        bad="year: 2017\nrule: {compare: ratio, against: {year: 2017}}",
        good="year: 2017\nrule: {compare: ratio, against: {year: 2010}}",
    ),
    error(
        "SC285",
        title=Text("没有这个分组", "a group that is not there"),
        message=Text(
            "本表的单位没有叫“{name}”的分组{hint}",
            "no unit of the table is in a group “{name}”{hint}",
        ),
        cure=Text("写单位的 group 里的分组", "write a group that stands in the units' `group`"),
        why=Text("没有单位的分组，规则用不上。", "A rule for nobody would never be used."),
        bad="units: {jia: {name: 甲县, group: 产区}}\nrule: {by_group: {主产区: {…}}}",
        good="units: {jia: {name: 甲县, group: 产区}}\nrule: {by_group: {产区: {…}}}",
    ),
    error(
        "SC286",
        title=Text("有单位没有规则", "units without a rule"),
        message=Text("{names} 所在的分组没有写规则", "no rule is written for the group of {names}"),
        cure=Text(
            "给这个分组写上规则；单位没有分组的，先写 group",
            "add a rule for that group; give units without a group one",
        ),
        why=Text(
            "没有规则就没有得分；哪些单位不考核，用 applies_to 说。",
            "Without a rule there are no points; say with applies_to who is not assessed.",
        ),
        bad="units: {jia: {name: 甲县, group: 产区}, yi: {name: 乙县, group: 非产区}}\nrule: {by_group: {产区: {…}}}",
        good="units: {jia: {name: 甲县, group: 产区}, yi: {name: 乙县, group: 非产区}}\nrule: {by_group: {产区: {…}, 非产区: {…}}}",
    ),
    error(
        "SC287",
        title=Text("计分比考核还疏", "counted less often than assessed"),
        message=Text(
            "方案按{frequency}考核，every: {every} 有的期没有自己的那一次",
            "the scheme is assessed by {frequency}, and every: {every} leaves periods without one",
        ),
        cure=Text(
            "every 写与方案相同或更密的频度，或改 frequency",
            "let `every` be as often as the scheme or more often, or change `frequency`",
        ),
        why=Text(
            "到季末才有的得分，月份里无从谈起。", "What comes with a quarter cannot be told in a month."
        ),
        bad="frequency: month\nrule: {every: quarter, …}",
        good="frequency: quarter\nrule: {every: month, …}",
    ),
    error(
        "SC288",
        title=Text("各期的数凑不出来", "figures that single months do not have"),
        message=Text(
            "every: {every} 比方案密，而“{name}”{reason}",
            "every: {every} is more often than the scheme, and “{name}” {reason}",
        ),
        cure=Text(
            "方案写 frequency: {every}，或报累计数（reported: cumulative），或按月份匀速（pace: linear）",
            "write frequency: {every}, report cumulative figures (reported: cumulative), or let the pace be linear",
        ),
        why=Text(
            "按方案各期报的数、各期的序时进度，拆不成更短的期。",
            "What is reported, or due, by the scheme's periods cannot be taken apart into shorter ones.",
        ),
        bad="frequency: quarter\nrows: {reported: period, rule: {every: month, …}}",
        good="frequency: month\nrows: {reported: period, rule: {every: month, …}}",
    ),
)
