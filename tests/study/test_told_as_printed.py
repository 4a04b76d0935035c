"""What is printed beside a figure follows from how the figure is told: rounding, the names of columns, notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.boards import write
from tests.cli.running import run

SCHEME = """\
标题: 2026年滨湖区镇（街道）考核
年度: 2026
考核单位: {甲: {名称: 甲镇}, 乙: {名称: 乙镇}}
表:
  任务:
    标题: 2026年滨湖区镇（街道）任务分解表
    附件号: 1
    备注: 1.“--”表示不考核。2.流量指标报年初累计数。
    指标:
      研发:
        名称: 研发投入
        分值: 100
        目标值: 1000000
        备注: 年报数为准
        其中: {企业: {名称: 企业投入, 目标值: 1, 备注: 只列示}}
  加减:
    标题: 2026年滨湖区镇（街道）加减分
    指标:
      平台: {名称: 国家级平台, 计入: 加分, 得分上限: 3, 计分规则: {每一: 1}}
总分:
  总: {权重: [任务], 另加: [加减]}
"""


def project(root: Path) -> str:
    write(root / "config" / "indicators.yaml", SCHEME)
    # 660749.73 of 1000000 for 100 points: 66.074973, which 4 decimals would write as 66.0750.
    rows = "甲,研发,660749.73\n2026,甲,平台,0\n2026,乙,研发,660750.3\n2026,乙,平台,2\n"
    write(root / "data" / "actuals.csv", f"期间,单位,指标,数值\n2026,{rows}")
    return str(root)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_figure_just_below_a_half_is_told_so_that_it_rounds_as_it_is_printed(
    tmp_path: Path, lang: str
) -> None:
    root = project(tmp_path)
    below, above = (
        run("explain", unit, "研发", "-C", root, "--lang", lang, columns=200).out for unit in ("甲", "乙")
    )
    assert "66.07497" in below and "66.0750" not in below and "66.07 " in below
    # 660750.3: 66.07503 is above the half, and 4 decimals hide nothing.
    assert "66.0750" in above and "66.07503" not in above
    assert "66.07" in run("evaluate", "-C", root, "--lang", lang).out


def test_a_table_without_an_annex_heads_its_column_by_what_tells_its_title_from_others(
    tmp_path: Path,
) -> None:
    root = project(tmp_path)
    heads = next(line for line in run("evaluate", "-C", root, columns=200).out.split("\n") if "短板" in line)
    assert "附件1" in heads and heads.split()[heads.split().index("附件1") + 1] == "加减分"


@pytest.mark.parametrize(("lang", "said"), [("zh", "原表备注：1.“--”"), ("en", "As the table notes: 1.“--”")])
def test_a_note_that_counts_its_own_sentences_is_said_to_be_the_tables(
    tmp_path: Path, lang: str, said: str
) -> None:
    printed = run("evaluate", "-C", project(tmp_path), "--lang", lang, columns=200).out
    assert said in printed and "年报数为准" in printed
    # Of a row that the table does not have nothing is noted.
    assert "只列示" not in printed


@pytest.mark.parametrize(("lang", "source"), [("zh", "出处"), ("en", "Source")])
def test_where_no_step_of_a_unit_was_read_anywhere_no_column_says_so(
    tmp_path: Path, lang: str, source: str
) -> None:
    root = project(tmp_path)
    assert source not in run("explain", "甲", "-C", root, "--lang", lang).out
    assert source in run("explain", "甲", "研发", "-C", root, "--lang", lang).out
