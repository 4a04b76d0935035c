"""`scorecard sensitivity`: would the order hold under other weights, without one indicator, by other choices?"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import click

from scorecard.base.message import message
from scorecard.cli import options
from scorecard.cli.command import declare, option
from scorecard.cli.guard import STOPPED
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.cli.names import asked_table, named_units
from scorecard.cli.options import Request
from scorecard.cli.output import remark
from scorecard.cli.progress import progress
from scorecard.cli.project import chosen_period, read_sound, scheme_at, show_boards

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.study.sensitivity.finding import Subject
    from scorecard.study.sensitivity.run import WeightSpread

_DRAWS, _RESCORED, _CONCENTRATION = 1000, 200, 100
_MOST_THREADS = 8


def _share(ctx: click.Context, parameter: click.Parameter, text: str | None) -> float | None:
    """A share, such as 20% or 0.2."""
    if text is None:
        return None
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([%％]?)\s*", text)
    share = float(match[1]) / (100 if match[2] else 1) if match else 1.0
    if share >= 1:
        raise WrongUsage(message("“{text}” is no share below 100%; write 20% or 0.2", text=text), ambient())
    return share


@declare(
    "sensitivity",
    message(
        "Would the order hold? Ranks under many draws of other weights, without one indicator, and by other "
        "choices; neighbours whose order is fragile. Of the total, or of the rows of a table."
    ),
    "sensitivity",
    "sensitivity -t towns --share 20% --draws 10000",
    "sensitivity --policies -o sensitivity.html",
)
@options.with_options(
    options.project,
    options.period,
    options.table(message("the weights of this table's rows, or of this total's tables")),
    options.group,
    options.units,
    options.output,
    options.strict,
)
@option(
    "--draws",
    metavar=message("NUMBER"),
    type=options.count(1),
    help=message("how many draws; 1000 if not said, 200 where each has to be scored anew"),
)
@option(
    "--seed",
    metavar=message("NUMBER"),
    type=options.count(0),
    default=1,
    help=message("where the draws begin: the same seed gives the same draws; 1 if not said"),
)
@option(
    "--concentration",
    metavar=message("NUMBER"),
    type=options.count(1, 10**6),
    help=message(
        "how close drawn weights (Dirichlet) are to those of the scheme, the larger the closer; 100 if not said: "
        "10% ± 3"
    ),
)
@option(
    "--share",
    metavar=message("SHARE"),
    callback=_share,
    help=message("each weight up to this much more or less instead, such as 20%"),
)
@option(
    "--fragile",
    metavar=message("SHARE"),
    default="20%",
    callback=_share,
    help=message(
        "neighbours are fragile that turn round in more than this share of the draws; 20% if not said"
    ),
)
@option(
    "--policies",
    is_flag=True,
    help=message("also by other rounding and ties, with what is missing or does not apply counted otherwise"),
)
def command(
    request: Request,
    draws: int | None,
    seed: int,
    concentration: int | None,
    share: float | None,
    fragile: float,
    policies: bool,
) -> None:
    """Draw weights, rank, and print what came of it."""
    around = _way_of_drawing(concentration, share)
    project = read_sound(request)
    workspace, lang = project.workspace, project.lang
    period = chosen_period(project)
    scheme = scheme_at(workspace, period)
    from scorecard.study.sensitivity.finding import sensitivity
    from scorecard.study.sensitivity.run import DrawRequest
    from scorecard.tables.sensitivity import sensitivity_document
    from scorecard.tables.sensitivity_record import sensitivity_record
    from scorecard.tables.view import View

    table = asked_table(scheme, request)
    view = View(request.group, None, named_units(scheme.units, request))
    board = workspace.board(period)
    of = _subject(board, table)
    count = draws or (_DRAWS if of.kernel else _RESCORED)
    _refuse_too_many(len(of.units), count)
    asked = DrawRequest(count, seed, around, min(os.cpu_count() or 1, _MOST_THREADS))
    with progress(count, lang, request.quiet) as told:
        finding = sensitivity(of, asked, fragile, policies, told)
    if finding is None:
        raise KeyboardInterrupt
    show_boards(
        project,
        [board],
        lambda: sensitivity_document(finding, view, request.format.illustrated),
        lambda: sensitivity_record(finding, lang),
    )
    if finding.stopped:
        made = message("broken off after {made} of {asked} draws", made=str(finding.made), asked=str(count))
        remark(made, lang, request.quiet)
        sys.exit(STOPPED)


def _way_of_drawing(concentration: int | None, share: float | None) -> WeightSpread:
    """How far weights may be from the scheme's: one of the two ways."""
    from scorecard.study.sensitivity.run import Dirichlet, WeightBand

    if share is not None and concentration is not None:
        raise WrongUsage(
            message("--share and --concentration are two ways to draw weights: one of the two"), ambient()
        )
    return WeightBand(share) if share is not None else Dirichlet(concentration or _CONCENTRATION)


def _subject(board: Board, table: str | None) -> Subject:
    """What is put to the test; wrong usage where there is nothing to weigh."""
    from scorecard.study.sensitivity.finding import subject

    of = subject(board, table)
    if of is None:
        where = board.part(table).of.title if table else board.label
        raise WrongUsage(
            message(
                "{place}: there are not two ranked units and two weights, so that there is nothing to draw",
                place=where,
            ),
        )
    if not of.can_be_drawn:
        raise WrongUsage(
            message(
                "{place} adds up totals whose points have no weight of their own; name one of them with -t",
                place=of.place.of.title,
            ),
        )
    return of


def _refuse_too_many(units: int, draws: int) -> None:
    """As many ranks as there is room for."""
    from scorecard.study.sensitivity.run import MOST_RANKS

    most = MOST_RANKS // units
    if draws > most:
        raise WrongUsage(
            message(
                "{draws} draws of {units} units are more ranks than there is room for; at most {most} draws",
                draws=str(draws),
                units=str(units),
                most=str(most),
            ),
        )
