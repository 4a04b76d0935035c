"""How a number is printed."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecard.base.message import Lang, term
from scorecard.render.cells import numbers, printed_cell
from scorecard.tables.table import Cell, Column, Kind, Partial


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (8.335, 2, "8.34"),
        (-0.125, 2, "-0.13"),
        (-0.004, 2, "0.00"),
        (-0.0, 0, "0"),
        (46.1, None, "46.1"),
        (1200.0, None, "1200"),
        (1200, None, "1200"),
        (1e16, None, "10000000000000000"),
        (1e-7, None, "0.0000001"),
        (1e22, 2, "10000000000000000000000.00"),
        (10**30, 1, "1" + "0" * 30 + ".0"),
        (91.2, 0, "91"),
        (0.5, 0, "1"),
        (1.005, 2, "1.01"),
    ],
)
def test_a_number_is_rounded_half_up(value: float, decimals: int | None, expected: str) -> None:
    assert printed_cell(value, Column("x", "x", "number", decimals), "zh") == expected


@pytest.mark.parametrize(
    ("cell", "kind", "decimals", "lang", "expected"),
    [
        (Partial(72.305), "number", 2, "zh", "（72.31）"),
        (Partial(72.305), "number", 2, "en", "(72.31)"),
        (Partial(0.7), "percent", 0, "zh", "（70%）"),
        (0.48015, "percent", 2, "zh", "48.02%"),
        (0.29, "percent", None, "zh", "29%"),
        (1.5, "rank", None, "zh", "1.5"),
        (3.0, "rank", 2, "zh", "3"),
        (None, "number", 2, "zh", ""),
        ("--", "number", 2, "zh", "--"),
        (term("missing", zh="未报"), "number", 2, "en", "missing"),
        (7.86, "text", None, "zh", "7.86"),
    ],
)
def test_a_cell_is_printed_as_its_kind(
    cell: Cell, kind: Kind, decimals: int | None, lang: Lang, expected: str
) -> None:
    assert printed_cell(cell, Column("x", "x", kind, decimals), lang) == expected


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_never_printed(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        printed_cell(value, Column("x", "x", "number", 2), "zh")


@given(
    st.lists(
        st.floats(allow_nan=False, allow_infinity=False) | st.decimals(-1000, 1000, places=3).map(float)
    ),
    st.sampled_from(["number", "percent", "rank"]),
    st.sampled_from([None, 0, 1, 2, 3, 4, 5]),
    st.booleans(),
)
@example([-0.0, 0.0, 0.5, 1.5, 2.675, 8.335, 1e6, 999999.995, 1e22, -0.004, 5e-324], "number", 2, False)
def test_the_numbers_of_a_column_are_printed_as_each_of_them(
    values: list[float], kind: Kind, decimals: int | None, signed: bool
) -> None:
    column = Column("x", "x", kind, decimals, signed=signed)
    assert numbers(values, column) == [printed_cell(value, column, "zh") for value in values]
