"""Better never scores less: every rule tried in the direction of its row, and told with two figures and their points."""

import itertools
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.model.period_names import parse_period
from scorecard.study.monotone import monotone_faults
from scorecard.workspace import read_workspace
from tests.cli.running import run

SCHEME = """
title: 示例
year: 2026
units: {{甲: {{name: 甲镇, group: 镇}}, 乙: {{name: 乙镇, group: 镇}}, 丙: {{name: 丙街道, group: 街道}}}}
tables:
  表:
    title: 表
    indicators:
      r: {{name: 数, number: 1, {fields}}}
"""
ACTUALS = "期间,单位,指标,数值\n2026,甲镇,数,40\n2026,乙镇,数,50\n2026,丙街道,数,60\n"
GAP = "[{above: 100%, points: 10}, {at_least: 80%, below: 100%, points: 8}, {points: 0}]"
BEST = "[{at_least: 120%, points: 5}, {at_least: 100%, points: 10}, {points: 0}]"
LESS = "{each: 1, part: pro_rata, deduct: 0.5}"
MORE = "{each: 1, part: pro_rata, add: 0.5}"
DOWN = "[{at_least: 100%, points: 8}, {at_least: 80%, points: 9}, {points: 0}]"


def steps(over="level", under="level", base=10, against="target"):
    return f"rule: {{compare: difference, against: {against}, steps: {{base: {base}, over: {over}, under: {under}}}}}"


def said(root, fields, actuals=ACTUALS):
    for name, text in (("config/indicators.yaml", SCHEME.format(fields=fields)), ("data/a.csv", actuals)):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    workspace = read_workspace(root)
    assert not [fault.lines("zh") for fault in workspace.faults]
    board = workspace.board(parse_period("2026"))
    scenes = [table.scene for table in board.tables]
    return [fault.message.say("zh") for fault in monotone_faults(board.scheme, scenes)]


@pytest.mark.parametrize(
    ("fields", "figures"),
    [
        # Steps on plain differences, written for the other direction.
        (f"direction: lower, targets: 50, {steps(under=LESS)}", "40 得 5 分，若报 50 得 10 分"),
        (f"direction: lower, targets: 50, {steps(over=MORE, base=5)}", "50 得 5 分，若报 60 得 10 分"),
        (f"targets: 50, {steps(over=LESS)}", "60 得 5 分，若报 50 得 10 分"),
        (f"targets: -50, {steps(over=LESS)}", "40 得 0 分，若报 -50 得 10 分"),
        # Bands out of order, and with a gap below an edge.
        (f"targets: 50, rule: {{bands: {DOWN}}}", "50 得 8 分，若报 40 得 9 分"),
        (f"targets: 50, rule: {{bands: {GAP}}}", "50 得 0 分，若报 40 得 8 分"),
        (
            "direction: lower, targets: 50, rule: {compare: value, bands: [{at_least: 50, points: 10}, {points: 0}]}",
            "40 得 0 分，若报 50 得 10 分",
        ),
        # Lines, choices whose order is said, gates.
        ("targets: 50, rule: {line: [[80%, 5], [100%, 10], [150%, 8]]}", "60 得 9.2 分，若报 50 得 10 分"),
        ("direction: higher, rule: {compare: value, choices: {1: 10, 2: 5}}", "2 得 5 分，若报 1 得 10 分"),
        ("targets: 50, rule: {only_if: {below: 120%}}", "60 得 0 分，若报 50 得 10 分"),
        # Rules over others, while the others keep their figures.
        ("direction: lower, rule: {compare: rank, each: 1}", "50 得 0 分，若报 60 得 1 分"),
        ("direction: higher, rule: {compare: rank, from: bottom, each: -1}", "60 得 9 分，若报 50 得 10 分"),
        (f"rule: {{compare: ratio, against: mean, bands: {BEST}}}", "60 得 5 分，若报 50 得 10 分"),
        (
            "rule: {compare: position, against: [worst, best], line: [[0%, 10], [100%, 0]]}",
            "60 得 0 分，若报 40 得 10 分",
        ),
        # Against a year that is not there yet.
        (f"direction: higher, {steps(over=LESS, against='last_year')}", "得 10 分"),
        # One group's rule, one unit's target.
        (
            f"targets: 50, rule: {{by_group: {{镇: {{max_rate: 120%}}, 街道: {{bands: {DOWN}}}}}}}",
            "丙街道若报 50 得 8 分，若报 40 得 9 分",
        ),
        (f"targets: [--, --, 50], rule: {{bands: {DOWN}}}", "丙街道若报 50 得 8 分，若报 49.6 得 9 分"),
    ],
)
def test_where_better_scores_less_it_is_said_with_both_figures(tmp_path, fields, figures):
    (message,) = said(tmp_path, fields)
    assert figures in message


@pytest.mark.parametrize(
    "fields",
    [
        "targets: 50",
        "targets: -50",
        "targets: -50, direction: lower",
        "targets: 50, direction: lower",
        "targets: 50, direction: lower, rule: {reverse: mirror}",
        "targets: [50, 0, 20], zero_target: full, rule: {max_rate: 120%}",
        "targets: 0, direction: lower",
        "targets: {between: [45, 55]}",
        "targets: 50, relation: equals",
        f"targets: 50, rule: {{bands: {DOWN}}}, monotone: any",
        f"targets: {{equals: 50}}, rule: {{bands: {DOWN}}}",
        f"direction: lower, targets: 50, {steps(over=LESS)}",
        f"direction: lower, targets: -50, {steps(over=LESS)}",
        "rule: {compare: rank, each: -1}",
        "direction: lower, rule: {compare: rank, each: -1}",
        "rule: {compare: ratio, against: mean, max_rate: 150%}",
        # Neither a direction nor a target: the rule itself says which way is better.
        "rule: {compare: value, each: -0.1}",
        "rule: {compare: value, bands: [{at_most: 45, points: 10}, {points: 5}]}",
        "rule: {compare: value, choices: {1: 10, 2: 5, 3: 8}}",
        "counts_as: deduction, min_points: -10, rule: {compare: value, each: -0.1}",
        # A cell that says what its number means.
        "targets: {at_most: 50}",
    ],
)
def test_a_rule_that_goes_the_right_way_is_not_asked_about(tmp_path, fields):
    assert said(tmp_path, fields) == []


def test_a_scheme_is_tried_before_anything_is_reported(tmp_path):
    assert said(tmp_path, f"targets: 50, rule: {{bands: {DOWN}}}", "期间,单位,指标,数值\n2026,甲镇,数,--\n")


def test_a_scheme_is_tried_whatever_is_wrong_with_the_figures(tmp_path):
    said(tmp_path, f"targets: 50, rule: {{bands: {DOWN}}}")
    (tmp_path / "data" / "more.csv").write_text("期间,单位,指标,数值\n2026,无名镇,数,1\n", encoding="utf-8")
    done = run("check", "-f", "json", at=tmp_path)
    told = [fault["code"] for fault in json.loads(done.out)["faults"]]
    assert done.code == 1 and sorted(told) == ["SC151", "SC428"]


knots = st.lists(
    st.tuples(st.integers(-40, 90), st.integers(0, 10)), min_size=2, max_size=5, unique_by=lambda k: k[0]
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(knots.map(sorted), st.sampled_from(["higher", "lower"]))
def test_a_line_turns_where_one_of_its_pieces_goes_the_wrong_way(tmp_path, corners, direction):
    points = [p for _, p in corners][:: 1 if direction == "higher" else -1]
    falls = any(after < before for before, after in itertools.pairwise(points))
    line = ", ".join(f"[{at}, {p}]" for at, p in corners)
    found = said(tmp_path, f"direction: {direction}, rule: {{compare: value, line: [{line}]}}")
    assert bool(found) == falls


edges = st.lists(st.integers(10, 150), min_size=1, max_size=4, unique=True)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(edges, st.lists(st.integers(0, 10), min_size=5, max_size=5))
def test_bands_turn_where_a_higher_one_gives_less(tmp_path, lows, given_points):
    lows = sorted(lows, reverse=True)
    points = given_points[: len(lows) + 1]
    bands = [f"{{at_least: {low}%, points: {p}}}" for low, p in zip(lows, points, strict=False)]
    found = said(tmp_path, f"targets: 50, rule: {{bands: [{', '.join(bands)}, {{points: {points[-1]}}}]}}")
    assert bool(found) == (points != sorted(points, reverse=True))
    for message in found:
        fewer, more = map(float, re.findall(r"得 ([\d.]+) 分", message))
        assert fewer < more
