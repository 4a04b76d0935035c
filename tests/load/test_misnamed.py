"""A file whose name says one period while all its rows say others: told once, and not where a name may mean more."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from scorecard.base.message import say
from scorecard.load.actuals.files import load_actuals
from scorecard.load.source import Source
from tests.load.small import HEADER, SHORT, load_files, scheme

Q2 = "2017Q2,孟河镇,产值,5\n2017Q2,春江镇,产值,6\n"


def told(path: str, text: str, few: int | None = None) -> list[str]:
    schemes = tuple(scheme(year) for year in (2016, 2017))
    sources = [Source(f"data/{path}", text.encode())]
    read = load_actuals(sources, schemes, **({} if few is None else {"few": few}))
    return [say(fault.message, "en") for fault in read.faults if fault.code == "SC511"]


@pytest.mark.parametrize("few", [0, 1 << 30])
@pytest.mark.parametrize(
    "name",
    [
        "2071Q2.csv",
        "2016Q4.csv",
        "2016Q2-园区.csv",
        "2017Q3.csv",
        "2016.csv",
        "2018年.csv",
        "2016H1.csv",
        "2016-06.csv",
    ],
)
def test_a_name_of_another_period(name: str, few: int) -> None:
    (sentence,) = told(name, SHORT + Q2, few)
    assert sentence.endswith("all that stands in it is of another period: 2017Q2")


@pytest.mark.parametrize("few", [0, 1 << 30])
@pytest.mark.parametrize(
    "name",
    [
        *[
            "2017Q2.csv",
            "2017.csv",
            "2017H1.csv",
            "2017-06.csv",
            "2017年二季度.csv",
            "2017年1-6月.csv",
            "镇.csv",
        ],
        # When it was sent: the day, the month.
        *["2017-07-15 春江镇.csv", "20170715.csv", "2017-07.csv", "2018年1月.csv"],
        # More than one period, or a number that is no year.
        *["2016Q4与2017Q2.csv", "2016-2017.csv", "表3.csv", "1234.csv", "20170.csv"],
    ],
)
def test_a_name_that_may_well_be_right(name: str, few: int) -> None:
    assert told(name, SHORT + Q2, few) == []


@pytest.mark.parametrize("few", [0, 1 << 30])
def test_one_row_of_the_period_is_enough(few: int) -> None:
    assert told("2017Q1.csv", SHORT + Q2 + "2017Q1,孟河镇,产值,3\n", few) == []
    assert told("2016Q4.csv", SHORT + Q2 + "2017Q1,孟河镇,产值,3\n", few) == [
        "the name of the file says 2016Q4, all that stands in it is of another period: 2017Q1, 2017Q2"
    ]


def test_corrections_of_an_earlier_period_may_be_sent_in_a_later_file() -> None:
    first = {"data/2017Q2.csv": SHORT + Q2}
    correction = HEADER + "2017Q2,孟河镇,产值,7,,,,,5,更正,,\n"
    read = load_files({**first, "data/2017Q3-更正.csv": correction})
    assert [fault.code for fault in read.faults if fault.code == "SC511"] == []


def test_periods_as_heads_are_rows_too() -> None:
    sheet = "单位,指标,2017Q1,2017Q2\n孟河镇,产值,3,5\n"
    assert len(told("2016年.csv", sheet)) == 1 and told("2017年.csv", sheet) == []


def test_both_languages() -> None:
    (fault,) = (f for f in load_files({"data/2071Q2.csv": SHORT + Q2}).faults if f.code == "SC511")
    assert fault.severity == "warning" and str(fault.span) == "data/2071Q2.csv:1:1"
    assert say(fault.message, "zh") == "文件名写的是 2071Q2，里面却都是别的期间：2017Q2"
    assert say(fault.cure, "zh") == "核对后改正文件名，或改正里面的期间"


def test_a_workbook_whose_title_is_of_another_period() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "产值"
    for row in (["2017年一季度产值"], ["单位", "产值"], ["孟河镇", 5], ["春江镇", 6]):
        sheet.append(row)
    written = BytesIO()
    book.save(written)
    for name, times in (("2017Q2.xlsx", 1), ("2017Q1.xlsx", 0), ("产值.xlsx", 0)):
        read = load_actuals([Source(f"data/{name}", written.getvalue())], (scheme(),))
        assert [fault.code for fault in read.faults if fault.code == "SC511"] == ["SC511"] * times
