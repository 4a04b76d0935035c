"""Several rows for one cell: repeats, corrections, chains; in any order and any files."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import HEADER, SHORT, content, load, load_files, told

from scorecard.load.actuals.files import Actuals
from scorecard.model.ledger import Role
from tests.drawn import of_a_hundred

Row = tuple[str, str, str, str]


def cell(*rows: Row) -> str:
    """Rows of one cell: value, was, reason, date."""
    return HEADER + "".join(
        f"2017Q2,春江镇,专利申请,{v},,,,,{was},{why},,{date}\n" for v, was, why, date in rows
    )


def standing(read: Actuals) -> list[str]:
    """The values of the chain that counts, the first report first."""
    ledger = read.ledgers[2017]
    ends = [n for n in range(len(ledger)) if ledger.role[n] == Role.STANDING]
    assert len(ends) == 1
    return [ledger.details[n].raw for n in ledger.chain(ends[0])]


FIRST: Row = ("70", "", "", "")
RECOUNT: Row = ("72", "70", "recount", "")
OBJECTION: Row = ("71", "72", "objection", "2017-07-20")


@pytest.mark.parametrize("rows", list(permutations([FIRST, RECOUNT, OBJECTION])))
def test_a_chain_is_found_by_values_in_any_order(rows: tuple[Row, ...]) -> None:
    read = load(cell(*rows))
    assert read.faults == ()
    assert standing(read) == ["70", "72", "71"]
    assert sorted(read.ledgers[2017].role.tolist()) == [Role.STANDING, Role.CORRECTED, Role.CORRECTED]


def test_a_mark_can_be_corrected() -> None:
    assert standing(load(cell(("--", "", "", ""), ("5", "--", "补报", "")))) == ["--", "5"]
    assert standing(load(cell(("", "", "", ""), ("5", "未报", "补报", "")))) == ["", "5"]


def test_a_value_may_return_where_dates_tell_the_order() -> None:
    back, again = ("70", "72", "b", "2017/7/2"), ("71", "70", "c", "2017年7月3日")
    assert standing(load(cell(FIRST, ("72", "70", "a", "2017-07-01"), back, again))) == [
        "70",
        "72",
        "70",
        "71",
    ]
    # Without a date there is still one order in which every correction corrects what stands.
    assert standing(load(cell(FIRST, RECOUNT, back, again))) == ["70", "72", "70", "71"]
    assert told(load(cell(FIRST, RECOUNT, again)))[0][0] == "SC195"


def test_a_chain_may_come_back_to_an_earlier_value() -> None:
    back = ("70", "72", "申诉", "")
    assert standing(load(cell(FIRST, RECOUNT, back))) == ["70", "72", "70"]
    again = ("72", "70", "再核", "")
    assert standing(load(cell(FIRST, RECOUNT, back, again)))[-1] == "72"


def test_a_date_may_have_a_time_of_day() -> None:
    early, late = ("72", "70", "a", "2017-07-01 09:30"), ("70", "72", "b", "2017-07-01 10:05:30")
    last = ("71", "70", "c", "2017年7月1日下午3时20分")
    assert standing(load(cell(FIRST, late, last, early))) == ["70", "72", "70", "71"]


def test_a_pending_value_is_confirmed_by_a_correction() -> None:
    rows = "2017Q2,春江镇,专利申请,5,,待核,,,,,,\n2017Q2,春江镇,专利申请,5,,,,,5,核实,,\n"
    read = load(HEADER + rows)
    assert read.faults == () and standing(read) == ["5", "5"]


@pytest.mark.parametrize(
    ("rows", "code", "line", "other"),
    [
        ([FIRST, ("70.0", "", "", "")], "SC191", 3, 2),
        ([FIRST, ("72", "", "", "")], "SC192", 3, 2),
        ([("--", "", "", ""), ("72", "", "", "")], "SC192", 3, 2),
        ([FIRST, ("72", "70", "", "")], "SC193", 3, None),
        ([FIRST, ("72", "71", "r", "")], "SC194", 3, 2),
        ([FIRST, ("72", "--", "r", "")], "SC194", 3, 2),
        ([FIRST, RECOUNT, ("71", "70", "r", "")], "SC195", 4, 3),
        ([FIRST, ("72", "70", "r", "2017-07-02"), ("71", "70", "r", "2017-07-01")], "SC195", 3, 4),
        ([("72", "70", "r", "")], "SC197", 2, None),
        ([FIRST, ("x", "70", "r", "")], "SC165", 3, None),
        ([FIRST, ("72", "七十", "r", "")], "SC165", 3, None),
    ],
)
def test_each_broken_chain_names_both_lines(rows: list[Row], code: str, line: int, other: int | None) -> None:
    read = load(cell(*rows))
    assert [(f.code, f.span.line) for f in read.faults] == [(code, line)]
    fault = read.faults[0]
    assert fault.cure.say("zh") and fault.cure.say("en")
    if other:
        assert f"data/0.csv:{other}" in fault.message.say("zh")


def test_corrections_in_a_circle() -> None:
    alone = load(cell(("72", "70", "r", ""), ("70", "72", "r", "")))
    assert told(alone) == [("SC196", 2, 17), ("SC196", 3, 17)]
    beside = load(cell(FIRST, ("82", "80", "r", ""), ("80", "82", "r", "")))
    assert told(beside) == [("SC196", 3, 17), ("SC196", 4, 17)]


def test_a_repeat_is_set_aside_and_the_other_counts() -> None:
    read = load_files({"data/a.csv": cell(FIRST), "data/b.csv": cell(FIRST, RECOUNT)})
    assert [f.severity for f in read.faults] == ["warning"]
    assert standing(read) == ["70", "72"]
    assert read.ledgers[2017].role.tolist() == [Role.CORRECTED, Role.STANDING, Role.REPEATED]


def test_judges_of_one_cell_do_not_repeat_each_other() -> None:
    rows = "2017Q2,春江镇,重视程度,9,评委1,,,,,,,\n2017Q2,春江镇,重视程度,8,评委2,,,,,,,\n"
    assert load(HEADER + rows).faults == ()


UNITS, ITEMS = ("春江镇", "孟河镇", "新桥镇"), ("专利申请", "发明授权", "研发机构")
ROWS = [
    f"2017Q{q},{unit},{item},{q * 7 + len(unit) + n},,,,备注{n},,,,"
    for q in (1, 2, 3)
    for unit in UNITS
    for n, item in enumerate(ITEMS)
] + [
    *("2017Q2,春江镇,重视程度,9,评委10,,,,,,,", "2017Q2,春江镇,重视程度,8,评委2,,,,,,,"),
    *("2017Q4,孟河镇,研发机构,70,,,,,,,,", "2017Q4,孟河镇,研发机构,72,,,,,70,复核,,"),
    *("2017Q4,孟河镇,研发机构,71,,,,,72,申诉,李,2018-01-03", "2017Q4,孟河镇,研发机构,70,,,,再报,,,,"),
    *("2017Q4,新桥镇,研发机构,--,,,,,,,,", "2017Q4,新桥镇,专利申请,5,,待核,,,,,,"),
]


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 4), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_order_files_and_encoding_make_no_difference(chance: random.Random, parts: int, codec: str) -> None:
    rows = list(ROWS)
    chance.shuffle(rows)
    files = {f"data/{chance.randint(10, 99)}{n}.csv": rows[n::parts] for n in range(parts)}
    read = load_files({p: (HEADER + "\n".join(part) + "\n").encode(codec) for p, part in files.items()})
    expected = load(HEADER + "\n".join(ROWS) + "\n")
    assert content(read.ledgers[2017]) == content(expected.ledgers[2017])
    assert [f.code for f in read.faults] == [f.code for f in expected.faults] == ["SC191"]


@settings(max_examples=of_a_hundred(200))
@given(st.binary(max_size=120), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, headed: bool) -> None:
    read = load((SHORT.encode() if headed else b"") + data)
    for fault in read.faults:
        assert fault.span.line >= 1 and fault.span.column >= 1
        assert fault.lines("zh") and fault.lines("en")


@settings(max_examples=of_a_hundred(200))
@given(st.lists(st.text(alphabet='期间单位2017Q,2;"\n春江镇专利申请437-=/合计 ', max_size=30), max_size=8))
def test_any_text_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    for sheet in (text, SHORT + text, "期间,2017Q2\n指标,春江镇\n" + text):
        read = load(sheet)
        assert all(f.lines("zh") and f.lines("en") for f in read.faults)
        assert len(read.ledgers[2017]) <= len(text)
