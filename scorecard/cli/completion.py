"""`scorecard completion`: what a shell needs to complete commands, options and the names of a project."""

from __future__ import annotations

import click

from scorecard.base.message import message
from scorecard.cli.command import argument, declare


@declare(
    "completion",
    message(
        "Print the script by which a shell completes commands, options, units, tables, periods and indicators. "
        'Into ~/.bashrc goes eval "$(scorecard completion bash)", into ~/.zshrc the same with zsh; for fish, '
        "write it to ~/.config/fish/completions/scorecard.fish."
    ),
    "completion bash",
    "completion fish",
    failure=None,
)
@argument("shell", metavar=message("SHELL"), type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script of a shell."""
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(ctx.find_root().command, {}, "scorecard", "_SCORECARD_COMPLETE").source())
