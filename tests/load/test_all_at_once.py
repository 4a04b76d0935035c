"""All mistakes in one run: what a misspelt head or name hides is told as well, and nothing that only follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from tests.boards import write
from tests.cli.running import run

SCHEME = """
title: 考核
year: 2017
frequency: quarter
language: zh
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
tables:
  表:
    title: 表
    indicators:
      占比: {name: 高新产业占比, measure: "%", number: 1, targets: 40}
      申请: {name: 专利申请, measure: 件, number: 2, targets: 100}
"""
LONG = "期间,单位,指标,数值\n2017Q2,甲镇,专利申请,约四\n2017Q2,乙镇,专利申请,30\n2017Q2,丙镇,专利申请,5万元\n"
ANNEX = "指标,甲镇,乙镇,丙镇\n高新产业占比,约四,30,20\n专利申请,30,5万元,40\n"
TURNED = "单位,高新产业占比,专利申请\n甲镇,约四,30\n乙镇,30,5万元\n丙镇,20,40\n"
OWN = "指标,目标值,完成值\n高新产业占比,40,约四\n专利申请,100,5万元\n"
CELLS = ["SC165", "SC176"]


def told(name: str, text: str) -> list[str]:
    """The codes of all that is wrong, in the order of their places."""
    file = load_scheme(Source("config/a.yaml", SCHEME.encode()))
    assert file.scheme
    return [
        fault.code
        for fault in load_actuals([Source(f"data/{name}.csv", text.encode())], [file.scheme]).faults
    ]


@pytest.mark.parametrize(
    ("name", "text", "wrong", "right"),
    [
        ("2017Q2", LONG, "数值", "数値值"),
        ("2017Q2", LONG, "期间", "期問间"),
        ("2017Q2", LONG, "指标", "指標标"),
        ("2017Q2-甲镇", OWN, "完成值", "完成直"),
        ("2017Q2-甲镇", OWN, "目标值", "目标直"),
    ],
)
def test_below_a_misspelt_head_cells_are_read_as_what_is_meant(
    name: str, text: str, wrong: str, right: str
) -> None:
    assert told(name, text) == CELLS
    assert told(name, text.replace(wrong, right, 1)) == ["SC112", *CELLS]


@pytest.mark.parametrize("text", [ANNEX, TURNED])
@pytest.mark.parametrize(
    ("wrong", "right", "code"), [("乙镇", "乙真镇", "SC151"), ("专利申请", "专利申情", "SC152")]
)
def test_of_a_misspelt_name_the_cells_are_checked(text: str, wrong: str, right: str, code: str) -> None:
    assert told("2017Q2", text) == CELLS
    assert sorted(told("2017Q2", text.replace(wrong, right, 1))) == sorted([code, *CELLS])


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [("丙镇", "丙真镇", "SC151"), ("丙镇", "云海市", "SC151"), ("丙镇,专利申请", "丙镇,专利申情", "SC152")],
)
def test_of_a_row_whose_names_mean_none_the_figure_is_checked(wrong: str, right: str, code: str) -> None:
    assert told("2017Q2", LONG.replace(wrong, right)) == ["SC165", code, "SC176"]


def test_of_an_indicator_that_nothing_is_like_no_figure_is_checked() -> None:
    assert told("2017Q2", LONG.replace("丙镇,专利申请", "丙镇,旅游人次")) == ["SC165", "SC152"]


@pytest.mark.parametrize("text", [ANNEX, TURNED])
def test_of_a_sheet_without_a_period_the_cells_are_checked(text: str) -> None:
    assert sorted(told("附件", text)) == ["SC122", *CELLS]
    # Two of them are not held against each other.
    assert sorted(told("附件", f"期间：第九季度\n{text}")) == ["SC157", *CELLS]


@pytest.mark.parametrize(
    ("name", "heads", "codes"),
    [
        ("分季", "2017Q1,2017Q2", []),
        ("分季", "一季度,二季度", ["SC494"]),
        ("2016-2018", "一季度,二季度", ["SC495"]),
        ("分季", "2017/3/1,2017/6/1", ["SC158", "SC158"]),
    ],
)
def test_of_a_sheet_whose_heads_do_not_say_when_the_cells_are_checked(
    name: str, heads: str, codes: list[str]
) -> None:
    text = f"单位,指标,{heads}\n甲镇,高新产业占比,30,约四\n乙镇,专利申请,30,5万元\n"
    assert told(name, text) == [*codes, *CELLS]


def test_doubts_about_other_figures_stand_beside_errors(tmp_path: Path) -> None:
    write(tmp_path / "config" / "a.yaml", SCHEME)
    rows = (
        f"2017Q2,{unit}镇,高新产业占比,{figure}\n"
        for unit, figure in zip("甲乙丙", ("0.38", "35", "约三"), strict=True)
    )
    write(tmp_path / "data" / "a.csv", LONG + "".join(rows))
    said = run("check", "--lang", "zh", at=tmp_path).out
    # Of the figure that cannot be read nothing else is told, nor that it is lacking.
    assert [said.count(f"[{code}]") for code in ("SC165", "SC176", "SC178", "SC216", "SC423")] == [
        2,
        1,
        1,
        0,
        0,
    ]
