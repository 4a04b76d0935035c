"""The options that commands share do the same wherever they stand."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from scorecard.cli import COMMANDS, main
from scorecard.cli.options import word_typed
from tests.cli.running import ROOT, run


def units_of(*args: str) -> list[str]:
    """The units that a csv lists."""
    head, *rows = run(*args, "-f", "csv", "-q", "--lang", "en").out.splitlines()
    where = head.split(",").index("Unit")
    return list(dict.fromkeys(row.split(",")[where] for row in rows))


@pytest.mark.parametrize(
    "command",
    ["evaluate", "evaluate --cells", "evaluate --by 专利申请", "diff", "trend", "sensitivity -t towns"],
)
def test_some_units_alone(command: str) -> None:
    named = units_of(*command.split(), "--unit", "孟河镇", "--unit", "春江镇")
    assert sorted(named) == ["孟河镇", "春江镇"]
    # In the order, and with the ranks, that they have among all.
    assert named == [unit for unit in units_of(*command.split()) if unit in named]


@pytest.mark.parametrize("command", ["check", "evaluate", "diff", "trend", "sensitivity"])
def test_a_unit_outside_the_group_is_wrong_usage(command: str) -> None:
    said = run(command, "--unit", "春江镇", "-g", "园区", "--lang", "en")
    assert said.code == 2 and "none of those units is in the group “园区”" in said.err
    said = run(command, "-g", "乡", "--lang", "en")
    assert said.code == 2 and "there is no group “乡”, only 镇, 街道, 园区" in said.err


def missing(*args: str) -> list[tuple[str, str]]:
    done = run("check", "-p", "2017Q4", "-f", "json", *args)
    return [(cell["unit"], cell["indicator"]) for cell in json.loads(done.out)["lacking"]]


def test_check_tells_what_one_unit_or_one_table_misses() -> None:
    assert missing() == missing("--unit", "奔牛镇") == missing("-t", "towns") == missing("-g", "镇")
    assert len(missing()) == 1
    assert missing("--unit", "春江镇") == missing("-t", "rubric") == missing("-g", "街道") == []
    said = run("check", "--unit", "春江镇", "--lang", "en", columns=100)
    assert "奔牛镇 " not in said.out.partition("Returns")[2] and "春江镇" in said.out


def test_strict_of_an_explanation_tells_what_is_missing() -> None:
    said = run("explain", "春江镇", "专利申请", "--lang", "en")
    strict = run("explain", "春江镇", "专利申请", "--lang", "en", "--strict")
    assert (said.code, strict.code) == (0, 1)
    assert strict.out == said.out and "SC216" in strict.err and not said.err


def test_the_period_of_a_seal_is_named_either_way_and_once(tmp_path: Path) -> None:
    project = tmp_path / "p"
    for part in ("config", "data"):
        shutil.copytree(ROOT / "tests" / "faults" / "base" / part, project / part)
    assert run("publish", "--lang", "en", at=project).code == 2
    assert run("publish", "2017Q4", "-p", "2017Q4", "--lang", "en", at=project).code == 2
    sealed = run("publish", "-p", "2017Q4", "--with-gaps", "--date", "2018-01-02", at=project)
    assert sealed.code == 0, sealed.err
    assert run("verify", "-p", "2017Q4", at=project).out == run("verify", "2017Q4", at=project).out


def test_an_example_goes_where_the_folder_says(tmp_path: Path) -> None:
    assert run("init", "-C", "here", at=tmp_path).code == 0
    assert (tmp_path / "here" / "config").is_dir()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("evaluate -C 'a b'", ' -C "a b"'),
        ("-C 'a b' evaluate", ' -C "a b"'),
        ("-C elsewhere evaluate -C 'a b'", ' -C "a b"'),
        ("diff -C 'a b' --data 'a b/data'", ' -C "a b" --data "a b/data"'),
        (
            "evaluate --config 'a b/config' --data 'a b/data/' --data ./more.csv -C 'a b'",
            ' -C "a b" --config "a b/config" --data "a b/data" --data more.csv',
        ),
    ],
)
def test_the_line_that_shows_warnings_looks_at_the_same_project(
    tmp_path: Path, words: str, place: str
) -> None:
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, tmp_path / "a b" / part)
    (tmp_path / "more.csv").write_text("期间,单位,指标,数值\n", encoding="utf-8")
    said = run(*shlex.split(words), "-p", "2017Q4", "--lang", "en", at=tmp_path, columns=40)
    _, line = re.split(r"\d warnings?, see scorecard ", said.err.strip())
    assert line == f"check{place} -p 2017Q4"
    assert "warning[SC213]" in run(*shlex.split(line), "--lang", "en", at=tmp_path, columns=200).out


@pytest.mark.parametrize("folder", ["示范区", "a b", "it's", "$5", "a&b"])
def test_what_is_to_be_typed_next_names_the_project_and_can_be_pasted(tmp_path: Path, folder: str) -> None:
    made = run("init", "-C", folder, "--lang", "en", at=tmp_path)
    for line in re.findall(r"scorecard (check|evaluate)( -C .+?)(?=[,\n])", made.out):
        assert shlex.split("".join(line))[1:] == ["-C", folder]
        assert run(*shlex.split("".join(line)), at=tmp_path).code == 0
    asked = run("explain", "-C", folder, "2017Q4", "--lang", "en", at=tmp_path)
    _, line = asked.err.strip().split("is a period: scorecard ")
    assert shlex.split(line) == ["explain", "-C", folder, "UNIT", "-p", "2017Q4"]


@pytest.mark.parametrize(
    "word", ["a", "a/b.csv", "示范区", "2017Q4", "-p", "a b", "a&b", "it's", "", "a*", "(1)"]
)
def test_a_word_is_typed_without_quotes_or_in_double_ones_wherever_that_will_do(word: str) -> None:
    assert shlex.split(word_typed(word)) == [word]
    assert word_typed(word) in (word, f'"{word}"')


@pytest.mark.parametrize("name", COMMANDS)
def test_a_help_ends_with_examples_that_are_right_and_the_exit_codes(name: str) -> None:
    command = main.get_command(None, name)
    examples = re.findall(r"^  scorecard (\w+) ?(.*)$", command.epilog, re.MULTILINE)
    assert examples and {called for called, _ in examples} == {name}
    for _, words in examples:
        assert command.make_context(name, words.split()).params
    assert re.search(r"\b0 \w+\W+(1 .+)?2 ", command.epilog)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_has_the_same_letter_everywhere(name: str) -> None:
    letters = dict(
        zip(("period", "table", "group", "format", "output", "quiet", "directory"), "ptgfoqC", strict=True)
    )
    for parameter in main.get_command(None, name).params:
        if parameter.param_type_name == "option" and parameter.name in letters:
            assert f"-{letters[parameter.name]}" in parameter.opts
