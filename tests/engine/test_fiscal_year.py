"""A year that starts in another month than January, beside the same project with its months called 1 to 12.

The twin writes every month of a year assessed as that month of the calendar year: the first as January, the last as
December. Nothing but names may differ.
"""

import json
import random
from calendar import month_name
from dataclasses import replace

import pytest

from scorecard.base.fault import errors
from scorecard.model.period import Period
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

pytestmark = pytest.mark.long

MONTHS = list(month_name)[1:]
UNITS = ("甲镇", "乙镇", "丙镇")
STEP = {"month": 1, "quarter": 3}
DRAWN = [*((seed, "quarter") for seed in range(4)), *((seed, "month") for seed in range(2))]


def calendar(year, month, starts):
    """Year and month of the calendar, counted on from the first month of the year assessed."""
    at_year, at = (year if starts == 1 else year - 1), starts
    for _ in range(month - 1):
        at += 1
        if at > 12:
            at, at_year = 1, at_year + 1
    return at_year, at


def named(rng, year, month, frequency, starts):
    """A period in one of the ways there are to write it."""
    at_year, at = calendar(year, month, starts)
    ways = [f"{at_year}-{at:02d}", f"{at_year}年{at}月", f"{MONTHS[at - 1]} {at_year}"]
    if frequency == "quarter" or month % 3 == 0:
        # Of figures of each month, a quarter means the last of its months; that is told by a warning.
        ways += [f"{year}Q{month // 3}"] if frequency == "quarter" else []
    return rng.choice(ways)


def scheme(rng, year, frequency, starts):
    def part(month):
        return f"{calendar(year, month, starts)[1]:02d}"

    def when(month):
        at_year, at = calendar(year, month, starts)
        return f"{at_year}-{at:02d}"

    ends = range(STEP[frequency], 13, STEP[frequency])
    paced = {part(month): f"{month * month * 100 / 144:.0f}%" for month in ends}
    rows = {
        "tax": {
            "name": "税收",
            "number": 1,
            "targets": {when(6): rng.randint(30, 60), year: rng.randint(80, 200)},
        },
        "alone": {"name": "当期", "number": 2, "score": "period", "targets": [100, 120, 90]},
        "sent": {"name": "投资", "number": 3, "reported": "period", "targets": 100},
        "paced": {"name": "技改", "number": 4, "targets": 100, "pace": paced},
        "level": {
            "name": "存量",
            "number": 5,
            "nature": "stock",
            "targets": 10,
            "due_in": [part(6), part(12)],
        },
        "grown": {
            "name": "同比",
            "number": 6,
            "of": "tax",
            "take": "growth",
            "rule": {"compare": "value", "each": 0.1},
        },
        "before": {
            **{"name": "环比", "number": 7, "of": "tax", "take": "period_growth"},
            "rule": {"compare": "value", "each": 0.1},
        },
        "every": {
            **{"name": "逐季", "number": 8, "nature": "stock"},
            "rule": {
                "every": frequency,
                "compare": "value",
                "bands": [{"at_least": 5, "points": 1}, {"points": 0}],
            },
        },
    }
    own = {} if starts == 1 else {"starts": MONTHS[starts - 1]}
    return {
        **{"title": "示例", "year": year, "frequency": frequency, **own},
        "units": {unit: {"name": unit} for unit in UNITS},
        "tables": {"t": {"title": "表", "indicators": rows}},
        "amendments": [{"from": when(9), "source": "文", "set": {"targets.甲镇.投资": 130}}],
    }


def project(root, seed, frequency, starts):
    """The same figures for every start: only what is drawn for names is drawn apart."""
    (root / "config").mkdir(parents=True)
    (root / "data").mkdir()
    rng, of_names, lines = random.Random(seed), random.Random(seed + 1), ["期间,单位,指标,数值"]
    step = STEP[frequency]
    for year in (2016, 2017):
        text = json.dumps(scheme(rng, year, frequency, starts), ensure_ascii=False)
        (root / "config" / f"{year}.yaml").write_text(text, encoding="utf-8")
        for unit in UNITS:
            for name in ("税收", "当期", "技改", "投资", "逐季", "存量"):
                so_far = 0
                for month in range(step, 13, step):
                    drawn = rng.randint(0, 15)
                    so_far = drawn if name in ("投资", "逐季", "存量") else so_far + drawn
                    due = month in (6, 12) if name == "存量" else True
                    if due and rng.random() < 0.9:
                        when = named(of_names, year, month, frequency, starts)
                        lines.append(f"{when},{unit},{name},{so_far}")
    (root / "data" / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace = read_workspace(root)
    assert not errors(workspace.faults), [fault.message.say("en") for fault in errors(workspace.faults)]
    return workspace


def figures(board):
    """All figures of a board; without the names of periods, and the hash over the scheme."""
    found = record(board, "en")

    def plain(value):
        if isinstance(value, dict):
            kept = {key: plain(one) for key, one in value.items() if key not in ("hash", "period", "notes")}
            return {
                **kept,
                **({"by_period": list(kept["by_period"].values())} if "by_period" in kept else {}),
            }
        return [plain(one) for one in value] if isinstance(value, list) else value

    return plain(found)


@pytest.mark.parametrize(("seed", "frequency"), DRAWN)
def test_a_year_is_scored_alike_wherever_it_starts(tmp_path, seed, frequency):
    starts = random.Random(seed).choice((2, 4, 7, 10, 12))
    usual = project(tmp_path / "usual", seed, frequency, 1)
    moved = project(tmp_path / "moved", seed, frequency, starts)
    assert moved.periods == usual.periods
    scored = 0
    # Of months the one seed has the odd ones, the other the even ones: each month looks at all before it.
    periods = usual.periods[seed % 2 :: 2] if frequency == "month" else usual.periods
    for period in periods:
        there = figures(usual.board(period))
        assert figures(moved.board(period)) == there, period
        scored += sum(row["total"] is not None for row in there["tables"][0]["rows"])
    assert scored


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2018Q1", 3),
        ("2017-12", 3),
        ("2017年10月", 1),
        ("Q2", 6),
        ("9月", 12),
        ("10月", 1),
        ("2018财年", 12),
        ("2018年上半年", 6),
        ("FY2018 Q1 (October to December 2017)", 3),
        ("2018财年上半年（2017年10月—2018年3月）", 6),
    ],
)
def test_periods_are_asked_for_by_either_name(tmp_path, text, month):
    (tmp_path / "config").mkdir()
    own = json.dumps(scheme(random.Random(1), 2018, "month", 10), ensure_ascii=False)
    (tmp_path / "config" / "2018.yaml").write_text(own, encoding="utf-8")
    assert read_workspace(tmp_path, actuals=False).period_named(text) == Period(2018, month)


def test_a_board_is_the_same_whatever_was_scored_before(tmp_path):
    """Periods that were looked back to are kept for boards to come."""
    project(tmp_path, 0, "quarter", 4)
    workspace = read_workspace(tmp_path)
    for period in reversed(workspace.periods):
        board, alone = workspace.board(period), replace(workspace).board(period)
        assert record(board, "zh") == record(alone, "zh")
        assert board.looked == alone.looked
