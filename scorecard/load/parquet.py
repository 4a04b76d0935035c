"""Parquet files of values: their columns as the lines of text that say the same."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.span import Span
from scorecard.load.source import Source

if TYPE_CHECKING:
    import pyarrow as pa


def as_text(source: Source, faults: list[Fault]) -> Source | None:
    """The file as the csv that holds the same, so that one reader knows what rows mean; a fault where it is none.

    The header is line 1 and the first row line 2, as in a csv. What is null is empty.
    """
    import pyarrow as pa
    from pyarrow import csv, parquet

    try:
        table = parquet.ParquetFile(BytesIO(source.data)).read()
    except (pa.ArrowException, OSError):
        _refuse(source, message("it is no Parquet file, or a damaged one"), faults)
        return None
    texts = []
    for name, column in zip(table.column_names, table.columns, strict=True):
        try:
            texts.append(_texts(column))
        except pa.ArrowException:
            _refuse(source, message("its column “{name}” holds no plain values", name=name), faults)
            return None
    # A name that stands twice is told as in any other sheet.
    written = pa.Table.from_arrays(texts, names=table.column_names)
    out = BytesIO()
    try:
        csv.write_csv(written, out, csv.WriteOptions(quoting_style="none", quoting_header="none"))
    except pa.ArrowInvalid:
        # A name holds a comma, a quote or a line end.
        out = BytesIO()
        csv.write_csv(written, out, csv.WriteOptions(quoting_style="needed", quoting_header="needed"))
    return Source(source.path, out.getvalue())


def _refuse(source: Source, reason: Text, faults: list[Fault]) -> None:
    faults.append(Fault("SC204", Span(source.path, 1), {"reason": reason}))


def _texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as text: numbers as short as they can be told from others."""
    import pyarrow as pa

    plain = column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
    return plain.cast(pa.string()).fill_null("")
