"""Formulas over columns: a tree and the figures it names become one figure per unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np

from scorecard.engine.conditions import Judgement
from scorecard.engine.functions import FUNCTIONS, largest, round_to, smallest
from scorecard.language.formula_tree import (
    Across,
    BinaryOperation,
    Call,
    Conditional,
    ConditionPair,
    Constant,
    Expression,
    Formula,
    Negation,
    Negative,
    Part,
    Predicate,
    Question,
    Variable,
    WordLiteral,
    inner_parts,
)
from scorecard.model.figure import (
    Figure,
    Flags,
    apart,
    at_least,
    at_most,
    constant,
    less_than,
    more_than,
    same,
    where,
)
from scorecard.model.figure.operation import SUM, THROUGH, operation
from scorecard.model.figure.writers import comparison_writer, through


class Figures(Protocol):
    """Where a formula finds its figures: float64[U] each, NaN where a unit has none."""

    @property
    def units(self) -> int:
        """U, the number of units: the length of a formula that names no figure."""
        ...

    def figure_of(self, figure: Variable) -> Figure:
        """A figure by its name: its value, its target, what became of it."""
        ...

    def across(self, across: Across) -> Figure:
        """A figure of several units, as each of them sees it."""
        ...


def evaluate(formula: Formula, figures: Figures) -> Figure:
    """A formula for every unit: float64[U], in the measure the formula gives, NaN for no value.

    x ÷ 0, ln of 0 or less, the root of a negative number and what is too large to be held have no
    value. Having no value spreads, also through min and max; `mean` and `sum` leave such arguments
    out, and have no value only where no argument has one; `count` counts those that have one, and `if_missing`
    takes its second argument where the first has none. `if` has no value where it cannot be told whether its
    condition holds. Nothing is rounded but by `round`.

    Published example (a firm's mean growth of two years, the year without a base skipped):
    `(mean(last_year(y) / years_ago(y, 2), y / last_year(y)) - 1) * 100` with y = 120, last year 100,
    two years ago 0 is (mean(—, 1.2) − 1) × 100 = 20.
    """
    return _for_each_unit(value_of(formula.tree, figures), figures.units)


@operation("{0}", THROUGH, excel=through)
def _for_each_unit(value: Figure, units: int) -> Figure:
    """The same for each unit, also where no figure of a unit goes into it."""
    return where(np.ones(units, dtype=np.bool_), value, np.nan)


def value_of(tree: Expression, figures: Figures) -> Figure:
    """One part of the tree; a number is a figure without axes until it meets a column."""
    match tree:
        case Constant(value, text):
            return constant(value, text=text)
        case Variable():
            return _finite(figures.figure_of(tree))
        case Across():
            return _finite(figures.across(tree))
        case Negative(of):
            return -value_of(of, figures)
        case BinaryOperation(sign, left, right):
            return _finite(_OPERATORS[sign](value_of(left, figures), value_of(right, figures)))
        case Conditional(question, yes, no):
            verdict = judge_question(question, figures)
            return where(
                verdict.holds, value_of(yes, figures), where(verdict.fails, value_of(no, figures), np.nan)
            )
        case Call("round" | "smallest" | "largest" as function, arguments):
            return _finite(_numbered_function(function, arguments, figures))
        case Call(function, arguments):
            return _finite(FUNCTIONS[function]([value_of(argument, figures) for argument in arguments]))


def _numbered_function(function: str, arguments: Sequence[Expression], figures: Figures) -> Figure:
    """A function of which one argument is a whole number."""
    if function == "round":
        return round_to(value_of(arguments[0], figures), _whole_number(arguments[1]))
    given = [value_of(argument, figures) for argument in arguments[1:]]
    return {"smallest": smallest, "largest": largest}[function](given, _whole_number(arguments[0]))


def _whole_number(number: Expression) -> int:
    if not isinstance(number, Constant):
        raise TypeError(number)
    return int(number.value)


def judge_question(question: Question, figures: Figures) -> Judgement:
    """Whether a condition holds, and whether it fails; neither where a figure has no value that would decide it."""
    match question:
        case ConditionPair("and", left, right):
            a, b = judge_question(left, figures), judge_question(right, figures)
            return Judgement(a.holds & b.holds, a.fails | b.fails)
        case ConditionPair(_, left, right):
            a, b = judge_question(left, figures), judge_question(right, figures)
            return Judgement(a.holds | b.holds, a.fails & b.fails)
        case Negation(of):
            verdict = judge_question(of, figures)
            return Judgement(verdict.fails, verdict.holds)
        case Predicate(order, left, right):
            x = value_of(left, figures)
            if isinstance(right, WordLiteral):
                word = constant(right.code, text=right.text)
                verdict = Judgement(is_word(x, word), is_other_word(x, word))
                return verdict if order == "=" else Judgement(verdict.fails, verdict.holds)
            y = value_of(right, figures)
            return Judgement(_ORDERS[order](x, y), _ORDERS[_TURNED[order]](x, y))


@operation("{0} = {1}", 0, (SUM, SUM), excel=comparison_writer("="))
def is_word(codes: Figure, word: Figure) -> Flags:
    """bool[U], whether a row of words is one of them; false where there is none."""
    return same(codes, word)


@operation("{0} ≠ {1}", 0, (SUM, SUM), excel=comparison_writer("<>"))
def is_other_word(codes: Figure, word: Figure) -> Flags:
    """bool[U], whether a row of words is another than one of them; false where there is none."""
    return apart(codes, word)


def needed_figures(tree: Expression, figures: Figures) -> dict[Variable, Flags]:
    """bool[U] for each figure, where a unit's result goes by its own: not in a branch that another unit takes."""
    variables: dict[Variable, Flags] = {}
    _collect_needed(tree, figures, np.ones(figures.units, dtype=np.bool_), variables)
    return variables


def _collect_needed(tree: Part, figures: Figures, here: Flags, needed: dict[Variable, Flags]) -> None:
    match tree:
        case Variable():
            needed[tree] = needed.get(tree, False) | here
        case Across():
            return
        case Conditional(question, yes, no):
            _collect_needed(question, figures, here, needed)
            verdict = judge_question(question, figures)
            _collect_needed(yes, figures, here & verdict.holds, needed)
            _collect_needed(no, figures, here & verdict.fails, needed)
        case Call("if_missing", (first, second)):
            _collect_needed(first, figures, here, needed)
            _collect_needed(second, figures, here & value_of(first, figures).missing, needed)
        case _:
            for below in inner_parts(tree):
                _collect_needed(below, figures, here, needed)


@operation("{0}", THROUGH, excel=through)
def _finite(value: Figure) -> Figure:
    """No value instead of an infinite one."""
    return where(np.isfinite(value.value), value, np.nan)


_OPERATORS: Mapping[str, Callable[[Figure, Figure], Figure]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
_ORDERS: Mapping[str, Callable[[Figure, Figure], Flags]] = {
    "<": less_than,
    "<=": at_most,
    ">": more_than,
    ">=": at_least,
    "=": same,
    "<>": apart,
}
_TURNED = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "<>", "<>": "="}
"""What holds where a comparison fails, and both figures have a value."""
