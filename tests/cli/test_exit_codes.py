"""How a run ends: 0 done, 1 faults, 2 wrong usage, 3 a fault of the program itself, 130 Ctrl-C."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import click
import numpy as np
import pytest

from scorecard import workspace
from tests.cli.running import ROOT, run

COMMANDS = (
    "check",
    "evaluate",
    "diff",
    "trend --total",
    "explain 春江镇",
    "publish 2017Q4",
    "verify 2017Q4",
)
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ODD = ("\x1b[31mred", "\x07", "a\rb", "a\x9bb", "\u202egnp", "\u2066x", "a\x1b]0;t\x07b")


@pytest.mark.parametrize("command", ["check", "evaluate", "diff", "publish 2017Q4"])
@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (ValueError("x\x1b[31m"), 3),
        (RecursionError("deep"), 3),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_was_not_foreseen_is_one_sentence(
    command: str, problem: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A project of its own: one that other tests have read already is not read again.
    shutil.copytree(ROOT / "tests" / "faults" / "base" / "config", tmp_path / "config")

    def broken(*_: object) -> None:
        raise problem

    monkeypatch.setattr(workspace, "load_scheme", broken)
    said = run(*command.split(), "--lang", "en", at=tmp_path, columns=400)
    assert (said.code, said.out) == (code, "")
    assert "Traceback" not in said.err and not STEERING.search(said.err)
    assert ("internal fault" in said.err) == (code == 3)


@pytest.mark.parametrize("command", ["check", "evaluate", "diff", "publish 2017Q4"])
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("zh", "本机内存不够"), ("en", "this machine has too little memory for the run; ")],
)
def test_too_little_memory_is_no_fault_of_the_program(
    command: str, lang: str, sentence: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests" / "faults" / "base" / "config", tmp_path / "config")

    def exhausted(*_: object) -> None:
        np.ndarray(1 << 60, dtype=np.int8)

    monkeypatch.setattr(workspace, "load_scheme", exhausted)
    said = run(*command.split(), "--lang", lang, at=tmp_path, columns=400)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence) and "--engine dask" in said.err and said.err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows names a path that is too long otherwise")
@pytest.mark.parametrize(
    "command", ["evaluate -o", "evaluate --data", "evaluate -C", "report -o", "schema -o"]
)
def test_a_name_that_is_too_long_is_no_fault_of_the_program(command: str) -> None:
    said = run(*command.split(), f"{'长' * 100}.html")
    assert (said.code, said.out) == (2, "")
    assert said.err == "文件或文件夹的名称超过本机允许的长度，请改短\n"


def test_inside_another_program_errors_are_its_own() -> None:
    from scorecard.cli import main

    with pytest.raises(click.UsageError):
        main(["evaluate", "--nope"], standalone_mode=False)


@pytest.mark.parametrize("odd", ODD, ids=repr)
@pytest.mark.parametrize(
    "args",
    [
        ("evaluate", "-p", "{}"),
        ("evaluate", "-t", "{}"),
        ("evaluate", "-g", "{}"),
        ("evaluate", "--by", "{}"),
        ("evaluate", "-f", "{}"),
        ("evaluate", "-o", "{}"),
        ("evaluate", "-o", "nowhere{}/a.csv"),
        ("evaluate", "{}"),
        ("evaluate", "--{}"),
        ("{}",),
        ("-C", "nowhere{}", "check"),
        ("check", "-C", "nowhere{}"),
        ("check", "--config", "nowhere{}"),
        ("check", "--data", "nowhere{}"),
        ("explain", "{}"),
        ("explain", "春江镇", "{}"),
        ("diff", "-p", "{}"),
        ("trend", "{}"),
        ("sensitivity", "--share", "{}"),
        ("sensitivity", "-t", "{}"),
        ("verify", "{}"),
        ("publish", "{}"),
        ("why", "{}"),
    ],
    ids=" ".join,
)
def test_what_was_typed_is_shown_harmless(args: tuple[str, ...], odd: str) -> None:
    said = run(*(arg.format(odd) for arg in args), "--lang", "zh", columns=400)
    assert said.code in (1, 2)
    assert not STEERING.search(said.out + said.err), said.out + said.err


@pytest.mark.parametrize("kind", ["folder", "nothing", "empty", "bytes", "no rights"])
@pytest.mark.parametrize("part", ["config/indicators.yaml", "data/2017Q4.csv"])
@pytest.mark.parametrize("command", ["check", "evaluate"])
def test_a_file_that_cannot_be_read_is_told(command: str, part: str, kind: str, tmp_path: Path) -> None:
    for folder in ("config", "data"):
        shutil.copytree(ROOT / "tests" / "faults" / "base" / folder, tmp_path / folder)
    file = tmp_path / part
    file.unlink(missing_ok=True)
    match kind:
        case "folder":
            file.mkdir()
        case "nothing":
            file.symlink_to("gone")
        case "empty":
            file.touch()
        case "bytes":
            file.write_bytes(bytes(range(256)) * 40)
        case _:
            file.touch()
            file.chmod(0)
    said = run(command, "--lang", "en", at=tmp_path, columns=400)
    # The other sheets go on where one is only empty; to the system's own user no file is closed.
    empty = kind == "empty" or (kind == "no rights" and os.access(file, os.R_OK))
    assert said.code == 1 or (part.startswith("data") and (empty or kind == "folder"))
    assert "Traceback" not in said.err and "internal" not in said.err
    if command == "check" and kind != "folder":
        assert "[SC" in said.out + said.err
