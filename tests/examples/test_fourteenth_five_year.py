"""The targets of 2025 as the notice words them: every one of them, and cells worked by hand."""

from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.model.period_names import parse_period
from scorecard.study.warnings import board_warnings
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

PLAN = Path(__file__).resolve().parents[2] / "examples" / "fourteenth-five-year"
# As the notice prints them, with the doubled figure of 2020 in brackets; rows it prints no number for have none.
GOALS = {
    "fund": "400",
    "investment": "2000",
    "rd_share": "3.5%",
    "hightech_share": "50%",
    "inventions": "55",
    "contribution": "70%",
    "talent_new": "比2020年翻一番（16000）",
    "platforms": "比2020年翻一番（116）",
    "space": "比2020年翻一番（640）",
    "registered": "比2020年翻一番（11）",
    "hightech": "比2020年翻一番（4900）",
    "listed": "比2020年翻一番（96）",
    "talent": "超185",
    "platforms_120": "120",
    "hightech_5000": "超5000",
    "listed_100": "超100",
    "legal_new": "13",
    "space_new": "超100",
    "contracts": "超280",
    "funds": "超1000",
    "assets": "超5000",
    "zones": "100%",
    "four_ones": "100%",
}
TASKS = {
    "unicorns": "50",
    "gazelles": "500",
    "champions": "30",
    "giants": "35",
    "fostered": "100",
    "provincial": "15",
    "rd_firms": "300",
    "rd_cover": "100%",
    "projects": "30以上",
    "major": "30以上",
    "rank_changzhou": "前20",
    "rank_wujin": "前30",
    "new_hightech_zone": "1",
    "new_economic_zone": "1",
    "space_built": "100以上",
    "carriers": "100",
    "incubators": "30",
    "scientists": "50",
    "innovators": "250以上",
    "founders": "1000以上",
    "makers": "4000以上",
    "postdocs": "120以上",
    "skilled": "15以上",
    "skilled_rank": None,
    "graduates": "30%以上",
    "vocational": "50%以上",
    "scenes": "超150",
    "standard_hightech": "100%",
    "standard_large": "100%",
    "standard_listed": "100%",
}


@pytest.fixture(scope="module")
def rows():
    workspace = read_workspace(PLAN)
    assert not errors(workspace.faults)

    def of(period):
        board = workspace.board(parse_period(period))
        assert not workspace.faults and not board_warnings(board)
        goals, tasks = (table["rows"][0] for table in record(board, "zh")["tables"])
        return {"cells": goals["cells"] | tasks["cells"], "headings": tasks["headings"]}

    return {period: of(period) for period in ("2021", "2022")}


def test_every_target_is_said_as_the_notice_says_it(rows):
    assert {id: cell["target_printed"] for id, cell in rows["2022"]["cells"].items()} == GOALS | TASKS


# What is counted over five years is due by a fifth in 2021 and by two fifths in 2022.
BY_HAND = [
    ("2021", "fund", 70, 70 / 80, "8.75", False),  # due 400 × 1/5
    ("2021", "talent_new", 2900, 2900 / 3200, "9.06", False),  # 1300 + … + 1900 = 8000; 2 × 8000 ÷ 5
    ("2021", "platforms", 74, 74 / 116, "6.38", False),  # a level: 58 in 2020, doubled
    ("2021", "rd_firms", 315, 315 / 300, "10.00", True),  # each year
    ("2021", "major", 24, 24 / 30, "8.00", False),
    ("2021", "contracts", 168, 168 / 280, "6.00", False),
    ("2021", "rank_changzhou", 22, None, "0.00", False),  # 22nd of the first 20
    ("2021", "rank_wujin", 29, None, "10.00", True),
    ("2022", "investment", 330 + 390, 720 / 800, "9.00", False),  # due 2000 × 2/5
    ("2022", "rd_firms", 288, 288 / 300, "9.60", False),  # 315 of the year before do not count
    ("2022", "projects", 30, 1, "10.00", True),  # “30个以上” includes 30
    ("2022", "registered", 1.9 + 2.3, 4.2 / 4.4, "9.55", False),  # 2 × 5.5 × 2/5
    ("2022", "hightech", 3526, 3526 / 4900, "7.20", False),
    ("2022", "hightech_5000", 3526, 3526 / 5000, "7.05", False),  # the same figure, the other target
    ("2022", "space_new", 18.5 + 24, 42.5 / 40, "10.00", True),
    ("2022", "rank_changzhou", 20, None, "10.00", True),
    ("2022", "rank_wujin", 31, None, "0.00", False),
    ("2022", "skilled", 3.3 + 3.1, 6.4 / 6, "10.00", True),
    ("2022", "graduates", 28.1, 28.1 / 30, "9.37", False),
]


@pytest.mark.parametrize(("period", "id", "actual", "progress", "points", "met"), BY_HAND)
def test_by_hand(rows, period, id, actual, progress, points, met):
    cell = rows[period]["cells"][id]
    assert cell["actual"] == pytest.approx(actual, abs=1e-9)
    assert (cell["printed"], cell["met"]) == (points, met)
    assert cell["progress"] == (None if progress is None else pytest.approx(progress, abs=1e-9))


def test_one_more_zone_counts_at_the_end_of_the_plan(rows):
    cell = rows["2022"]["cells"]["new_economic_zone"]
    assert (cell["actual"], cell["status"], cell["points"]) == (1, "not_due", None)


def test_a_heading_adds_up_its_rows(rows):
    # 4 × 70% + 3 × 52% + 3 × 94%
    assert rows["2022"]["headings"]["standards"]["points"] == pytest.approx(2.8 + 1.56 + 2.82)


def test_what_is_no_target_is_shown_only(rows):
    cell = rows["2022"]["cells"]["skilled_rank"]
    assert (cell["status"], cell["points"], cell["target"]) == ("shown", None, None)
