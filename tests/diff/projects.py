"""Two years of a small assessment, written as an official would, and what `diff` says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scorecard.base.fault import errors
from scorecard.model.period_names import parse_period
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.compare.comparison import compare
from scorecard.study.compare.frame import Spans
from scorecard.tables.delta.record import delta_record
from scorecard.workspace import Workspace, read_workspace

UNITS = {"jia": "甲镇", "yi": "乙镇", "bing": "丙镇"}
FIRMS = "{name: 高新企业, number: 1, targets: [50, 40, 20]}"
LABS = "{name: 研发机构, number: 2, targets: [10, 10, 10]}"
ROWS = {"firms": FIRMS, "labs": LABS}


def scheme(
    year: int,
    units: dict[str, str] | None = None,
    rows: dict[str, str] | None = None,
    extra: str = "",
    frequency: str = "year",
) -> str:
    """A scheme of one table; `extra` are further lines at the top level."""
    named = [f"  {id}: {{name: {name}}}" for id, name in (units or UNITS).items()]
    listed = [f"      {id}: {row}" for id, row in (rows or ROWS).items()]
    head = [f"title: {year}年考核", f"year: {year}", f"frequency: {frequency}"]
    table = ["tables:", "  towns:", "    title: 任务表", "    indicators:", *listed]
    return "\n".join([*head, "units:", *named, *table, extra, ""])


def split_unit(name: str, *was: str) -> str:
    """The value of a unit that comes from others."""
    return f"{name}, was: [{', '.join(was)}]"


def actuals(year: int | str, figures: dict[str, dict[str, object]]) -> str:
    """Rows of one period: by unit, by indicator, a value."""
    return "".join(
        f"{year},{unit},{indicator},{value}\n"
        for unit, cells in figures.items()
        for indicator, value in cells.items()
    )


def write(root: Path, schemes: list[str], rows: str) -> Path:
    """A project in a folder."""
    for place, text in [
        *((f"config/{n}.yaml", text) for n, text in enumerate(schemes)),
        ("data/actuals.csv", "期间,单位,指标,数值\n" + rows),
    ]:
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def opened(root: Path) -> Workspace:
    workspace = read_workspace(root)
    assert not errors(workspace.faults), [f.message.say("zh") for f in workspace.faults]
    return workspace


def compared(root: Path, now: str = "2017", then: str = "2016") -> BoardComparison:
    workspace = opened(root)
    boards = [workspace.board(period) for text in (now, then) if (period := parse_period(text))]
    return compare(*boards)


def told(comparison: BoardComparison) -> dict[str, Any]:
    """The JSON, read back."""
    data: dict[str, Any] = json.loads(json.dumps(delta_record(comparison, "zh"), allow_nan=False))
    return data


def rows_of(data: dict[str, Any], table: str = "towns") -> dict[str, Any]:
    found = next(t for t in data["tables"] if t["id"] == table)
    return {row["unit"]: row for row in found["rows"]}


def texts(data: dict[str, Any], code: str) -> list[str]:
    return [note["text"] for note in data["notes"] if note["code"] == code]


__all__ = [
    "Spans",
    "actuals",
    "compared",
    "opened",
    "rows_of",
    "scheme",
    "split_unit",
    "texts",
    "told",
    "write",
]
