"""A value made up of objects: each object with its place, those that count elsewhere, and their sum."""

from __future__ import annotations

from math import isnan, nan

from scorecard.base.text import Text
from scorecard.model.indicator import Indicator
from scorecard.model.parts import Piece
from scorecard.study.explain.chain import chain_of
from scorecard.study.explain.step import CellOf, Input, Step, exact, operand, summed

OBJECT = Text("对象", "Object")
ONCE = Text("不重复计", "Counted once")
TOGETHER = Text("合计", "Together")


def objects_of(cell: CellOf, piece: Piece | None = None) -> list[tuple[int, int]]:
    """The entries of the objects of a cell, each with the entry that counts instead (-1: it counts itself)."""
    items = cell.table.observations.items
    here = items.of(cell.u, cell.i)
    pairs = list(zip(items.entry[here].tolist(), items.elsewhere[here].tolist(), strict=True))
    if piece is None or not pairs:
        return pairs
    among = piece.among(cell.ledger)
    return [pair for pair in pairs if among[pair[0]]]


def added_objects(cell: CellOf, objects: list[tuple[int, int]], label: Text) -> tuple[list[Step], float]:
    """The objects of one period, and their sum; NaN where one has no number."""
    ledger = cell.ledger
    steps: list[Step] = []
    inputs: list[Input] = []
    for entry, elsewhere in objects:
        steps += chain_of(cell, entry, OBJECT)
        name = ledger.items[ledger.item[entry]]
        if elsewhere >= 0:
            steps.append(_once(cell, name, elsewhere))
            continue
        inputs.append(Input(name, float(ledger.value[entry]), ledger.span(entry)))
    absent = [str(each.name) for each in inputs if isnan(float(each.value))]
    if absent:
        zh, en = "、".join(absent), ", ".join(absent)
        said = Text(f"{zh} 没有数，不能相加", f"no figure for {en}, so there is no sum")
        return [*steps, Step(TOGETHER, said, nan, cell.status.text, tuple(inputs))], nan
    total = summed(float(each.value) for each in inputs)
    parts = " + ".join(operand(exact(float(each.value))) for each in inputs)
    sum_ = f"{parts} = {exact(total)}" if len(inputs) > 1 else exact(total)
    said = Text(f"{label.zh}：{sum_}", f"{label.en}: {sum_}")
    return [*steps, Step(TOGETHER, said, total, exact(total), tuple(inputs))], total


def _once(cell: CellOf, name: str, elsewhere: int) -> Step:
    """An object that counts under another row, or in another period."""
    row = row_of(cell, elsewhere)
    said = Text(
        f"{name} 已在“{row.short}”计 {exact(float(cell.ledger.value[elsewhere]))}，同一对象只算一次",
        f"{name} counts {exact(float(cell.ledger.value[elsewhere]))} under {row.short}; an object counts once",
    )
    return Step(ONCE, said, 0.0, "0", (Input(name, 0.0, cell.ledger.span(elsewhere)),))


def row_of(cell: CellOf, entry: int) -> Indicator:
    """The row of the same table that an entry is of."""
    return cell.table.table.rows[int(cell.ledger.row[entry])]
