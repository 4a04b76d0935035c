"""A value made up of objects: each object with its place, those that count elsewhere, and their sum."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from scorecard.base.message import Text, comma_list, message
from scorecard.model.figure import Figure, Line, as_figures, leaf, sum_by, with_line
from scorecard.model.indicator import Indicator
from scorecard.model.parts import MonthReports
from scorecard.scheme.written import exact
from scorecard.study.explain.chain import chain_of
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.walk import arithmetic, lacking_names

OBJECT = message("Object")
ONCE = message("Counted once")
TOGETHER = message("Together")


def objects_of(cell: CellOf, piece: MonthReports | None = None) -> list[tuple[int, int]]:
    """The entries of the objects of a cell, each with the entry that counts instead (-1: it counts itself)."""
    items = cell.table.observations.items
    here = items.cell_slice(cell.u, cell.i)
    pairs = list(zip(items.entry[here].tolist(), items.elsewhere[here].tolist(), strict=True))
    if piece is None or not pairs:
        return pairs
    among = piece.among(cell.ledger)
    return [pair for pair in pairs if among[pair[0]]]


def sum_of_items(cell: CellOf, objects: list[tuple[int, int]], label: Text) -> Figure:
    """The sum of the objects of one period; those that count elsewhere bring nothing and are not written out."""
    figures = [_object(cell, *item) for item in objects]
    here = [np.array([elsewhere < 0]) for _, elsewhere in objects]
    total = sum_by(figures, here, at=(np.zeros(len(figures), dtype=np.int32),), shape=(1,))
    absent = lacking_names(total, 0)
    return with_line(
        total,
        Line(
            TOGETHER,
            "exact",
            says=lambda _: no_sum_text(absent) if absent else _sum(total, label),
            shown=(lambda _: cell.status.text) if absent else None,
            before=lambda _: [step for item in objects for step in _item_steps(cell, *item)],
        ),
    )


def _object(cell: CellOf, entry: int, elsewhere: int) -> Figure:
    """What one object brings."""
    name, span = cell.ledger.items[cell.ledger.item[entry]], cell.ledger.span(entry)
    value = as_figures([0.0]) if elsewhere >= 0 else as_figures(cell.ledger.value[[entry]])
    return leaf(value, Line(name, "exact", where=lambda _: span))


def _sum(total: Figure, label: Text) -> Text:
    formula, total_word = arithmetic(total, 0), exact(float(total.shown[0]))
    total_text = total_word if formula in ("", total_word) else f"{formula} = {total_word}"
    return message("{label}: {words}", label=label, words=total_text)


def no_sum_text(absent: Iterable[Text]) -> Text:
    """That there is no sum, for want of some figures."""
    return message("no figure for {words}, so there is no sum", words=comma_list(absent))


def _item_steps(cell: CellOf, entry: int, elsewhere: int) -> list[Step]:
    """How an object was reported, and where it counts."""
    name = cell.ledger.items[cell.ledger.item[entry]]
    return [*chain_of(cell, entry, OBJECT), *([_once(cell, name, elsewhere)] if elsewhere >= 0 else [])]


def _once(cell: CellOf, name: str, elsewhere: int) -> Step:
    """An object that counts under another row, or in another period."""
    row = row_of(cell, elsewhere)
    sentence = message(
        "{name} counts {ledger} under {row}; an object counts once",
        name=name,
        row=row.short,
        ledger=exact(float(cell.ledger.value[elsewhere])),
    )
    return Step(ONCE, sentence, 0.0, "0", (Input(name, 0.0, cell.ledger.span(elsewhere)),))


def row_of(cell: CellOf, entry: int) -> Indicator:
    """The row of the same table that an entry is of."""
    return cell.table.table.rows[int(cell.ledger.row[entry])]
