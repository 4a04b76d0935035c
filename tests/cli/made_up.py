"""A format that is no text, as another renderer would be added: one file, and one line in the list of formats."""

from __future__ import annotations

import json
import sys

from scorecard.base.message import Message
from scorecard.render import formats
from scorecard.render.formats import Canvas, Format
from scorecard.tables.table import Cell, Document, FlaggedFigure, OutOf, Partial, TonedCell

SHEET = Format("sheet", (".sheet",), "tests.cli.made_up", gives="bytes", mark=b"\xffSHEET scorecard")


def draw(document: Document, canvas: Canvas) -> bytes:
    """The tables, each cell with its kind and each column with how its numbers are to be shown."""
    tables = [
        {
            "columns": [[c.id, c.kind, c.decimals, c.signed] for c in table.columns],
            "rows": [[held(cell, canvas) for cell in row] for row in table.rows],
        }
        for table in document.tables
    ]
    return SHEET.mark + json.dumps(tables).encode()


def held(cell: Cell, canvas: Canvas) -> object:
    match cell:
        case TonedCell():
            return held(cell.cell, canvas)
        case Message():
            return cell.say(canvas.lang)
        case Partial() | FlaggedFigure() | OutOf():
            return [type(cell).__name__, *cell]
    return cell


if __name__ == "__main__":
    formats.FORMATS += (SHEET,)
    from scorecard.cli import main

    sys.argv[0] = "scorecard"
    main()
