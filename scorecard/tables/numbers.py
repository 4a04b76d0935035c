"""The numbers that rows are headed by."""

from __future__ import annotations

from scorecard.model.scheme import Indicator, SchemeTable


def heads(table: SchemeTable) -> dict[str, str]:
    """What each row is headed by: its printed number, or number and place inside the item.

    Item 6 with three children: 6.1, 6.2, 6.3. Item 8 with a part and an unnumbered row: 8, 8.1, 8.2.
    A table without numbers counts its rows.
    """
    found: dict[str, str] = {}
    if all(row.number is None for row in table.indicators):
        return {row.id: str(n) for n, row in enumerate(table.indicators, 1)}
    place = 0
    for row in table.indicators:
        if row.number is not None:
            place = 0
            found[row.id] = str(row.number)
        else:
            place += 1
            found[row.id] = f"{row.item}.{place}" if row.item is not None else f"{place}"
    return found


def full_name(row: Indicator) -> str:
    """A row's name with what the notice prints before it, and its measure."""
    name = f"其中：{row.name}" if row.relation == "part" and not row.name.startswith("其中") else row.name
    return f"{name}（{row.measure}）" if row.measure and f"（{row.measure}）" not in name else name
