"""The command line: one file per command, each loaded only when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from scorecard import __version__
from scorecard.base.message import Text, message, say
from scorecard.cli.command import OPTIONS, Command, NamedPath
from scorecard.cli.locale import ambient, spoken
from scorecard.locale import lend

# The toolkit's words for options and wrong usage are found while commands are declared and when they are called.
lend(ambient())

COMMANDS: dict[str, Text] = {
    "init": message("write a running example project"),
    "template": message("forms that towns and bureaus fill in"),
    "check": message("check scheme and data, list what is missing"),
    "evaluate": message("completion, points, totals and ranks of a period"),
    "report": message("all that is handed out of a period, in one folder"),
    "explain": message("how a number came about"),
    "diff": message("against last year: who rose, who fell, and why"),
    "trend": message("an indicator or a total over all periods, with growth"),
    "gap": message("what the next place, a grade or the targets would take"),
    "whatif": message("what a change of a figure, a target, points, a weight or a rule would do"),
    "sensitivity": message("would the order hold under other weights?"),
    "publish": message("seal a period, to be proved later"),
    "verify": message("do the files still give the sealed numbers?"),
    "schema": message("the JSON Schema of a scheme, for editors"),
    "completion": message("names and options completed by the shell"),
    "why": message("what a fault code means, and its cure"),
}


class _Group(Command, click.Group):
    """A group whose commands are imported when they are called, so that --help stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"scorecard.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            from scorecard.base.names import nearest

            close = nearest(name, COMMANDS)
            hint = message("; did you mean {close}?", close=close) if close else ""
            unknown = message("there is no command {name}{hint}", name=name, hint=hint)
            raise click.UsageError(say(unknown, ambient()), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = ambient()
        with formatter.section(say(message("Commands"), lang)):
            formatter.write_dl([(name, say(text, lang)) for name, text in COMMANDS.items()])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        from scorecard.cli.guard import pause_garbage_collection, run_guarded

        standalone = kwargs.get("standalone_mode", True)
        kwargs["standalone_mode"] = False
        with pause_garbage_collection():
            return run_guarded(lambda: super(_Group, self).main(*args, **kwargs), standalone)


@click.group(
    cls=_Group,
    name="scorecard",
    help=spoken(
        message(
            "Score units against indicators: completion, points, totals and ranks, every number explained."
        )
    ),
    options_metavar=OPTIONS,
    subcommand_metavar=spoken(message("COMMAND [ARGUMENTS]...")),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-C",
    "--directory",
    metavar=spoken(message("FOLDER")),
    type=NamedPath(file_okay=False),
    help=spoken(message("project folder; may also follow the command")),
)
@click.version_option(__version__, "--version", prog_name="scorecard", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, directory: str | None) -> None:
    """The command `scorecard`. A folder named before the command is the command's own, unless it names another."""
    if directory is not None:
        ctx.default_map = {name: {"directory": directory} for name in COMMANDS}


if __name__ == "__main__":
    sys.exit(main())
