"""The options that commands share: each declared once, and handed to a command as one object."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from scorecard.base.message import Lang, Message, message
from scorecard.base.names import NOT_SAID
from scorecard.cli import offers
from scorecard.cli.command import NamedPath, option
from scorecard.cli.locale import WrongUsage, ambient, spoken
from scorecard.locale import languages
from scorecard.render.formats import FORMATS, Format

Command = Callable[..., Any]
Option = Callable[[Command], Command]


class Request(NamedTuple):
    """What the shared options of a run ask for; a command has those that make sense for it.

    directory_said : the folder asked for by name, which is not looked for above
    force : replace a file that does not show that this program wrote it
    into_folder : the output is a folder, for a file of each table
    template : an office's own document, which the result is written into
    format_said : the one asked for by name
    format : that one, else that of the file's suffix, else the one that suits where stdout goes
    """

    directory: Path = Path(".")
    directory_said: Path | None = None
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

    def place(self) -> str:
        """Where the project is, as it was said: goes on from `scorecard check` to a line that can be pasted."""
        named = [
            ("-C", self.directory_said),
            ("--config", self.config),
            *(("--data", path) for path in self.data),
        ]
        return "".join(f" {option} {word_typed(path)}" for option, path in named if path is not None)

    def check(self) -> str:
        """The line that checks the same project and period, to be pasted."""
        period = f" -p {word_typed(self.period)}" if self.period else ""
        return f"scorecard check{self.place()}{period}"


def word_typed(word: object) -> str:
    """A word as it is typed on a command line: where it takes quotes, double ones, which every system knows."""
    text = str(word)
    if text and all(sign.isalnum() or sign in "-_./:,+=@" for sign in text):
        return text
    return shlex.quote(text) if any(sign in text for sign in '"$`!') else f'"{text}"'


def with_options(*options: Option) -> Option:
    """Give a command these options, in this order of its help, and it their values as one object, first of all.

    A format that does not suit where it goes, and a place that must not be written, are refused before
    anything is read.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_request(**values: Any) -> Any:
            fields = {name: values.pop(name) for name in Request._fields if name in values}
            fields["directory_said"] = fields.get("directory")
            fields["directory"] = _folder(fields)
            if fields.get("output") is not None:
                output = fields["output"]
                fields["output"] = Path(output)
                fields["into_folder"] = _names_folder(output)
                if fields["into_folder"] and isinstance(output, str) and "format" not in fields:
                    raise WrongUsage(message("{output} is a folder; name a file", output=output), ambient())
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

        return several(*options)(with_request)

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


def _directory(help: Message) -> Option:
    kind = NamedPath(path_type=Path, file_okay=False)
    return option("-C", "--directory", metavar=message("FOLDER"), type=kind, help=help)


def _lang(help: Message) -> Option:
    return option("--lang", type=click.Choice(languages()), help=help)


def _period(help: Message) -> Option:
    return option("-p", "--period", metavar=message("PERIOD"), help=help, shell_complete=offers.PERIODS)


def _output(help: Message, metavar: Message, kind: click.Path) -> Option:
    return option("-o", "--output", metavar=metavar, type=kind, help=help)


def _force(help: Message) -> Option:
    return option("--force", is_flag=True, help=help)


def several(*some: Option) -> Option:
    """Some options that go together, in this order of the help."""

    def decorate(command: Command) -> Command:
        for each in reversed(some):
            command = each(command)
        return command

    return decorate


directory = _directory(message("project folder"))
lang = _lang(message("language of the output; the scheme's own if not said"))
spoken_lang = _lang(message("language; that of the system if not said"))

project = several(
    _directory(message("project folder; if not said this one, or the nearest above with a config folder")),
    option(
        "--config",
        metavar=message("PATH"),
        type=NamedPath(path_type=Path),
        help=message("scheme file or folder"),
    ),
    option(
        "--data",
        metavar=message("PATH"),
        multiple=True,
        type=NamedPath(path_type=Path),
        help=message("data file or folder; may be repeated"),
    ),
    lang,
)
"""Where the scheme and the data are, and in which language to answer."""

period = _period(
    message("period, such as 2017Q4; the latest with at least half of its due cells reported if not said")
)
next_period = _period(
    message(
        "period, such as 2017Q4; the one after the last with at least half of its due cells reported if not said"
    )
)
"""Which period, where one is meant that is not reported yet."""
same_period = _period(message("the same as the argument PERIOD"))
"""Which period, where a command takes it as its argument."""


def table(help: Message) -> Option:
    """Which table; what a command makes of it differs."""
    return option("-t", "--table", metavar=message("TABLE"), help=help, shell_complete=offers.TABLES)


group = option(
    "-g",
    "--group",
    metavar=message("GROUP"),
    help=message("the units of one group"),
    shell_complete=offers.GROUPS,
)
units = option(
    "--unit",
    "units",
    metavar=message("UNIT"),
    multiple=True,
    help=message("this unit; may be repeated"),
    shell_complete=offers.UNITS,
)
providers = option(
    "--provider",
    "providers",
    metavar=message("PROVIDER"),
    multiple=True,
    help=message(
        "what this provider of figures sends in; {not_said} for rows that say none; may be repeated",
        not_said=NOT_SAID,
    ),
    shell_complete=offers.PROVIDERS,
)

_replaced = _force(
    message("with -o, replace a file that this program did not write; csv, md and txt are replaced")
)
file = several(_output(message("write to a file"), message("FILE"), NamedPath()), _replaced)
"""Where to."""
output = several(
    option(
        "-f",
        "--format",
        type=click.Choice([format.name for format in FORMATS]),
        help=message(
            "format; if not said that of the suffix of -o, else terminal on a terminal, plain in a pipe"
        ),
    ),
    _output(
        message("write to a file; -f csv -o FOLDER/ writes one for each table"), message("FILE"), NamedPath()
    ),
    _replaced,
)
"""In which format, and where to."""
template = option(
    "--template",
    metavar=message("FILE"),
    type=NamedPath(path_type=Path),
    help=message(
        "write the circular (docx) into this Word document of your own: where its paragraph {place} stands, else at its end",
        place="{{正文}}",
    ),
)
"""Into which document of an office's own."""

_folder_kind = NamedPath(path_type=Path, file_okay=False)
folder = _output(
    message("the folder to write into; a file that is there already is left as it is"),
    message("FOLDER"),
    _folder_kind,
)
"""Which folder several files go to."""
report_folder = several(
    _output(message("the folder to write into"), message("FOLDER"), _folder_kind),
    _force(message("replace files there that this program did not write")),
)
"""Which folder a report goes to, and whether what is there may be replaced."""

quiet = option("-q", "--quiet", is_flag=True, help=message("no remarks on stderr"))
strict = several(
    option("--strict", is_flag=True, help=message("warnings or missing cells end with 1")), quiet
)
"""Whether warnings count, and whether to be quiet."""


def count(least: int, most: int | None = None) -> click.IntRange:
    """A whole number between two ends, called so where something else is written."""
    kind = click.IntRange(least, most)
    kind.name = spoken(message("whole number"))
    return kind


top = option("--top", metavar=message("NUMBER"), type=count(1), help=message("the first so many"))
cells = option("--cells", is_flag=True, help=message("every cell (for csv)"))
"""A comparison cell by cell."""
