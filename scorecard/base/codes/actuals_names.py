"""Faults found in the names and periods of actuals."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC151",
        title=Text("不认识的单位", "an unknown unit"),
        message=Text("方案里没有单位“{name}”{hint}", 'the scheme has no unit "{name}"{hint}'),
        cure=Text(
            "改成方案里的名称、简称或别名；确是别名的，加进方案该单位的 aliases",
            "use a name, short name or alias of the scheme, or add this one to the unit's aliases",
        ),
        why=Text(
            "名称只认写明的，不猜：安家镇不是薛家镇。",
            "Names are matched, never guessed: one wrong letter may be another town.",
        ),
        bad="2017Q2,春港镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC152",
        title=Text("不认识的指标", "an unknown indicator"),
        message=Text("方案里没有指标“{name}”{hint}", 'the scheme has no indicator "{name}"{hint}'),
        cure=Text(
            "改成方案里的名称、简称或别名；确是别名的，加进方案该指标的 aliases",
            "use a name, short name or alias of the scheme, or add this one to the indicator's aliases",
        ),
        why=Text("名称只认写明的，不猜。", "Names are matched, never guessed."),
        bad="2017Q2,春江镇,专力申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC153",
        title=Text("名称对得上几处", "a name that fits several"),
        message=Text("“{name}”对得上几处：{places}", '"{name}" fits several: {places}'),
        cure=Text("写清是哪一个，例如 {first}", "say which one, for example {first}"),
        why=Text("对得上几处的名称不能替人选。", "Which one is meant is not for a program to choose."),
        bad="2017Q2,春江镇,科技工作信息,3",
        good="2017Q2,春江镇,上报信息/科技工作信息,3",
    ),
    error(
        "SC154",
        title=Text("单位不在这张表里", "the unit is not in the table"),
        message=Text(
            "“{indicator}”在“{table}”里，那张表不考核“{unit}”",
            '"{indicator}" stands in "{table}", which does not assess "{unit}"',
        ),
        cure=Text("改正单位或指标，或删去这一格", "correct the unit or the indicator, or delete the cell"),
        why=Text("表里没有的单位，数据无处可放。", "The table has no place for such a value."),
        bad="2017Q2,全区,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC155",
        title=Text("给分组标题报了数", "a value for a heading"),
        message=Text(
            "“{name}”是标题，自己没有数值，只有下面的 {children} 有",
            '"{name}" is a heading without a value of its own; the values belong to {children}',
        ),
        cure=Text("把数值报到下面的各项", "report the rows below it instead"),
        why=Text("标题的得分由下面各项得出。", "A heading's points come from the rows below it."),
        bad="2017Q2,春江镇,专利,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC156",
        title=Text("单位、指标或期间是空的", "an empty unit, indicator or period"),
        message=Text("这一行有数值，{what}却是空的", "this row has a value but its {what} is empty"),
        cure=Text(
            "补上{what}；若是合并单元格造成的，先取消合并，每行都填全",
            "fill in the {what}; if merged cells caused it, unmerge them and fill every row",
        ),
        why=Text(
            "不会从上一行往下填：那是猜。",
            "Nothing is filled down from the row above: that would be a guess.",
        ),
        bad="2017Q2,春江镇,专利申请,437\n2017Q2,,发明申请,120",
        good="2017Q2,春江镇,专利申请,437\n2017Q2,春江镇,发明申请,120",
    ),
    error(
        "SC157",
        title=Text("期间看不懂", "a period that cannot be read"),
        message=Text("“{text}”不是期间", '"{text}" is not a period'),
        cure=Text(
            "写成 2017Q2、2017H1、2017-06、2017、2017年二季度 之一",
            "write it as 2017Q2, 2017H1, 2017-06, 2017 or 2017年二季度",
        ),
        why=Text("期间不对，数据就进了别的季度。", "A wrong period puts the value into another quarter."),
        bad="二季度,春江镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC158",
        title=Text("期间被 Excel 改成了日期", "a period turned into a date by Excel"),
        message=Text("“{text}”是日期，不是期间", '"{text}" is a date, not a period'),
        cure=Text(
            "多半是 {period}：把这一列设成文本格式再填",
            "it probably was {period}: format the column as text and type it again",
        ),
        why=Text(
            "Excel 会把 2017-06 之类自动变成日期。",
            "Excel turns entries such as 2017-06 into dates by itself.",
        ),
        bad="2017/6/30,春江镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC159",
        title=Text("方案没有这样的期间", "a period the scheme does not have"),
        message=Text(
            "方案按{frequency}考核，没有 {period} 这一期",
            "the scheme is assessed by {frequency} and has no period {period}",
        ),
        cure=Text("改成 {near} 这样的期间", "use a period such as {near}"),
        why=Text(
            "中间月份的累计数不能当成季度数。",
            "A figure for a month in between is not the figure of the quarter.",
        ),
        bad="2017-05,春江镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    warning(
        "SC160",
        title=Text("合计行不计入", "a row of totals left out"),
        message=Text("“{name}”是合计或平均，没有计入", '"{name}" is a total or a mean and was left out'),
        cure=Text(
            "可以删去；各单位的数据照常计入", "delete it if you like; the units' own values count as usual"
        ),
        why=Text("合计不是考核单位。", "A total is not a unit that is assessed."),
        bad="2017Q2,合计,专利申请,7575",
        good="2017Q2,春江镇,专利申请,437",
    ),
    warning(
        "SC161",
        title=Text("表尾说明不计入", "a footer left out"),
        message=Text("表尾说明“{text}”没有计入", 'the footer "{text}" was left out'),
        cure=Text("可以删去，或写进备注列", "delete it if you like, or use the note column"),
        why=Text("说明文字不是数据。", "A remark is not data."),
        bad="注：数据截至6月底,,,",
        good="2017Q2,春江镇,专利申请,437",
    ),
)
