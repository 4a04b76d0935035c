"""Plain text for pipes and files: columns held apart by blanks, ruled with ASCII hyphens."""

from __future__ import annotations

from tabulate import tabulate

from scorecard.render.formats import Canvas
from scorecard.render.layout import Slice
from scorecard.render.lines import block_line
from scorecard.render.page import blocks
from scorecard.render.printed import printed_document
from scorecard.render.safe import fit_encoding, plainer
from scorecard.tables.table import Document

_GAP = 2


def draw(document: Document, canvas: Canvas) -> str:
    """The document as plain text, no line wider than the canvas and none ending in a blank."""
    printed = printed_document(document, canvas.lang, plainer(canvas.encoding))
    pieces = [
        "\n".join([*block.lines, *([_panel_text(block.panel)] if block.panel else [])])
        for block in blocks(printed, canvas.columns, canvas.lang, gaps=(_GAP,))
    ]
    lines = "\n\n".join(pieces).split("\n")
    return fit_encoding("\n".join(line.rstrip() for line in lines) + "\n", canvas.encoding)


def _panel_text(panel: Slice) -> str:
    """One panel: its header, a rule, its rows.

    The header goes in as rows, because tabulate widens what it knows to be a header.
    """
    if not panel.widths:
        return ""
    rule = tuple("-" * columns for columns in panel.widths)
    lines: list[tuple[str, ...]] = [*panel.header, rule]
    names: dict[int, str] = {}
    for place, row in enumerate(panel.rows):
        if place in panel.blocks:
            names[len(lines)] = panel.blocks[place]
            lines.append(rule)
        lines += row
    drawn = tabulate(
        lines,
        tablefmt="plain",
        disable_numparse=True,
        colalign=["right" if right else "left" for right in panel.right],
    ).split("\n")
    return "\n".join(
        block_line(names[place], panel.width) if place in names else line for place, line in enumerate(drawn)
    )
