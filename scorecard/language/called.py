"""What people call the words of the language beside their own names, in Chinese first, then in English.

A word means one thing wherever it stands, so each is declared once. These names are not read as values; they
tell which word is meant, so that a cure points to the word of that meaning and not to one of like letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scorecard.base.names import fold_name, nearest
from scorecard.scheme.kinds.named import chinese_word

CALLED: dict[str, tuple[str, ...]] = {
    # How often, and over what time.
    "year": ("年", "每年", "全年", "按年", "yearly", "annual", "annually", "per_year"),
    "half": ("半年度", "每半年", "half_year", "half-yearly", "semiannual", "biannual"),
    "quarter": ("季", "每季度", "每季", "按季", "quarterly", "q"),
    "month": ("月度", "每月", "按月", "monthly"),
    "plan": ("规划期合计", "五年", "whole_plan"),
    "last_year": ("去年", "上年同期", "上年数", "同期", "previous_year", "prior_year"),
    "due": ("序时目标", "应完成", "pro_rated_target"),
    # In which month a year starts.
    "January": ("1月", "1", "01", "january", "jan"),
    "February": ("2月", "2", "02", "february", "feb"),
    "March": ("3月", "3", "03", "march", "mar"),
    "April": ("4月", "4", "04", "april", "apr"),
    "May": ("5月", "5", "05", "may"),
    "June": ("6月", "6", "06", "june", "jun"),
    "July": ("7月", "7", "07", "july", "jul"),
    "August": ("8月", "8", "08", "august", "aug"),
    "September": ("9月", "9", "09", "september", "sep"),
    "October": ("10月", "10", "october", "oct"),
    "November": ("11月", "11", "november", "nov"),
    "December": ("12月", "12", "december", "dec"),
    # Languages.
    "zh": ("汉语", "简体中文", "chinese", "zh-cn", "cn"),
    "en": ("英语", "english", "en-us", "en-gb"),
    # What a figure is.
    "flow": ("累计量", "发生数", "cumulative_count", "count"),
    "stock": ("时点数", "时点值", "期末数", "level_at_date", "balance", "level"),
    "ratio": ("比例", "百分比", "比值", "占比", "rate", "percentage", "percent"),
    "higher": ("越大越好", "正向", "高", "up", "positive", "more", "maximize", "max"),
    "lower": ("越小越好", "反向", "逆向", "低", "negative", "less", "minimize", "min"),
    "cumulative": ("累计数", "年初以来累计", "ytd", "year_to_date"),
    "period": ("当期数", "本期", "期间", "in_period", "current"),
    "direction": ("顺着方向", "按方向", "monotone", "monotonic"),
    "any": ("均可", "不论", "either", "whatever"),
    "to_date": ("累计", "累计数", "截至", "ytd", "year_to_date", "cumulative"),
    # What is taken of it, and what it is compared with.
    "value": ("实际值", "完成值", "actual", "figure"),
    "level": ("数值本身", "本数", "同分", "持平", "不加不减", "flat"),
    "growth": ("增长", "增速", "增幅", "同比", "growth_rate"),
    "increment": ("增加数", "增加值", "increase"),
    "completion": ("完成情况", "完成", "completion_rate"),
    "progress": ("进度", "序时进度"),
    "met": ("是否达标", "是否完成", "reached", "achieved"),
    "difference": ("差额", "差值", "之差", "gap", "diff"),
    "position": ("区间位置", "功效系数", "min_max", "minmax"),
    "rank": ("排名", "位次", "ranking"),
    "target": ("目标", "任务数", "goal"),
    "must": ("确保目标", "底线"),
    "stretch": ("奋斗目标", "挑战", "争取目标"),
    "table": ("表", "全部单位", "all_units"),
    "group": ("本分组", "组内", "按组"),
    "top": ("第一名", "从前往后", "first"),
    "bottom": ("最后一名", "从后往前", "倒数", "last"),
    "quotient": ("相除", "目标值除以完成值", "division"),
    "mirror": ("对称", "2减"),
    "at_least": ("不低于", "不少于", "至少", "大于等于", ">=", "min", "minimum"),
    "above": ("高于", "大于", ">", "more_than", "greater"),
    "at_most": ("不超过", "不多于", "至多", "小于等于", "<=", "max", "maximum"),
    "below": ("小于", "少于", "<", "less_than", "under"),
    "equals": ("=", "==", "equal", "exactly"),
    "about": ("大约", "约", "around", "approximately"),
    "between": ("之间", "范围", "range"),
    "less": ("减少", "reduced"),
    # How many figures become one.
    "sum": ("合计", "求和", "加总", "总和", "之和", "加权", "total", "add", "weighted"),
    "mean": ("平均值", "均值", "平均数", "算术平均", "avg", "arithmetic"),
    "median": ("中值",),
    "trimmed": ("去掉一个最高分和一个最低分", "截尾平均", "去极值", "trimmed_mean"),
    "geometric": ("几何", "geometric_mean", "product"),
    "group_mean": ("分组平均", "本组平均", "组均值", "group_average"),
    "best": ("最好值", "最优", "最高", "取高", "max", "highest"),
    "worst": ("最差值", "最低", "取低", "min", "lowest"),
    "chosen": ("选报", "选择", "任选其一", "选一", "optional"),
    "all": ("每次", "都算", "every"),
    # What counts, and in which way.
    "base": ("计入满分", "基础分", "basic"),
    "bonus": ("加分项", "奖励", "附加分", "extra"),
    "deduction": ("扣分项", "减分", "penalty"),
    "full": ("得满分", "全分", "100%", "full_points"),
    "none": ("不限", "不设限", "没有", "不亮灯", "不计分", "no", "null", "unlimited", "no_limit"),
    "linear": ("均匀", "按时间", "平均分配", "even", "uniform"),
    "proportional": ("比例", "成比例", "in_proportion"),
    "pro_rata": ("折算", "按比例", "prorated"),
    "dropped": ("不足不计", "舍去", "ignored"),
    "counted": ("按一档计", "进一", "whole"),
    "continue": ("继续", "外推", "extrapolate"),
    "missing": ("缺报", "未报送", "缺失", "unreported", "absent"),
    "not_applicable": ("不考核", "na", "n/a", "not_assessed"),
    "pending": ("待定", "待审核", "unverified"),
    "unranked": ("不参加排名", "未排名", "no_rank"),
    "0": ("零分", "零", "zero", "nothing"),
    "filled": ("补足", "next", "fill", "backfill"),
    "kept": ("保留", "不递补", "空缺", "keep", "empty"),
    "leave_out": ("不计入", "去除", "排除", "扣除", "exclude", "omit", "drop", "ignore", "skip"),
    "redistribute": ("重新分配", "按比例分摊", "调剂", "reweight", "reallocate"),
    "carry": ("沿用上期", "结转", "上期数", "carry_forward", "previous"),
    # Rounding, ranks, quotas, lights.
    "half_up": ("round", "half-up"),
    "half_down": ("half-down",),
    "half_even": ("银行家舍入", "bankers", "half-even"),
    "down": ("去尾", "向下取整", "舍去尾数", "floor", "truncate"),
    "up": ("向上取整", "收尾", "ceil", "ceiling"),
    "printed": ("打印", "所印", "显示值", "rounded", "displayed"),
    "exact": ("精确", "原值", "unrounded"),
    "points": ("分数", "按得分", "score"),
    "share": ("比重", "按得分率", "points_share", "rate", "percentage"),
    "competition": ("跳号", "标准排名", "standard"),
    "last": ("并列取末位", "取后", "lowest", "modified"),
    "dense": ("并列不跳号", "密集排名"),
    "average": ("并列取平均", "取平均", "mean"),
    "ordinal": ("顺序", "按顺序", "first_listed"),
    "include": ("计入", "包括", "included"),
    "exclude": ("不计入", "排除", "excluded"),
    "true": ("对", "要", "yes", "y", "1", "on"),
    "false": ("不", "不要", "no", "n", "0", "off"),
    "green": ("绿", "绿色"),
    "blue": ("蓝", "蓝色"),
    "yellow": ("黄", "黄色", "amber"),
    "red": ("红", "红色"),
}
"""By word, what else it is called."""

FIELDS_CALLED: dict[str, tuple[str, ...]] = {
    "name": ("指标名称", "单位名称", "label"),
    "measure": ("单位", "计量", "unit_of_measure", "uom"),
    "targets": ("目标", "任务数", "目标任务", "目标数", "goal", "goals"),
    "points": ("满分", "分数", "分值", "score", "marks", "full_points"),
    "provider": ("来源", "提供单位", "报送单位"),
    "responsible": ("牵头单位", "责任部门", "owner"),
    "frequency": ("周期", "频率", "考核周期"),
    "nature": ("指标性质", "类型", "type", "kind"),
    "direction": ("指标方向", "正反向", "better"),
    "rule": ("规则", "计分办法", "评分规则", "计分方法", "评分标准", "scoring"),
    "number": ("编号", "no"),
    "note": ("说明", "remark", "comment"),
    "children": ("下级指标", "二级指标", "子指标", "sub_indicators"),
    "indicators": ("指标项", "rows", "items"),
    "weights": ("权重", "weight"),
    "units": ("单位", "被考核单位", "towns"),
    "tables": ("考核表", "附件"),
    "reported": ("报送方式", "报送口径"),
    "pace": ("进度", "序时"),
    "unscored": ("缺项处理",),
    "rounding": ("小数", "round"),
    "bands": ("档次", "分段", "区间"),
}
"""By field, what it is called beside its declared Chinese name."""


def known_word(text: str, known: Iterable[str], called: Callable[[str], Iterable[str]]) -> str | None:
    """The one known word that a text is another name of; None where it names none, or several.

    A text that only holds such a name (`存量指标`) is understood where it holds that of one word alone.

    >>> known_word("存量", ["flow", "stock", "ratio"], names_of_word)
    'stock'
    >>> known_word("季度数", ["year", "half", "quarter", "month"], names_of_word)
    'quarter'
    >>> known_word("质量", ["flow", "stock", "ratio"], names_of_word) is None
    True
    """
    wanted = fold_name(text)
    names = {word: {fold_name(name) for name in called(word)} for word in known}
    exact = [word for word, own in names.items() if wanted in own]
    if exact:
        return exact[0] if len(exact) == 1 else None
    # The longest name says most: 半年 before 年.
    matches = [(len(name), word) for word, own in names.items() for name in own if _occurs_in(name, wanted)]
    longest = {word for length, word in matches if length == max(matches)[0]}
    return longest.pop() if len(longest) == 1 else None


def _occurs_in(name: str, text: str) -> bool:
    """Whether a Chinese name of two characters or more stands in a text; English ones are whole words."""
    return len(name) > 1 and not name.isascii() and name in text


# Of two Chinese characters one alone makes no likeness: 质量 is not 流量.
_ALIKE = 0.6


def names_of_word(word: str) -> tuple[str, ...]:
    """What a word of the language is called."""
    return chinese_word(word), *CALLED.get(word, ())


def word_meant(text: str, words: Iterable[str]) -> str | None:
    """The word of a list that a text stands for: by what words are called, else by how they are spelled.

    >>> word_meant("季度", ["year", "quarter"]), word_meant("quartely", ["year", "quarter"])
    ('quarter', 'quarter')
    >>> word_meant("质量", ["flow", "stock"]) is None
    True
    """
    known = list(words)
    spelt = {name: word for word in known for name in names_of_word(word)} | {word: word for word in known}
    close = known_word(text, known, names_of_word) or nearest(text, spelt, _ALIKE)
    return spelt.get(close, close) if close else None
