"""`scorecard completion`: what a shell needs to complete commands, options and the names of a project."""

from __future__ import annotations

import click

from scorecard.base.message import message
from scorecard.cli import options
from scorecard.cli.locale import spoken

_WHERE = {
    "bash": 'eval "$(scorecard completion bash)"  # ~/.bashrc',
    "zsh": 'eval "$(scorecard completion zsh)"  # ~/.zshrc',
    "fish": "scorecard completion fish > ~/.config/fish/completions/scorecard.fish",
}


@click.command(
    "completion",
    help=spoken(
        message(
            "Print the script by which a shell completes commands, options, units, tables, periods and "
            "indicators; the examples show where it goes."
        )
    ),
    epilog=options.epilog(*_WHERE.values(), failure=None, program=""),
)
@click.argument("shell", metavar=spoken(message("SHELL")), type=click.Choice(list(_WHERE)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script of a shell."""
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(ctx.find_root().command, {}, "scorecard", "_SCORECARD_COMPLETE").source())
