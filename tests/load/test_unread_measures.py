"""A measure that words around the figures name is read, or it is said that no figure was read in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small import load_files, scheme, values

from scorecard.load.actuals.files import Actuals, load_actuals
from scorecard.load.source import Source

OUTPUT = ("2017Q2", "chunjiang", "output")
TITLE = "2017年第二季度完成情况"


def output(actuals: Actuals) -> float | str:
    """The figure of 产值, which the scheme measures in 万元."""
    return {found[:3]: found[3] for found in values(actuals.ledgers[2017], scheme())}[OUTPUT]


def is_told(actuals: Actuals) -> bool:
    return "SC540" in {fault.code for fault in actuals.faults}


@pytest.mark.parametrize(
    "said",
    [
        "（亿元）", "〔亿元〕", "《亿元》", "{亿元}", "（以亿元计）", "（按亿元统计）", "（产值：亿元）", "（产值亿元）",
        "（产值：亿元、专利：件）", "（亿元、现价）", "（当年价 亿元）", "（人民币 亿元）", "（亿）", "——亿元", "：亿元",
        "（单位：亿元、截至6月底）", "  单位：亿元", "（填报单位：统计局  单位：亿元）", "（亿元，保留两位小数）",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "sheet",
    [
        "{},,\n指标,春江镇,孟河镇\n产值,2,3\n",
        "{},,\n单位,产值,备注\n春江镇,2,\n孟河镇,3,\n",
        "期间,2017Q2,\n{},,\n指标,春江镇,孟河镇\n产值,2,3\n",
        "指标,春江镇,孟河镇\n产值,2,3\n注：{},,\n",
        "{},,,\n期间,单位,指标,数值\n2017Q2,春江镇,产值,2\n2017Q2,孟河镇,产值,3\n",
    ],
)
def test_it_is_read_or_doubted(sheet: str, said: str) -> None:
    text = (TITLE + said).replace(",", "，")
    actuals = load_files({"data/2017Q2.csv": sheet.format(text)})
    assert (output(actuals), is_told(actuals)) in ((20000.0, False), (2.0, True))


@pytest.mark.parametrize(
    "name", ["2017Q2-亿元", "2017Q2-单位亿元", "2017Q2-产值-亿元", "产值（亿元）2017Q2", "2017Q2（亿元）"]
)
@pytest.mark.parametrize("few", [0, 1 << 20])
def test_a_file_name_is_read_or_doubted_whoever_reads_the_file(name: str, few: int) -> None:
    rows = "period,unit,indicator,value\n2017Q2,春江镇,产值,2\n".encode()
    source = Source(f"data/{name}.csv", rows)
    actuals = load_actuals([source], [scheme()], few)
    assert (output(actuals), is_told(actuals)) in ((20000.0, False), (2.0, True))


@pytest.mark.parametrize(
    "said",
    [
        "", "（万元）", "（单位：万元）", "（万元、件）", "（分）", "（十）", "：过亿元项目", "（亿元以上企业）",
        "（万元GDP能耗）", "：新增投资5亿元", "：每亿元产值", "（百亿企业）", "：十件实事", "（千人计划）",
    ],
)  # fmt: skip
def test_what_is_no_measure_of_the_figures_is_not_doubted(said: str) -> None:
    sheet = f"{TITLE}{said},,\n指标,春江镇,孟河镇\n产值,2,3\n"
    actuals = load_files({"data/2017Q2.csv": sheet})
    assert output(actuals) == 2.0
    assert not is_told(actuals)


@pytest.mark.parametrize(
    "sheet",
    [
        "单位：亿元\n指标,春江镇\n产值,2\n",
        "指标,目标值（亿元）,春江镇\n产值,3,2\n",
        "指标,春江镇,上年同期（亿元）\n产值,2,1\n",
        "指标,春江镇,孟河镇\n产值（亿元）,,\n专利申请,2,3\n",
        "单位：亿元、件\n指标,春江镇\n产值,2\n专利申请,3\n",
        "指标,计量单位,春江镇\n产值,亿元,2\n",
    ],
)
def test_what_is_read_or_speaks_of_other_figures_is_not_doubted(sheet: str) -> None:
    assert not is_told(load_files({"data/2017Q2.csv": sheet}))


@pytest.mark.parametrize("alias", ["产值（亿元）", "产值（亿元、现价）", "1.产值（亿元）", "产值，亿元"])
@pytest.mark.parametrize(
    "sheet", ["指标,春江镇\n{},2\n", "单位,{}\n春江镇,2\n", "期间,单位,指标,数值\n2017Q2,春江镇,{},2\n"]
)
def test_an_alias_of_the_scheme_is_no_way_to_pass_a_measure_over(sheet: str, alias: str) -> None:
    tables = [
        replace(
            table,
            indicators=tuple(
                replace(row, aliases=(alias,)) if row.id == OUTPUT[2] else row for row in table.indicators
            ),
        )
        for table in scheme().tables
    ]
    own = replace(scheme(), tables=tuple(tables))
    source = Source("data/2017Q2.csv", sheet.format(alias).encode())
    for few in (0, 1 << 20):
        actuals = load_actuals([source], (own,), few)
        assert (output(actuals), is_told(actuals)) in ((20000.0, False), (2.0, True))


def test_written_as_the_cure_says_it_is_converted() -> None:
    actuals = load_files({"data/2017Q2.csv": f"{TITLE}〔亿元〕,\n单位：亿元,\n指标,春江镇\n产值,2\n"})
    assert output(actuals) == 20000.0
    assert not is_told(actuals)


@pytest.mark.parametrize("few", [0, 1 << 20])
def test_a_note_below_many_rows_is_doubted_whoever_reads_them(few: int) -> None:
    rows = "period,unit,indicator,value\n2017Q2,春江镇,产值,2\n注：产值单位是亿元,,,\n".encode()
    actuals = load_actuals([Source("data/a.csv", rows)], [scheme()], few)
    assert output(actuals) == 2.0
    assert is_told(actuals)


@pytest.mark.parametrize("few", [0, 1 << 20])
def test_a_label_is_that_of_the_row_whose_figures_stand_on_its_line(few: int) -> None:
    rows = "period,unit,indicator,value\n2017Q2,春江镇,产值（万元）,2\n2017Q2,全区,产值,5\n".encode()
    assert not is_told(load_actuals([Source("data/a.csv", rows)], [scheme()], few))


REMARKED = [
    "指标,春江镇,备注\n产值,2,{}\n",
    "单位,产值,备注\n春江镇,2,{}\n",
    "填报单位：春江镇,,\n指标,完成,备注\n产值,2,{}\n",
    "2017年,,,\n单位,指标,二季度,备注\n春江镇,产值,2,{}\n",
    "期间,单位,指标,数值,备注\n2017Q2,春江镇,产值,2,{}\n",
    "期间,单位,指标,数值,来源\n2017Q2,春江镇,产值,2,{}\n",
    "类别,指标,春江镇\n{},产值,2\n",
]


@pytest.mark.parametrize("few", [0, 1 << 20])
@pytest.mark.parametrize("sheet", REMARKED)
@pytest.mark.parametrize(
    "remark", ["亿元", "（亿元）", "单位：亿元", "单位为亿元", "以亿元计", "经济（亿元）"]
)
def test_a_remark_that_names_a_measure_is_doubted(remark: str, sheet: str, few: int) -> None:
    source = Source("data/2017Q2.csv", sheet.format(remark).encode())
    actuals = load_actuals([source], [scheme()], few)
    # A column that holds nothing but a measure is one of measures.
    assert (output(actuals), is_told(actuals)) in ((2.0, True), (20000.0, False))


@pytest.mark.parametrize("few", [0, 1 << 20])
@pytest.mark.parametrize("sheet", REMARKED)
@pytest.mark.parametrize(
    "remark",
    [
        "单位：万元", "注：2025年为3.2亿元", "上年5000万元", "产值达亿元", "过亿元企业3家", "牵头单位：财政局", "3家", "（件）",
        "亿元项目", "比上年增加 2 亿元", "单位负责人未签字",
    ],
)  # fmt: skip
def test_a_remark_of_amounts_and_other_things_is_not_doubted(remark: str, sheet: str, few: int) -> None:
    source = Source("data/2017Q2.csv", sheet.format(remark).encode())
    actuals = load_actuals([source], [scheme()], few)
    assert output(actuals) == 2.0
    assert not is_told(actuals)


@pytest.mark.parametrize("few", [0, 1 << 20])
def test_of_many_rows_those_are_doubted_whose_remark_or_unit_names_a_measure(few: int) -> None:
    sheet = "period,unit,indicator,value,note\n2017Q2,春江镇,产值,2,\n2017Q2,{},专利申请,3,{}\n2017Q2,孟河镇,产值,4,{}\n"
    for unit, of_patents, of_output, doubted in (
        ("春江镇", "亿元", "", False),
        ("春江镇", "", "单位：亿元", True),
        ("春江镇（件）", "", "", False),
    ):
        source = Source("data/a.csv", sheet.format(unit, of_patents, of_output).encode())
        assert is_told(load_actuals([source], [scheme()], few)) == doubted


@pytest.mark.parametrize(
    "said", ["Unit: 100 million yuan", "Unit: RMB 100 million", "RMB 100 million", "(100 million yuan)"]
)
def test_a_measure_in_english_above_is_read(said: str) -> None:
    actuals = load_files({"data/2017Q2.csv": f"Report,\n{said},\n指标,春江镇\n产值,2\n"})
    assert output(actuals) == 20000.0
    assert not is_told(actuals)


@pytest.mark.parametrize(
    "name", ["10", "100", "1000", "2017Q2-10", "2017Q2-1,000", "10 people", "2017Q2_100"]
)
def test_a_number_in_a_name_is_no_measure(name: str) -> None:
    actuals = load_files({f"data/{name}.csv": "期间,单位,指标,数值\n2017Q2,春江镇,产值,2\n"})
    assert output(actuals) == 2.0
    assert not is_told(actuals)
