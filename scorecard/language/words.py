"""The closed lists of words of the language, each word with what it means."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.scheme.kinds import Word

FREQUENCY = Word(
    {
        "year": Text("每年", "each year"),
        "half": Text("每半年", "each half year"),
        "quarter": Text("每季度", "each quarter"),
        "month": Text("每月", "each month"),
    }
)


LANGUAGE = Word({"zh": Text("中文", "Chinese"), "en": Text("英文", "English")})


NATURE = Word(
    {
        "flow": Text("流量：全年累计发生的数", "counted up over the year"),
        "stock": Text("存量：某一时点的数", "a level at a date"),
        "ratio": Text("比率", "a ratio"),
    }
)


DIRECTION = Word(
    {"higher": Text("越高越好", "higher is better"), "lower": Text("越低越好", "lower is better")}
)


INTERIM = Word(
    {
        "due": Text("年中按序时目标计分", "before the year's end, rules see what is due by now"),
        "year": Text("年中按全年目标计分", "before the year's end, rules see the year's target"),
        "none": Text("年末才计分，多年规划期末才计分", "points only at the end of the year or plan"),
    }
)


REPORTED = Word(
    {
        "cumulative": Text("报送年初以来累计数", "sent in as the sum since January"),
        "period": Text("报送当期数", "sent in for the period alone"),
    }
)


SCORE = Word(
    {
        "to_date": Text("按年初以来累计数计分", "the count since January is scored"),
        "period": Text(
            "按当期数计分：本期累计减上期累计，序时目标也只算当期",
            "what was done in the period alone is scored, and only that much is due",
        ),
    }
)


JUDGES = Word(
    {
        "mean": Text("评委打分取平均", "the mean of the marks"),
        "median": Text("取中位数", "the median of the marks"),
        "trimmed": Text(
            "去掉一个最高分、一个最低分后取平均", "the mean without one highest and one lowest mark"
        ),
    }
)


TAKE = Word(
    {
        "level": Text("数值本身", "the figure itself"),
        "growth": Text("比上年增长的百分比", "its growth over last year, in %"),
        "increment": Text("比上年增加的数", "its increase over last year"),
        "last_year": Text(
            "上年同期的数：今年考核用上年数据", "its figure of the same period last year, assessed this year"
        ),
    }
)


COMPARE = Word(
    {
        "completion": Text(
            "完成情况（对序时或全年目标，见 interim）", "actual against the target that `interim` names"
        ),
        "progress": Text("序时完成率：总是对序时目标", "actual against what is due by now, always"),
        "met": Text("是否达标：达标得满分，否则 0 分", "whether the target is met: full points or none"),
        "value": Text("数值本身", "the value itself"),
        "difference": Text("与对照值之差（见 against）", "the value less what it is held against"),
        "ratio": Text(
            "与对照值之比；越低越好时反过来（见 reverse）",
            "the value over what it is held against; turned round where lower is better",
        ),
        "position": Text("在两端之间的位置：起端 0，终端 100%", "where it lies between two ends, 0 to 100%"),
        "rank": Text("在本表中的位次", "the place among the units of the table"),
    }
)


AGAINST = {
    "target": Text("目标值（年中为 interim 所指的）", "the target that `interim` names"),
    "mean": Text("平均值", "the mean"),
    "median": Text("中位数", "the median"),
    "best": Text("最好值（随方向）", "the best, by the direction"),
    "worst": Text("最差值（随方向）", "the worst, by the direction"),
    "last_year": Text("上年同期的数", "the figure of the same period of last year"),
    "must": Text("对照确保目标", "the target that must be reached"),
    "stretch": Text("对照奋斗目标", "the stretch target"),
}


EVERY = Word({"month": Text("每月", "each month"), "quarter": Text("每季度", "each quarter")})


IF_EQUAL = Word(
    {
        "pending": Text("待核", "pending"),
        "full": Text("按 100%", "as 100%"),
        "none": Text("按 0%", "as 0%"),
    }
)


COUNTED_FROM = Word(
    {
        "top": Text("从第一名数起", "the best is 1"),
        "bottom": Text("从最后一名数起", "the last is 1"),
    }
)


REVERSE = Word(
    {
        "quotient": Text("目标值 ÷ 完成值", "target ÷ actual"),
        "mirror": Text("2 − 完成值 ÷ 目标值", "2 − actual ÷ target"),
    }
)


RELATION = Word(
    {
        "at_least": Text("达到：大于或等于目标值即完成", "met by the target or more"),
        "above": Text("超过：大于目标值才完成", "met by more than the target"),
        "at_most": Text("不高于：小于或等于目标值即完成", "met by the target or less"),
        "below": Text("低于：小于目标值才完成", "met by less than the target"),
        "equals": Text("等于：正好是目标值才完成", "met by the target exactly"),
        "about": Text("左右：在 about 声明的幅度以内即完成", "met within the tolerance declared by `about`"),
        "between": Text("区间：在两端之间（含两端）即完成", "met between two ends, both included"),
    }
)


OVER_RANGE = Word(
    {
        "less": Text("超出上端按 上端 ÷ 完成值 折减", "past the upper end: upper end ÷ actual"),
        "full": Text("超出上端仍按 100%", "past the upper end: 100%"),
    }
)


PER = Word(
    {
        "plan": Text("规划期合计：流量自首年累计", "over the whole plan: flows count from its first year"),
        "year": Text("每年：每年各自达到，流量当年累计", "for each year: flows count from January"),
    }
)


ZERO_TARGET = Word(
    {
        "full": Text("得满分", "full points"),
        "not_applicable": Text("视为不适用", "treated as not applicable"),
    }
)


TIES = Word(
    {
        "competition": Text("并列后跳号：1、2、2、4", "1, 2, 2, 4"),
        "dense": Text("并列后不跳号：1、2、2、3", "1, 2, 2, 3"),
        "average": Text("并列取平均：1、2.5、2.5、4", "1, 2.5, 2.5, 4"),
        "ordinal": Text("不并列，按文件所列先后：1、2、3、4", "1, 2, 3, 4, in the printed order"),
    }
)


BY = Word(
    {
        "points": Text("得分", "points"),
        "share": Text("得分 ÷ 本单位满分", "points ÷ the unit's own full points"),
    }
)


BOUNDS_ON = Word(
    {
        "share": Text(
            "按占满分的比例：总分 ÷ 本期满分 与 界限 ÷ 全年满分 相比",
            "by share: total ÷ full points due against bound ÷ full points of the year",
        ),
        "points": Text("按所写的分数", "as written, in points"),
    }
)


UNASSESSED = Word(
    {
        "redistribute": Text("其余的按比例放大到满分", "the rest is scaled to the full points"),
        "unranked": Text("没有总分，不排名", "no total and no rank"),
        "0": Text("不考核它的表计 0 分", "what does not assess it counts 0"),
    }
)


VACANT = Word(
    {
        "filled": Text("由下一名递补", "the next moves up"),
        "kept": Text("名额空着", "the place stays empty"),
    }
)


AMONG = Word(
    {"table": Text("全表", "all units of the table"), "group": Text("本分组", "the units of the group")}
)


RANK_ON = Word(
    {
        "printed": Text("按打印出的（修约后）总分", "the total as printed"),
        "exact": Text("按未修约的总分", "the total before rounding"),
    }
)


ROUNDING_MODE = Word(
    {
        "half_up": Text("四舍五入", "half-up"),
        "half_even": Text("四舍六入五成双", "half to even"),
        "down": Text("舍去尾数", "what is left is dropped"),
        "up": Text("有尾数即进一", "what is left counts as one more"),
    }
)


WITHOUT = {
    "leave_out": Text("不计分，满分相应减少", "no points, and full points shrink"),
    "redistribute": Text("分值按比例分摊给同级其他项", "its points go to its siblings in proportion"),
    "mean": Text(
        "取其他单位该项得分的平均（满分不同的按得分率）",
        "the mean points of the other units, by share where full points differ",
    ),
    "group_mean": Text("取本分组其他单位该项得分的平均", "the mean points of the other units of the group"),
}


UNRANKED = {"unranked": Text("不排名，已知得分加括号", "no rank; the points known stand in brackets")}


MEANS = {word: WITHOUT[word] for word in ("mean", "group_mean")}


CARRY = {
    "carry": Text(
        "沿用本年最近一次报的数（计划期内的流量连同以前各年的数）并注明",
        "what was last reported this year (of a flow in a plan, with the years before), and marked",
    )
}


WHOLE = Word(
    {
        "down": Text("舍去小数", "rounded down"),
        "up": Text("有小数即进一", "rounded up"),
        "half_up": Text("四舍五入", "rounded half-up"),
    }
)


EDGE_TIE = Word(
    {
        "include": Text("并列的都算，可超名额", "all of them are in, even beyond the quota"),
        "exclude": Text("并列的都不算，可不满名额", "none of them is in"),
    }
)


LIGHT = Word(
    {
        "green": Text("绿灯", "green"),
        "blue": Text("蓝灯", "blue"),
        "yellow": Text("黄灯", "yellow"),
        "red": Text("红灯", "red"),
        "none": Text("不亮灯", "no light"),
    }
)


MONOTONE = Word(
    {
        "direction": Text("更好的数得分不少于较差的，否则提醒", "better never scores less, or `check` asks"),
        "any": Text("更好的数得分可以更少，不提醒", "a better figure may score less, and nobody asks"),
    }
)


COUNTS_AS = Word(
    {
        "base": Text("计入满分", "within full points"),
        "bonus": Text("加分：在满分之外", "a bonus, outside full points"),
        "deduction": Text("扣分：在满分之外，得分不大于 0", "a deduction, outside full points, 0 at most"),
    }
)


COMBINE = Word(
    {
        "sum": Text("各子项得分相加", "the points are added up"),
        "mean": Text("各子项得分率的平均 × 本项分值", "full points × the mean of the shares"),
        "best": Text("取得分率最高的子项", "the best share counts"),
        "worst": Text("取得分率最低的子项", "the worst share counts"),
        "chosen": Text("只报其中一项，报了的那项计分", "the one that was reported counts"),
        "geometric": Text(
            "各子项得分率按分值加权的几何平均 × 本项分值",
            "full points × the geometric mean of the shares, weighted by points",
        ),
    }
)


COMBINE_TABLE = Word({word: COMBINE.choices[word] for word in ("sum", "mean", "geometric")})


COMBINE_TOTAL = Word(
    {
        "sum": Text("各表得分率 × 权重，相加", "the weighted shares are added up"),
        "geometric": Text(
            "各表得分率按权重的几何平均 × 100", "100 × the geometric mean of the shares, by weight"
        ),
    }
)


PER_ITEM = Word(
    {
        "all": Text("每次都算", "an object counts wherever it is reported"),
        "best": Text(
            "同一对象只算一次，算在得分（扣分）最多的子项",
            "an object counts once, under the row where it gives or takes most",
        ),
    }
)


STATUS = Word(
    {
        "missing": Text("未报", "missing"),
        "not_applicable": Text("不适用", "not applicable"),
        "pending": Text("待核", "pending"),
    }
)
