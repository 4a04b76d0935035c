"""A rule for each group, and a rule that counts each month, beside the same rules taken one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

GROUPS = {"a": "towns", "b": "towns", "c": "streets", "d": "streets"}
UNITS = ", ".join(f"{id}: {{name: {id}, group: {group}}}" for id, group in GROUPS.items())
SCHEME = """
title: t
year: 2017
frequency: {frequency}
units: {{{units}}}
inputs: {{other: {{name: other, nature: stock}}}}
tables: {{t: {{title: t, indicators: {{x: {{name: x, number: 1, {goal}nature: stock, rule: {rule}}}}}}}}}
"""
WHOLE = [
    "{compare: met}",
    "{max_rate: 120%}",
    "{bands: [{at_least: 100%, points: 10}, {above: 50%, points: 50%}, {points: 0}]}",
    "{steps: {over: {each: 10%, add: 0.5, limit: 3, part: dropped}, under: {each: 10%, deduct: 1, part: counted}}}",
    "{compare: ratio, against: best}",
    "{compare: difference, against: mean, without_self: true, line: [[-50, 0], [50, 10]]}",
    "{compare: rank, among: group, each: -2}",
    "{compare: value, only_if: {of: other, above: 40}, each: 0.1}",
]
MONTHLY = WHOLE[3:]
VALUES = st.lists(st.integers(0, 99), min_size=8, max_size=8)


def text(rule, frequency="year", goal="targets: 60, "):
    return SCHEME.format(units=UNITS, rule=rule, frequency=frequency, goal=goal)


def rows(period, values):
    yield from ((period, unit, "x", value) for unit, value in zip(GROUPS, values[:4], strict=True))
    yield from ((period, unit, "other", value) for unit, value in zip(GROUPS, values[4:], strict=True))


def points(board):
    return board.table("t").points.shown[:, 0]


@given(values=VALUES, towns=st.sampled_from(WHOLE), streets=st.sampled_from(WHOLE))
def test_each_group_gets_what_its_own_rule_alone_would_give(board_of, values, towns, streets):
    returns = list(rows("2017", values))
    found = points(board_of(text(f"{{by_group: {{towns: {towns}, streets: {streets}}}}}"), returns))
    alone = {
        "towns": points(board_of(text(towns), returns)),
        "streets": points(board_of(text(streets), returns)),
    }
    for u, group in enumerate(GROUPS.values()):
        assert found[u] == pytest.approx(alone[group][u], abs=1e-9, nan_ok=True)


@given(months=st.lists(VALUES, min_size=3, max_size=3), rule=st.sampled_from(MONTHLY))
def test_the_points_of_a_quarter_are_those_of_its_months_added_up(board_of, months, rule):
    names = ("2017-01", "2017-02", "2017-03")
    returns = [row for name, values in zip(names, months, strict=True) for row in rows(name, values)]
    goal = "" if "compare" in rule else "targets: 60, "
    counted = rule.replace("{", "{every: month, max_points: none, ", 1)
    single = rule.replace("{", "{max_points: none, ", 1)
    found = points(board_of(text(counted, "month", goal), returns, "2017-03"))
    each = [points(board_of(text(single, "month", goal), returns, name)) for name in names]
    np.testing.assert_allclose(found, np.sum(each, axis=0), atol=1e-9)
