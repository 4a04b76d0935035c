"""Plain text for pipes and files: columns held apart by blanks, ruled with ASCII hyphens."""

from __future__ import annotations

from scorecard.base.width import pad
from scorecard.render.formats import Canvas
from scorecard.render.layout import Slice, block_line
from scorecard.render.page import blocks
from scorecard.render.printed import printed_document
from scorecard.render.safe import fit_encoding, plainer
from scorecard.tables.table import Document

_GAP = 2


def draw(document: Document, canvas: Canvas) -> str:
    """The document as plain text, no line wider than the canvas and none ending in a blank."""
    printed = printed_document(document, canvas.lang, plainer(canvas.encoding))
    pieces = [
        "\n".join([*block.lines, *([_ruled(block.panel)] if block.panel else [])])
        for block in blocks(printed, canvas.columns, canvas.lang, gaps=(_GAP,))
    ]
    lines = "\n\n".join(pieces).split("\n")
    return fit_encoding("\n".join(line.rstrip() for line in lines) + "\n", canvas.encoding)


def _ruled(panel: Slice) -> str:
    """One panel: its header, a rule, its rows."""
    if not panel.widths:
        return ""
    aligned = ["right" if right else "left" for right in panel.right]

    def line(cells: tuple[str, ...]) -> str:
        texts = [cell.strip() for cell in cells]
        return (" " * _GAP).join(map(pad, texts, panel.widths, aligned))

    lines = [*map(line, panel.header), line(tuple("-" * columns for columns in panel.widths))]
    for place, row in enumerate(panel.rows):
        if place in panel.blocks:
            lines.append(block_line(panel.blocks[place], panel.width))
        lines += map(line, row)
    return "\n".join(lines)
