"""Values made up of objects, beside a plain loop; and what is said of them."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.base.fault import errors
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period_names import parse_period
from tests.cli.running import run

EACH = {"国家级": {"大": 4, "小": 1}, "省级": {"大": 2, "小": 2}, "市级": {"大": 1, "小": 0.5}}
SCHEME = """
title: 示例
year: 2017
frequency: half
units: {甲: {name: 甲园, group: 大}, 乙: {name: 乙园, group: 小}}
tables:
  表:
    title: 表
    indicators:
      平台:
        name: 研发平台
        combine: mean
        per_item: best
        children:
          国家级: {name: 国家级, reported: %s, points: {大: 40, 小: 10}, rule: {each: 10%%, max_points: none}}
          省级: {name: 省级, reported: %s, points: {大: 20, 小: 20}, rule: {each: 10%%, max_points: none}}
          市级: {name: 市级, reported: %s, points: {大: 10, 小: 5}, rule: {each: 10%%, max_points: none}}
"""


def spoken_of(row):
    """The cell and the object of a row."""
    return row[:3] + row[4:]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2017H1", "2017H2"]),
        st.sampled_from(["甲园", "乙园"]),
        st.sampled_from(list(EACH)),
        st.integers(0, 3),
        st.sampled_from(["材料院", "光电所", "检测中心"]),
    ),
    max_size=14,
    unique_by=spoken_of,
)


def board(rows, reported):
    scheme = load_scheme(Source("s.yaml", (SCHEME % ((reported,) * 3)).encode())).scheme
    text = "period,unit,indicator,value,item\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)
    actuals = load_actuals((Source("a.csv", text.encode()),), (scheme,))
    assert not errors(actuals.faults)
    return score(scheme, actuals.ledgers[2017], parse_period("2017"))


def by_hand(rows, reported, unit, kind, group):
    """The value of a row: the objects it counts, each where it gives most."""
    here = [row for row in rows if row[1] == unit and (reported == "period" or row[0] == "2017H2")]
    total = 0
    for item in {row[4] for row in here}:
        of_item = [row for row in here if row[4] == item]
        order = list(EACH)
        best = max(
            of_item,
            key=lambda row: (EACH[row[2]][group] * row[3], -order.index(row[2]), row[0] == "2017H1"),
        )
        total += best[3] if best[2] == kind else 0
    return total


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.sampled_from(["period", "cumulative"]))
def test_an_object_counts_once_where_it_gives_most(rows, reported):
    scored = board(rows, reported)
    table, aside = scored.tables[0], scored.account.set_aside
    counted = 0
    for u, (unit, group) in enumerate((("甲园", "大"), ("乙园", "小"))):
        for i, kind in enumerate(EACH):
            periods = {row[0] for row in rows if row[1] == unit and row[2] == kind}
            wanted = {"2017H1", "2017H2"} if reported == "period" else {"2017H2"}
            value = table.observations.value.shown[u, i]
            if periods & wanted != wanted:
                assert value != value
            else:
                assert value == by_hand(rows, reported, unit, kind, group)
        used = [row for row in rows if row[1] == unit and (reported == "period" or row[0] == "2017H2")]
        counted += len(used) - len({row[4] for row in used})
    assert aside == counted


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.randoms())
def test_the_order_of_rows_makes_no_difference(rows, random):
    turned = list(rows)
    random.shuffle(turned)
    first, second = (board(each, "period").tables[0].observations.value.tolist() for each in (rows, turned))
    assert repr(first) == repr(second)


PLAIN = """
title: 2017年平台考核
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  表:
    title: 表
    indicators:
      平台:
        name: 研发平台
        points: 10
        combine: best
        per_item: best
        children:
          国家级: {name: 国家级平台, rule: {each: 4}}
          省级: {name: 省级平台, rule: {each: 2}}
      项目: {name: 项目数, targets: 4}
"""
DATA = """期间,单位,指标,数值,对象,原值,原因
2017,甲镇,国家级平台,1,材料院,,
2017,甲镇,省级平台,1,材料 院,,
2017,甲镇,省级平台,1,光电所,,
2017,甲镇,省级平台,2,光电所,1,补认
2017,甲镇,省级平台,1,检测中心,,
2017,甲镇,项目数,3,,,
2017,乙镇,国家级平台,0,,,
2017,乙镇,省级平台,1,医药院,,
2017,乙镇,项目数,4,,,
"""


@pytest.fixture
def platforms(tmp_path):
    for place, text in (("config/indicators.yaml", PLAIN), ("data/a.csv", DATA)):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_json_lists_the_objects_and_which_of_them_count(platforms):
    found = json.loads(run("evaluate", "-f", "json", at=platforms).out)
    cells = found["tables"][0]["rows"][0]["cells"]
    assert cells["省级"]["items"] == [
        {"item": "光电所", "value": 2, "counted": True},
        {"item": "材料院", "value": 1, "counted": False},
        {"item": "检测中心", "value": 1, "counted": True},
    ]
    assert (cells["省级"]["actual"], cells["省级"]["corrected"]) == (3, True)
    assert "items" not in cells["项目"]
    assert found["account"] | {"cells": 0} == {
        "rows": 9,
        "used": 7,
        "corrections": 1,
        "set_aside": 1,
        "other_periods": 0,
        "cells": 0,
    }


@pytest.mark.parametrize(
    ("lang", "once", "sum_"),
    [
        ("zh", "已在“国家级平台”计 1，同一对象只算一次", "2 + 1 = 3"),
        ("en", "counts 1 under 国家级平台", "2 + 1 = 3"),
    ],
)
def test_explain_shows_each_object_with_its_place(platforms, lang, once, sum_):
    said = run("explain", "甲镇", "省级平台", "--lang", lang, at=platforms, columns=200).out
    assert once in said and sum_ in said
    assert all(f"data/a.csv:{line}" in said for line in (2, 3, 4, 5, 6))


def test_a_note_says_what_is_not_counted(platforms):
    assert (
        "甲镇：材料院已计入“国家级平台”，“省级平台”不再计。" in run("evaluate", at=platforms, columns=160).out
    )


def test_a_seal_keeps_the_objects_and_names_the_one_that_changed(platforms):
    assert run("publish", "2017", "--date", "2018-01-10", at=platforms).code == 0
    assert run("verify", at=platforms).code == 0
    changed = DATA.replace("省级平台,1,检测中心", "省级平台,2,检测中心")
    (platforms / "data/a.csv").write_text(changed, encoding="utf-8")
    (part,) = json.loads(run("verify", "-f", "json", at=platforms).out)["differences"]
    assert (part["item"], part["sealed"], part["now"], part["line"]) == ("检测中心", 1, 2, 6)


def test_an_object_that_does_not_count_changes_no_seal(platforms):
    run("publish", "2017", "--date", "2018-01-10", at=platforms)
    (platforms / "data/a.csv").write_text(
        DATA.replace("2017,甲镇,省级平台,1,材料 院,,\n", ""), encoding="utf-8"
    )
    assert run("verify", at=platforms).code == 0


def test_a_sheet_without_the_column_is_as_before(tmp_path):
    from scorecard.study.seal.rows import row_lines, used_entries
    from tests.study.calculator import board_of

    board_ = board_of(tmp_path, PLAIN, "期间,单位,指标,数值\n2017,乙镇,项目数,4\n", "2017")
    assert row_lines(board_.scheme, board_.ledger, used_entries(board_))[0].endswith("source,note")
