"""What only a process of its own can show: pipes, encodings, what is imported, where it stands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.running import ROOT, environment, process, run

pytestmark = pytest.mark.long

HEAVY = ("numpy", "yaml", "rich", "tabulate", "wcwidth", "csv")
UNITS = ("春江镇", "奔牛镇", "创意产业基地")


def of_script(script: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    """What comes of a script in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=check,
    )


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["check", "--help"], ["evaluate", "--help"]], ids=" ".join
)
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    script = (
        "import sys; from scorecard.cli import main\n"
        f"try: main({args!r}, prog_name='scorecard')\n"
        f"except SystemExit as end: print(end.code, [m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = of_script(script)
    assert done.stdout.decode().splitlines()[-1] == "0 []"


# What an ordinary run reads and prints has none of it: no workbook, no large file, no group, no formula, no chart.
NOT_OF_A_PLAIN_RUN = (
    "numpy.ma",
    "rich",
    "tomllib",
    "scorecard.language.formula_parser",
    "scorecard.language.reworded",
    "scorecard.engine.grades",
    "scorecard.load.actuals.across",
    "scorecard.load.actuals.plain",
    "scorecard.load.ahead",
    "scorecard.load.books.book",
    "scorecard.load.lines",
    "scorecard.load.plugins",
    "scorecard.load.scheme.custom",
    "scorecard.load.scheme.groups",
    "scorecard.load.yaml.syntax",
    "scorecard.study.otherwise",
    "scorecard.study.places",
    "scorecard.study.readback.amendment",
    "scorecard.tables.by_indicator",
    "scorecard.tables.cells",
    "scorecard.tables.chart",
)


@pytest.mark.parametrize("format", ["plain", "csv", "json"])
def test_a_run_loads_no_room_that_it_does_not_enter(format: str) -> None:
    script = (
        "import sys; from scorecard.cli import main\n"
        f"try: main(['evaluate', '-f', {format!r}], prog_name='scorecard')\n"
        f"except SystemExit as end: print([m for m in {NOT_OF_A_PLAIN_RUN!r} if m in sys.modules], file=sys.stderr)"
    )
    done = of_script(script)
    assert done.stderr.decode().splitlines()[-1] == "[]"


def test_the_rooms_a_run_may_not_load_are_there() -> None:
    """A room that was renamed would be missed by nobody."""
    assert [name for name in NOT_OF_A_PLAIN_RUN if find_spec(name) is None] == []


def test_nothing_is_looked_through_once_more_before_the_end() -> None:
    script = (
        "import atexit, gc\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0))\n"
        "from scorecard.cli import main\n"
        "main(['check', '-q'], prog_name='scorecard')"
    )
    done = of_script(script, check=False)
    assert done.stdout.decode().splitlines()[-1] == "True"


def test_the_module_is_the_command() -> None:
    assert process("--version").out.decode().startswith("scorecard ")


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
@pytest.mark.parametrize("command", ["evaluate", "check --targets", "why", "schema", "evaluate -f json"])
def test_a_reader_that_leaves_early_is_no_error(command: str) -> None:
    script = f"set -o pipefail; {sys.executable} -m scorecard {command} -p 2017Q4 | head -n 1"
    script = script.replace(" -p 2017Q4", "") if command in ("why", "schema") else script
    done = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert b"Traceback" not in done.stderr and b"Broken" not in done.stderr


@pytest.mark.parametrize("command", ["evaluate", "check"])
def test_a_pipe_closed_from_the_start_ends_quietly(command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "scorecard", command, "-q"],
            cwd=ROOT,
            env=environment(),
            stdout=writer,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writer)
    assert done.returncode == 0
    assert done.stderr == b""


def columns_of(line: str) -> int:
    """Columns in a terminal that shows GBK: Chinese takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


@pytest.mark.parametrize("form", ["plain", "terminal"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gbk_prints_the_whole_table(form: str, lang: str) -> None:
    done = process("evaluate", "-f", form, "--lang", lang, env={"PYTHONIOENCODING": "gbk", "COLUMNS": "100"})
    assert done.code == 0
    out = done.out.decode("gbk")
    assert "?" not in out
    assert all(unit in out for unit in UNITS)
    assert all(columns_of(line) <= 100 for line in out.splitlines())
    assert b"Traceback" not in done.err


@pytest.mark.parametrize("form", ["plain", "terminal", "csv", "markdown", "json"])
def test_ascii_prints_every_number(form: str) -> None:
    plain = run("evaluate", "-t", "towns", "-f", "json", columns=100)
    done = process("evaluate", "-t", "towns", "-f", form, env={"PYTHONIOENCODING": "ascii", "COLUMNS": "100"})
    assert done.code == 0
    out = done.out.decode("ascii")
    towns = next(t for t in json.loads(plain.out)["tables"] if t["id"] == "towns")
    assert all(row["printed"].strip("()（）") in out for row in towns["rows"])
    assert b"Traceback" not in done.err


def test_faults_reach_a_terminal_of_any_encoding() -> None:
    for encoding in ("gbk", "ascii"):
        bad = ("check", "-C", "tests/faults/base", "--config", "tests/faults/SC031-same-name/config")
        done = process(*bad, env={"PYTHONIOENCODING": encoding})
        assert done.code == 1
        assert b"indicators.yaml:6:3: " in done.out and b"SC031" in done.out
        done.out.decode(encoding)


@pytest.mark.parametrize(
    "env",
    [
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"LC_ALL": "C", "PYTHONUTF8": ""},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
    ids=str,
)
def test_plain_surroundings_get_plain_text(env: dict[str, str]) -> None:
    done = process("evaluate", "-f", "terminal", env={**env, "COLUMNS": "100"})
    assert done.code == 0
    assert b"\x1b" not in done.out
    assert b"96.17" in done.out


def test_the_system_speaks_until_a_scheme_does(tmp_path: Path) -> None:
    english = process("evaluate", at=tmp_path, env={"LANG": "en_GB.UTF-8"})
    chinese = process("evaluate", at=tmp_path, env={"LANG": "zh_CN.UTF-8"})
    assert english.code == chinese.code == 1
    assert b"cure: " in english.err and "改法：".encode() in chinese.err
    shipped = process("evaluate", "-t", "overall", "-q", env={"LANG": "en_GB.UTF-8"})
    assert "名次" in shipped.out.decode()


def test_it_runs_from_elsewhere_and_in_a_folder_with_chinese_and_blanks(tmp_path: Path) -> None:
    place = tmp_path / "科技局 2017 年 考核"
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, place / part)
    here = run("evaluate", "-f", "json")
    inside = process("evaluate", "-f", "json", at=place)
    outside = process("evaluate", "-f", "json", "-C", str(place), at=tmp_path)
    assert (inside.code, outside.code) == (0, 0)
    assert inside.out == outside.out == here.out.encode()


def test_twice_the_same_input_gives_the_same_bytes() -> None:
    first = process("evaluate", "-f", "html", env={"PYTHONHASHSEED": "1"})
    second = process("evaluate", "-f", "html", env={"PYTHONHASHSEED": "2"})
    assert first.out == second.out and first.code == 0
