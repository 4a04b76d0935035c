"""A naive twin, one unit at a time in exact fractions, agrees on random formulas."""

import operator
import re
from fractions import Fraction
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.message import term
from scorecard.engine.formula import evaluate
from scorecard.language.formula_tree import (
    BinaryOperation,
    Conditional,
    ConditionPair,
    Constant,
    Formula,
    Negation,
    Negative,
    Predicate,
    Variable,
    parts,
)
from scorecard.model.figure import Line, as_figures, leaf
from scorecard.scheme.written import number_text
from scorecard.study.explain.walk import equation
from tests.formula.trees import repeatable, trees, understood

by_sign = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def naive(tree, figure_of):
    if isinstance(tree, Constant):
        return Fraction(tree.text)
    if isinstance(tree, Variable):
        return figure_of(tree)
    if isinstance(tree, Negative):
        inner = naive(tree.of, figure_of)
        return None if inner is None else -inner
    if isinstance(tree, BinaryOperation):
        left, right = naive(tree.left, figure_of), naive(tree.right, figure_of)
        if left is None or right is None:
            return None
        if tree.sign == "/":
            return left / right if right else None
        return by_sign[tree.sign](left, right)
    if isinstance(tree, Conditional):
        holds = naive_answer(tree.question, figure_of)
        return None if holds is None else naive(tree.yes if holds else tree.no, figure_of)
    return called(tree.function, [naive(argument, figure_of) for argument in tree.arguments])


by_order = {
    **{"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge},
    **{"=": operator.eq, "<>": operator.ne},
}


def naive_answer(question, figure_of):
    """Yes, no, or None where nobody can tell."""
    if isinstance(question, Negation):
        of = naive_answer(question.of, figure_of)
        return None if of is None else not of
    if isinstance(question, ConditionPair):
        both = {naive_answer(one, figure_of) for one in (question.left, question.right)}
        decides = question.how == "or"
        return decides if decides in both else None if None in both else not decides
    left, right = naive(question.left, figure_of), naive(question.right, figure_of)
    return None if left is None or right is None else by_order[question.order](left, right)


def called(function, arguments):
    if function in ("mean", "sum"):
        there = [argument for argument in arguments if argument is not None]
        if not there:
            return None
        return sum(there) / (len(there) if function == "mean" else 1)
    if function == "count":
        return Fraction(sum(argument is not None for argument in arguments))
    if function == "if_missing":
        return arguments[1] if arguments[0] is None else arguments[0]
    if None in arguments:
        return None
    if function in ("smallest", "largest"):
        return sorted(arguments[1:], reverse=function == "largest")[int(arguments[0]) - 1]
    return {"min": min, "max": max, "abs": lambda of: abs(of[0])}[function](arguments)


UNITS = 5
# Eighths: sums and differences are exact in binary, so that a divisor is 0 in both worlds or in neither.
eighths = st.none() | st.integers(-40, 40).map(lambda n: Fraction(n, 8))
columns_of = st.lists(eighths, min_size=UNITS, max_size=UNITS)


class Drawn:
    """Figures drawn when they are first asked for."""

    units = UNITS

    def __init__(self, draw):
        self.draw = draw
        self.columns = {}

    def exact(self, figure):
        if figure not in self.columns:
            self.columns[figure] = self.draw(columns_of)
        return self.columns[figure]

    def _floats(self, figure):
        return as_figures([nan if value is None else float(value) for value in self.exact(figure)])

    def figure_of(self, figure):
        return self._floats(figure)


def edges(tree):
    """What the tree divides by, and how far apart what it compares is: where they are 0, a hair decides."""
    found = []
    for part in parts(tree):
        if isinstance(part, BinaryOperation) and part.sign == "/":
            found.append(part.right)
        if isinstance(part, Predicate):
            found.append(BinaryOperation("-", part.left, part.right))
    return found


@repeatable
@given(trees, st.data())
def test_the_twin_in_fractions_agrees_for_every_unit(tree, data):
    figures = Drawn(data.draw)
    found = evaluate(Formula("", tree), figures)
    assert found.shape == (UNITS,)
    for u in range(UNITS):
        figure_of = lambda figure, u=u: figures.exact(figure)[u]  # noqa: E731
        expected = naive(tree, figure_of)
        at_zero = [naive(edge, figure_of) == 0 for edge in edges(tree)]
        rounded = any(hit and is_inexact(edge) for hit, edge in zip(at_zero, edges(tree), strict=True))
        if not rounded:
            assert float(found[u]) == pytest.approx(
                nan if expected is None else float(expected), nan_ok=True, rel=1e-6, abs=1e-6
            )


def is_inexact(tree):
    """Whether binary fractions may miss a zero: thirds and tenths are not exact in them."""
    text = repr(tree)
    return "'/'" in text or "mean" in text or "0.10" in text


@repeatable
@given(trees, st.data())
def test_a_unit_s_figure_does_not_depend_on_the_others(tree, data):
    figures = Drawn(data.draw)
    whole = evaluate(Formula("", tree), figures)
    u = data.draw(st.integers(0, UNITS - 1))

    class Alone(Drawn):
        units = 1

        def exact(self, figure):
            return figures.exact(figure)[u : u + 1]

    alone = evaluate(Formula("", tree), Alone(data.draw))
    np.testing.assert_array_equal(alone.shown, whole.shown[u : u + 1])


class Named:
    """The same figures, each with a name, so that what is made of them is remembered."""

    units = UNITS

    def __init__(self, figures):
        self.figures = figures

    def figure_of(self, figure):
        return leaf(self.figures.figure_of(figure), Line(term(figure.name, zh=figure.name)))


class Nothing:
    """A unit that has no figures."""

    units = 1

    def figure_of(self, figure):
        return as_figures([nan])


@repeatable
@given(trees, st.data())
def test_the_line_can_be_redone_from_its_own_text(tree, data):
    """Figures in eighths stand there in full, so that the text alone gives the result again."""
    figures = Drawn(data.draw)
    u = data.draw(st.integers(0, UNITS - 1))
    left, _, right = equation(evaluate(Formula("", tree), Named(figures)), u).rpartition(" = ")
    text = re.sub(r"\((-[\d.]+)\)", r"(0 - \g<1>)", left).translate(str.maketrans("×÷−", "*/-"))
    text = text.replace("0 - -", "0 - ").replace("—", "nothing")
    redone = evaluate(understood(text, {"nothing"}), Nothing())
    assert number_text(float(redone[0]), "brief") == right
