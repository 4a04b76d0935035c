"""Projects of all sorts: incomplete ones, named files, several years."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from scorecard.base.codes import codes
from tests.cli.running import ROOT, run

BASE = ROOT / "tests" / "faults" / "base"
LANGS = ("zh", "en")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small sound project."""
    return Path(shutil.copytree(BASE, tmp_path / "project"))


@pytest.mark.parametrize("command", ["check", "evaluate"])
def test_a_project_without_scheme(command: str, project: Path) -> None:
    shutil.rmtree(project / "config")
    said = run(command, at=project)
    assert said.code == 1 and "SC201" in said.out + said.err


def test_a_project_without_data_can_be_proofread(project: Path) -> None:
    shutil.rmtree(project / "data")
    refused = run("evaluate", at=project)
    assert (refused.code, refused.out) == (1, "") and "SC203" in refused.err
    checked = run("check", at=project)
    assert checked.code == 0 and "SC203" in checked.out
    assert run("check", "--strict", at=project).code == 1
    targets = run("check", "--targets", at=project)
    assert targets.code == 0 and "1900" in targets.out


@pytest.mark.parametrize("command", ["check", "evaluate"])
def test_two_schemes_of_one_year(command: str, project: Path) -> None:
    shutil.copy(project / "config" / "indicators.yaml", project / "config" / "又一个.yaml")
    said = run(command, "--lang", "zh", at=project)
    assert said.code == 1
    assert "SC202" in said.out + said.err and "又一个.yaml" in said.out + said.err


@pytest.mark.parametrize("lang", LANGS)
def test_a_period_of_a_year_without_scheme(lang: str, project: Path) -> None:
    said = run("evaluate", "-p", "2015Q4", "--lang", lang, at=project)
    assert (said.code, said.out) == (2, "")
    assert "2015" in said.err and "2017" in said.err


def test_rows_of_a_year_without_scheme_are_counted_elsewhere(project: Path) -> None:
    before = json.loads(run("evaluate", "-f", "json", at=project).out)
    (project / "data" / "2012.csv").write_text(
        "period,unit,indicator,value\n2012Q4,甲镇,专利申请,5\n", encoding="utf-8"
    )
    after = json.loads(run("evaluate", "-f", "json", at=project).out)
    assert after["account"]["other_periods"] == before["account"]["other_periods"] + 1
    assert after["tables"] == before["tables"]


def test_the_scheme_and_the_data_may_be_named(project: Path, tmp_path: Path) -> None:
    whole = json.loads(run("evaluate", "-f", "json", at=project).out)
    lines = (project / "data" / "2017Q2.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    one, other = tmp_path / "前半.csv", tmp_path / "后半.csv"
    one.write_text("".join(lines[:9]), encoding="utf-8")
    other.write_text(lines[0] + "".join(lines[9:]), encoding="utf-8")
    scheme = tmp_path / "方案.yaml"
    shutil.move(project / "config" / "indicators.yaml", scheme)
    named = ("--config", str(scheme), "--data", str(one), "--data", str(other))
    parts = json.loads(run("evaluate", "-f", "json", *named, at=tmp_path).out)
    assert parts["tables"] == whole["tables"] and parts["totals"] == whole["totals"]
    assert run("evaluate", "--data", str(one), at=project).code == 1


@pytest.mark.parametrize("lang", LANGS)
def test_too_little_data_asks_for_a_period(lang: str, project: Path) -> None:
    (project / "data" / "2017Q2.csv").write_text(
        "period,unit,indicator,value\n2017Q2,甲镇,专利申请,5\n", encoding="utf-8"
    )
    said = run("evaluate", "--lang", lang, at=project)
    assert (said.code, said.out) == (2, "") and "-p" in said.err
    assert run("evaluate", "-p", "2017Q2", at=project).code == 0


def test_the_latest_half_reported_period_is_taken_and_a_later_one_named(project: Path) -> None:
    (project / "data" / "2017Q3.csv").write_text(
        "period,unit,indicator,value\n2017Q3,甲镇,专利申请,700\n", encoding="utf-8"
    )
    assert json.loads(run("evaluate", "-f", "json", at=project).out)["period"] == "2017Q2"
    assert "2017Q3" in run("check", at=project).err


@pytest.mark.parametrize(
    "words", ["2017Q2", "2017H1", "2017-06", "2017年二季度", "2017年上半年", "Q2", "2017年1-6月"]
)
def test_a_period_is_understood_in_any_spelling(words: str, project: Path) -> None:
    said = run("evaluate", "-p", words, "-f", "json", at=project)
    assert said.code == 0 and json.loads(said.out)["period"] == "2017Q2"


def test_quiet_says_nothing_beside_the_result() -> None:
    assert run("evaluate", "-q").err == ""
    assert run("check", "-q").err == ""


def test_faults_as_json(project: Path) -> None:
    sheet = project / "data" / "2017Q2.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("437", "四三七"), encoding="utf-8")
    for lang in LANGS:
        said = run("check", "-f", "json", "--lang", lang, at=project)
        assert said.code == 1
        (fault,) = json.loads(said.out)["faults"]
        assert (fault["code"], fault["severity"]) == ("SC165", "error")
        assert (fault["file"], fault["line"], fault["column"]) == ("data/2017Q2.csv", 3, 16)
        assert fault["message"] and fault["cure"]


def test_a_name_of_a_file_cannot_move_the_cursor(project: Path) -> None:
    try:
        (project / "data" / "\x1b[2Jx.csv").write_text("nothing", encoding="utf-8")
    except OSError:
        pytest.skip("such a name is not possible here")
    said = run("check", at=project)
    assert said.code == 1 and "\x1b" not in said.out + said.err
    assert "data/?[2Jx.csv:1:1" in said.out


def test_the_page_of_a_code_has_no_doubled_braces():
    for code in codes():
        for lang in ("zh", "en"):
            said = run("why", code, "--lang", lang).out
            assert "{{" not in said, code
