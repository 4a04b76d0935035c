"""Totals and ranks beside the same in plain loops: trees of totals, ties broken in order, ranks still open."""

from fractions import Fraction
from math import prod

import numpy as np
import pytest
from by_hand import array, assert_same
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.means import mean_of_others
from scorecard.engine.ranking import Key, rank_units
from scorecard.engine.ranks import combined_order
from scorecard.model.figure import as_figures
from scorecard.model.policy import Policy
from scorecard.model.unit import Unit

UNITS = ("甲", "乙", "丙")
TABLES = ("a", "b", "c")


def scheme_of(totals):
    units = ", ".join(f"{u}: {{name: {u}镇}}" for u in UNITS)
    tables = "".join(
        f"  {t}: {{title: 表{t}, indicators: {{r{t}: {{name: 指标{t}, number: 1, nature: stock, points: {p}, targets: 100}}}}}}\n"
        for t, p in zip(TABLES, (100, 50, 10), strict=True)
    )
    extra = "rd: {name: 指标d, number: 1, counts_as: bonus, max_points: none, rule: {each: 1}}"
    bonus = f"  d: {{title: 加分, units: [甲, 乙], indicators: {{{extra}}}}}\n"
    return f"title: 示例\nyear: 2017\nunits: {{{units}}}\ntables:\n{tables}{bonus}totals:\n{totals}"


def sent(figures):
    return [
        ("2017", f"{unit}镇", f"指标{table}", value)
        for table, column in figures.items()
        for unit, value in zip(UNITS, column, strict=True)
        if value is not None
    ]


shares = st.lists(st.none() | st.integers(0, 100), min_size=3, max_size=3)
bonuses = st.tuples(st.integers(0, 9), st.integers(0, 9), st.none())


@given(a=shares, b=shares, c=shares, d=bonuses, weight=st.integers(1, 99), most=st.integers(60, 110))
def test_a_tree_of_totals(board_of, a, b, c, d, weight, most):
    totals = (
        f"  top: {{weights: {{inner: {weight}, c: {100 - weight}}}, add: d, max_points: {most}, min_points: 20%}}\n"
        f"  inner: {{weights: {{a: {100 - weight}, plain: {weight}}}}}\n"
        "  plain: [a, b]\n"
        f"  product: {{weights: {{a: {weight}, c: {100 - weight}}}, combine: geometric, add: [d]}}\n"
    )
    board = board_of(scheme_of(totals), sent({"a": a, "b": b, "c": c, "d": d}))
    found = {total.total_of.id: total.total.value for total in board.totals}
    w = Fraction(weight, 100)
    for u in range(3):
        extra = d[u] or 0
        if a[u] is None or b[u] is None:
            assert np.isnan(found["plain"][u]) and np.isnan(found["inner"][u]) and np.isnan(found["top"][u])
            continue
        plain = Fraction(a[u]) + Fraction(b[u], 2)
        inner = (1 - w) * a[u] + w * 100 * plain / 150
        assert found["plain"][u] == pytest.approx(float(plain))
        assert found["inner"][u] == pytest.approx(float(inner))
        if c[u] is not None:
            top = min(max(w * inner + (1 - w) * c[u] + extra, 20), most) if most >= 20 else 20
            assert found["top"][u] == pytest.approx(float(top))
            wanted = 100 * prod([(a[u] / 100) ** float(w), (c[u] / 100) ** float(1 - w)]) + extra
            assert found["product"][u] == pytest.approx(wanted)


@given(a=shares, b=shares, d=bonuses, weight=st.integers(1, 99))
def test_points_of_tables_times_what_each_brings_make_the_total(board_of, a, b, d, weight):
    totals = f"  top: {{weights: {{plain: {weight}, a: {100 - weight}}}, add: d}}\n  plain: [a, b]\n"
    board = board_of(scheme_of(totals), sent({"a": a, "b": b, "c": [0, 0, 0], "d": d}))
    top = board.totals[0]
    for u in range(3):
        if np.isnan(top.total.value[u]):
            continue
        tables = {table.table.id: table for table in board.tables}
        brought = [
            float(each.value[u]) * float(tables[id].total.value[tables[id].units.index(top.units[u])])
            for id, each in top.per_point.items()
            if top.units[u] in tables[id].units
        ]
        assert sum(brought) == pytest.approx(float(top.total.value[u]))


keys = st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=1, max_size=6)


@given(keys)
def test_several_keys_order_as_tuples_do(rows):
    found = combined_order([np.array(column, dtype=float) for column in zip(*rows, strict=True)])
    tuples = [tuple(row) for row in rows]
    assert found.tolist() == [sorted(set(tuples)).index(one) for one in tuples]


def units_of(count):
    return tuple(Unit(f"u{n}", f"单位{n}", f"单位{n}") for n in range(count))


def settled(column):
    return Key(*[as_figures(column)] * 3)


@given(keys.filter(lambda rows: len(rows) > 1), st.booleans())
def test_ties_are_broken_in_order(rows, ordinal):
    count = len(rows)
    found = rank_units(
        [settled(c) for c in zip(*rows, strict=True)],
        units_of(count),
        "ordinal" if ordinal else "competition",
    )
    tuples = [(*row, -n) if ordinal else tuple(row) for n, row in enumerate(rows)]
    assert found.overall.tolist() == [1 + sum(other > one for other in tuples) for one in tuples]
    assert not ordinal or sorted(found.overall.tolist()) == list(range(1, count + 1))


@given(
    st.lists(
        st.tuples(st.none() | st.integers(0, 10), st.sampled_from(["镇", "街道", None]), st.booleans()),
        min_size=1,
    ),
    st.sampled_from(["mean", "group_mean"]),
)
def test_mean_of_others(cells, how):
    units = tuple(
        Unit(f"u{n}", f"单位{n}", f"单位{n}", group=group, assessed=assessed)
        for n, (_, group, assessed) in enumerate(cells)
    )
    wanted = []
    worth = [(100, 10, 40)[n % 3] for n in range(len(cells))]
    for (_, group, _), own in zip(cells, worth, strict=True):
        others = [
            Fraction(p) / full * own
            for (p, g, assessed), full in zip(cells, worth, strict=True)
            if p is not None and assessed and (how == "mean" or (g == group and group))
        ]
        wanted.append(sum(others) / len(others) if others else None)
    assert_same(mean_of_others(Policy(how), array([p for p, _, _ in cells]), array(worth), units), wanted)


@given(a=shares, b=shares, least=st.integers(1, 100))
def test_coverage_is_the_share_of_full_points_that_is_scored(board_of, a, b, least):
    text = (
        "title: 示例\nyear: 2017\nunscored: {missing: leave_out}\n"
        "units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}\n"
        f"tables:\n  表:\n    title: 表\n    coverage: {least}%\n    ranking: {{by: share}}\n    indicators:\n"
        "      a: {name: 指标a, number: 1, nature: stock, points: 60, targets: 100}\n"
        "      b: {name: 指标b, number: 2, nature: stock, points: 40, targets: [100, 100, --]}\n"
    )
    values = [b[0], b[1], None]
    (table,) = board_of(text, sent({"a": a, "b": values})).tables
    for u in range(3):
        due = 60 + (40 if u < 2 else 0)
        scored = (60 if a[u] is not None else 0) + (40 if values[u] is not None else 0)
        share = Fraction(scored, due)
        assert table.coverage.value[u] == pytest.approx(float(share))
        ranked = share >= Fraction(least, 100) and scored > 0
        assert np.isnan(table.ranks.overall[u]) == (not ranked)
        assert bool(table.lacking[u].any()) == (share < Fraction(least, 100))
        if ranked:
            # The row that is for two units only is shared where it does not apply.
            points = 60 * (a[u] or 0) + 40 * (values[u] or 0)
            full = scored if u < 2 else 100
            wanted = Fraction(points, 100) if u < 2 else Fraction(a[u])
            assert table.full_total.value[u] == full and table.total.value[u] == pytest.approx(float(wanted))


present = st.lists(st.none() | st.integers(1, 10), min_size=3, max_size=3)


@given(
    a=present,
    b=present,
    c=st.lists(st.integers(1, 10), min_size=3, max_size=3),
    how=st.sampled_from(["redistribute", "unranked", "0"]),
    weight=st.integers(1, 98),
)
def test_units_that_not_all_of_a_total_assesses(board_of, a, b, c, how, weight):
    """None: the table does not assess the unit, for its target is `--`."""
    columns, worth = {"a": a, "b": b, "c": c}, {"a": 10, "b": 5, "c": 20}
    tables = "".join(
        f"  {t}: {{title: 表{t}, indicators: {{r{t}: {{name: 指标{t}, number: 1, nature: stock, points: {worth[t]}, "
        f"targets: [{', '.join('--' if v is None else '10' for v in column)}]}}}}}}\n"
        for t, column in columns.items()
    )
    weights = {"a": weight, "b": 99 - weight, "c": 1}
    written = ", ".join(f"{t}: {w}" for t, w in weights.items())
    text = (
        "title: 示例\nyear: 2017\nunits: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}\n"
        f"tables:\n{tables}totals:\n"
        f"  weighted: {{weights: {{{written}}}, unassessed: {how}}}\n"
        f"  product: {{weights: {{{written}}}, combine: geometric, unassessed: {how}}}\n"
        f"  plain: {{weights: [a, b, c], unassessed: {how}}}\n"
        f"  outer: {{weights: {{plain: 60, a: 40}}, unassessed: {how}}}\n"
    )
    board = board_of(text, sent(columns))
    found = {total.total_of.id: total.total.value.tolist() for total in board.totals}
    for u in range(3):
        shares = {t: Fraction(column[u], 10) for t, column in columns.items() if column[u] is not None}
        lacks = len(shares) < 3

        def made(worth, shares=shares, lacks=lacks):
            """Σ of worth × share, scaled to all of worth; None where that is not to be."""
            if how == "unranked" and lacks:
                return None
            inside = {t: w for t, w in worth.items() if t in shares}
            scale = Fraction(sum(worth.values()), sum(inside.values())) if how == "redistribute" else 1
            return sum(w * scale * shares[t] for t, w in inside.items())

        plain = made(worth)
        wanted = {"weighted": made(weights), "plain": plain}
        inner = {"plain": plain / 35} if plain is not None else {}
        inner |= {"a": shares["a"]} if "a" in shares else {}
        wanted["outer"] = made({"plain": 60, "a": 40}, inner, len(inner) < 2)
        if how == "redistribute":
            whole = sum(weights[t] for t in shares)
            wanted["product"] = 100 * prod(float(s) ** (weights[t] / whole) for t, s in shares.items())
        else:
            none = {"unranked": None, "0": 0.0}[how]
            wanted["product"] = (
                none if lacks else 100 * prod(float(s) ** (weights[t] / 100) for t, s in shares.items())
            )
        for id, total in wanted.items():
            assert_same(np.array([found[id][u]]), [total])
