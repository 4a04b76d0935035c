"""The numbers and names that rows are headed by, and their figures as tables print them."""

from __future__ import annotations

from scorecard.base.decimals import decimal_text, rounded_off
from scorecard.base.message import Text, message
from scorecard.language.derived import repeats_last_year
from scorecard.model.indicator import Indicator
from scorecard.model.table import SchemeTable


def heads(table: SchemeTable) -> dict[str, str]:
    """What each row is headed by: its printed number, or number and place inside the item.

    Item 6 with three children: 6.1, 6.2, 6.3. Item 8 with a part and an unnumbered row: 8, 8.1, 8.2.
    A table without numbers counts its rows; one with some counts the rows outside them, in brackets.
    """
    numbers: dict[str, str] = {}
    if all(row.number is None for row in table.indicators):
        return {row.id: str(n) for n, row in enumerate(table.indicators, 1)}
    place = outside = 0
    for row in table.indicators:
        if row.number is not None:
            place = 0
            numbers[row.id] = str(row.number)
        elif row.item is not None:
            place += 1
            numbers[row.id] = f"{row.item}.{place}"
        else:
            outside += not row.heading
            numbers[row.id] = "" if row.heading else f"({outside})"
    return numbers


def full_name(row: Indicator) -> Text:
    """A row's name with what the notice prints before it, and its measure."""
    name = marked_name(row)
    if not row.measure or f"（{row.measure}）" in row.name or f"({row.measure})" in row.name:
        return name
    return message("{name} ({measure})", name=name, measure=row.measure)


def with_measure(row: Indicator) -> str:
    """The short name of a row, with the measure that its figures are in.

    >>> row = Indicator("rd", "研发投入占比", "占比", relation="numbered", points=(10.0,), applies=(True,), measure="%")
    >>> with_measure(row)
    '占比（%）'
    """
    return f"{row.short}（{row.measure}）" if row.measure and row.measure not in row.short else row.short


def printed_value(row: Indicator, figure: float) -> float:
    """A figure of a row, or a change of it: with the row's own decimals, in brief where it was worked out, else as sent in.

    >>> from dataclasses import replace
    >>> from scorecard.model.judging import Judging
    >>> row = Indicator("rd", "研发投入占比", "占比", relation="numbered", points=(10.0,), applies=(True,))
    >>> printed_value(row, 3.123456), printed_value(replace(row, judging=Judging("mean", scale=10.0)), 26 / 3)
    (3.123456, 8.6667)
    """
    if row.shown.decimals is not None:
        return float(decimal_text(figure, row.shown.decimals))
    return float(rounded_off(figure)) if row.derived or row.judging else figure


def marked_name(row: Indicator) -> Text:
    """A row's name with what is said of it in brackets: for each year, binding."""
    name = part_name(row)
    if repeats_last_year(row):
        name = message("{name} (last year's figure)", name=name)
    if row.alone:
        name = message("{name} (in the period)", name=name)
    if row.per == "year":
        name = message("{name} (each year)", name=name)
    if row.binding:
        name = message("{name} (binding)", name=name)
    return name


def part_name(row: Indicator) -> Text:
    """A row's name; a part's with 其中 before it."""
    if row.relation != "part" or row.name.startswith("其中"):
        return row.name
    return message("of which: {row}", row=row.name)
