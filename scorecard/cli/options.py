"""The options that commands share: each declared once, and handed to a command as one object."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from scorecard.base.message import Lang, Message, message
from scorecard.base.names import NOT_SAID
from scorecard.cli import offers
from scorecard.cli.locale import ambient, spoken, wrong_usage
from scorecard.locale import languages
from scorecard.render.formats import FORMATS, Format

Command = Callable[..., Any]
Option = Callable[[Command], Command]


class Request(NamedTuple):
    """What the shared options of a run ask for; a command has those that make sense for it.

    force : replace a file that does not show that this program wrote it
    into_folder : the output is a folder, for a file of each table
    template : an office's own document, which the result is written into
    format_said : the one asked for by name
    format : that one, else that of the file's suffix, else the one that suits where stdout goes
    """

    directory: Path = Path(".")
    config: Path | None = None
    data: tuple[Path, ...] = ()
    lang: Lang | None = None
    period: str | None = None
    table: str | None = None
    group: str | None = None
    units: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    format_said: str | None = None
    format: Format = FORMATS[0]
    output: Path | None = None
    into_folder: bool = False
    template: Path | None = None
    force: bool = False
    strict: bool = False
    quiet: bool = False


def with_options(*options: Option) -> Option:
    """Give a command these options, in this order of its help, and it their values as one object, first of all.

    A format that does not suit where it goes, and a place that must not be written, are refused before
    anything is read.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_request(**values: Any) -> Any:
            fields = {name: values.pop(name) for name in Request._fields if name in values}
            fields["directory"] = _folder(fields)
            if fields.get("output") is not None:
                output = fields["output"]
                if not output:
                    raise wrong_usage(message("-o names no file: nothing stands behind it"), ambient())
                fields["output"] = Path(output)
                fields["into_folder"] = _names_folder(output)
                if fields["into_folder"] and isinstance(output, str) and "format" not in fields:
                    raise wrong_usage(message("{output} is a folder; name a file", output=output), ambient())
            if "format" in fields:
                fields["format_said"] = fields["format"]
            if values.get("engine"):
                # What it writes is of no format that results are drawn in.
                fields.pop("format")
            elif "format" in fields:
                from scorecard.cli.output import chosen_format

                into = fields.get("into_folder", False)
                fields["format"] = chosen_format(fields["format"], fields["output"], into)
            request = Request(**fields)
            if request.template is not None:
                from scorecard.cli.own_document import refuse_unsuited

                refuse_unsuited(request, alone="format" in fields)
            if request.output is not None:
                from scorecard.cli.destination import refuse_to_replace

                refuse_to_replace(request)
            return command(request, **values)

        decorated: Command = with_request
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _names_folder(output: str | Path) -> bool:
    """Whether an output is a folder: by its kind, by how it is written, or because there is one."""
    return isinstance(output, Path) or output.endswith(("/", os.sep)) or Path(output).is_dir()


def _folder(fields: dict[str, Any]) -> Path:
    """The folder named; where a project is to be read and none is named, the nearest that holds one."""
    if "config" in fields and fields["config"] is None:
        from scorecard.cli.folder import project_folder

        return project_folder(fields["directory"], fields.get("quiet", False))
    return fields.get("directory") or Path(".")


def directory(command: Command) -> Command:
    """The project's folder."""
    return _directory(message("project folder"))(command)


def _directory(help: Message) -> Option:
    return click.option(
        "-C",
        "--directory",
        metavar=spoken(message("FOLDER")),
        type=click.Path(path_type=Path, file_okay=False),
        help=spoken(help),
    )


def lang(command: Command) -> Command:
    """In which language to answer."""
    return _lang(message("language of the output; the scheme's own if not said"))(command)


def spoken_lang(command: Command) -> Command:
    """In which language to answer where there is no scheme."""
    return _lang(message("language; that of the system if not said"))(command)


def _lang(help: Message) -> Option:
    return click.option("--lang", type=click.Choice(languages()), help=spoken(help))


def project(command: Command) -> Command:
    """Where the scheme and the data are, and in which language to answer."""
    for option in (
        lang,
        click.option(
            "--data",
            metavar=spoken(message("PATH")),
            multiple=True,
            type=click.Path(path_type=Path),
            help=spoken(message("data file or folder; may be repeated")),
        ),
        click.option(
            "--config",
            metavar=spoken(message("PATH")),
            type=click.Path(path_type=Path),
            help=spoken(message("scheme file or folder")),
        ),
        _directory(
            message("project folder; if not said this one, or the nearest above with a config folder")
        ),
    ):
        command = option(command)
    return command


def period(command: Command) -> Command:
    """Which period."""
    text = message(
        "period, such as 2017Q4; the latest with at least half of its due cells reported if not said"
    )
    return _period(text)(command)


def next_period(command: Command) -> Command:
    """Which period, where one is meant that is not reported yet."""
    text = message(
        "period, such as 2017Q4; the one after the last with at least half of its due cells reported if not said"
    )
    return _period(text)(command)


def same_period(command: Command) -> Command:
    """Which period, where a command takes it as its argument."""
    return _period(message("the same as the argument PERIOD"))(command)


def _period(help: Message) -> Option:
    return click.option(
        "-p", "--period", metavar=spoken(message("PERIOD")), help=spoken(help), shell_complete=offers.PERIODS
    )


def table(help: Message) -> Option:
    """Which table; what a command makes of it differs."""
    return click.option(
        "-t", "--table", metavar=spoken(message("TABLE")), help=spoken(help), shell_complete=offers.TABLES
    )


def group(command: Command) -> Command:
    """The units of which group."""
    text = spoken(message("the units of one group"))
    return click.option(
        "-g", "--group", metavar=spoken(message("GROUP")), help=text, shell_complete=offers.GROUPS
    )(command)


def units(command: Command) -> Command:
    """Which units."""
    text = spoken(message("this unit; may be repeated"))
    return click.option(
        "--unit",
        "units",
        metavar=spoken(message("UNIT")),
        multiple=True,
        help=text,
        shell_complete=offers.UNITS,
    )(command)


def providers(command: Command) -> Command:
    """What is provided by whom."""
    text = spoken(
        message(
            "what this provider of figures sends in; {not_said} for rows that say none; may be repeated",
            not_said=NOT_SAID,
        )
    )
    return click.option(
        "--provider",
        "providers",
        metavar=spoken(message("PROVIDER")),
        multiple=True,
        help=text,
        shell_complete=offers.PROVIDERS,
    )(command)


def output(command: Command) -> Command:
    """In which format, and where to."""
    text = spoken(
        message("format; if not said that of the suffix of -o, else terminal on a terminal, plain in a pipe")
    )
    kinds = click.Choice([format.name for format in FORMATS])
    into = message("write to a file; -f csv -o FOLDER/ writes one for each table")
    return click.option("-f", "--format", type=kinds, help=text)(_output_options(into, command))


def file(command: Command) -> Command:
    """Where to."""
    return _output_options(message("write to a file"), command)


def _output_options(help: Message, command: Command) -> Command:
    """Where to, as the help says it, and whether another's file may be replaced."""
    replaced = message(
        "with -o, replace a file that this program did not write; csv, md and txt are replaced"
    )
    force = click.option("--force", is_flag=True, help=spoken(replaced))
    metavar = spoken(message("FILE"))
    output = click.option("-o", "--output", metavar=metavar, type=click.Path(), help=spoken(help))
    return output(force(command))


def template(command: Command) -> Command:
    """Into which document of an office's own."""
    return click.option(
        "--template",
        metavar=spoken(message("FILE")),
        type=click.Path(path_type=Path),
        help=spoken(
            message(
                "write the circular (docx) into this Word document of your own: where its paragraph {place} stands, else at its end",
                place="{{正文}}",
            )
        ),
    )(command)


def folder(command: Command) -> Command:
    """Which folder several files go to."""
    return _output_folder(message("the folder to write into; a file that is there already is left as it is"))(
        command
    )


def _output_folder(help: Message) -> Option:
    return click.option(
        "-o",
        "--output",
        metavar=spoken(message("FOLDER")),
        type=click.Path(path_type=Path, file_okay=False),
        help=spoken(help),
    )


def report_folder(command: Command) -> Command:
    """Which folder a report goes to, and whether what is there may be replaced."""
    replaced = spoken(message("replace files there that this program did not write"))
    force = click.option("--force", is_flag=True, help=replaced)
    return _output_folder(message("the folder to write into"))(force(command))


def strict(command: Command) -> Command:
    """Whether warnings count, and whether to be quiet."""
    text = spoken(message("warnings or missing cells end with 1"))
    return click.option("--strict", is_flag=True, help=text)(quiet(command))


def quiet(command: Command) -> Command:
    """Whether to keep remarks to oneself."""
    return click.option("-q", "--quiet", is_flag=True, help=spoken(message("no remarks on stderr")))(command)


def count(least: int, most: int | None = None) -> click.IntRange:
    """A whole number between two ends, called so where something else is written."""
    kind = click.IntRange(least, most)
    kind.name = spoken(message("whole number"))
    return kind


def top(command: Command) -> Command:
    """How many are printed."""
    text = spoken(message("the first so many"))
    return click.option("--top", metavar=spoken(message("NUMBER")), type=count(1), help=text)(command)


def cells(command: Command) -> Command:
    """A comparison cell by cell."""
    return click.option("--cells", is_flag=True, help=spoken(message("every cell (for csv)")))(command)
