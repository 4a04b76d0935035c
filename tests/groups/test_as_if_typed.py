"""Groups that follow from figures are as good as typed ones: with the same words every figure is the same.

Random schemes of every kind are scored twice: with each unit's group typed, and with the group following from a figure
that is sent in beside the others.
"""

from __future__ import annotations

import json
from copy import deepcopy

import numpy as np
import pytest

from scorecard.model.figure import Figure
from tests.boards import drawn_board
from tests.random_schemes.agreement import told
from tests.random_schemes.draws import scheme_and_returns
from tests.random_schemes.reports import Sent

SEEDS = range(120)
FIGURES = (
    *("completion", "progress", "basis", "points", "full", "counted", "counted_full", "heading_points"),
    *("heading_full", "total", "known", "full_total", "due_full", "year_full", "covered", "low", "high"),
)
FLAGS = ("met", "shared", "lacking", "unsettled", "unforeseen")


def groups_of(scheme):
    return list(dict.fromkeys(unit["group"] for unit in scheme["units"].values()))


def from_figures(scheme, sent, year, month):
    """The same scheme with groups that follow from a figure: 1 for the first group, 2 for the second and so on."""
    words, new = groups_of(scheme), deepcopy(scheme)
    classes = [{"class": word, "at_most": n} for n, word in enumerate(words[:-1], 1)] + [{"class": words[-1]}]
    new["inputs"] = {**new.get("inputs", {}), "kind": {"name": "类别", "nature": "stock", "class": classes}}
    new["groups"] = {"from": "kind"}
    step = {"year": 12, "half": 6, "quarter": 3, "month": 1}[scheme["frequency"]]
    years = (2016, 2017, 2018) if "plan" in scheme else (year,)
    kinds = []
    for id, unit in new["units"].items():
        group = unit.pop("group")
        kinds += [
            Sent(y, m, "inputs", "kind", id, words.index(group) + 1)
            for y in years
            for m in range(step, 13, step)
            if (y, m) <= (year, month)
        ]
    return new, [*sent, *kinds], year, month


def same_figures(one, other):
    for name in FIGURES:
        a, b = getattr(one, name, None), getattr(other, name, None)
        if isinstance(a, Figure):
            assert np.array_equal(a.value, b.value, equal_nan=True), name
            assert np.array_equal(a.error, b.error, equal_nan=True), name
    for name in FLAGS:
        if hasattr(one, name):
            assert np.array_equal(getattr(one, name), getattr(other, name)), name
    for a, b in zip(one.ranks, other.ranks, strict=True):
        assert np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
    assert one.grade == other.grade
    assert one.units == other.units


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_is_the_same(seed):
    drawn = scheme_and_returns(seed)
    if not all("group" in unit for unit in drawn[0]["units"].values()):
        pytest.skip("units without a group are what figures that are lacking make")
    typed = drawn_board(seed)
    if typed is None:
        pytest.skip("refused with typed groups too")
    of_figures = told(*from_figures(*drawn))
    for one, other in zip(typed.tables, of_figures.tables, strict=False):
        if not one.table.inputs:
            same_figures(one, other)
    for one, other in zip(typed.totals, of_figures.totals, strict=True):
        same_figures(one, other)


def test_there_is_something_to_compare():
    """Of the schemes drawn most have groups for all units, and points, rules or ranks by group among them."""
    drawn = [scheme_and_returns(seed) for seed in SEEDS]
    whole = [one for one in drawn if all("group" in unit for unit in one[0]["units"].values())]
    by_group = [
        one
        for one in whole
        if any(f'"{g}":' in json.dumps(one[0], ensure_ascii=False) for g in groups_of(one[0]))
    ]
    assert len(whole) > 80
    assert len(by_group) > 10
