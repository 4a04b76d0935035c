"""The formulas of derived indicators: the text an official writes becomes a tree, or faults with their places.

A formula can reach nothing but the figures it names: there is no other call, no attribute and no power. Operators of
one rank are worked from left to right.
"""

from __future__ import annotations

from collections.abc import Collection

from scorecard.base.names import Suggestions
from scorecard.language.formula_functions import english
from scorecard.language.formula_tokens import FormulaProblem, tokenize_formula
from scorecard.language.formula_tree import Formula
from scorecard.language.formula_walk import NOTHING, NamedGroups, Stop

LENGTH = 500


def parse(
    text: str, known: Collection[str], near: Suggestions | None = None, beside: NamedGroups = NOTHING
) -> Formula | tuple[FormulaProblem, ...]:
    """A formula over known names, or what is wrong with it, sorted by place.

    `known` is asked once for each name written: a set or a mapping answers at once. `near` looks for the names
    that may have been meant; many formulas may share it, so that looking comes to an end. `beside` are the names
    that only some functions take.

    >>> parse("rd / gdp * 100", {"rd", "gdp"}).names == {"rd", "gdp"}
    True
    >>> [(problem.code, problem.offset, problem.length) for problem in parse("rd / gpd", {"rd", "gdp"})]
    [('SC088', 5, 3)]
    """
    from scorecard.language.formula_parser import Parser

    length = len(text) if len(text) > LENGTH else len(in_english(text))
    if length > LENGTH:
        at = min(LENGTH, len(text) - 1)
        return (FormulaProblem("SC081", at, 1, {"length": f"{length}", "most": f"{LENGTH}"}),)
    tokens, problems = tokenize_formula(text, known)
    if problems:
        return tuple(problems)
    if not tokens:
        return (FormulaProblem("SC080", 0, 1, {}),)
    parser = Parser(text, tokens, known, near or Suggestions(), beside)
    try:
        tree = parser.whole()
    except Stop as stop:
        parser.problems.append(stop.problem)
    if parser.problems:
        return tuple(sorted(parser.problems, key=lambda problem: problem.offset))
    return Formula(text, tree)


def in_english(text: str) -> str:
    """A formula with its functions, and the words between conditions, by their English names.

    A word before a bracket is a function, and one behind a figure or a bracket joins conditions; any other is a name.

    >>> in_english('如果(且 > 3 且 非(b = "或"), 最大值(a, 1), 或)')
    'if(且 > 3 and not(b = "或"), max(a, 1), 或)'
    """
    tokens, _ = tokenize_formula(text, ())
    pieces, end, behind = [], 0, False
    for n, token in enumerate(tokens):
        opens = n + 1 < len(tokens) and tokens[n + 1].text == "("
        name = english(token.text) if token.kind == "name" else token.text
        joins = behind and name in ("and", "or")
        if name != token.text and (joins or (opens and not behind)):
            pieces += [text[end : token.offset], name]
            end = token.end
        behind = token.text == ")" or (token.kind != "sign" and not joins)
    return "".join(pieces) + text[end:]
