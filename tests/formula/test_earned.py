"""Formulas over points, totals, completion and ranks, and over several units: each worked out again in plain loops."""

from __future__ import annotations

import random
from fractions import Fraction
from statistics import median

import pytest

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period_names import parse_period
from scorecard.model.status import Status
from scorecard.study.explain.cell import explain_cell

FORMULAS = {
    "of_row": "points(x) * 2 + share(w)",
    "of_heading": "points(h) - points(z)",
    "of_table": "total(base) / 2",
    "far": "completion(x) * 100 + met(w)",
    "place": "rank(base) + rank_from_last(base) * 10 + rank(x) * 100",
    "next": "of_row + if(points(of_row) > 5, 1, 2)",
    "mean": "x - units_mean(x)",
    "of_group": "units_max(points(x), group) + units_min(x, group)",
    "middle": "units_median(x, base) + units_count(w, group, base)",
    "sum_up": "units_mean(of_row, base)",
}
UNITS = {f"u{n}": "ab"[n % 2] if n % 5 else None for n in range(12)}
OUTSIDE = {"u3"}


def scheme(formulas):
    rows = "".join(
        f"      {id}: {{name: {id}, number: {n}, points: {10 if id == 'of_row' else 0}, nature: stock, "
        f'formula: "{text}"{", rule: {compare: value, each: 1, max_points: 10}" if id == "of_row" else ""}}}\n'
        for n, (id, text) in enumerate(formulas.items(), 1)
    )
    units = "".join(
        f"  {id}: {{name: {id}{f', group: {group}' if group else ''}{', assessed: false' if id in OUTSIDE else ''}}}\n"
        for id, group in UNITS.items()
    )
    return f"""title: t
year: 2026
units:
{units}tables:
  next:
    title: Next
    units: [{", ".join(UNITS)}]
    indicators:
{rows}  base:
    title: Base
    units: [{", ".join(UNITS)}]
    indicators:
      h:
        name: h
        number: 1
        points: 12
        children:
          x: {{name: x, points: 8, nature: stock, targets: 10}}
          z: {{name: z, points: 4, nature: stock, targets: 5}}
      w: {{name: w, number: 2, points: 6, nature: stock, targets: 20}}
"""


def board_of(text, sent):
    file = load_scheme(Source("indicators.yaml", text.encode()))
    assert file.scheme is not None, [fault.message.say("en") for fault in file.faults]
    rows = "".join(f"2026,{unit},{id},{value}\n" for (unit, id), value in sent.items() if value is not None)
    source = Source("data/a.csv", ("period,unit,indicator,value\n" + rows).encode())
    actuals = load_actuals((source,), (file.scheme,))
    assert not errors(actuals.faults)
    return score(file.scheme, actuals.ledgers[2026], parse_period("2026"))


def drawn(seed):
    draw = random.Random(seed)
    return {
        (unit, id): None if draw.random() < 0.1 else draw.randint(0, 24)
        for unit in UNITS
        for id in ("x", "w", "z")
    }


class Twin:
    """One unit after the other, in fractions; None is no figure."""

    def __init__(self, sent):
        self.sent = sent

    def completion(self, unit, id):
        value = self.sent[unit, id]
        return None if value is None else Fraction(value, {"x": 10, "w": 20, "z": 5}[id])

    def points(self, unit, id):
        share = self.completion(unit, id)
        return None if share is None else {"x": 8, "w": 6, "z": 4}[id] * min(share, Fraction(1))

    def total(self, unit):
        return added(self.points(unit, id) for id in ("x", "w", "z"))

    def place(self, of, unit, from_last=False):
        """1 and one more for each assessed unit that is better."""
        own = of(unit)
        others = [of(other) for other in UNITS if other not in OUTSIDE]
        if own is None or unit in OUTSIDE:
            return None
        better = (one for one in others if one is not None and (one < own if from_last else one > own))
        return 1 + sum(1 for _ in better)

    def members(self, of, unit, group, ranked):
        return [
            of(other)
            for other in UNITS
            if other not in OUTSIDE
            and of(other) is not None
            and (not group or (UNITS[unit] and UNITS[other] == UNITS[unit]))
            and (not ranked or self.total(other) is not None)
        ]

    def of_row(self, unit):
        points, other = self.points(unit, "x"), self.points(unit, "w")
        return None if points is None or other is None else points * 2 + other / 6

    def figure(self, id, unit):
        x, w = (self.sent[unit, one] for one in "xw")
        px, pz = (self.points(unit, one) for one in "xz")
        total = self.total(unit)
        if id == "of_row":
            return self.of_row(unit)
        if id == "of_heading":
            return None if px is None or pz is None else px
        if id == "of_table":
            return None if total is None else total / 2
        if id == "far":
            return None if x is None or w is None else Fraction(x, 10) * 100 + int(w >= 20)
        if id == "place":
            ranks = (
                self.place(lambda one: printed(self.total(one)), unit),
                self.place(lambda one: printed(self.total(one)), unit, True),
                self.place(lambda one: self.points(one, "x"), unit),
            )
            return None if None in ranks else ranks[0] + ranks[1] * 10 + ranks[2] * 100
        if id == "next":
            own = self.of_row(unit)
            return None if own is None else own + (1 if min(own, 10) > 5 else 2)
        return self.of_several(id, unit)

    def of_several(self, id, unit):
        def sent(name):
            return lambda other: self.sent[other, name]

        if id == "mean":
            x, members = self.sent[unit, "x"], self.members(sent("x"), unit, False, False)
            return None if x is None or not members else x - Fraction(sum(members), len(members))
        if id == "of_group":
            points = self.members(lambda one: self.points(one, "x"), unit, True, False)
            x = self.members(sent("x"), unit, True, False)
            return max(points) + min(x) if x else None
        if id == "middle":
            x = self.members(sent("x"), unit, False, True)
            number = self.members(sent("w"), unit, True, True)
            return None if not x or not UNITS[unit] else Fraction(median(x)) + len(number)
        several = self.members(self.of_row, unit, False, True)
        return Fraction(sum(several), len(several)) if several else None


def added(numbers):
    found = list(numbers)
    return None if None in found else sum(found)


def printed(number):
    """To two decimals, half-up: what ranks are formed on."""
    return None if number is None else Fraction(int(number * 100 + Fraction(1, 2)), 100)


@pytest.mark.parametrize("seed", range(12))
def test_the_twin_in_loops_agrees(seed):
    sent = drawn(seed)
    table = board_of(scheme(FORMULAS), sent).table("next")
    twin = Twin(sent)
    for id in FORMULAS:
        i = table.table.index[id]
        for u, unit in enumerate(UNITS):
            wanted = twin.figure(id, unit)
            found = float(table.observations.value.shown[u, i])
            assert found == pytest.approx(float("nan") if wanted is None else float(wanted), nan_ok=True), (
                id,
                unit,
            )


def test_in_which_order_rows_and_tables_stand_decides_nothing():
    sent = drawn(1)
    forwards, backwards = (
        board_of(scheme(FORMULAS), sent),
        board_of(scheme(dict(reversed(FORMULAS.items()))), sent),
    )
    for id in FORMULAS:
        columns = [
            board.table("next").observations.value.shown[:, board.table("next").table.index[id]].tolist()
            for board in (forwards, backwards)
        ]
        assert columns[0] == pytest.approx(columns[1], nan_ok=True)


def test_what_became_of_a_row_is_what_its_table_prints():
    board = board_of(
        scheme({"p": "points(x)", "c": "completion(w)", "head": "points(h)", "t": "total(base)"}), drawn(2)
    )
    base, value = board.table("base"), board.table("next").observations.value.shown
    np_same = pytest.approx
    assert value[:, 0].tolist() == np_same(base.points.shown[:, base.table.index["x"]].tolist(), nan_ok=True)
    assert value[:, 1].tolist() == np_same(
        base.completion.shown[:, base.table.index["w"]].tolist(), nan_ok=True
    )
    whole = ~base.lacking[:, [base.table.index[id] for id in ("x", "z")]].any(axis=1)
    assert value[whole, 2].tolist() == np_same(base.heading_points.shown[whole, 0].tolist())
    assert value[:, 3].tolist() == np_same(base.total.shown.tolist(), nan_ok=True)


def test_how_a_cell_stands_that_needs_points_of_what_was_not_sent():
    sent = dict.fromkeys(((unit, id) for unit in UNITS for id in "xwz"), 7) | {("u1", "x"): None}
    table = board_of(scheme({"p": "points(x)", "t": "total(base)"}), sent).table("next")
    assert [Status(int(code)) for code in table.observations.status[1]] == [Status.MISSING, Status.MISSING]
    assert Status(int(table.observations.status[0, 1])) == Status.SHOWN


def test_what_others_owe_leaves_a_rank_open():
    """A mean over units moves with what one of them has not sent: of no other is a range told."""
    sent = dict.fromkeys(((unit, id) for unit in UNITS for id in "xwz"), 7) | {("u1", "x"): None}
    text = scheme({"of_row": "x - units_mean(x) + 5"})
    others = [unit != "u1" for unit in UNITS]
    assert board_of(text, sent).table("next").unforeseen.tolist() == others
    assert not board_of(text, sent | {("u1", "x"): 3}).table("next").unforeseen.any()


@pytest.mark.parametrize(
    ("formulas", "circle"),
    [
        ({"of_row": "points(of_row)"}, "of_row → points(of_row) → of_row"),
        ({"of_row": "total(next)"}, "of_row → total(next) → points(of_row) → of_row"),
        ({"a": "of_row", "of_row": "rank(a)"}, "a → of_row → points(a) → a"),
        (
            {"of_row": "units_mean(x, next)"},
            "of_row → total(next) → points(of_row) → of_row",
        ),
    ],
)
def test_a_circle_by_way_of_points_is_told_with_its_members(formulas, circle):
    faults = errors(load_scheme(Source("indicators.yaml", scheme(formulas).encode())).faults)
    assert [(fault.code, say(fault.args["circle"], "en")) for fault in faults] == [("SC095", circle)]


def test_a_table_may_show_what_follows_from_its_own_total():
    """What has no points makes no total, so that it may follow from it."""
    board = board_of(scheme({"of_row": "x", "share": "total(next) * 10"}), drawn(3))
    table = board.table("next")
    assert (
        table.observations.value[:, 1].shown[table.total.known] == table.total.shown[table.total.known] * 10
    ).all()


def test_the_lines_name_what_goes_in():
    board = board_of(scheme(FORMULAS), drawn(4))
    table = board.table("next")
    for id in FORMULAS:
        told = explain_cell(board, table, table.units[0], table.table.row(id))
        assert told.steps
        for step in told.steps:
            assert say(step.formula, "en") and say(step.what, "zh")
