"""What is said of rows that are counted by the period: in forms, differences, explanations, and read back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import run

SCHEME = """\
title: 示例
year: {year}
frequency: quarter
language: {lang}
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}}}
tables:
  表:
    title: 表
    indicators:
{rows}
"""
SOLD = "销量: {name: 销量, reported: period, targets: 400}"
FILED = "申请: {name: 申请, score: period, targets: 400}"


def project(folder: Path, rows: list[str], sent: list[str], lang: str = "zh") -> Path:
    """Two years of one scheme, and what was sent in."""
    (folder / "config").mkdir(parents=True)
    (folder / "data").mkdir()
    for year, name in ((2025, "2025"), (2026, "indicators")):
        text = SCHEME.format(year=year, lang=lang, rows="\n".join("      " + row for row in rows))
        (folder / "config" / f"{name}.yaml").write_text(text, "utf-8")
    (folder / "data" / "a.csv").write_text("\n".join(["期间,单位,指标,数值", *sent, ""]), "utf-8")
    return folder


def quarters(year: int, unit: str, row: str, figures: list[int]) -> list[str]:
    """What was sent in for the quarters of a year."""
    return [f"{year}Q{q + 1},{unit}镇,{row},{figure}" for q, figure in enumerate(figures)]


def both(upto: int) -> list[str]:
    """A hundred in every quarter, as each row is sent in: for each quarter, or counted up."""
    sent = []
    for year, last in ((2025, 4), (2026, upto)):
        for unit in "甲乙":
            sent += quarters(year, unit, "销量", [100] * last)
            sent += quarters(year, unit, "申请", [100 * (q + 1) for q in range(last)])
    return sent


def test_what_stands_beside_a_cell_is_counted_as_what_is_asked_for(tmp_path: Path) -> None:
    root = project(tmp_path / "p", [SOLD, FILED], both(2))
    assert run("template", "-p", "2026Q3", "--by", "unit", "-o", str(tmp_path / "forms"), at=root).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "forms" / "2026Q3·甲镇.xlsx").worksheets[0]
    heads, *lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=6)]
    at = [n for n, head in enumerate(heads) if str(head).startswith(("序时目标", "上年同期", "上期"))]
    shown = {line[2]: (line[3], *[line[n] for n in at]) for line in lines}
    assert shown == {"销量": ("本期", 100, 100, 100), "申请": ("年初累计", 300, 300, 200)}


@pytest.mark.parametrize(
    ("lang", "row", "words"),
    [
        ("zh", SOLD, ["流量按年初以来累计数比较"]),
        ("zh", FILED, ["申请：按当期数比较、计分"]),
        ("en", FILED, ["申请: compared and scored by the period alone"]),
    ],
)
def test_a_difference_says_how_flows_were_counted(
    lang: str, row: str, words: list[str], tmp_path: Path
) -> None:
    root = project(tmp_path, [row], [one for one in both(2) if row[:2] in one], lang)
    told = run("diff", "-p", "2026Q2", "-f", "json", at=root).out.replace("\n", "")
    assert all(word in told for word in words)
    counted = "年初以来累计数比较" in told or "counted up" in told
    assert counted == (row is SOLD)


def test_nothing_is_carried_over_into_a_sum(tmp_path: Path) -> None:
    row = "销量: {name: 销量, reported: period, targets: 400, unscored: {missing: carry}}"
    root = project(tmp_path, [row], ["2026Q1,甲镇,销量,100", *quarters(2026, "乙", "销量", [100, 100])])
    told = run("explain", "甲镇", "销量", "-p", "2026Q2", "-f", "json", at=root).out
    assert "缺一期就没有合计，不沿用" in told and "没有可沿用的" not in told
    assert "缺一期就没有合计，不沿用" in run("check", "--read-back", "-f", "json", at=root).out


def test_read_back_says_how_others_see_a_row_of_the_period_alone(tmp_path: Path) -> None:
    rows = [
        FILED,
        "产值: {name: 产值, targets: 100}",
        "加倍: {name: 加倍, formula: 申请 * 2, targets: 800}",
        "对照: {name: 对照, score: period, rule: {compare: ratio, against: {indicator: 产值}}}",
        "走访: {name: 走访, score: to_date, rule: {every: quarter, compare: value, each: 1}}",
    ]
    root = project(tmp_path, rows, [])
    told = run("check", "--read-back", "-f", "json", at=root).out
    assert "申请用年初以来的累计数" in told
    assert "所看的其他流量也按当期数" in told
    assert "每期都按年初以来的累计数" in told


def test_a_formula_over_the_period_alone_is_told_and_sealed_by_its_count(tmp_path: Path) -> None:
    row = "授权: {name: 授权, score: period, reported: period, targets: 100}"
    rows = [row, "加倍: {name: 加倍, formula: 授权 * 2, targets: 200}"]
    sent = [line for unit in "甲乙" for line in quarters(2026, unit, "授权", [25, 20, 30])]
    root = project(tmp_path, rows, sent)
    told = run("explain", "甲镇", "加倍", "-p", "2026Q3", at=root).out
    assert "25 + 20 + 30 = 75" in told and "75 × 2 = 150" in told
    assert run("publish", "2026Q3", at=root).code == 0
    assert run("verify", at=root).code == 0
    # The seal holds the quarters before, of which the row itself has no need.
    (root / "data" / "a.csv").write_text("\n".join(["期间,单位,指标,数值", *sent[1:], ""]), "utf-8")
    assert run("verify", at=root).code == 1


def test_what_is_due_in_each_month_that_a_rule_counts_is_that_of_the_month(tmp_path: Path) -> None:
    row = (
        "新开: {name: 新开, score: period, points: 60, targets: 120, rule: {every: month, compare: progress, "
        "bands: [{at_least: 100%, points: 5}, {points: 0}]}}"
    )
    sent = [f"2026-0{month},{unit}镇,新开,{10 * month}" for month in range(1, 7) for unit in "甲乙"]
    root = project(tmp_path, [row], sent)
    told = run("explain", "甲镇", "新开", "-p", "2026Q2", at=root, columns=200).out
    # A twelfth in each of them, also in the months within a quarter: each meets it, 6 × 5.
    assert "120 × (2 − 1) ÷ 12 = 10" in told
    assert "120 × (6 − 5) ÷ 12 = 10" in told
    assert "5 + 5 + 5 + 5 + 5 + 5 = 30" in told
    assert "10 ÷ 20" not in told
