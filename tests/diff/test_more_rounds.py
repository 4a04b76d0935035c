"""A rule that counts each quarter, compared with an earlier quarter of its year: what came since is the unit's own doing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import run

SCHEME = """\
title: 示例
year: 2026
frequency: quarter
language: zh
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  表:
    title: 表
    indicators: {r: {name: 项目, number: 1, points: 100, nature: stock, rule: {every: quarter, compare: value, each: 1}}}
"""


def project(root: Path) -> None:
    (root / "config").mkdir()
    (root / "data").mkdir()
    (root / "config" / "2026.yaml").write_text(SCHEME, encoding="utf-8")
    lines = [f"2026Q{q},{unit},项目,{q * more}" for q in range(1, 5) for unit, more in (("甲", 1), ("乙", 2))]
    (root / "data" / "a.csv").write_text("\n".join(["period,unit,indicator,value", *lines]), encoding="utf-8")


def test_another_quarter_is_no_other_rule(tmp_path: Path) -> None:
    project(tmp_path)
    told = run("diff", "-p", "2026Q4", "--against", "2026Q3", "-q", at=tmp_path).out
    # 甲镇 1 + 2 + 3 = 6，四季度再加 4；乙镇 12，再加 8。
    assert "完成值+8.00" in told and "完成值+4.00" in told and "规则+" not in told


def test_all_of_it_is_the_actuals(tmp_path: Path) -> None:
    project(tmp_path)
    out = json.loads(run("diff", "-p", "2026Q4", "--against", "2026Q2", "-f", "json", at=tmp_path).out)
    (row,) = (row for row in out["tables"][0]["rows"] if row["unit"] == "甲")
    cell = row["cells"]["r"]
    assert cell["points"]["change"] == 7 and {k: v for k, v in cell["because"].items() if v} == {"actual": 7}
