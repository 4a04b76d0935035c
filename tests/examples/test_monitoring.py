"""The circular on the main indicators: cells, growth, places and totals worked by hand."""

from fractions import Fraction as F

import pytest

from tests.examples.worked import equal, figure, scored


@pytest.fixture(scope="module")
def circular():
    return scored("monitoring", "2022Q2", "2023Q2")


# By June half of the year's task is due; levels are held against the goal, and scored by place: 10, 9, 8 …
BY_HAND = [
    ("2023Q2", "city", "常州市", "city_rd_share", F("3.31") / F("3.5"), F("3.31") / F("3.5") * 10, "yellow"),
    ("2023Q2", "city", "常州市", "city_rd_firms", F(150, 150), F(10), "green"),  # 300 × 1/2 are due
    ("2023Q2", "city", "常州市", "city_projects", F(14, 15), F(140, 15), "yellow"),
    ("2023Q2", "districts", "武进区", "rd_share", F("3.62") / F("3.5"), F(10), "green"),  # 1st
    ("2023Q2", "districts", "天宁区", "rd_share", F("2.71") / F("3.5"), F(5), "red"),  # 6th,
    ("2023Q2", "districts", "钟楼区", "rd_share", F("2.71") / F("3.5"), F(5), "red"),  # and 6th too
    (
        "2023Q2",
        "districts",
        "常州经济开发区",
        "rd_firms",
        F(13, 15),
        F(130, 15),
        "yellow",
    ),  # 2 of 30 behind: 6.67
    (
        "2023Q2",
        "districts",
        "常州经济开发区",
        "projects",
        F(2, 3),
        F(20, 3),
        "red",
    ),  # 16.67 points of percent behind
    ("2023Q2", "districts", "金坛区", "projects", F(2) / F("2.5"), F(8), "yellow"),  # exactly 10 behind
    ("2023Q2", "districts", "天宁区", "projects", F(0), F(0), "red"),  # a reported 0
    (
        "2022Q2",
        "districts",
        "金坛区",
        "rd_share",
        F("3.1") / F("3.5"),
        F(8),
        "red",
    ),  # 3rd together with 经开区
    ("2022Q2", "districts", "新北区", "rd_firms", F(36, 35), F(10), "green"),  # at most full points
]


@pytest.mark.parametrize(("period", "table", "unit", "id", "progress", "points", "light"), BY_HAND)
def test_by_hand(circular, period, table, unit, id, progress, points, light):
    row = circular[period][table][unit]
    equal(figure(row, id, "progress"), progress)
    equal(figure(row, id, "points"), points)
    assert figure(row, id, "light") == light


GROWTH = [
    ("武进区", "rd_firms_growth", F(41 - 37, 37) * 100),
    ("经开区", "rd_firms_growth", F(13 - 15, 15) * 100),
    ("天宁区", "projects_growth", F(-100)),
    ("溧阳市", "projects_growth", F(100)),
    ("钟楼区", "rd_share_change", F("2.71") - F("2.72")),  # points of percent, not percent
    ("新北区", "inventions_growth", (F("66.9") - F("60.3")) / F("60.3") * 100),
]


@pytest.mark.parametrize(("unit", "id", "growth"), GROWTH)
def test_against_last_year(circular, unit, id, growth):
    rows = {
        name.replace("常州经济开发区", "经开区"): row for name, row in circular["2023Q2"]["inputs"].items()
    }
    equal(figure(rows[unit], id, "actual"), growth)


def test_what_districts_are_to_do_makes_the_city_s_task(circular):
    for id, task in (("rd_firms", 300), ("projects", 30), ("platforms", 30)):
        rows = circular["2023Q2"]["districts"].values()
        assert sum(figure(row, id, "target") for row in rows) == task
        assert figure(circular["2023Q2"]["city"]["常州市"], f"city_{id}", "target") == task


@pytest.mark.parametrize("period", ["2022Q2", "2023Q2"])
def test_what_districts_did_is_what_the_city_did(circular, period):
    for id in ("rd_firms", "projects", "platforms"):
        did = sum(figure(row, id, "actual") for row in circular[period]["districts"].values())
        assert did == figure(circular[period]["city"]["常州市"], f"city_{id}", "actual")


def test_a_total_and_its_place(circular):
    row = circular["2023Q2"]["districts"]["常州经济开发区"]
    # Places 3, 3 and 5; then 13 of 15, 2 of 1.5 × … due, 2 of 1.5: 8 + 8 + 6 + 26/3 + 20/3 + 10.
    equal(row["total"], 22 + F(26, 3) + F(20, 3) + 10)
    assert (row["printed"], row["rank"]) == ("47.33", 4)
