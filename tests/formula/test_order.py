"""Formulas that need each other, and formulas read back in words."""

import pytest

from scorecard.base.message import say, term
from scorecard.language.dependencies import Circle, dependency_order
from scorecard.language.derived import formulas_of
from scorecard.language.formula_words import formula_text
from scorecard.model.branch import Branch
from scorecard.model.indicator import Indicator
from scorecard.model.table import SchemeTable
from tests.formula.trees import understood


def ordered(**formulas):
    """Rows of one table by their formulas, in the order they are worked out; or the circle they make."""
    reported = [id for id in ("x", "y") if id not in formulas]
    rows = tuple(
        Indicator(
            id, id, id, relation="numbered", points=(0.0,), applies=(True,), formula=formulas.get(id, "")
        )
        for id in (*formulas, *reported)
    )
    table = SchemeTable("t", Branch(tuple(range(len(rows)))), "t", units=(0,), indicators=rows)
    found = dependency_order([table], formulas_of([table]))
    return found.said if isinstance(found, Circle) else tuple(rows[place.row].id for place in found)


def test_each_formula_comes_after_those_it_needs():
    assert ordered(c="a + b", b="a * x", a="x + y") == ("a", "b", "c")
    assert ordered(a="x", b="y", c="x") == ("a", "b", "c")
    assert ordered(b="last_year(a)", a="x") == ("a", "b")


@pytest.mark.parametrize(
    ("formulas", "circle"),
    [
        ({"a": "a + 1"}, "a → a"),
        ({"a": "b", "b": "a"}, "a → b → a"),
        ({"d": "a", "a": "x + b", "b": "c * y", "c": "a"}, "a → b → c → a"),
        ({"a": "last_year(a) * x"}, "a → a"),
        ({"a": "years_ago(b, 2)", "b": "mean(x, a)"}, "a → b → a"),
    ],
)
def test_a_circle_is_found_and_named(formulas, circle):
    assert say(ordered(**formulas), "en") == circle


def test_a_target_is_promised_and_makes_no_circle():
    assert ordered(a="b / target(b)", b="target(a) + x") == ("b", "a")


def test_a_chain_of_formulas_may_be_as_long_as_a_scheme():
    chain = {f"f{n}": f"f{n + 1}" if n < 4_999 else "x" for n in range(5_000)}
    assert ordered(**chain)[:2] == ("f4999", "f4998")


INDICATORS = {
    "rd": term("R&D expenditure", zh="研发经费"),
    "gdp": term("GDP", zh="地区生产总值"),
    "y": term("sales (in 10,000)", zh="营业收入（万元）"),
}


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("rd/gdp*100", "研发经费 ÷ 地区生产总值 × 100", "R&D expenditure ÷ GDP × 100"),
        (
            "(mean(last_year(y)/years_ago(y,2), y/last_year(y)) - 1)*100",
            "（平均值（上年的“营业收入（万元）” ÷ 2年前的“营业收入（万元）”，“营业收入（万元）” ÷ 上年的“营业收入（万元）”） − 1） × 100",
            "(mean(last year's “sales (in 10,000)” ÷ “sales (in 10,000)” of 2 years ago,"
            " “sales (in 10,000)” ÷ last year's “sales (in 10,000)”) − 1) × 100",
        ),
        ("max(0, 7-rd)", "最大值（0，7 − 研发经费）", "maximum(0, 7 − R&D expenditure)"),
        ("rd / target(rd)", "研发经费 ÷ 研发经费的目标值", "R&D expenditure ÷ the target of R&D expenditure"),
        ("-(rd + gdp)", "−（研发经费 + 地区生产总值）", "−(R&D expenditure + GDP)"),
    ],
)
def test_a_formula_is_read_back_in_the_names_of_its_figures(text, zh, en):
    formula = formula_text(
        understood(text, INDICATORS), {(id, False): name for id, name in INDICATORS.items()}
    )
    assert (say(formula, "zh"), say(formula, "en")) == (zh, en)
