"""The options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from scorecard.cli.locale import spoken

Command = Callable[..., Any]
FORMATS = ("terminal", "plain", "markdown", "html", "csv", "json")


def project(command: Command) -> Command:
    """Where the scheme and the data are, and in which language to answer."""
    for option in (
        click.option(
            "--lang",
            type=click.Choice(["zh", "en"]),
            help=spoken(
                "输出语言，缺省为方案自己的语言", "language of the output; the scheme's own if not said"
            ),
        ),
        click.option(
            "--data",
            multiple=True,
            type=click.Path(path_type=Path),
            help=spoken("数据文件或目录，可多次", "data file or folder; may be repeated"),
        ),
        click.option(
            "--config",
            type=click.Path(path_type=Path),
            help=spoken("方案文件或目录", "scheme file or folder"),
        ),
        click.option(
            "-C",
            "--directory",
            type=click.Path(path_type=Path, file_okay=False),
            default=Path("."),
            help=spoken("项目目录", "project folder"),
            show_default=False,
        ),
    ):
        command = option(command)
    return command


def period(command: Command) -> Command:
    """Which period."""
    said = spoken(
        "期间，如 2017Q4；缺省为最近的、应报项过半已报的一期",
        "period, such as 2017Q4; the latest with at least half of its due cells reported if not said",
    )
    return click.option("-p", "--period", "period_text", metavar="PERIOD", help=said)(command)


def output(*formats: str) -> Callable[[Command], Command]:
    """In which format, and where to; a place that must not be written is refused before anything is computed."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def checked(*args: Any, force: bool, **params: Any) -> Any:
            if params["output"] is not None:
                from scorecard.cli.destination import refuse_to_replace

                read = [place for place in (params["config"], *params["data"]) if place]
                refuse_to_replace(params["output"], params["directory"], read, force)
            return command(*args, **params)

        force_said = spoken(
            "-o 指向的 html、json 文件不是本程序写的，也替换",
            "with -o, replace an html or json file that this program did not write",
        )
        said_command = click.option("--force", is_flag=True, help=force_said)(checked)
        said_command = click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, dir_okay=False),
            help=spoken("写到文件；格式由扩展名决定", "write to a file; its suffix decides the format"),
        )(said_command)
        said = spoken(
            "格式：终端上缺省 terminal，管道中缺省 plain",
            "format: terminal on a terminal, plain in a pipe if not said",
        )
        return click.option("-f", "--format", "form", type=click.Choice(formats), help=said)(said_command)

    return decorate


def strict(command: Command) -> Command:
    """Whether warnings count, and whether to be quiet."""
    said = spoken("有警告或缺报就以 1 退出", "warnings and holes exit 1")
    return click.option("--strict", is_flag=True, help=said)(quiet(command))


def quiet(command: Command) -> Command:
    """Whether to keep remarks to oneself."""
    return click.option("-q", "--quiet", is_flag=True, help=spoken("不打印提示", "no remarks on stderr"))(
        command
    )
