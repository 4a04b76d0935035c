"""Runs the worked examples of the pages: rows of a scheme, and below them what comes of which figures.

A block after `<!-- worked -->` holds indicators, or `indicators:` among other fields of a scheme. Each
comment line `# FIGURES → POINTS` is a unit with its figures, in the order of the rows that are reported
(`inputs` first), separated by commas; marks of several judges by blanks. A word before them is the unit's
group, `（上年 …）` or `(last year …)` behind them the figures of the year before. What has no points says
why. `<!-- worked: 2026Q2 -->` scores that quarter instead of the year.
"""

from __future__ import annotations

import re
import tempfile
import textwrap
from math import isnan
from pathlib import Path
from typing import NamedTuple

from scorecard.base.fault import errors
from scorecard.base.message import Lang
from scorecard.model.board import Board
from scorecard.model.period_names import parse_period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.workspace import read_workspace
from tests.study.calculator import write

_LINE = re.compile(
    r"^# (?:(?P<group>[^\d\s,.—-][^\s,]*) )?(?P<now>[^→（(]*?)"
    r"(?:\s*[（(](?:上年|last year) (?P<then>[^）)]*)[）)])? → (?P<points>\S+(?: \S+)?)$"
)
_YEAR = 2026


class Unit(NamedTuple):
    """A unit of a worked example: its figures and what is to come of them."""

    group: str
    now: tuple[str, ...]
    then: tuple[str, ...]
    points: str


def units_of(text: str) -> list[Unit]:
    """The units that the comment lines tell of."""
    found = [match for line in text.splitlines() if (match := _LINE.match(line))]
    return [Unit(m["group"] or "", _figures(m["now"]), _figures(m["then"] or ""), m["points"]) for m in found]


def _figures(text: str) -> tuple[str, ...]:
    return tuple(figure.strip() for figure in text.split(",")) if text.strip() else ()


def results(text: str, period: str, lang: Lang) -> list[str]:
    """What the tool makes of each unit: its points, or the word for why there are none."""
    units = units_of(text)
    when = parse_period(period or f"{_YEAR}")
    assert when is not None
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        years = {_YEAR: "now"} | ({_YEAR - 1: "then"} if any(unit.then for unit in units) else {})
        for year in years:
            write(root / "config" / f"{year}.yaml", _scheme(text, units, period, year))
        scheme = read_workspace(root)
        assert [line for fault in errors(scheme.scheme_faults) for line in fault.lines("en")] == []
        rows = _reported(scheme.schemes[-1])
        for year, chosen in years.items():
            label = (period or f"{_YEAR}").replace(f"{_YEAR}", f"{year}")
            write(root / "data" / f"{year}.csv", _actuals(units, chosen, label, rows))
        workspace = read_workspace(root)
        wrong = [line for fault in errors(workspace.faults) for line in fault.lines("en")]
        assert wrong == []
        board = workspace.board(when)
    return [_outcome(board, u, lang) for u in range(len(units))]


def _scheme(text: str, units: list[Unit], period: str, year: int) -> str:
    lines = [line for line in text.splitlines() if not _LINE.match(line)]
    if not any(line.startswith("indicators:") for line in lines):
        lines = ["indicators:", *(f"  {line}" for line in lines)]
    parts = re.split(r"^(?=\S)", "\n".join(lines) + "\n", flags=re.M)
    indicators = next(part for part in parts if part.startswith("indicators:"))
    top = "".join(part for part in parts if part != indicators)
    frequency = "quarter" if "Q" in period else "year"
    named = "".join(
        f"  u{n}: {{name: 单位{n}{f', group: {unit.group}' if unit.group else ''}}}\n"
        for n, unit in enumerate(units)
    )
    return (
        f"title: 例\nyear: {year}\nfrequency: {frequency}\nunits:\n{named}{top}"
        f"tables:\n  t:\n    title: 表\n{textwrap.indent(indicators, '    ')}"
    )


def _reported(scheme: Scheme) -> list[str]:
    """The rows that figures are sent in for, raw figures first."""
    tables = sorted(scheme.tables, key=lambda table: not table.inputs)
    return [row.id for table in tables for row in table.rows if not row.derived]


def _actuals(units: list[Unit], chosen: str, label: str, rows: list[str]) -> str:
    lines = ["期间,单位,指标,数值,评委"]
    for n, unit in enumerate(units):
        for row, figure in zip(rows, getattr(unit, chosen), strict=False):
            marks = figure.split()
            for judge, mark in enumerate(marks, 1):
                if mark != "—":
                    lines.append(f"{label},u{n},{row},{mark},{f'评委{judge}' if len(marks) > 1 else ''}")
    return "\n".join(lines) + "\n"


def _outcome(board: Board, u: int, lang: Lang) -> str:
    """The points of the first item of the table, bare; a status where it has none."""
    table = board.tables[[not one.table.inputs for one in board.tables].index(True)]
    first = table.table.indicators[0]
    points = table.heading_points[u, 0] if first.heading else table.points[u, 0]
    if not isnan(points):
        return f"{round(float(points), 4):.10g}"
    status = table.observations.status[u, 0]
    return Status(int(status)).text.say(lang)
