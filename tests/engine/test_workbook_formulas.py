"""The formulas of a workbook, recalculated by a spreadsheet engine, give what was scored; also with other figures in the cells."""

from itertools import pairwise
from math import isnan, nan
from typing import get_args

import numpy as np
import pytest

from scorecard.engine.formula import evaluate
from scorecard.engine.ranking import Key, placed_by
from scorecard.language.formula import parse
from scorecard.model.figure import (
    Line,
    RememberedFigure,
    as_figures,
    at_least,
    constant,
    leaf,
    least,
    least_of,
    less_than,
    more_than,
    most,
    rounded,
    select,
    sum_across,
    sum_of_pieces,
    where,
    whole_figures,
    with_line,
)
from scorecard.model.figure.workbook import written_of
from scorecard.model.ranking import Ties
from scorecard.model.unit import Unit

formualizer = pytest.importorskip(
    "formualizer", reason="formualizer, which recalculates the formulas, is not installed"
)
SHEET, UNITS = "Sheet1", 40
LINES = {name: Line(name, "exact") for name in ("a", "b", "c", "rate", "points")}
COLUMN = {id(line): n for n, line in enumerate(LINES.values(), 1)}


def cell_of(node, u):
    column = COLUMN.get(id(node.line))
    return column and f"{'ABCDE'[column - 1]}{u + 1}"


def proportional(a, b, _):
    return least(most(10.0 * with_line(a / b, LINES["rate"]), 0.0), 10.0)


def bands(a, b, _):
    rate = with_line(a / b, LINES["rate"])
    return select([at_least(rate, 1.0), more_than(rate, 0.9), at_least(rate, 0.6)], [10.0, 9.0, 4.5], 0.0)


def line(a, b, _):
    rate = with_line(a / b, LINES["rate"])
    corners = [(0.0, 0.0), (0.6, 4.0), (0.9, 9.0), (1.2, 10.0)]
    stretches = [
        constant(p) + (constant(q) - constant(p)) * (rate - x) / (constant(y) - constant(x))
        for (x, p), (y, q) in pairwise(corners)
    ]
    return select([less_than(rate, 0.6), less_than(rate, 0.9)], stretches[:-1], stretches[-1])


def steps(a, b, _):
    rate = with_line(a / b, LINES["rate"])
    over, under = (whole_figures(abs(rate - 1.0) / 0.05, way) for way in ("down", "up"))
    points = where(more_than(rate, 1.0), 10.0 + 0.5 * over, where(less_than(rate, 1.0), 10.0 - over, 10.0))
    return with_line(points, LINES["points"]) - 0.25 * under


def year(a, b, c):
    everywhere = np.ones(UNITS, dtype=np.bool_)
    return rounded(sum_of_pieces([(one, everywhere) for one in (c, b, a)]) / 3.0, 2)


def together(a, b, c):
    return rounded(sum_across([a, b], [one.known for one in (a, b)]) * 0.05, 1) + c.filled(2.0)


def smallest(a, b, c):
    return least_of([a, -b, c * -0.5]) - (a - (b - c))


def either(a, b, c):
    return where(at_least(a, b) & (more_than(c, 2.0) | ~at_least(b, 3.0)), a, c)


def by_text(text):
    """A formula as a scheme writes it."""

    def formula(a, b, c):
        class Figures:
            units = UNITS

            def figure_of(self, figure):
                return {"a": a, "b": b, "c": c}[figure.name]

        return evaluate(parse(text, {"a", "b", "c"}), Figures())

    formula.__name__ = text
    return formula


TEXTS = [
    "(mean(a / b, c / a) - 1) * 100 + max(b, 0) - sum(a, c) / abs(-a - 3)",
    "if_missing(a, 2) * 3 - if_missing(a / b, c)",
    "round(a / 3, 1) + round(b / 7, 0)",
    "count(a, b, c) + count(a / b) * 10",
    "if(a > b, a, c)",
    "if(a >= b and c <> 0, a * 2, if(not(c < 1 or a = 2), c, b))",
    "if(count(a, b, c) >= 2, mean(a, b, c), -1)",
]


def half_even(a, b, c):
    return rounded(a * 0.125, 2, "half_even") - rounded(c * b, 0, "half_even")


def half_down(a, b, c):
    return rounded(a * 0.125, 2, "half_down") - rounded(c * b, 0, "half_down")


def ranked(ties, groups=1, smallest=False, breaks=True):
    """Ranks by `points`, then by b, the lower first; units whose number is a multiple of 7 are only shown."""

    def formula(a, b, _):
        first = with_line(rounded(a * 0.3, 0), LINES["points"])
        keys = [-first, b] if smallest else [first, -b]
        keys = keys if breaks else keys[:1]
        units = tuple(
            Unit(str(n), str(n), str(n), group=f"g{n % groups}" if n % 5 else None, assessed=n % 7 != 0)
            for n in range(UNITS)
        )
        bare = [as_figures(one.shown) for one in keys]
        low = [where(one.missing, -np.inf, one) if n else one for n, one in enumerate(bare)]
        found = placed_by([Key(one, end, end) for one, end in zip(keys, low, strict=True)], units, ties)
        return found.in_group if groups > 1 else found.overall

    formula.__name__ = f"{ties}-{groups}{'-smallest' if smallest else ''}{'-breaks' if breaks else ''}"
    return formula


RANKS = [
    *(ranked(ties, breaks=False) for ties in get_args(Ties)),
    *(ranked(ties, groups=3) for ties in get_args(Ties)),
    ranked("competition", smallest=True),
]
FORMULAS = [
    proportional,
    bands,
    line,
    steps,
    year,
    together,
    smallest,
    either,
    half_even,
    half_down,
    *RANKS,
    *map(by_text, TEXTS),
]


def columns(seed):
    """Figures to one decimal, some on the edges of bands and steps, some 0, some missing."""
    draw = np.random.default_rng(seed)
    target = draw.integers(0, 40, UNITS) / 10
    a = np.round(target * draw.choice([0.55, 0.6, 0.75, 0.9, 0.95, 1.0, 1.05, 1.1, 1.3], UNITS), 4)
    found = [a, target, draw.integers(-50, 100, UNITS) / 10]
    for one in found:
        one[draw.random(UNITS) < 0.1] = nan
    return found


def worked_out(formula, figures):
    leaves = [leaf(as_figures(one), LINES[name]) for one, name in zip(figures, "abc", strict=True)]
    return formula(*leaves)


def names_below(node, found):
    """The figures with a name that have to stand in cells of their own."""
    if isinstance(node, list | tuple):
        for one in node:
            names_below(one, found)
    elif hasattr(node, "operation"):
        if isinstance(node, RememberedFigure) and node.line and node.operation:
            found[COLUMN[id(node.line)]] = node
        names_below(node.args, found)
    return found


def recalculated(result, figures):
    """What the cells come to: the formulas made for `result`, over some figures."""
    book = formualizer.Workbook()
    sheet = book.sheet(SHEET)
    for column, one in enumerate(figures, 1):
        for u, value in enumerate(one.tolist()):
            if not isnan(value):
                sheet.set_value(u + 1, column, value)
    beside = {}

    def at(node, u):
        """The cell of a figure; one that is needed beside those of the formula gets a column behind them."""
        if node.operation and id(node.line) not in COLUMN:
            beside.setdefault(id(node.line), node)
            return f"{'GHI'[list(beside).index(id(node.line))]}{u + 1}"
        return cell_of(node, u)

    def write(column, node):
        for u in range(UNITS):
            sheet.set_formula(u + 1, column, written_of(node, u, at).formula)

    for column, node in {**names_below(result, {}), 6: result}.items():
        write(column, node)
    for column, node in enumerate(list(beside.values()), 7):
        write(column, node)
    book.evaluate_all()
    return [book.evaluate_cell(SHEET, u + 1, 6) for u in range(UNITS)]


def agree(cells, result):
    for u, cell in enumerate(cells):
        expected = float(result.shown[u])
        found = cell if isinstance(cell, float | int) else nan
        assert found == pytest.approx(expected, abs=1e-9, nan_ok=True), f"{u}: {cell} for {expected}"


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("seed", range(4))
def test_recalculated_is_what_was_scored(formula, seed):
    figures = columns(seed)
    result = worked_out(formula, figures)
    agree(recalculated(result, figures), result)


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda one: one.__name__)
def test_with_other_figures_in_the_cells_it_is_what_these_would_score(formula):
    before, now = columns(1), columns(2)
    agree(recalculated(worked_out(formula, before), now), worked_out(formula, now))


def test_a_formula_reads_as_it_was_scored():
    result = worked_out(proportional, columns(1))
    (rate,) = names_below(result, {}).values()
    assert written_of(rate, 2, cell_of).formula == '=IF(COUNT(A3,B3)<2,"",IFERROR(A3/B3,""))'
    assert written_of(result, 2, cell_of).formula == ('=IF(COUNT(D3)<1,"",IFERROR(MIN(MAX(10*D3,0),10),""))')


def test_figures_are_compared_without_the_noise_of_binary_fractions():
    result = where(at_least(as_figures([0.1, 0.2]) + leaf(as_figures([0.2, 0.1]), LINES["a"]), 0.3), 1.0, 0.0)
    assert written_of(result, 0, cell_of).formula == (
        '=IFERROR(IF(IF(COUNT(A1)<1,FALSE,ROUND(0.1+A1-(0.3),14)>=0),1,0),"")'
    )
