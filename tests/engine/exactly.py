"""The oracle of the formulas: what a figure remembers, worked out once more in fractions, for one unit."""

from fractions import Fraction
from math import ceil, floor, isnan

import numpy as np

from scorecard.model.figure import Figure
from scorecard.model.figure.operation import Remembers

QUESTIONS = {
    "at_least": lambda a, b: a >= b,
    "more_than": lambda a, b: a > b,
    "at_most": lambda a, b: a <= b,
    "less_than": lambda a, b: a < b,
    "same": lambda a, b: a == b,
}
SUMS = {
    "__add__": lambda a, b: a + b,
    "__sub__": lambda a, b: a - b,
    "__mul__": lambda a, b: a * b,
    "__truediv__": lambda a, b: a / b if b else None,
    "least": min,
    "most": max,
    "__neg__": lambda a: -a,
    "__abs__": abs,
}
AS_THE_FIRST = ("same figure", "number", "remember_where", "told_as")


def number(value, u):
    """A number as it was written; None where there is none. What has no end stands for itself."""
    value = value.value if isinstance(value, Figure) else np.asarray(value, dtype=float)
    one = float(value if value.ndim == 0 else value[u])
    return None if isnan(one) else Fraction(repr(one)) if abs(one) != float("inf") else one


def holds(answer, u):
    """The answer to a question, asked again of the fractions."""
    operation = answer.operation if isinstance(answer, Remembers) else None
    if operation is None:
        plain = np.asarray(answer)
        return bool(plain if plain.ndim == 0 else plain[u])
    if operation.name in QUESTIONS:
        a, b = (exactly(arg, u) for arg in answer.args)
        return a is not None and b is not None and QUESTIONS[operation.name](a, b)
    if operation.name in ("all_of", "any_of"):
        return (all if operation.name == "all_of" else any)(holds(one, u) for one in answer.args[0])
    if operation.name == "not":
        return not holds(answer.args[0], u)
    first, *others = (holds(arg, u) for arg in answer.args)
    return first and all(others) if operation.name == "and" else first or any(others)


def exactly(node, u):
    """A remembered figure of one unit in fractions; None where there is none."""
    operation = node.operation if isinstance(node, Remembers) else None
    if operation is None:
        return number(node, u)
    if operation.name in AS_THE_FIRST:
        return exactly(node.args[0], u)
    if operation.name == "where":
        condition, yes, no = node.args
        return exactly(yes if holds(condition, u) else no, u)
    args = [exactly(arg, u) for arg in node.args[:2] if not isinstance(arg, int)]
    if any(arg is None for arg in args):
        return None
    if operation.name == "rounded":
        mode = (*node.args[2:], *node.options.values())[0]
        return Fraction({"down": floor, "up": ceil}[mode](abs(args[0]))) * (1 if args[0] >= 0 else -1)
    return SUMS[operation.name](*args)
