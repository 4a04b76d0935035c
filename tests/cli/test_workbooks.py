"""Results as workbooks and as files for machines, from every command that prints."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from scorecard.cli import output
from tests.cli.running import run

PRINTING = (
    ("evaluate",),
    ("evaluate", "--cells"),
    ("evaluate", "--by", "专利申请"),
    ("diff", "-p", "2017Q4"),
    ("trend",),
    ("explain", "春江镇"),
    ("explain", "春江镇", "专利申请"),
    ("check",),
    ("check", "--targets"),
    ("check", "--read-back"),
)


@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_what_a_command_prints_it_writes_as_a_workbook(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "results.xlsx"
    assert run(*words, "-o", str(file)).code == 0
    first = file.read_bytes()
    assert all(page.max_row > 1 for page in openpyxl.load_workbook(file))
    assert run(*words, "-o", str(file)).code == 0
    assert file.read_bytes() == first


def test_totals_and_points_of_the_workbook_are_those_of_the_json(tmp_path: Path) -> None:
    file = tmp_path / "results.xlsx"
    assert run("evaluate", "-p", "2017Q4", "-o", str(file)).code == 0
    whole = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json").out)
    expected = [row["total"] for row in whole["totals"][0]["rows"] if row["total"] is not None]
    page = openpyxl.load_workbook(file, data_only=True).worksheets[0]
    ranked = [line for line in page.iter_rows(values_only=True) if isinstance(line[0], int)]
    assert len(ranked) == 10
    assert sorted(line[3] for line in ranked) == sorted(expected)


def test_without_the_package_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "find_spec", lambda name: None)
    said = run("evaluate", "-o", str(tmp_path / "results.xlsx"), "--lang", "zh")
    assert (said.code, said.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "results.xlsx" in said.err and said.err.endswith("先 pip install 'scorecard-kaohe[xlsx]'\n")
    assert run("evaluate", "-q").code == 0


def test_what_another_program_saved_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "results.xlsx"
    words = ("check", "--targets", "-o", str(file))
    assert run(*words).code == 0
    openpyxl.load_workbook(file).save(file)
    assert run(*words).code == 2
    assert run(*words, "--force").code == 0


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_a_folder_takes_a_csv_of_each_table(tmp_path: Path) -> None:
    said = run("evaluate", "-p", "2017Q4", "-f", "csv", "-o", f"{tmp_path}/out/")
    assert said.code == 0 and said.out == ""
    names = {file.stem for file in (tmp_path / "out").iterdir()}
    assert {"overall", "district", "towns", "towns.actual", "towns.completion", "rubric"} <= names
    first = rows(tmp_path / "out" / "overall.csv")
    assert run("evaluate", "-p", "2017Q4", "-f", "csv").out.splitlines() == [",".join(row) for row in first]
    assert len(rows(tmp_path / "out" / "towns.csv")) == 12


def test_numbers_stand_alone_and_what_stood_beside_them_behind_them() -> None:
    lines = run("evaluate", "-p", "2017Q4", "-f", "csv", "--lang", "zh").out.splitlines()
    assert lines[0] == "名次,单位,得分,得分（是否齐全）,达标项,达标项（共）,强项,短板"
    assert lines[1].startswith("1,三井街道,96.17,,11,14,")
    assert lines[-1].startswith("未排名,奔牛镇,84.88,部分,4,13,")


def test_on_stdout_the_first_table_and_a_word_that_there_are_more() -> None:
    said = run("evaluate", "-p", "2017Q4", "-f", "csv", "--lang", "en")
    assert "this is the first of 9 tables; all of them, a file for each: -f csv -o FOLDER/" in said.err
    assert "tables" not in run("evaluate", "-p", "2017Q4", "-f", "csv", "--lang", "en", "-q").err


def test_only_files_for_machines_go_into_folders_and_never_among_the_data(tmp_path: Path) -> None:
    assert run("evaluate", "-f", "html", "-o", f"{tmp_path}/").code == 2
    assert run("evaluate", "-f", "csv", "-o", "data/").code == 2
    assert run("evaluate", "-f", "csv", "-o", f"{tmp_path}/no/such/").code == 1
    (tmp_path / "file").write_text("")
    assert run("evaluate", "-f", "csv", "-o", f"{tmp_path}/file/").code == 2
