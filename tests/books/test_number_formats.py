"""What a cell says through its number format: the measure behind the number, and in which size the number is shown."""

from __future__ import annotations

import pytest

from scorecard.load.actuals.numbers import Refusal, read_number
from scorecard.load.books.cell_text import cell_text


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        *((form, "1200千元") for form in ('0"千元"', '#,##0"千元"', '0 "千元"', '0"千元";-0"千元"')),
        *((form, "1200千元") for form in ('General"千元"', 'G/通用格式"千元"', "General\\千\\元")),
        *((form, "1200千元") for form in ('#,###"千元"', '#"千元"', '0.##"千元"', "0千元", '0"千"元')),
        *((form, "1200千元") for form in ('_ * #,##0_ "千元"', '0"千元"_);(0"千元")', '[Red]0"千元"')),
        *((form, "1200千元") for form in ("0[$千元]", "0[$千元-804]", '"约"0"千元"')),
        *((form, "1200千元") for form in ('0"（千元）"', '0 "(千元)"', '0"单位：千元"')),
        *((form, "1200.00千元") for form in ('#,##0.00_ "千元"', '0.00"千元"_);[Red]\\(0.00"千元"\\)')),
        ('General"%"', "1200%"),
    ],
)
def test_the_measure_in_a_format(number_format: str, text: str) -> None:
    assert cell_text(1200, number_format) == text


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        *((form, "12.3456万元") for form in ('0!.0,"万元"', '0!.0000"万元"', '0"."0,"万元"', '0\\.0,"万元"')),
        *((form, "123.456千元") for form in ('#,##0,"千元"', '0,"千元"_ ', '#,##0.00,"千元"', '0,.00"千元"')),
        ('0!.00,,"亿元"', "0.00123456亿元"),
        *((form, "0.123456百万元") for form in ('0.00,,"百万元"', '#,##0,,"百万元";-#,##0,,"百万元"')),
        *((form, "123.456") for form in ("0.00,", "#,##0,", "General,")),
        ("0!.0,", "12.3456"),
    ],
)
def test_a_number_shown_in_another_size_is_read_as_it_is_shown(number_format: str, text: str) -> None:
    assert cell_text(123456, number_format) == text


def test_each_number_by_the_section_that_shows_it() -> None:
    chinese = '[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"'
    texts = [cell_text(number, chinese) for number in (9999, 10000, 123456, 99999999.5)]
    assert texts == ["9999元", "1万元", "12.3456万元", "9999.99995万元"]
    assert cell_text(1200, '[=0]"-";0"千元"') == "1200千元"
    assert [cell_text(number, '[<1]0.00%;0"元"') for number in (0.5, 2)] == ["50.00%", "2元"]


@pytest.mark.parametrize("number_format", ['0"0"', '0"00"', '"20"00', '0"5"0', '0"."0.0', '0!.0!.0"万元"'])
def test_what_is_seen_in_a_cell_that_nobody_can_read_is_no_number(number_format: str) -> None:
    assert isinstance(read_number(cell_text(1200, number_format), "万元"), Refusal)


@pytest.mark.parametrize(
    "number_format",
    [
        "General",
        "#,##0",
        "¥#,##0",
        '"千元"',
        '0"次以上"',
        "[",
        '"',
        "@",
        "# ??/100",
        "0-00",
        '0" 00"',
        "_ * #,##0_ ;_ * -#,##0_ ",
        "",
    ],
)
def test_none_where_no_measure_stands_there(number_format: str) -> None:
    assert cell_text(1200, number_format) == "1200"
