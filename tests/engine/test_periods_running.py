"""Conditions that must hold in several periods running, beside the same in plain loops over what was sent in."""

import json
import random

import pytest

from scorecard.base.fault import errors
from scorecard.model.board import TableBoard
from scorecard.model.period import Calendar, Period
from scorecard.workspace import read_workspace

UNITS = ("a", "b", "c", "d")
LIGHTS = [{"light": "green", "at_least": 0}, {"light": "yellow", "at_least": -10}, {"light": "red"}]
ROWS = {
    "tax": {"name": "税收", "nature": "flow", "number": 1, "targets": 100},
    "level": {
        **{"name": "存量", "nature": "stock", "number": 2, "targets": 10},
        "class": [{"class": "高", "at_least": 8}, {"class": "低"}],
    },
    "half": {"name": "半年", "nature": "stock", "number": 3, "targets": 10, "due_in": ["Q2", "Q4"]},
}
EFFECTS = {
    "twice": {"of": "tax.light", "equals": "red", "periods": 2},
    "thrice": {"of": "tax.light", "equals": "red", "periods": 3},
    "class": {"of": "level.class", "equals": "低", "periods": 2},
    "half": {"of": "half.light", "equals": "red", "periods": 2},
    "either": {"any": [{"of": "tax.light", "equals": "red"}, {"of": "level", "below": 5}], "periods": 2},
}


def scheme(year, units, effects=EFFECTS):
    return {
        **{"title": "示例", "year": year, "frequency": "quarter", "lights": LIGHTS},
        "units": {unit: {"name": f"{unit}镇"} for unit in units},
        "tables": {"t": {"title": "表", "indicators": ROWS}},
        "effects": [{"name": id, "if": one, "then": {"say": "约谈"}} for id, one in effects.items()],
    }


def project(root, rng, units=UNITS, effects=EFFECTS):
    (root / "config").mkdir(parents=True)
    (root / "data").mkdir()
    sent, lines = {}, ["period,unit,indicator,value"]
    for year in (2016, 2017):
        text = json.dumps(scheme(year, units, effects), ensure_ascii=False)
        (root / "config" / f"{year}.yaml").write_text(text, encoding="utf-8")
        for unit in UNITS:
            so_far = 0
            for period in Period(year, 12).periods_of_year("quarter"):
                so_far += rng.choice((5, 15, 30))
                for id, value in (
                    ("tax", so_far),
                    ("level", rng.randint(0, 10)),
                    ("half", rng.randint(7, 10)),
                ):
                    if rng.random() < 0.85 and (id != "half" or period.month % 6 == 0):
                        sent[unit, id, period] = value
                        lines.append(f"{period.label(Calendar('quarter'))},{unit},{id},{value}")
    (root / "data" / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace = read_workspace(root)
    assert errors(workspace.faults) == ()
    return workspace, sent


def before(period, months=3):
    return (
        Period(period.year, period.month - months) if period.month > months else Period(period.year - 1, 12)
    )


def red(sent, unit, id, period):
    value = sent.get((unit, id, period))
    if value is None:
        return False
    # In points of percent: of a flow what is done less what is due of the year, of a level what is short.
    return value < period.month / 12 * 100 - 10 if id == "tax" else value < 9


def holding(sent, unit, period):
    """The effects that hold, by hand."""
    running = [period, before(period), before(before(period))]
    low = [sent.get((unit, "level", one)) for one in running]
    halves = [period, before(period, 6)]
    told = {
        "twice": all(red(sent, unit, "tax", one) for one in running[:2]),
        "thrice": all(red(sent, unit, "tax", one) for one in running),
        "class": all(value is not None and value < 8 for value in low[:2]),
        "half": period.month % 6 == 0 and all(red(sent, unit, "half", one) for one in halves),
        "either": all(
            red(sent, unit, "tax", one) or (value is not None and value < 5)
            for one, value in list(zip(running, low, strict=True))[:2]
        ),
    }
    return {id for id, holds in told.items() if holds}


def held(board):
    table = board.table("t")
    names = [effect.name for effect in table.table.effects]
    return {
        unit.id: {name for name, holds in zip(names, table.effected.held[u], strict=True) if holds}
        for u, unit in enumerate(table.units)
    }


@pytest.mark.parametrize("seed", range(6))
def test_against_plain_loops(tmp_path, seed):
    workspace, sent = project(tmp_path, random.Random(seed))
    for year in (2016, 2017):
        for period in Period(year, 12).periods_of_year("quarter"):
            found = held(workspace.board(period))
            assert found == {unit: holding(sent, unit, period) for unit in UNITS}, period


def test_in_another_order_every_unit_has_the_same(tmp_path):
    one, _ = project(tmp_path / "one", random.Random(7))
    other, _ = project(tmp_path / "other", random.Random(7), units=UNITS[::-1])
    for period in Period(2017, 12).periods_of_year("quarter"):
        assert held(one.board(period)) == held(other.board(period))


def test_no_period_before_is_scored_unless_a_condition_looks_at_it(tmp_path):
    workspace, _ = project(tmp_path / "asks", random.Random(8))
    board = workspace.board(Period(2017, 12))
    past = board.tables[0].past
    assert sorted(past._tables) == [Period(2017, 6), Period(2017, 9)]
    alone, _ = project(
        tmp_path / "not", random.Random(8), effects={"now": {"of": "tax.light", "equals": "red"}}
    )
    table: TableBoard = alone.board(Period(2017, 12)).tables[0]
    assert table.past is None


def test_the_rows_of_the_periods_looked_at_count_as_used(tmp_path):
    workspace, sent = project(tmp_path, random.Random(9), effects={"twice": EFFECTS["twice"]})
    period = Period(2017, 9)
    wanted = sum(one == period or (id == "tax" and one == before(period)) for _, id, one in sent)
    assert workspace.board(period).account.used == wanted
