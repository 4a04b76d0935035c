"""石城县河长制考核细则 (RULES 4.7): all sections, floors, an item for one town, bonuses without limit, and what its sums say."""

import pytest

from tests.published.published import rows, scored, text_of, told

SCHEME = text_of("石城县河长制")
COUNTED = {
    "不达标河库次数": 0,
    "第17项之二": 0,
    "退养完成比例": 100,
    "省级用稿": 1,
    "市级用稿": 2,
    "县级用稿": 2,
    "省级表扬次数": 0,
    "市级表扬次数": 0,
    "省级批评次数": 0,
    "市级批评次数": 0,
}
BLANK = scored(SCHEME, {}, "2018")
# Every item that an office marks: the marks are the points.
MARKED = {
    row["name"]: row["points"]
    for row in BLANK["tables"][0]["indicators"]
    if not row["heading"] and row["points"] and row["name"] not in COUNTED
}
FULL = {**MARKED, **COUNTED}
OTHERS = {name: value for name, value in FULL.items() if name != "湖长制"}


def test_the_notice_contradicts_itself_and_is_asked():
    assert told(SCHEME) == [
        "SC340 “乡镇考核细则”文件印作 100 分，各项合计 31 + 2 + 15 + 44 + 7 + 0 = 99 分，按各项所印合计 107 分",
        "SC340 “四、河库治理”文件印作 45 分，各项合计 44 分，按各项所印合计 45 分",
        "SC340 “第18项”文件印作 3 分，各项合计 1 + 1 = 2 分",
        "SC340 “六、奖扣分”文件印作 7 分，各项合计 0 分",
    ]
    assert BLANK["tables"][0]["full_points"] == 99
    assert [note["code"] for note in BLANK["notes"]].count("stated") == 4


def test_the_sections_add_up():
    headings = {row["id"]: row["points"] for row in BLANK["tables"][0]["indicators"] if row["parent"] is None}
    assert headings == {"one": 31, "two": 2, "three": 15, "four": 44, "five": 7, "six": None}


def test_the_numbered_items():
    printed = {row["number"]: row["points"] for row in BLANK["tables"][0]["indicators"] if row["number"]}
    assert printed == {
        **{
            1: 5,
            2: 4,
            3: 2,
            4: 2,
            5: 11,
            6: 7,
            7: 2,
            8: 3,
            9: 7,
            10: 2,
            11: 3,
            12: 4,
            13: 5,
            14: 2,
            15: 3,
            16: 6,
        },
        **{17: 4, 18: 2, 19: 4, 20: 4, 21: 4, 22: 3, 23: 3},
    }


def test_a_year():
    town = {
        **FULL,
        "不达标河库次数": 3,  # 4 − 3 × 2 is below 0: 0
        "第17项之二": 1,  # 3 − 2 = 1
        "退养完成比例": 75,  # 4 × 75% = 3
        "省级用稿": 2,  # 1, and 2 for the one more
        "市级用稿": 1,  # 2 × 1 ÷ 2 = 1
        "县级用稿": 5,  # 2, and 0.5 × 3 for three more
        "市级表扬次数": 2,  # 2 × 10
        "省级批评次数": 1,  # −20
    }
    worst = {**dict.fromkeys(OTHERS, 0), "不达标河库次数": 5, "第17项之二": 2, "省级批评次数": 2}
    found = rows(scored(SCHEME, {"琴江镇": town, "小松镇": OTHERS, "屏山镇": worst}, "2018"))
    cells = {id: cell["points"] for id, cell in found["琴江镇"]["cells"].items()}
    assert [cells[id] for id in ("i12", "i17_2", "i21", "city", "more_province", "more_county")] == [
        0,
        1,
        3,
        1,
        2,
        1.5,
    ]
    assert found["琴江镇"]["headings"]["six"]["points"] == 20 - 20
    # 99 − 4 − 2 − 1 − 1, and 2 + 1.5 + 20 − 20 outside full points.
    assert found["琴江镇"]["total"] == pytest.approx(91 + 3.5)
    # The item of one town is no loss to another: its 2 points are shared among the other items.
    assert found["小松镇"]["cells"]["i07"]["status"] == "not_applicable"
    assert (found["小松镇"]["earned"], found["小松镇"]["printed"]) == (97, "99.00")
    # Criticism has no floor, though the section prints 7 points.
    assert found["屏山镇"]["total"] == pytest.approx(-40)
    assert [found[unit]["rank"] for unit in ("小松镇", "琴江镇", "屏山镇")] == [1, 2, 3]


def test_more_praise_has_no_limit():
    found = rows(scored(SCHEME, {"琴江镇": {**FULL, "省级表扬次数": 6}}, "2018"))
    assert found["琴江镇"]["total"] == 99 + 6 * 20
