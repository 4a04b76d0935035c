"""The outermost edge: no traceback reaches a user, closed pipes and Ctrl-C end quietly.

Exit codes: 0 done, 1 faults in scheme or data, 2 wrong usage, 3 a fault of the program itself, 130 Ctrl-C.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from scorecard.base.file_changed import FileChanged
from scorecard.base.message import Text, message, say, sense
from scorecard.base.pattern import pattern
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.locale import NoCatalogue

INTERNAL = 3
STOPPED = 130

# Python looks for circles once more, through all that was made, before a process ends: a tenth of a small run.
atexit.register(gc.freeze)


@contextmanager
def pause_garbage_collection() -> Iterator[None]:
    """A command ends soon, and what it makes holds no circles to speak of: looking for some took a tenth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class ReaderGone(Exception):
    """Whoever read our output has read enough: no fault, though click would end with 1."""


def run_guarded(run: Callable[[], Any], standalone: bool = True) -> Any:
    """Run the command line; what was not foreseen becomes one sentence and exit code 3.

    `run` leaves the errors of click to us. With SCORECARD_DEBUG set, the traceback is shown after all.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        code = run()
    except (BrokenPipeError, ReaderGone):
        _close_quietly()
        sys.exit(0)
    except click.ClickException as error:
        if not standalone:
            raise
        _say_harmlessly(error)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(STOPPED)
    except NoCatalogue as error:
        click.echo(str(error), err=True)
        sys.exit(INTERNAL)
    except Exception as error:
        foreseen = _ending(error)
        if foreseen:
            sentence, exit_code = foreseen
            click.echo(say(sentence, ambient()), err=True)
            sys.exit(exit_code)
        if os.environ.get("SCORECARD_DEBUG") or not standalone:
            raise
        click.echo(_internal(error), err=True)
        sys.exit(INTERNAL)
    if standalone:
        sys.exit(code if isinstance(code, int) else 0)
    return code


def _ending(error: Exception) -> tuple[Text, int] | None:
    """What is said where the machine or another program ends the run, and the exit code; None for any other error."""
    if isinstance(error, FileChanged):
        return _CHANGED.fill(path=error.path), 1
    if isinstance(error, ChildProcessError):
        return _PROCESS_ENDED, 1
    if isinstance(error, MemoryError):
        return _TOO_LITTLE_MEMORY, 1
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return _NAME_TOO_LONG, 2
    if isinstance(error, OSError) and error.errno == errno.ENOSPC and not error.filename:
        # What the toolkit prints itself, such as --help; commands tell it of their own output.
        from scorecard.cli.output import unwritten

        _close_quietly()
        return unwritten(Path("stdout"), error), 1
    return None


_CHANGED = message("{path} was changed while it was read; run the command again")
_PROCESS_ENDED = message(
    "a process that did a part of the work was ended, mostly because memory ran out; run the command again, with other programs closed"
)
_TOO_LITTLE_MEMORY = message(
    "this machine has too little memory for the run; close other programs, name the files of one period alone (--data), "
    "print less (evaluate --top 20 -f csv), or score in blocks of units (evaluate --engine dask)"
)
_NAME_TOO_LONG = message("a name of a file or folder is longer than this system allows; give a shorter one")
_STOP = sense("ends a sentence", ".")
# The toolkit sets this one stop itself, whatever the language of its words.
_AFTER_NAME = pattern(r"(?<=')\.(?!\w)")


def _say_harmlessly(error: click.ClickException) -> None:
    """Wrong usage, whose sentence may hold what was typed: nothing in it may steer a terminal."""
    from scorecard.render.safe import visible

    sentence, lang = error.format_message(), error.lang if isinstance(error, WrongUsage) else ambient()
    stopped = _AFTER_NAME.sub(say(_STOP, lang), sentence)
    harmless = "\n".join(visible(line) for line in stopped.split("\n"))
    if lang != ambient():
        # How the command is called is written in the system's language: this sentence stands without it.
        click.echo(say(message("Error: {message}", message=harmless), lang), err=True)
        return
    if harmless != sentence:
        context = error.ctx if isinstance(error, click.UsageError) else None
        error = click.UsageError(harmless, context)
    error.show()


def _internal(error: Exception) -> str:
    """What is said of a fault of the program: what happened, that it is not the user's, and how to report it."""
    from scorecard.render.safe import visible

    sentence = message(
        "internal fault ({subject}). This is not your mistake: please send the command and the "
        "files to the maintainers; SCORECARD_DEBUG=1 shows the details.",
        subject=visible(f"{type(error).__name__}: {error}")[:_SHOWN],
    )
    return say(sentence, ambient())


_SHOWN = 300


def _close_quietly() -> None:
    """Keep the interpreter from complaining about a pipe that is gone."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
