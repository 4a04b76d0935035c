"""Which period `check` looks at when nobody says one."""

import json
import re

import pytest

from tests.cli.running import run

SCHEME = """\
title: 2026年乡镇考核
year: 2026
frequency: quarter
units: {jia: {name: 甲镇}, yi: {name: 乙镇}, bing: {name: 丙镇}}
tables:
  towns:
    title: 任务表
    indicators:
      firms: {name: 企业数, number: 1, nature: stock, measure: 家, targets: [100, 100, 100]}
"""


def project(place, *rows):
    (place / "config").mkdir()
    (place / "data").mkdir()
    (place / "config" / "indicators.yaml").write_text(SCHEME, "utf-8")
    (place / "data" / "a.csv").write_text(
        "期间,单位,指标,数值\n" + "".join(f"{row}\n" for row in rows), "utf-8"
    )


def test_the_last_with_figures_where_none_is_half_reported(tmp_path):
    project(tmp_path, "2026Q1,甲镇,企业数,30", "2026Q2,甲镇,企业数,-3")
    said = run("check", at=tmp_path)
    assert said.code == 0 and "SC421" in said.out and "-3" in said.out
    assert "没有一期的应报项过半有数，查的是最后有数的 2026Q2\n" in said.err


def test_the_latest_that_is_half_reported_else(tmp_path):
    project(tmp_path, "2026Q1,甲镇,企业数,30", "2026Q1,乙镇,企业数,-3", "2026Q2,甲镇,企业数,30")
    said = run("check", at=tmp_path)
    assert said.code == 0 and "SC421" in said.out and "没有一期" not in said.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_targets_as_data_are_plain_words_and_numbers(lang):
    done = run("check", "--targets", "-f", "json", "--lang", lang)
    assert done.code == 0
    rows = [row for table in json.loads(done.out)["tables"] for row in table["rows"]]
    cells = [cell for row in rows for cell in row.values()]
    assert rows and all(isinstance(cell, str | int | float | None) for cell in cells)


@pytest.mark.parametrize(("note", "code", "verdict"), [("核对无误", "SC429", "通过"), ("", "SC423", "警告")])
def test_of_many_doubts_twenty_are_told_and_the_others_counted(tmp_path, note, code, verdict):
    units = ", ".join(f"u{n}: {{name: 单位{n}}}" for n in range(25))
    project(tmp_path)
    scheme = SCHEME.replace("jia: {name: 甲镇}, yi: {name: 乙镇}, bing: {name: 丙镇}", units)
    scheme = scheme.replace("[100, 100, 100]", "100")
    (tmp_path / "config" / "indicators.yaml").write_text(scheme, "utf-8")
    rows = "".join(f"2026Q1,单位{n},企业数,1000,{note}\n" for n in range(25))
    (tmp_path / "data" / "a.csv").write_text("期间,单位,指标,数值,备注\n" + rows, "utf-8")
    said = run("check", at=tmp_path)
    assert said.code == 0 and said.out.count(f"[{code}]") == 21 and verdict in said.out
    assert f"[{code}] 另有 5 处没有列出" in said.out
    assert len(json.loads(run("check", "-f", "json", at=tmp_path).out)["faults"]) == 25


@pytest.mark.parametrize("asked", [("evaluate",), ("evaluate", "-p", "2017Q3"), ("trend",)])
def test_warnings_are_pointed_to_by_a_command_that_shows_them(asked: tuple[str, ...]) -> None:
    told = " ".join(run(*asked, "--lang", "en").err.splitlines())
    count, checks = re.search(r"(\d+) warnings?, see (.*)$", told).groups()
    shown = "".join(run(*check.split()[1:], "--lang", "en").out for check in checks.split(", "))
    assert int(count) == len(set(re.findall(r"^\S+: warning\[.*", shown, re.M)))


REMARKED = "2026Q1,甲镇,企业数,30个", "2026Q1,乙镇,企业数,-3"


def test_quiet_leaves_remarks_out_and_no_warning(tmp_path):
    project(tmp_path, *REMARKED)
    loud, quiet = (run("check", *asked, at=tmp_path) for asked in ((), ("-q",)))
    assert "提示[SC362]" in loud.out and "警告[SC421]" in loud.out
    assert "提示[" not in quiet.out + quiet.err and "警告[SC421]" in quiet.out


def test_an_error_does_not_stand_below_remarks_where_something_else_was_asked_for(tmp_path):
    project(tmp_path, *REMARKED, "2026Q1,丙镇,企业数,许多")
    evaluated, checked = run("evaluate", at=tmp_path), run("check", at=tmp_path)
    assert evaluated.code == 1 and "错误[" in evaluated.err and "提示[" not in evaluated.err
    assert "提示[" in checked.out
