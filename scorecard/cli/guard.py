"""The outermost edge: no traceback reaches a user, closed pipes and Ctrl-C end quietly."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from scorecard.base.text import Text, say
from scorecard.cli.output import ReaderGone
from scorecard.cli.speech import ambient


def guarded(run: Callable[[], Any], standalone: bool = True) -> Any:
    """Run the command line; what was not foreseen becomes one sentence and exit code 1.

    With SCORECARD_DEBUG set, the traceback is shown after all.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        return run()
    except (BrokenPipeError, ReaderGone):
        _close_quietly()
        sys.exit(0)
    except (SystemExit, click.exceptions.Exit, click.ClickException, click.Abort):
        raise
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("SCORECARD_DEBUG") or not standalone:
            raise
        said = Text(
            f"程序内部出错（{type(error).__name__}: {error}）。这不是您的错：请把命令和文件发给维护者；设 SCORECARD_DEBUG=1 可看详情。",
            f"internal fault ({type(error).__name__}: {error}). This is not your mistake: please send the command and "
            "the files to the maintainers; SCORECARD_DEBUG=1 shows the details.",
        )
        click.echo(say(said, ambient()), err=True)
        sys.exit(1)


def _close_quietly() -> None:
    """Keep the interpreter from complaining about a pipe that is gone."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
