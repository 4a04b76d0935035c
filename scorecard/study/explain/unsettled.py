"""What a derived cell has no value for want of: the figures of its formula that are not settled, or a growth on nothing."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.formula import needed_figures
from scorecard.engine.reach import Reach
from scorecard.language.dependencies import names_in
from scorecard.language.derived import formulas_of
from scorecard.language.formula_tree import Formula
from scorecard.language.formula_words import formula_text
from scorecard.model.status import Status
from scorecard.study.explain.step import CellOf


def lacking_text(cell: CellOf) -> Text:
    """The figures for want of which a derived cell has no settled value, in words."""
    names = unsettled_names(cell)
    if not names and cell.row.grown:
        if grows_on_last_period(cell):
            return message("the figure of the period before is not above 0, so there is no growth on it")
        return message("last year's figure is not above 0, so there is no growth on it")
    if not names:
        return message("the formula has no value here, such as a division by 0")
    return message("what the formula needs is not settled: {words}", words=comma_list(names))


def lacks_growth(cell: CellOf) -> bool:
    """Whether a cell asks for the growth on a figure that is there and not above 0."""
    if not cell.row.grown or cell.status != Status.PENDING or unsettled_names(cell):
        return False
    return isnan(cell.value)


def grows_on_last_period(cell: CellOf) -> bool:
    """Whether the growth a cell asks for is that on the period before, and not on last year."""
    return cell.row.grown and _formula_of(cell)[0].count == "period"


def unsettled_names(cell: CellOf) -> list[Text]:
    """The figures that a formula needs and that are not settled."""
    return [*_unsettled_figures(*_formula_of(cell), cell.u)]


def _formula_of(cell: CellOf) -> tuple[Formula, Reach]:
    """The formula of a derived cell, and where it finds its figures."""
    place = cell.place
    formula = formulas_of(cell.board.scheme.tables)[place]
    return formula, Reach(cell.state, place.table, formula.count)


def _unsettled_figures(formula: Formula, reach: Reach, u: int) -> Iterator[Text]:
    """The figures of a formula that are not settled for a unit."""
    for each, here in needed_figures(formula.tree, reach).items():
        status = Status(int(reach.status(each)[u]))
        if here[u] and status != Status.SCORED:
            name = formula_text(
                Formula("", each), names_in(reach.now.scheme.tables, reach.table, Formula("", each))
            )
            yield message("{name} ({status})", name=name, status=status.text)
