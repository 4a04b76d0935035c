"""On a real terminal: colour where it is welcome, and no line wider than the window."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from wcwidth import wcswidth

from tests.cli.running import ROOT, environment

pty = pytest.importorskip("pty", reason="a terminal of POSIX")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(*args: str, columns: int = 80, **env: str) -> str:
    """What a terminal of so many columns receives on stdout."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    running = subprocess.Popen(
        [sys.executable, "-m", "scorecard", *args],
        cwd=ROOT,
        env=environment({"TERM": "xterm-256color", **env}),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    running.communicate(timeout=60)
    assert running.returncode == 0
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("args", [("evaluate",), ("check",), ("check", "--targets")], ids=" ".join)
def test_a_terminal_gets_colour_and_lines_that_fit(args: tuple[str, ...], columns: int) -> None:
    said = on_a_terminal(*args, columns=columns)
    plain = ESCAPE.sub("", said)
    assert "\x1b" not in plain
    assert [line for line in plain.split("\n") if wcswidth(line) > columns] == []
    assert "evaluate" not in args or ESCAPE.search(said)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_may_ask_for_no_colour(env: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal("evaluate", **env)


def test_a_dumb_terminal_gets_plain_tables() -> None:
    assert on_a_terminal("evaluate", TERM="dumb").replace("\r", "") == on_a_terminal(
        "evaluate", "-f", "plain", TERM="dumb"
    )
