"""Names, periods, values, statuses and judges of a long sheet."""

from __future__ import annotations

import pytest
from small import HEADER, SHORT, load, only, scheme, told, values

from scorecard.base.codes import codes, examples
from scorecard.base.codes import fault_text as words_of
from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.model.status import Status
from scorecard.workspace import read_workspace


def long(*rows: str) -> str:
    """Rows with as many cells as the header wants."""
    return HEADER + "".join(row + "," * (11 - row.count(",")) + "\n" for row in rows)


@pytest.mark.parametrize(
    "unit",
    [
        "chunjiang",
        "滨江经济开发区（春江镇）",
        "滨江经济开发区(春江镇)",
        "春江镇（滨江经济开发区）",
        " 春 江 镇 ",
        "春\u200b江",
        "春江",
    ],
)
def test_spellings_of_a_unit(unit: str) -> None:
    assert values(load(SHORT + f"2017Q2,{unit},专利申请,5\n").ledgers[2017])[0][1] == "chunjiang"


@pytest.mark.parametrize(
    ("indicator", "id"),
    [
        ("applications", "applications"),
        ("专利 申请", "applications"),
        ("专利/专利申请", "applications"),
        ("patents/applications", "applications"),
        ("其中：专利申请（件）", "applications"),
        ("高新技术产业产值占比", "share"),
        ("高新技术产业产值占比(%)", "share"),
        ("众创空间/其中：省级以上", "parks_top"),
        ("科普活动", "fairs"),
        ("产值（万元）", "output"),
    ],
)
def test_spellings_of_an_indicator(indicator: str, id: str) -> None:
    read = load(SHORT + f"2017Q2,春江镇,{indicator},15\n")
    assert read.faults == ()
    assert values(read.ledgers[2017])[0][2] == id


def test_a_name_of_two_tables_is_settled_by_the_unit() -> None:
    read = load(SHORT + "2017Q2,全区,产值,1.2亿元\n2017Q2,春江镇,产值,1.2亿元\n")
    assert values(read.ledgers[2017]) == [
        ("2017Q2", "chunjiang", "output", 12000.0),
        ("2017Q2", "district", "whole_output", 1.2),
    ]


@pytest.mark.parametrize(
    "period", ["2017Q2", "2017H1", "2017-06", "2017年二季度", "2017年上半年", "2017年1-6月"]
)
def test_spellings_of_a_period(period: str) -> None:
    assert values(load(SHORT + f"{period},春江镇,专利申请,5\n").ledgers[2017])[0][0] == "2017Q2"


@pytest.mark.parametrize(
    ("text", "probable"),
    [
        ("2017/6/30", "2017Q2"),
        ("2017-06-30", "2017Q2"),
        ("2017/5", "2017Q2"),
        ("2017/12/1 0:00", "2017Q4"),
        ("Jun-17", "2017Q2"),
        ("42916", "2017Q2"),
    ],
)
def test_a_date_made_by_excel_is_told_with_the_period_it_was(text: str, probable: str) -> None:
    fault = only(load(SHORT + f"{text},春江镇,专利申请,5\n"))
    assert fault.code == "SC158"
    assert probable in fault.cure.say("zh") and probable in fault.cure.say("en")


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("2017Q2,春港镇,专利申请,437", "SC151", 8),
        ("2017Q2,春江镇,专力申请,437", "SC152", 12),
        ("2017Q2,春江镇,其中：省级以上,1", "SC153", 12),
        ("2017Q2,全区,专利申请,437", "SC154", 8),
        ("2017Q2,春江镇,专利,437", "SC155", 12),
        ("2017Q2,,专利申请,437", "SC156", 8),
        ("2017Q2,春江镇,,437", "SC156", 12),
        (",春江镇,专利申请,437", "SC156", 1),
        ("二季度,春江镇,专利申请,437", "SC157", 1),
        ("6月30日,春江镇,专利申请,437", "SC158", 1),
        ("2017-05,春江镇,专利申请,437", "SC159", 1),
        ("2017Q2,春江镇,专利申请,约437", "SC165", 17),
        ("2017Q2,春江镇,专利申请,nan", "SC166", 17),
        ("2017Q2,春江镇,专利申请,1_000", "SC167", 17),
        ("2017Q2,春江镇,专利申请,٤٣٧", "SC168", 17),
        ("2017Q2,春江镇,专利申请,1e400", "SC169", 17),
        ("2017Q2,春江镇,专利申请,#REF!", "SC170", 17),
        ("2017Q2,春江镇,专利申请,1月3日", "SC171", 17),
        ("2017Q2,春江镇,专利申请,########", "SC172", 17),
        ("2017Q2,春江镇,专利申请,=A1+B1", "SC173", 17),
        ("2017Q2,春江镇,专利申请,无", "SC174", 17),
        ("2017Q2,春江镇,专利申请,47%", "SC175", 17),
        ("2017Q2,春江镇,专利申请,437万元", "SC176", 17),
        ("2017Q2,春江镇,专利申请,1 20", "SC177", 17),
        ("2017Q2,春江镇,专利申请,/", "SC179", 17),
        ("2017Q2,春江镇,专利申请,不适用", "SC179", 17),
        ("2017Q2,春江镇,专利申请,437,,已报", "SC181", 22),
        ("2017Q2,春江镇,专利申请,437,,未报", "SC182", 22),
        ("2017Q2,春江镇,重视程度,9", "SC183", 19),
        ("2017Q2,春江镇,专利申请,437,评委1", "SC184", 21),
        ("2017Q2,春江镇,重视程度,95,评委1", "SC185", 17),
        ("2017Q2,春江镇,重视程度,-1,评委1", "SC185", 17),
    ],
)
def test_each_fault_of_a_row_has_its_own_code_and_place(row: str, code: str, column: int) -> None:
    fault = only(load(long(row)))
    assert (fault.code, fault.span.line, fault.span.column) == (code, 2, column)


def test_all_faults_of_all_rows_are_told_at_once() -> None:
    read = load(
        long(
            "2017-05,春港镇,专力申请,437", "2017Q2,春港镇,专力申请,437", "2017/6/1,春江镇,专利申请,x,评委1,好"
        )
    )
    assert told(read) == [
        *[("SC159", 2, 1), ("SC151", 2, 9), ("SC152", 2, 13)],
        *[("SC151", 3, 8), ("SC152", 3, 12)],
        *[("SC158", 4, 1), ("SC165", 4, 19), ("SC184", 4, 21), ("SC181", 4, 25)],
    ]


def test_a_suggestion_is_made_and_never_taken() -> None:
    read = load(SHORT + "2017Q2,春港镇,专利申请,5\n2017Q2,海市蜃楼,专利申请,5\n")
    assert ["春江镇" in f.message.say("zh") for f in read.faults] == [True, False]
    assert len(read.ledgers[2017]) == 0


@pytest.mark.parametrize(
    ("value", "status", "number", "read"),
    [
        ("0", "", 0.0, Status.SCORED),
        ("--", "", None, Status.NOT_APPLICABLE),
        ("－－", "", None, Status.NOT_APPLICABLE),
        ("—", "", None, Status.MISSING),
        ("", "", None, Status.MISSING),
        ("", "未报", None, Status.MISSING),
        ("", "不适用", None, Status.NOT_APPLICABLE),
        ("--", "missing", None, Status.MISSING),
        ("/", "未报", None, Status.MISSING),
        ("437", "待核", 437.0, Status.PENDING),
        ("437", "Pending", 437.0, Status.PENDING),
        ("", "pending", None, Status.PENDING),
    ],
)
def test_marks_and_statuses(value: str, status: str, number: float | None, read: Status) -> None:
    actuals = load(long(f"2017Q2,春江镇,专利申请,{value},,{status}"))
    assert actuals.faults == ()
    ledger = actuals.ledgers[2017]
    found = float(ledger.value[0])
    assert (found if found == found else None, Status(int(ledger.status[0]))) == (number, read)


def test_a_blank_is_missing_even_where_the_scheme_declares_no_marks() -> None:
    read = load(SHORT + "2017Q2,春江镇,专利申请,\n", schemes=(scheme(marks={}),))
    assert values(read.ledgers[2017])[0][3] == "missing"


@pytest.mark.parametrize("value", ["0.8%", "0", "13.5", "-3"])
def test_percentages_that_are_not_suspect(value: str) -> None:
    assert load(SHORT + f"2017Q2,孟河镇,高新技术产业产值占比,{value}\n").faults == ()


def test_one_judge_too_many_is_told_once() -> None:
    rows = [f"2017Q2,{u},重视程度,9,评委{j}" for u in ("春江镇", "孟河镇") for j in (1, 2, 3)]
    fault = only(load(long(*rows, "2017Q2,新桥镇,重视程度,9,平委3")))
    assert (fault.code, fault.span.line) == ("SC186", 8)
    assert "“平委3”是不是“评委3”" in fault.message.say("zh") and "评委3" in fault.cure.say("zh")


def test_each_group_may_have_its_own_jury() -> None:
    towns = [f"2017Q2,{u},重视程度,9,评委{j}" for u in ("春江镇", "孟河镇") for j in (1, 2, 3)]
    streets = [f"2017Q2,新桥镇,重视程度,8,评委{j}" for j in (4, 5, 6)]
    assert load(long(*towns, *streets)).faults == ()


def test_a_unit_with_more_judges_than_its_panel_is_told() -> None:
    fault = only(load(long(*(f"2017Q2,春江镇,重视程度,9,评委{j}" for j in (1, 2, 3, 4)))))
    assert (
        fault.code == "SC403" and "applies_to" in fault.cure.say("en") and "春江镇" in fault.message.say("en")
    )


def test_names_that_marked_together_are_two_judges() -> None:
    rows = [f"2017Q2,{u},重视程度,9,{j}" for u in ("春江镇", "孟河镇") for j in ("张小明", "李四", "王五")]
    one = [f"2017Q2,新桥镇,重视程度,9,{j}" for j in ("张小明", "张晓明", "李四")]
    assert load(long(*rows, *one)).faults == ()
    assert only(load(long(*rows, *one[1:]))).code == "SC186"


def test_judges_stand_in_the_order_people_count() -> None:
    read = load(
        long(
            "2017Q2,春江镇,重视程度,9,评委10",
            "2017Q2,春江镇,重视程度,8,评委2",
            "2017Q2,春江镇,重视程度,7,评委 ２",
        )
    )
    assert read.ledgers[2017].judges == ("评委2", "评委10")
    assert only(read).code == "SC192"


def test_every_code_says_what_how_and_why_in_both_languages() -> None:
    ours = [code for code in codes() if "SC101" <= code <= "SC199"]
    assert len(ours) > 50
    for code in ours:
        for part in ("title", "message", "cure", "why"):
            text = words_of(code, part)
            assert say(text, "zh") and say(text, "en") and say(text, "zh") != say(text, "en"), code
        assert all(examples(code)), code


def test_what_the_cure_of_a_name_that_fits_several_rows_gives_fits_one(tmp_path):
    scheme = (
        "title: 示例\nyear: 2017\nunits: {jia: {name: 甲镇}}\ntables:\n  t:\n    title: 表\n"
        "    indicators:\n      b: {name: Rme, number: 1, targets: 9}\n      rme: {name: 乙, number: 2, targets: 9}\n"
    )
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "s.yaml").write_text(scheme, encoding="utf-8")

    def problems(row: str):
        (tmp_path / "data" / "a.csv").write_text(f"期间,单位,指标,数值\n2017,{row},1\n", encoding="utf-8")
        return errors(read_workspace(tmp_path).faults)

    (fault,) = problems("甲镇,rme")
    assert fault.code == "SC153"
    assert problems(f"甲镇,{fault.args['first']}") == ()
