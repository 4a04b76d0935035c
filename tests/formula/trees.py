"""Random formulas, for properties and twins."""

from hypothesis import settings
from hypothesis import strategies as st

from scorecard.language.formula import parse
from scorecard.language.formula_tree import (
    BinaryOperation,
    Call,
    Conditional,
    ConditionPair,
    Constant,
    Formula,
    Negation,
    Negative,
    Predicate,
    Variable,
)
from tests.drawn import of_a_hundred

NAMES = ("a", "b", "c", "gdp", "专利", "2020年")

repeatable = settings(derandomize=True, deadline=None, max_examples=of_a_hundred(400), database=None)


def understood(text, known=NAMES):
    formula = parse(text, known)
    assert isinstance(formula, Formula), formula
    return formula


numbers = st.sampled_from(["0", "1", "2", "3", "0.5", "100", "1.25", "0.10"]).map(
    lambda text: Constant(float(text), text)
)
figures = st.one_of(
    st.sampled_from(NAMES).map(Variable),
    st.builds(Variable, st.sampled_from(NAMES), st.just("years_ago"), st.integers(1, 20)),
    st.builds(Variable, st.sampled_from(NAMES), st.just("target")),
    st.builds(Variable, st.sampled_from(NAMES), st.just("last_period")),
)


ORDERS = ("<", "<=", ">", ">=", "=", "<>")


def choices(inner):
    """`if` over smaller trees, with a condition of one comparison or several."""

    # Drawn by hand: a strategy of strategies would be too long to print.
    @st.composite
    def question(draw, levels):
        kind = draw(st.integers(0, 3)) if levels else 0
        if kind == 3:
            return Negation(draw(question(levels - 1)))
        if kind:
            return ConditionPair(
                ("and", "or")[kind - 1], draw(question(levels - 1)), draw(question(levels - 1))
            )
        return Predicate(draw(st.sampled_from(ORDERS)), draw(inner), draw(inner))

    @st.composite
    def choice(draw):
        return Conditional(draw(question(2)), draw(inner), draw(inner))

    return choice()


def nth(inner):
    """`smallest` and `largest` of some figures, one of them picked."""

    @st.composite
    def picked(draw):
        several = draw(st.lists(inner, min_size=2, max_size=4))
        n = draw(st.integers(1, len(several)))
        name = draw(st.sampled_from(["smallest", "largest"]))
        return Call(name, (Constant(float(n), f"{n}"), *several))

    return picked()


def larger(inner):
    """A tree over smaller ones; without ln, exp and sqrt, whose results no fraction holds."""
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    any_number = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(BinaryOperation, st.sampled_from("+-*/"), inner, inner),
        st.builds(Negative, inner),
        st.builds(Call, st.sampled_from(["min", "max"]), several),
        st.builds(Call, st.sampled_from(["mean", "sum", "count"]), any_number),
        st.builds(Call, st.just("if_missing"), st.tuples(inner, inner)),
        choices(inner),
        nth(inner),
        st.builds(Call, st.just("abs"), inner.map(lambda one: (one,))),
    )


trees = st.recursive(numbers | figures, larger, max_leaves=12)
