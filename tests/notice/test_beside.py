"""Units and targets that stand in tables beside the scheme: read, printed, part of its identity and of its seal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from scorecard.study.plain import scheme_hash
from scorecard.workspace import read_workspace
from tests.cli.running import run
from tests.notice.printed import as_document, as_text, as_workbook

ROOT = Path(__file__).resolve().parents[2]


def with_targets_beside(text: str, file: str) -> str:
    """The shipped scheme, the targets of annex 2 left to a file."""
    lines, inside = [], False
    for line in text.split("\n"):
        inside = line.startswith("  towns:") or (inside and not line.startswith("  rubric:"))
        if inside and line.strip().startswith("targets:"):
            continue
        lines.append(line)
        if line.startswith("    points: 100 "):
            lines.append(f"    targets: {{from: {file}}}")
    return "\n".join(lines)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data" / "2017", tmp_path / "data")
    (tmp_path / "config").mkdir()
    shutil.copy(ROOT / "config" / "indicators.yaml", tmp_path / "config")
    return tmp_path


def beside(project: Path, file: str) -> None:
    scheme = project / "config" / "indicators.yaml"
    scheme.write_text(with_targets_beside(scheme.read_text(encoding="utf-8"), file), encoding="utf-8")
    path = project / "config" / file.partition(",")[0]
    if path.suffix == ".csv":
        path.write_bytes(as_text())
    else:
        (as_workbook if path.suffix == ".xlsx" else as_document)(path)


def printed(project: Path) -> tuple[str, list[str]]:
    """The targets, and what is asked about them, wherever they stand."""
    shown = json.loads(run("check", "--targets", "-t", "towns", "-f", "json", at=project).out)
    return json.dumps(shown["tables"]), [one["message"] for one in shown["questions"]]


@pytest.mark.parametrize("file", ["附件2.csv", "附件2.xlsx", "附件2.docx", "附件2.xlsx, sheet: Sheet"])
def test_targets_beside_are_those_written_in_the_scheme(file: str, project: Path) -> None:
    before, results = printed(project), run("evaluate", "-p", "2017Q4", at=project).out
    beside(project, file)
    tables, questions = printed(project)
    assert tables == before[0] and "1600" in tables
    assert sorted(questions) == sorted(before[1])
    assert run("evaluate", "-p", "2017Q4", at=project).out == results


def test_a_changed_table_is_a_changed_scheme(project: Path) -> None:
    def identity() -> str:
        return scheme_hash(read_workspace(project).schemes[-1])

    beside(project, "附件2.csv")
    first = identity()
    path = project / "config" / "附件2.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("备注", "说明"), encoding="utf-8")
    assert identity() == first
    path.write_text(path.read_text(encoding="utf-8").replace("910", "911"), encoding="utf-8")
    assert identity() != first


@pytest.mark.parametrize("file", ["附件2.csv", "附件2.xlsx", "附件2.xlsx, sheet: Sheet"])
def test_a_seal_holds_the_table_and_tells_that_it_changed(file: str, project: Path) -> None:
    beside(project, file)
    sealed = run("publish", "2017Q4", "--with-gaps", at=project)
    assert sealed.code == 0, sealed
    assert run("verify", "2017Q4", at=project).code == 0
    path = project / "config" / file.partition(",")[0]
    if path.suffix == ".csv":
        path.write_text(path.read_text(encoding="utf-8-sig").replace("1600", "1500"), encoding="utf-8")
    else:
        import openpyxl

        book = openpyxl.load_workbook(path)
        book.active["L9"] = 1500
        book.save(path)
    told = run("verify", "2017Q4", at=project, columns=160)
    assert told.code == 1 and "1600" in told.out and "1500" in told.out and "专利申请" in told.out


def test_a_seal_stands_by_itself_when_the_table_is_gone(project: Path) -> None:
    beside(project, "附件2.csv")
    assert run("publish", "2017Q4", "--with-gaps", at=project).code == 0
    shutil.copy(ROOT / "config" / "indicators.yaml", project / "config")
    (project / "config" / "附件2.csv").unlink()
    assert run("verify", "2017Q4", at=project).code == 0


UNITS = """\
代号,名称,简称,分组,别名,参评
jia,甲镇（老甲）,甲镇,镇,甲、老甲镇,
yi,乙街道,,街道,,是
qu,全区,,,,否
"""
SCHEME = """\
title: 示例
year: 2017
frequency: quarter
units: {from: units.csv}
tables:
  t:
    title: 表
    indicators:
      a: {name: 专利申请, number: 1, targets: [100, 50]}
"""


def small(tmp_path: Path, scheme: str = SCHEME, **files: str) -> Path:
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "indicators.yaml").write_text(scheme, encoding="utf-8")
    for name, text in files.items():
        (tmp_path / "config" / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return tmp_path


def test_units_from_a_table(tmp_path: Path) -> None:
    workspace = read_workspace(small(tmp_path, units_csv=UNITS))
    assert [f.message.say("zh") for f in workspace.faults if f.severity == "error"] == []
    units = workspace.schemes[0].units
    assert [(u.id, u.name, u.short, u.group, u.aliases, u.assessed) for u in units] == [
        ("jia", "甲镇（老甲）", "甲镇", "镇", ("甲", "老甲镇"), True),
        ("yi", "乙街道", "乙街道", "街道", (), True),
        ("qu", "全区", "全区", None, (), False),
    ]
    assert len(workspace.schemes[0].tables[0].units) == 2


def test_units_from_a_gbk_table_without_ids(tmp_path: Path) -> None:
    root = small(tmp_path)
    text = "序号,单位名称,组别\n1,甲镇,镇\n2,乙街道,街道\n"
    (root / "config" / "units.csv").write_bytes(text.encode("gb18030"))
    workspace = read_workspace(root)
    assert [(u.id, u.name, u.group) for u in workspace.schemes[0].units] == [
        ("u1", "甲镇", "镇"),
        ("u2", "乙街道", "街道"),
    ]


def test_faults_stand_in_the_table(tmp_path: Path) -> None:
    doubled = UNITS + "bing,甲镇,,镇,,\n"
    said = run("check", "--lang", "zh", at=small(tmp_path, units_csv=doubled), columns=160).out
    assert "config/units.csv:5:1: 错误[SC031]" in said and "5 | bing,甲镇,,镇,," in said


@pytest.mark.parametrize("name", ["../../units.csv", "/etc/passwd", "没有.csv"])
def test_a_table_that_cannot_be_had(name: str, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    root = small(tmp_path / "p")
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    scheme = root / "config" / "indicators.yaml"
    scheme.write_text(SCHEME.replace("units.csv", name), encoding="utf-8")
    said = run("check", "--lang", "zh", at=root)
    assert said.code == 1 and said.out.count("错误[") == 1 and "[SC443]" in said.out
    assert "root:" not in said.out


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    root = small(tmp_path / "p")
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    (root / "config" / "units.csv").symlink_to(tmp_path / "units.csv")
    assert "[SC443]" in run("check", "--lang", "zh", at=root).out
