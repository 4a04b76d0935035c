"""A change that is tried does what the same change does in the files; nothing is written, nothing is let pass."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run
from tests.whatif.projects import SCHEME, by_hand, edited, rows, whatif, write


@pytest.fixture
def project(tmp_path):
    return write(tmp_path / "project")


OF_THE_SCHEME = [
    ("targets.乙镇.高新企业=44", "[50, 40, 20]", "[50, 44, 20]", "targets.yi.firms", 40, 44),
    ("targets.yi.labs=9", "乙镇: 8,", "乙镇: 9,", "targets.yi.labs", 8, 9),
    ("targets.甲镇.园区=4", "{镇: 6, 街道: 3}", "{镇: 6, 街道: 3, jia: 4}", "targets.jia.parks", 6, 4),
    ("targets.丙街道.信息=13", "targets: 12}", "targets: [12, 12, 13]}", "targets.bing.news", 12, 13),
    ("targets.甲镇.信息=11", "targets.甲镇.信息: 10", "targets.甲镇.信息: 11", "targets.jia.news", 10, 11),
    ("targets.乙镇.信息=15", "{乙镇: {信息: 14}}", "{乙镇: {信息: 15}}", "targets.yi.news", 14, 15),
    ("目标值.甲镇.专利=10", "2017: [9, 8, 7]", "2017: [10, 8, 7]", "targets.jia.patents", 9, 10),
    (
        "targets.甲镇.研发强度={above: 2.6}",
        "{above: 2.5}",
        "{above: 2.6}",
        "targets.jia.rate",
        "超2.5%",
        "超2.6%",
    ),
    ("targets.丙街道.研发强度=--", "2, 1.5]", "2, --]", "targets.bing.rate", 1.5, "--"),
    ("分值.园区=10", "points.园区: 10", "points.园区: 10", "points.parks", 10, 10),
    ("points.parks=10.0", "points.园区: 10", "points.园区: 10.0", "points.parks", 10, 10),
]


@pytest.mark.parametrize(("change", "old", "new", "address", "before", "after"), OF_THE_SCHEME)
def test_a_change_of_the_scheme_is_that_of_the_file(
    project, tmp_path, change, old, new, address, before, after
):
    copy = edited(project, tmp_path / "copy", "config/a.yaml", (old, new))
    said = whatif(project, change)
    assert said.pop("changes") == [{"address": address, "from": before, "to": after}]
    assert said.pop("generator") == "scorecard"
    assert said == by_hand(project, copy, "2017Q4")


TOGETHER = [
    (("weights.tasks=60", "权重.评议表=40"), (("tasks: 70, marks: 30", "tasks: 60, marks: 40"),)),
    (
        ("weights.all.tasks=55.5", "weights.marks=44.5"),
        (("tasks: 70, marks: 30", "tasks: 55.5, marks: 44.5"),),
    ),
    (
        ("points.firms=12", "points.labs=8"),
        (("number: 1,", "number: 1, points: 12,"), ("number: 2,", "number: 2, points: 8,")),
    ),
    (
        ("rules.研发机构={max_rate: 120%, max_points: none}",),
        (("number: 2,", "number: 2, rule: {max_rate: 120%, max_points: none},"),),
    ),
    # Without a blank behind the colon YAML takes the two for one word.
    (
        ("rules.研发机构={max_rate:120%,max_points:none}",),
        (("number: 2,", "number: 2, rule: {max_rate: 120%, max_points: none},"),),
    ),
    (
        ('修约.研发强度={数值:0,方式:"up"}',),
        (("number: 6", "number: 6\n        rounding: {value: 0, mode: up}"),),
    ),
    (("计分规则.研发机构={比率上限: 120%}",), (("number: 2,", "number: 2, rule: {max_rate: 120%},"),)),
    (
        ("rule.firms={bands: [{at_least: 90%, points: 10}, {points: 0}]}",),
        (("高新企业: {max_rate: 110%}", "高新企业: {bands: [{at_least: 90%, points: 10}, {points: 0}]}"),),
    ),
    (("rules.状况={compare: value, choices: {好: 5, 中: 4, 差: 0}}",), (("中: 3", "中: 4"),)),
    (
        ("rounding.研发强度={value: 0, mode: up}", "修约.rd={数值: 1}"),
        (
            ("number: 6", "number: 6\n        rounding: {value: 0, mode: up}"),
            ("经费,", "经费, rounding: {value: 1},"),
        ),
    ),
]


@pytest.mark.parametrize(
    ("changes", "edits"), TOGETHER, ids=lambda one: one[0] if isinstance(one[0], str) else ""
)
def test_several_changes_of_the_scheme_at_once(project, tmp_path, changes, edits):
    copy = edited(project, tmp_path / "copy", "config/a.yaml", *edits)
    said = whatif(project, *changes)
    assert len(said.pop("changes")) == len(changes) and said.pop("generator")
    assert said == by_hand(project, copy, "2017Q4")
    assert any(
        row["total"]["change"]
        for row in said["tables"][0]["rows"] + said["totals"][0]["rows"] + said["tables"][1]["rows"]
    )


OF_THE_ACTUALS = [
    (("甲镇.高新企业=52",), (("jia,firms,44,", "jia,firms,52,"),), 44, 52),
    (("jia.firms=1,200",), (("jia,firms,44,", "jia,firms,1200,"),), 44, 1200),
    (("乙镇.研发经费=0.01亿元",), (("yi,rd,80,", "yi,rd,0.01亿元,"),), 80, 100),
    (("乙镇.研发经费=--",), (("yi,rd,80,", "yi,rd,--,"),), 80, "not_applicable"),
    (("乙镇.研发机构=未报",), (("yi,labs,8,", "yi,labs,,"),), 8, "missing"),
    (("乙镇.研发机构=",), (("yi,labs,8,", "yi,labs,,"),), 8, "missing"),
    (("丙街道.状况=好",), (("bing,state,差,", "bing,state,好,"),), "差", "好"),
    (("甲镇.重视程度.评委1=9.5",), (("jia,effort,8,评委1", "jia,effort,9.5,评委1"),), 8, 9.5),
    (
        ("丙街道.重视程度=9.2",),
        (("bing,effort,8,评委1", "bing,effort,9.2,评委1"), ("bing,effort,9,评委2", "bing,effort,9.2,评委2")),
        8.5,
        9.2,
    ),
]


@pytest.mark.parametrize(("changes", "edits", "before", "after"), OF_THE_ACTUALS)
def test_a_change_of_a_figure_is_that_of_the_file(project, tmp_path, changes, edits, before, after):
    copy = edited(project, tmp_path / "copy", "data/a.csv", *edits)
    said = whatif(project, *changes)
    assert [(one["from"], one["to"]) for one in said.pop("changes")] == [(before, after)]
    assert said.pop("generator") == "scorecard"
    assert said == by_hand(project, copy, "2017Q4")


def test_a_figure_that_was_never_sent(tmp_path):
    project = write(tmp_path / "project", actuals=rows().replace("2017Q4,jia,firms,44,\n", ""))
    copy = edited(
        project, tmp_path / "copy", "data/a.csv", ("2017Q4,yi,firms", "2017Q4,jia,firms,44,\n2017Q4,yi,firms")
    )
    said = whatif(project, "甲镇.高新企业=44", "-p", "2017Q4")
    assert said.pop("changes") == [{"address": "jia.firms", "from": "missing", "to": 44}]
    assert said.pop("generator") and said == by_hand(project, copy, "2017Q4")


def test_what_was_corrected_gives_way_as_a_whole(tmp_path):
    more = (
        rows()
        .replace("数值,评委", "数值,评委,原值,原因")
        .replace(",\n", ",,,\n")
        .replace("评委1\n", "评委1,,\n")
        .replace("评委2\n", "评委2,,\n")
    )
    project = write(tmp_path / "project", actuals=more + "2017Q4,jia,firms,46,,44,漏报\n")
    copy = edited(
        project,
        tmp_path / "copy",
        "data/a.csv",
        ("jia,firms,44,", "jia,firms,48,"),
        ("2017Q4,jia,firms,46,,44,漏报\n", ""),
    )
    said = whatif(project, "甲镇.高新企业=48")
    assert said.pop("changes") == [{"address": "jia.firms", "from": 46, "to": 48}]
    tables = by_hand(project, copy, "2017Q4")
    assert said["tables"] == tables["tables"] and said["totals"] == tables["totals"]


def test_periods_that_are_added_up(tmp_path):
    scheme = SCHEME.replace("frequency: quarter", "frequency: quarter\ndefaults: {reported: period}")
    quarters = [rows(f"2017Q{q}").split("\n", 1)[1] for q in (1, 2, 3, 4)]
    project = write(tmp_path / "project", scheme, rows().split("\n")[0] + "\n" + "".join(quarters))
    copy = edited(project, tmp_path / "copy", "data/a.csv", ("2017Q3,jia,firms,44,", "2017Q3,jia,firms,30,"))
    said = whatif(project, "甲镇.高新企业=30", "-p", "2017Q3")
    assert said.pop("changes") == [{"address": "jia.firms", "from": 44, "to": 30}]
    assert said.pop("generator") and said == by_hand(project, copy, "2017Q3")
    firms = said["tables"][0]["rows"][0]["cells"]["firms"]["actual"]
    assert (firms["then"], firms["now"]) == (132, 118)


def test_a_scheme_in_chinese_names(tmp_path):
    scheme = """\
标题: 考核
年度: 2017
考核单位: {甲: {名称: 甲镇}, 乙: {名称: 乙镇}}
表:
  任务: {标题: 任务表, 指标: {企业: {名称: 企业, 目标值: [5, 4]}}}
"""
    project = write(tmp_path / "project", scheme, "期间,单位,指标,数值\n2017,甲,企业,4\n2017,乙,企业,4\n")
    copy = edited(
        project,
        tmp_path / "copy",
        "config/a.yaml",
        ("目标值: [5, 4]", "目标值: [4, 4], 计分规则: {比率上限: 120%}"),
    )
    said = whatif(project, "目标值.甲镇.企业=4", "计分规则.企业={比率上限: 120%}")
    assert said.pop("changes") and said.pop("generator") and said == by_hand(project, copy, "2017")


def test_targets_from_another_file(tmp_path):
    scheme = SCHEME.replace(
        "      firms: {name: 高新企业, number: 1, targets: [50, 40, 20]}",
        "      firms: {name: 高新企业, number: 1}",
    ).replace("    points: 60\n", "    points: 60\n    targets: {from: targets.csv}\n")
    project = write(tmp_path / "project", scheme)
    (project / "config/targets.csv").write_text("指标,甲镇,乙镇,丙街道\n高新企业,50,40,20\n", "utf-8")
    copy = edited(project, tmp_path / "copy", "config/targets.csv", (",40,", ",44,"))
    said = whatif(project, "targets.乙镇.高新企业=44")
    assert said.pop("changes") and said.pop("generator") and said == by_hand(project, copy, "2017Q4")


FILES = {
    "a.yaml": "targets: {乙镇: {高新企业: 44}}\nweights.tasks: 60\nweights: {marks: 40}\n甲镇: {研发机构: 10}\n乙镇.信息: 12\n",
    "b.csv": "address,value\ntargets.乙镇.高新企业,44\nweights.tasks,60\nweights.marks,40\n甲镇.研发机构,10\n乙镇.信息,12\n",
    "c.csv": "改动,数值\n目标值.乙镇.高新企业,44\n权重.tasks,60\n权重.marks,40\n甲镇.研发机构,10\n乙镇.信息,12\n",
}


@pytest.mark.parametrize("name", FILES)
def test_changes_from_a_file_are_those_of_arguments(project, tmp_path, name):
    (tmp_path / name).write_text(FILES[name], "utf-8")
    said = whatif(project, "--file", str(tmp_path / name))
    same = whatif(
        project,
        "targets.乙镇.高新企业=44",
        "weights.tasks=60",
        "weights.marks=40",
        "甲镇.研发机构=10",
        "乙镇.信息=12",
    )
    assert said == same and len(said["changes"]) == 5
    # A file and arguments together.
    more = whatif(project, "丙街道.信息=11", "--file", str(tmp_path / name))
    assert more["changes"][0]["address"] == "bing.news" and len(more["changes"]) == 6


REFUSED = [
    ("甲镇.高新企业=五", "SC165", ("jia,firms,44,", "jia,firms,五,"), "data/a.csv"),
    ("甲镇.重视程度.评委1=11", "SC185", ("jia,effort,8,评委1", "jia,effort,11,评委1"), "data/a.csv"),
    ("甲镇.状况=很好", "SC230", ("jia,state,好,", "jia,state,很好,"), "data/a.csv"),
    ("甲镇.高新企业=待报", "SC179", ("jia,firms,44,", "jia,firms,待报,"), "data/a.csv"),
    ("weights.tasks=60", "SC043", ("tasks: 70,", "tasks: 60,"), "config/a.yaml"),
    ("points.firms=12", "SC041", ("number: 1,", "number: 1, points: 12,"), "config/a.yaml"),
    ("targets.甲镇.高新企业=多", "SC014", ("[50, 40, 20]", "[多, 40, 20]"), "config/a.yaml"),
    ("targets.甲镇.高新企业=0", "SC038", ("[50, 40, 20]", "[0, 40, 20]"), "config/a.yaml"),
    ("rules.研发机构={max_rat: 120%}", "SC012", ("number: 2,", "number: 2, rule: {max_rat: 120%},"), "config/a.yaml"),
    ("rules.研发机构={bands: [}", "SC001", ("number: 2,", "number: 2, rule: {bands: [},"), "config/a.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code", "edit", "file"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_check_refuses_is_refused_with_the_same_code(project, tmp_path, change, code, edit, file):
    copy = edited(project, tmp_path / "copy", file, edit)
    checked = json.loads(run("check", "-f", "json", at=copy).out)["faults"]
    assert code in [fault["code"] for fault in checked]
    said = run("whatif", change, "--lang", "en", at=project, columns=400)
    # Where points or weights do not add up, a second change is asked for, and no file is to be mended.
    told = "SC520" if code in ("SC043", "SC041") else code
    assert (said.code, said.out) == (1, "") and f"[{told}]" in said.err
    if code not in ("SC043", "SC041", "SC038"):
        # The place is the argument, with the argument itself below.
        assert "\nargument 1: " in f"\n{said.err}" and f"1 | {change}" in said.err


def test_a_fault_of_a_file_is_told_at_its_line(project, tmp_path):
    (tmp_path / "a.csv").write_text("address,value\n乙镇.信息,12\n甲镇.高新企业,五\n", "utf-8")
    said = run("whatif", "--file", str(tmp_path / "a.csv"), "--lang", "en", at=project, columns=400)
    assert said.code == 1 and "a.csv:3:9: error[SC165]" in said.err and "3 | 甲镇.高新企业,五" in said.err
    (tmp_path / "b.yaml").write_text("乙镇.信息: 12\nrules:\n  研发机构: {max_rat: 120%}\n", "utf-8")
    said = run("whatif", "--file", str(tmp_path / "b.yaml"), "--lang", "en", at=project, columns=400)
    assert said.code == 1 and "b.yaml:3:10: error[SC012]" in said.err


UNPLACED = [
    (("甲镇.高新企业",), "write ADDRESS=VALUE"),
    (("甲镇=5",), "the scheme has no indicator"),
    (("丁镇.高新企业=5",), 'the scheme has no unit "丁镇"'),
    (("甲镇.高新企=5",), 'did you mean "高新企业"'),
    (("甲镇.研发强度=5",), "研发强度 is worked out; change what it is made of: rd, gdp"),
    (("targets.甲镇.状况=5",), "状况 has no targets"),
    (("weights.inputs=5",), "“inputs” has no weight in a total; these have: tasks, marks"),
    (("rules.高新=5",), 'the scheme has no indicator "高新"'),
    (("甲镇.高新.企业=5",), 'the scheme has no indicator "高新.企业"'),
    (("points.丁=5",), 'the scheme has no indicator "丁"'),
    (("甲镇.高新企业=5", "jia.firms=6"), "jia.firms is changed twice"),
    ((), "name a change"),
]


@pytest.mark.parametrize(("changes", "words"), UNPLACED, ids=[one[1] for one in UNPLACED])
def test_what_names_nothing_is_wrong_usage(project, changes, words):
    said = run("whatif", *changes, "--lang", "en", at=project, columns=400)
    assert (said.code, said.out) == (2, "") and words in said.err


def test_a_name_that_fits_several_is_asked_about(tmp_path):
    scheme = SCHEME.replace("effort: {name: 重视程度", "effort: {name: 研发机构")
    project = write(tmp_path / "project", scheme)
    said = run("whatif", "甲镇.研发机构=5", "points.研发机构=5", "--lang", "en", at=project, columns=400)
    assert said.code == 2 and said.err.count('"研发机构" fits several') == 2
    said = whatif(project, "甲镇.tasks.研发机构=5")
    assert said["changes"] == [{"address": "jia.labs", "from": 9, "to": 5}]
    assert whatif(project, "甲镇.任务表/研发机构=5") == said


def test_a_new_doubt_is_said_and_old_ones_are_not():
    said = run("whatif", "春江镇.专利申请=1", "--lang", "en", columns=400)
    assert said.code == 0 and "argument 1: warning[SC211]" in said.err and said.err.count("warning[") == 1
    assert run("whatif", "春江镇.专利申请=980", "--lang", "en", columns=400).err == ""
    assert run("whatif", "春江镇.专利申请=1", "-q").err == ""


def test_nothing_is_written(project):
    def state():
        return {
            p: hashlib.sha256(p.read_bytes()).hexdigest() for p in Path(project).rglob("*") if p.is_file()
        }

    before = state()
    whatif(project, "甲镇.高新企业=52", "weights.tasks=60", "weights.marks=40")
    assert state() == before


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "csv"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_shows_the_changes(form, lang):
    said = run("whatif", "春江镇.专利申请=900", "-f", form, "--lang", lang, columns=120)
    address = "chunjiang.applications" if form == "json" else "春江镇.专利申请"
    assert said.code == 0 and address in said.out


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_file_of_an_office(tmp_path, suffix):
    pytest.importorskip({"xlsx": "openpyxl", "docx": "docx"}[suffix])
    said = run("whatif", "春江镇.专利申请=900", "-o", str(tmp_path / f"a.{suffix}"))
    assert said.code == 0 and (tmp_path / f"a.{suffix}").stat().st_size > 2000


def test_the_shipped_project(tmp_path):
    copy = edited_shipped(tmp_path)
    said = whatif(
        ROOT, "targets.河海街道.高新产值占比=60", "weights.towns=65", "weights.rubric=35", "-p", "2017Q4"
    )
    assert said.pop("changes") and said.pop("generator")
    assert said == by_hand(ROOT, copy, "2017Q4")


def edited_shipped(tmp_path):
    import shutil

    for name in ("config", "data"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    text = (ROOT / "config/indicators.yaml").read_text("utf-8")
    for old, new in (
        (
            "[47.0, 13.5, 57.5, 56.5, 59.0, 28.5, 66.0, 45.5,",
            "[47.0, 13.5, 57.5, 56.5, 59.0, 28.5, 66.0, 60,",
        ),
        ("{towns: 70, rubric: 30}", "{towns: 65, rubric: 35}"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (tmp_path / "copy/config/indicators.yaml").write_text(text, "utf-8")
    return tmp_path / "copy"


def test_figures_that_were_worked_out_are_told_in_brief_and_with_the_decimals_of_their_row(tmp_path):
    root = write(tmp_path / "a")
    # 80 and 81 of 4100 are 1.95121951… % and 1.97560975… %.
    assert "1.9756  1.9512" in run("whatif", "yi.rd=81", at=root).out
    assert "  1.9512 " in run("trend", "研发强度", at=root).out
    measure = '        measure: "%"\n'
    one = edited(root, tmp_path / "b", "config/a.yaml", (measure, measure + "        decimals: 2\n"))
    assert "  1.98  1.95 " in run("whatif", "yi.rd=81", at=one).out
    assert "  1.95 " in run("trend", "研发强度", at=one).out


@pytest.mark.parametrize(
    ("change", "lang", "words"),
    [
        ("奔牛镇.发明授权=9", "en", "New in the ranking: 奔牛镇 (rank 9)."),
        ("奔牛镇.发明授权=9", "zh", "进入排名：奔牛镇（第9名）。"),
        ("春江镇.专利申请=--", "en", "No longer in the ranking: 春江镇 (rank 3 in what stands)."),
        ("春江镇.专利申请=--", "zh", "退出排名：春江镇（现状第3名）。"),
    ],
)
def test_a_unit_that_comes_into_the_ranking_or_leaves_it_is_said(change, lang, words):
    page = run("whatif", change, "-q", "--lang", lang, "-f", "markdown", columns=400).out
    assert words in page
    still = run("whatif", "春江镇.专利申请=970", "-q", "--lang", lang, "-f", "markdown", columns=400).out
    assert words[:5] not in still
