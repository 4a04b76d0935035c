"""A shell is offered the names of the project at hand; a project is found from any folder below it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from scorecard.cli import main
from tests.cli.running import ROOT, run


def offered(*words: str) -> list[str]:
    """What is offered for the last of the words."""
    *before, typed = words
    complete = ShellComplete(main, {}, "scorecard", "_SCORECARD_COMPLETE")
    return [item.value for item in complete.get_completions(list(before), typed)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (("eval",), ["evaluate"]),
        (("explain", "春"), ["春江镇"]),
        (("explain", "chunjiang"), ["chunjiang"]),
        (("explain", "春江镇", "专利申"), ["专利申请"]),
        (("evaluate", "-t", "to"), ["towns"]),
        (("sensitivity", "-t", "to"), ["towns"]),
        (("evaluate", "-g", ""), ["镇", "街道", "园区"]),
        (("evaluate", "-p", "2017"), ["2017Q4", "2017Q3", "2017Q2", "2017Q1"]),
        (("diff", "--against", "2016Q4"), ["2016Q4"]),
        (("whatif", "春江镇.专利申"), ["春江镇.专利申请="]),
        (("whatif", "targets.chunjiang.app"), ["targets.chunjiang.applications="]),
        (("whatif", "weights."), ["weights.towns=", "weights.rubric="]),
        (("whatif", "rules.发明授"), ["rules.发明授权="]),
        (("-C", "nowhere", "explain", "春"), []),
        (("explain", "-C", "nowhere", "春"), []),
    ],
)
def test_names_of_the_project_are_offered(
    line: tuple[str, ...], names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert offered(*line) == names


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    done = run("completion", shell)
    assert done.code == 0 and "_SCORECARD_COMPLETE" in done.out


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_bash_takes_its_script(tmp_path: Path) -> None:
    script = tmp_path / "completion.bash"
    script.write_text(run("completion", "bash").out, "utf-8")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_the_project_is_found_from_below_and_that_is_said() -> None:
    here, below = run("check"), run("check", at=ROOT / "data")
    assert here.out.replace(" ", "") == below.out.replace(" ", "") and here.code == below.code
    assert below.err.startswith(f"项目目录：{ROOT}")
    assert "项目目录" not in run("check", "-q", at=ROOT / "data").err


def test_a_folder_that_is_named_is_not_looked_for_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    assert run("check", "-C", ".", at=ROOT / "data").code == 1
    assert run("check", at=tmp_path).code == 1
