"""皖江示范区 2010 (RULES 4.10) and 国家高新区 2021 (4.11): what their sources show, structure and weights, and no more."""

import pytest

from tests.published.published import scored, text_of, told

WANJIANG, ZONES = text_of("皖江示范区"), text_of("国家高新区")


def full_points(table):
    return {row["name"]: row["points"] for row in table["indicators"]}


def test_they_are_read_without_a_fault():
    assert told(WANJIANG) == told(ZONES) == []
    assert "只照" in WANJIANG and "只照" in ZONES  # the files say themselves what they are


def test_twenty_indicators_in_two_columns_of_weights():
    duty, level, change, extra = scored(WANJIANG, {}, "2010")["tables"][:4]
    assert [len(table["indicators"]) for table in (duty, level, change)] == [11, 20, 20]
    assert [table["full_points"] for table in (duty, level, change, extra)] == [100, 100, 100, 0]
    assert list(full_points(duty).values()) == [10, 12, 8, 8, 10, 8, 8, 8, 9, 9, 10]
    results = [6, 7, 5, 5, 6, 5, 5, 5, 5, 5, 4, 4, 4, 6, 5, 5, 6, 4, 4, 4]
    assert list(full_points(level).values()) == list(full_points(change).values()) == results
    assert list(full_points(level)) == list(full_points(change))
    assert set(full_points(duty)) < set(full_points(level))


def test_how_the_columns_are_blended():
    totals = {total["id"]: total["weights"] for total in scored(WANJIANG, {}, "2010")["totals"]}
    assert totals == {"results": {"level": 40, "change": 60}, "city": {"duty": 20, "results": 80}}


def test_five_groups_of_the_zones():
    (table,) = scored(ZONES, {}, "2021")["tables"]
    groups = [row for row in table["indicators"] if row["number"]]
    assert [row["points"] for row in groups] == [20, 20, 15, 15, 30]
    assert table["full_points"] == 100
    items = {row["id"]: [one for one in table["indicators"] if one["parent"] == row["id"]] for row in groups}
    assert [len(below) for below in items.values()] == [10, 10, 0, 0, 10]
    for row in groups:
        below = items[row["id"]]
        assert not below or sum(one["points"] for one in below) == pytest.approx(row["points"])


def test_factors_are_shares_inside_their_group():
    (table,) = scored(ZONES, {}, "2021")["tables"]
    points = full_points(table)
    # 0.8 + 1.2 + 8 × 1 = 10: of 20 points 1.6, 2.4 and 2 each.
    first = [points[name] for name in ("国家级和省级研发机构数", "研发人员全时当量占比", "创业氛围评分")]
    assert first == [pytest.approx(1.6), pytest.approx(2.4), pytest.approx(2)]
    assert points["数据统计精准度评分"] == pytest.approx(3)
    judged = [row["name"] for row in table["indicators"] if (row["rule"] or "").startswith("judges")]
    assert judged == ["创业氛围评分", "产业政策评分", "依法合规评分", "数据统计精准度评分"]
