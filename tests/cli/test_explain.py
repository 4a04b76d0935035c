"""`scorecard explain` as it is typed at a desk."""

import csv
import io
import json

import pytest

from scorecard.base.width import width
from tests.cli.running import ROOT, run

CELL = ("explain", "春江镇", "新申报的省高品数", "-p", "2017Q4")
UNIT = ("explain", "奔牛镇", "-p", "2017Q4")


def test_a_cell_is_told_from_the_first_report_to_the_rank():
    done = run(*CELL)
    assert (done.code, done.err) == (0, "")
    for told in (
        "70 → 72",
        "72 → 71",
        "data/2017/2017Q4-更正与复核.csv:3",
        "71 ÷ 86 = 82.5581%",
        "10 × 82.5581% = 8.2558",
        "8.26",
        "第3名",
        "示例数据",
    ):
        assert told in done.out, told


def test_the_same_in_english():
    done = run(*CELL, "--lang", "en")
    assert done.code == 0
    for told in ("Step", "Correction", "71 ÷ 86 = 82.5581%", "pp behind", "rank 3"):
        assert told in done.out, told


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("form", ["plain", "terminal"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("asked", [CELL, UNIT])
def test_no_line_is_wider_than_the_terminal_and_no_table_is_split(asked, lang, form, columns):
    done = run(*asked, "--lang", lang, "-f", form, columns=columns)
    assert done.code == 0
    assert max(width(line) for line in done.out.split("\n")) <= columns
    assert "续表" not in done.out and "continued" not in done.out


def test_json_has_the_figures_unrounded_with_their_places():
    data = json.loads(run(*CELL, "-f", "json").out)
    assert (data["unit"], data["indicator"], data["period"], data["status"]) == (
        "chunjiang",
        "products",
        "2017Q4",
        "scored",
    )
    assert data["points"] == pytest.approx(10 * 71 / 86, abs=1e-11)
    assert all(set(step) >= {"what", "formula", "inputs", "result"} for step in data["steps"])
    corrections = [step["inputs"][0] for step in data["steps"] if step["what"] == "更正"]
    assert [(given["value"], given["line"]) for given in corrections] == [(72, 2), (71, 3)]
    assert {given["file"] for given in corrections} == {"data/2017/2017Q4-更正与复核.csv"}


def test_the_shape_is_the_same_in_both_languages():
    zh, en = (json.loads(run(*CELL, "-f", "json", "--lang", lang).out) for lang in ("zh", "en"))
    assert [step["result"] for step in zh["steps"]] == [step["result"] for step in en["steps"]]
    assert zh.keys() == en.keys()


def test_csv_holds_each_place_in_its_row():
    rows = list(csv.reader(io.StringIO(run(*CELL, "-f", "csv").out)))
    header = rows.index(["步骤", "算式", "结果", "出处"])
    assert rows[header + 1][-1] == "data/2017/2017Q4-各镇街道园区.csv:6"


@pytest.mark.parametrize("form", ["markdown", "html", "plain", "terminal"])
def test_every_form_says_the_same_arithmetic(form):
    assert "71 ÷ 86 = 82.5581%" in run(*CELL, "-f", form).out


def test_written_to_a_file_by_its_suffix(tmp_path):
    done = run(*CELL, "-o", str(tmp_path / "说明.html"))
    assert (done.code, done.out) == (0, "")
    assert "71 ÷ 86 = 82.5581%" in (tmp_path / "说明.html").read_text(encoding="utf-8")


def test_a_unit_is_told_with_its_tables_and_what_it_lacks():
    done = run(*UNIT)
    assert done.code == 0
    for told in ("（88.40）", "未排名", "强项和短板", "缺项", "发明授权", "第8至第9", "失分"):
        assert told in done.out, told


def test_a_units_parts_add_up_and_its_corrections_are_listed():
    done = run("explain", "春江镇", "-p", "2017Q4")
    for told in ("70 × 96.2923 ÷ 100 = 67.4046", "67.4046 + 26.7 = 94.1046", "94.10", "70 → 72", "72 → 71"):
        assert told in done.out, told


def test_one_table_of_a_unit():
    done = run("explain", "春江镇", "-p", "2017Q4", "-t", "rubric")
    assert done.code == 0
    assert "专利" not in done.out


def test_json_of_a_unit_is_its_slice_of_the_evaluation():
    unit = json.loads(run("explain", "春江镇", "-p", "2017Q4", "-f", "json").out)
    whole = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json").out)
    theirs = next(
        row
        for table in whole["tables"]
        if table["id"] == "towns"
        for row in table["rows"]
        if row["unit"] == "chunjiang"
    )
    mine = next(table for table in unit["tables"] if table["id"] == "towns")
    assert {key: mine[key] for key in theirs} == theirs
    assert [link["value"] for link in unit["corrections"][0]["chain"]] == ["70", "72", "71"]


def test_a_heading_is_told_by_its_children():
    out = run("explain", "春江镇", "专利", "-p", "2017Q4").out
    assert "3 + 3 + 4 = 10" in out


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("春江", "专利申清"), "是不是“专利申请”"),
        (("春江鎮", "专利申请"), "是不是“春江镇”"),
        (("全区", "专利申请"), "towns"),
        (("全区", "专利申请", "-t", "towns"), "不在 towns"),
        (("春江镇", "-p", "2019Q1"), "2019"),
        (("春江镇", "-p", "乱写"), "不是期间"),
    ],
)
def test_what_cannot_be_found_is_wrong_usage_with_a_hint(asked, told):
    done = run("explain", *asked)
    assert done.code == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_the_unit_decides_between_tables_that_share_a_name(tmp_path):
    scheme = (
        "title: 示例\nyear: 2017\nfrequency: quarter\nunits: {甲: {name: 甲镇}, 乙: {name: 乙镇}}\n"
        "tables:\n"
        "  一: {title: 一表, units: [甲], indicators: {活动: {name: 活动, number: 1, targets: 4}}}\n"
        "  二: {title: 二表, units: [乙], indicators: {活动二: {name: 活动, number: 1, targets: 5}}}\n"
    )
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "indicators.yaml").write_text(scheme, encoding="utf-8")
    (tmp_path / "data" / "a.csv").write_text(
        "期间,单位,指标,数值\n2017Q4,甲镇,活动,3\n2017Q4,乙镇,活动,3\n", encoding="utf-8"
    )
    done = run("explain", "乙镇", "活动", "-p", "2017Q4", at=tmp_path)
    assert (done.code, "3 ÷ 5 = 60%" in done.out) == (0, True), done.err


def test_nothing_of_the_machine_is_printed():
    assert str(ROOT) not in run(*CELL).out + run(*UNIT).out


@pytest.mark.parametrize(
    ("asked", "english", "chinese"),
    [
        ("7.86", "“7.86” is a figure; name the unit", "“7.86”是一个数；请写明是哪个单位、哪一项的"),
        ("1,234", "“1,234” is a figure", "“1,234”是一个数"),
        ("86.5%", "“86.5%” is a figure", "“86.5%”是一个数"),
        ("SC012", "is the code of a fault: scorecard why SC012", "是问题的代码：scorecard why SC012"),
        (
            "2017Q4",
            "is a period: scorecard explain UNIT -p 2017Q4",
            "是期间：scorecard explain 单位 -p 2017Q4",
        ),
        ("2017", "is a period: scorecard explain UNIT -p 2017", "是期间：scorecard explain 单位 -p 2017"),
        ("专利申请", "scorecard explain UNIT 专利申请", "scorecard explain 单位 专利申请"),
    ],
)
def test_what_stands_in_the_place_of_a_unit_is_told_how_to_ask_for(asked, english, chinese):
    for lang, words in (("en", english), ("zh", chinese)):
        said = run("explain", asked, "--lang", lang, columns=400)
        assert (said.code, said.out) == (2, "") and words in said.err
