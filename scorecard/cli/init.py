"""`scorecard init`: write a running example project."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from scorecard.base.message import message, say
from scorecard.cli import options
from scorecard.cli.locale import ambient, spoken, wrong_usage
from scorecard.cli.options import Request
from scorecard.cli.output import remark, unwritten, write_whole


@click.command(
    "init",
    help=spoken(message("Write a running example project into a folder, to be changed into one's own.")),
    epilog=options.epilog("init assessment", "init assessment --lang en", failure=options.UNWRITTEN),
)
@click.argument(
    "folder",
    metavar="[FOLDER]",
    type=click.Path(path_type=Path, file_okay=False),
    required=False,
)
@options.shared(options.directory, options.spoken_lang)
@click.option(
    "--force",
    is_flag=True,
    help=spoken(message("write although the folder is not empty (files of the same name are replaced)")),
)
@click.option(
    "--year",
    metavar="YEAR",
    type=click.IntRange(1900, 2999),
    help=spoken(message("the year assessed; this year if not said")),
)
def command(request: Request, folder: Path | None, year: int | None) -> None:
    """Write the files and say what to do next."""
    from scorecard.scaffold import is_empty, starter

    spoken_in, directory = request.lang or ambient(), folder or request.directory
    if not request.force and not is_empty(directory):
        raise wrong_usage(
            message(
                "{directory} is not empty; choose another, or add --force (files of the same name are "
                "replaced)",
                directory=directory,
            ),
            spoken_in,
        )
    files = starter(spoken_in, year or datetime.date.today().year)
    target = directory
    try:
        for path, content in files.items():
            target = directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)
    except OSError as error:
        remark(unwritten(target, error), spoken_in)
        sys.exit(1)
    name = f'"{directory}"' if " " in str(directory) else str(directory)
    where = "" if directory == Path(".") else f" -C {name}"
    done = message(
        "{files} files written. Next: scorecard check{place}, then scorecard evaluate{place}",
        files=len(files),
        place=where,
    )
    click.echo(say(done, spoken_in))
