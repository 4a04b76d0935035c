"""What lines below the rows of a sheet say: the measure of its figures, beside remarks and signatures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from scorecard.load.actuals.measures import measure_stated
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import is_footer


def part_below(records: Sequence[Record]) -> tuple[Sequence[Record], Sequence[Record]]:
    """The rows of a sheet without the measure that lines below all of them state; and these lines with nothing but that.

    >>> rows = [Record(2, ["产值", "2"]), Record(3, ["填表人：张三", "单位：亿元"])]
    >>> [[record.cells for record in part] for part in part_below(rows)]
    [[['产值', '2'], ['填表人：张三', '']], [['', '单位：亿元']]]
    """
    lines = len(list(takewhile(_is_line, reversed(records))))
    rows, below = records[: len(records) - lines], records[len(records) - lines :]
    stating = [record for record in below if any(map(measure_stated, record.cells))]
    if not stating:
        return records, ()
    others = (_cells(record, stating=False) for record in below)
    return [*rows, *(record for record in others if not record.blank)], [
        _cells(record, stating=True) for record in stating
    ]


def _is_line(record: Record) -> bool:
    """Whether a row says nothing but remarks, signatures and a measure."""
    others = _cells(record, stating=False)
    return others.blank or is_footer(others.cells)


def _cells(record: Record, stating: bool) -> Record:
    """A row with the cells alone that state a measure, or with all others."""
    record = record.with_cell_columns()
    return record._replace(
        cells=[cell if bool(measure_stated(cell)) == stating else "" for cell in record.cells]
    )
