"""What cannot be read is told where it stands; nothing is concluded from its lack."""

from __future__ import annotations

import pytest

from tests.load_scheme.test_faults import ROW, more, rows

UNREADABLE = {
    "a weight": more("totals: {总分: {表: 七十}}\n"),
    "a weight of several": more("totals: {总分: {weights: {表: 七十}, ranking: {ties: dense}}}\n"),
    "a unit of a table": rows(
        "申请: {name: 专利申请, number: 1, targets: [1, 2]}", table="    units: [甲, [乙]]\n"
    ),
    "a share of a pace": rows(
        "申请: {name: 专利申请, number: 1, targets: 100, pace: [25%, 一半, 75%, 100%]}"
    ),
    "how judges are taken together": rows("申请: {name: 专利申请, number: 1, judges: [mean]}"),
    "the weight of a jury": rows("申请: {name: 申请, number: 1, judges: {领导: 一半}}")
    + "juries: {领导: [王]}\n",
    "a judge": more("juries: {领导: [[王]]}\n"),
    "points of a row": rows(
        "申请: {name: 专利申请, number: 1, points: 十, targets: 100}", table="    points: 10\n"
    ),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_told_once(read, what):
    assert [fault.code for fault in read(UNREADABLE[what]).errors] == ["SC014"]


def test_what_can_be_read_beside_it_is_still_held_against_the_rest(read):
    text = rows(ROW, "授权: {name: 授权, number: 2, targets: 多}", table="    points: 30\n")
    assert [fault.code for fault in read(text).errors] == ["SC041", "SC014"]
