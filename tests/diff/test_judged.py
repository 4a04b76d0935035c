"""Marks of juries, rules on marks and real rounding, one year against another: the causes add up, and say why."""

import itertools
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.base.message import say
from scorecard.model.period import Period
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.comparison import compare
from scorecard.study.compare.scheme import scheme_changes
from tests.diff.projects import opened

RULES = [
    "",
    ", rule: {bands: [{at_least: 8, points: 10}, {points: 4}]}",
    ", rule: {compare: rank, each: -20%}",
]
ROUNDINGS = ["", "rounding: {points: 1, headings: 0, mode: up}\n", "rounding: {total: 1, overall: 0}\n"]
UNITS, JUDGES = ("甲", "乙", "丙"), ("评委1", "评委2", "评委3")


def scheme(year, weight, rule, rounding):
    return f"""
title: {year}
year: {year}
units: {{甲: {{name: 甲队}}, 乙: {{name: 乙队}}, 丙: {{name: 丙队}}}}
juries: {{园区: [评委1, 评委2], 乡镇: [评委3]}}
{rounding}tables:
  表:
    title: 表
    indicators:
      头:
        name: 头
        number: 1
        children:
          打分: {{name: 打分, points: 10, quorum: 1, judges: {{园区: {weight}, 乡镇: {100 - weight}}}{rule}}}
totals: {{总分: {{表: 100}}}}
"""


def compared(years, marks):
    """The comparison of two years; a scheme and nine marks for each."""
    rows = ["期间,单位,指标,数值,评委"]
    for year, given_ in zip((2016, 2017), marks, strict=True):
        cells = zip(itertools.product(UNITS, JUDGES), given_, strict=True)
        rows += [f"{year},{unit}队,打分,{mark},{judge}" for (unit, judge), mark in cells]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for place in ("config", "data"):
            (root / place).mkdir()
        for year, said in zip((2016, 2017), years, strict=True):
            (root / "config" / f"{year}.yaml").write_text(scheme(year, *said), encoding="utf-8")
        (root / "data" / "a.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        workspace = opened(root)
        return compare(workspace.board(Period(2017, 12)), workspace.board(Period(2016, 12)))


said_of_a_year = st.tuples(st.integers(0, 100), st.sampled_from(RULES), st.sampled_from(ROUNDINGS))
nine_marks = st.lists(st.integers(0, 10), min_size=9, max_size=9)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.tuples(said_of_a_year, said_of_a_year), st.tuples(nine_marks, nine_marks))
def test_the_causes_add_up(years, marks):
    comparison = compared(years, marks)
    for part in (*comparison.tables, *comparison.totals):
        gap = part.ranking.because.shown.sum(axis=1) - part.ranking.total.change
        assert np.abs(np.nan_to_num(gap)).max(initial=0) < 1e-9


def test_new_weights_of_juries_are_a_change_of_the_rule():
    marks = [9, 9, 5] * 3
    comparison = compared(((60, "", ""), (70, "", "")), (marks, marks))
    because = dict(zip(CAUSES, comparison.tables[0].because.shown[0, 0], strict=True))
    assert because.pop("rule") == 0.4 and not any(because.values())
    (told,) = [note for note in scheme_changes(comparison) if note.code == "rule"]
    assert "60% × 园区评委平均 + 40% × 乡镇评委平均" in say(told.text, "zh")
