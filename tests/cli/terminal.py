"""A terminal that is none: what a window of so many columns receives, escape codes and all."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.cli.running import ROOT, environment


@cache
def on_a_terminal(
    *args: str, columns: int = 80, at: Path = ROOT, code: int = 0, both: bool = False, **env: str
) -> str:
    """What a terminal receives on stdout; with `both`, on stderr too, as it comes. Nothing is asked twice."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    running = subprocess.Popen(
        [sys.executable, "-m", "scorecard", *args],
        cwd=at,
        env=environment({"TERM": "xterm-256color", **env}),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if both else subprocess.PIPE,
    )
    os.close(theirs)
    said = _all_of(ours)
    running.communicate(timeout=60)
    assert running.returncode == code
    return said.replace("\r\n", "\n")


def _all_of(terminal: int) -> str:
    said = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            # Linux says so when the last writer is gone; other systems send nothing more.
            break
        if not piece:
            break
        said += piece
    os.close(terminal)
    return said.decode()
