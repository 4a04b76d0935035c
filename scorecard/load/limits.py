"""How large a file may be before it is read: beyond that it is none of ours, whatever stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.load.actuals.words import FIELDS
from scorecard.model.period import MONTHS
from scorecard.model.scheme import Scheme

SCHEME_BYTES = 16 * 1024 * 1024
"""A scheme written from a notice has less than a megabyte."""
_SHEET_BYTES = 16 * 1024 * 1024
_BYTES_OF_CELL = 1000
UNPACKED_BYTES = 96 * 1024 * 1024
"""What a workbook or document may hold once unpacked: a million formatted rows without figures are less."""
_BOOK_CELLS = 200_000
_JUDGES = 20


def cells_of(scheme: Scheme) -> int:
    """The most cells that returns can speak of: units × rows × periods × judges.

    Where the number of judges is not declared, twenty are allowed for.
    """
    periods = len(scheme.years) * 12 // MONTHS[scheme.reports]
    cells = 0
    for table in scheme.tables:
        for row in table.rows:
            judging = row.judging
            of_juries = sum(len(jury.judges) for jury in judging.juries) if judging else 0
            judges = (judging.panel or of_juries or _JUDGES) if judging else 1
            cells += len(table.units) * periods * judges
    return cells


def sheet_bytes(schemes: Sequence[Scheme]) -> int:
    """The most bytes of one file of values: so many for each cell of the schemes, and 16 MB in any case."""
    return max(_SHEET_BYTES, _BYTES_OF_CELL * sum(map(cells_of, schemes)))


def book_cells(schemes: Sequence[Scheme]) -> int:
    """The most filled cells of one workbook: a row of a long sheet for each cell of the schemes, and 200,000 in any case."""
    return max(_BOOK_CELLS, len(FIELDS) * sum(map(cells_of, schemes)))


def in_megabytes(size: int) -> str:
    """A size as it is said.

    >>> in_megabytes(16 * 1024 * 1024), in_megabytes(16 * 1024 * 1024 + 1)
    ('16 MB', '16.1 MB')
    """
    tenths = -(-size * 10 // (1024 * 1024))
    return f"{tenths // 10} MB" if tenths % 10 == 0 else f"{tenths / 10:.1f} MB"
