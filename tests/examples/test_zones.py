"""Nine zones with an industry each: cells, totals, places and the step to the place ahead, worked by hand."""

import csv
from fractions import Fraction as F

import pytest

from tests.cli.running import run
from tests.examples.worked import EXAMPLES, equal, figure, scored

INDUSTRIES = {
    "南京高新区": "新一代信息技术",
    "无锡高新区": "物联网",
    "常州高新区": "光伏",
    "苏州工业园区": "纳米技术及材料应用",
    "苏州高新区": "医疗器械",
    "泰州医药高新区": "生物医药",
    "徐州高新区": "安全装备",
    "江阴高新区": "特钢新材料",
    "昆山高新区": "机器人",
}


@pytest.fixture(scope="module")
def zones():
    return {period: tables["zones"] for period, tables in scored("zones", "2017", "2018").items()}


BY_HAND = [
    ("2018", "常州高新区", "carriers", F(80, 140) * 15),
    ("2018", "苏州工业园区", "carriers", F(15)),  # the best
    ("2018", "无锡高新区", "hightech", F(540, 1046) * 10),
    ("2018", "徐州高新区", "institutes", F(4, 33) * 10),
    ("2018", "昆山高新区", "gazelles", F(32, 98) * 15),
    # Shares of the industry: 702.24 of 2600, against the best, 580.8 of 1120 in Taizhou.
    ("2018", "常州高新区", "share", F("702.24") / 2600 / (F("580.8") / 1120) * 10),
    # Growth 14%; the least is 4% (Jiangyin), the most 25%: 60% + 40% × 10/21.
    ("2018", "常州高新区", "growth", (F(60, 100) + F(40, 100) * F(10, 21)) * 10),
    ("2018", "江阴高新区", "growth", F(6)),
    ("2018", "江阴高新区", "per_mu", F("677.04") / 10500 / (F("1084.45") / 8300) * 5),
    ("2018", "江阴高新区", "place", F(10)),  # 52nd as last year: steady is enough
    ("2018", "无锡高新区", "place", F(0)),  # from 16th to 17th
    ("2017", "徐州高新区", "place", F(0)),  # from 60th to 62nd
    (
        "2017",
        "常州高新区",
        "growth",
        (F(60, 100) + F(40, 100) * F(10 - 5, 20 - 5)) * 10,
    ),  # 616 ÷ 560 − 1 = 10%
]


@pytest.mark.parametrize(("period", "zone", "id", "points"), BY_HAND)
def test_by_hand(zones, period, zone, id, points):
    equal(figure(zones[period][zone], id, "points"), points)


def sent(period):
    lines = (
        next((EXAMPLES / "zones" / "data").glob(f"{period}-*.csv")).read_text(encoding="utf-8").splitlines()
    )
    return {row["单位"]: row for row in csv.DictReader(lines[2:])}


@pytest.mark.parametrize("period", ["2017", "2018"])
def test_every_total_again_and_the_places(zones, period):
    """Σ points × figure ÷ best, in fractions; growth from 60% to 100%; the national place not worse than before."""
    now, before = sent(period), sent(str(int(period) - 1))
    ratios = {
        zone: [
            (15, F(row["国家和省级创新载体"])),
            (10, F(row["高新技术企业"])),
            (10, F(row["国际性或区域性研发机构"])),
            (15, F(row["转化重大科技成果"])),
            (15, F(row["瞪羚企业、独角兽企业和平台型企业"])),
            (10, F(row["特色战略产业产值"]) / F(row["规模以上工业总产值"])),
            (5, F(row["特色战略产业产值"]) / F(row["特色战略产业用地"])),
        ]
        for zone, row in now.items()
    }
    best = [max(of[k][1] for of in ratios.values()) for k in range(7)]
    growth = {
        zone: F(now[zone]["特色战略产业产值"]) / F(before[zone]["特色战略产业产值"]) - 1 for zone in now
    }
    least, most = min(growth.values()), max(growth.values())
    totals = {
        zone: sum(points * value / best[k] for k, (points, value) in enumerate(of))
        + 6
        + 4 * (growth[zone] - least) / (most - least)
        + 10 * (int(now[zone]["全国高新区年度排名"]) <= int(before[zone]["全国高新区年度排名"]))
        for zone, of in ratios.items()
    }
    order = sorted(totals, key=totals.get, reverse=True)
    for zone, total in totals.items():
        row = zones[period][zone]
        equal(row["total"], total)
        assert row["rank"] == order.index(zone) + 1
        assert row["grade"] == ("加大奖励补助" if row["rank"] <= 3 else "一般支持")


def test_each_zone_has_the_industry_that_the_circular_names(zones):
    assert {zone: figure(row, "industry", "word") for zone, row in zones["2018"].items()} == INDUSTRIES


def test_the_least_step_to_the_place_ahead(zones):
    """A technology firm more is worth 10 ÷ 1046; places go by the total as printed, and a shared one counts."""
    changzhou, suzhou = (F(zones["2018"][zone]["total"]) for zone in ("常州高新区", "苏州高新区"))
    due = F(zones["2018"]["苏州高新区"]["printed"])
    assert changzhou + F(2670, 1046) < due - F("0.005") <= changzhou + F(2680, 1046) < suzhou
    said = run("gap", "常州高新区", "-C", str(EXAMPLES / "zones"), "--lang", "zh", "-f", "plain").out
    assert "高企（家） 451 719 +268 59.35 3" in " ".join(said.split())
