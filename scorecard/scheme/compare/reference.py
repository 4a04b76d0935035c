"""What values are held against: the target, a figure of all units compared, a number, one unit, another row or year."""

from __future__ import annotations

from math import nan
from typing import Literal, NamedTuple

import numpy as np

from scorecard.base.message import Text, comma_list, message
from scorecard.model.external_figure import ALONE, OWN, ExternalFigure
from scorecard.model.figure import Figure, Line, as_figures, blank, constant, lift, same, where, with_line
from scorecard.model.figure.operation import Remembers, Writing, operation
from scorecard.model.figure.places import cells_of, unfiltered_figures
from scorecard.model.figure.writers import MISSING
from scorecard.scheme.compare.others import Among, Pool, UnitColumn, groups_of, rivals, statistic
from scorecard.scheme.written import exact, figure, figure_of, operand

AGAINST = {
    "target": message("the target that `interim` names"),
    "mean": message("the mean"),
    "median": message("the median"),
    "best": message("the best, by the direction"),
    "worst": message("the worst, by the direction"),
    "last_year": message("the figure of the same period of last year"),
    "last_period": message("the figure of the period before; of a flow, both by the period alone"),
    "must": message("the target that must be reached"),
    "stretch": message("the stretch target"),
}

OF_OTHERS = ("mean", "median", "best", "worst")

_KINDS = {
    "target": message("the target"),
    "mean": message("the mean"),
    "median": message("the median"),
    "best": message("the best"),
    "worst": message("the worst"),
}


Kind = Literal[
    "target",
    "mean",
    "median",
    "best",
    "worst",
    "number",
    "unit",
    "last_year",
    "last_period",
    "year",
    "indicator",
]


class Reference(NamedTuple):
    """What a value is held against.

    The target, a figure of all units compared, a number (`value`), one unit or another row (`id`,
    printed as `name`), the same period of last year, the whole of an earlier one (`value`), or the period before.
    """

    kind: Kind
    value: float = nan
    id: str = ""
    name: str = ""

    @property
    def meant(self) -> tuple[str, float, str]:
        """What of it is meant, and not for print only."""
        return self.kind, self.value, self.id

    @property
    def of_others(self) -> bool:
        """Whether it is made of the figures of several units."""
        return self.kind in OF_OTHERS

    @property
    def of_year(self) -> bool:
        """Whether it is the figure of another year."""
        return self.kind in ("last_year", "year")

    @property
    def needed(self) -> tuple[ExternalFigure, ...]:
        """What the comparison with it needs from outside the column."""
        own = (OWN,) if self.of_year else (ALONE,) if self.kind == "last_period" else ()
        return (*own, self.named) if self.named else ()

    @property
    def named(self) -> ExternalFigure | None:
        """The figure it is, where it stands outside the column."""
        if self.kind == "last_year":
            return ExternalFigure(last_year=True)
        if self.kind == "last_period":
            return ExternalFigure(last_period=True)
        if self.kind == "year":
            return ExternalFigure(year=int(self.value))
        return ExternalFigure(self.id) if self.kind == "indicator" else None

    def words(self, among: Among, without_self: bool) -> Text:
        """It in words.

        >>> Reference("mean").words("group", False).say("zh")
        '本组平均值'
        """
        if self.kind == "number":
            return message("the benchmark {value}", value=exact(self.value))
        if self.kind in ("unit", "indicator"):
            return message("the figure of “{name}”", name=self.name or self.id)
        if self.kind == "year":
            year = f"{self.value:.0f}"
            return message("the figure of {year}", year=year)
        if self.kind == "last_year":
            return message("the figure of the same period of last year")
        if self.kind == "last_period":
            return message("the figure of the period before")
        words = _KINDS[self.kind]
        if self.kind == "target":
            return words
        of = message(" of the group") if among == "group" else ""
        if without_self:
            of = message("{whole}, without itself", whole=of)
        return message("{words}{whole}", whole=of, words=words)

    def figure(self, column: UnitColumn, pool: Pool, among: Among, without_self: bool) -> Figure:
        """What each unit is held against; float64[U], NaN where there is nothing. Best follows the direction."""
        shape = column.value.shape
        if self.kind == "target":
            return as_figures(np.full(shape, np.nan)) if column.target is None else column.target
        if self.named:
            return column.outside(self.named)
        if self.kind == "number":
            return constant(np.full(shape, self.value))
        statistic_of = _statistic_of_others(column.value, self, column, pool, among, without_self)
        return with_line(statistic_of, lambda: self._line(column, among, without_self, statistic_of))

    def _line(self, column: UnitColumn, among: Among, without_self: bool, reference: Figure) -> Line:
        """What the units are held against, with the figures it is made of."""

        def others(u: int) -> list[int]:
            if self.kind == "unit":
                return [column.ids.index(self.id)]
            return [n for n in rivals(column, among, u) if not (without_self and n == u)]

        def says(u: int) -> Text:
            members = others(u)
            if self.kind == "unit":
                return message("the actual of {name}", name=column.names[members[0]])
            if self.kind == "mean":
                total = " + ".join(operand(figure_of(column.value, n)) for n in members)
                return f"({total}) ÷ {len(members)} = {figure(reference.at(u))}"
            if self.kind == "median":
                return _median_text(column.value[members], figure(reference.at(u)))
            reached = same(column.value, reference[u])
            names = comma_list([column.names[n] for n in members if reached[n]])
            return message("among {members:# unit|# units}: {names}", members=len(members), names=names)

        def members(u: int) -> list[tuple[str, float]]:
            return [(column.names[n], column.value.at(n)) for n in others(u)]

        head = message("{text:capital}", text=self.words(among, without_self))
        return Line(head, says=says, others=members)


def _write_statistic(writing: Writing, node: Remembers, _: int) -> str:
    """The same over the cells of the others; as it came out where they stand in none."""
    values, wanted, column, _pool, among, without_self = node.args
    of, u = groups_of(column, among), writing.u
    values, here = unfiltered_figures(values)
    # What is typed over the word that stands for a missing figure is one among the others.
    here = here | lift(values).missing
    if wanted.kind == "unit":
        cell = writing.cell(values, column.ids.index(wanted.id))
        return f"IF(COUNT({cell})<1,{MISSING},{cell})" if cell else writing.number(node)
    inside = column.compared & here & (of == of[u]) & (column.own is None)
    members = [n for n in np.flatnonzero(inside).tolist() if not (without_self and n == u)]
    cells = cells_of(writing, values, members)
    if not cells:
        return writing.number(node)
    largest = (wanted.kind == "best") == (column.direction == "higher")
    function = {"mean": "AVERAGE", "median": "MEDIAN"}.get(wanted.kind, "MAX" if largest else "MIN")
    return f"IF(COUNT({cells})<1,{MISSING},{function}({cells}))"


@operation(excel=_write_statistic, spares=True)
def _statistic_of_others(
    values: Figure, wanted: Reference, column: UnitColumn, pool: Pool, among: Among, without_self: bool
) -> Figure:
    """The figure of one unit, or one made of those of all that are compared."""
    if wanted.kind == "unit":
        everywhere = np.ones(values.shape, dtype=np.bool_)
        return where(everywhere, pool.named.get(wanted.id, as_figures(np.nan)), np.nan)
    own = column.own if column.own is not None else where(column.compared, values, np.nan)
    if not without_self:
        own = as_figures(np.full(values.shape, np.nan))
    figures, of = blank(values.shape), groups_of(column, among)
    for group, others in pool.others.items():
        here = of == group
        figures.put(here, statistic(wanted.kind, others, own[here], column.direction))
    return figures


def _median_text(values: Figure, middle: str) -> Text:
    """Figures from the smallest to the largest, and how two of them make the one in the middle."""
    order = [figure_of(values, n) for n in np.argsort(values.value, kind="stable").tolist()]
    row, half = "、".join(order), len(order) // 2
    if len(order) % 2:
        return message("in order: {row}", row=row)
    between = " + ".join(map(operand, order[half - 1 : half + 1]))
    made = f"{row}；({between}) ÷ 2 = {middle}"
    return message("in order: {parts}", parts=made)
