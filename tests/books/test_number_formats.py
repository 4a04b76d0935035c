"""What a cell says through its number format: the measure behind the number, however the format is put together."""

from __future__ import annotations

import pytest

from scorecard.load.books.cell_text import cell_text


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        *((form, "1200千元") for form in ('0"千元"', '#,##0"千元"', '0 "千元"', '0"千元";-0"千元"')),
        *((form, "1200千元") for form in ('General"千元"', 'G/通用格式"千元"', "General\\千\\元")),
        *((form, "1200千元") for form in ('#,###"千元"', '#"千元"', '0.##"千元"', "0千元", '0"千"元')),
        *((form, "1200千元") for form in ('_ * #,##0_ "千元"', '0"千元"_);(0"千元")', '[Red]0"千元"')),
        *((form, "1200千元") for form in ("0[$千元]", "0[$千元-804]", '"约"0"千元"')),
        *((form, "1200.00千元") for form in ('#,##0.00_ "千元"', '0.00"千元"_);[Red]\\(0.00"千元"\\)')),
        ('General"%"', "1200%"),
    ],
)
def test_the_measure_in_a_format(number_format: str, text: str) -> None:
    assert cell_text(1200, number_format) == text


@pytest.mark.parametrize(
    "number_format",
    [
        *('#,##0,"千元"', '0!.0,"千元"', '0"."0"千元"', '0\\.000"千元"'),
        *('[>=10000]0!.0,"万元";0"元"', '[=0]"-";0"千元"'),
        *("General", "#,##0", "¥#,##0", '"千元"', '0"次以上"', "[", '"', "@"),
    ],
)
def test_none_where_the_number_is_shown_in_another_size_or_no_measure_stands_there(
    number_format: str,
) -> None:
    assert cell_text(1200, number_format) == "1200"
