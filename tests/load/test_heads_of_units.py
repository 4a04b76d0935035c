"""Sheets whose column of units has another head, or whose other heads name nothing."""

from __future__ import annotations

import pytest
from small import load_files, told, values

HEADS = [
    "镇（街道）",
    "镇街",
    "乡镇（街道）",
    "街镇",
    "园区",
    "单位（镇街）",
    "乡镇",
    "镇、街道",
    "镇街名称",
    "板块",
]
TITLE = "孵化器面积统计表（2017年6月底）,,,\n"


def read(sheet: str) -> dict[str, float | str]:
    actuals = load_files({"data/a.csv": sheet})
    assert not [fault for fault in actuals.faults if fault.severity == "error"], told(actuals)
    return {found[1]: found[3] for found in values(actuals.ledgers[2017])}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "sheet",
    [
        "2017Q2,,,\n序号,{},专利申请,备注\n1,春江镇,437,\n2,孟河镇人民政府,251,\n",
        "期间,{},指标,数值\n2017Q2,春江镇,专利申请,437\n2017Q2,孟河镇,专利申请,251\n",
        "2017年,,,\n{},指标,一季度,二季度\n春江镇,专利申请,,437\n孟河镇,专利申请,,251\n",
        "2017年专利申请,,\n序号,{},一季度,二季度\n1,春江镇,,437\n2,孟河镇,,251\n",
    ],
)
def test_the_names_of_units_are_found(sheet: str, head: str) -> None:
    assert read(sheet.format(head)) == {"chunjiang": 437.0, "menghe": 251.0}


@pytest.mark.parametrize("head", ["受评对象", "名称", "填报对象"])
def test_in_the_long_shape_whatever_their_head(head: str) -> None:
    rows = "期间,{},指标,数值\n2017Q2,春江镇,专利申请,437\n2017Q2,孟河镇,专利申请,251\n"
    assert read(rows.format(head)) == {"chunjiang": 437.0, "menghe": 251.0}


def test_a_misspelt_town_among_them_is_told() -> None:
    rows = (
        "期间,镇街,指标,数值\n2017Q2,春港镇,专利申请,1\n2017Q2,孟河镇,专利申请,2\n2017Q2,新桥镇,专利申请,3\n"
    )
    assert told(load_files({"data/a.csv": rows})) == [("SC151", 2, 8)]


def test_a_head_of_units_that_stands_beside_单位_is_not_taken_for_it() -> None:
    rows = "期间,单位,镇街,指标,数值\n2017Q2,春江镇,孟河镇,专利申请,437\n"
    assert read(rows) == {"chunjiang": 437.0}
    across = "2017年,,,,\n镇街,单位,指标,二季度\n孟河镇,春江镇,专利申请,437\n"
    assert read(across) == {"chunjiang": 437.0}


@pytest.mark.parametrize("head", ["单位", "镇街"])
def test_a_head_that_names_no_indicator_is_told_where_it_stands_and_cured_as_it_says(head: str) -> None:
    sheet = TITLE + f"序号,{head},专利申请量,备注\n1,春江镇,45,\n2,孟河镇,,\n3,新桥镇,21,\n"
    faults = [fault for fault in load_files({"data/2017Q2.csv": sheet}).faults if fault.severity != "info"]
    assert [(fault.code, fault.span.line, fault.span.column) for fault in faults] == [
        ("SC152", 2, 5 + len(head))
    ]
    assert faults[0].message.say("zh").startswith("方案里没有指标“专利申请量”；是不是“专利申请”？")
    cured = sheet.replace("专利申请量", "专利申请")
    assert {fault.code for fault in load_files({"data/2017Q2.csv": cured}).faults} == set()


def test_a_head_like_no_indicator_is_told_where_it_is_the_only_one() -> None:
    sheet = "2017Q2,,,\n序号,单位,楼宇,同比\n1,春江镇,4,1\n2,孟河镇,5,1\n"
    assert told(load_files({"data/a.csv": sheet})) == [("SC152", 2, 7), ("SC364", 2, 10)]
    beside = sheet.replace("同比", "专利申请")
    assert told(load_files({"data/a.csv": beside})) == [("SC364", 2, 7)]
