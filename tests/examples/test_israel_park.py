"""The targets of an innovation park for 2020, as its notice words them; cells worked by hand."""

from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.model.period_names import parse_period
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

PARK = Path(__file__).resolve().parents[2] / "examples" / "israel-park"
PRINTED = {
    "chains": "2-3",
    "scale": "超500",
    "firms": "100",
    "transfers": "100",
    "capital": "50",
    "projects": "30",
    "talent": "1000",
    "platforms": "3-5",
    "incubated": "30",
    "services": "20",
    "trade": "20",
    "culture": "20",
    "education": "10以上",
}


@pytest.fixture(scope="module")
def cells():
    workspace = read_workspace(PARK)
    assert not errors(workspace.faults)

    def of(period):
        return record(workspace.board(parse_period(period)), "zh")["tables"][0]["rows"][0]["cells"]

    return {period: of(period) for period in ("2016", "2017")}


def test_every_target_is_said_as_the_notice_says_it(cells):
    assert {id: cell["target_printed"] for id, cell in cells["2017"].items()} == PRINTED


# Flows: two of five years are due by 2017, one by 2016.
BY_HAND = [
    ("2016", "chains", 1, 1 / 2, "5.00", False),  # 1 of at least 2
    ("2016", "platforms", 2, 2 / 3, "6.67", False),  # 2 of at least 3
    ("2016", "firms", 22, 22 / 20, "10.00", True),  # due 100 × 1/5 = 20; at most full points
    ("2017", "chains", 2, 1, "10.00", True),  # the lower end is inside
    ("2017", "scale", 300, 300 / 500, "6.00", False),  # a level: no pace
    ("2017", "transfers", 15 + 17, 32 / 40, "8.00", False),  # due 100 × 2/5 = 40
    ("2017", "capital", 8 + 9, 17 / 20, "8.50", False),  # due 50 × 2/5 = 20
    ("2017", "projects", 6 + 5, 11 / 12, "9.17", False),  # due 30 × 2/5 = 12
    ("2017", "talent", 180 + 200, 380 / 400, "9.50", False),  # due 1000 × 2/5 = 400
    ("2017", "platforms", 6, 5 / 6, "8.33", False),  # past the upper end: 5 ÷ 6
    ("2017", "services", 4 + 5, 9 / 8, "10.00", True),  # due 20 × 2/5 = 8
    ("2017", "education", 2 + 1, 3 / 4, "7.50", False),  # due 10 × 2/5 = 4
]


@pytest.mark.parametrize(("period", "id", "actual", "progress", "points", "met"), BY_HAND)
def test_by_hand(cells, period, id, actual, progress, points, met):
    cell = cells[period][id]
    assert (cell["actual"], cell["printed"], cell["met"]) == (actual, points, met)
    assert cell["progress"] == pytest.approx(progress, abs=1e-9)
