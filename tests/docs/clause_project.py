"""A small project around a piece of a scheme that a page shows: its units are those of a table of figures."""

from __future__ import annotations

import csv
import io
import re
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from scorecard.base.fault import errors
from scorecard.base.message import Lang
from scorecard.load.scheme.beside import no_folder
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period_names import parse_period
from scorecard.model.scheme import Scheme
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

YEAR = 2026
_INDICATORS, _TABLES, _UNITS = ("indicators", "指标"), ("tables", "表"), ("units", "考核单位")
_PLAIN: dict[Lang, str] = {"zh": "x: {name: 例, targets: 1}\n", "en": "x: {name: Example, targets: 1}\n"}


class Sent(NamedTuple):
    """A unit with its group, and the figures it sent in by year and row, as a page writes them."""

    unit: str
    group: str
    figures: dict[tuple[int, str], str]


def scheme_of(piece: str, units: Iterable[Sent], period: str, year: int, lang: Lang) -> str:
    """The text of a whole scheme around a piece of one; an empty piece makes one that says nothing of its own."""
    parts = _parts(piece or _PLAIN[lang])
    if not any(name in parts for name in (*_INDICATORS, *_TABLES)):
        parts = {"indicators": "indicators:\n" + textwrap.indent("".join(parts.values()), "  ")}
    indicators = "".join(parts.pop(name, "") for name in _INDICATORS)
    if indicators:
        title = {"zh": "任务表", "en": "Tasks"}[lang]
        parts["tables"] = f"tables:\n  t:\n    title: {title}\n{textwrap.indent(indicators, '    ')}"
    if not any(name in parts for name in _UNITS):
        named = (
            f"  u{n}: {{name: {one.unit}{f', group: {one.group}' if one.group else ''}}}\n"
            for n, one in enumerate(units)
        )
        parts["units"] = "units:\n" + "".join(named)
    if not any(name in parts for name in ("frequency", "频度")):
        parts["frequency"] = f"frequency: {_frequency(period)}\n"
    title = {"zh": "写法", "en": "Clause"}[lang]
    return f"title: {title}\nyear: {year}\nlanguage: {lang}\n{''.join(parts.values())}"


def _parts(piece: str) -> dict[str, str]:
    """The fields at the top of a piece, by name."""
    found = (part for part in re.split(r"^(?=[^\s#])", piece, flags=re.MULTILINE) if part.strip())
    return {part.partition(":")[0]: part for part in found}


def _frequency(period: str) -> str:
    return "quarter" if "Q" in period else "month" if "-" in period else "year"


def read(text: str, tables: Mapping[str, str]) -> Scheme:
    """A scheme, which must be without errors, with the tables that it names."""
    opener = (lambda name: Source(name, tables[name].encode())) if tables else no_folder
    file = load_scheme(Source("clause.yaml", text.encode()), "", opener)
    wrong = [line for fault in errors(file.faults) for line in fault.lines("en")]
    assert wrong == [] and file.scheme is not None, "\n".join([text, *wrong])
    return file.scheme


def outcome(
    piece: str, tables: Mapping[str, str], units: list[Sent], period: str, lang: Lang
) -> dict[str, Any]:
    """The plain data of what the figures come to in a period of the year, or in the year."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        years = sorted({YEAR, *(year for one in units for year, _ in one.figures)})
        for place in ("config", "data"):
            (root / place).mkdir()
        for name, table in tables.items():
            (root / "config" / name).write_text(table, encoding="utf-8")
        for year in years:
            text = scheme_of(_as_in(year, piece), units, period, year, lang)
            starts = read(text, tables).first_month
            (root / "config" / f"{year}.yaml").write_text(text, encoding="utf-8")
            label = (period or f"{YEAR}").replace(f"{YEAR}", f"{year}")
            (root / "data" / f"{year}.csv").write_text(_returns(units, year, label), encoding="utf-8")
        when = parse_period(period or f"{YEAR}", starts)
        assert when is not None, period
        workspace = read_workspace(root)
        wrong = [line for fault in errors(workspace.faults) for line in fault.lines("en")]
        assert wrong == [], "\n".join([piece, *wrong])
        return record(workspace.board(when), lang)


def _as_in(year: int, piece: str) -> str:
    """The same piece as another year would have it: every year in it as much earlier."""
    return re.sub(r"\b20\d\d", lambda told: f"{int(told[0]) + year - YEAR}", piece)


def _returns(units: list[Sent], year: int, label: str) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["期间", "单位", "指标", "数值", "评委", "对象"])
    for one in units:
        for (when, row), cell in one.figures.items():
            if when == year:
                table.writerows(
                    [at, one.unit, row, value, judge, item]
                    for at, value, judge, item in _figures(cell, label)
                )
    return text.getvalue()


def _figures(cell: str, label: str) -> Iterator[tuple[str, str, str, str]]:
    """The figures of a cell, each with its period, its judge and its object.

    >>> list(_figures("2026Q1=4 2026Q2=9", "2026Q2"))
    [('2026Q1', '4', '', ''), ('2026Q2', '9', '', '')]
    >>> list(_figures("9 — 8", "2026"))
    [('2026', '9', '评委1', ''), ('2026', '8', '评委3', '')]
    """
    words = cell.split()
    for n, word in enumerate(words, 1):
        before, _, value = word.rpartition("=")
        judge = f"评委{n}" if len(words) > 1 and not before else ""
        at, item = (before, "") if parse_period(before) else (label, before)
        if value not in ("", "—"):
            yield at, value, judge, item
