"""Worked cases an official can check by hand: each is read from disk, scored, and compared as JSON."""

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.study.warnings import board_warnings
from scorecard.tables.record import record
from tests.boards import CASES, case_board, case_read

HERE = Path(__file__).parent
STATUSES = HERE.parent / "docs" / "statuses.md"
NOTHING = "空"
FIELDS = {"name", "clause", "scheme", "earlier", "actuals", "period", "expect"}
OF_THE_BOARD = {"错误", "提醒", "说明", "账", "期间", "满分", "总分"}


@cache
def scored(id):
    """What a case comes to: the faults by severity, and the board as JSON unless there are errors."""
    faults, board = case_read(id).faults, case_board(id)
    if board is None:
        return {f.code for f in errors(faults)}, set(), None
    told = {f.code for f in (*faults, *board_warnings(board))}
    return set(), told, json.loads(json.dumps(record(board, "zh"), allow_nan=False, default=list))


def agrees(found, written):
    """A figure agrees with what is written of it: to the decimals written, half-up; `%` is of a fraction."""
    if isinstance(written, list):
        return len(found) == len(written) and all(map(agrees, found, written))
    if isinstance(written, dict):
        return all(agrees(found[key], value) for key, value in written.items())
    if found is None or written == NOTHING:
        return found is None and written == NOTHING
    if isinstance(found, (bool, str)):
        return written == (found if isinstance(found, str) else str(found).lower())
    figure, wanted = Decimal(repr(found)), Decimal(written.rstrip("%"))
    figure *= 100 if written.endswith("%") else 1
    if wanted == wanted.to_integral_value() and "." not in written:
        return abs(figure - wanted) < Decimal("1e-9")
    return figure.quantize(wanted, ROUND_HALF_UP) == wanted


def differences(expected, found, where):
    return [
        f"{where} {key}: {json.dumps(found[key], ensure_ascii=False)}, not {value}"
        for key, value in expected.items()
        if not agrees(found[key], value)
    ]


def parts_of_unit(board, unit):
    """By name, every cell, heading and total of a unit, over all tables."""
    found = {}
    for table in board["tables"]:
        names = {row["id"]: row["name"] for row in table["indicators"]}
        for row in table["rows"]:
            if row["name"] == unit:
                found |= {names[id]: cell for id, cell in (row["cells"] | row["headings"]).items()}
                found["合计"] = row if table["id"] != "inputs" else found.get("合计")
    for total in board.get("totals") or ():
        for row in total["rows"]:
            if row["name"] == unit:
                found[total["title"]] = row
    return found


@pytest.mark.parametrize("id", CASES)
def test_case(id):
    expect = CASES[id]["expect"]
    refused, told, board = scored(id)
    assert refused == set(expect.get("错误", []))
    if board is None:
        return
    wrong = []
    for unit in expect.keys() - OF_THE_BOARD:
        parts = parts_of_unit(board, unit)
        for name, figures in expect[unit].items():
            wrong += differences(figures, parts[name], f"{unit} {name}")
    for unit, figures in expect.get("总分", {}).items():
        row = next(row for row in board["totals"][0]["rows"] if row["name"] == unit)
        wrong += differences(figures, row, f"{unit} 总分")
    for key, found in (("期间", board["period"]), ("满分", board["tables"][0]["full_points"])):
        wrong += differences({key: expect.get(key, str(found))}, {key: found}, "")
    wrong += differences(expect.get("账", {}), board["account"], "账")
    assert wrong == []
    assert told >= set(expect.get("提醒", []))
    assert {note["code"] for note in board["notes"]} >= set(expect.get("说明", []))


@pytest.mark.parametrize("id", CASES)
def test_every_row_is_accounted_for(id):
    _, _, board = scored(id)
    if board is None:
        return
    account = board["account"]
    parts = ("used", "corrections", "set_aside", "other_periods")
    assert account["rows"] == sum(account[part] for part in parts)
    assert account["rows"] == len(CASES[id]["actuals"].splitlines()) - 1


def test_cases_are_well_formed_and_cover_every_clause():
    assert all(case.keys() <= FIELDS and case["expect"] for case in CASES.values())
    clauses = {int(case["clause"]) for case in CASES.values()}
    assert set(range(1, 14)) <= clauses <= set(range(1, 19))


def test_comparison_is_to_the_decimals_written():
    assert (
        agrees(9.604, "9.60")
        and agrees(0.480219, "48.02%")
        and agrees(None, NOTHING)
        and agrees(True, "true")
    )
    assert not agrees(9.606, "9.60")
    assert (
        not agrees(1.5, "2")
        and not agrees(0, NOTHING)
        and not agrees(None, "0")
        and not agrees([1, 2], ["1"])
    )


def status_lines():
    """The lines of the table of statuses: status word, file and name of the case."""
    if not STATUSES.exists():
        return []
    found = re.findall(r"^\|.*?`(\w+)`.*\| `(.+?)` (.+?) \|$", STATUSES.read_text(encoding="utf-8"), re.M)
    return [(status, Path(file).stem, name) for status, file, name in found]


def test_the_table_of_statuses_names_every_status():
    rows = [line for line in STATUSES.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert len(status_lines()) == len(rows) - 1
    assert {status for status, _, _ in status_lines()} == {
        "scored",
        "shown",
        "missing",
        "not_due",
        "not_applicable",
        "pending",
    }


@pytest.mark.parametrize(("status", "file", "name"), status_lines())
def test_status_behaves_as_the_table_says(status, file, name):
    id = f"{file}：{name}"
    claimed = {
        figures["status"]
        for unit, parts in CASES[id]["expect"].items()
        if unit not in OF_THE_BOARD
        for figures in parts.values()
        if "status" in figures
    }
    assert status in claimed
    test_case(id)
