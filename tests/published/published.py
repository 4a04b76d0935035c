"""Reads a published scheme of this folder, puts figures in, and gives back the board as JSON."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from scorecard.base.fault import errors, sort_faults
from scorecard.model.period_names import parse_period
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

HERE = Path(__file__).resolve().parent
Figures = Mapping[str, Mapping[str, object]]


def text_of(name: str) -> str:
    """The scheme as it stands in this folder."""
    return (HERE / f"{name}.yaml").read_text(encoding="utf-8")


def told(scheme: str) -> list[str]:
    """What `check` says of a scheme alone: code and sentence."""
    with tempfile.TemporaryDirectory() as place:
        workspace = _opened(Path(place), scheme, {}, "2000")
        return [f"{fault.code} {fault.message.say('zh')}" for fault in sort_faults(workspace.scheme_faults)]


def scored(scheme: str, figures: Figures, period: str):
    """The board of a period as JSON. `figures`: by unit, by indicator."""
    with tempfile.TemporaryDirectory() as place:
        workspace = _opened(Path(place), scheme, figures, period)
        assert [line for fault in errors(workspace.faults) for line in fault.lines("zh")] == []
        return record(workspace.board(parse_period(period)), "zh")


def rows(board, table: int = 0):
    """The rows of a table by the names of their units."""
    return {row["name"]: row for row in board["tables"][table]["rows"]}


def _opened(place: Path, scheme: str, figures: Figures, period: str):
    (place / "config").mkdir()
    (place / "data").mkdir()
    (place / "config" / "indicators.yaml").write_text(scheme, encoding="utf-8")
    lines = [f"{period},{unit},{row},{value}" for unit, of in figures.items() for row, value in of.items()]
    sheet = "\n".join(["期间,单位,指标,数值", *lines]) + "\n"
    (place / "data" / "actuals.csv").write_text(sheet, encoding="utf-8")
    return read_workspace(place)
