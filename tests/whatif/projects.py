"""A small assessment in which every kind of target, points, rule and weight stands somewhere, and the same by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from scorecard.base.fault import errors
from scorecard.model.period_names import parse_period
from scorecard.study.compare.comparison import compare
from scorecard.tables.delta.record import delta_record
from scorecard.workspace import Workspace, read_workspace
from tests.cli.running import run

HEAD = """\
title: 考核
year: 2017
frequency: quarter
units: {jia: {name: 甲镇, group: 镇}, yi: {name: 乙镇, group: 镇}, bing: {name: 丙街道, group: 街道}}
tables:
  t:
    title: 任务表
    indicators:
"""
SCHEME = """\
title: 2017年考核
year: 2017
frequency: quarter
units:
  jia: {name: 甲镇, group: 镇}
  yi: {name: 乙镇, group: 镇}
  bing: {name: 丙街道, group: 街道}
marks: {"--": not_applicable}
inputs:
  rd: {name: 研发经费, measure: 万元, nature: flow}
  gdp: {name: 生产总值, measure: 万元, nature: flow}
tables:
  tasks:
    title: 任务表
    points: 60
    indicators:
      firms: {name: 高新企业, number: 1, targets: [50, 40, 20]}
      labs: {name: 研发机构, number: 2, targets: {甲镇: 10, 乙镇: 8, bing: 4}}
      parks: {name: 园区, number: 3, targets: {镇: 6, 街道: 3}}
      news: {name: 信息, number: 4, targets: 12}
      patents: {name: 专利, number: 5, nature: stock, targets: {2017Q2: [3, 3, 2], 2017: [9, 8, 7]}}
      rate:
        name: 研发强度
        number: 6
        measure: "%"
        formula: rd / gdp * 100
        targets: [{above: 2.5}, 2, 1.5]
  marks:
    title: 评议表
    indicators:
      effort: {name: 重视程度, judges: mean, points: 10}
      state: {name: 状况, points: 5, rule: {compare: value, choices: {好: 5, 中: 3, 差: 0}}}
amendments:
  - {from: 2017Q3, source: 甲文, set: {targets.甲镇.信息: 10, points.园区: 10}}
  - {from: 2017Q2, source: 乙文, set: {targets: {乙镇: {信息: 14}}, rule: {高新企业: {max_rate: 110%}}}}
totals:
  all: {weights: {tasks: 70, marks: 30}}
  flat: {title: 合计, weights: [tasks, marks]}
"""
FIGURES = {
    "firms": (44, 41, 20),
    "labs": (9, 8, 5),
    "parks": (5, 6, 2),
    "news": (9, 13, 12),
    "patents": (8, 8, 6),
    "rd": (120.5, 80, 30),
    "gdp": (5000, 4100, 2100),
    "state": ("好", "中", "差"),
}
UNITS = ("jia", "yi", "bing")


def rows(period: str = "2017Q4") -> str:
    """The actuals of a period, the marks of two judges among them."""
    lines = ["期间,单位,指标,数值,评委"]
    lines += [
        f"{period},{unit},{row},{value},"
        for row, values in FIGURES.items()
        for unit, value in zip(UNITS, values, strict=True)
    ]
    lines += [f"{period},{unit},effort,{8 + n},评委{j}" for n, unit in enumerate(UNITS[:2]) for j in (1, 2)]
    lines += [f"{period},bing,effort,{7 + j},评委{j}" for j in (1, 2)]
    return "\n".join([*lines, ""])


def write(root: Path, scheme: str = SCHEME, actuals: str | None = None) -> Path:
    """A project in a folder."""
    for place, text in (("config/a.yaml", scheme), ("data/a.csv", rows() if actuals is None else actuals)):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, "utf-8")
    return root


def edited(root: Path, copy: Path, file: str, *edits: tuple[str, str]) -> Path:
    """A copy of a project with words of a file replaced, each standing there once."""
    shutil.copytree(root, copy)
    text = (copy / file).read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    (copy / file).write_text(text, "utf-8")
    return copy


def sound(root: Path) -> Workspace:
    """A project without errors."""
    workspace = read_workspace(root)
    assert errors(workspace.faults) == (), errors(workspace.faults)
    return workspace


def by_hand(root: Path, copy: Path, period: str) -> dict[str, Any]:
    """What a really edited copy is, against the project as it stands."""
    when = parse_period(period)
    assert when
    now, then = sound(copy).board(when), sound(root).board(when)
    return json.loads(json.dumps(delta_record(compare(now, then, tried=True), "zh")))


def whatif(root: Path, *args: str) -> dict[str, Any]:
    """What the command says."""
    said = run("whatif", *args, "-f", "json", "--lang", "zh", at=root)
    assert said.code == 0, said.err
    return json.loads(said.out)
