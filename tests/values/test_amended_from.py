"""From which period an amendment holds: from the first one that the period it names covers."""

from __future__ import annotations

import pytest

from scorecard.workspace import read_workspace

SCHEME = """\
title: 示例
year: 2026
frequency: {frequency}
{more}
units: {{甲: {{name: 甲镇}}}}
tables:
  表:
    title: 表
    indicators: {{r: {{name: 项目, number: 1, targets: 120}}}}
amendments: [{{from: {since}, source: 调整, set: {{targets.甲镇.r: 240}}}}]
"""
ENDS = {"month": range(1, 13), "quarter": (3, 6, 9, 12), "half": (6, 12), "year": (12,)}


def read(root, frequency, since, more=""):
    (root / "config").mkdir()
    text = SCHEME.format(frequency=frequency, since=since, more=more)
    (root / "config" / "2026.yaml").write_text(text, encoding="utf-8")
    return read_workspace(root, actuals=False)


@pytest.mark.parametrize(
    ("frequency", "since", "first"),
    [
        ("month", "2026-07", 7),
        ("month", "2026Q3", 7),
        ("month", "2026年下半年", 7),
        ("month", "2026年三季度", 7),
        ("month", "2026", 1),
        ("month", "2026年1-2月", 1),
        ("quarter", "2026Q3", 9),
        ("quarter", "2026-09", 9),
        ("quarter", "2026H2", 9),
        ("quarter", "2026", 3),
        ("quarter", "2026年前三季度", 3),
        ("half", "2026H2", 12),
        ("half", "2026", 6),
        ("year", "2026", 12),
        # A period may be called by its last month or quarter.
        ("half", "2026Q2", 6),
        ("year", "2026H2", 12),
    ],
)
def test_an_amendment_holds_from_the_first_month_of_what_it_names(tmp_path, frequency, since, first):
    workspace = read(tmp_path, frequency, since)
    assert not workspace.faults
    (scheme,) = workspace.schemes
    held = [month for month in ENDS[frequency] if scheme.amendments[0].since.month <= month]
    assert held == [month for month in ENDS[frequency] if month >= first]


def test_the_year_may_start_in_another_month(tmp_path):
    (scheme,) = read(tmp_path, "month", "2026Q3", "starts: April").schemes
    # 财年 2026 自 2025 年 4 月起；三季度是 2025 年 10 至 12 月。
    assert scheme.amendments[0].since.month == 7
    assert scheme.amendments[0].since.label(scheme.calendar) == "2025-10"


@pytest.mark.parametrize(
    ("frequency", "since"),
    [
        ("quarter", "2026-08"),
        ("quarter", "2026年2-6月"),
        ("half", "2026Q3"),
    ],
)
def test_a_period_that_begins_within_one_of_the_scheme_is_refused(tmp_path, frequency, since):
    assert [fault.code for fault in read(tmp_path, frequency, since).faults] == ["SC058"]
