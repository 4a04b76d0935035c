"""`scorecard gap`: what it would take a unit to reach a place, a grade, its targets, its pace or full points."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import fold_name
from scorecard.cli import offers, options
from scorecard.cli.command import argument, declare, option
from scorecard.cli.locale import WrongUsage
from scorecard.cli.names import named_indicator, named_table, named_unit, named_units
from scorecard.cli.options import Request
from scorecard.cli.project import chosen_period, read_sound, scheme_at, show_boards

if TYPE_CHECKING:
    from scorecard.model.board import Board, Place
    from scorecard.model.scheme import Scheme
    from scorecard.model.unit import Unit
    from scorecard.study.gap.gap import Gap, WantedGoal


@declare(
    "gap",
    message(
        "What it would take: the least figure of each indicator alone that reaches a goal, all else unchanged; "
        "where none does, several together. Of all units, or of those named; the next place if not said."
    ),
    "gap 春江镇",
    "gap --rank 3 -g 镇",
    "gap 河海街道 --target -p 2017Q3",
)
@options.with_options(
    options.project,
    options.period,
    options.table(message("the table or total whose ranks count; the first that has any if not said")),
    options.group,
    options.output,
    options.strict,
)
@argument("units", nargs=-1, metavar=message("[UNIT]..."), shell_complete=offers.UNITS)
@option(
    "--next", "next_", is_flag=True, help=message("the place of the next better unit (if nothing is said)")
)
@option(
    "--rank", type=options.count(1), metavar=message("NUMBER"), help=message("this place or a better one")
)
@option("--grade", metavar=message("GRADE"), help=message("this grade or a better one"))
@option("--target", is_flag=True, help=message("each indicator its target of the year"))
@option("--pace", is_flag=True, help=message("each indicator what is due by now"))
@option("--full", is_flag=True, help=message("each indicator its full points"))
@option(
    "--indicator",
    "indicators",
    multiple=True,
    metavar=message("INDICATOR"),
    shell_complete=offers.INDICATORS,
    help=message("this indicator alone; may be repeated"),
)
def command(
    request: Request,
    next_: bool,
    rank: int | None,
    grade: str | None,
    target: bool,
    pace: bool,
    full: bool,
    indicators: tuple[str, ...],
) -> None:
    """Find what it would take, and print it."""
    project = read_sound(request)
    workspace, lang = project.workspace, project.lang
    period = chosen_period(project)
    scheme = scheme_at(workspace, period)
    board = workspace.board(period)
    place = _place(board, scheme, request.table)
    chosen = _units(place, request)
    last = _last_place(place, chosen)
    if rank and 0 < last < rank:
        few = message(
            "--rank {rank}: “{of}” ranks {count:# unit|# units} together, any that lack figures included; "
            "write 1 to {count}",
            rank=rank,
            of=place.of.title,
            count=last,
        )
        raise WrongUsage(few)
    asked = {"next": next_, "rank": rank, "grade": grade, "target": target, "pace": pace, "full": full}
    wanted = _chosen_goal(
        board, place, {kind: goal for kind, goal in asked.items() if goal not in (None, False)}, indicators
    )
    from scorecard.tables.gap import gap_document, gap_record

    gaps = _gaps(board, place, chosen, wanted, request.quiet)
    show_boards(
        project,
        [board],
        lambda: gap_document(board, gaps, request.format.one_table),
        lambda: gap_record(board, gaps, lang),
    )


def _place(board: Board, scheme: Scheme, table: str | None) -> Place:
    """The table or total whose ranks count."""
    if table is not None:
        return board.part(named_table(scheme, table))
    from scorecard.engine.figures import official

    places: list[Place] = [*board.totals, *board.tables]
    ranked = (place for place in places if (official(place) > 0).any())
    return next(ranked, places[0])


def _last_place(place: Place, units: Sequence[Unit]) -> int:
    """The last place that one of the units can have, were all figures there; 0 where they are ranked with none."""
    from scorecard.engine.figures import among_of

    def together(unit: Unit) -> str:
        return unit.group or "" if among_of(place) == "group" else ""

    counts = Counter(together(unit) for unit in place.units if unit.assessed)
    return max((counts[together(unit)] for unit in units), default=0)


def _chosen_goal(
    board: Board, place: Place, asked: dict[str, object], indicators: tuple[str, ...]
) -> WantedGoal:
    from scorecard.study.gap.gap import WantedGoal

    if len(asked) > 1:
        names = comma_list([f"--{kind}" for kind in asked])
        raise WrongUsage(message("{names}: one goal at a time", names=names))
    rows = tuple(
        (table, row.id) for table, row in (named_indicator(board.scheme, name) for name in indicators)
    )
    kind, value = next(iter(asked.items()), ("next", True))
    wanted = WantedGoal(rows=rows)._replace(kind=kind)  # type: ignore[arg-type]
    if kind == "grade":
        return wanted._replace(grade=_grade(board, place, str(value)))
    return wanted._replace(rank=value) if isinstance(value, int) and kind == "rank" else wanted


def _grade(board: Board, place: Place, text: str) -> str:
    """A grade of the table or total, by its name."""
    names = [grade.grade for grade in place.of.grades]
    if not names:
        raise WrongUsage(_no_grades(board, place))
    known = next((name for name in names if fold_name(name) == fold_name(text)), None)
    if known is None:
        told = message("there is no grade “{text}” here, only: {known}", text=text, known=comma_list(names))
        raise WrongUsage(told)
    return known


def _no_grades(board: Board, place: Place) -> Text:
    """That a table or total gives no grades, and which do."""
    others: list[Place] = [*board.totals, *board.tables]
    graded = [f"-t {other.of.id}" for other in others if other.of.grades]
    if not graded:
        return message("--grade: no table and no total of this scheme gives grades")
    return message("“{of}” gives no grades; these do: {names}", of=place.of.title, names=comma_list(graded))


def _units(place: Place, request: Request) -> list[Unit]:
    """The units asked about, in the scheme's order; those without rank are left out unless they are named."""
    named = {named_unit(place.units, text).id for text in request.units}
    ids = named_units(place.units, request)
    return [
        unit for unit in place.units if (not ids or unit.id in ids) and (unit.assessed or unit.id in named)
    ]


_MANY = 32
"""Units from which on it is worth several processes."""


def _gaps(board: Board, place: Place, units: list[Unit], wanted: WantedGoal, quiet: bool) -> list[Gap]:
    """What each unit would take; with a bar on a terminal, for it may take some seconds."""
    from scorecard.load.ahead import ahead
    from scorecard.study.gap.gap import gap
    from scorecard.study.gap.trial import Standing

    standing = Standing(board)

    def of_unit(unit: Unit) -> Gap:
        return gap(board, place, unit, wanted, standing)

    # What comes from another process is a copy, and all are of the one place.
    gaps = (
        (gap_there._replace(place=place) for gap_there in ahead(of_unit, iter(units)))
        if len(units) >= _MANY
        else map(of_unit, units)
    )
    if quiet or len(units) < 2 or not sys.stderr.isatty():
        return list(gaps)
    with click.progressbar(gaps, length=len(units), file=sys.stderr) as bar:
        return list(bar)
