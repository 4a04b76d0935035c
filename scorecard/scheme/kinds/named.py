"""The one Chinese name of each word of the language, by which it is read and written like by its English one.

A word means one thing wherever it stands, so each is named once, and no list has two words of one name:

>>> chinese_word("stock"), english_word("存量", ("flow", "stock")), english_word("存量", ("year", "month"))
('存量', 'stock', None)
"""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.base.message import Lang

CHINESE: dict[str, str] = {
    # How often, and over what time.
    "year": "年度",
    "half": "半年",
    "quarter": "季度",
    "month": "月",
    "plan": "规划期",
    "last_year": "上年",
    "last_period": "上期",
    "due": "序时",
    # In which month a year starts.
    "January": "一月",
    "February": "二月",
    "March": "三月",
    "April": "四月",
    "May": "五月",
    "June": "六月",
    "July": "七月",
    "August": "八月",
    "September": "九月",
    "October": "十月",
    "November": "十一月",
    "December": "十二月",
    # Languages.
    "zh": "中文",
    "en": "英文",
    # What a figure is.
    "flow": "流量",
    "stock": "存量",
    "ratio": "比率",
    "higher": "越高越好",
    "lower": "越低越好",
    "cumulative": "累计",
    "period": "当期",
    "direction": "方向",
    "any": "任意",
    "to_date": "年初以来",
    # What is taken of it, and what it is compared with.
    "value": "数值",
    "level": "水平",
    "growth": "增长率",
    "increment": "增量",
    "period_growth": "环比增长率",
    "period_increment": "环比增量",
    "completion": "完成率",
    "progress": "序时完成率",
    "met": "达标",
    "difference": "差",
    "position": "位置",
    "rank": "名次",
    "target": "目标值",
    "total": "总分",
    "rank_from_last": "倒数名次",
    "ahead": "超前",
    "class": "档次",
    "light": "灯",
    "must": "确保",
    "stretch": "奋斗",
    "table": "全表",
    "group": "分组",
    "top": "从第一名",
    "bottom": "从最后一名",
    "quotient": "商",
    "mirror": "镜像",
    "at_least": "达到",
    "above": "超过",
    "at_most": "不高于",
    "below": "低于",
    "equals": "等于",
    "about": "左右",
    "between": "区间",
    "less": "折减",
    # How many figures become one.
    "sum": "相加",
    "mean": "平均",
    "median": "中位数",
    "trimmed": "去掉最高最低分",
    "geometric": "几何平均",
    "group_mean": "组平均",
    "best": "最好",
    "worst": "最差",
    "chosen": "任选",
    "all": "全部",
    # What counts, and in which way.
    "numbered": "有序号的",
    "base": "基本分",
    "bonus": "加分",
    "deduction": "扣分",
    "full": "满分",
    "none": "无",
    "linear": "线性",
    "proportional": "按比例",
    "pro_rata": "按比例折算",
    "dropped": "不计",
    "counted": "算一档",
    "continue": "延伸",
    "missing": "未报",
    "not_applicable": "不适用",
    "pending": "待核",
    "by_row": "逐行",
    "unranked": "不排名",
    "0": "计0分",
    "filled": "递补",
    "kept": "空着",
    "leave_out": "剔除",
    "redistribute": "分摊",
    "carry": "沿用",
    # Rounding, ranks, quotas, lights.
    "half_up": "四舍五入",
    "half_down": "五舍六入",
    "half_even": "四舍六入五成双",
    "down": "舍去",
    "up": "进一",
    "printed": "修约后",
    "exact": "未修约",
    "points": "得分",
    "share": "得分率",
    "competition": "并列跳号",
    "last": "并列取后",
    "dense": "不跳号",
    "average": "平均名次",
    "ordinal": "不并列",
    "include": "都算",
    "exclude": "都不算",
    "true": "是",
    "false": "否",
    "green": "绿灯",
    "blue": "蓝灯",
    "yellow": "黄灯",
    "red": "红灯",
}
"""By word, its Chinese name."""


def chinese_word(word: str) -> str:
    """The Chinese name of a word; the word itself where it has none, as those of other packages may."""
    return CHINESE.get(word, word)


def english_word(text: str, words: Iterable[str]) -> str | None:
    """The word of a list that a text is the Chinese name of."""
    return next((word for word in words if CHINESE.get(word) == text), None)


def both_names(words: Iterable[str], lang: Lang) -> list[str]:
    """How words may be written where a language is spoken: in Chinese first, where that is the one."""
    known = list(words)
    return list(dict.fromkeys((*map(chinese_word, known), *known))) if lang == "zh" else known
