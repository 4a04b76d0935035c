"""`scorecard evaluate --engine dask`: a period scored in blocks of units, on a cluster or on all of this machine's cores."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from scorecard.base.message import Text, comma_list, message, plural, say
from scorecard.base.place import place_words
from scorecard.cli import options
from scorecard.cli.command import option
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.cli.options import Request
from scorecard.cli.output import remark
from scorecard.cli.project import Project, chosen_period, read_sound, scheme_at

if TYPE_CHECKING:
    from distributed import Client

UNITS_OF_BLOCK = 20_000
"""Units of a block unless said: with 25 indicators some hundred megabytes while it is scored."""

_TOLD = 5
"""So many hindrances are told."""


class Engine(NamedTuple):
    """How a period is scored in blocks.

    scheduler : the address of a cluster; None: the processes of this machine
    block : the most units of a block
    """

    scheduler: str | None
    block: int


engine = options.several(
    option(
        "--engine",
        type=click.Choice(["dask"]),
        help=message(
            "score in blocks of units, for units by the hundred thousand; -o FOLDER gets units and cells as Parquet"
        ),
    ),
    option(
        "--scheduler",
        metavar=message("ADDRESS"),
        help=message(
            "with --engine dask, the cluster, such as tcp://10.0.0.5:8786; all cores of this machine if not said"
        ),
    ),
    option(
        "--block",
        metavar=message("NUMBER"),
        type=options.count(1),
        help=message("with --engine, the most units in a block; {units} if not said", units=UNITS_OF_BLOCK),
    ),
)
"""Where a period is scored; a command that has these options calls `engine_asked` first."""


def engine_asked(
    request: Request, name: str | None, scheduler: str | None, block: int | None, also: Mapping[str, object]
) -> Engine | None:
    """The engine asked for, None where none is; wrong usage where what is asked beside it does not go with it.

    also : further options of the command, by how they are written
    """
    if name is None:
        beside = {"--scheduler": scheduler, "--block": block}
        alone = next((option for option, value in beside.items() if value is not None), None)
        if alone:
            raise WrongUsage(message("{option} goes with --engine dask", option=alone), ambient())
        return None
    of_request = {
        "-f": request.format_said,
        "-t": request.table,
        "-g": request.group,
        "--unit": request.units,
        "--template": request.template,
        "--strict": request.strict,
    }
    for written, value in {**of_request, **also}.items():
        if value:
            sentence = message(
                "--engine writes all units and cells; {option} does not go with it", option=written
            )
            raise WrongUsage(sentence, ambient())
    if request.output is None or not request.into_folder:
        raise WrongUsage(message("--engine writes into a folder; name one with -o FOLDER/"), ambient())
    if request.period is None:
        raise WrongUsage(message("with --engine the period is named; add -p PERIOD"), ambient())
    if not all(map(find_spec, ("dask", "distributed", "pyarrow"))):
        from scorecard.load.books.extra import installing

        remark(message("to score with dask, first {command}", command=installing("dask")), ambient())
        sys.exit(2)
    return Engine(scheduler, block or UNITS_OF_BLOCK)


def score_in_blocks(request: Request, chosen: Engine) -> None:
    """Read the project, score the period in blocks, and write what comes of it."""
    from scorecard.cluster.on_dask import UnreachableCluster, cluster

    folder = _folder(request)
    project = read_sound(request)
    period = chosen_period(project)
    _refuse_hindered(project)
    try:
        with cluster(chosen.scheduler) as client:
            count = _score_blocks(project, chosen, client, folder)
    except UnreachableCluster as error:
        sentence = message("no cluster at {address}: {reason}", address=chosen.scheduler, reason=str(error))
        raise WrongUsage(sentence) from error
    scheme = scheme_at(project.workspace, period)
    told = message(
        "{units} in {blocks}: {place}",
        units=plural("{count} unit", "{count} units", len(scheme.units)),
        blocks=plural("{count} block", "{count} blocks", count),
        place=folder,
    )
    remark(told, project.lang, request.quiet)


def _folder(request: Request) -> Path:
    """The folder of the results; wrong usage where something else stands there."""
    from scorecard.cluster.parquet import not_ours

    folder = request.output
    assert folder is not None
    other = not_ours(folder)
    if other is not None and not request.force:
        sentence = message(
            "{output} is not replaced: nothing in it shows that this program wrote it; choose "
            "another name, or add --force to replace it",
            output=other,
        )
        raise WrongUsage(sentence, ambient())
    return folder


def _refuse_hindered(project: Project) -> None:
    """End with 2 where the scheme cannot be scored in blocks."""
    from scorecard.engine.not_in_blocks import hindrances

    scheme = scheme_at(project.workspace, chosen_period(project))
    obstacles = hindrances(scheme, project.workspace.years)
    if not obstacles:
        return
    told: list[Text] = [
        message("{place}: {what}", place=place_words(hindrance.span, column=False), what=hindrance.what)
        for hindrance in obstacles[:_TOLD]
    ]
    sentence = message(
        "this scheme needs all units in one piece: {reasons}; run evaluate without --engine",
        reasons=comma_list([say(reason, project.lang) for reason in told]),
    )
    raise WrongUsage(sentence)


def _score_blocks(project: Project, chosen: Engine, client: Client, folder: Path) -> int:
    """Score and write block by block; how many blocks there were."""
    from scorecard.cli.progress import progress
    from scorecard.cluster.on_dask import BlocksOnDask
    from scorecard.cluster.parquet import Folder, block_files
    from scorecard.engine.blocks import contiguous, score_in_blocks
    from scorecard.model.blocks import block_of

    workspace, period = project.workspace, chosen_period(project)
    scheme = scheme_at(workspace, period)
    ledger, parts = workspace.ledger(scheme), contiguous(len(scheme.units), chosen.block)
    cut = (block_of(scheme, ledger, units) for units in parts)
    blocks = BlocksOnDask(client, cut, period, workspace.years)
    with Folder(folder) as results, progress(len(parts), project.lang, project.request.quiet) as done:
        for n, files in enumerate(score_in_blocks(scheme, period, blocks, block_files)):
            results.add(files)
            done(n + 1)
    return len(parts)
