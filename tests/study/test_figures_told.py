"""A figure that stands in another measure than its row's is told as it was typed, and as what it is in the row's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run

SCHEME = """\
title: 示例
year: 2026
{frequency}language: zh
units: {{jia: {{name: 甲镇}}, yi: {{name: 乙镇}}}}
tables:
  t:
    title: 表
    indicators:
      x: {{name: 产值, number: 1, measure: 万元, {row}}}
"""


def blankless(text: str) -> str:
    """A text without blanks and line breaks."""
    return "".join(text.split())


def said(root: Path, row: str, sheet: str, frequency: str = "") -> str:
    """What `check` says of a sheet, without blanks, since lines are broken anywhere."""
    (root / "config").mkdir()
    (root / "data").mkdir()
    (root / "config" / "2026.yaml").write_text(SCHEME.format(row=row, frequency=frequency), encoding="utf-8")
    (root / "data" / "2026-a.csv").write_text(sheet, encoding="utf-8")
    ran = run("check", at=root)
    return blankless(ran.out + ran.err)


LEVEL = "nature: stock, targets: 30000"


@pytest.mark.parametrize(
    ("row", "sheet", "sentence"),
    [
        (
            LEVEL + ", allowed: {between: [0, 30000]}",
            "产值（亿元）,2,3.5",
            "允许 0 至 30000，这里是 3.5（即35000万元）",
        ),
        (LEVEL + ", allowed: {whole: true}", "产值（亿元）,2,3.00005", "3.00005（即30000.5万元）"),
        (LEVEL + ", plausible: {between: [0, 30000]}", "产值（亿元）,2,3.5", "报 3.5（即35000万元），不在"),
        ("nature: stock, targets: 3", "产值（亿元）,2,0.0003", "报 2（即20000万元），目标值是 3"),
        ("nature: stock, targets: 3", "产值,2亿元,3", "报 2亿元（即20000万元），目标值是 3"),
        (LEVEL, "产值,2,30000", "报 2，目标值是 30000"),
    ],
)
def test_it_is_told_with_both(tmp_path, row, sheet, sentence):
    assert blankless(sentence) in said(tmp_path, row, f"指标,甲镇,乙镇\n{sheet}\n")


def test_the_same_digits_in_two_measures_are_two_values(tmp_path):
    sheet = "期间,单位,指标,数值,计量单位\n2026,甲镇,产值,1.5,亿元\n2026,甲镇,产值,1.5,万元\n"
    told = said(tmp_path, LEVEL, sheet)
    assert "这里是1.5，data/2026-a.csv:2却是1.5（即15000万元）" in told


def test_a_target_that_is_repeated_in_another_measure_is_told_with_both(tmp_path):
    told = said(tmp_path, LEVEL, "指标,目标值,甲镇,乙镇\n产值（亿元）,30000,2,3\n")
    assert "目标值是30000（即300000000万元），方案里是30000" in told


def test_a_count_that_fell_is_told_in_the_measure_of_the_earlier_one(tmp_path):
    sheet = "期间,单位,指标,数值（亿元）\n2026Q1,甲镇,产值,2\n2026Q2,甲镇,产值,1.5\n"
    assert "1.5（即15000万元）" in said(tmp_path, "targets: 30000", sheet, "frequency: quarter\n")


@pytest.mark.parametrize(
    ("cell", "cure"),
    [
        ("产值（亿元）,2", "若是按万元填的，应填 0.0002；"),
        ("产值,2亿元", "若是按万元填的，应填 0.0002亿元；"),
        ("产值,20000", "若是按元填的，应填 2；"),
    ],
)
def test_the_cure_says_what_to_type_in_that_very_cell(tmp_path, cell, cure):
    row = "nature: stock, targets: 3"
    assert blankless(cure) in said(tmp_path, row, f"指标,甲镇\n{cell}\n")
    wanted = cell.rpartition(",")[0] + "," + cure.removesuffix("；").rpartition(" ")[2]
    (again := tmp_path / "again").mkdir()
    assert "SC423" not in said(again, row, f"指标,甲镇\n{wanted}\n")


def test_the_cure_is_written_with_the_decimal_comma_of_its_sheet(tmp_path):
    row, sheet = "nature: stock, targets: 30", "期间;单位;指标;数值\n2026;甲镇;产值;{}\n"
    assert "若是按元填的，应填30,55；" in said(tmp_path, row, sheet.format("305500,0"))
    (again := tmp_path / "again").mkdir()
    assert "SC423" not in said(again, row, sheet.format("30,55"))


@pytest.mark.parametrize(("head", "cell", "code"), [("亿元", "5", "SC423"), ("万元", "50000", "SC424")])
def test_only_what_was_typed_can_be_a_day_that_excel_keeps(tmp_path, head, cell, code):
    told = said(tmp_path, "nature: stock, targets: 3000", f"指标,甲镇\n产值（{head}）,{cell}\n")
    assert code in told and ("序列号" in told) is (code == "SC424")


@pytest.mark.parametrize(("here", "there", "same"), [("20000", "2", True), ("2", "2", False)])
def test_two_columns_in_two_measures_are_compared_by_what_they_mean(tmp_path, here, there, same):
    sheet = f"甲镇2026年二季度完成情况,,\n指标,当季完成（万元）,累计完成（亿元）\n产值,{here},{there}\n"
    told = said(tmp_path, "nature: stock, targets: 20000", sheet, "frequency: quarter\n")
    assert ("两列却不同" in told) is not same
