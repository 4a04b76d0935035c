"""Runs the `$` lines of console blocks, and puts what they print where a page shows it.

A console block says in the comment before it where it runs: `in: shipped` (a copy of the shipped
project), `in: examples` (beside a copy of `examples/`), `in: starter` (a folder after `scorecard init`),
`in: empty`, or `in: same` (where the block before it left off); `, exit 1` where a command is meant to fail.
A line `...` stands for lines left out.
"""

from __future__ import annotations

import shlex
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from scorecard.base.message import Lang
from scorecard.cli import main
from tests.docs.pages import ROOT, Block

YEAR = "2026"
LEFT_OUT = "..."


class Session:
    """One page's run: a folder that its blocks share until one asks for a new one."""

    def __init__(self, scratch: Path, lang: Lang) -> None:
        self._scratch = scratch
        self._lang = lang
        self._folder = scratch

    def enter(self, place: str) -> None:
        """Go where a block says it runs."""
        if place == "same":
            return
        self._folder = Path(tempfile.mkdtemp(dir=self._scratch))
        if place == "shipped":
            for name in ("config", "data"):
                shutil.copytree(ROOT / name, self._folder / name)
        elif place == "examples":
            shutil.copytree(ROOT / "examples", self._folder / "examples")
        elif place == "starter":
            self.run(f"scorecard init --year {YEAR} --lang {self._lang}", 0)
        elif place != "empty":
            raise ValueError(f"a block runs in shipped, examples, starter, empty or same, not in {place}")

    def run(self, line: str, exit_code: int) -> list[str]:
        """The lines a command prints, stdout and stderr as they come; it must end with the exit code."""
        command, *words = shlex.split(line)
        if command == "cd":
            self._folder /= words[0]
            return []
        if command != "scorecard":
            raise ValueError(f"only scorecard and cd are run: {line}")
        speaks = "zh_CN.UTF-8" if self._lang == "zh" else "en_US.UTF-8"
        with chdir(self._folder):
            result = CliRunner().invoke(
                main, words, prog_name="scorecard", env={"COLUMNS": "80", "LC_ALL": speaks, "NO_COLOR": "1"}
            )
        if result.exit_code != exit_code:
            raise AssertionError(f"`{line}` ended with {result.exit_code}:\n{result.output}")
        return result.output.rstrip("\n").split("\n") if result.output else []

    def write(self, name: str, text: str) -> None:
        """A file that the page tells the reader to add."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def edit(self, name: str, lines: tuple[str, ...]) -> None:
        """Lines that the page tells the reader to change: `-` as it was, `+` as it shall be."""
        path = self._folder / name
        text = path.read_text(encoding="utf-8")
        for before, after in zip(lines[::2], lines[1::2], strict=True):
            assert (before[0], after[0], text.count(before[1:] + "\n")) == ("-", "+", 1), before
            text = text.replace(before[1:] + "\n", after[1:] + "\n")
        path.write_text(text, encoding="utf-8", newline="\n")


def refreshed(block: Block, session: Session) -> list[str]:
    """The lines of a console block with what its commands print now."""
    place, _, exits = block.detail.partition(", exit ")
    session.enter(place)
    fresh: list[str] = []
    for command, shown in _commands(block):
        fresh += [f"$ {command}", *_like(shown, session.run(command, int(exits or 0)))]
    return fresh


def _commands(block: Block) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in block.lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def _like(shown: list[str], printed: list[str]) -> list[str]:
    """What is printed, left out where what is shown leaves out: its first lines, pieces, last lines."""
    if LEFT_OUT not in shown:
        return printed
    pieces = _split(shown)
    first, *between, last = pieces
    fresh = printed[: len(first)]
    at = len(first)
    for piece in between:
        at = printed.index(piece[0], at)
        fresh += [LEFT_OUT, *printed[at : at + len(piece)]]
        at += len(piece)
    return [*fresh, LEFT_OUT, *(printed[max(at, len(printed) - len(last)) :] if last else [])]


def _split(shown: list[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line == LEFT_OUT:
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces
