"""However large or strange a text is, it is refused at once and inside itself."""

import random

import pytest

from scorecard.base.codes import fault_text
from scorecard.language.formula import parse
from scorecard.language.formula_tree import Variable
from tests.formula.trees import NAMES, understood


@pytest.mark.parametrize(
    "text",
    ["a" * 501, "1+" * 500_000 + "1", "(" * 10_000 + "a" + ")" * 10_000, "-" * 10_000 + "a", "（" * 10**6],
    ids=["501", "million", "brackets", "minus", "full-width"],
)
def test_a_formula_too_long_is_refused_before_it_is_read(text):
    (problem,) = parse(text, NAMES)
    assert (problem.code, problem.offset, problem.length) == ("SC081", 500, 1)
    assert problem.args["length"] == str(len(text))


@pytest.mark.parametrize("opening", ["(", "-", "abs(", "-("])
def test_nesting_ends_at_forty(opening):
    closing = ")" if "(" in opening else ""
    levels = 40 // (opening.count("-") + opening.count("("))
    assert understood(opening * levels + "a" + closing * levels).names == {"a"}
    text = opening * (levels + 1) + "a" + closing * (levels + 1)
    (problem,) = parse(text, NAMES)
    assert (problem.code, problem.offset) == ("SC082", _offset_of_level(text, 41))


@pytest.mark.parametrize("one", ["(a)", "-a", "abs(a)"])
def test_brackets_beside_each_other_are_not_nested(one):
    assert understood("+".join([one] * 50)).names == {"a"}


def _offset_of_level(text, level):
    """Where the bracket or minus sign stands that opens a level; a function opens it with its bracket."""
    return [at for at, char in enumerate(text) if char in "(-"][level - 1]


def test_a_formula_has_at_most_two_hundred_parts():
    assert understood("-" + "+".join("a" * 100)).names == {"a"}
    text = "+".join("a" * 101)
    (problem,) = parse(text, NAMES)
    assert (problem.code, problem.offset) == ("SC083", len(text) - 1)


def test_five_hundred_characters_are_enough_for_a_formula_and_no_more():
    assert understood("a" + " " * 498 + "\n").tree == Variable("a")


def test_many_unknown_names_are_all_told_and_the_first_few_get_a_suggestion():
    text = " + ".join(f"indicatr{n}" for n in range(30))
    problems = parse(text, [f"indicator{n}" for n in range(2_000)])
    assert [problem.code for problem in problems] == ["SC088"] * 3 + ["SC089"] * 27


def test_no_text_makes_the_reader_fail():
    """Random texts of every sign are understood or refused inside themselves."""
    chance = random.Random(7)
    pieces = [
        *"+-*/(),. \n",
        "a",
        "b",
        "gpd",
        "min",
        "last_year",
        "years_ago",
        "1",
        "2.5",
        "0",
        "**",
        "×",
        "（",
        "'",
    ]
    pieces += ["\x00", "\ud800", "😀", "é", "²", "e\u0301", "１"]
    for _ in range(3_000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 25)))
        result = parse(text, NAMES)
        if isinstance(result, tuple):
            assert result
            assert all(0 <= problem.offset <= len(text) and problem.length >= 1 for problem in result), text
            for problem in result:
                fault_text(problem.code, "message", problem.args).say("en")
                fault_text(problem.code, "cure", problem.args).say("zh")
