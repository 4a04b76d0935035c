"""Classes and places of figures, each worked out again unit by unit in plain loops."""

from __future__ import annotations

import random

import pytest

from scorecard.base.message import say
from scorecard.study.explain.cell import explain_cell
from scorecard.tables.record import record

UNITS = {f"u{n}": ("东", "西", None)[n % 3] for n in range(9)}
OUTSIDE = {"u4"}
BANDS = {"value": (8, 5), "completion": (0.9, 0.6), "points": (7, 4)}


def scheme(of, among, direction, ties="competition"):
    percent = {"completion": "{:.0%}"}.get(of, "{}")
    high, low = (percent.format(bound) for bound in BANDS[of])
    units = "".join(
        f"  {id}: {{name: {id}{f', group: {group}' if group else ''}{', assessed: false' if id in OUTSIDE else ''}}}\n"
        for id, group in UNITS.items()
    )
    return f"""title: 示例
year: 2017
units:
{units}ranking: {{ties: {ties}}}
tables:
  t:
    title: 表
    units: [{", ".join(UNITS)}]
    indicators:
      x:
        name: 指标
        number: 1
        nature: stock
        direction: {direction}
        targets: 8
        rank: {among}
        decimals: 1
        class_of: {of}
        class: [{{class: 甲, at_least: {high}}}, {{class: 乙, at_least: {low}}}, {{class: 丙}}]
      z: {{name: 另项, number: 2, points: 0, nature: stock, formula: 'if(class(x) = "甲", rank(x), 0)'}}
    grades:
      - {{grade: 好, if: {{of: x.class, equals: 甲}}}}
      - {{grade: 首, if: {{of: x.rank, at_most: 1}}}}
      - {{grade: 余}}
"""


def drawn(seed):
    draw = random.Random(seed)
    return {unit: None if draw.random() < 0.15 else draw.choice([2, 4.8, 5, 7.2, 8, 8, 9]) for unit in UNITS}


def place_of(sent, unit, among, direction, ties):
    own = sent[unit]
    if own is None or unit in OUTSIDE or (among == "group" and UNITS[unit] is None):
        return None
    others = [
        value
        for other, value in sent.items()
        if value is not None and other not in OUTSIDE and (among == "table" or UNITS[other] == UNITS[unit])
    ]
    better = [value for value in others if (value < own if direction == "lower" else value > own)]
    return 1 + (len(set(better)) if ties == "dense" else len(better))


def class_of(figure, of):
    if figure is None:
        return None
    high, low = BANDS[of]
    return "甲" if figure >= high else "乙" if figure >= low else "丙"


@pytest.mark.parametrize("of", BANDS)
@pytest.mark.parametrize("among", ["table", "group"])
@pytest.mark.parametrize("direction", ["higher", "lower"])
@pytest.mark.parametrize("ties", ["competition", "dense"])
def test_the_twin_in_loops_agrees(board_of, of, among, direction, ties):
    for seed in range(6):
        sent = drawn(seed)
        rows = [("2017", unit, "x", value) for unit, value in sent.items() if value is not None]
        board = board_of(scheme(of, among, direction, ties), rows)
        cells = {row["unit"]: row for row in record(board, "zh")["tables"][0]["rows"]}
        for unit, value in sent.items():
            cell, other = cells[unit]["cells"]["x"], cells[unit]["cells"]["z"]
            figure = {"value": value, "completion": cell["completion"], "points": cell["points"]}[of]
            place, word = place_of(sent, unit, among, direction, ties), class_of(figure, of)
            assert (cell["place"], cell["class"]) == (place, word), (seed, unit)
            wanted = (
                None if word is None or (word == "甲" and place is None) else place if word == "甲" else 0
            )
            assert other["actual"] == wanted, (seed, unit)
            if cells[unit]["total"] is not None and unit not in OUTSIDE:
                assert cells[unit]["grade"] == ("好" if word == "甲" else "首" if place == 1 else "余")


def test_a_pending_figure_has_neither_class_nor_place(board_of):
    rows = [("2017", "u0", "x", 9), ("2017", "u1", "x", "待核"), ("2017", "u2", "x", 5)]
    table = board_of(scheme("value", "table", "higher"), rows).table("t")
    assert [table.cell_class(u, 0) for u in range(3)] == ["甲", "", "乙"]
    assert [table.place(u, 0) for u in (0, 2)] == [1, 2] and table.place(1, 0) != table.place(1, 0)


def test_the_class_and_the_place_are_explained(board_of):
    rows = [("2017", unit, "x", 9 - n) for n, unit in enumerate(UNITS)]
    board = board_of(scheme("completion", "group", "higher"), rows)
    table = board.table("t")
    steps = explain_cell(board, table, table.units[3], table.table.row("x")).steps
    told = {say(step.what, "en"): (say(step.formula, "en"), say(step.shown, "en")) for step in steps}
    assert told["Class"] == ("75%; 乙: at least 60%", "乙")
    assert told["Place"] == ("among the units of its group, 3 with a place", "2")
