"""Transcripts: files of `$ scorecard …` lines, each with what it prints.

Below a command stand its stdout, then its stderr with `! ` before each line, then its exit code if
it is not 0. `*.start.*` are played one command after another in an empty folder, all others in the
shipped project; the language before `.txt` is that of the system.
"""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.cli.running import ROOT, run
from tests.cli.speaker import Speaker

TRANSCRIPTS = Path(__file__).resolve().parent / "transcripts"
LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}
NAMES = sorted(path.name for path in TRANSCRIPTS.glob("*.txt"))
PROMPT = "$ scorecard"


def played(name: str, empty: Path) -> str:
    """The transcript of that name, with its commands run anew."""
    at = empty if ".start." in name else ROOT
    lines = (TRANSCRIPTS / name).read_bytes().decode().split("\n")
    commands = [line for line in lines if line.startswith(PROMPT)]
    with Speaker(LOCALES[name.split(".")[-2]]) as speaker:
        return "\n".join(_scene(command, at, speaker) for command in commands)


def _scene(command: str, at: Path, speaker: Speaker) -> str:
    args = shlex.split(command.removeprefix(PROMPT))
    helped = not args or "--help" in args
    said = None if helped else run(*args, at=at, locale=speaker.locale)
    if said is None or said.code == _WRONG_USAGE:
        said = speaker.run(*args, at=at)
    lines = [command, *said.out.split("\n")[:-1]]
    lines += [f"! {line}".rstrip() for line in said.err.split("\n")[:-1]]
    return "\n".join([*lines, *([f"[exit {said.code}]"] if said.code else []), ""])


_WRONG_USAGE = 2
