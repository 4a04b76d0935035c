"""How operations are written in the formulas of a workbook, where a formula with gaps does not say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scorecard.model.figure.operation import Cells, Remembers, Writer, Writing

MISSING = "NA()"
"""What stands for a figure that is not there and may not be."""
ENDLESS = "1E+290"
"""What stands for a figure without end."""
OPPOSITE = {"TRUE": "FALSE", "FALSE": "TRUE"}
"""Answers that are known without asking, each with what it is turned round."""


def through(writing: Writing, node: Remembers, holds: int) -> str:
    """What leaves its first figure as it is."""
    return writing.figure(node.args[0], holds)


def bare(writing: Writing, node: Any) -> Any:
    """What a figure that stands in no cell is made of, past the names it has."""
    while isinstance(node, Remembers) and node.operation and node.operation.excel is through:
        if writing.cell(node):
            break
        node = node.args[0]
    return node


def choice(writing: Writing, node: Remembers, holds: int) -> str:
    """One of two figures; what is known without asking is not asked."""
    condition, yes, no = node.args
    asked = writing.figure(condition)
    if asked in OPPOSITE:
        return writing.figure(yes if asked == "TRUE" else no, holds)
    return f"IF({asked},{writing.branch(yes)},{writing.branch(no)})"


def choice_needs(writing: Writing, node: Remembers) -> Cells:
    """What both figures need; of one that is known to be chosen, what it needs."""
    condition, yes, no = node.args
    asked = writing.figure(condition)
    if asked in OPPOSITE:
        return writing.needs(yes if asked == "TRUE" else no)
    otherwise = writing.needs(no)
    return {cell: None for cell in writing.needs(yes) if cell in otherwise}


def write_filled(writing: Writing, node: Remembers, _: int) -> str:
    """A figure, or a number where there is none."""
    figure, otherwise = node.args
    cell, number = writing.cell(figure), writing.number(otherwise)
    if cell:
        return f"IF(COUNT({cell})<1,{number},{cell})"
    inner = bare(writing, figure)
    shorter = inner.operation.or_zero if isinstance(inner, Remembers) and inner.operation else None
    if shorter and otherwise == 0.0:
        return shorter(writing, inner, 0)
    # What is worked out here is a number or an error; only a cell may be empty.
    return f"IFERROR({writing.branch(figure)},{number})"


def write_absent(writing: Writing, node: Remembers, _: int) -> str:
    """Whether there is no figure."""
    figure = node.args[0]
    cell = writing.cell(figure)
    written = "" if cell else writing.branch(figure)
    return f"COUNT({cell})<1" if cell else "TRUE" if written == MISSING else f"ISERROR({written})"


def comparison_writer(sign: str) -> Writer:
    """Two figures held against each other, without the noise of binary fractions."""

    def write(writing: Writing, node: Remembers, _: int) -> str:
        def comparison_formula() -> str:
            a, b = (writing.figure(arg) for arg in node.args)
            known = "FALSE" if MISSING in (a, b) else _against_endless(sign, a, b)
            asked = f"ROUND({a}-({b}),{writing.decimals(*node.args)}){sign}0"
            return known or (f"IFERROR({asked},FALSE)" if MISSING in asked else asked)

        guarded = writing.write_guarded(node, comparison_formula, "FALSE")
        return "FALSE" if guarded.endswith(",FALSE,FALSE)") else guarded

    return write


def _against_endless(sign: str, a: str, b: str) -> str:
    """What is known of a figure held against an end that is none; "" where both are figures."""
    ends = {ENDLESS: 1, f"(-{ENDLESS})": -1}
    above = ends.get(a, 0) - ends.get(b, 0)
    if not above:
        return ""
    if sign == "<>":
        return "TRUE"
    return "TRUE" if {">": 1, "<": -1}.get(sign[0]) == above else "FALSE"


def all_or_any_writer(how: str) -> Writer:
    """Questions, a list of them or two, of which all (AND) or one (OR) have to hold; what is known is not asked."""
    decides, idle = ("FALSE", "TRUE") if how == "AND" else ("TRUE", "FALSE")

    def write(writing: Writing, node: Remembers, _: int) -> str:
        questions = node.args[0] if len(node.args) == 1 else node.args
        asked = [writing.figure(question) for question in questions]
        left = [text for text in asked if text != idle]
        if decides in asked or not left:
            return decides if decides in asked else idle
        return f"{how}({','.join(left)})" if len(left) > 1 else left[0]

    return write


def turned_round(writing: Writing, node: Remembers, _: int) -> str:
    """The opposite of an answer."""
    asked = writing.figure(node.args[0])
    return OPPOSITE.get(asked) or f"NOT({asked})"


def several(writing: Writing, template: str, figures: Sequence[object]) -> str:
    """A function of any number of figures: of all, or of those that are there."""
    parts = [writing.cell(figure) or writing.branch(figure) for figure in figures]
    there = "+".join(f"ISNUMBER({part})" for part in parts)
    known = "+".join(f"IFERROR(N({part}),0)" for part in parts)
    return template.format(",".join(parts), count=there, sum=known)


def write_sum(writing: Writing, node: Remembers, _: int) -> str:
    """The sum of figures that stand beside each other."""
    stacked = node.args[0]
    is_stack = isinstance(stacked, Remembers) and stacked.operation and stacked.operation.name == "stack"
    return several(writing, "SUM({0})", stacked.args[0]) if is_stack else writing.number(node)
