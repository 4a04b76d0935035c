"""A small project whose rules come from the package of this folder."""

from __future__ import annotations

from pathlib import Path

PATENTS = "{name: 专利申请, number: 1, targets: [100, 100, 100], rule: {custom: {s_curve: {start: 50%, end: 100%}}}}"
RESEARCH = (
    '{name: 研发投入, number: 2, nature: ratio, measure: "%", '
    "rule: {compare: value, custom: {s_curve: {start: 1, end: 3, shape: steep, least: 20%}}}}"
)
ROWS = """\
期间,单位,指标,数值
{year}Q4,甲镇,专利申请,{a}
{year}Q4,乙镇,专利申请,120
{year}Q4,丙镇,专利申请,40
{year}Q4,甲镇,研发投入,2.1
{year}Q4,乙镇,研发投入,0.5
{year}Q4,丙镇,研发投入,3.4
"""


def scheme(patents: str = PATENTS, research: str = RESEARCH, year: int = 2017) -> str:
    return f"""\
title: 三镇考核
year: {year}
frequency: quarter
units:
  jia: {{name: 甲镇}}
  yi: {{name: 乙镇}}
  bing: {{name: 丙镇}}
tables:
  towns:
    title: 任务表
    indicators:
      patents: {patents}
      research: {research}
"""


def write(root: Path, *schemes: str, rows: str = ROWS.format(year=2017, a=80)) -> Path:
    (root / "config").mkdir(parents=True)
    (root / "data").mkdir()
    for n, text in enumerate(schemes or (scheme(),)):
        (root / "config" / f"{n}.yaml").write_text(text, encoding="utf-8")
    (root / "data" / "actuals.csv").write_text(rows, encoding="utf-8")
    return root
