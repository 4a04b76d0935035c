"""What real schemes had to write in a roundabout way, beside the way it is written now: shorter, and the same numbers.

A folder holds the scheme as it had to be written (`old.yaml`) and as it is (`new.yaml`), the returns of both
(`data.csv`, those of one alone in `old.csv`), and what comes out, worked by hand (`expect.yaml`): figures of rows by
their units, `ID.points`, `TABLE.total`, `.rank`, `.grade`, `ID.place`, `.class`, `.light`, `.printed`. All that both
schemes call by one name is the same in
both, and so is what they call otherwise (`same`, old: new).
"""

from __future__ import annotations

from functools import cache
from math import nan
from pathlib import Path

import pytest
import yaml

from scorecard.base.decimals import decimal_text, plain
from scorecard.base.fault import errors
from scorecard.engine.figures import official
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.board import Board
from scorecard.model.period_names import parse_period

HERE = Path(__file__).parent
PAIRS = sorted(path.parent.name for path in HERE.glob("*/expect.yaml"))


@cache
def board(pair: str, name: str) -> Board:
    folder = HERE / pair
    file = load_scheme(Source(f"{name}.yaml", (folder / f"{name}.yaml").read_bytes()))
    assert file.scheme is not None, [str(fault) for fault in file.faults]
    sent = [folder / each for each in ("data.csv", f"{name}.csv") if (folder / each).exists()]
    sources = tuple(Source(f"data/{path.name}", path.read_bytes()) for path in sent)
    actuals = load_actuals(sources, (file.scheme,))
    assert not errors(actuals.faults), [fault.message.say("en") for fault in errors(actuals.faults)]
    return score(file.scheme, actuals.ledgers[file.scheme.year], parse_period(str(file.scheme.year)))


@cache
def figures(pair: str, name: str) -> dict[str, list[float | str]]:
    """All that has a name: of rows, headings, tables and totals; by unit."""
    found: dict[str, list[float | str]] = {}
    for table in board(pair, name).tables:
        for i, row in enumerate(table.table.rows):
            found[row.id] = values = table.observations.value.shown[:, i].tolist()
            if row.shown.decimals is None:
                found[f"{row.id}.printed"] = [plain(value) for value in values]
            else:
                found[f"{row.id}.printed"] = [decimal_text(value, row.shown.decimals) for value in values]
            every = range(len(table.units))
            if row.shown.classes:
                found[f"{row.id}.class"] = [table.cell_class(u, i) or nan for u in every]
            if row.shown.rank:
                found[f"{row.id}.place"] = [table.place(u, i) for u in every]
            if row.lights:
                lit = [table.light(u, i) for u in every]
                found[f"{row.id}.light"] = [light.say if light else nan for light in lit]
            if row.scores:
                found[f"{row.id}.points"] = table.points.shown[:, i].tolist()
        for id, points in zip(table.headings, table.heading_points.shown.T, strict=True):
            found[f"{id}.points"] = points.tolist()
    for whole in (*board(pair, name).tables, *board(pair, name).totals):
        found[f"{whole.of.id}.total"] = whole.total.shown.tolist()
        found[f"{whole.of.id}.rank"] = official(whole).tolist()
        if whole.grade:
            found[f"{whole.of.id}.grade"] = [grade or nan for grade in whole.grade]
    return found


def alike(found: list[float | str], wanted: list[float | str]) -> bool:
    """Words that are the same, and numbers that are but for noise."""
    return len(found) == len(wanted) and all(
        one == other if isinstance(one, str) else one == pytest.approx(other, nan_ok=True, abs=1e-9)
        for one, other in zip(found, wanted, strict=True)
    )


def hand(pair: str) -> dict[str, list[float | str | None]]:
    """What was worked out by hand; `apart` are the figures that the roundabout way could not have as they should be."""
    return yaml.safe_load((HERE / pair / "expect.yaml").read_text("utf-8"))


def length(pair: str, name: str) -> int:
    """The characters of a scheme without its blanks."""
    return len("".join((HERE / pair / f"{name}.yaml").read_text("utf-8").split()))


@pytest.mark.parametrize("pair", PAIRS)
def test_the_way_it_is_written_now_is_shorter(pair):
    assert length(pair, "new") < length(pair, "old")


@pytest.mark.parametrize("pair", PAIRS)
def test_what_both_ways_call_by_one_name_is_the_same(pair):
    old, new = figures(pair, "old"), figures(pair, "new")
    apart = hand(pair).get("apart", [])
    both = {name: name for name in new if name in old and name not in apart} | hand(pair).get("same", {})
    assert both
    for before, now in both.items():
        assert alike(new[now], old[before]), (before, now)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("name", ["old", "new"])
def test_what_comes_out_is_what_was_worked_out_by_hand(pair, name):
    found = figures(pair, name)
    for figure, wanted in hand(pair).items():
        if figure in ("apart", "same") or (name == "old" and figure not in found):
            continue
        assert alike(found[figure], [nan if one is None else one for one in wanted]), figure
