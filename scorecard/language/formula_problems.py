"""What is said of a name, a function or a count of arguments that a formula does not know."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.base.message import Text, comma_list, message, plural, term
from scorecard.base.names import Suggestions, fold_name, nearest, some
from scorecard.language.formula_functions import FUNCTIONS, Function, english
from scorecard.language.formula_tokens import SHOWN, FormulaProblem, Token


def near_name(token: Token, usable: Iterable[str], near: Suggestions, signs: str) -> FormulaProblem:
    """A name that is no figure, and the nearest that is.

    `signs` is a figure's id that stands here but holds signs a formula cannot say, such as `high-tech`.
    """
    names = list(usable)
    close = near.nearest(token.text, names)
    if signs:
        return FormulaProblem("SC089", token.offset, len(signs), {"name": signs, "instead": _rename(signs)})
    if close:
        known = {"name": token.text[:SHOWN], "suggestion": close}
        return FormulaProblem("SC088", token.offset, len(token.text), known)
    return unknown_name(token, names)


def unknown_name(token: Token, usable: Iterable[str]) -> FormulaProblem:
    """A name that is no figure, and some that are."""
    few = some(usable)
    instead = (
        message("use one of {names}", names=few)
        if few
        else message("declare the indicator in the scheme first")
    )
    return FormulaProblem(
        "SC089", token.offset, len(token.text), {"name": token.text[:SHOWN], "instead": instead}
    )


def _rename(name: str) -> Text:
    return message(
        "the id “{name}” holds signs a formula cannot say; rename it with letters, digits and _ only",
        name=name,
    )


_MEANT = {
    **{"平均": "mean", "均值": "mean", "average": "mean", "avg": "mean", "求和": "sum", "总和": "sum"},
    **{
        "最大": "max",
        "最小": "min",
        "开方": "sqrt",
        "log": "ln",
        "去年": "last_year",
        "环比": "last_period",
        "前期": "last_period",
        "目标": "target",
    },
    **{"若": "if", "iif": "if", "iferror": "if_missing", "ifna": "if_missing", "coalesce": "if_missing"},
    **{"small": "smallest", "large": "largest", "计数": "count", "counta": "count", "取整": "round"},
}


def unknown_function(token: Token) -> FormulaProblem:
    """A word before a bracket that is no function."""
    folded = fold_name(token.text)
    alike = [name for name in (*FUNCTIONS, *map(_chinese, FUNCTIONS)) if name[0] == folded[0]]
    close = _MEANT.get(folded) or english(nearest(token.text, alike) or "")
    instead = message("write {close}; ", close=_function_words(close)) if close else ""
    functions = comma_list([_function_words(name) for name in FUNCTIONS])
    return FormulaProblem(
        "SC090",
        token.offset,
        len(token.text),
        {"name": token.text[:SHOWN], "instead": instead, "functions": functions},
    )


def _chinese(name: str) -> str:
    return FUNCTIONS[name].chinese


def _function_words(name: str) -> Text:
    """A function by its name in the language that is spoken."""
    return term(name, zh=_chinese(name))


def wrong_count(token: Token, function: Function, count: int) -> FormulaProblem:
    """A function with too few or too many arguments."""
    if function.most == function.least:
        wanted = plural("{count} argument", "{count} arguments", function.least)
    else:
        wanted = message("{least} or more arguments", least=function.least)
    return FormulaProblem(
        "SC091",
        token.offset,
        len(token.text),
        {"function": token.text, "wanted": wanted, "count": f"{count}"},
    )
