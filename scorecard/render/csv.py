"""One table as comma-separated values, rounded as printed."""

from __future__ import annotations

import csv
from io import StringIO

from scorecard.render.formats import Canvas
from scorecard.render.printed import printed_table
from scorecard.render.safe import fit_encoding, spreadsheet_cell
from scorecard.tables.table import Document


def draw(document: Document, canvas: Canvas) -> str:
    """The first table of the document: its header, then its rows; lines end in "\\n", no BOM."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for table in document.tables[:1]:
        printed = printed_table(table, canvas.lang, lambda text: spreadsheet_cell(text, canvas.encoding))
        writer.writerow(printed.header)
        writer.writerows(printed.rows)
    return fit_encoding(out.getvalue(), canvas.encoding)
