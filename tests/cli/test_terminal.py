"""On a real terminal: colour where it is welcome, and no line wider than the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.cli.running import process
from tests.cli.terminal import on_a_terminal
from tests.faults.gallery import build

pytestmark = pytest.mark.long

pytest.importorskip("pty", reason="a terminal of POSIX")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


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


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one field too many."""
    return build("SC017-field", tmp_path_factory.mktemp("faulty"))


def test_faults_are_told_in_their_colours_and_the_last_line_sums_them_up(faulty: Path) -> None:
    said = on_a_terminal("check", at=faulty, code=1).rstrip("\n").split("\n")
    head, line, caret, *cure, last = said
    assert re.match(
        r"\x1b\[1mconfig/indicators\.yaml:\d+:\d+\x1b\[0m: \x1b\[1;31m错误\x1b\[0m\x1b\[2m\[SC017\]\x1b\[0m",
        head,
    )
    assert "颜色: 红" in line and re.fullmatch(r"\x1b\[1;31m +\^+\x1b\[0m", caret)
    assert all(re.fullmatch(r" *\x1b\[32m *.+\x1b\[0m", each) for each in cure)
    assert last == "\x1b[1;31m共 1 个错误，涉及 1 个文件。说明：scorecard why SC017\x1b[0m"


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_colours_change_no_sign_of_a_fault(faulty: Path, lang: str, columns: int) -> None:
    coloured = on_a_terminal("check", "--lang", lang, at=faulty, code=1, columns=columns)
    bare = on_a_terminal("check", "--lang", lang, at=faulty, code=1, columns=columns, NO_COLOR="1")
    assert ESCAPE.sub("", coloured) == bare
    assert "\x1b" in coloured and "\x1b" not in bare


def test_a_pipe_gets_the_same_faults_without_colour(faulty: Path) -> None:
    piped = process("check", at=faulty, env={"TERM": "xterm-256color"})
    wide = on_a_terminal("check", at=faulty, code=1, columns=1000, NO_COLOR="1")
    assert piped.code == 1 and piped.out.decode() == wide


def test_warnings_and_their_sum_are_yellow_on_the_way_to_stderr() -> None:
    said = on_a_terminal("check", both=True)
    assert "\x1b[1;33m警告\x1b[0m\x1b[2m[SC213]" in said
    assert said.endswith("\x1b[1;33m共 1 个警告，涉及 1 个文件。说明：scorecard why SC213\x1b[0m\n")
    assert on_a_terminal("evaluate", both=True).endswith(
        "\x1b[1;33m另有 1 个警告，见 scorecard check\x1b[0m\n"
    )


def test_a_format_asked_for_is_coloured_only_where_colours_are() -> None:
    assert "\x1b" in on_a_terminal("evaluate", "-f", "terminal")
    assert "\x1b" not in on_a_terminal("evaluate", "-f", "terminal", TERM="dumb")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bars_stand_beside_the_ranking_where_there_is_room(lang: str) -> None:
    bars = {
        columns: re.findall(r"^ *\d+ +.* (=+)$", ESCAPE.sub("", said), re.MULTILINE)
        for columns in (80, 160)
        for said in [on_a_terminal("evaluate", "-t", "overall", "--lang", lang, columns=columns)]
    }
    assert bars[80] == []
    assert len(bars[160]) == 10 and list(map(len, bars[160])) == sorted(map(len, bars[160]))
