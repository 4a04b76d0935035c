"""What is counted over another time follows the actual that stands in its own row, as the tool does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.recalculated import Book, differing
from tests.workbook.test_calculation import workbook

UNITS = ("甲镇", "乙镇", "丙镇")
SHEET, RAW = "计算 表", "计算 原始数据"
SCHEME = """title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
inputs: {人数: {name: 人数, nature: stock}, 产值: {name: 产值}}
tables:
  表:
    title: 表
    indicators:
%s
"""
ROWS = {
    "a level, beside the period before": '环比: {name: 环比, formula: "人数 - 上期(人数)", rule: {compare: value, each: 0.5}}',
    "a flow, beside the period before": '环比: {name: 环比, formula: "产值 - 上期(产值)", rule: {compare: value, each: 0.5}}',
    "a count of which the period alone is scored": """申请: {name: 申请, score: period, targets: 100}
      合计: {name: 合计, formula: 申请 + 产值, targets: 200}""",
    "a sum of which the period alone is scored": """申请: {name: 申请, score: period, reported: period, targets: 100}
      合计: {name: 合计, formula: 申请 * 2, targets: 200}""",
    "the level of each quarter": "检查: {name: 检查, nature: stock, points: 100, rule: {every: quarter, compare: value, each: 1}}",
    "the figure of each quarter": """申请: {name: 申请, score: period, points: 100, targets: 100,
        rule: {every: quarter, line: [[0%, 0], [200%, 25]]}}""",
}
OWN = {"申请": 11, "检查": 9, "人数": 20, "产值": 5}


def project(folder: Path, rows: str, more: dict[str, int]) -> Path:
    """Three quarters of figures, counts for what is counted; more : what the last quarter has more, by unit."""
    (folder / "config").mkdir(parents=True)
    (folder / "data").mkdir()
    text = SCHEME % "\n".join(f"      {line.strip()}" for line in rows.splitlines())
    (folder / "config" / "2017.yaml").write_text(text, "utf-8")
    lines = ["期间,单位,指标,数值"]
    for name, own in OWN.items():
        if name not in text:
            continue
        counted = name == "产值" or (name == "申请" and "reported: period" not in text)
        for q in (1, 2, 3):
            for n, unit in enumerate(UNITS):
                value = (own + n) * (q if counted else 1) + (q * n if name == "人数" else 0)
                lines.append(f"2017Q{q},{unit},{name},{value + (more.get(unit, 0) if q == 3 else 0)}")
    (folder / "data" / "2017.csv").write_text("\n".join([*lines, ""]), "utf-8")
    return folder


def sent(book: Book) -> list[tuple[str, str, str, str]]:
    """The places of all that was sent in for the period itself."""
    raw = [(RAW, unit, name, "完成值") for unit in UNITS for name in ("人数", "产值")]
    own = [(SHEET, unit, name, "完成值") for unit in UNITS for name in ("申请", "检查")]
    return [place for place in (*raw, *own) if place[2:] in book._heads(place[0])]


@pytest.mark.parametrize("name", ROWS)
def test_what_is_counted_otherwise_follows_the_actual(name: str, tmp_path: Path) -> None:
    more = {"甲镇": 7, "丙镇": 3}
    before = workbook(project(tmp_path / "before", ROWS[name], {}), tmp_path)
    after = workbook(project(tmp_path / "after", ROWS[name], more), tmp_path)
    assert differing(before.by_formualizer(), before.worked) == {}
    typed = {before.cell(*place): float(after.value(after.cell(*place))) for place in sent(before)}
    found = before.by_formualizer(typed)
    assert differing({cell: found[cell] for cell in after.worked}, after.worked) == {}
    totals = [[book.value(book.cell(SHEET, unit, "", "总分")) for unit in UNITS] for book in (before, after)]
    assert totals[0] != totals[1]


def test_the_columns_of_each_period_say_which_it_is(tmp_path: Path) -> None:
    book = workbook(project(tmp_path / "one", ROWS["the figure of each quarter"], {}), tmp_path)
    heads = book._heads(SHEET)
    for label in ("2017Q1", "2017Q2"):
        assert ("申请 " + label, "完成值") in heads and ("申请 " + label, "得分") in heads
    # Target and full points are the same in all of them, and stand once.
    assert [over for over, head in heads if head == "目标值"] == ["申请"]
    assert [over for over, head in heads if head == "分值"] == ["申请"]
