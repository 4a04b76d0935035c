"""Derived rows through a whole project: a naive twin, earlier years by id, and the explanation redone."""

import json
import math
import random
import re

import pytest

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.model.period import Period
from scorecard.study.completeness import lacks
from scorecard.study.explain.cell import explain_cell
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

INPUTS = {"a": {"name": "甲项", "nature": "stock"}, "b": {"name": "乙项", "nature": "stock"}}
ROWS = {
    "ratio": {"name": "比值", "formula": "a / b", "targets": 1},
    "twice": {"name": "两倍", "formula": "ratio * 2 + last_year(a)", "targets": 1},
    "grown": {"name": "增幅", "of": "a", "take": "growth", "targets": 1},
    "either": {"name": "取一", "formula": "mean(a, b)", "targets": 1},
}
PENDING, MISSING, SCORED = "pending", "missing", "scored"


def scheme(year, units, inputs=INPUTS, rows=ROWS):
    return {
        "title": "示例",
        "year": year,
        "units": {unit: {"name": f"{unit}镇"} for unit in units},
        "inputs": inputs,
        "tables": {"t": {"title": "表", "indicators": rows}},
    }


@pytest.fixture
def project(tmp_path):
    """Opens a project of schemes by year and rows of actuals."""

    def opened(schemes, rows):
        for folder in ("config", "data"):
            (tmp_path / folder).mkdir()
        for year, each in schemes.items():
            text = json.dumps(each, ensure_ascii=False)
            (tmp_path / "config" / f"{year}.yaml").write_text(text, encoding="utf-8")
        lines = ["period,unit,indicator,value,status", *(",".join(row) for row in rows)]
        (tmp_path / "data" / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        workspace = read_workspace(tmp_path)
        assert errors(workspace.faults) == ()
        return workspace

    return opened


def cells(board):
    table = next(one for one in record(board, "en")["tables"] if one["id"] == "t")
    return {
        (row["unit"], id): (cell["actual"], cell["status"])
        for row in table["rows"]
        for id, cell in row["cells"].items()
    }


def over(x, y):
    return None if x is None or y is None or y == 0 else x / y


def twin(now, then):
    """The four rows of one unit by plain arithmetic: (value, whether anything needed is pending or missing)."""
    (a, a_is), (b, b_is), last = now["a"], now["b"], then
    ratio = over(a, b)
    twice = None if ratio is None or last is None else ratio * 2 + last
    grown = None if a is None or last is None or last <= 0 else (a - last) / last * 100
    known = [x for x in (a, b) if x is not None]
    last_is = MISSING if last is None else SCORED
    return {
        "ratio": (ratio, {a_is, b_is}),
        "twice": (twice, {status_of(ratio, {a_is, b_is}), last_is}),
        "grown": (grown, {a_is, last_is}),
        "either": (sum(known) / len(known) if known else None, {a_is, b_is}),
    }


def status_of(value, needed):
    if value is not None:
        return PENDING if PENDING in needed else SCORED
    return MISSING if MISSING in needed else PENDING


def test_derived_rows_agree_with_plain_arithmetic(project):
    rng = random.Random(7)
    units = [f"u{n}" for n in range(300)]
    rows, now, then = [], {}, {}
    for unit in units:
        now[unit], then[unit] = {}, None
        for id in ("a", "b"):
            value = rng.choice([None, 0, -3, 0.5, 7, 120.25])
            pending = value is not None and rng.random() < 0.2
            now[unit][id] = (value, MISSING if value is None else PENDING if pending else SCORED)
            if value is not None:
                rows.append(["2017", unit, id, str(value), PENDING if pending else ""])
        if rng.random() < 0.7:
            then[unit] = rng.choice([0, -500, 4, 100])
            rows.append(["2016", unit, "a", str(then[unit]), ""])
    # Last year's scheme has its units and rows in another order: they are matched by id.
    last = scheme(2016, units[::-1], inputs=dict(reversed(INPUTS.items())), rows={"ratio": ROWS["ratio"]})
    board = project({2016: last, 2017: scheme(2017, units)}, rows).board(Period(2017, 12))
    found = cells(board)
    for unit in units:
        for id, (value, needed) in twin(now[unit], then[unit]).items():
            actual, status = found[unit, id]
            assert status == status_of(value, needed), (unit, id, now[unit], then[unit])
            assert (actual is None) == (value is None), (unit, id)
            assert value is None or math.isclose(actual, value, rel_tol=1e-9, abs_tol=1e-9)


def test_a_year_without_scheme_or_row_has_no_figure(project):
    rows = [["2017", "u", "a", "3", ""], ["2017", "u", "b", "2", ""]]
    found = cells(project({2017: scheme(2017, ["u", "v"])}, rows).board(Period(2017, 12)))
    assert found["u", "ratio"] == (1.5, SCORED)
    assert found["u", "twice"] == (None, MISSING)
    assert found["u", "grown"] == (None, MISSING)


def test_last_years_figure_of_a_derived_row_follows_from_its_own_formula_and_year(project):
    then = scheme(2016, ["u", "v"], rows={"ratio": {**ROWS["ratio"], "formula": "b / a"}})
    rows = {
        "ratio": ROWS["ratio"],
        "before": {"name": "上年比值", "formula": "last_year(ratio)", "targets": 1},
    }
    sent = [["2016", "u", "a", "4", ""], ["2016", "u", "b", "2", ""], ["2017", "u", "a", "9", ""]]
    found = cells(
        project({2016: then, 2017: scheme(2017, ["u", "v"], rows=rows)}, sent).board(Period(2017, 12))
    )
    assert found["u", "before"] == (0.5, SCORED)


def test_what_is_computed_is_not_awaited_in_the_returns(project):
    board = project({2017: scheme(2017, ["u", "v"])}, [["2017", "u", "a", "3", ""]]).board(Period(2017, 12))
    assert [(lack.unit.id, lack.row.id) for lack in lacks(board)] == [("u", "b"), ("v", "a"), ("v", "b")]


def test_an_input_and_the_row_that_takes_it_may_share_a_name(project):
    rows = {"a": {"name": "甲项", "of": "b", "targets": 1}}
    sent = [["2017", "u", "甲项", "3", ""], ["2017", "u", "b", "5", ""]]
    board = project({2017: scheme(2017, ["u", "v"], rows=rows)}, sent).board(Period(2017, 12))
    assert cells(board)["u", "a"] == (5, SCORED)


def test_the_explanation_can_be_redone(project):
    last = scheme(2016, ["u", "v"])
    rows = [
        *(["2017", "u", "a", "391.08", ""], ["2017", "u", "b", "-8", ""]),
        ["2016", "u", "a", "12.5", ""],
    ]
    board = project({2016: last, 2017: scheme(2017, ["u", "v"])}, rows).board(Period(2017, 12))
    table = board.table("t")
    for row in table.table.rows:
        explained = explain_cell(board, table, table.units[0], row)
        formulas = [step for step in explained.steps if say(step.what, "en") == "Formula"]
        assert say(formulas[-1].formula, "zh").startswith(row.short)
        for step in formulas:
            sum_, result = say(step.formula, "zh").partition("；")[2].split(" = ")
            plain = sum_.replace("×", "*").replace("÷", "/").replace("−", "-")
            plain = plain.replace("最大值", "max").replace("绝对值", "abs")
            plain = plain.replace("平均值(391.08, -8)", "((391.08 + -8) / 2)")
            assert re.fullmatch(r"[-+*/(). ,\dabsmx]+", plain)
            assert math.isclose(eval(plain), float(result), abs_tol=5.1e-4), say(step.formula, "zh")
        lines = {span.line for step in explained.steps for span in step.spans if span.path == "data/a.csv"}
        assert lines == {"ratio": {2, 3}, "twice": {2, 3, 4}, "grown": {2, 4}, "either": {2, 3}}[row.id]
