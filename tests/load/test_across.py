"""Months and quarters across: the same figures as in the long shape, each at its own cell."""

from __future__ import annotations

import random

import pytest
from small import HEADER, load, load_files, only, values

from scorecard.base.fault import errors
from scorecard.workspace import read_workspace
from tests.cli.running import run

LONG = (
    HEADER
    + "2017Q1,春江镇,专利申请,210,,,,,,,,\n2017Q2,春江镇,专利申请,437,,,,,,,,\n"
    + "2017Q1,孟河镇,专利申请,150,,,,,,,,\n2017Q2,孟河镇,专利申请,300,,,,,,,,\n"
)
ROWS = "春江镇,专利申请,210,437\n孟河镇,专利申请,150,300\n"
HEADS = [
    ("2017年完成情况,,,\n单位,指标,一季度,二季度\n", "a"),
    ("单位,指标,第一季度,第二季度\n", "2017年报表"),
    ("单位,指标,2017Q1,2017Q2\n", "a"),
    ("单位,指标,2017-03,2017-06\n", "a"),
    ("期间：2017年,,,\n单位,指标,3月,6月\n", "a"),
    ("单位,指标,1-3月,1-6月\n", "2017"),
    ("单位,指标,March,June\n", "2017"),
    ("单位,指标,Q1,Q2\n", "2017"),
]


@pytest.mark.parametrize(("head", "name"), HEADS)
def test_as_the_long_shape(head: str, name: str) -> None:
    read = load_files({f"data/{name}.csv": head + ROWS})
    assert read.faults == ()
    assert read.files[0].shape == "across"
    assert values(read.ledgers[2017]) == values(load(LONG).ledgers[2017])


@pytest.mark.parametrize(
    "files",
    [
        {"data/专利申请.csv": "2017年,,\n单位,一季度,二季度\n春江镇,210,437\n孟河镇,150,300\n"},
        {"data/a.csv": "2017年专利申请按季完成情况,,\n单位,一季度,二季度\n春江镇,210,437\n孟河镇,150,300\n"},
        {
            "data/春江镇.csv": "指标,2017Q1,2017Q2\n专利申请,210,437\n",
            "data/b.csv": "填报单位：孟河镇,,\n指标,2017Q1,2017Q2\n专利申请,150,300\n",
        },
    ],
)
def test_a_sheet_for_each_indicator_or_unit(files: dict[str, str]) -> None:
    read = load_files(files)
    assert [fault.code for fault in read.faults] == []
    assert sorted(values(read.ledgers[2017])) == sorted(values(load(LONG).ledgers[2017]))


ACROSS = "单位,指标,一季度,二季度\n春江镇,专利申请,2.1,4.37\n孟河镇,专利申请,1.5,3\n"


@pytest.mark.parametrize(
    "sheet",
    [
        f"2017年完成情况（百件）,,,\n{ACROSS}",
        f"2017年专利（百件）完成情况,,,\n{ACROSS}",
        f"2017年各季度完成情况（单位：百件）,,,\n{ACROSS}",
        f"2017年完成情况,,,单位：百件\n{ACROSS}",
        f"2017年完成情况  百件,,,\n{ACROSS}",
        f"2017年,,,\n单位 百件,,,\n{ACROSS}",
        f"2017年,,,\n以百件为单位,,,\n{ACROSS}",
        f"2017年,,,\n{ACROSS}单位：百件,,,\n",
        f"2017年,,,\n{ACROSS}注：单位为百件,,,\n",
        "2017年,,,\n" + ACROSS.replace("指标", "指标（百件）"),
        "2017年,,,\n" + ACROSS.replace("单位", "单位（百件）"),
        "2017年,,,\n" + ACROSS.replace("季度", "季度（百件）"),
    ],
)
def test_wherever_a_sheet_states_a_measure_it_counts(sheet: str) -> None:
    read = load_files({"data/a.csv": sheet})
    assert {fault.code for fault in read.faults} == {"SC361"}
    assert values(read.ledgers[2017]) == values(load(LONG).ledgers[2017])


@pytest.mark.parametrize(
    "title",
    [
        "附件（十）",
        "2017年（上半年）",
        "2017年考核得分（分）",
        "各单位完成情况",
        "2017年各镇 排名 位",
        "填报单位：统计局",
        "（试行）",
    ],
)
def test_a_title_that_states_no_measure_leaves_figures_as_they_are(title: str) -> None:
    sheet = f"{title},,,\n2017年,,,\n单位,指标,一季度,二季度\n{ROWS}"
    read = load_files({"data/a.csv": sheet})
    assert errors(read.faults) == () and values(read.ledgers[2017]) == values(load(LONG).ledgers[2017])


def test_of_several_measures_in_a_title_each_row_has_its_own() -> None:
    sheet = f"2017年专利（百件）、产值（亿元）完成情况,,,\n{ACROSS}"
    assert values(load_files({"data/a.csv": sheet}).ledgers[2017]) == values(load(LONG).ledgers[2017])


def test_the_first_period_of_a_year_has_a_column_of_its_own() -> None:
    sheet = "2017年,,\n单位,指标,一季度\n春江镇,专利申请,210\n孟河镇,专利申请,150\n"
    read = load_files({"data/a.csv": sheet})
    assert (read.faults, read.files[0].shape) == ((), "across")
    assert [one[3] for one in values(read.ledgers[2017])] == [210, 150]


def test_a_measure_at_a_period_that_is_not_that_of_the_row_is_told() -> None:
    sheet = "2017年,,,\n单位,指标,计量单位,一季度（件）,二季度\n春江镇,专利申请,百件,2.1,4.37\n"
    assert "SC363" in [fault.code for fault in load_files({"data/a.csv": sheet}).faults]


def test_measures_marks_and_empty_cells() -> None:
    sheet = "单位,指标,计量单位,2017Q1,2017Q2\n春江镇,专利申请,件,210,\n孟河镇,专利申请,百件,1.5,3\n"
    found = values(load_files({"data/a.csv": sheet}).ledgers[2017])
    assert [one[3] for one in found if one[2] == "applications"] == [210, 150, 300]


def test_each_figure_stands_where_it_is_written() -> None:
    read = load_files({"data/a.csv": "单位,指标,2017Q1,2017Q2\n春江镇,专利申请,210,很多\n"})
    fault = only(read)
    assert (fault.span.line, fault.span.column, fault.span.length) == (2, 14, 2)
    ledger = read.ledgers[2017]
    assert [(ledger.span(n).line, ledger.span(n).column) for n in range(len(ledger))] == [(2, 10)]


def test_the_order_of_rows_and_columns_changes_nothing() -> None:
    rows = [line.split(",") for line in ROWS.splitlines()]
    wanted = values(load(LONG).ledgers[2017])
    for seed in range(6):
        rng = random.Random(seed)
        order = rng.sample(range(4), 4)
        lines = [["单位", "指标", "2017Q1", "2017Q2"], *rng.sample(rows, len(rows))]
        text = "".join(",".join(line[n] for n in order) + "\n" for line in lines)
        assert sorted(values(load_files({"data/a.csv": text}).ledgers[2017])) == sorted(wanted)


def test_a_period_twice_is_a_fault() -> None:
    read = load_files({"data/a.csv": "单位,指标,2017Q1,2017-03,2017Q2\n春江镇,专利申请,1,2,3\n"})
    assert only(read).span.column == 14


def test_a_units_own_sheet_with_two_columns_of_one_period_stays_one() -> None:
    read = load_files({"data/2017Q2-春江镇.csv": "指标,目标,二季度,1-6月累计\n专利申请,910,227,437\n"})
    assert read.files[0].shape == "own"


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["2017-03-01", "2017-06-01"], ["2017-03-01", "2017-06-01"]),
        (["2017/3/1", "2017/6/1"], ["2017/3/1", "2017/6/1"]),
        (["Mar-17", "Jun-17"], ["Mar-17", "Jun-17"]),
        (["2017Q1", "2017/6/1"], ["2017/6/1"]),
    ],
)
def test_heads_of_which_excel_made_dates_are_told_once_each_with_the_period(heads, cells) -> None:
    read = load_files({"data/a.csv": f"单位,指标,{','.join(heads)}\n{ROWS}"})
    assert [fault.code for fault in read.faults] == ["SC158"] * len(cells)
    assert [str(fault.args["text"]) for fault in read.faults] == cells
    assert str(read.faults[-1].args["period"]) == "2017Q2"
    assert len(read.ledgers[2017]) == 0


def test_a_row_of_a_long_sheet_is_no_head_whatever_its_indicator_is_called(tmp_path):
    # 项目 also heads a column of indicators, and 1000 and 2017 might be years.
    scheme = (
        "title: 示例\nyear: 2017\nunits: {jia: {name: 甲镇}}\ntables:\n  t:\n    title: 表\n    indicators:\n"
    )
    scheme += "      xm: {name: 项目, nature: stock, targets: 900}\n"
    for value in ("1000", "2016"):
        root = tmp_path / value
        for name, text in (
            ("config/s.yaml", scheme),
            ("data/a.csv", f"期间,单位,指标,数值\n2017,甲镇,项目,{value}\n"),
        ):
            (root / name).parent.mkdir(parents=True)
            (root / name).write_text(text, encoding="utf-8")
        done = run("check", at=root)
        assert done.code == 0, done.out + done.err


FLOWS = """title: 示例
year: 2026
frequency: quarter
units: {{甲: {{name: 甲镇}}}}
tables:
  表:
    title: 表
    indicators:
      产值: {{name: 产值, number: 1, targets: 100, reported: {reported}}}
      企业数: {{name: 企业数, number: 2, nature: stock, targets: 10}}
"""


@pytest.mark.parametrize(
    ("sheet", "alone"),
    [
        ("单位,指标,一季度,二季度,累计\n甲镇,产值,10,20,30\n", True),
        ("单位,指标,一季度,二季度,合计\n甲镇,产值,10,20,30\n", True),
        ("单位,指标,一季度,二季度,累计\n甲镇,产值,10,30,30\n", False),
        ("2026年各季度当季完成情况,,,\n单位,指标,一季度,二季度\n甲镇,产值,10,20\n", True),
        ("2026年各季度累计完成情况,,,\n单位,指标,一季度,二季度\n甲镇,产值,10,30\n", False),
        ("单位,指标,一季度,二季度,年累计数\n甲镇,产值,10,20,30\n", True),
        ("单位,指标,一季度,二季度,一至二季度累计\n甲镇,产值,10,20,30\n", True),
        ("2026年各季度情况（非累计数）,,,\n单位,指标,一季度,二季度\n甲镇,产值,10,20\n", None),
        # 存量没有当期、累计之分；只有一期、没填、对不上的，看不出来。
        ("单位,指标,一季度,二季度,合计\n甲镇,企业数,10,20,30\n", None),
        ("单位,指标,一季度,二季度,累计\n甲镇,产值,10,,10\n", None),
        ("单位,指标,一季度,二季度,累计\n甲镇,产值,10,20,25\n", None),
        ("单位,指标,一季度,二季度\n甲镇,产值,10,20\n", None),
    ],
)
def test_what_the_periods_come_to_says_how_they_count(tmp_path, sheet, alone):
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "2026.csv").write_text(sheet, encoding="utf-8")
    for reported in ("period", "cumulative"):
        (tmp_path / "config" / "2026.yaml").write_text(FLOWS.format(reported=reported), encoding="utf-8")
        codes = [fault.code for fault in errors(read_workspace(tmp_path).faults)]
        assert codes == ([] if alone is None or alone == (reported == "period") else ["SC526"])


TOTALS = FLOWS.replace("产值: {{name: 产值, ", "产值: {{name: 产值, measure: 万元, ").replace(
    "nature: stock, ", "measure: 件, reported: {reported}, "
)
"""Two flows: one that may be rounded, and one that is counted one by one."""
WRONG_TOTALS = [
    "一季度,二季度,累计\n甲镇,产值,10,20,45",
    "一季度,二季度,合计\n甲镇,产值,10,20,45",
    "一季度,二季度,总数\n甲镇,产值,10,20,45",
    "一季度,二季度,三季度,四季度,全年总数\n甲镇,产值,10,20,30,40,145",
    "一季度,二季度,三季度,四季度,全年数\n甲镇,产值,10,20,30,40,145",
    "一季度,二季度,年初至今\n甲镇,产值,10,20,45",
    "一季度,二季度,2026年累计\n甲镇,产值,10,20,45",
    "一季度,二季度,YTD\n甲镇,产值,10,20,45",
    "一季度,二季度,Total\n甲镇,产值,10,20,45",
    "合计,二季度,一季度\n甲镇,产值,45,20,10",
    "一季度,二季度,上半年合计,三季度,累计\n甲镇,产值,10,20,45,30,60",
    "一季度,二季度,三季度,累计\n甲镇,产值,10,20,,45",
    "1-3月,1-6月,合计\n甲镇,产值,10,30,99",
    '一季度,二季度,累计\n甲镇,产值,"1,000","2,000","4,000"',
    # 件数是一个一个数的，没有四舍五入。
    "一季度,二季度,累计\n甲镇,企业数,10,20,31",
    "一季度,二季度,累计\n甲镇,产值,10,20,31.6",
    # 合计和各期用不同的计量单位。
    "一季度,二季度,累计（亿元）\n甲镇,产值,1000,2000,4",
    "一季度（亿元）,二季度,累计（亿元）\n甲镇,产值,2,3,5",
]
SOUND_TOTALS = [
    # 头里还有别的词的，是别的数。
    *(
        f"一季度,二季度,{head}\n甲镇,产值,10,20,45"
        for head in (
            *(
                "上年累计",
                "2025年累计",
                "累计目标",
                "全年目标合计",
                "累计增长",
                "合计排名",
                "非累计",
                "开工以来累计",
            ),
            *(
                "历年累计",
                "累计同比",
                "合计得分",
                "平均",
                "年度",
                "Total target",
                "Cumulative growth",
                "Last year total",
            ),
        )
    ),
    # 四舍五入。
    "一季度,二季度,三季度,累计\n甲镇,产值,10.4,20.4,30.4,61",
    "一季度,二季度,累计\n甲镇,产值,10,20,30.4",
    "计量单位,一季度,二季度,累计\n甲镇,企业数,百件,1,2,4",
    # 有一期没有报，合计里可能有它。
    "一季度,二季度,三季度,累计\n甲镇,产值,10,,20,45",
    "二季度,三季度,累计\n甲镇,产值,10,20,45",
    "一季度,二季度,三季度,累计\n甲镇,产值,10,20,,45\n甲镇,企业数,1,2,3,6",
    "一季度,二季度,累计\n甲镇,产值,10,未报,45",
    "一季度,二季度,全年合计\n甲镇,产值,10,20,45",
    # 小计、某一季的合计，不知道是哪几期的。
    "一季度,二季度,小计\n甲镇,产值,10,20,45",
    "一季度,二季度,二季度合计\n甲镇,产值,10,20,45",
    # 合计用另外的计量单位。
    "一季度,二季度,累计（亿元）\n甲镇,产值,1000,2000,0.3",
    "一季度（亿元）,二季度,累计（亿元）\n甲镇,产值,2,30000,5",
    "一季度,二季度,累计\n甲镇,产值,1000,2000,0.4亿元",
]


def _across(tmp_path, scheme: str, sheet: str):
    for folder, text in (("config", scheme), ("data", f"单位,指标,{sheet}\n")):
        (tmp_path / folder).mkdir(exist_ok=True)
        suffix = "yaml" if folder == "config" else "csv"
        (tmp_path / folder / f"2026.{suffix}").write_text(text, encoding="utf-8")
    return read_workspace(tmp_path).faults


@pytest.mark.parametrize("reported", ["period", "cumulative"])
@pytest.mark.parametrize("sheet", WRONG_TOTALS)
def test_a_total_that_fits_neither_reading_is_told(tmp_path, sheet, reported):
    faults = _across(tmp_path, TOTALS.format(reported=reported), sheet)
    [fault] = [fault for fault in faults if fault.code == "SC523"]
    assert fault.severity == "warning"
    assert fault.span.line == 2


@pytest.mark.parametrize("reported", ["period", "cumulative"])
@pytest.mark.parametrize("sheet", SOUND_TOTALS)
def test_a_total_that_may_be_right_is_not_told(tmp_path, sheet, reported):
    faults = _across(tmp_path, TOTALS.format(reported=reported), sheet)
    assert "SC523" not in [fault.code for fault in faults]


def test_the_figure_that_the_cure_of_a_wrong_total_names_is_right(tmp_path):
    for reported, due in (("period", "30"), ("cumulative", "20")):
        scheme = TOTALS.format(reported=reported)
        faults = _across(tmp_path, scheme, "一季度,二季度,累计\n甲镇,产值,10,20,45")
        [wrong] = [fault for fault in faults if fault.code == "SC523"]
        assert [wrong.args[name] for name in ("total", "sum", "last", "due")] == ["45", "30", "20", due]
        faults = _across(tmp_path, scheme, f"一季度,二季度,累计\n甲镇,产值,10,20,{due}")
        assert not {"SC523", "SC526"} & {fault.code for fault in faults}


def test_counts_are_held_against_the_scheme_of_their_own_year_only(tmp_path):
    (tmp_path / "config").mkdir()
    other = FLOWS.format(reported="period").replace("year: 2026", "year: 2025")
    (tmp_path / "config" / "2025.yaml").write_text(other, encoding="utf-8")
    faults = _across(tmp_path, FLOWS.format(reported="cumulative"), "一季度,二季度,累计\n甲镇,产值,10,30,30")
    assert errors(faults) == ()


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("2017年各季新增", {"SC531"}),
        ("2017年分季度净增情况", {"SC531"}),
        ("2017年各季累计新增", set()),
        ("2017年新增情况", set()),
        ("2017年各季当期新增", {"SC526"}),
    ],
)
def test_what_is_new_in_each_period_may_be_that_of_the_period_alone(title: str, found: set[str]) -> None:
    read = load_files({"data/a.csv": f"{title},,,\n单位,指标,一季度,二季度\n{ROWS}"})
    assert {fault.code for fault in read.faults} - {"SC365"} == found
