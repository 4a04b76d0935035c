"""The functions of formulas, and the words that join conditions: each with its one Chinese name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scorecard.base.message import Text, message, sense


class Function(NamedTuple):
    """A function: its arguments as they are written, its Chinese name, how it reads, and what it gives.

    least, most : how many arguments it takes; `most` is None where there is no end
    figure : whether it speaks of one figure, and takes its name, not a calculation
    whole : which argument is a whole number, counted from 0; of no less and no more than `bounds`, if any
    """

    arguments: str
    chinese: str
    words: Text
    help: Text
    least: int
    most: int | None
    figure: bool = False
    whole: int | None = None
    bounds: tuple[int, int] = (0, 0)


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
        "x", "上年", message("last year"), message("the same period last year"), 1, 1, figure=True
    ),
    "years_ago": Function(
        *("x, n", "若干年前", message("years ago"), message("the same period n years ago"), 2, 2),
        figure=True,
        whole=1,
        bounds=(1, YEARS),
    ),
    "target": Function("x", "目标值", message("target"), message("the target of x"), 1, 1, figure=True),
}


class Joining(NamedTuple):
    """A word between conditions, or before one in brackets."""

    chinese: str
    words: Text


JOINING: Mapping[str, Joining] = {
    "and": Joining("且", sense("formula", "and")),
    "or": Joining("或", sense("formula", "or")),
    "not": Joining("非", sense("formula", "not")),
}

_ENGLISH = {each.chinese: name for names in (FUNCTIONS, JOINING) for name, each in names.items()}


def english(word: str) -> str:
    """A function, or a word between conditions, by its English name; any other word as it is.

    >>> english("如果"), english("if"), english("gdp")
    ('if', 'if', 'gdp')
    """
    return _ENGLISH.get(word, word)
