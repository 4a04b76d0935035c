"""The tool and the oracle share no code and agree on every cell, total and rank of the shipped periods."""

import json
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.cli.running import run

ROOT = Path(__file__).resolve().parent.parent
PERIODS = [f"{year}Q{quarter}" for year in (2016, 2017) for quarter in (1, 2, 3, 4)]
FIGURES = ("actual", "target", "due", "completion", "pace", "progress", "points", "counted")


def load_oracle():
    spec = spec_from_file_location("scorecard_oracle", Path(__file__).with_name("oracle.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


oracle = load_oracle()


@cache
def told(period):
    """What the tool says of a period."""
    done = run("evaluate", "-p", period, "-f", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)


@cache
def known(period):
    """What the oracle says of it."""
    return oracle.recompute(ROOT, period)


def same(told, known):
    """Both without a number, or the same number to 1e-9."""
    if known is None or told is None:
        return known is told
    return told == pytest.approx(float(known), rel=1e-9, abs=1e-9)


def differences(mine, theirs, names):
    return {n: (theirs[n], mine.get(n)) for n in names if not same(theirs[n], mine.get(n))}


def pairs(period):
    """Table by table, the rows of both, side by side."""
    ours, theirs = known(period)["tables"], told(period)["tables"]
    assert [t["id"] for t in ours] == [t["id"] for t in theirs]
    for mine, table in zip(ours, theirs, strict=True):
        assert [r["unit"] for r in mine["rows"]] == [r["unit"] for r in table["rows"]]
        for row, other in zip(mine["rows"], table["rows"], strict=True):
            yield table["id"], row, other


@pytest.mark.parametrize("period", PERIODS)
def test_every_cell(period):
    wrong = {}
    for table, mine, theirs in pairs(period):
        assert list(mine["cells"]) == list(theirs["cells"])
        for id, cell in mine["cells"].items():
            other = theirs["cells"][id]
            found = differences(cell, other, FIGURES)
            for word in ("status", "corrected"):
                if cell[word] != other[word]:
                    found[word] = (other[word], cell[word])
            if found:
                wrong[table, mine["unit"], id] = found
    assert wrong == {}


@pytest.mark.parametrize("period", PERIODS)
def test_every_line_of_every_table(period):
    wrong = {}
    for table, mine, theirs in pairs(period):
        found = differences(mine, theirs, ("earned", "full_points", "total", "rank", "group_rank"))
        if mine["total"] is not None and mine["printed"] != theirs["printed"]:
            found["printed"] = (theirs["printed"], mine["printed"])
        if mine["lacking"] != theirs["lacking"]:
            found["lacking"] = (theirs["lacking"], mine["lacking"])
        if found:
            wrong[table, mine["unit"]] = found
    assert wrong == {}


@pytest.mark.parametrize("period", PERIODS)
def test_every_total(period):
    ours, theirs = known(period)["totals"], told(period)["totals"]
    assert [(t["id"], t["weights"]) for t in ours] == [(t["id"], t["weights"]) for t in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        assert [r["unit"] for r in mine["rows"]] == [r["unit"] for r in other["rows"]]
        for row, line in zip(mine["rows"], other["rows"], strict=True):
            assert differences(row, line, ("total", "rank", "group_rank")) == {}, row["unit"]
            assert differences(row["parts"], line["parts"], row["parts"]) == {}, row["unit"]
            assert row["status"] == line["status"], row["unit"]
            if row["total"] is not None:
                assert row["printed"] == line["printed"], row["unit"]


def test_the_shipped_periods_show_every_status():
    """So that agreement on them means something."""
    rows = [row for period in PERIODS for table in known(period)["tables"] for row in table["rows"]]
    seen = {cell["status"] for row in rows for cell in row["cells"].values()}
    assert seen == {"scored", "shown", "missing", "pending", "not_due", "not_applicable"}
