"""Words that name a measure are read where they are plain, and asked about where they are not."""

from __future__ import annotations

import pytest
from small import load_files, values

from scorecard.load.actuals.files import Actuals

SHEET = "{title},,\n{line},,\n指标,春江镇,孟河镇\n产值,2,3\n科普活动,4,5\n"


def output(actuals: Actuals) -> float | str:
    """The figure of 产值, which the scheme measures in 万元."""
    return {found[1:3]: found[3] for found in values(actuals.ledgers[2017])}["chunjiang", "output"]


def is_told(actuals: Actuals) -> bool:
    return "SC540" in {fault.code for fault in actuals.faults}


def read(title: str = "2017年二季度完成情况", line: str = "", name: str = "a") -> Actuals:
    return load_files({f"data/{name}.csv": SHEET.format(title=title, line=line)})


@pytest.mark.parametrize(
    "said",
    ["（亿元口径）", "（RMB亿）", "（億元）", "（亿圆）", "（10亿元）", "（￥亿元）", "（单位：10亿元）"],
)
def test_of_titles(said: str) -> None:
    actuals = read(title=f"2017年二季度完成情况{said}")
    assert (output(actuals), is_told(actuals)) in ((20000.0, False), (2.0, True))


@pytest.mark.parametrize(
    "line",
    [
        "金额以亿元列示", "产值按亿元填", "请以亿元填报产值", "单位：亿元(现价)", "单位：产值（亿元）", "产值用亿元表示",
        "单位：億元",
    ],
)  # fmt: skip
def test_of_lines(line: str) -> None:
    actuals = read(line=line)
    assert (output(actuals), is_told(actuals)) in ((20000.0, False), (2.0, True))


@pytest.mark.parametrize("line", ["单位：亿元  万人", "单位：亿元 件", "单位：亿元、万人", "单位：亿 元"])
def test_a_list_may_be_parted_by_blanks(line: str) -> None:
    sheet = SHEET.format(title="2017年二季度", line=line).replace("科普活动", "专利申请")
    actuals = load_files({"data/a.csv": sheet.replace("专利申请,4,5\n", "")})
    assert (output(actuals), is_told(actuals)) == (20000.0, False)


@pytest.mark.parametrize(
    "said",
    [
        "单位：人民币 亿元", "（单位：人民币　亿元）", "金额单位：人民币 亿元", "单位：RMB 亿元", "单位：亿元（人民币）", "单位：￥亿元",
        "（亿元，人民币）", "（人民币、亿元）", "单位：亿元人民币",
    ],
)  # fmt: skip
def test_which_money_it_is_does_not_hide_how_much_of_it(said: str) -> None:
    in_title, in_line = read(title=f"2017年二季度完成情况{said}"), read(line=said)
    assert (output(in_title), is_told(in_title)) == (20000.0, False)
    assert (output(in_line), is_told(in_line)) in ((20000.0, False), (2.0, True))


@pytest.mark.parametrize("said", ["单位：人民币", "（人民币）", "以人民币计", "(RMB)", "（人民币、含税）"])
def test_money_alone_is_no_size(said: str) -> None:
    assert output(read(title=f"2017年二季度完成情况{said}")) == output(read(line=said)) == 2.0


@pytest.mark.parametrize("name", ["2017Q2-亿元版", "2017Q2（亿元口径）"])
def test_of_names(name: str) -> None:
    assert is_told(read(title="完成情况", name=name))


@pytest.mark.parametrize(
    "words",
    [
        "按亿元项目统计", "亿元以上项目按立项文件报", "以10亿元企业为重点", "用万元GDP能耗计", "（2000万元）", "奖励每家10万元",
        "终稿版", "统计口径", "第10版", "按元旦假期填报", "总投资10亿元以上",
    ],
)  # fmt: skip
def test_what_is_of_other_things_is_not_asked(words: str) -> None:
    actuals = read(line=words)
    assert (output(actuals), is_told(actuals)) == (2.0, False)


OWN = "填报单位：春江镇,,\n2017Q2,,\n{line}指标,目标（亿元）,{head}\n产值,0.01,{value}\n"


def own(head: str = "完成", value: str = "2", line: str = "") -> Actuals:
    return load_files({"data/a.csv": OWN.format(head=head, value=value, line=line)})


def test_a_measure_that_only_the_targets_state_is_asked_about() -> None:
    assert (output(own()), is_told(own())) == (2.0, True)


@pytest.mark.parametrize("how", [{"head": "完成（万元）"}, {"value": "2万元"}, {"line": "单位：万元,,\n"}])
def test_unless_the_figures_state_their_own(how: dict[str, str]) -> None:
    assert (output(own(**how)), is_told(own(**how))) == (2.0, False)
    converted = {key: text.replace("万元", "亿元") for key, text in how.items()}
    assert (output(own(**converted)), is_told(own(**converted))) == (20000.0, False)


def test_a_head_with_a_line_break_is_read() -> None:
    sheet = '2017Q2,,\n"指标\n（亿元）",春江镇,孟河镇\n产值,2,3\n'
    assert output(load_files({"data/a.csv": sheet})) == 20000.0
