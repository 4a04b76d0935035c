"""A small district to seal: three towns, four items and a panel, in sheets of every shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.running import Outcome, run

SCHEME = """\
title: 2017年镇级考核
year: 2017
frequency: quarter
units:
  chunjiang: {name: 春江镇, group: 沿江}
  luoxi: {name: 罗溪镇, group: 沿江}
  menghe: {name: 孟河镇, group: 内陆}
tables:
  towns:
    title: 目标任务表
    annex: 2
    units: [chunjiang, luoxi, menghe]
    indicators:
      share: {name: 高新产值占比, number: 1, measure: "%", nature: ratio, targets: [47.0, 59.0, --]}
      firms: {name: 高企总数, number: 2, nature: stock, targets: [86, 35, 23]}
      patents:
        name: 专利
        number: 3
        children:
          applications: {name: 专利申请, points: 6, nature: flow, targets: [910, 550, 600]}
          granted: {name: 发明授权, points: 4, nature: flow, reported: period, targets: [70, 45, 16]}
  rubric:
    title: 评议表
    units: [chunjiang, luoxi, menghe]
    indicators:
      attention: {name: 重视程度, number: 1, judges: mean, panel: 3, due_in: [Q2, Q4]}
totals:
  overall: {towns: 70, rubric: 30}
"""

ANNEX_SHAPED = """\
期间,2017Q4
来源,统计局
序号,指标,春江镇,罗溪镇,孟河镇
1,高新产值占比（%）,47.6%,58.1%,40
2,高企总数,88,33,23
3,专利申请,"1,004",561,590
"""

LONG = """\
期间,单位,指标,数值,评委,原值,原因,签批人,日期,来源,备注
2017Q1,春江镇,发明授权,20,,,,,,,
2017Q1,罗溪镇,发明授权,9,,,,,,,
2017Q1,孟河镇,发明授权,4,,,,,,,
2017Q2,春江镇,发明授权,15,,,,,,,
2017Q2,罗溪镇,发明授权,11,,,,,,,
2017Q2,孟河镇,发明授权,3,,,,,,,
2017Q3,春江镇,发明授权,17,,,,,,,
2017Q3,罗溪镇,发明授权,12,,,,,,,
2017Q3,孟河镇,发明授权,4,,,,,,,
2017Q4,春江镇,发明授权,19,,,,,,,"含“PCT”2件,见附表；""已核"" "
2017Q4,罗溪镇,发明授权,10,,,,,,,
2017Q4,孟河镇,发明授权,6,,,,,,,
2017Q4,孟河镇,发明授权,5,,6,重复申报,督查室,2018-01-12,,
2017Q4,春江镇,重视程度,9,评委1,,,,,,
2017Q4,春江镇,重视程度,8,评委2,,,,,,
2017Q4,春江镇,重视程度,9.5,评委10,,,,,,
2017Q4,罗溪镇,重视程度,8.5,评委1,,,,,,
2017Q4,罗溪镇,重视程度,7,评委2,,,,,,
2017Q4,罗溪镇,重视程度,8,评委10,,,,,,
2017Q4,孟河镇,重视程度,7.5,评委1,,,,,,
2017Q4,孟河镇,重视程度,8,评委2,,,,,,
2017Q4,孟河镇,重视程度,7,评委10,,,,,,
"""

SEALED_ON = "2018-01-25"


def write(root: Path, scheme: str = SCHEME, annex: str = ANNEX_SHAPED, long: str = LONG) -> Path:
    """Write the project into a folder."""
    for path, text in (
        ("config/indicators.yaml", scheme),
        ("data/年报.csv", annex),
        ("data/明细.csv", long),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return root


def publish(root: Path, *more: str, period: str = "2017Q4", day: str = SEALED_ON) -> Outcome:
    """Seal a period."""
    return run("publish", period, "--date", day, *more, at=root)


def verify(root: Path, *more: str) -> Outcome:
    """Check the seals of a project."""
    return run("verify", *more, at=root)


def found(root: Path, *more: str) -> dict[str, Any]:
    """What `verify` says as data."""
    said: dict[str, Any] = json.loads(verify(root, "-f", "json", *more).out)
    return said


def differences(root: Path) -> list[tuple[Any, ...]]:
    """Who, what, sealed, now and why, of each difference."""
    keys = ("unit", "indicator", "what", "sealed", "now", "cause")
    return [tuple(d[key] for key in keys) for d in found(root)["differences"]]


def change(root: Path, path: str, old: str, new: str, times: int = 1) -> None:
    """Replace a text of a file; it must stand there so many times."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == times, (old, text.count(old))
    (root / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def append(root: Path, path: str, *lines: str) -> None:
    """Add lines to a file."""
    with (root / path).open("a", encoding="utf-8", newline="\n") as file:
        file.write("".join(line + "\n" for line in lines))


def body(root: Path, period: str = "2017Q4") -> dict[str, Any]:
    """What stands in a seal."""
    read: dict[str, Any] = json.loads((root / "published" / f"{period}.json").read_text("utf-8"))
    return read
