"""Which rows of a scheme are computed from others: what their formulas can name, and in what order they follow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from scorecard.base.names import Suggestions
from scorecard.base.pattern import pattern
from scorecard.language.formula import parse
from scorecard.language.formula_tree import (
    OF_VALUE,
    BinaryOperation,
    Call,
    Conditional,
    Expression,
    Formula,
    Negative,
    Variable,
    with_words,
)
from scorecard.language.formula_walk import NamedGroups
from scorecard.model.indicator import Indicator, Nature
from scorecard.model.table import SchemeTable


class RowPlace(NamedTuple):
    """A row by its table among the scheme's, and itself among the table's rows."""

    table: int
    row: int


TAKEN: Mapping[str, str] = {
    "level": "{id}",
    "growth": "({id} - last_year({id})) / abs(last_year({id})) * 100",
    "increment": "{id} - last_year({id})",
    "last_year": "last_year({id})",
    "period_growth": "({id} - last_period({id})) / abs(last_period({id})) * 100",
    "period_increment": "{id} - last_period({id})",
}
"""What `of` and `take` mean as a formula, as rows and seals keep it; `row_formula` says how growth is computed."""

_LAST_YEAR = pattern(r"last_year\([^()]+\)")
_SIZE = pattern(r"abs\((last_(?:year|period)\([^()]+\))\)")


def repeats_last_year(row: Indicator) -> bool:
    """Whether a row is assessed this year on last year's figure as it was.

    >>> row = Indicator("rd", "研发投入", "研发投入", relation="numbered", points=(10.0,), applies=(True,), formula="last_year(x)")
    >>> repeats_last_year(row)
    True
    """
    return _LAST_YEAR.fullmatch(row.formula) is not None


def row_formula(row: Indicator) -> str:
    """The formula by which a row is computed.

    There is no growth on a figure that was not above 0: nothing can be divided by 0, and over a figure below it
    a loss that grows would look like growth. The row keeps the formula that seals have always kept.

    >>> from dataclasses import replace
    >>> row = Indicator("g", "增幅", "增幅", relation="numbered", points=(10.0,), applies=(True,), formula=TAKEN["growth"].format(id="x"))
    >>> row_formula(replace(row, grown=True))
    '(x - last_year(x)) / max(last_year(x), 0) * 100'
    """
    return _SIZE.sub(r"max(\1, 0)", row.formula) if row.grown else row.formula


def adds_up(formula: Formula, natures: Mapping[str, Nature]) -> bool:
    """Whether what a formula gives counts up over the year: one flow more above the stroke than below it.

    A sum or a difference of flows counts up, and so does a flow times a share; a flow divided by a
    flow is a rate, and a figure made of levels alone is none that is counted; nor is one that sets periods
    side by side.

    >>> from scorecard.language.formula import parse
    >>> flows = {"a": "flow", "b": "flow"}
    >>> [adds_up(parse(text, flows), flows) for text in ("a - b", "a / b * a", "a / b * 100")]
    [True, True, False]
    """
    return formula.count != "period" and _flows(formula.tree, natures) > 0


def _flows(tree: Expression, natures: Mapping[str, Nature]) -> int:
    match tree:
        case Variable(name, what):
            return int(what in OF_VALUE and natures[name] == "flow")
        case Negative(of):
            return _flows(of, natures)
        case BinaryOperation(sign, left, right):
            first, other = _flows(left, natures), _flows(right, natures)
            return {"*": first + other, "/": first - other}.get(sign, max(first, other))
        case Conditional(_, yes, no):
            return max(_flows(yes, natures), _flows(no, natures))
        case Call("count", _):
            return 0
        case Call(_, arguments):
            return max(_flows(argument, natures) for argument in arguments)
    return 0


def known_to(tables: Sequence[SchemeTable], table: int) -> dict[str, RowPlace]:
    """The figures a formula of a table can name: the table's own rows, then the inputs, then other tables'."""
    places: dict[str, RowPlace] = {}
    for n in nearest_first(tables, {tables[table].id}):
        for id, row in tables[n].index.items():
            places.setdefault(id, RowPlace(n, row))
    return places


def place_then(tables: Sequence[SchemeTable], own: SchemeTable, id: str) -> RowPlace | None:
    """Where a row stands in the scheme of another year: in the table of the same id, else wherever it is; None where nowhere."""
    same = next((n for n, table in enumerate(tables) if table.id == own.id), None)
    if same is not None and id in tables[same].index:
        return RowPlace(same, tables[same].index[id])
    return known_to(tables, 0).get(id)


def nearest_first(tables: Sequence[SchemeTable], own: Collection[str]) -> list[int]:
    """The order in which a name is looked up: in the place's own tables, the inputs, all others."""
    return sorted(range(len(tables)), key=lambda n: (tables[n].id not in own, not tables[n].inputs))


class Place(NamedTuple):
    """Where a name of a formula leads to: a table, and a row or heading of it; "" for the table itself."""

    table: int
    id: str


def place_of(tables: Sequence[SchemeTable], own: int, figure: Variable) -> Place:
    """Where a name leads to that some function asks about: the nearest row or heading, or a table.

    >>> from scorecard.model.branch import Branch
    >>> place_of([SchemeTable("t", Branch(()), title="t", units=(), indicators=())], 0, Variable("t", "total", table=True))
    Place(table=0, id='')
    """
    if figure.table:
        return Place(next(n for n, table in enumerate(tables) if table.id == figure.name), "")
    near = nearest_first(tables, {tables[own].id})
    return Place(
        next(n for n in near if any(row.id == figure.name for row in tables[n].indicators)), figure.name
    )


class FormulaNames(NamedTuple):
    """What the formulas of a table can name: rows, and what only some functions take."""

    rows: frozenset[str]
    beside: NamedGroups


def names_for(tables: Sequence[SchemeTable], table: int) -> FormulaNames:
    """What the formulas of one table can name."""
    headings = frozenset(row.id for each in tables for row in each.indicators if row.heading)
    whole = frozenset(each.id for each in tables if not each.inputs)
    return FormulaNames(frozenset(known_to(tables, table)), NamedGroups(headings, whole))


@lru_cache(maxsize=4096)
def understood(text: str, names: FormulaNames) -> Formula:
    """The formula of a row that was read without a fault."""
    formula = parse(text, names.rows, Suggestions(0), names.beside)
    if not isinstance(formula, Formula):
        raise ValueError(text)
    return formula


def formulas_of(tables: Sequence[SchemeTable]) -> dict[RowPlace, Formula]:
    """The formulas of all derived rows, in printed order."""
    formulas: dict[RowPlace, Formula] = {}
    for n, table in enumerate(tables):
        derived = [i for i, row in enumerate(table.rows) if row.derived]
        if not derived:
            continue
        names = names_for(tables, n)

        def words(figure: Variable, own: int = n) -> tuple[str, ...]:
            place = place_of(tables, own, figure)
            row = tables[place.table].row(place.id)
            return row.shown.words if figure.what == "class" else row.words

        for i in derived:
            formulas[RowPlace(n, i)] = with_words(understood(row_formula(table.rows[i]), names), words)
    return formulas
