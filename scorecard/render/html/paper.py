"""What fits on paper when a page is printed: how wide a table is, which of its columns are left out, how it is turned."""

from __future__ import annotations

from scorecard.base.width import width
from scorecard.render.printed import PrintedTable

_PORTRAIT = 100
_FULL = 105
_LANDSCAPE = 150
"""Letters of a page upright, of one that is just full, and of one on its side."""
_TEXT = 24
_BAR = 13
_FEW_ROWS = 24


def paper_classes(table: PrintedTable) -> str:
    """Landscape for what is too wide for a page upright, smaller letters for what is wider still."""
    needed = _needed_by(table)
    classes = ["wide"] * (needed > _PORTRAIT) + ["dense"] * (needed > _LANDSCAPE)
    classes += ["whole"] * (len(table.rows) <= _FEW_ROWS)
    return " ".join(classes)


def spared_columns(table: PrintedTable) -> set[int]:
    """The columns left out on paper, those that are spared most easily first, where a page upright is too narrow."""
    kept = set(range(len(table.columns)))
    for most in sorted({column.spare for column in table.columns if column.spare}, reverse=True):
        if sum(_column_width(table, k) for k in kept) <= _FULL:
            break
        kept -= {k for k in kept if table.columns[k].spare == most}
    return set(range(len(table.columns))) - kept


def _needed_by(table: PrintedTable) -> int:
    """How wide a table is printed, all its columns."""
    return sum(_column_width(table, k) for k in range(len(table.columns)))


def _column_width(table: PrintedTable, k: int) -> int:
    """How wide a column is printed: a figure stands whole, a text is broken, a head is folded."""
    cells = max((width(row[k]) for row in table.rows), default=0)
    head = min(width(table.header[k]), 6)
    number = table.columns[k].kind != "text"
    return max(head, cells if number else min(cells, _TEXT)) + 2


def room_for_bars(table: PrintedTable) -> bool:
    """Whether a page upright has room for a column of bars beside all others."""
    return _needed_by(table) + _BAR <= _FULL
