"""`scorecard trend`: an indicator, a total or a rank over all periods."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

import click

from scorecard.base.message import Text, comma_list, message
from scorecard.cli import offers, options
from scorecard.cli.command import argument, declare, option
from scorecard.cli.locale import WrongUsage
from scorecard.cli.names import ids_in_group, named_subject, named_unit, refuse_unknown_group
from scorecard.cli.options import Request
from scorecard.cli.output import columns, emit, remark
from scorecard.cli.project import Project, no_period, read_sound, say_warned, tell, warnings_on

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme
    from scorecard.model.unit import Unit
    from scorecard.study.trend.figures import Trend
    from scorecard.study.trend.series import Show, TrendSubject
    from scorecard.workspace import Workspace

_SHOWS = ("value", "completion", "points", "rank")


@declare(
    "trend",
    message(
        "An indicator (or total, or a table) over all periods, with growth. The total if nothing is named."
    ),
    "trend 专利申请",
    "trend -t towns --unit 春江镇 --from 2016",
)
@argument("what", metavar=message("[INDICATOR]"), required=False, shell_complete=offers.INDICATORS)
@options.with_options(
    options.project,
    options.table(message("the indicator's table; alone: its points")),
    options.group,
    options.units,
    options.output,
    options.strict,
)
@option(
    "--from",
    "since",
    metavar=message("PERIOD"),
    shell_complete=offers.PERIODS,
    help=message("the first period; a year alone means its first period"),
)
@option("--to", "until", metavar=message("PERIOD"), help=message("the last period"))
@option("--in-period", is_flag=True, help=message("a flow's own figure of each period, not the count"))
@option(
    "--show", "shown", multiple=True, type=click.Choice(_SHOWS), help=message("which figure; may be repeated")
)
def command(
    request: Request,
    what: str | None,
    since: str | None,
    until: str | None,
    in_period: bool,
    shown: tuple[str, ...],
) -> None:
    """Follow a figure over time and print it."""
    project = read_sound(request)
    workspace, lang = project.workspace, project.lang
    from scorecard.study.trend.figures import is_inside, trend
    from scorecard.tables.trend import trend_document, trend_record

    followed = named_subject(workspace.schemes, what, request.table)
    first, last = _stretch(workspace, since, until)
    boards = _boards(workspace)
    if what is None and request.table is None:
        followed = _formed_subject(project, followed, [b for b in boards if is_inside(b.period, first, last)])
    figures = _figures(followed, what or followed.id, shown)
    within = _boards_within(boards, followed, figures[0], first, last)
    _refuse_in_period(within, followed, figures, in_period)
    chosen = _chosen_units(within, followed, figures[0], request)
    trends = [trend(boards, followed, show, chosen, first, last, in_period) for show in figures]
    # A name, so many figures, bars and growth may be too wide: then growth stands below the periods.
    narrow = request.format.fitted and columns(80) < 48 + 9 * len(trends[0].labels)
    emit(lambda: trend_document(trends, narrow), lambda: trend_record(trends, lang), request, lang)
    _stop_if_strict(project, within, trends)
    say_warned(project, within)


def _figures(what: TrendSubject, name: str, shown: tuple[str, ...]) -> tuple[Show, ...]:
    """The figures asked for, each once, else the usual one."""
    from scorecard.study.trend.series import shows

    there = shows(what)
    for figure in shown:
        if figure not in there:
            raise WrongUsage(
                message(
                    "“{name}” has no {figure}, only {place}",
                    name=name,
                    figure=figure,
                    place=comma_list(there),
                ),
            )
    return cast("tuple[Show, ...]", tuple(dict.fromkeys(shown))) or there[:1]


def _stretch(
    workspace: Workspace, since: str | None, until: str | None
) -> tuple[Period | None, Period | None]:
    """The first and the last period asked for."""
    first, last = _end(workspace, since, first=True), _end(workspace, until)
    if first is not None and last is not None and first > last:
        raise WrongUsage(message("--from {since} is later than --to {until}", since=since, until=until))
    return first, last


def _end(workspace: Workspace, text: str | None, first: bool = False) -> Period | None:
    """A period that begins or ends the stretch."""
    from scorecard.model.period import Period

    if text is None:
        return None
    period = workspace.period_named(text)
    if period is None:
        raise WrongUsage(no_period(text))
    year_alone = first and re.fullmatch(r"\s*\d{4}\s*(年度?)?\s*", text)
    return Period(period.year, 1) if year_alone else period


def _formed_subject(project: Project, total: TrendSubject, boards: Sequence[Board]) -> TrendSubject:
    """The total; where it is formed in none of some periods, a table, as `evaluate` ranks the tables then."""
    from scorecard.model.status import Status
    from scorecard.study.overview.subjects import subjects
    from scorecard.study.trend.series import TrendSubject, series

    each = [series(board, total, "points") for board in boards]
    formed = any((one.statuses != Status.NOT_DUE).any() for one in each if one)
    tables = [place.of for place in subjects(boards[-1])] if boards and not formed else []
    if total.kind != "total" or not tables:
        return total
    others = comma_list([f"-t {table.id}" for table in tables[1:]])
    instead = message(
        "“{total}” is formed in none of these periods; what follows is “{table}”{others}",
        total=boards[-1].scheme.title_of(total.id),
        table=tables[0].title,
        others=message(" (others: {names})", names=others) if others else "",
    )
    remark(instead, project.lang, project.request.quiet)
    return TrendSubject("table", tables[0].id, tables[0].id)


def _boards(workspace: Workspace) -> list[Board]:
    """A board for each period from the first to the last that any row was sent in for.

    A period in between without a row is there too, as a gap, where its year has a scheme.
    """
    if not workspace.periods:
        raise WrongUsage(message("there are no actuals of any period yet"))
    first, last = workspace.periods[0], workspace.periods[-1]
    periods = [
        period
        for year in range(first.year, last.year + 1)
        for period in _periods_of(workspace, year)
        if first <= period <= last
    ]
    return [workspace.board(period) for period in periods]


def _periods_of(workspace: Workspace, year: int) -> tuple[Period, ...]:
    from scorecard.model.period import Period

    scheme = workspace.scheme_of(Period(year, 12))
    return Period(year, 12).periods_of_year(scheme.frequency) if scheme else ()


def _boards_within(
    boards: Sequence[Board],
    what: TrendSubject,
    show: Show,
    first: Period | None,
    last: Period | None,
) -> list[Board]:
    """The boards of the stretch; at least one must have what is asked for."""
    from scorecard.study.trend.figures import is_inside
    from scorecard.study.trend.series import series

    within = [b for b in boards if is_inside(b.period, first, last)]
    if not within:
        labels = [b.label for b in (boards[0], boards[-1])]
        raise WrongUsage(
            message(
                "there is nothing in that stretch; there are actuals from {labels} to {labels_2}",
                labels=labels[0],
                labels_2=labels[1],
            ),
        )
    if all(series(board, what, show) is None for board in within):
        years = [str(y) for y in dict.fromkeys(b.scheme.year for b in boards if series(b, what, show))]
        raise WrongUsage(
            message(
                "no scheme of that stretch has “{subject}”; there is one in {years}",
                subject=what.id,
                years=comma_list(years) or message("no year"),
            ),
        )
    return within


def _refuse_in_period(
    boards: Sequence[Board], what: TrendSubject, figures: tuple[Show, ...], in_period: bool
) -> None:
    """Only the values of a flow have a figure of each period's own."""
    from scorecard.study.trend.figures import is_counted
    from scorecard.study.trend.series import row_of

    rows = [row for row in (row_of(board, what) for board in reversed(boards)) if row]
    if in_period and not ("value" in figures and rows and is_counted(rows[0])):
        raise WrongUsage(
            message(
                "--in-period is for the values of a flow; levels, ratios, points and ranks have no "
                "figure of the period's own"
            ),
        )


def _chosen_units(
    boards: Sequence[Board], what: TrendSubject, show: Show, request: Request
) -> tuple[str, ...] | None:
    """The ids of the units asked for; None for all."""
    from scorecard.study.trend.series import series

    followed = [series(board, what, show) for board in reversed(boards)]
    every: dict[str, Unit] = {}
    for unit in (unit for each in followed if each for unit in each.units):
        every.setdefault(unit.id, unit)
    units = tuple(every.values())
    refuse_unknown_group(units, request.group)
    if not request.units and request.group is None:
        return None
    ids = {_unit(boards, units, name).id for name in request.units} or set(every)
    return ids_in_group([unit for unit in units if unit.id in ids], request.group)


def _unit(boards: Sequence[Board], units: tuple[Unit, ...], name: str) -> Unit:
    """A unit by any name of any year."""
    here = {unit.id: unit for unit in units}
    schemes: dict[int, Scheme] = {board.scheme.year: board.scheme for board in boards}
    every = [unit for scheme in reversed(schemes.values()) for unit in scheme.units]
    unit = named_unit([*units, *(u for u in every if u.id in here), *every], name)
    if unit.id not in here:
        shorts = comma_list([u.short for u in units])
        raise WrongUsage(message("“{name}” is not among them; there are {shorts}", name=name, shorts=shorts))
    return here[unit.id]


def _stop_if_strict(project: Project, boards: Sequence[Board], trends: Sequence[Trend]) -> None:
    """With `--strict`, warnings on the periods shown and what is missing of them end the run with 1."""
    if not project.request.strict:
        return
    warned, untold, _ = warnings_on(project, boards)
    missing = list(dict.fromkeys(cell for trend in trends for cell in _missing(trend)))
    if warned or missing:
        tell(project, warned, untold)
        for cell in missing:
            remark(cell, project.lang)
        sys.exit(1)


def _missing(trend: Trend) -> Iterator[Text]:
    """The cells that are missing or pending."""
    from scorecard.model.status import Status

    for u, unit in enumerate(trend.units):
        for p, label in enumerate(trend.labels):
            status = int(trend.statuses[u, p])
            if status in (Status.MISSING, Status.PENDING):
                word = Status(status).text
                yield message("{label} {unit}: {word}", label=label, unit=unit.short, word=word)
