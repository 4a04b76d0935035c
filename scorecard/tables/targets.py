"""Targets as read, laid out as the notice prints them, with row sums for proofreading against paper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scorecard.base.message import Text, comma_list, message, sense
from scorecard.engine.terms import amend_table
from scorecard.model.grouped import OPEN
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import Target
from scorecard.tables import words
from scorecard.tables.numbers import full_name
from scorecard.tables.table import Cell, Column, Document, Table

_SUM = sense("of units", "Sum")
_BY_CLASS = message("by class")


def targets_document(scheme: Scheme, period: Period | None = None, table: str | None = None) -> Document:
    """Each table with targets: indicators down, units across, the sum of each row last.

    Ratios have no sum. With a period, amendments that hold by then are worked in.
    """
    chosen = [
        each for each in scheme.tables if table in (None, each.id) and any(r.targets for r in each.rows)
    ]
    worked = [amend_table(scheme, each, period) if period else each for each in chosen]
    title = message("Targets as read")
    return Document((scheme.title, title), tuple(_table(scheme, each) for each in worked))


def _table(scheme: Scheme, table: SchemeTable) -> Table:
    columns = [Column("number", words.NUMBER, key=True), Column("indicator", words.INDICATOR, key=True)]
    units = scheme.units_of(table)
    # A whole is not added to its parts; in a table of its own it has none beside it.
    summed = [unit.assessed or not any(cell.assessed for cell in units) for unit in units]
    columns += [Column(unit.id, unit.short, "number") for unit in units]
    columns.append(Column("sum", _SUM, "number"))
    rows = []
    notes = []
    for row in table.indicators:
        for period, cells in sorted(row.targets.items(), reverse=True):
            stage = "" if period == Period(scheme.year, 12) else f" {period.label(scheme.calendar)}"
            number = str(row.number) if row.number is not None and not stage else ""
            rows.append(
                (
                    number,
                    message("{name}{stage}", name=full_name(row), stage=stage),
                    *(_BY_CLASS if cell == OPEN else cell.notice_text(row.measure) for cell in cells),
                    _sum(row, [cell for cell, within in zip(cells, summed, strict=True) if within]),
                )
            )
            if OPEN in cells:
                notes.append(_class_targets_note(scheme, table, row, period, cells.index(OPEN)))
        if row.heading:
            number = str(row.number) if row.number is not None else ""
            rows.append((number, row.name, *("" for _ in table.units), ""))
    return Table(
        f"{table.id}.targets", (table.title,), tuple(columns), tuple(rows), table.annex, notes=tuple(notes)
    )


def _class_targets_note(scheme: Scheme, table: SchemeTable, row: Indicator, period: Period, u: int) -> Text:
    """What each class asks of a unit whose class is not known yet."""
    assert scheme.groups
    n = next(n for n, other in enumerate(scheme.tables) if other.id == table.id)
    of_each = [
        message(
            "{group} {target}",
            group=of_class.word,
            target=of_class.tables[n].row(row.id).targets[period][u].notice_text(row.measure),
        )
        for of_class in scheme.groups.of_class
    ]
    return message(
        "{by_class}: “{row}” goes by the group that figures put a unit in; without them yet: {targets}.",
        by_class=_BY_CLASS,
        row=row.short,
        targets=comma_list(of_each),
    )


def _sum(row: Indicator, cells: Sequence[Target]) -> Cell:
    """The sum of a row of one kind of target, of both numbers where there are two; places have none.

    Where no unit has a target there is nothing to add up, and the sum is not 0.
    """
    assessed = [cell for cell in cells if cell.assessed]
    if not assessed:
        return "—"
    kinds = {(cell.meaning(row.direction), cell.stretch is None) for cell in assessed}
    if row.nature == "ratio" or row.met_only or len(kinds) > 1 or not all(cell.known for cell in assessed):
        return "—"
    second = [cell.upper or cell.stretch for cell in assessed]
    sums = [cell.text for cell in assessed], [cell.text for cell in second if cell]
    totals = [f"{sum(map(Decimal, texts), Decimal(0)):f}" for texts in sums]
    return totals[0] if not any(second) else "-".join(totals) if assessed[0].upper else "、".join(totals)
