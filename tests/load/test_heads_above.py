"""What stands above the head of a wide sheet: the upper half of the head, and the period that a title says."""

from __future__ import annotations

import pytest
from small import load_files, told, values

from scorecard.load.actuals.files import Actuals


def read(sheet: str, name: str = "a") -> Actuals:
    return load_files({f"data/{name}.csv": sheet})


@pytest.mark.parametrize("group", ["各镇", "镇", "中心城区", "北片"])
@pytest.mark.parametrize(
    "heads",
    [
        "序号,指标,计量单位,{},,合计,备注\n,,,春江镇,孟河镇,,\n",
        "序号,指标,计量单位,{},,合计,备注\n序号,指标,计量单位,春江镇,孟河镇,合计,备注\n",
    ],
)
def test_labels_merged_over_both_rows_or_over_units_were_used(heads: str, group: str) -> None:
    actuals = read("期间,2017Q2,,,,,\n" + heads.format(group) + "6,专利申请,件,437,300,737,\n")
    assert [fault.code for fault in actuals.faults] == ["SC160"], told(actuals)
    assert [found[3] for found in values(actuals.ledgers[2017])] == [437.0, 300.0]


def test_a_period_among_them_is_read() -> None:
    sheet = "序号,指标,2017年二季度,\n,,春江镇,孟河镇\n6,专利申请,437,300\n"
    assert {found[0] for found in values(read(sheet).ledgers[2017])} == {"2017Q2"}


@pytest.mark.parametrize(
    "line", ["填报人：张三,,2017年7月8日,", "附表,,,单位：元", "单位,万元,,", ",二季度情况,,"]
)
def test_a_line_that_is_no_half_of_the_head_is_read_as_before(line: str) -> None:
    actuals = read(f"期间,2017Q2,,\n{line}\n序号,指标,春江镇,孟河镇\n1,产值,4,3\n")
    assert ("SC365", 2) in {(fault.code, fault.span.line) for fault in actuals.faults} or "元" in line


TITLES = {
    "二季度完成情况": "2017Q2", "第三季度专利情况": "2017Q3", "1-6月专利申请情况": "2017Q2", "上半年完成情况": "2017Q2",
    "前三季度专利情况": "2017Q3", "2017年春江镇等第二季度情况": "2017Q2",
}  # fmt: skip


@pytest.mark.parametrize(("title", "period"), TITLES.items())
def test_a_title_that_says_no_year_is_of_that_of_the_scheme(title: str, period: str) -> None:
    actuals = read(f"{title},\n指标,春江镇,孟河镇\n专利申请,437,3\n")
    assert [found[0] for found in values(actuals.ledgers[2017])] == [period, period]
    assert actuals.faults == ()


@pytest.mark.parametrize(
    "title",
    [
        "全年目标完成情况",
        "年度任务完成情况",
        "一季度、二季度完成情况",
        "填报日期：4月8日",
        "比一季度同比增长",
        "3月完成情况",
    ],
)
def test_what_may_mean_another_time_says_no_period(title: str) -> None:
    faults = read(f"{title},\n指标,春江镇,孟河镇\n专利申请,437,3\n").faults
    assert [fault.code for fault in faults] == ["SC122"]
    assert faults[0].cure.say("zh") == "在表头上方加一行 期间,2017Q1，或把文件名改成 2017Q1-….csv"


def test_what_a_line_or_the_name_says_goes_before_a_title() -> None:
    sheet = "二季度完成情况,\n指标,春江镇,孟河镇\n专利申请,437,3\n"
    assert {found[0] for found in values(read(sheet, "2017Q3").ledgers[2017])} == {"2017Q3"}
    assert {found[0] for found in values(read("期间,2017Q3\n" + sheet).ledgers[2017])} == {"2017Q3"}
