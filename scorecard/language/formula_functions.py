"""The functions of formulas, and the words that join conditions: each with its one Chinese name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from scorecard.base.message import Text, message, sense

Of = Literal["", "row", "part", "table", "any"]


class Function(NamedTuple):
    """A function: its arguments as they are written, its Chinese name, how it reads, and what it gives.

    least, most : how many arguments it takes; `most` is None where there is no end
    of : what it takes the name of instead of a calculation: a row, a row or heading (`part`), a table, any of these
    whole : which argument is a whole number, counted from 0; of no less and no more than `bounds`, if any
    """

    arguments: str
    chinese: str
    words: Text
    help: Text
    least: int
    most: int | None
    of: Of = ""
    whole: int | None = None
    bounds: tuple[int, int] = (0, 0)


WANTED: Mapping[Of, Text] = {
    "row": message("the id of one indicator"),
    "part": message("the id of one indicator or heading"),
    "table": message("the id of a table"),
    "any": message("the id of an indicator, heading or table"),
}
GROUP = "group"
"""Says that a figure of several units is of those in the unit's own group."""
OVER = message("group, or the id of the table that ranks them")

YEARS = 20
DIGITS = 10
ORDINALS = ("smallest", "largest")
"""What picks one of its own arguments by a number: it cannot be more than they are."""

FUNCTIONS: Mapping[str, Function] = {
    "min": Function("x, y, …", "最小值", message("minimum"), message("the smallest of them"), 2, None),
    "max": Function("x, y, …", "最大值", message("maximum"), message("the largest of them"), 2, None),
    "abs": Function("x", "绝对值", message("absolute value"), message("x without its sign"), 1, 1),
    "ln": Function(
        "x", "自然对数", message("natural logarithm"), message("the natural logarithm of x"), 1, 1
    ),
    "exp": Function("x", "e的乘方", message("e to the power"), message("e to the power of x"), 1, 1),
    "sqrt": Function("x", "平方根", message("square root"), message("the square root of x"), 1, 1),
    "mean": Function(
        "x, y, …", "平均值", message("mean"), message("the mean of those that have a value"), 1, None
    ),
    "sum": Function(
        "x, y, …", "合计", message("sum"), message("the sum of those that have a value"), 1, None
    ),
    "count": Function(
        "x, y, …", "个数", message("number present"), message("how many of them have a value"), 1, None
    ),
    "smallest": Function(
        *("n, x, y, …", "第几小", message("n-th smallest"), message("the n-th smallest of them"), 3, None),
        whole=0,
        bounds=(1, 1),
    ),
    "largest": Function(
        *("n, x, y, …", "第几大", message("n-th largest"), message("the n-th largest of them"), 3, None),
        whole=0,
        bounds=(1, 1),
    ),
    "round": Function(
        *("x, n", "四舍五入", message("rounded"), message("x rounded half-up to n decimals"), 2, 2),
        whole=1,
        bounds=(0, DIGITS),
    ),
    "if_missing": Function(
        "x, y", "缺则", message("if missing"), message("x, or y where x has no value"), 2, 2
    ),
    "if": Function(
        *("condition, x, y", "如果", sense("formula", "if")),
        *(message("x where the condition holds, y where it does not"), 3, 3),
    ),
    "last_year": Function(
        "x", "上年", message("last year"), message("the same period last year"), 1, 1, of="row"
    ),
    "last_period": Function(
        *("x", "上期", message("last period"), message("the period before; flows by the period alone")),
        *(1, 1, "row"),
    ),
    "years_ago": Function(
        *("x, n", "若干年前", message("years ago"), message("the same period n years ago"), 2, 2),
        of="row",
        whole=1,
        bounds=(1, YEARS),
    ),
    "target": Function("x", "目标值", message("target"), message("the target of x"), 1, 1, of="row"),
    "completion": Function(
        *("x", "完成率", message("completion"), message("x ÷ its target, as a share: 0.95 for 95 %"), 1, 1),
        of="row",
    ),
    "progress": Function(
        *("x", "序时完成率", message("progress"), message("x ÷ what is due of it, as a share"), 1, 1),
        of="row",
    ),
    "met": Function(
        *("x", "达标", message("met"), message("1 where x keeps its target, 0 where not"), 1, 1),
        of="row",
    ),
    "ahead": Function(
        *(
            "x",
            "超前",
            message("ahead"),
            message("how far x is ahead of what is due, in points of percent"),
            1,
        ),
        *(1, "row"),
    ),
    "points": Function(
        *("x", "得分", message("points"), message("the points of a row or heading"), 1, 1, "part")
    ),
    "share": Function(
        *(
            "x",
            "得分率",
            message("share of points"),
            message("points ÷ full points of a row, heading or table"),
        ),
        *(1, 1, "any"),
    ),
    "rank": Function(
        *("x", "名次", message("rank"), message("the place of a row, heading or table by its points"), 1, 1),
        of="any",
    ),
    "rank_from_last": Function(
        *("x", "倒数名次", message("rank from last"), message("the same place counted from the last"), 1, 1),
        of="any",
    ),
    "total": Function(
        *("t", "总分", message("total"), message("the total of a table, before its effects"), 1, 1),
        of="table",
    ),
    "class": Function(
        *(
            "x",
            "档次",
            message("class"),
            message('the class of a row, to be asked by = or <>: class(x) = "A"'),
        ),
        *(1, 1, "row"),
    ),
    "units_mean": Function(
        *("x, …", "单位平均值", message("mean of units"), message("the mean of x over the units"), 1, 3)
    ),
    "units_median": Function(
        *("x, …", "单位中位数", message("median of units"), message("the median of x over the units"), 1, 3)
    ),
    "units_max": Function(
        *("x, …", "单位最大值", message("maximum of units"), message("the largest x of the units"), 1, 3)
    ),
    "units_min": Function(
        *("x, …", "单位最小值", message("minimum of units"), message("the smallest x of the units"), 1, 3)
    ),
    "units_count": Function(
        *("x, …", "单位个数", message("number of units"), message("how many of the units have an x"), 1, 3)
    ),
}


ACROSS = tuple(name for name in FUNCTIONS if name.startswith("units_"))
"""The functions over several units."""


class Connective(NamedTuple):
    """A word between conditions, or before one in brackets."""

    chinese: str
    words: Text


JOINING: Mapping[str, Connective] = {
    "and": Connective("且", sense("formula", "and")),
    "or": Connective("或", sense("formula", "or")),
    "not": Connective("非", sense("formula", "not")),
}

_ENGLISH = {each.chinese: name for names in (FUNCTIONS, JOINING) for name, each in names.items()} | {
    "分组": GROUP
}


def english(word: str) -> str:
    """A function, or a word between conditions, by its English name; any other word as it is.

    >>> english("如果"), english("if"), english("gdp")
    ('if', 'if', 'gdp')
    """
    return _ENGLISH.get(word, word)
