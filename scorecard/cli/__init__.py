"""The command line: one file per command, each loaded only when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from scorecard import __version__
from scorecard.base.text import Text, say
from scorecard.cli.locale import ambient, spoken

COMMANDS: dict[str, Text] = {
    "init": Text("建一个可以运行的样例项目", "write a running example project"),
    "check": Text("检查方案和数据，列出缺报", "check scheme and data, list what is missing"),
    "evaluate": Text("计算完成率、得分、总分和名次", "completion, points, totals and ranks of a period"),
    "explain": Text("一个得分是怎样算出来的", "how a number came about"),
    "diff": Text("与上年同期比较：谁升谁降，为什么", "against last year: who rose, who fell, and why"),
    "trend": Text(
        "一项指标或总分历期的走势，带同比、环比", "an indicator or a total over all periods, with growth"
    ),
    "publish": Text("封存一期，供日后核对", "seal a period, to be proved later"),
    "verify": Text("现有文件是否还算得出封存的数", "do the files still give the sealed numbers?"),
    "schema": Text("方案文件的 JSON Schema，供编辑器使用", "the JSON Schema of a scheme, for editors"),
    "why": Text("错误代码的含义和改法", "what a fault code means, and its cure"),
}


class _Group(click.Group):
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
            hint = Text(f"；是不是 {close}？", f"; did you mean {close}?") if close else Text("", "")
            said = Text(f"没有 {name} 这个命令{hint.zh}", f"there is no command {name}{hint.en}")
            raise click.UsageError(say(said, ambient()), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = ambient()
        with formatter.section(say(Text("命令", "Commands"), lang)):
            formatter.write_dl([(name, say(text, lang)) for name, text in COMMANDS.items()])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        from scorecard.cli.guard import guarded

        standalone = kwargs.get("standalone_mode", True)
        kwargs["standalone_mode"] = False
        return guarded(lambda: super(_Group, self).main(*args, **kwargs), standalone)


@click.group(
    cls=_Group,
    name="scorecard",
    help=spoken(
        "考核计分：按方案和数据计算完成率、得分、总分和名次，每个数都能说清来历。",
        "Score units against indicators: completion, points, totals and ranks, every number explained.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-C",
    "--directory",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help=spoken("项目目录；也可以写在命令之后", "project folder; may also follow the command"),
)
@click.version_option(__version__, "--version", prog_name="scorecard", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, directory: str | None) -> None:
    """The command `scorecard`. A folder named before the command is the command's own, unless it names another."""
    if directory is not None:
        ctx.default_map = {name: {"directory": directory} for name in COMMANDS}


if __name__ == "__main__":
    sys.exit(main())
