"""`scorecard init`: write a running example project."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from scorecard.base.text import Text, say
from scorecard.cli import options
from scorecard.cli.locale import ambient, spoken
from scorecard.cli.options import Options
from scorecard.cli.output import remark, unwritten, write_whole


@click.command(
    "init",
    help=spoken(
        "在目录里建一个可以运行的样例项目，照着改成自己的考核。",
        "Write a running example project into a folder, to be changed into one's own.",
    ),
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
    help=spoken(
        "目录不是空的也写（同名文件会被覆盖）",
        "write although the folder is not empty (files of the same name are replaced)",
    ),
)
@click.option(
    "--year",
    metavar="YEAR",
    type=click.IntRange(1900, 2999),
    help=spoken("考核年度，缺省为今年", "the year assessed; this year if not said"),
)
def command(asked: Options, folder: Path | None, year: int | None) -> None:
    """Write the files and say what to do next."""
    from scorecard.scaffold import is_empty, starter

    spoken_in, directory = asked.lang or ambient(), folder or asked.directory
    if not asked.force and not is_empty(directory):
        said = Text(
            f"{directory} 不是空目录；换一个，或加 --force（同名文件会被覆盖）",
            f"{directory} is not empty; choose another, or add --force (files of the same name are replaced)",
        )
        raise click.UsageError(say(said, spoken_in))
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
    said = Text(
        f"已建好 {len(files)} 个文件。下一步：scorecard check{where}，然后 scorecard evaluate{where}",
        f"{len(files)} files written. Next: scorecard check{where}, then scorecard evaluate{where}",
    )
    click.echo(say(said, spoken_in))
