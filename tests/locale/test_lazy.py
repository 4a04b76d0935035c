"""Catalogues are read when something is said in their language, and only then."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# Prints each file of words that a run opens, in the order of opening.
LISTENING = """
import sys
seen = []
sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == "open" else None)
sys.argv = ["scorecard", *sys.argv[1:]]
try:
    from scorecard.cli import main
    main(prog_name="scorecard")
finally:
    print(*[path for path in seen if path.endswith((".mo", ".po", ".toml"))], sep="\\n", file=sys.stderr)
    print("tomllib" in sys.modules, "numpy" in sys.modules, "yaml" in sys.modules, file=sys.stderr)
"""


def opened(language: str, *words: str) -> tuple[list[str], str]:
    """The files of words that a command opens, and whether it loads what is heavy."""
    run = subprocess.run(
        [sys.executable, "-c", LISTENING, *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "LC_ALL": language, "PYTHONUTF8": "1"},
    )
    *files, heavy = run.stderr.rstrip().split("\n")
    return [file for file in files if file], heavy


@pytest.mark.parametrize("words", [("--help",), ("check", "--help")])
def test_english_help_reads_no_words(words: tuple[str, ...]) -> None:
    assert opened("C", *words)[0] == []


def test_help_loads_nothing_heavy() -> None:
    assert opened("C", "--help") == ([], "False False False")


def test_chinese_reads_its_catalogue_once_and_faults_where_one_is_told() -> None:
    files, _ = opened("zh_CN.UTF-8", "why", "SC012")
    assert sorted(file.rpartition("/")[2] for file in files) == ["en.toml", "scorecard.mo", "zh_CN.toml"]


def test_chinese_help_reads_its_catalogue_once_and_no_faults() -> None:
    files, heavy = opened("zh_CN.UTF-8", "why", "--help")
    assert [file.rpartition("/")[2] for file in files] == ["scorecard.mo"] and heavy == "False False False"
