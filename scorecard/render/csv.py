"""One table as comma-separated values, rounded as printed."""

from __future__ import annotations

import csv
from io import StringIO

from scorecard.render.printed import Printed


def comma_separated(document: Printed) -> str:
    """The first table of the document: its header, then its rows; lines end in "\\n", no BOM.

    Its texts are made safe for a spreadsheet already.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for table in document.tables[:1]:
        writer.writerow(table.header)
        writer.writerows(table.rows)
    return out.getvalue()
