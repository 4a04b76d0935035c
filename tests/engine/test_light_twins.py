"""Lights beside the same in plain loops; a gap, however it is written, is found."""

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.attainment import ahead_of_due
from scorecard.engine.lights import light_of
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.condition import Bound
from scorecard.model.figure import as_figures
from scorecard.model.light import Light

EDGES = st.sampled_from([-30, -10, -5, 0, 10])
TESTS = {
    "at_least": lambda x, edge: x >= edge,
    "above": lambda x, edge: x > edge,
    "at_most": lambda x, edge: x <= edge,
    "below": lambda x, edge: x < edge,
}
LOW, HIGH = st.sampled_from(["at_least", "above"]), st.sampled_from(["at_most", "below"])
rows = st.fixed_dictionaries(
    {"light": st.sampled_from(["green", "yellow", "red"])},
    optional={"low": st.tuples(LOW, EDGES), "high": st.tuples(HIGH, EDGES)},
)
lights = st.lists(rows, min_size=1, max_size=4)


def bounds(row):
    return [row[end] for end in ("low", "high") if end in row]


def by_hand(given_rows, far):
    if far is None:
        return -1
    holding = (
        n for n, row in enumerate(given_rows) if all(TESTS[word](far, edge) for word, edge in bounds(row))
    )
    return next(holding, -1)


@given(
    lights,
    st.lists(
        st.none() | st.sampled_from([-40, -30, -29, -10, -7, -5, 0, 0.5, 10, 11]), min_size=1, max_size=8
    ),
)
def test_the_first_light_that_holds(given_rows, far):
    made = tuple(
        Light(row["light"], bounds=tuple(Bound(w, float(e)) for w, e in bounds(row))) for row in given_rows
    )
    found = light_of(made, as_figures([nan if x is None else float(x) for x in far]), lambda id, what: None)
    assert found.tolist() == [by_hand(given_rows, x) for x in far]


@given(lights)
def test_a_gap_and_a_light_that_is_never_shown_are_found(given_rows):
    written = "\n".join(
        f"  - {{light: {row['light']}{''.join(f', {word}: {edge}' for word, edge in bounds(row))}}}"
        for row in given_rows
    )
    scheme = (
        f"title: 示例\nyear: 2017\nunits: {{甲: {{name: 甲镇}}}}\nlights:\n{written}\n"
        "tables: {表: {title: 表, indicators: {产值: {name: 产值, number: 1, targets: 100}}}}\n"
    )
    told = {fault.code for fault in load_scheme(Source("x.yaml", scheme.encode())).faults}
    tried = np.arange(-50, 30, 0.5).tolist()
    shown = [by_hand(given_rows, x) for x in tried]
    assert ("SC327" in told) == (-1 in shown)
    assert ("SC328" in told) == (not set(range(len(given_rows))) <= set(shown))


@pytest.mark.parametrize(("period", "value", "far"), [("2017Q2", 48, -2), ("2017Q4", 110, 10)])
def test_what_is_due_in_full_is_held_against_100_percent(board_of, period, value, far):
    scheme = (
        "title: 示例\nyear: 2017\nfrequency: quarter\nunits: {甲: {name: 甲镇}, 乙: {name: 乙镇}}\n"
        "tables: {表: {title: 表, indicators: {产值: {name: 产值, number: 1, targets: 100}, "
        "总数: {name: 总数, number: 2, nature: stock, targets: 100}, 家数: {name: 家数, number: 3, targets: {between: [20, 30]}}}}}\n"
    )
    rows = [(period, "甲镇", "产值", value), (period, "甲镇", "总数", 93), (period, "甲镇", "家数", 40)]
    table = board_of(scheme, rows, period).tables[0]
    found = [
        ahead_of_due(table.terms, table.progress[:, i], table.observations.value[:, i], i)[0]
        for i in range(3)
    ]
    assert [float(one) for one in found] == [far, -7, 0]
