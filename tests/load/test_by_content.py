"""Columns that say by what stands in them what they are."""

from __future__ import annotations

import pytest
from small import load_files, told, values

HEADS = [
    "指标单位", "数据单位", "计数单位", "计量", "量纲", "货币单位", "金额单位", "度量单位", "统计单位", "计量单位名称",
    "单位（计量）", "单位/口径", "口径", "币种", "unit", "Unit", "单 位", "说明",
]  # fmt: skip
SHEETS = {
    "annex": "2017Q2,,,\n指标,{},春江镇,孟河镇\n产值,亿元,2,3\n",
    "annex, behind": "2017Q2,,,\n指标,春江镇,孟河镇,{}\n产值,2,3,亿元\n注：,,,\n",
    "own": "填报单位：春江镇,,\n2017Q2,,\n指标,{},目标,完成\n产值,亿元,,2\n",
    "across": "2017年,,,\n单位,指标,{},二季度\n春江镇,产值,亿元,2\n孟河镇,产值,亿元,3\n",
    "long": "期间,单位,指标,数值,{}\n2017Q2,春江镇,产值,2,亿元\n2017Q2,孟河镇,产值,3,亿元\n",
    "turned": "2017Q2,,,\n单位,产值,{},备注\n春江镇,2,亿元,\n孟河镇,3,亿元,\n",
}


def output(sheet: str) -> float | str:
    """The first figure of 产值, which the scheme measures in 万元."""
    actuals = load_files({"data/a.csv": sheet})
    assert not [fault for fault in actuals.faults if fault.severity == "error"], told(actuals)
    return {found[1:3]: found[3] for found in values(actuals.ledgers[2017])}["chunjiang", "output"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("shape", SHEETS)
def test_a_column_of_nothing_but_measures_is_one_of_measures(shape: str, head: str) -> None:
    assert output(SHEETS[shape].format(head)) == 20000.0


@pytest.mark.parametrize("shape", ["annex", "own", "turned"])
def test_even_without_a_head(shape: str) -> None:
    assert output(SHEETS[shape].format("")) == 20000.0


@pytest.mark.parametrize("text", ["人民币", "RMB", "10", "100", "十", "统计局", "全市"])
@pytest.mark.parametrize("shape", SHEETS)
def test_a_column_of_other_words_is_none(shape: str, text: str) -> None:
    assert output(SHEETS[shape].format("币种").replace("亿元", text)) == 2.0


def test_units_beside_a_column_of_measures_with_the_same_head() -> None:
    assert output("期间,单位,指标,单位,数值\n2017Q2,春江镇,产值,亿元,2\n") == 20000.0
    assert output("2017Q2,,\n单位,产值,单位\n春江镇,2,亿元\n") == 20000.0
    assert output("填报单位：春江镇,,\n2017年,,\n指标,单位,二季度\n产值,亿元,2\n") == 20000.0


def test_in_a_sheet_with_units_down_a_column_speaks_of_the_figures_before_it() -> None:
    sheet = "2017Q2,,,\n单位,产值,计量,专利申请,计量\n春江镇,2,亿元,437,件\n"
    actuals = load_files({"data/a.csv": sheet})
    assert {found[2]: found[3] for found in values(actuals.ledgers[2017])} == {
        "output": 20000.0,
        "applications": 437.0,
    }
    assert output("2017Q2,,,\n单位,产值,计量,专利申请\n春江镇,2,亿元,437\n") == 20000.0
    assert output("2017Q2,,\n单位,计量,产值\n春江镇,亿元,2\n") == 20000.0


def test_a_measure_of_such_a_column_that_does_not_fit_is_a_fault() -> None:
    actuals = load_files({"data/a.csv": "2017Q2,,\n指标,口径,春江镇\n专利申请,亿元,2\n"})
    assert [fault.code for fault in actuals.faults if fault.severity == "error"] == ["SC360"]
