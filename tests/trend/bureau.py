"""A small bureau: two years of schemes and returns, written to disk, and the command run on them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from scorecard.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent

UNITS = "{luoxi: {name: 罗溪镇, group: 镇}, menghe: {name: 孟河镇, group: 镇}, hehai: {name: 河海街道, group: 街道}}"
FILINGS = "filings: {name: 专利申请, measure: 件, nature: flow, targets: [100, 60, 80]}"
SHARE = '    share: {name: 高新占比, measure: "%", nature: ratio, targets: [50, 20, 40]}'
FIRMS = "    firms: {name: 高企总数, measure: 家, nature: stock, targets: [30, 20, 10]}"


def scheme(
    year: int, *rows: str, units: str = UNITS, members: str = "[luoxi, menghe, hehai]", more: str = ""
) -> str:
    """The scheme of a year: one table of some rows."""
    lines = "\n".join(f"      {row.strip()}" for row in rows or (FILINGS, SHARE, FIRMS))
    return (
        f"title: {year}年考核\nyear: {year}\nfrequency: quarter\nunits: {units}\n"
        f"tables:\n  towns:\n    title: 镇街表\n    units: {members}\n    indicators:\n{lines}\n{more}"
    )


class Outcome(NamedTuple):
    """What a user sees."""

    code: int
    out: str
    err: str


def run(monkeypatch: pytest.MonkeyPatch, root: Path, *args: str, columns: int = 120) -> Outcome:
    """Run `scorecard ARGS -C ROOT` in a Chinese office."""
    words = [args[0], "-C", str(root), *args[1:]]
    monkeypatch.setattr(sys, "argv", ["scorecard", *words])
    env = {"LANG": "zh_CN.UTF-8", "LC_ALL": None, "COLUMNS": str(columns), "NO_COLOR": "1"}
    done = CliRunner().invoke(main, words, prog_name="scorecard", env=env)
    return Outcome(done.exit_code, done.stdout, done.stderr)


class Bureau:
    """A project folder that is written, and asked."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.patch = root, monkeypatch
        (root / "config").mkdir()
        (root / "data").mkdir()

    def promise(self, year: int, text: str) -> None:
        (self.root / "config" / f"{year}.yaml").write_text(text, encoding="utf-8")

    def report(self, *lines: str) -> None:
        text = "期间,单位,指标,数值\n" + "".join(f"{line}\n" for line in lines)
        (self.root / "data" / "报表.csv").write_text(text, encoding="utf-8")

    def run(self, *args: str, columns: int = 120) -> Outcome:
        return run(self.patch, self.root, *args, columns=columns)

    def trend(self, *args: str) -> dict[str, Any]:
        done = self.run("trend", *args, "-f", "json")
        assert done.code == 0, done.err
        found: dict[str, Any] = json.loads(done.out)
        return found


def row(trend: dict[str, Any], unit: str) -> dict[str, Any]:
    """The row of a unit."""
    return next(r for r in trend["rows"] if r["unit"] == unit)


def told(trend: dict[str, Any]) -> str:
    """All notes in one text."""
    return "\n".join(note["text"] for note in trend["notes"])


def quarters(unit: str, indicator: str, **figures: str | float) -> list[str]:
    """Lines of returns: `q16_1=10` is the first quarter of 2016."""
    return [f"20{k[1:3]}Q{k[4]},{unit},{indicator},{v}" for k, v in figures.items()]
