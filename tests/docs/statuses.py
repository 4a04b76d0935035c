"""What each return does to a cell: one small project with one unit per case, and the table made of it."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from scorecard.base.text import Lang, Text, say
from scorecard.cli import main

_SCHEME = """\
title: Cases
year: 2026
frequency: quarter
units:
  whole: {name: 甲镇}
  zero: {name: 乙镇}
  silent: {name: 丙镇}
  dash: {name: 丁镇}
  pending: {name: 戊镇}
  exempt: {name: 己镇}
  offered: {name: 庚镇}
tables:
  towns:
    title: Tasks
    indicators:
      firms: {name: 企业, number: 1, targets: [10, 10, 10, 10, 10, --, --]}
      patents: {name: 专利, number: 2, targets: 10, parts: {granted: {name: 授权, targets: 2}}}
      review: {name: 年末总结, number: 3, targets: 1, due_in: Q4}
"""
_SENT = {
    "whole": "4,",
    "zero": "0,",
    "dash": "--,",
    "pending": "5,待核",
    "exempt": "--,",
    "offered": "6,",
}


class Case(NamedTuple):
    """What is sent in, and the cell it is sent for."""

    sent: Text
    unit: str
    indicator: str
    then: Text


CASES = (
    Case(
        Text("一个数", "a number"),
        "whole",
        "firms",
        Text("按规则计分，参加排名", "points by the rule; ranked"),
    ),
    Case(
        Text("`0`", "`0`"),
        "zero",
        "firms",
        Text("0 也是数：按规则计分，参加排名", "0 is a number: points by the rule; ranked"),
    ),
    Case(
        Text("没有这一行，或空白", "no row, or an empty cell"),
        "silent",
        "firms",
        Text("不得分，也不是 0 分；该单位不排名", "no points, which is not 0 points; the unit is unranked"),
    ),
    Case(
        Text("有目标值却报 `--`", "`--` against a target"),
        "dash",
        "firms",
        Text("按未报处理，并有警告：单位不能自己免除考核", "missing, with a warning: a unit cannot exempt itself"),
    ),
    Case(
        Text("有数，状态列写“待核”", "a number, with status `pending`"),
        "pending",
        "firms",
        Text("数值照印；不得分，该单位不排名", "the value is shown; no points; the unit is unranked"),
    ),
    Case(
        Text("方案的目标值是 `--`", "the scheme's target is `--`"),
        "exempt",
        "firms",
        Text(
            "该项分值按比例分摊给同级其他项；参加排名",
            "its points go to its siblings in proportion; ranked",
        ),
    ),
    Case(
        Text("方案的目标值是 `--`，仍报了数", "the scheme's target is `--`, a number is sent anyway"),
        "offered",
        "firms",
        Text("数值搁置，并有警告；其余同上", "the number is set aside, with a warning; else the same"),
    ),
    Case(
        Text("本期不考核（`due_in`）", "not due in this period (`due_in`)"),
        "whole",
        "review",
        Text("对所有单位都不计入得分和满分", "out of points and full points, for all units"),
    ),
    Case(
        Text("没有分值的行（其中项）", "a row without points (a part)"),
        "whole",
        "granted",
        Text("只列示，不计分", "shown, not scored"),
    ),
)


@cache
def outcome() -> dict[str, Any]:
    """The rows of the project's one table in 2026Q2, by unit."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "config").mkdir()
        (root / "data").mkdir()
        (root / "config" / "indicators.yaml").write_text(_SCHEME, encoding="utf-8")
        rows = [f"2026Q2,{unit},firms,{sent}" for unit, sent in _SENT.items()]
        rows += [f"2026Q2,{unit},{row},{n}," for unit in (*_SENT, "silent") for row, n in (("patents", 5), ("granted", 1))]
        sheet = "\n".join(["period,unit,indicator,value,status", *rows]) + "\n"
        (root / "data" / "2026Q2.csv").write_text(sheet, encoding="utf-8")
        result = CliRunner().invoke(main, ["evaluate", "-C", folder, "-p", "2026Q2", "-f", "json", "-q"])
    return {row["unit"]: row for row in json.loads(result.stdout)["tables"][0]["rows"]}


def table(lang: Lang) -> list[str]:
    """The cases with what the tool makes of them."""
    head = {
        "zh": "| 报来的 | 状态 | 完成值 | 得分 | 该项满分 | 名次 | 结果 |",
        "en": "| sent in | status | actual | points | of | rank | what follows |",
    }
    return [head[lang], "|---|---|---|---|---|---|---|", *(_line(case, lang) for case in CASES)]


def _line(case: Case, lang: Lang) -> str:
    row = outcome()[case.unit]
    cell = row["cells"][case.indicator]
    cells = [
        say(case.sent, lang),
        f"`{cell['status']}`",
        *(_shown(cell[key]) for key in ("actual", "points", "full_points")),
        _shown(row["rank"]),
        say(case.then, lang),
    ]
    return "| " + " | ".join(cells) + " |"


def _shown(figure: float | None) -> str:
    return "null" if figure is None else f"{figure:g}"
