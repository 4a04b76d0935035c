"""Of many doubts about single cells those that are told are made; the others are counted by arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.fault import Fault
from scorecard.base.telling import NONE_UNTOLD, Untold
from scorecard.model.board import TableBoard
from scorecard.model.distinct import distinct
from scorecard.model.figure import Flags
from scorecard.model.ledger import Ledger

Whole = NDArray[np.int64]


class Doubts(NamedTuple):
    """Doubts about cells of a table, N of them.

    codes : the code of each; unit, row : int64[N], the cell it is about
    entry : int64[N], the entry of the ledger where it stands, −1 where it stands at the row in the scheme
    """

    codes: NDArray[np.str_]
    unit: Whole
    row: Whole
    entry: Whole


def first_told(
    table: TableBoard, ledger: Ledger, doubts: Doubts, fault: Callable[[int], Fault], most: int | None
) -> tuple[list[Fault], Untold]:
    """Of each code the doubts about the first `most` cells, in the order of their places; the others are counted.

    fault : makes one of them
    most : None for all of them
    """
    if not len(doubts.codes):
        return [], NONE_UNTOLD
    paths, place = _places(table, ledger, doubts)
    order = np.lexsort(place[::-1])
    first = _first(doubts.codes, _cells(table, doubts), order, most)
    faults = list(map(fault, order[first[order]].tolist()))
    files = frozenset(paths[file] for file in distinct(place[0][~first]).tolist())
    return faults, Untold(Counter(doubts.codes[~first].tolist()), files)


def _places(table: TableBoard, ledger: Ledger, doubts: Doubts) -> tuple[Sequence[str], tuple[Whole, ...]]:
    """All paths in order, and the path, line and column of each doubt."""
    spans = [row.span for row in table.table.rows]
    paths = sorted({*ledger.files, *(span.path for span in spans)})
    number = {path: n for n, path in enumerate(paths)}
    of_rows = (
        [number[span.path] for span in spans],
        [span.line for span in spans],
        [span.column for span in spans],
    )
    place = tuple(np.array(each, dtype=np.int64)[doubts.row] for each in of_rows)
    files = np.array([number[path] for path in ledger.files], dtype=np.int64)
    read = doubts.entry >= 0
    entry = doubts.entry[read]
    # Who is alone in a line needs no column to be told from others.
    sent = [
        each.astype(np.int64)
        for each in (files[ledger.file[entry]], ledger.line[entry], ledger.column[entry])
    ]
    for at, there in zip(place, sent, strict=True):
        at[read] = there
    return paths, place


def _cells(table: TableBoard, doubts: Doubts) -> Whole:
    """int64[N], a number for each cell by the names that are said of it: of two numbers never the same is said."""
    units: dict[str, int] = {}
    rows: dict[str, int] = {}
    unit = np.array([units.setdefault(unit.short, len(units)) for unit in table.units], dtype=np.int64)
    row = np.array([rows.setdefault(row.short, len(rows)) for row in table.table.rows], dtype=np.int64)
    cells: Whole = unit[doubts.unit] * len(rows) + row[doubts.row]
    return cells


def _first(codes: NDArray[np.str_], cell: Whole, order: Whole, most: int | None) -> Flags:
    """bool[N], which doubts are about the first cells with their code."""
    first = np.full(len(codes), most is None)
    if most is None:
        return first
    for code in distinct(codes):
        at = order[codes[order] == code]
        asked = np.zeros(int(cell.max()) + 1, np.bool_)
        asked[list(islice(dict.fromkeys(cell[at].tolist()), most))] = True
        first[at] = asked[cell[at]]
    return first
