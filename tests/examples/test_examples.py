"""Every example runs as its README says: `evaluate` prints, `check --strict` finds nothing."""

from pathlib import Path

import pytest

from tests.cli.running import run

pytestmark = pytest.mark.long

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FIRMS = ("per-mu", "innovation-points")
"""Examples of some 300 firms, each of which would get a card of its own."""
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if (path / "config").is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_and_is_sound(name):
    said = run("-C", str(EXAMPLES / name), "evaluate")
    assert (said.code, bool(said.out)) == (0, True)
    checked = run("-C", str(EXAMPLES / name), "check", "--strict", "--lang", "zh")
    assert checked.code == 0, checked.out + checked.err
    assert checked.out.startswith("通过")


@pytest.mark.parametrize("name", NAMES)
def test_its_two_periods_are_compared(name):
    """Against last year; two halves of one year with each other."""
    against = ["--against", "previous"] if name == "per-mu" else []
    said = run("-C", str(EXAMPLES / name), "diff", *against, "--lang", "zh")
    assert (said.code, "比较" in said.out) == (0, True), said.err


@pytest.mark.parametrize("name", [name for name in NAMES if name not in FIRMS])
def test_a_period_is_handed_out(name, tmp_path):
    said = run("-C", str(EXAMPLES / name), "report", "-o", str(tmp_path))
    assert said.code == 0, said.err
    assert {path.suffix for path in tmp_path.iterdir()} >= {".docx", ".xlsx", ".html"}


def test_a_folder_named_before_the_command_is_that_of_the_command():
    folder = str(EXAMPLES / "israel-park")
    assert run("-C", folder, "check").out == run("check", "-C", folder).out
    assert run("-C", "nowhere", "check", "-C", folder).code == 0


@pytest.mark.parametrize("name", NAMES)
def test_its_figures_are_illustrative_and_say_so(name):
    for path in sorted((EXAMPLES / name / "data").glob("*.csv")):
        text = path.read_text(encoding="utf-8")
        rows = text.count("\n") - 1
        assert "来源,示例数据\n" in text or text.count("示例数据") == rows, path.name
    assert "完成值为示例数据" in run("-C", str(EXAMPLES / name), "evaluate", "--lang", "zh").out
