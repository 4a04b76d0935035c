"""What is said of a name, a function or a count of arguments that a formula does not know."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.base.names import Suggestions, fold_name, nearest
from scorecard.base.text import Text, some
from scorecard.language.formula_tokens import SHOWN, Problem, Token
from scorecard.language.formula_tree import FUNCTIONS, Function


def near_name(token: Token, usable: Iterable[str], near: Suggestions, signs: str) -> Problem:
    """A name that is no figure, and the nearest that is.

    `signs` is a figure's id that stands here but holds signs a formula cannot say, such as `high-tech`.
    """
    names = list(usable)
    close = near.nearest(token.text, names)
    if signs:
        return Problem("SC089", token.offset, len(signs), {"name": signs, "instead": _rename(signs)})
    if close:
        known = {"name": token.text[:SHOWN], "suggestion": close}
        return Problem("SC088", token.offset, len(token.text), known)
    return unknown_name(token, names)


def unknown_name(token: Token, usable: Iterable[str]) -> Problem:
    """A name that is no figure, and some that are."""
    few = some(usable)
    instead = Text(f"可用的名称：{few.zh}", f"use one of {few.en}")
    if not few.zh:
        instead = Text("先在方案里写出这个指标", "declare the indicator in the scheme first")
    return Problem("SC089", token.offset, len(token.text), {"name": token.text[:SHOWN], "instead": instead})


def _rename(name: str) -> Text:
    return Text(
        f"代号“{name}”含有公式里不能写的字符，请改用字母、数字、下划线或汉字",
        f"the id “{name}” holds signs a formula cannot say; rename it with letters, digits and _ only",
    )


_MEANT = {
    **{function.words.zh: name for name, function in FUNCTIONS.items()},
    **{"平均": "mean", "均值": "mean", "average": "mean", "avg": "mean", "求和": "sum", "总和": "sum"},
    **{"最大": "max", "最小": "min", "开方": "sqrt", "log": "ln", "去年": "last_year", "目标": "target"},
}


def unknown_function(token: Token) -> Problem:
    """A word before a bracket that is no function."""
    folded = fold_name(token.text)
    close = _MEANT.get(folded) or nearest(token.text, [name for name in FUNCTIONS if name[0] == folded[0]])
    instead = Text(f"改成 {close}；", f"write {close}; ") if close else Text("", "")
    functions = ", ".join(FUNCTIONS)
    return Problem(
        "SC090",
        token.offset,
        len(token.text),
        {"name": token.text[:SHOWN], "instead": instead, "functions": functions},
    )


def wrong_count(token: Token, function: Function, count: int) -> Problem:
    """A function with too few or too many arguments."""
    if function.most == function.least:
        wanted = Text(f"恰好 {function.least} 项", f"{function.least} argument" + "s" * (function.least > 1))
    else:
        wanted = Text(f"至少 {function.least} 项", f"{function.least} or more arguments")
    return Problem(
        "SC091",
        token.offset,
        len(token.text),
        {"function": token.text, "wanted": wanted, "count": f"{count}"},
    )
