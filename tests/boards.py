"""The worked cases and the random schemes that several tests look at: read and scored once for all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from scorecard.base.fault import errors
from scorecard.model.board import Board
from scorecard.model.period_names import parse_period
from scorecard.workspace import Workspace, read_workspace
from tests.random_schemes.agreement import Refused, told
from tests.random_schemes.draws import scheme_and_returns

# Every scalar stays the text that was written, so that `9.60` means two decimals.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLACE = TemporaryDirectory(prefix="cases-")

CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}：{case['name']}": case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), _LOADER)
}
"""The worked cases by file and name. `earlier` is the scheme of a year before, which formulas and rules look back to."""

SCORED = {id: case for id, case in CASES.items() if "period" in case and "错误" not in case["expect"]}
"""Those of them that come to a board."""


def write(path: Path, text: str) -> None:
    """Write a file, and the folders it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@cache
def case_read(id: str) -> Workspace:
    """The project of a worked case, read from disk."""
    case, root = CASES[id], Path(_PLACE.name) / str(list(CASES).index(id))
    write(root / "config" / "indicators.yaml", case["scheme"])
    if "earlier" in case:
        write(root / "config" / "earlier.yaml", case["earlier"])
    write(root / "data" / "actuals.csv", case.get("actuals", "期间,单位,指标,数值\n"))
    return read_workspace(root)


def case_board(id: str) -> Board | None:
    """What a worked case comes to; None where it is about an error."""
    workspace = case_read(id)
    period = None if errors(workspace.faults) else parse_period(CASES[id]["period"])
    return workspace.board(period) if period else None


@cache
def drawn_board(seed: int) -> Board | None:
    """The board of a random scheme; None where the tool refuses it."""
    try:
        return told(*scheme_and_returns(seed))
    except Refused:
        return None


def boards_of(seeds: int, every: int = 1) -> list[Board]:
    """The boards of the first random schemes and of the worked cases, or of one in so many of these."""
    cases = map(case_board, [*SCORED][::every])
    return [board for board in (*map(drawn_board, range(seeds)), *cases) if board]
