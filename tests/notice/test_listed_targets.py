"""Targets of all units in one cell of a list: a comma parts them, unless it may part thousands."""

from __future__ import annotations

import pytest

from scorecard.base.message import Lang
from tests.notice.test_lists import read, scheme, told

HEAD = "代号,名称,序号,分值,性质"


def listed(cell: str, head: str = "目标值") -> tuple[list[str], list[str]]:
    """The targets of the units, as written, and the faults, of a list with one row."""
    table = f'{HEAD},{head}\nx,甲数,1,10,存量,"{cell}"\n'
    file = read(scheme(table="indicators: {from: i.csv}"), **{"i.csv": table.encode()})
    rows = file.scheme.tables[0].rows if file.scheme else ()
    return [
        target.notice_text("") for each in rows for cells in each.targets.values() for target in cells
    ], told(file)


@pytest.mark.parametrize(
    ("cell", "targets"),
    [
        ("100、200、--", ["100", "200", "--"]),
        ("100, 200, 5", ["100", "200", "5"]),
        ("100；2000；5.5", ["100", "2000", "5.5"]),
        ("≥90、2-3、5", ["90以上", "2-3", "5"]),
        ("[100, 200, 5]", ["100", "200", "5"]),
        ("1200", ["1200", "1200", "1200"]),
        ("1,000", ["1000", "1000", "1000"]),
        ("12,050.5", ["12050.5", "12050.5", "12050.5"]),
    ],
)
def test_several_in_one_cell(cell: str, targets: list[str]) -> None:
    assert listed(cell) == (targets, [])


@pytest.mark.parametrize("head", ["目标值", "目标值.2017"])
@pytest.mark.parametrize("cell", ["100,200", "1,200", "100,200,300", "100，200", "≥1,200"])
def test_a_comma_that_may_part_thousands_or_targets_is_refused(cell: str, head: str) -> None:
    targets, faults = listed(cell, head)
    assert not targets and [fault.partition(" ")[0] for fault in faults] == ["SC517"]


def test_a_target_of_one_unit_may_have_thousands() -> None:
    head = "目标值.甲镇,目标值.乙镇,目标值.丙街道"
    assert listed('1,200","100,200","3', head) == (["1200", "100200", "3"], [])


@pytest.mark.parametrize(
    ("lang", "said", "cure"),
    [
        ("en", "“100,200” may be one target", "write 100200 if it is one, [100, 200] if they are several"),
        ("zh", "“100,200”可能是一个目标值", "是一个数就写 100200，是几个就写 [100, 200]"),
    ],
)
def test_what_is_said_of_it(lang: Lang, said: str, cure: str) -> None:
    table = f'{HEAD},目标值\nx,甲数,1,10,存量,"100,200"\n'
    fault = read(scheme(table="indicators: {from: i.csv}"), **{"i.csv": table.encode()}).faults[0]
    assert fault.message.say(lang).startswith(said) and fault.cure.say(lang) == cure
