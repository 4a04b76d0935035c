"""What a formula gives for every unit: by hand, by a naive twin in fractions, and where there is no value."""

from math import exp, inf, isnan, log, nan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.message import term
from scorecard.engine.formula import evaluate
from scorecard.language.formula import parse
from scorecard.language.formula_tree import Formula
from scorecard.model.figure import Line, as_figures, leaf
from scorecard.scheme.written import number_text
from scorecard.study.explain.walk import equation
from tests.formula.trees import repeatable


class Given:
    """Figures as they are written in a test: a list for each name, or for a name and its use."""

    def __init__(self, units, **columns):
        self.units = units
        self.columns = columns

    def figure_of(self, figure):
        kinds = {"value": "", "years_ago": f"_{figure.years}_ago"}
        return self._column(figure.name + kinds.get(figure.what, f"_{figure.what}"))

    def _column(self, name):
        return leaf(as_figures(self.columns[name]), Line(term(name, zh=name)))


def formula_of(text, known):
    formula = parse(text, known)
    assert isinstance(formula, Formula), formula
    return formula


def computed(text, **columns):
    """The formula's column, for as many units as the columns have."""
    units = len(next(iter(columns.values()), [0]))
    return evaluate(formula_of(text, set("abcdxyz")), Given(units, **columns)).tolist()


def same(found, expected):
    return found == pytest.approx(expected, rel=1e-12, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 4 - 3", 3),
        ("10 - (4 - 3)", 9),
        ("24 / 4 / 3", 2),
        ("24 / 4 * 3", 18),
        ("24 / (4 * 3)", 2),
        ("-2 * 3 + 10", 4),
        ("2 - -3", 5),
        ("-(2 + 3)", -5),
        ("min(3, 1, 2)", 1),
        ("max(3, 1, 2)", 3),
        ("abs(2 - 5)", 3),
        ("mean(1, 2, 6)", 3),
        ("sum(1, 2, 6)", 9),
        ("mean(7)", 7),
        ("sqrt(2.25)", 1.5),
        ("ln(exp(2))", 2),
    ],
)
def test_arithmetic(text, value):
    assert same(computed(text), [value])


@pytest.mark.parametrize(
    "text", ["1 / 0", "0 / 0", "ln(0)", "ln(-1)", "sqrt(-1)", "exp(710)", "-exp(710)", "abs(1 / 0)"]
)
def test_what_cannot_be_computed_has_no_value(text):
    assert same(computed(text), [nan])


def test_overflow_has_no_value_on_the_way_either():
    large = "999999999999999"
    product = " * ".join([large] * 22)
    assert same(computed(product), [nan])
    assert same(computed(f"1 / ({product})"), [nan])
    assert same(computed("sum(a, a)", a=[1e308]), [nan])
    assert same(computed("mean(a, a)", a=[1e308]), [nan])


@pytest.mark.parametrize("text", ["a + b", "b - a", "a * b", "b / a", "-a", "min(a, b)", "max(b, a)"])
def test_having_no_value_spreads(text):
    assert same(computed(text, a=[nan], b=[1]), [nan])


@pytest.mark.parametrize("function", ["abs", "ln", "exp", "sqrt", "mean", "sum"])
def test_having_no_value_spreads_through_functions_of_one(function):
    assert same(computed(f"{function}(a)", a=[nan]), [nan])


def test_mean_and_sum_leave_out_what_has_no_value():
    columns = {"a": [1, nan, nan, 4], "b": [2, 3, nan, 0]}
    assert same(computed("mean(a, b)", **columns), [1.5, 3, nan, 2])
    assert same(computed("sum(a, b)", **columns), [3, 3, nan, 4])
    assert same(computed("sum(a / b, 1)", **columns), [1.5, 1, 1, 1])


def test_mean_and_sum_are_over_arguments_and_never_over_units():
    assert same(computed("mean(a)", a=[1, 2, 6]), [1, 2, 6])
    assert same(computed("sum(a)", a=[1, 2, 6]), [1, 2, 6])


def test_a_figure_that_is_not_finite_has_no_value():
    assert same(computed("mean(a, 3)", a=[inf, -inf, 1]), [3, 3, 2])


def test_zero_is_a_number_without_a_sign():
    (zero,) = computed("0 * -a", a=[5])
    assert (zero, str(zero)) == (0.0, "0.0")


def test_a_formula_without_a_figure_holds_for_every_unit():
    assert evaluate(formula_of("2 * 3", ()), Given(3)).shown.tolist() == [6, 6, 6]


def test_the_figures_themselves_stay_as_they_are():
    class Kept(Given):
        column = as_figures([1.0, 2.0])

        def figure_of(self, figure):
            return self.column

    figures = Kept(2)
    evaluate(formula_of("a", "a"), figures).copy().put(slice(None), 9.0)
    assert figures.column.shown.tolist() == [1, 2]


def test_the_mean_of_two_yearly_growths_skips_the_year_without_a_base():
    """R32: g = ½(y₂/y₁ + y₃/y₂) − 1; y₁ = 0: the last two years; y₂ = 0: no growth can be told."""
    growth = "(mean(last_year(y)/years_ago(y,2), y/last_year(y)) - 1)*100"
    y_2_ago, y_1_ago, y = [100, 0, 100, 0, nan, 100], [120, 100, 0, 0, 100, 110], [150, 120, 50, 10, 130, nan]
    assert same(
        computed(growth, y=y, y_1_ago=y_1_ago, y_2_ago=y_2_ago),
        [(120 / 100 + 150 / 120) / 2 * 100 - 100, 20, -100, nan, 30, 10],
    )


def test_votes_become_a_score():
    """R43: 100, 80, 60 and 40 a vote, over the valid votes."""
    votes = {"a": [30, 0, 0], "b": [10, 5, 0], "c": [5, 5, 0], "d": [5, 0, 0]}
    assert same(
        computed("(100*a + 80*b + 60*c + 40*d)/(a+b+c+d)", **votes),
        [(3000 + 800 + 300 + 200) / 50, 70, nan],
    )


def test_a_deduction_for_each_object_short_of_the_quota():
    """R17: 7, 4 and 1 projects are due, 0.1 off for each one short; more of one kind fills no other."""
    short = "max(0, 7-a) + max(0, 4-b) + max(0, 1-c)"
    assert same(computed(short, a=[7, 9, 5], b=[4, 4, 4], c=[1, 1, 0]), [0, 0, 3])


def test_target_and_earlier_years_are_looked_up_apart():
    columns = {"x": [10], "x_1_ago": [8], "x_20_ago": [2], "x_target": [20]}
    assert same(computed("x / target(x) + last_year(x) * years_ago(x, 20)", **columns), [16.5])


@repeatable
@given(st.sampled_from(["ln", "exp", "sqrt"]), st.integers(-400, 400))
def test_functions_agree_with_those_of_the_standard_library(function, eighth):
    x = eighth / 8
    outside = (function == "ln" and x <= 0) or (function == "sqrt" and x < 0)
    expected = nan if outside else {"ln": log, "exp": exp, "sqrt": sqrt}[function](x)
    (found,) = computed(f"{function}(x)", x=[x])
    assert found == pytest.approx(expected, rel=1e-14 * max(1, abs(x)), nan_ok=True)


@pytest.mark.parametrize(
    ("text", "columns", "line"),
    [
        ("a / b * 100", {"a": [391.08], "b": [10800]}, "391.08 ÷ 10800 × 100 = 3.6211"),
        ("(a + b) * 0.50", {"a": [1], "b": [2]}, "(1 + 2) × 0.50 = 1.5"),
        ("a - b", {"a": [-3], "b": [-4.5]}, "(-3) − (-4.5) = 1.5"),
        ("-a", {"a": [-3]}, "−(-3) = 3"),
        ("max(a, b)", {"a": [-3], "b": [nan]}, "max(-3, —) = —"),
        ("a / b", {"a": [5], "b": [0]}, "5 ÷ 0 = —"),
        ("mean(a / b, a)", {"a": [5], "b": [0]}, "mean(5 ÷ 0, 5) = 5"),
        ("x / target(x)", {"x": [1], "x_target": [3]}, "1 ÷ 3 = 0.3333"),
        ("a * 2", {"a": [1.00005]}, "1.0001 × 2 = 2.0001"),
        (
            "(mean(last_year(y)/years_ago(y,2), y/last_year(y)) - 1)*100",
            {"y": [120], "y_1_ago": [100], "y_2_ago": [0]},
            "(mean(100 ÷ 0, 120 ÷ 100) − 1) × 100 = 20",
        ),
    ],
)
def test_the_formula_with_a_unit_s_numbers(text, columns, line):
    assert equation(evaluate(formula_of(text, set("abxy")), Given(1, **columns)), 0) == line


def test_the_numbers_are_those_of_the_unit_asked_for():
    figures = Given(3, a=[1, 2, 3])
    assert [equation(evaluate(formula_of("a * 2", "a"), figures), u) for u in range(3)] == [
        "1 × 2 = 2",
        "2 × 2 = 4",
        "3 × 2 = 6",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3000"),
        (2.00005, "2.0001"),
        (-2.00005, "-2.0001"),
        (0.00004, "0.00004"),
        (-0.00004, "-0.00004"),
        (0.0001 / 3, "0.00003333"),
        (1e22, "1" + "0" * 22),
        (123456789012345.67, "123456789012345.67"),
        (nan, "—"),
    ],
)
def test_a_figure_has_four_decimals_or_digits(value, text):
    assert number_text(value, "brief") == text
    assert isnan(value) or abs(float(text) - value) <= 0.00005000001
