"""Departments' tasks by quarter: what is due by their due dates, lights and totals, worked by hand."""

from fractions import Fraction as F

import pytest

from tests.examples.worked import equal, figure, scored


@pytest.fixture(scope="module")
def tasks():
    return scored("tasks", "2017Q3", "2018Q2", "2018Q3")


DONE, GOING, BEHIND = ("green", "完成"), ("blue", "推进"), ("red", "滞后")
# Of what is counted three quarters of the year's number are due by September, half by June; other work by its due date.
BY_HAND = [
    ("2018Q3", "park_tasks", "firms", 15, F(10), GOING),  # 16 of 20, 15 due
    ("2018Q3", "park_tasks", "capital", F("7.5"), F(10), DONE),  # 10.5 of 10
    ("2018Q3", "park_tasks", "projects", F("4.5"), F(4) / F("4.5") * 10, BEHIND),
    ("2018Q3", "park_tasks", "services", 3, F(10), GOING),  # exactly what is due
    ("2018Q3", "park_tasks", "community", 100, F(10), DONE),  # by the end of September
    ("2018Q3", "science_tasks", "institute", 100, F("7.5"), BEHIND),  # 75% by the end of September
    ("2018Q3", "science_tasks", "market", 50, F(10), GOING),  # by December; half is due
    ("2018Q3", "education_tasks", "teaching", F("1.5"), F(10), DONE),  # “2项以上” has 2
    ("2018Q2", "science_tasks", "institute", 50, F(10), GOING),
    ("2018Q2", "park_tasks", "community", 50, F(8), BEHIND),  # 40 of 50
    ("2018Q2", "finance_tasks", "invest", 100, F(9), BEHIND),  # by the end of June
    ("2017Q3", "education_tasks", "school", 50, F(6), BEHIND),  # 30 of 50
    ("2017Q3", "science_tasks", "library", 100, F(8), BEHIND),
    ("2017Q3", "park_tasks", "incubated", F("4.5"), F(10), DONE),
]


@pytest.mark.parametrize(("period", "table", "id", "due", "points", "light"), BY_HAND)
def test_by_hand(tasks, period, table, id, due, points, light):
    (row,) = tasks[period][table].values()
    equal(figure(row, id, "due"), due)
    equal(figure(row, id, "points"), points)
    assert (figure(row, id, "light"), figure(row, id, "light_said")) == light


TOTALS = [
    ("2018Q3", "市科技局", (10 + F("7.5") + 10) / 30 * 100, 7),
    ("2018Q3", "中以常州创新园管理办公室", (50 + F(40) / F("4.5")) / 60 * 100, 6),
    ("2018Q3", "市教育局", F(100), 1),
    ("2018Q2", "中以常州创新园管理办公室", (9 + 10 + F(20, 3) + 10 + 10 + 8) / 60 * 100, 7),
    ("2017Q3", "市教育局", (F(1) / F("1.5") * 10 + 6) / 20 * 100, 7),
]


@pytest.mark.parametrize(("period", "department", "total", "rank"), TOTALS)
def test_a_department_is_judged_by_its_own_tasks(tasks, period, department, total, rank):
    row = tasks[period]["departments"][department]
    equal(row["total"], total)
    assert row["rank"] == rank


def test_the_tasks_of_each_year_are_a_fifth_of_the_goals_of_2020(tasks):
    goals = {"firms": 100, "capital": 50, "projects": 30, "incubated": 30, "services": 20}
    goals |= {"transfers": 100, "talent": 1000, "trade": 20, "exchange": 20, "teaching": 10}
    for period in ("2017Q3", "2018Q3"):
        due = {
            id: cell["target"]
            for name, rows in tasks[period].items()
            if name != "departments"
            for row in rows.values()
            for id, cell in row["cells"].items()
            if id in goals
        }
        assert due == {id: goal / 5 for id, goal in goals.items()}
