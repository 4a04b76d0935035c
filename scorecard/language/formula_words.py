"""How a formula reads: as one line of arithmetic, and in the names of its figures, in any language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from scorecard.base.message import Lang, Message, Text, message, say, sense
from scorecard.base.pattern import pattern
from scorecard.base.records import dataclass
from scorecard.language.formula_functions import FUNCTIONS, GROUP, JOINING
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
    Order,
    Part,
    Predicate,
    Sign,
    Variable,
    What,
    WordLiteral,
    inner_parts,
)


class FormulaSigns(NamedTuple):
    """The brackets and the comma of a printed formula, the quotes of its words, and the names of its functions."""

    opening: str
    closing: str
    comma: str
    word: Callable[[str], str]
    functions: Mapping[str, str]


PLAIN = FormulaSigns("(", ")", ", ", '"{}"'.format, {name: name for name in (*FUNCTIONS, *JOINING, GROUP)})
_SIGNS: Mapping[Sign | Order, str] = {
    **{"+": "+", "-": "−", "*": "×", "/": "÷"},
    **{"<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "=", "<>": "≠"},
}


def arithmetic_line(
    tree: Part, leaf: Callable[[Constant | Variable], str], marks: FormulaSigns = PLAIN
) -> str:
    """A tree as one line of arithmetic, with just the brackets that keep its order of calculation.

    `leaf` says numbers and figures. A leaf that is a negative number stands in brackets beside a sign.
    """
    match tree:
        case Constant() | Variable():
            return leaf(tree)
        case WordLiteral(text):
            return marks.word(text)
        case Negative(of):
            return "−" + _operand(of, leaf, marks, bracketed=isinstance(of, BinaryOperation | Negative))
        case Call(name, arguments):
            return _call_text(name, arguments, leaf, marks)
        case Conditional():
            return _call_text("if", inner_parts(tree), leaf, marks)
        case Across(name, of, group, table):
            arguments_of = [arithmetic_line(of, leaf, marks), *([marks.functions[GROUP]] if group else [])]
            arguments_of += [leaf(Variable(table, table=True))] if table else []
            return f"{marks.functions[name]}{marks.opening}{marks.comma.join(arguments_of)}{marks.closing}"
        case Negation(of):
            return _call_text("not", (of,), leaf, marks)
        case BinaryOperation(sign, left, right):
            before = _operand(left, leaf, marks, bracketed=_looser(left, sign, after=False))
            after = _operand(right, leaf, marks, bracketed=_looser(right, sign, after=True))
            return f"{before} {_SIGNS[sign]} {after}"
        case Predicate(sign, left, right):
            return (
                f"{arithmetic_line(left, leaf, marks)} {_SIGNS[sign]} {arithmetic_line(right, leaf, marks)}"
            )
        case ConditionPair(how, left, right):
            before = _operand(
                left, leaf, marks, bracketed=isinstance(left, ConditionPair) and left.how != how
            )
            after = _operand(right, leaf, marks, bracketed=isinstance(right, ConditionPair))
            return f"{before} {marks.functions[how]} {after}"


def _call_text(
    name: str, arguments: tuple[Part, ...], leaf: Callable[[Constant | Variable], str], marks: FormulaSigns
) -> str:
    listed = marks.comma.join(arithmetic_line(argument, leaf, marks) for argument in arguments)
    return f"{marks.functions[name]}{marks.opening}{listed}{marks.closing}"


def _looser(operand: Expression, sign: Sign, after: bool) -> bool:
    """Whether an operand beside a sign needs brackets to stay together."""
    if isinstance(operand, Negative):
        return True
    if not isinstance(operand, BinaryOperation):
        return False
    inner_sum, outer_sum = operand.sign in "+-", sign in "+-"
    return inner_sum > outer_sum or (inner_sum == outer_sum and after)


def _operand(
    tree: Part, leaf: Callable[[Constant | Variable], str], marks: FormulaSigns, bracketed: bool
) -> str:
    text = arithmetic_line(tree, leaf, marks)
    negative = isinstance(tree, Constant | Variable) and text.startswith("-")
    return f"{marks.opening}{text}{marks.closing}" if bracketed or negative else text


Named = tuple[str, bool]
"""An id, and whether it is that of a table."""


@dataclass(frozen=True, slots=True)
class _Read(Message):
    """A formula in the names of its figures; each language has its own brackets and words for the functions."""

    formula: Formula
    names: tuple[tuple[Named, Text], ...]

    def say(self, lang: Lang) -> str:
        """The formula in the language asked for."""
        names = dict(self.names)

        def quote_name(text: str) -> str:
            return say(message("“{name}”", name=text), lang)

        opening, closing, comma = (
            say(sense("formula", "("), lang),
            say(sense("formula", ")"), lang),
            say(sense("formula", ", "), lang),
        )
        words = {name: say(each.words, lang) for of in (FUNCTIONS, JOINING) for name, each in of.items()}
        words[GROUP] = say(sense("of units", "of the group"), lang)
        marks = FormulaSigns(opening, closing, comma, quote_name, words)

        def leaf(figure: Constant | Variable) -> str:
            if isinstance(figure, Constant):
                return figure.text
            name = say(names.get((figure.name, figure.table), figure.name), lang)
            return say(_figure(figure, quote_name(name) if _AMBIGUOUS.search(name) else name), lang)

        return arithmetic_line(self.formula.tree, leaf, marks)


def formula_text(formula: Formula, names: Mapping[Named, Text]) -> Text:
    """A formula read back in the names of its figures, by the ids of rows and headings, or of tables.

    `rd / last_year(gdp) * 100` reads `研发经费 ÷ 上年的地区生产总值 × 100`, and in English
    `R&D expenditure ÷ last year's GDP × 100`. A name that holds a sign itself stands in quotation marks.
    """
    return _Read(formula, tuple(names.items()))


_AMBIGUOUS = pattern(r"[+*/×÷−()（）,，、<>=≤≥≠]")


_OF: Mapping[What, Message] = {
    "last_period": message("the last period's {name}"),
    "target": message("the target of {name}"),
    "completion": sense("of a formula", "the completion of {name}"),
    "progress": sense("of a formula", "the progress of {name}"),
    "met": sense("of a formula", "whether {name} is met"),
    "ahead": sense("of a formula", "how far {name} is ahead"),
    "points": sense("of a formula", "the points of {name}"),
    "share": sense("of a formula", "the share of points of {name}"),
    "rank": sense("of a formula", "the rank of {name}"),
    "rank_from_last": sense("of a formula", "the rank from the last of {name}"),
    "total": sense("of a formula", "the total of {name}"),
    "class": sense("of a formula", "the class of {name}"),
}


def _figure(figure: Variable, name: str) -> Text:
    if figure.what == "value":
        return sense("of units", "those ranked in {name}", name=name) if figure.table else name
    if figure.what in _OF:
        return _OF[figure.what].fill(name=name)
    if figure.years == 1:
        return message("last year's {name}", name=name)
    return message("{name} of {years:# year|# years} ago", name=name, years=figure.years)
