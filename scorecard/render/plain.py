"""Plain text for pipes and files: columns held apart by blanks, ruled with ASCII hyphens."""

from __future__ import annotations

from tabulate import tabulate

from scorecard.base.text import Lang
from scorecard.render.layout import Panel
from scorecard.render.page import blocks
from scorecard.render.printed import Printed

_GAP = 2


def plain(document: Printed, lang: Lang, columns: int) -> str:
    """The document as plain text, no line wider than `columns` and none ending in a blank."""
    pieces = [
        "\n".join([*block.lines, *([_ruled(block.panel)] if block.panel else [])])
        for block in blocks(document, columns, lang, gaps=(_GAP,))
    ]
    lines = "\n\n".join(pieces).split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _ruled(panel: Panel) -> str:
    """One panel: its header, a rule, its rows.

    The header goes in as rows, because tabulate widens what it knows to be a header.
    """
    if not panel.widths:
        return ""
    rule = tuple("-" * columns for columns in panel.widths)
    return tabulate(
        [*panel.header, rule, *(line for row in panel.rows for line in row)],
        tablefmt="plain",
        disable_numparse=True,
        colalign=["right" if right else "left" for right in panel.right],
    )
