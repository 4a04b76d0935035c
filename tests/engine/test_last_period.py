"""What is set beside the period before: `last_period`, `against: last_period`, growth; against plain loops in fractions."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from math import isnan

import pytest

from scorecard.base.fault import errors
from scorecard.model.period import MONTHS, Calendar, Period
from scorecard.model.period_names import parse_period
from scorecard.model.status import Status
from scorecard.workspace import read_workspace

UNITS = ("a", "b", "c")
ROWS = {
    "flow": {"name": "流量", "nature": "flow", "number": 1, "targets": 100},
    "sent": {"name": "当期流量", "nature": "flow", "reported": "period", "number": 2, "targets": 100},
    "level": {"name": "存量", "nature": "stock", "number": 3, "targets": 100},
    "halves": {"name": "半年流量", "nature": "flow", "due_in": ["Q2", "Q4"], "number": 4, "targets": 100},
}
BESIDE = {
    **{f"{id}_grown": {"name": f"{id}环比", "points": 0, "of": id, "take": "period_growth"} for id in ROWS},
    "twice": {"name": "加速", "points": 0, "formula": "flow_grown - last_period(flow_grown)"},
    "both": {"name": "同比环比", "points": 0, "formula": "flow - last_period(flow) - last_year(flow)"},
    "ruled": {
        **{"name": "照比", "nature": "flow", "number": 5, "points": 10},
        **{"rule": {"compare": "ratio", "against": "last_period", "max_points": "1000%"}},
    },
}


def scheme(year, frequency, units):
    rows = ROWS | BESIDE
    if frequency != "quarter":
        rows = {id: row for id, row in rows.items() if not id.startswith("halves")}
    return {
        "title": "示例",
        "year": year,
        "frequency": frequency,
        "units": {unit: {"name": f"{unit}镇"} for unit in units},
        "tables": {"t": {"title": "表", "indicators": rows}},
    }


def project(root, frequency, rng, units=UNITS):
    """A project of two years with figures that are drawn, some of them missing or pending; and the figures."""
    (root / "config").mkdir(parents=True)
    (root / "data").mkdir()
    sent: dict[tuple[str, str, Period], int | None] = {}
    lines = ["period,unit,indicator,value,status"]
    for year in (2016, 2017):
        text = json.dumps(scheme(year, frequency, units), ensure_ascii=False)
        (root / "config" / f"{year}.yaml").write_text(text, encoding="utf-8")
        for unit in UNITS:
            for id in ("flow", "sent", "level", "ruled", *(["halves"] if frequency == "quarter" else [])):
                so_far = 0
                for period in Period(year, 12).periods_of_year(frequency):
                    so_far += rng.randint(0, 9)
                    value = rng.randint(-4 * (id == "level"), 9) if id in ("sent", "level") else so_far
                    if rng.random() < 0.15 or (id == "halves" and period.month % 6):
                        continue
                    pending = rng.random() < 0.1
                    sent[unit, id, period] = None if pending else value
                    told = ",待核" if pending else f"{value},"
                    lines.append(f"{period.label(Calendar(frequency))},{unit},{id},{told}")
    (root / "data" / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace = read_workspace(root)
    assert errors(workspace.faults) == ()
    return workspace, sent


class Twin:
    """The same in plain steps: what each period did by itself, and what came before it."""

    def __init__(self, sent, frequency):
        self.sent, self.frequency = sent, frequency

    def before(self, id, period):
        step = 6 if id == "halves" else MONTHS[self.frequency]
        return (
            Period(period.year, period.month - step) if period.month > step else Period(period.year - 1, 12)
        )

    def own(self, unit, id, period):
        """None where it is missing or pending."""
        now = self.sent.get((unit, id, period))
        before = self.before(id, period)
        if id in ("sent", "level") or before.year < period.year:
            return now
        then = self.sent.get((unit, id, before))
        return None if now is None or then is None else now - then

    def grown(self, unit, id, period):
        now, then = self.own(unit, id, period), self.own(unit, id, self.before(id, period))
        return None if now is None or not then or then < 0 else Fraction(now - then, then) * 100

    def twice(self, unit, period):
        now, then = (self.grown(unit, "flow", one) for one in (period, self.before("flow", period)))
        return None if now is None or then is None else now - then

    def both(self, unit, period):
        three = (period, self.before("flow", period), Period(period.year - 1, period.month))
        figures = [self.own(unit, "flow", one) for one in three]
        return None if None in figures else figures[0] - figures[1] - figures[2]

    def ruled(self, unit, period):
        now, then = self.own(unit, "ruled", period), self.own(unit, "ruled", self.before("ruled", period))
        return None if now is None or not then else Fraction(10 * now, then)


def told(board, id, what="value"):
    table = board.table("t")
    i = table.table.index[id]
    column = table.points[:, i] if what == "points" else table.observations.value[:, i]
    status = table.observations.status[:, i]
    return {
        unit.id: None if isnan(column.value[u]) or status[u] == Status.PENDING else column.shown[u]
        for u, unit in enumerate(table.units)
    }


def same(found, wanted):
    if wanted is None:
        return found is None or isnan(found)
    return found is not None and found == pytest.approx(float(wanted), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("frequency", ["quarter", "half", "month", "year"])
@pytest.mark.parametrize("seed", range(4))
def test_against_plain_steps(tmp_path, frequency, seed):
    workspace, sent = project(tmp_path, frequency, random.Random(f"{frequency}{seed}"))
    twin = Twin(sent, frequency)
    for period in Period(2017, 12).periods_of_year(frequency):
        board = workspace.board(period)
        for unit in UNITS:
            for id in ROWS:
                if f"{id}_grown" in board.table("t").table.index and (
                    id != "halves" or period.month % 6 == 0
                ):
                    wanted = twin.grown(unit, id, period)
                    assert same(told(board, f"{id}_grown")[unit], wanted), (id, unit, period)
            assert same(told(board, "twice")[unit], twin.twice(unit, period)), (unit, period)
            assert same(told(board, "both")[unit], twin.both(unit, period)), (unit, period)
            assert same(told(board, "ruled", "points")[unit], twin.ruled(unit, period)), (unit, period)


def test_in_another_order_every_unit_has_the_same(tmp_path):
    one, _ = project(tmp_path / "one", "quarter", random.Random("order"))
    other, _ = project(tmp_path / "other", "quarter", random.Random("order"), units=UNITS[::-1])
    for period in Period(2017, 12).periods_of_year("quarter"):
        here, there = one.board(period), other.board(period)
        for id in BESIDE:
            assert {unit: str(v) for unit, v in told(here, id).items()} == {
                unit: str(v) for unit, v in told(there, id).items()
            }


def rows_used(workspace, period):
    return workspace.board(parse_period(period)).account.used


def test_what_is_looked_up_counts_as_used_and_of_other_frequencies_there_is_no_flow(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    for year, frequency in ((2016, "month"), (2017, "quarter")):
        told_ = scheme(year, frequency, ("a",))
        told_["tables"]["t"]["indicators"] = {
            id: (ROWS | BESIDE)[id] for id in ("flow", "level", "flow_grown", "level_grown")
        }
        (tmp_path / "config" / f"{year}.yaml").write_text(json.dumps(told_, ensure_ascii=False), "utf-8")
    lines = ["period,unit,indicator,value", *(f"2016-{n:02d},a,flow,{n}" for n in (9, 11, 12))]
    lines += [
        "2016-12,a,level,4",
        "2017Q1,a,level,5",
        "2017Q1,a,flow,9",
        "2017Q2,a,flow,12",
        "2017Q2,a,level,5",
    ]
    (tmp_path / "data" / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace = read_workspace(tmp_path)
    first, second = workspace.board(Period(2017, 3)), workspace.board(Period(2017, 6))
    assert (told(first, "flow_grown")["a"], told(first, "level_grown")["a"]) == (None, 25.0)
    assert same(told(second, "flow_grown")["a"], Fraction(3 - 9, 9) * 100)
    # Of the second quarter its own two and the two before; of the first its own two and the level of December.
    assert (rows_used(workspace, "2017Q2"), rows_used(workspace, "2017Q1")) == (4, 3)
