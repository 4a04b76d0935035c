"""A cure cures: where it names what to write, the fault is gone once that is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run
from tests.faults.gallery import EXHIBITS, build, expectation

MEANT = re.compile(r"did you mean [“\"](?P<word>[^”\"]+)[”\"]\?|; is \"[^\"]+\" \"(?P<other>[^\"]+)\"\?")
QUOTED = re.compile(r"put the whole text in quotes: (?P<text>.+)")


def faults(place: Path) -> list[dict[str, Any]]:
    said = run("check", "-f", "json", "--lang", "en", at=place, columns=400)
    found: list[dict[str, Any]] = json.loads(said.out)["faults"]
    return found


def cured(line: str, fault: dict[str, Any]) -> str | None:
    """The line as the fault says it should be; None where it says no such thing."""
    start = fault["column"] - 1
    meant = MEANT.search(fault["message"])
    if meant:
        old = re.match(r"[^\s,:;{}\[\]\"()]+", line[start:])
        return line[:start] + (meant["word"] or meant["other"]) + line[start + len(old[0]) :] if old else None
    quoted = QUOTED.search(fault["cure"])
    if quoted:
        text = quoted["text"].partition(": ")[2]
        return line[:start] + text + line[start + len(text) - 2 :]
    return None


def names_what_to_write(exhibit: str) -> bool:
    """Whether what `check` prints of an exhibit, folded at its column, names the words to be written."""
    said = " ".join(expectation(exhibit, "en").read_text(encoding="utf-8").split())
    return bool(MEANT.search(said) or QUOTED.search(said))


@pytest.mark.parametrize("exhibit", [one for one in EXHIBITS if names_what_to_write(one)])
def test_what_is_meant_removes_the_fault(exhibit: str, tmp_path: Path) -> None:
    place = build(exhibit, tmp_path)
    applied = []
    # From the end of a line to its beginning, so that no place moves.
    for fault in sorted(faults(place), key=lambda one: (one["file"], one["line"], -one["column"])):
        file = place / fault["file"]
        if not file.is_file():
            continue
        data = file.read_bytes()
        try:
            lines = data.decode("utf-8").splitlines(keepends=True)
        except UnicodeDecodeError:
            continue
        new = cured(lines[fault["line"] - 1], fault) if fault["line"] <= len(lines) else None
        if new is not None:
            lines[fault["line"] - 1] = new
            file.write_bytes("".join(lines).encode("utf-8"))
            applied.append(fault)
    if not applied:
        return
    left = {(one["code"], one["file"], one["line"], one["message"]) for one in faults(place)}
    assert not left & {(one["code"], one["file"], one["line"], one["message"]) for one in applied}
