"""Targets worked out from figures: of a base year, or of another row in the same period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message, sense
from scorecard.engine.kept import ANEW, RowResults
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.engine.terms import terms_of
from scorecard.model.figure import Figure, Line, constant, with_line
from scorecard.model.indicator import Indicator
from scorecard.model.period_targets import PeriodTargets
from scorecard.scheme.target import Link, Target, WrittenNumber
from scorecard.scheme.written import exact, operand

WORKED_OUT = message("Where the target comes from")

Base = tuple[int | None, str]
"""A base year (None: this period) and the row whose figure it is."""


def linked_targets(
    now: PeriodState, kept: Mapping[int, RowResults] | None = None
) -> tuple[PeriodTargets, ...]:
    """What holds in a period, table by table, with the targets that are worked out from figures.

    target = times × the figure of the whole base year, of the same row (by id) and unit
    target = times × the figure of another row, in the same period, of the same unit

    A figure that is not there leaves the target without a number: then there is no completion, and a
    cell that is scored by it is pending. Of a plan the figure of an earlier year of its own counts from
    its first year, as its flows do. Source: 翻一番, twice the base; 不低于上年, last year's or more.

    kept : by table, what its rows come to where that is known

    Example: 61 in 2020, {times: 2, base: 2020}: the target is 122.
    """
    return tuple(_worked_out(now, n, (kept or {}).get(n, ANEW)) for n in range(len(now.held)))


def _worked_out(now: PeriodState, n: int, kept: RowResults) -> PeriodTargets:
    """The terms of one table with its links worked out; the same ones where there are none."""
    held = now.held[n]
    if not any(row.of_figures for row in held.table.indicators):
        return held

    def made_now() -> PeriodTargets:
        reach, by_period = Reach(now, n), Reach(now, n, "period")
        rows = tuple(_row(by_period if row.alone else reach, row) for row in held.table.indicators)
        return terms_of(now.scheme, replace(held.table, indicators=rows), now.period)

    of_figures = tuple(i for i, row in enumerate(held.table.rows) if row.of_figures)
    made = kept.get_or_make("linked", of_figures, made_now)
    return replace(made, applicable=made.applicable & held.applicable)


def _row(reach: Reach, row: Indicator) -> Indicator:
    bases = {_base(reach, row, cell.link) for cells in row.targets.values() for cell in cells if cell.link}
    figures = {
        (year, id): reach.value(id) if year is None else reach.year_figure(id, year) for year, id in bases
    }
    targets = {
        period: tuple(_cell(reach, cell, row, u, figures) for u, cell in enumerate(cells))
        for period, cells in row.targets.items()
    }
    return replace(row, targets=targets) if bases else row


def _base(reach: Reach, row: Indicator, link: Link) -> Base:
    return link.base_year(reach.now.period.year, row.per == "year"), link.indicator or row.id


def _cell(reach: Reach, cell: Target, row: Indicator, u: int, figures: Mapping[Base, Figure]) -> Target:
    link = cell.link
    if link is None:
        return cell
    base = _base(reach, row, link)
    link = link._replace(year=base[0])
    if link.base is not None:
        known = link.product
        return cell._replace(value=known.value, text=known.text, link=link) if known else cell
    figure = figures[base][u]
    if figure.missing:
        return cell._replace(link=link)
    link = link._replace(base=WrittenNumber(float(figure), plain(float(figure))))
    target = product(link, figure)
    return cell._replace(
        value=float(target.value), error=float(target.error), text=plain(float(target)), link=link
    )


def product(link: Link, figure: Figure) -> Figure:
    """The target that is so many times a figure."""
    target = constant(link.times.value) * figure

    def says(u: int) -> Text:
        base, of = exact(figure.at(u)), figure_text(link)
        formula = f"{exact(link.times.value)} × {operand(base)} = {exact(target.at(u))}"
        return message("{whole} {base}: {formula}", whole=of, base=base, formula=formula)

    return with_line(target, lambda: Line(WORKED_OUT, "exact", says))


def figure_text(link: Link) -> Text:
    """What a target is worked out from, in words."""
    other = link.name or link.indicator
    return other if other else sense("a step", "the figure of {year}", year=link.year)
