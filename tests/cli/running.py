"""Running the command line, in this process where that is enough and in one of its own where it is the point."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from scorecard.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = "packages"
"""A folder of a project's that is on the path while a test runs a command there, as if its packages were installed."""

_QUIET = ("NO_COLOR", "PYTHONIOENCODING", "SCORECARD_DEBUG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "LINES")


class Outcome(NamedTuple):
    """What a user sees: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


def run(
    *args: str, at: Path = ROOT, columns: int = 80, locale: str = "zh_CN.UTF-8", fold: int | None = None
) -> Outcome:
    """Run `scorecard ARGS` in this process, as if its output went into a pipe; help and usage folded at a column."""
    env: dict[str, str | None] = dict.fromkeys(_QUIET)
    env |= {"COLUMNS": str(columns), "LANG": locale, "TERM": "xterm"}
    with _standing_at(at, args):
        done = CliRunner().invoke(main, list(args), prog_name="scorecard", env=env, terminal_width=fold)
    return Outcome(done.exit_code, done.stdout, done.stderr)


@contextmanager
def _standing_at(at: Path, args: Sequence[str]) -> Iterator[None]:
    before, argv, path = Path.cwd(), sys.argv, sys.path
    os.chdir(at)
    sys.argv = ["scorecard", *args]
    if (at / PACKAGES).is_dir():
        sys.path = [str(at / PACKAGES), *path]
    try:
        yield
    finally:
        os.chdir(before)
        sys.argv, sys.path = argv, path


class Bytes(NamedTuple):
    """What a process of its own left behind."""

    code: int
    out: bytes
    err: bytes


def process(*args: str, at: Path = ROOT, env: Mapping[str, str] | None = None) -> Bytes:
    """Run `python -m scorecard ARGS` as a process of its own, in a plain environment."""
    done = subprocess.run(
        [sys.executable, "-m", "scorecard", *args],
        cwd=at,
        env=environment(env),
        capture_output=True,
        timeout=60,
    )
    return Bytes(done.returncode, done.stdout, done.stderr)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of an office machine, and what is asked for beside it."""
    plain = {name: value for name, value in os.environ.items() if name not in (*_QUIET, "COLUMNS")}
    path = os.pathsep.join(filter(None, (str(ROOT), plain.get("PYTHONPATH", ""))))
    return plain | {"PYTHONPATH": path, "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"} | dict(more or {})
