"""A table of targets whose measure stands above it, at its head or behind its figures: never passed over."""

from __future__ import annotations

import pytest

from tests.notice.test_lists import read, told

SCHEME = """
title: 示例
year: 2017
units: {{a: {{name: 甲镇}}, b: {{name: 乙镇}}}}
tables:
  t:
    title: 甲表
    {table}
    indicators:
      {row}
"""
ROW = "k: {{name: 产值, number: 1, measure: {measure}, nature: stock}}"
UPRIGHT = "序号,指标,甲镇,乙镇\n1,产值,1,2\n"
TURNED = "考核单位,产值\n甲镇,1\n乙镇,2\n"
LISTED = "考核单位,指标,目标值\n甲镇,产值,1\n乙镇,产值,2\n"
ABOVE = [
    "单位：亿元,,\n",
    "附件2 分解表（单位：亿元）,,\n",
    "（计量单位：亿元）,,\n",
    "单位,亿元,\n",
    "单位：亿元、件,,\n",
    "附件2 分解表（亿元）,,\n",
    "附件2 分解表,,单位：亿元\n",
    "计量单位：亿元，件,,\n",
    "2017年产值（亿元）目标,,\n",
    "（亿元）,,\n",
    "单位 亿元,,\n",
    "金额单位（亿元）,,\n",
    "单位：人民币亿元,,\n",
    "以亿元为单位,,\n",
    "2017年目标  亿元,,\n",
]


def targets(measure: str, table: str) -> tuple[list[str], list[str]]:
    """The targets of the row, as written, and the faults."""
    scheme = SCHEME.format(table="targets: {from: t.csv}", row=ROW.format(measure=measure))
    return listed(scheme, table)


def listed(scheme: str, table: str) -> tuple[list[str], list[str]]:
    file = read(scheme, **{"t.csv": table.encode()})
    rows = file.scheme.tables[0].rows if file.scheme else ()
    return [t.notice_text("") for row in rows for cells in row.targets.values() for t in cells], told(file)


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("table", [UPRIGHT, TURNED, LISTED])
def test_the_measure_above_is_that_of_the_row_or_is_told(above: str, table: str) -> None:
    assert targets("亿元", above + table) == (["1", "2"], [])
    none, faults = targets("万元", above + table)
    assert not none and [fault.partition(" ")[0] for fault in faults] == ["SC448", "SC448"]


@pytest.mark.parametrize(
    "above", ["单位：件,,\n", "填报单位：统计局,,\n", "单位：个、万元,,\n", "2017年目标,,\n", ""]
)
@pytest.mark.parametrize("table", [UPRIGHT, TURNED, LISTED])
def test_what_is_alike_or_no_measure_is_taken_as_it_is(above: str, table: str) -> None:
    assert targets("家", above + table) == (["1", "2"], [])


def test_what_a_row_states_itself_comes_before_what_stands_above() -> None:
    rows = "序号,指标,计量单位,甲镇,乙镇\n1,产值,万元,1,2\n"
    assert targets("万元", f"单位：亿元,,,\n{rows}") == (["1", "2"], [])


@pytest.mark.parametrize("title", ["", "附件2 分解表,,,\n"])
@pytest.mark.parametrize(
    "table",
    [
        "序号,指标,甲镇,乙镇\n,,（亿元）,（亿元）\n1,产值,1,2\n",
        "序号,指标,甲镇,乙镇\n,,亿元,亿元\n1,产值,1,2\n",
        "指标,甲镇,乙镇\n计量单位,亿元,亿元\n产值,1,2\n",
        "序号,指标,甲镇（亿元）,乙镇（亿元）\n1,产值,1,2\n",
        "序号,指标,目标值（亿元）,\n,,甲镇,乙镇\n1,产值,1,2\n",
        "序号,指标,目标值,\n,,甲镇,乙镇\n,,亿元,亿元\n1,产值,1,2\n",
        "考核单位,产值\n,（亿元）\n甲镇,1\n乙镇,2\n",
        "考核单位,产值\n计量单位,亿元\n甲镇,1\n乙镇,2\n",
        "考核单位,指标,目标值\n,,（亿元）\n甲镇,产值,1\n乙镇,产值,2\n",
    ],
)
def test_the_measure_at_or_below_the_heads_counts(title: str, table: str) -> None:
    assert targets("亿元", title + table) == (["1", "2"], [])
    none, faults = targets("万元", title + table)
    assert not none and [fault.partition(" ")[0] for fault in faults] == ["SC448", "SC448"]


def test_each_unit_may_have_a_measure_of_its_own() -> None:
    table = "指标,甲镇,乙镇\n,亿元,万元\n产值,1,20000\n"
    assert [fault.partition(" ")[0] for fault in targets("亿元", table)[1]] == ["SC448"]
    own = "指标,计量单位,甲镇（亿元）,乙镇\n产值,万元,1,2\n"
    assert targets("万元", own) == (["1", "2"], [])


@pytest.mark.parametrize("head", ["目标值（亿元）", "目标值[单位：亿元]"])
def test_the_head_of_the_targets_of_a_list_states_a_measure(head: str) -> None:
    table = LISTED.replace("目标值", head)
    assert targets("亿元", table) == (["1", "2"], []) and len(targets("万元", table)[1]) == 2


def test_each_line_of_a_list_states_its_own_measure() -> None:
    table = "考核单位,指标,计量单位,目标值\n甲镇,产值,万元,1\n乙镇,产值,亿元,2\n"
    assert targets("万元", table) == ([], ["SC448 t.csv:3:10"])


def test_a_list_of_the_rows_themselves_says_its_measure_above() -> None:
    scheme = SCHEME.format(table="", row="{from: t.csv}").replace("indicators:\n      {", "indicators: {")
    rows = "代号,名称,序号,计量单位,性质,目标值\nk,产值,1,{measure},存量,5\n"
    assert listed(scheme, "单位：亿元,,,,,\n" + rows.format(measure="亿元")) == (["5", "5"], [])
    assert len(listed(scheme, "单位：亿元,,,,,\n" + rows.format(measure="万元"))[1]) == 1


@pytest.mark.parametrize("table", [UPRIGHT.replace("指标", "指标（亿元）"), UPRIGHT + "单位：亿元,,,\n"])
def test_a_measure_at_the_head_of_the_rows_or_below_the_table_counts_too(table: str) -> None:
    assert targets("亿元", table) == (["1", "2"], []) and len(targets("万元", table)[1]) == 2


@pytest.mark.parametrize(
    "table",
    [
        "单位,目标值（亿元）\n甲镇,1\n乙镇,2\n",
        "单位（亿元）,目标值\n甲镇,1\n乙镇,2\n",
        "单位：亿元,\n单位,目标值\n甲镇,1\n乙镇,2\n",
        "单位,目标值,计量单位\n甲镇,1,亿元\n乙镇,2,亿元\n",
    ],
)
def test_a_list_for_one_row_states_its_measure(table: str) -> None:
    for measure, faults in (("亿元", 0), ("万元", 2)):
        row = f"k: {{name: 产值, number: 1, measure: {measure}, nature: stock, targets: {{from: t.csv}}}}"
        read_targets, told_of = listed(SCHEME.format(table="note: 无", row=row), table)
        assert len(told_of) == faults and read_targets == ([] if faults else ["1", "2"])
