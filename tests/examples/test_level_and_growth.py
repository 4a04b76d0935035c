"""Level and growth by rank: cells by hand, every total again from the files, and who leads in both."""

import csv
from fractions import Fraction as F

import pytest

from tests.examples.worked import EXAMPLES, equal, figure, scored

SHARES = ("研发投入占比", "高新产值占比")
FIGURES = (*SHARES, "万人发明", "高企", "技术合同")


@pytest.fixture(scope="module")
def cities():
    return scored("level-and-growth", "2022", "2023")


# Level: 10 points in the first four, 7 to the eighth, 4 then. Growth: 10 for the first three, half a point less for each place.
BY_HAND = [
    ("2023", "level", "常州市", "rd_level", "3.58", 10),  # third, after 4.04 and 3.79
    ("2023", "level", "常州市", "hightech_level", "50.6", 7),  # fifth: 55, 53.8, 51.6, 51.1 are more
    ("2023", "level", "镇江市", "hightech_level", "51.1", 10),  # fourth
    ("2023", "level", "徐州市", "contracts_level", "167", 7),  # sixth
    ("2023", "level", "淮安市", "firms_level", "1010", 4),
    (
        "2023",
        "growth",
        "常州市",
        "rd_rise",
        "0.13",
        10,
    ),  # 3.58 − 3.45: third, with three others, after 0.16 and 0.14
    (
        "2023",
        "growth",
        "镇江市",
        "rd_rise",
        "0.12",
        8,
    ),  # six are before it: seventh, four places after the third
    ("2023", "growth", "常州市", "contracts_growth", F(233 - 194, 194) * 100, 10),
    ("2023", "growth", "南京市", "firms_growth", F(9400 - 8650, 8650) * 100, F("5.5")),  # twelfth
    ("2022", "growth", "南京市", "rd_rise", "0.16", 10),  # the most
    (
        "2022",
        "growth",
        "连云港市",
        "inventions_growth",
        F("22.4") / F("21.5") * 100 - 100,
        5,
    ),  # the last of 13
]


@pytest.mark.parametrize(("period", "table", "city", "id", "actual", "points"), BY_HAND)
def test_by_hand(cities, period, table, city, id, actual, points):
    row = cities[period][table][city]
    equal(figure(row, id, "actual"), actual)
    equal(figure(row, id, "points"), points)


def sent(period):
    lines = (
        (EXAMPLES / "level-and-growth" / "data" / f"{period}-设区市.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    return {
        row["单位"]: {name: F(row[name].rstrip("%")) for name in FIGURES} for row in csv.DictReader(lines[2:])
    }


def place(value, values):
    return 1 + sum(other > value for other in values)


@pytest.mark.parametrize("period", ["2022", "2023"])
def test_every_total_again(cities, period):
    now, before = sent(period), sent(str(int(period) - 1))
    level, growth = dict.fromkeys(now, F(0)), dict.fromkeys(now, F(0))
    for name in FIGURES:
        rise = {
            city: now[city][name] - before[city][name]
            if name in SHARES
            else now[city][name] / before[city][name] - 1
            for city in now
        }
        for city in now:
            at = place(now[city][name], [of[name] for of in now.values()])
            level[city] += 10 if at <= 4 else 7 if at <= 8 else 4
            growth[city] += 10 - F(1, 2) * max(0, place(rise[city], rise.values()) - 3)
    for city in now:
        row = cities[period]["first_class"][city]
        equal(cities[period]["level"][city]["total"], level[city])
        equal(cities[period]["growth"][city]["total"], growth[city])
        equal(row["total"], level[city] + growth[city])  # each half of 100 has 50 full points
        leads = (place(level[city], level.values()) <= 4) + (place(growth[city], growth.values()) <= 3)
        assert row["grade"] == ("追赶", "单项领先", "双领先")[leads]
        assert row["rank"] == place(level[city] + growth[city], [level[one] + growth[one] for one in now])


def test_one_city_leads_in_both(cities):
    grades = {city: row["grade"] for city, row in cities["2023"]["first_class"].items()}
    assert [city for city, grade in grades.items() if grade == "双领先"] == ["常州市"]
