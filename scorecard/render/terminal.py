"""Tables in a terminal. Colour is emphasis only: the words carry the meaning."""

from __future__ import annotations

import codecs
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from scorecard.base.width import pad
from scorecard.render.formats import Canvas
from scorecard.render.layout import Lines, Slice, block_line
from scorecard.render.page import Block, blocks
from scorecard.render.printed import printed_document
from scorecard.render.safe import fit_encoding, plainer
from scorecard.tables.table import Document

_GAPS = (2, 1)
_STYLES = {"": "", "title": "bold", "note": "dim"}
_LIGHTS = {"": "", "none": "", "green": "green", "blue": "blue", "yellow": "yellow", "red": "bold red"}
_TONES = {
    **_LIGHTS,
    **{
        "met": "",
        "unmet": "",
        "short": "",
        "shorter": "bold",
        "shortest": "bold reverse",
        "missing": "bold yellow",
    },
    **{"rise": "blue", "fall": "red"},
}
_BLOCK = "\ue000"
_HYPHENS = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def draw(document: Document, canvas: Canvas) -> str:
    """The document for a terminal as wide as the canvas; escape codes only where it is coloured.

    Rules are hyphens where the encoding is not Unicode: such terminals draw a line twice as wide.
    """
    rules = box.SIMPLE_HEAD if codecs.lookup(canvas.encoding).name.startswith("utf") else _HYPHENS
    console = _console(canvas.columns, canvas.colour)
    printed = printed_document(document, canvas.lang, plainer(canvas.encoding))
    for place, block in enumerate(blocks(printed, canvas.columns, canvas.lang, _GAPS)):
        if place:
            console.print()
        _print(console, block, rules)
    lines = console.file.getvalue().split("\n")  # type: ignore[attr-defined]
    return fit_encoding("\n".join(line.rstrip() for line in lines), canvas.encoding)


def _console(columns: int, colour: bool) -> Console:
    """A console that asks nothing of the machine it runs on, so that the same input prints the same."""
    return Console(
        file=StringIO(),
        width=columns,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
        _environ={},
    )


def _print(console: Console, block: Block, rules: box.Box) -> None:
    for line in block.lines:
        console.print(Text(line, _STYLES[block.style]), soft_wrap=True)
    if block.panel and block.panel.widths:
        _print_panel(console, block.panel, rules)


def _print_panel(console: Console, panel: Slice, rules: box.Box) -> None:
    """A panel, with the names of its groups in the place of the rows that were marked for them."""
    if not panel.blocks:
        console.print(_ruled(panel, rules))
        return
    with console.capture() as captured:
        console.print(_ruled(panel, rules))
    names = iter(panel.blocks.values())
    for line in captured.get().split("\n")[:-1]:
        if _BLOCK in line:
            console.print(Text(block_line(next(names), panel), "dim"), soft_wrap=True)
        else:
            console.file.write(f"{line}\n")


def _ruled(panel: Slice, rules: box.Box) -> Table:
    """One panel under a light rule. It is laid out already: rich only puts it together."""
    # The box itself puts one blank between two columns.
    table = Table(box=rules, show_edge=False, pad_edge=False, padding=(0, panel.gap - 1, 0, 0))
    for header, columns in zip(_padded(panel.header, panel), panel.widths, strict=True):
        table.add_column(Text(header, "bold"), width=columns, no_wrap=True, overflow="ignore")
    for place, (row, colours) in enumerate(zip(panel.rows, panel.colours, strict=True)):
        if place in panel.blocks:
            # A row that is known again by its mark: rich has no line across all columns.
            table.add_row(*(_BLOCK * columns for columns in panel.widths))
        table.add_row(*map(Text, _padded(row, panel), map(_TONES.__getitem__, colours)))
    return table


def _padded(lines: Lines, panel: Slice) -> list[str]:
    """The cells of some lines, each filled up to the width of its column.

    By us and not by rich: it fills up only what it may also cut or fold, by its own idea of how wide a
    character is, and a figure must never lose a digit.
    """
    cells = zip(zip(*lines, strict=True), panel.widths, panel.right, strict=True)
    return [
        "\n".join(pad(text, w, "right" if right else "left") for text in cell) for cell, w, right in cells
    ]
