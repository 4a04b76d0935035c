"""A figure that is rounded before anything is made of it, beside the same figure rounded on paper."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.message import say
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.identity import without_defaults
from scorecard.model.period import Period
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.comparison import compare
from scorecard.study.compare.frame import Spans
from scorecard.study.explain.cell import explain_cell
from scorecard.study.readback.general import rounding
from scorecard.study.trend.figures import trend
from scorecard.study.trend.series import TrendSubject
from tests.engine.test_rounding_twins import MODES, on_paper
from tests.random_schemes.agreement import Refused, told
from tests.random_schemes.draws import MODES as DRAWN_MODES
from tests.random_schemes.draws import every_row, scheme_and_returns
from tests.random_schemes.exactly import exact, rounded

pytestmark = pytest.mark.long

SCHEME = """
title: 示例
year: 2017
frequency: quarter
units: {{甲: {{name: 甲}}, 乙: {{name: 乙}}, 丙: {{name: 丙}}}}
inputs:
  原: {{name: 原数, nature: stock}}
tables:
  表:
    title: 表
    defaults: {{rounding: {{value: {places}, mode: {mode}}}}}
    indicators:
      存: {{name: 存量, number: 1, points: 10, nature: stock, targets: 3}}
      逐: {{name: 逐期, number: 2, points: 10, reported: period, targets: 8}}
      算: {{name: 算式, number: 3, points: 10, nature: stock, targets: 7, formula: 存 / 原}}
      不: {{name: 不修约, number: 4, points: 10, nature: stock, targets: 3, of: 存, rounding: {{}}}}
      评: {{name: 评议, number: 5, points: 10, judges: mean, due_in: Q2}}
"""


def column(board, id):
    table = next(table for table in board.tables if id in table.table.index)
    return table.observations.value[:, table.table.index[id]]


@given(
    st.lists(st.integers(-4000, 4000), min_size=3, max_size=3),
    st.lists(st.integers(0, 4000), min_size=2, max_size=2),
    st.lists(st.integers(0, 1000), min_size=3, max_size=3),
    st.integers(1, 900),
    st.integers(0, 2),
    st.sampled_from(list(MODES)),
)
def test_every_kind_of_figure_is_that_of_paper(board_of, sent, quarters, marks, divisor, places, mode):
    rows = [("2017Q2", unit, "存", n / 1000) for unit, n in zip("甲乙丙", sent, strict=True)]
    rows += [("2017Q2", unit, "原", divisor) for unit in "甲乙"]
    rows += [(f"2017Q{q}", "甲", "逐", n / 1000) for q, n in enumerate(quarters, 1)]
    text = SCHEME.format(places=places, mode=mode)
    lines = "period,unit,indicator,value,judge\n" + "".join(",".join(map(str, row)) + ",\n" for row in rows)
    lines += "".join(f"2017Q2,甲,评,{n / 100},评委{j}\n" for j, n in enumerate(marks))
    board = scored(text, lines, Period(2017, 6))
    level = [on_paper(Fraction(n, 1000), places, mode) for n in sent]
    wanted = {
        "存": level,
        # The sum is rounded, not what is added up.
        "逐": [on_paper(Fraction(sum(quarters), 1000), places, mode), None, None],
        # A formula goes on from the rounded figure, and is rounded once more; a raw figure is not.
        "算": [*(on_paper(value / divisor, places, mode) for value in level[:2]), None],
        "不": level,
        "评": [on_paper(Fraction(sum(marks), 300), places, mode), None, None],
    }
    for id, values in wanted.items():
        assert column(board, id).shown.tolist() == pytest.approx(
            [np.nan if value is None else float(value) for value in values], nan_ok=True, abs=0
        ), id


def scored(text, lines, period):
    file = load_scheme(Source("indicators.yaml", text.encode()))
    assert file.scheme is not None, [fault.message.say("en") for fault in file.faults]
    actuals = load_actuals((Source("data/a.csv", lines.encode()),), (file.scheme,))
    return score(file.scheme, actuals.ledgers[file.scheme.year], period)


TIES = {
    "half_up": ("2.7", "2.7", "-2.7", "2.68"),
    "half_down": ("2.6", "2.6", "-2.6", "2.67"),
    "half_even": ("2.6", "2.6", "-2.6", "2.68"),
    "down": ("2.6", "2.6", "-2.6", "2.67"),
    "up": ("2.7", "2.7", "-2.7", "2.68"),
}


@pytest.mark.parametrize("mode", list(TIES))
def test_a_middle_is_a_middle_whatever_its_binary_fraction(board_of, mode):
    # 0.05 × 53 and 2.675 are a little beside the middle as binary fractions.
    rows = [
        ("2017", "甲", "x", 2.65),
        ("2017", "甲", "v", 53),
        ("2017", "甲", "z", -2.65),
        ("2017", "甲", "w", 2.675),
    ]
    inputs = "\n".join(
        f"  {id}: {{name: {id}数, nature: stock, rounding: {{value: {places}, mode: {mode}}}{more}}}"
        for id, places, more in (("x", 1, ""), ("f", 1, ", formula: v * 0.05"), ("z", 1, ""), ("w", 2, ""))
    )
    text = f"""title: 示例
year: 2017
units: {{甲: {{name: 甲}}}}
inputs:
  v: {{name: 另数, nature: stock}}
{inputs}
tables: {{表: {{title: 表, indicators: {{p: {{name: 值, nature: stock, of: x, targets: 1}}}}}}}}
"""
    board = board_of(text, rows)
    assert [column(board, id).at(0) for id in "xfzw"] == [float(each) for each in TIES[mode]]


USES = """title: 示例
year: 2017
units: {甲: {name: 甲}, 乙: {name: 乙}, 丙: {name: 丙}, 丁: {name: 丁}}
tables:
  表:
    title: 表
    indicators:
      x:
        name: 指标
        number: 1
        points: 10
        nature: stock
        targets: 8.5
        rounding: {value: 1}
        rank: table
        class: [{class: 甲级, at_least: 8.5}, {class: 乙级}]
        lights: [{light: green, at_least: 0}, {light: red}]
        rule: {bands: [{at_least: 100%, points: 10}, {points: 4}]}
      z: {name: 另项, number: 2, points: 0, nature: stock, formula: "if(x >= 8.5, x * 2, 0)"}
    grades: [{grade: 好, if: {of: x, at_least: 8.5}}, {grade: 余}]
"""


def test_all_that_is_made_of_a_figure_is_made_of_the_rounded_one(board_of):
    rows = [("2017", unit, "x", value) for unit, value in zip("甲乙丙", (8.45, 8.54, 8.44), strict=True)]
    table = board_of(USES, rows).table("表")
    assert column(board_of(USES, rows), "x").shown.tolist() == pytest.approx(
        [8.5, 8.5, 8.4, np.nan], nan_ok=True
    )
    assert table.completion.shown[:3, 0].tolist() == pytest.approx([1, 1, 84 / 85])
    assert table.points.shown[:3, 0].tolist() == [10, 10, 4]
    assert [table.cell_class(u, 0) for u in range(4)] == ["甲级", "甲级", "乙级", ""]
    assert [table.place(u, 0) for u in range(3)] == [1, 1, 3]
    assert [table.light(u, 0).colour for u in range(3)] == ["green", "green", "red"]
    assert column(board_of(USES, rows), "z").shown[:3].tolist() == [17, 17, 0]
    assert table.grade[:3] == ("好", "好", "余")


def test_explain_tells_the_rounding_once_where_it_changes_anything(board_of):
    board = board_of(USES, [("2017", "甲", "x", 8.45), ("2017", "乙", "x", 8.5)])
    table = board.table("表")

    def lines(u, row, lang):
        steps = explain_cell(board, table, table.units[u], table.table.row(row)).steps
        word = {"en": "Rounding", "zh": "修约"}[lang]
        return [say(step.formula, lang) for step in steps if say(step.what, lang) == word]

    assert lines(0, "x", "en") == ["8.45 rounded half-up to 1 decimal = 8.5"]
    assert lines(0, "x", "zh") == ["8.45 四舍五入保留 1 位 = 8.5"]
    assert lines(0, "z", "en") == ["8.45 rounded half-up to 1 decimal = 8.5"]
    assert lines(1, "x", "en") == []


def test_a_figure_of_last_year_is_rounded_as_this_year_rounds_it():
    old = USES.replace("year: 2017", "year: 2016").replace("        rounding: {value: 1}\n", "")
    now = USES.replace("if(x >= 8.5, x * 2, 0)", "x - last_year(x)").replace(
        "rule: {bands: [{at_least: 100%, points: 10}, {points: 4}]}",
        "rule: {compare: difference, against: last_year, line: [[-1, 0], [1, 10]]}",
    )
    files = {
        year: load_scheme(Source(f"{year}.yaml", text.encode())).scheme
        for year, text in ((2016, old), (2017, now))
    }
    lines = "period,unit,indicator,value\n2016,甲,x,8.16\n2017,甲,x,8.44\n"
    ledgers = load_actuals((Source("data/a.csv", lines.encode()),), tuple(files.values())).ledgers
    board = score(files[2017], ledgers[2017], Period(2017, 12), years={2016: (files[2016], ledgers[2016])})
    # 8.4 − 8.2; unrounded it would be 0.28.
    assert column(board, "z").shown[0] == pytest.approx(0.2)
    assert board.table("表").points.shown[0, 0] == pytest.approx(6)
    steps = explain_cell(
        board, board.table("表"), board.table("表").units[0], board.table("表").table.row("z")
    ).steps
    told = [say(step.formula, "en") for step in steps]
    assert "8.16 rounded half-up to 1 decimal = 8.2" in told
    # The board of last year itself, and what diff says of it, stay as that year's scheme has them.
    then = score(files[2016], ledgers[2016], Period(2016, 12))
    assert column(then, "x").at(0) == 8.16


def test_another_rounding_is_a_cause_of_its_own_in_a_comparison(board_of):
    rows = [("2017", "甲", "x", 8.45), ("2017", "乙", "x", 8.6)]
    plain = board_of(USES.replace("        rounding: {value: 1}\n", ""), rows)
    table = compare(board_of(USES, rows), plain).tables[0]
    assert table.points.change[0, 0] == pytest.approx(6)
    assert [round(part, 9) for part in table.because[0, 0].shown.tolist()] == [
        6.0 if cause == "rule" else 0.0 for cause in CAUSES
    ][: table.because.shape[-1]]


def test_a_row_that_is_not_rounded_is_sealed_as_it_was_before_the_field_came():
    row = load_scheme(Source("i.yaml", USES.encode())).scheme.tables[0].row
    assert without_defaults(row("x"))["rounding"].value == 1
    assert "rounding" not in without_defaults(row("z"))


def test_a_row_of_words_is_not_rounded():
    text = USES.replace("        rounding: {value: 1}\n", "").replace(
        "    indicators:\n",
        "    defaults: {rounding: {value: 0}}\n    indicators:\n      w: {name: 词, points: 0, allowed: {words: [是, 否]}}\n",
    )
    scheme = load_scheme(Source("i.yaml", text.encode())).scheme
    assert scheme.tables[0].row("w").rounding.value is None
    assert scheme.tables[0].row("x").rounding.value == 0


def by_hand(scheme, sent, draw):
    """Rounds some rows of a scheme, in the scheme and in the returns: only rows whose figure is one report."""
    said, hand = json.loads(json.dumps(scheme)), {}
    for (table, id), row in every_row(said).items():
        row.pop("rounding", None)
        one = row.get("nature", "flow") != "flow" or (
            "plan" not in scheme and row.get("reported") != "period"
        )
        listed = any(each.item for each in sent if (each.table, each.row) == (table, id))
        if one and not listed and "formula" not in row and draw.random() < 0.5:
            row["rounding"] = {"value": draw.choice([0, 0, 1]), "mode": draw.choice(DRAWN_MODES)}
            hand[table, id] = row["rounding"]["value"], row["rounding"]["mode"]

    def value(one):
        how = hand.get((one.table, one.row))
        if how is None or one.value in ("pending", "n/a"):
            return one
        number = rounded(exact(one.value), *how)
        return one._replace(value=str(Decimal(number.numerator) / number.denominator))

    bare = json.loads(json.dumps(said))
    for row in every_row(bare).values():
        row.pop("rounding", None)
    return said, bare, [value(one) for one in sent], len(hand)


def test_rounding_a_row_is_rounding_its_figures_in_the_returns():
    tried = 0
    for seed in range(60):
        scheme, sent, year, month = scheme_and_returns(seed)
        said, bare, hand, rows = by_hand(scheme, sent, random.Random(seed))
        try:
            mine, theirs = told(said, sent, year, month), told(bare, hand, year, month)
        except Refused:
            continue
        tried += rows
        for one, other in zip((*mine.tables, *mine.totals), (*theirs.tables, *theirs.totals), strict=True):
            np.testing.assert_array_equal(one.total.value, other.total.value, str(seed))
            np.testing.assert_array_equal(one.ranks.overall, other.ranks.overall)
            assert one.grade == other.grade
        for one, other in zip(mine.tables, theirs.tables, strict=True):
            np.testing.assert_array_equal(one.observations.value.value, other.observations.value.value)
            np.testing.assert_array_equal(one.observations.status, other.observations.status)
            np.testing.assert_array_equal(one.points.value, other.points.value)
    assert tried > 60


def test_the_figure_of_a_period_alone_is_rounded_once_the_count_before_is_taken_off():
    """0.44 each quarter, counted up to 0.88: 0.4 in the second as in the first, although 0.9 less 0.4 is 0.5."""
    text = SCHEME.format(places=1, mode="half_up")
    lines = "period,unit,indicator,value\n2017Q1,甲,逐,0.44\n2017Q2,甲,逐,0.44\n"
    first, second = (scored(text, lines, Period(2017, month)) for month in (3, 6))
    i = second.tables[0].table.index["逐"]
    actual = compare(second, first, Spans(first, None)).tables[0].actual
    assert [side[0, i] for side in (actual.now, actual.then, actual.change)] == [0.4, 0.4, 0.0]
    what = TrendSubject("row", "逐", "表")
    told_of = trend([first, second], what, in_period=True)
    assert told_of.values[0].tolist() == [0.4, 0.4]
    assert [trend([first, second], what).on_previous[0, 1], told_of.on_previous[0, 1]] == [0.0, 0.0]
    assert trend([first, second], what).values[0].tolist() == [0.4, 0.9]


def test_the_read_back_does_not_say_that_nothing_is_rounded_where_a_figure_is():
    for places, sentence in (
        ("{value: 1}", "nothing is rounded on the way but figures of which it is said; half-up in print"),
        ("{}", "nothing is rounded on the way; half-up in print"),
    ):
        scheme = load_scheme(Source("i.yaml", USES.replace("{value: 1}", places).encode())).scheme
        assert sentence in [text if isinstance(text, str) else text.say("en") for text in rounding(scheme)]
